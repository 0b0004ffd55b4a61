"""A register of thousands of schools: eleven are simulated and rendered, the others are copies of their rows.

What a copy has of its own are its id, its name, its municipality and the municipality's order; whatever else
its documents print is as in the school it was copied from. Journals, files and superseded versions are not
copied: no impact reads them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from sqlalchemy import (
    ColumnElement,
    Connection,
    Table,
    case,
    create_engine,
    func,
    insert,
    literal,
    select,
    text,
)

from benchmarks.workshop import ROOT
from normdocs.adapters.database.act_tables import acts, citations
from normdocs.adapters.database.connection import parse_address
from normdocs.adapters.database.schema import documents, organisations, profiles, provenance, versions
from normdocs.adapters.database.versions import LATEST
from normdocs.bootstrap import Application
from normdocs.content.trial.region import SimulatedRegion
from normdocs.services.trial.region import Order
from normdocs.settings import settings

TOGETHER = 11
REGION = SimulatedRegion("Ростовская область", 1, seed=1)
OWN, APPROVED = f"{REGION.tag}-m001", 0.5
EXAMPLE = ROOT / "examples" / "acts" / "rostov-example-replacement.yaml"
CACHE_KIB = 600_000
NAME = "Примерная"
SINCE = date(2023, 3, 21)
REGIONAL, NEXT = "rostov-446-2020", "rostov-example-2023"


@contextmanager
def opened(outputs: Path, url: str | None = None) -> Iterator[Application]:
    """Give an application over these outputs, and this database if one is named."""
    variables = {"NORMDOCS_WORKSPACE": str(ROOT), "NORMDOCS_OUTPUTS": str(outputs)}
    app = Application(settings(variables | ({"NORMDOCS_DATABASE_URL": url} if url else {})))
    try:
        yield app
    finally:
        app.close()


def fill(outputs: Path, schools: int, url: str | None = None) -> None:
    """Make a register of that many schools, eleven in each municipality, each with the core set."""
    with opened(outputs, url) as app:
        app.simulator.simulate(Order(REGION, TOGETHER, APPROVED))
        address = app.settings.database_url
    engine = create_engine(parse_address(address))
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            # As much as the copies of a thousand municipalities need: pages are written once.
            connection.exec_driver_sql(f"PRAGMA cache_size = -{CACHE_KIB}")
        (by_origin,) = provenance.indexes
        by_origin.drop(connection)
        copied(connection, schools // TOGETHER)
        by_origin.create(connection)
        connection.commit()
    engine.dispose()


def replace_regional(outputs: Path, url: str | None = None) -> None:
    """Record that the regional order was replaced."""
    with opened(outputs, url) as app:
        app.legislation.add(app.acts_of(EXAMPLE), "benchmarks")
        app.legislation.replace(REGIONAL, NEXT, "benchmarks")


def replace_municipal(outputs: Path, url: str | None = None) -> None:
    """Record that the first municipality's order was replaced."""
    with opened(outputs, url) as app:
        with app.register.view() as view:
            old = next(act for act in view.acts() if act.id == OWN)
        requisites = {"id": f"{OWN}-next", "date": SINCE, "valid_from": SINCE, "number": "1-23"}
        app.legislation.add([old.model_copy(update=requisites)], "benchmarks")
        app.legislation.replace(OWN, f"{OWN}-next", "benchmarks")


def copied(connection: Connection, municipalities: int) -> None:
    """Copy the rows of the first municipality's schools to the others."""
    steps = {table: connection.scalar(select(func.max(table.c.id))) or 0 for table in (documents, versions)}
    bodies = connection.execute(select(profiles)).mappings().all()
    rows = connection.execute(select(organisations)).mappings().all()
    own = connection.execute(select(acts).where(acts.c.id == OWN)).mappings().one()
    for number in range(2, municipalities + 1):
        place = {"municipality": REGION.municipality(number)}
        act = {**own, "id": f"{REGION.tag}-m{number:03}", "territory": place["municipality"]}
        connection.execute(insert(acts), act)
        schools = [{**row, **place, **own_name(row["id"], row["short_name"], number)} for row in rows]
        connection.execute(insert(organisations), schools)
        connection.execute(insert(profiles), [moved(dict(body), number, place) for body in bodies])
        of_documents(connection, number, steps[documents], steps[versions], act["id"])
    for table in steps if connection.dialect.name == "postgresql" else ():
        connection.execute(
            text(f"SELECT setval(pg_get_serial_sequence('{table.name}', 'id'), max(id)) FROM {table.name}")
        )
    connection.execute(text("ANALYZE"))


def own_name(organisation: str, name: str, number: int) -> dict[str, str]:
    """Return the id and the short name of the copy."""
    return {"id": named(organisation, number), "short_name": name.replace(NAME, renamed(number))}


def renamed(number: int) -> str:
    """Return what stands for the first word of the copies' names in that municipality."""
    return f"{NAME}-{number}"


def named(organisation: str, number: int) -> str:
    """Return the id of the copy in that municipality."""
    return f"{organisation}-{number:04}"


def moved(profile: dict[str, object], number: int, place: dict[str, str]) -> dict[str, object]:
    """Return a profile's row as the copy's."""
    body = json.loads(str(profile["body"])) | place | {"id": named(str(profile["organisation"]), number)}
    text = json.dumps(body, ensure_ascii=False).replace(NAME, renamed(number))
    return {**profile, "organisation": body["id"], "body": text}


def of_documents(connection: Connection, number: int, step: int, version_step: int, act: str) -> None:
    """Copy documents, versions, where their values come from and which acts they cite."""
    ahead, further = (number - 1) * step, (number - 1) * version_step
    suffix = literal(f"-{number:04}")
    shifted = {
        documents: {"id": documents.c.id + ahead, "organisation": documents.c.organisation + suffix},
        versions: {"id": versions.c.id + further, "document": versions.c.document + ahead},
        provenance: {
            "version": provenance.c.version + further,
            "value": func.replace(provenance.c.value, NAME, renamed(number)),
        },
        citations: {
            "version": citations.c.version + further,
            "act": case((citations.c.act == OWN, literal(act)), else_=citations.c.act),
        },
    }
    for table, changes in shifted.items():
        columns = [changes.get(column.name, column) for column in table.c]
        chosen = select(*columns).where(original(table, step))
        connection.execute(insert(table).from_select(table.c.keys(), chosen))


def original(table: Table, step: int) -> ColumnElement[bool]:
    """Return the condition that finds the rows to be copied, of the versions only the latest."""
    if table is documents:
        return documents.c.id <= step
    latest = select(versions.c.id).join(documents, LATEST).where(documents.c.id <= step)
    return (table.c.id if table is versions else table.c.version).in_(latest)
