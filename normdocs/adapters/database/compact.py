"""Values as JSON in a column."""

from __future__ import annotations

import json


def compact(value: object) -> str:
    """Return a value as JSON, equal for equal values."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
