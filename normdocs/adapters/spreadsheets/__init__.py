"""Workbooks: a profile read and its blank written, tables, the registration journal, reports' figures."""

from normdocs.adapters.spreadsheets.figures import figures_xlsx
from normdocs.adapters.spreadsheets.journal import registration_xlsx
from normdocs.adapters.spreadsheets.layout import Layout, load_layout
from normdocs.adapters.spreadsheets.reading import read_workbook
from normdocs.adapters.spreadsheets.writing import blank_profile, table_xlsx

__all__ = [
    "Layout",
    "blank_profile",
    "figures_xlsx",
    "load_layout",
    "read_workbook",
    "registration_xlsx",
    "table_xlsx",
]
