"""Claims of M08, the summary map, and of M09, the statement on personalised programmes."""

from __future__ import annotations

from collections.abc import Iterator

from normdocs.domain.consistency.claims import Claim, Core, Crossed, Everywhere
from normdocs.domain.consistency.reading import Reading
from normdocs.domain.consistency.stating import Stating
from normdocs.domain.records.mentoring import STAGES
from normdocs.domain.reports.assessment import Assessment
from normdocs.domain.reports.figures import Organisations
from normdocs.domain.reports.summary import SummaryMap

OF_PUPILS = "-pupil"


def of_map(report: SummaryMap, reading: Reading) -> Iterator[Claim]:
    """Yield the claims of M08."""
    state, number = Stating(report, reading), organisations(report)
    yield from state.organisations(("organisations",), report.organisations)
    yield from state.figure(("organisations",), "organisations", report.organisations.number)
    yield from state.bounded(("matrix",), len(report.matrix), number, "organisations")
    for place, one in enumerate(report.matrix):
        yield state.called(("matrix", place, "name"), one.name)
    for place, name in enumerate(report.programmes_in):
        yield state.called(("programmes_in", place), name)
    yield from state.pupils(("pupils",), report.pupils)
    yield from state.share(("share",), report.share)
    yield from state.bounded(("share", "of"), report.share.of, report.pupils.total, "people")
    if report.by_stage.total is not None:
        yield from state.agreeing(("share", "count"), report.share.count, covered(report))
    yield from tables(state, report, number)
    yield from forms(state, report)
    yield from acts(state, report, number)


def covered(report: SummaryMap) -> list[int | None]:
    """Return how many people are covered, in all the ways the tables state it."""
    tables_ = (report.by_stage, report.by_form, report.by_category, report.by_model)
    return [*(table.total for table in tables_), sum(row.people or 0 for row in report.by_stage.rows)]


def organisations(report: SummaryMap) -> int | None:
    """Return how many organisations there are: as stated, else those of the matrix."""
    return len(report.matrix) or None if report.organisations.number is None else report.organisations.number


def schools(report: SummaryMap) -> int | None:
    """Return how many organisations the map is of, which need not be all there are."""
    general = report.organisations.general
    return len(report.matrix) or (organisations(report) if general is None else general)


def tables(state: Stating, report: SummaryMap, number: int | None) -> Iterator[Claim]:
    """Yield the claims of the four tables: of stages people are told apart, elsewhere they overlap."""
    people = report.by_stage.total
    yield from state.distinct("by_stage", report.by_stage)
    for place, row in enumerate(report.by_stage.rows):
        if row.id in STAGES:
            whole = getattr(report.pupils, row.id)
            yield from state.bounded(
                ("by_stage", "rows", place, "people"), row.people, whole, "people", row.id
            )
    yield from state.bounded(("by_stage", "total"), people, report.pupils.total, "people")
    of_pupils = [row.id for row in report.by_form.rows if row.id.endswith(OF_PUPILS)]
    yield from state.groups("by_form", report.by_form, people, covering=True, bounded=of_pupils)
    yield from state.groups("by_model", report.by_model, people, covering=True)
    yield from state.groups("by_category", report.by_category, people)
    for name in ("by_stage", "by_form", "by_category", "by_model"):
        yield from state.table(name, getattr(report, name), number)


def forms(state: Stating, report: SummaryMap) -> Iterator[Claim]:
    """Yield how the matrix, the table of forms and what is said of all organisations go together."""
    stated = {row.id: row.organisations for row in report.by_form.rows if row.organisations is not None}
    marked = {name: sum(name in one.forms for one in report.matrix) for name in (*stated, *report.everywhere)}
    for place, row in enumerate(report.by_form.rows):
        in_matrix = report.matrix and (row.id in report.forms or not report.forms)
        if in_matrix and row.organisations is not None:
            at = state.at("by_form", "rows", place, "organisations")
            yield Crossed(at, row.id, row.organisations, marked[row.id])
    counts = marked if report.matrix else stated
    counted = tuple((name, counts[name]) for name in report.everywhere if name in counts)
    if counted:
        yield Everywhere(state.at("everywhere"), counted, schools(report))


