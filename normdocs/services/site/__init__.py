"""The package of an organisation's web site."""
