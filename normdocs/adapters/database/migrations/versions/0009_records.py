"""Records of mentoring in tables of their own; no profile keeps them any longer, older ones neither."""

from __future__ import annotations

import json
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

KEY = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
MOMENT = sa.DateTime(timezone=True)
COUNTED = ("part", "kind", "stage", "category", "born", "consent", "consent_withdrawn")
HELD = ("form", "model", "since", "completed")
RECORDS = ("participants", "pairs", "responses")


def upgrade() -> None:
    """Add the tables and move what the profiles hold into them."""
    _participants()
    _pairs()
    _parts()
    _responses()
    _changes()
    _move()


def _column(name: str, kind: Any = KEY, nullable: bool = False, **options: Any) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=nullable, **options)


def _organisation() -> sa.Column[Any]:
    return sa.Column("organisation", KEY, sa.ForeignKey("organisations.id"), nullable=False)


def _participants() -> None:
    op.create_table(
        "participants",
        _organisation(),
        _column("id"),
        _column("number", sa.Integer),
        _column("part"),
        _column("kind"),
        _column("stage", nullable=True),
        _column("category", nullable=True),
        _column("born", sa.Date, nullable=True),
        _column("consent", sa.Date, nullable=True),
        _column("consent_scope", sa.Text),
        _column("consent_withdrawn", sa.Date, nullable=True),
        _column("body", sa.Text),
        _column("forgotten", sa.Date, nullable=True),
        _column("was", sa.Text, nullable=True),
        _column("by", sa.Text),
        _column("at", MOMENT),
        sa.PrimaryKeyConstraint("organisation", "id", name="participants_pkey"),
    )


def _pairs() -> None:
    op.create_table(
        "pairs",
        _organisation(),
        _column("number", sa.Integer),
        _column("id", nullable=True),
        _column("form"),
        _column("model"),
        _column("since", sa.Date, nullable=True),
        _column("completed", sa.Date, nullable=True),
        _column("body", sa.Text),
        _column("by", sa.Text),
        _column("at", MOMENT),
        sa.PrimaryKeyConstraint("organisation", "number", name="pairs_pkey"),
        sa.UniqueConstraint("organisation", "id", name="pairs_organisation_id_key"),
    )


def _parts() -> None:
    of_pair = ("organisation", "pair"), ("pairs.organisation", "pairs.number")
    op.create_table(
        "pair_members",
        *_place(),
        _column("participant"),
        sa.PrimaryKeyConstraint("organisation", "pair", "position", name="pair_members_pkey"),
        sa.ForeignKeyConstraint(*of_pair, name="pair_members_organisation_fkey"),
        _of_participant("pair_members_participant_fkey"),
    )
    op.create_index("pair_members_organisation_participant", "pair_members", ["organisation", "participant"])
    op.create_table(
        "meetings",
        *_place(),
        _column("kind", sa.Integer),
        _column("date", sa.Date),
        sa.PrimaryKeyConstraint("organisation", "pair", "position", name="meetings_pkey"),
        sa.ForeignKeyConstraint(*of_pair, name="meetings_organisation_fkey"),
    )


def _place() -> tuple[sa.Column[Any], ...]:
    return _column("organisation"), _column("pair", sa.Integer), _column("position", sa.Integer)


def _of_participant(name: str) -> sa.ForeignKeyConstraint:
    theirs = ["participants.organisation", "participants.id"]
    return sa.ForeignKeyConstraint(["organisation", "participant"], theirs, name=name)


def _responses() -> None:
    op.create_table(
        "responses",
        _column("organisation"),
        _column("participant"),
        _column("questionnaire"),
        _column("question"),
        _column("date", sa.Date),
        _column("number", sa.Integer),
        _column("score", sa.Text),
        _column("example", sa.Boolean),
        _column("by", sa.Text),
        _column("at", MOMENT),
        sa.PrimaryKeyConstraint(
            "organisation", "participant", "questionnaire", "question", "date", name="responses_pkey"
        ),
        _of_participant("responses_organisation_fkey"),
    )


