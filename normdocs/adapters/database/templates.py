"""Published templates inside one transaction."""

from __future__ import annotations

from sqlalchemy import Connection, func, insert, literal, select, text

from normdocs.adapters.database.citations import HOLDING
from normdocs.adapters.database.schema import documents, in_utc, versions
from normdocs.adapters.database.template_tables import template_versions
from normdocs.adapters.database.versions import ANY, KEY
from normdocs.domain.document import DocumentKey
from normdocs.domain.template_version import TemplateVersion

LOCK = 0x6E646F6374656D70


class TemplateRows:
    """What can be read of published templates; see ports.TemplateView."""

    _connection: Connection

    def published(self) -> dict[str, str]:
        """Return the hash of the newest published version of each template that has one."""
        table, other = template_versions, template_versions.alias()
        newest = select(func.max(other.c.number)).where(other.c.template == table.c.template)
        query = select(table.c.template, table.c.content).where(table.c.number == newest.scalar_subquery())
        return {row.template: row.content for row in self._connection.execute(query)}

    def template_versions(self, template: str | None = None) -> tuple[TemplateVersion, ...]:
        """Return the published versions of a template, or of all, by path and number."""
        table = template_versions
        query = select(table).order_by(table.c.template, table.c.number)
        if template is not None:
            query = query.where(table.c.template == template)
        return tuple(TemplateVersion(**row._mapping) for row in self._connection.execute(query))

    def made_from(self, template: str, organisation: str | None = None) -> tuple[DocumentKey, ...]:
        """Return the documents whose latest version, or the one in force, was made from the template."""
        query = select(*KEY).distinct().select_from(documents).join(versions, ANY).order_by(*KEY)
        if organisation is None:
            query = query.where(versions.c.template == template)
        else:
            # Asked so, no database begins with all that was made from the template.
            of_it = versions.c.template.concat("") == literal(template)
            query = query.where(documents.c.organisation == organisation, of_it)
        return tuple(DocumentKey(*row) for row in self._connection.execute(query.where(HOLDING)))


class TemplateChanges(TemplateRows):
    """What changes published templates; see ports.TemplateUnit."""

    def hold_templates(self) -> None:
        """Make others who would publish templates wait until the end of the unit."""
        # SQLite has one writer at a time anyway.
        if self._connection.dialect.name == "postgresql":
            self._connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})

    def publish_template(self, version: TemplateVersion) -> None:
        """Keep a version as the newest of its template."""
        row = {
            "template": version.template,
            "number": version.number,
            "content": version.content,
            "name": version.name,
            "at": in_utc(version.at),
            "note": version.note,
        }
        self._connection.execute(insert(template_versions), row)
