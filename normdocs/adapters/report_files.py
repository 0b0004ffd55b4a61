"""A report's figures read from YAML."""

from __future__ import annotations

from pathlib import Path

from normdocs.adapters.yaml_files import read_yaml
from normdocs.domain.loaded import written
from normdocs.domain.reports import REPORTS, Report
from normdocs.domain.validation import finding, nearest, quoted, validated
from normdocs.errors import InputError


def load_report(path: Path) -> Report:
    """Return the report a file states, its `type` says which; InputError with every mistake and its place."""
    report, _ = load_with_lines(path)
    return report


def load_with_lines(path: Path) -> tuple[Report, dict[str, int]]:
    """Return the report a file states, and the line of each of its fields; InputError as above."""
    loaded = read_yaml(path, InputError)
    named = str(loaded.data.get("type", ""))
    model = REPORTS.get(named)
    if model is None:
        reason = nearest(quoted(named), sorted(REPORTS))
        raise InputError(
            "{file}: mistakes found: {count}",
            causes=(finding(loaded, ("type",), reason, InputError),),
            file=loaded.name,
            count=1,
        )
    report = validated(model, loaded, InputError)
    return report, {written(at): place.line for at, place in loaded.places.items() if place.line}
