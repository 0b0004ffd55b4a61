"""What people wrote into an earlier filing of a report stays when the report is compiled again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from normdocs.domain.reports import REPORTS, Report
from normdocs.domain.reports.filing import Filed, Origin
from normdocs.services.reports.scene import Compiled

# What is only proposed: words and references somebody wrote themselves say more.
PROPOSED = frozenset(
    {"acts", "municipal_acts", "territory", "school_year", "orders", "documents", "programme"}
    | {"programme_goal", "tasks", "programmes_in", "everywhere"}
)
# A percentage belongs to its numbers: it is carried with them or not at all.
SHARE = frozenset({"count", "of", "stated", "base", "decimals"})


def carried(
    code: str, own: Mapping[str, object], compiled: Compiled, earlier: Filed | None
) -> tuple[Report, dict[str, Origin]]:
    """Return the report as it is to be filed, and where its values come from.

    What was compiled counts; what was not stays as somebody entered it, and so do the words that were only
    proposed. What an earlier run counted and this one does not is left out.
    """
    model = REPORTS[code]
    stated = {name: value for name, value in compiled.values.items() if value is not None}
    fresh = plain(model.model_validate({**own, **stated}))
    before = plain(earlier.report) if earlier else {}
    for name in PROPOSED & fresh.keys() & before.keys():
        if earlier and earlier.of(name) is Origin.ENTERED:
            del fresh[name]
    kept: dict[str, Origin] = {}
    report = model.model_validate(laid_over(before, fresh, "", earlier, kept))
    origins = {name: origin for name, origin in compiled.origins.items() if name in fresh}
    return report, {**origins, **kept}


def plain(report: Report) -> dict[str, Any]:
    """Return what a report states as plain values."""
    return report.model_dump(mode="json", exclude_defaults=True)


def laid_over(
    before: dict[str, Any], fresh: dict[str, Any], path: str, earlier: Filed | None, kept: dict[str, Origin]
) -> dict[str, Any]:
    """Return the fresh values with those somebody entered where there is none; note these in `kept`."""
    result = dict(fresh)
    for name, value in before.items():
        place = f"{path}.{name}" if path else name
        new = fresh.get(name)
        if isinstance(value, dict) and isinstance(new, dict) and not SHARE.intersection(new):
            result[name] = laid_over(value, new, place, earlier, kept)
        elif name not in fresh and earlier and earlier.of(place) is Origin.ENTERED:
            result[name] = value
            kept[place] = Origin.ENTERED
    return result
