"""What an approved document shows of its approval: texts as they are printed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ApprovalRow:
    """One step of the route taken: what was done, by whom, when, and what is to be said of it."""

    step: str
    who: str
    date: str
    note: str = ""


@dataclass(frozen=True)
class ApprovalBlock:
    """The approval of a version: `title` is the word for it, in the gender of the document's kind.

    `requisites` are number and date, `lines` what is to be said besides; `columns` are the heads of the rows.
    """

    title: str
    requisites: str
    lines: tuple[str, ...] = ()
    columns: ApprovalRow | None = None
    rows: tuple[ApprovalRow, ...] = ()


@dataclass(frozen=True)
class SignatureMark:
    """The mark of one electronic signature (GOST R 7.0.97-2016, 5.23): its heading, what stands below."""

    title: tuple[str, ...]
    lines: tuple[str, ...]