def _changes() -> None:
    op.create_table(
        "record_changes",
        _organisation(),
        _column("number", sa.Integer),
        _column("kind"),
        _column("record"),
        _column("deed"),
        _column("fields", sa.Text),
        _column("by", sa.Text),
        _column("at", MOMENT),
        sa.PrimaryKeyConstraint("organisation", "number", name="record_changes_pkey"),
    )


def _move() -> None:
    """Move the records of each organisation's latest profile; take those of older ones away."""
    profiles = sa.table(
        "profiles",
        sa.column("organisation"),
        sa.column("number"),
        sa.column("recorded_at", MOMENT),
        sa.column("body"),
    )
    connection = op.get_bind()
    at = (profiles.c.organisation, profiles.c.number)
    for name, number in connection.execute(sa.select(*at).order_by(*at)).all():
        this = sa.and_(at[0] == name, at[1] == number)
        row = connection.execute(sa.select(profiles).where(this)).one()
        body = json.loads(row.body)
        mentoring = body.pop("mentoring", {})
        held = {kind: mentoring.pop(kind, []) for kind in RECORDS}
        if not any(held.values()):
            continue
        body.update({"mentoring": mentoring} if mentoring else {})
        connection.execute(sa.update(profiles).where(this).values(body=_compact(body)))
        newer = sa.select(sa.func.max(at[1])).where(at[0] == name)
        if connection.scalar(newer) == number:
            _keep(name, held, row.recorded_at)


def _keep(organisation: str, held: dict[str, list[Any]], at: Any) -> None:
    mark = {"organisation": organisation, "by": "", "at": at}
    log = []
    for number, person in enumerate(held["participants"], 1):
        counted = {name: person.pop(name, None) for name in ("id", *COUNTED)}
        scope = _compact(person.pop("consent_scope", ["processing"]))
        row = {**mark, **counted, "number": number, "consent_scope": scope, "body": _compact(person)}
        _insert("participants", row)
        log.append(("participant", counted["id"]))
    for number, pair in enumerate(held["pairs"], 1):
        _keep_pair(mark, number, pair)
        log.append(("pair", str(number)))
    for number, answer in enumerate(held["responses"], 1):
        _insert("responses", {**mark, "example": False, **answer, "number": number})
        log.append(("response", answer["participant"]))
    for number, (kind, record) in enumerate(log, 1):
        deed = {"kind": kind, "record": record, "deed": "added", "fields": "[]"}
        _insert("record_changes", {**mark, **deed, "number": number})


def _keep_pair(mark: dict[str, Any], number: int, pair: dict[str, Any]) -> None:
    people = [pair.pop("mentor"), *pair.pop("mentees")]
    meetings = pair.pop("meetings", [])
    columns = {name: pair.pop(name, None) for name in ("id", *HELD)}
    columns["model"] = columns["model"] or "individual"
    _insert("pairs", {**mark, **columns, "number": number, "body": _compact(pair)})
    place = {"organisation": mark["organisation"], "pair": number}
    for position, name in enumerate(people):
        _insert("pair_members", {**place, "position": position, "participant": name})
    for position, meeting in enumerate(meetings):
        _insert("meetings", {**place, "position": position, **meeting})


def _insert(name: str, row: dict[str, Any]) -> None:
    """Insert a row as the profile's text states it: a date is such a text, a moment comes from a row."""
    dates = {"born", "consent", "consent_withdrawn", "since", "completed", "date"}
    kinds = {"at": MOMENT}
    columns = [sa.column(column, kinds.get(column)) for column in row]
    values = {
        column: sa.cast(value, sa.Date) if column in dates and _on_postgresql() else value
        for column, value in row.items()
    }
    op.get_bind().execute(sa.insert(sa.table(name, *columns)).values(**values))


def _on_postgresql() -> bool:
    return op.get_bind().dialect.name == "postgresql"


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
