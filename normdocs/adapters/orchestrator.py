"""Prefect: a deployment's run where an API is configured, else the same flow in this process."""

from __future__ import annotations

import importlib.util
import logging
import os
import sys
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from normdocs.errors import NormdocsError

QUIET = {
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "DO_NOT_TRACK": "1",
    "PREFECT_LOGGING_LEVEL": "WARNING",
    "PREFECT_SERVER_LOGGING_LEVEL": "ERROR",
}
ADDRESS = "PREFECT_API_URL"


@dataclass(frozen=True)
class PrefectOrchestrator:
    """Runs the workspace's flows; a flow's file and function have its name."""

    folder: Path

    def run(self, flow: str, parameters: Mapping[str, object]) -> object:
        """Run the flow to its end; the result of a run elsewhere stays there and None is returned."""
        for name, value in QUIET.items():
            os.environ.setdefault(name, value)
        if os.environ.get(ADDRESS):
            self._deployed(flow, dict(parameters))
            return None
        return getattr(self._module(flow), flow)(**parameters)

    def announce(self, event: str, resource: str, payload: Mapping[str, str]) -> bool:
        """Send the event to the configured API, which starts the deployments it triggers."""
        if not os.environ.get(ADDRESS):
            return False
        for name, value in QUIET.items():
            os.environ.setdefault(name, value)
        import httpx  # noqa: PLC0415 - as below
        from prefect.client.orchestration import get_client  # noqa: PLC0415 - as below
        from prefect.events import Event, Resource  # noqa: PLC0415 - as below

        happened = Event(
            event=event, resource=Resource({"prefect.resource.id": resource}), payload=dict(payload)
        )
        try:
            with get_client(sync_client=True) as client:
                client.request("POST", "/events", json=[happened.model_dump(mode="json")])
        except httpx.HTTPError as error:
            raise NormdocsError("{address} does not answer", address=os.environ[ADDRESS]) from error
        return True

    def _deployed(self, flow: str, parameters: dict[str, Any]) -> None:
        from prefect.deployments import run_deployment  # noqa: PLC0415 - importing Prefect takes over a second

        name = flow.replace("_", "-")
        run: Any = run_deployment(f"{name}/{name}", parameters=parameters)
        if not run.state or not run.state.is_completed():
            state = run.state.name if run.state else "unknown"
            raise NormdocsError(
                "the flow run {run} ended as {state}; see it in Prefect", run=run.name, state=state
            )

    def _module(self, flow: str) -> ModuleType:
        """Return the flow's module, loaded by its path as a deployment does."""
        path = self.folder / f"{flow}.py"
        spec = importlib.util.spec_from_file_location(f"flows.{flow}", path)
        if spec is None or spec.loader is None or not path.is_file():
            raise NormdocsError("there is no flow {flow} in {folder}", flow=flow, folder=self.folder)
        sys.path.insert(0, str(self.folder.parent))
        try:
            module = importlib.util.module_from_spec(spec)
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                spec.loader.exec_module(module)
        finally:
            sys.path.remove(str(self.folder.parent))
        logging.getLogger("prefect").setLevel(logging.WARNING)
        return module
