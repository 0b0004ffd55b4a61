"""The words of an approval on a document: the approval block, the marks of electronic signatures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone

from normdocs.domain.approval.block import ApprovalBlock, ApprovalRow, SignatureMark
from normdocs.domain.approval.route import Deed
from normdocs.domain.approval.signature import Certificate
from normdocs.domain.catalogue import Kind
from normdocs.domain.document import Requisites, State
from normdocs.language.agreement import approved_word, participle
from normdocs.language.dates import write_date

SHEET = "Лист утверждения"
COLUMNS = ApprovalRow("Этап", "Кто", "Дата", "Примечание")
DEEDS: Mapping[Deed, str] = {
    Deed.REVIEW: "Рассмотрение",
    Deed.AGREE: "Согласование",
    Deed.ADOPT: "Принятие",
    Deed.SIGN: "Подписание",
    Deed.ACQUAINT: "Ознакомление",
    Deed.PUBLISH: "Публикация",
}
STATES: Mapping[State, str] = {
    State.APPROVED: "Действует",
    State.PUBLISHED: "Действует, текст размещён на сайте",
    State.SUPERSEDED: "Не действует: есть новая редакция",
    State.REPEALED: "Не действует: отмена",
    State.EXPIRED: "Не действует: истёк срок",
}
# An order is in force by its signature; everything else is approved.
SIGNED = frozenset({"приказ", "распоряжение"})
# The words of the mark as the standard gives them (ГОСТ Р 7.0.97-2016, 5.23).
SIGNATURE = ("ДОКУМЕНТ ПОДПИСАН", "ЭЛЕКТРОННОЙ ПОДПИСЬЮ")
# Russian certification centres print the term of a certificate in Moscow time.
MOSCOW = timezone(timedelta(hours=3))


@dataclass(frozen=True)
class StepTaken:
    """One decision on the route: `role` as the registry calls it, `note` in the words of who decided."""

    action: Deed
    role: str
    name: str | None
    on: date
    protocol: Requisites | None = None
    note: str = ""


def approval_block(
    kind: Kind,
    state: State,
    requisites: Requisites,
    steps: Sequence[StepTaken],
    order: Requisites | None = None,
) -> ApprovalBlock:
    """Return the approval of a document; `order` is the one whose signing approved it as an annex."""
    signed = kind.noun in SIGNED and order is None
    word = (
        participle("ПОДПИСАН", kind.gender, kind.number)
        if signed
        else approved_word(kind.gender, kind.number)
    )
    return ApprovalBlock(
        title=word,
        requisites=f"приказом {_requisites(order)}" if order else _requisites(requisites),
        lines=(STATES[state],) if state in STATES else (),
        columns=COLUMNS,
        rows=tuple(_row(step) for step in steps),
    )


def in_place_of(edition: int, requisites: Requisites) -> str:
    """Return what an edition replaces: «Взамен редакции 1 (от … № …)»."""
    known = _requisites(requisites)
    return f"Взамен редакции {edition} ({known})" if known else f"Взамен редакции {edition}"


def amended_by(order: Requisites) -> str:
    """Return by which order a text was amended: «В редакции приказа от … № …»."""
    return f"В редакции приказа {_requisites(order)}".strip()


def signature_mark(certificate: Certificate) -> SignatureMark:
    """Return the mark of a signature that was verified; only for a check that allows it."""
    begin, end = _day(certificate.valid_from), _day(certificate.valid_to)
    return SignatureMark(
        SIGNATURE,
        (
            f"Сертификат {certificate.number}",
            f"Владелец {certificate.owner}",
            f"Действителен с {begin} по {end}",
        ),
    )


def sheet_heading(title: str) -> tuple[str, ...]:
    """Return what stands above an approval that has a page of its own; `title` is the document's."""
    return (SHEET, title)


def _row(step: StepTaken) -> ApprovalRow:
    who = f"{step.role} {step.name}" if step.name else step.role
    notes = (_protocol(step.protocol) if step.protocol else "", step.note)
    return ApprovalRow(
        step=DEEDS[step.action],
        who=who[:1].upper() + who[1:],
        date=write_date(step.on, "numeric"),
        note="; ".join(note for note in notes if note),
    )


def _protocol(protocol: Requisites) -> str:
    day = f" от {write_date(protocol.date, 'numeric')}" if protocol.date else ""
    return f"протокол №\u00a0{protocol.number}{day}" if protocol.number else f"протокол{day}"


def _requisites(known: Requisites) -> str:
    number = f"№\u00a0{known.number}" if known.number else ""
    day = f"от {write_date(known.date)}" if known.date else ""
    return f"{day} {number}".strip()


def _day(moment: datetime) -> str:
    return write_date(moment.astimezone(MOSCOW).date(), "numeric")
