"""prefect.yaml names flows that are there."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.workspace import REPOSITORY

FLOWS = REPOSITORY / "flows"
DEPLOYMENTS: list[dict[str, Any]] = yaml.safe_load((REPOSITORY / "prefect.yaml").read_text(encoding="utf-8"))[
    "deployments"
]


def function(entrypoint: str) -> ast.FunctionDef:
    """Return the function an entry point names."""
    file, _, name = entrypoint.partition(":")
    module = ast.parse((REPOSITORY / file).read_text(encoding="utf-8"))
    (found,) = (node for node in module.body if isinstance(node, ast.FunctionDef) and node.name == name)
    return found


def decorator(node: ast.FunctionDef) -> ast.Call:
    (found,) = (one for one in node.decorator_list if isinstance(one, ast.Call))
    return found


@pytest.mark.parametrize("deployment", DEPLOYMENTS, ids=lambda one: one["name"])
def test_a_deployment_names_a_flow_that_exists(deployment: dict[str, Any]) -> None:
    call = decorator(function(deployment["entrypoint"]))
    assert ast.unparse(call.func) == "flow"
    named = {
        keyword.arg: ast.literal_eval(keyword.value) for keyword in call.keywords if keyword.arg == "name"
    }
    # run_deployment asks for "<flow>/<deployment>", both of one name.
    assert named["name"] == deployment["name"]
    assert deployment["work_pool"]["name"] == "normdocs"


@pytest.mark.parametrize("deployment", DEPLOYMENTS, ids=lambda one: one["name"])
def test_a_deployments_own_parameters_are_parameters_of_its_flow(deployment: dict[str, Any]) -> None:
    arguments = {argument.arg for argument in function(deployment["entrypoint"]).args.args}
    assert set(deployment.get("parameters", {})) <= arguments


@pytest.mark.parametrize(
    ("flow", "parameters"),
    [
        ("onboard_organisation", ["organisation"]),
        ("generate_set", ["organisations", "types", "over"]),
        ("refresh_readiness", ["organisation"]),
        ("apply_act_change", ["act", "organisations", "printed"]),
        ("compile_report", ["organisation", "as_of", "types", "target_year", "printed"]),
    ],
)
def test_the_commands_give_a_flow_the_parameters_it_takes(flow: str, parameters: list[str]) -> None:
    taken = function(f"flows/{flow}.py:{flow}").args
    assert [argument.arg for argument in taken.args] == parameters


def test_every_flow_has_a_deployment() -> None:
    stems = {path.stem for path in FLOWS.glob("*.py")} - {"__init__", "tasks", "artifacts"}
    assert {deployment["name"].replace("-", "_") for deployment in DEPLOYMENTS} == stems


@pytest.mark.parametrize("path", sorted(FLOWS.glob("*.py")), ids=lambda path: path.name)
def test_a_flows_file_is_thin(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 80
