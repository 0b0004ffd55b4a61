"""Prefect entry points: thin flows over the services, addressed by path in prefect.yaml."""
