"""A new organisation's complete set."""

from __future__ import annotations

from prefect import flow

from flows.tasks import produce, report_readiness
from normdocs.services.making.production import Report


@flow(name="onboard-organisation", flow_run_name="onboard-{organisation}", persist_result=False)
def onboard_organisation(organisation: str) -> list[Report]:
    """Make and print the set of an organisation whose profile is in the register."""
    report = produce(organisation, [])
    report_readiness([organisation])
    return [report]
