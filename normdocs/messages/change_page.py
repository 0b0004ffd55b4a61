"""The report of a change as a web page: one file, no scripts, fit for paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from normdocs.content.changes import act_days, act_line, order_line
from normdocs.content.speech import Speech
from normdocs.domain.change.comparison import Passage
from normdocs.domain.change.report import ChangeReport, Common, Sample, Spread
from normdocs.domain.document import State
from normdocs.language.citation import quote
from normdocs.messages import say
from normdocs.messages.redline import left_out, paragraph

# Like the printed set: Times, A4, margins of GOST R 7.0.97; del and ins differ without colours too.
STYLE = """
@page { size: A4; margin: 20mm 10mm 20mm 30mm; }
body { font: 12pt/1.3 "Times New Roman", "Liberation Serif", serif; max-width: 170mm; margin: 10mm auto;
  padding: 0 5mm; color: #000; background: #fff; }
h1 { font-size: 15pt; text-align: center; margin-bottom: 0; }
h2 { font-size: 13pt; margin: 8mm 0 2mm; break-after: avoid; }
p { margin: 2mm 0; }
.day { text-align: center; font-weight: bold; }
table { border-collapse: collapse; width: 100%; margin: 2mm 0; }
th, td { border: 1px solid #000; padding: 1mm 2mm; text-align: left; vertical-align: top; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
.redline { border-left: 2px solid #666; padding-left: 4mm; margin: 2mm 0; }
.unchanged { font-style: italic; }
del { color: #a00; text-decoration: line-through; }
ins { color: #060; text-decoration: underline; }
small, .note { font-size: 10pt; }
@media print { body { max-width: none; margin: 0; padding: 0; } }
"""
POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def change_html(report: ChangeReport, speech: Speech) -> str:
    """Return the report as a whole page; everything that comes from outside is escaped."""
    heading = say("Changes of documents")
    blocks = [
        f"<h1>{escape(heading)}</h1>",
        f'<p class="day">{escape(say("as of {day}", day=report.day))}</p>',
        *acts(report, speech),
        totals(report),
        f'<p class="note">{escape(say("the same change is shown once; whoever has it stands below it"))}</p>',
        *(line for number, one in enumerate(report.common, 1) for line in common(number, one)),
        *orders(report, speech),
    ]
    head = (
        f'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        '<meta name="viewport" content="width=device-width"><meta name="referrer" content="no-referrer">'
        f"<title>{escape(heading)}</title><style>{STYLE}</style>"
    )
    body = "\n".join(blocks)
    return f'<!DOCTYPE html>\n<html lang="ru"><head>{head}</head>\n<body>\n{body}\n</body></html>\n'


def acts(report: ChangeReport, speech: Speech) -> Iterator[str]:
    """Yield the acts that changed, or the name of the change."""
    for act in report.acts:
        yield f"<p>{escape(act_line(speech, act))}: {escape(act_days(speech, act))}.</p>"
    if not report.acts:
        yield f"<p>{escape(report.change)}</p>"


def totals(report: ChangeReport) -> str:
    """Return how many documents of what kind there are."""
    counted = (
        (
            "signed documents: a new edition was made, the old one holds until the order is signed",
            report.amended,
        ),
        ("drafts: made anew", report.drafts),
        ("organisations that have such documents", report.organisations),
        ("amending orders", len(report.orders)),
    )
    return table(("what was changed", "how many"), [(say(name), str(count)) for name, count in counted])


def common(number: int, one: Common) -> Iterator[str]:
    """Yield one change: the words, how they read in a document, and who has it."""
    yield f"<h2>{escape(say('Change {number}: documents {count}', number=number, count=one.count))}</h2>"
    if one.by_hand:
        yield note(
            "the old text was edited by hand or brought on paper: compare it with the new one as a whole"
        )
    if one.retemplated:
        yield note("the template of the document changed too")
    yield table(("it was", "it is"), [(quoted(change.old), quoted(change.new)) for change in one.wording])
    if one.sample:
        yield from sample(one.sample)
    for spread in one.spread:
        yield from spread_lines(spread)


def note(message: str) -> str:
    """Return a remark as a paragraph."""
    return f"<p><b>{escape(say(message))}</b></p>"


def quoted(words: str | None) -> str:
    """Return words in quotation marks, a dash where there are none."""
    return quote(words) if words else "–"


def sample(shown: Sample) -> Iterator[str]:
    """Yield the change as it reads in one document."""
    text = say("for example, {organisation}, {title}:", organisation=shown.organisation, title=shown.title)
    yield f"<p>{escape(text)}</p>"
    yield '<div class="redline">'
    for item in shown.items:
        if isinstance(item, Passage):
            yield paragraph(item)
        else:
            yield f'<p class="unchanged">{escape(left_out(item))}</p>'
    yield "</div>"


def spread_lines(spread: Spread) -> Iterator[str]:
    """Yield which documents have the change, then the organisations, place by place."""
    rows = [
        (one.code, one.title, say("a new edition of what was signed" if one.amended else "a draft made anew"),
         str(one.count))
        for one in spread.kinds
    ]  # fmt: skip
    yield table(("code", "the document", "what was done", "how many"), rows)
    for place in spread.places:
        yield f"<p>{escape(place.name)}: {escape(', '.join(place.organisations))}.</p>"


def orders(report: ChangeReport, speech: Speech) -> Iterator[str]:
    """Yield the table of the orders that amend."""
    if not report.orders:
        return
    yield f"<h2>{escape(say('Amending orders'))}</h2>"
    rows = [
        (one.holder.name, order_line(speech, one.version), state(one.version.state), ", ".join(one.amends))
        for one in report.orders
    ]
    yield table(("organisation", "date and number", "state", "what it amends"), rows)


def state(value: State) -> str:
    """Return how an order stands."""
    return say(value.value)


def table(headers: Iterable[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table whose head is repeated on every page."""
    named = (say(header) for header in headers)
    head = "".join(f"<th>{escape(name[:1].upper() + name[1:])}</th>" for name in named)
    lines = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in rows)
    body = "\n".join(f"<tr>{line}</tr>" for line in lines)
    return f"<table><thead><tr>{head}</tr></thead><tbody>\n{body}\n</tbody></table>"
