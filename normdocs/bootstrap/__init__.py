"""The composition root: which adapter stands behind which port."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from normdocs.bootstrap.reporting import Reporting
from normdocs.errors import InputError
from normdocs.settings import settings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from normdocs.content.reports.report_tables import Sheet
    from normdocs.domain.acts.act import Act
    from normdocs.domain.records.mentoring import SchoolProfile
    from normdocs.domain.reports import Report

# Imports stand inside the properties: a command pays only for the parts it uses.
# ruff: noqa: PLC0415


class Application(Reporting):
    """The services of one workspace, and the files it is given."""

    def profile(self, path: Path, supplement: Path | None) -> SchoolProfile:
        """Return the profile a file states."""
        from normdocs.adapters.profile_files import load_profile

        return load_profile(path, supplement, self._layout, self.registry)

    def acts_of(self, path: Path) -> tuple[Act, ...]:
        """Return the acts a file states."""
        from normdocs.adapters.act_files import load_acts

        return load_acts(path)

    def report(self, path: Path) -> Report:
        """Return the report a file states."""
        from normdocs.adapters.report_files import load_report

        return load_report(path)

    def report_with_lines(self, path: Path) -> tuple[Report, dict[str, int]]:
        """Return the report a file states, and the line of each of its fields."""
        from normdocs.adapters.report_files import load_with_lines

        return load_with_lines(path)

    def write_blank_profile(self, path: Path) -> None:
        """Write an empty profile as a workbook."""
        from normdocs.adapters.spreadsheets import blank_profile

        blank_profile(path, self._layout)

    def write_figures(self, path: Path, sheets: Iterable[Sheet]) -> None:
        """Write a report's tables as a workbook, whole; InputError when it cannot be written."""
        from normdocs.adapters.spreadsheets import figures_xlsx

        temporary = path.with_name(f".{path.name}.part")
        try:
            temporary.write_bytes(figures_xlsx(sheets))
            temporary.replace(path)
        except OSError:
            temporary.unlink(missing_ok=True)
            raise InputError("{file} cannot be written", file=path) from None

    def file(self, path: Path) -> bytes:
        """Return a file's bytes; InputError when it cannot be read."""
        try:
            return path.read_bytes()
        except OSError as error:
            raise InputError(
                "{file} cannot be read: {reason}", file=path, reason=error.strerror or ""
            ) from error

    def restyle(self, path: Path) -> None:
        """Put the registry's style profile onto a .docx, in place and whole."""
        from normdocs.adapters.docx_renderer import apply_style
        from normdocs.adapters.docx_renderer.style import style_profile
        from normdocs.adapters.yaml_files import read_yaml

        style = style_profile(read_yaml(self.settings.workspace / "registry" / "style.yaml").data)
        styled = apply_style(self.file(path), style, name=path.name)
        temporary = path.with_name(f".{path.name}.part")
        temporary.write_bytes(styled)
        temporary.replace(path)


_current: list[Application] = []


def application() -> Application:
    """Return the process's application, built from the environment at the first call."""
    if not _current:
        _current.append(Application(settings()))
    return _current[0]
