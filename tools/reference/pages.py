"""The pages there are."""

from __future__ import annotations

from pathlib import Path

from tools.reference import cli, errors, fields, profile, registry, rules

ROOT = Path(__file__).parent.parent.parent
FOLDER = ROOT / "docs" / "reference"
MAKERS = {
    "cli.md": cli.page,
    "fields.md": fields.page,
    "profile.md": profile.page,
    "registry.md": registry.page,
    "rules.md": rules.page,
    "errors.md": errors.page,
}


def pages() -> dict[str, str]:
    """Return file name → text of every generated page."""
    return {name: make() for name, make in MAKERS.items()}