def acts(state: Stating, report: SummaryMap, number: int | None) -> Iterator[Claim]:
    """Yield the claims of municipal acts, and of how many organisations adopted theirs."""
    for place, row in enumerate(report.municipal_acts):
        if row.act:
            named = (
                row.act if row.act.title or row.act.act else row.act.model_copy(update={"title": row.kind})
            )
            yield state.citation(("municipal_acts", place, "act"), named, ("municipal_acts",))
            yield from state.term(("municipal_acts", place, "act"), named.title, named.until)
    core = []
    for place, kind in enumerate(report.local_acts):
        path = ("local_acts", place)
        yield from state.bounded((*path, "organisations"), kind.organisations, number, "organisations")
        yield from state.term(path, kind.kind, kind.until)
        if kind.core and kind.organisations is not None:
            core.append((kind.kind, kind.organisations))
    wanted = schools(report)
    if core and wanted:
        yield Core(state.at("local_acts"), tuple(core), wanted)


def of_assessment(report: Assessment, reading: Reading) -> Iterator[Claim]:
    """Yield the claims of M09."""
    state, number = Stating(report, reading), report.organisations.number
    cited = (report.order, *report.acts) if report.order else report.acts
    if report.order:
        yield state.citation(("order",), report.order, ("order",))
        yield from state.founded(("assessed",), (report.order,), report.assessed)
    yield from state.cited(("acts",), cited[1:] if report.order else cited)
    yield from state.organisations(("organisations",), report.organisations)
    yield from state.figure(("organisations",), "organisations", number)
    yield from state.organisations(("taking_part",), report.taking_part, number)
    yield from kinds(state, report.taking_part, report.organisations)
    yield from state.share(("taking_part_share",), report.taking_part_share, "organisations")
    for name, stated in (("count", report.taking_part), ("of", report.organisations)):
        if stated.number is not None:
            known = (stated.number, *stated.parts.values())
            value = getattr(report.taking_part_share, name)
            yield from state.agreeing(("taking_part_share", name), value, known)
    yield from state.share(("covered",), report.covered)
    yield from adopted(state, report)
    taking_part = report.taking_part.number if report.taking_part.number is not None else number
    yield from state.bounded(
        ("studied", "organisations"), report.studied.organisations, taking_part, "organisations"
    )
    yield from state.bounded(
        ("studied", "organisations"), report.studied.organisations, report.studied.programmes, "programmes"
    )
    for place, row in enumerate(report.forms):
        path = ("forms", place, "organisations")
        yield from state.bounded(path, row.organisations, taking_part, "organisations", row.id)


def kinds(state: Stating, part: Organisations, whole: Organisations) -> Iterator[Claim]:
    """Yield that of each kind no more organisations take part than there are."""
    for kind, number in part.parts.items():
        yield from state.bounded(("taking_part", kind), number, whole.parts.get(kind), "organisations")


def adopted(state: Stating, report: Assessment) -> Iterator[Claim]:
    """Yield in how many organisations local acts are adopted, also where it is said of all."""
    share, said = report.with_acts, report.everywhere_acts
    yield from state.share(("with_acts",), share, "organisations")
    for name in ("count", "of"):
        adopters = getattr(share, name)
        yield from state.bounded(("with_acts", name), adopters, report.organisations.number, "organisations")
    if said == "all" and share.count is not None:
        of = share.of if share.of is not None else report.organisations.number
        yield Everywhere(state.at("everywhere_acts"), (("", share.count),), of)
    else:
        yield from state.bounded(("everywhere_acts",), said, report.organisations.number, "organisations")
