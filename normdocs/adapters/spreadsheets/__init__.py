"""Workbooks: profiles and records read and their blanks written, tables, journals, figures."""

from normdocs.adapters.spreadsheets.figures import figures_xlsx
from normdocs.adapters.spreadsheets.journal import registration_xlsx
from normdocs.adapters.spreadsheets.layout import Layout, load_layout
from normdocs.adapters.spreadsheets.offers import offers_of
from normdocs.adapters.spreadsheets.reading import read_workbook
from normdocs.adapters.spreadsheets.records_book import records_book
from normdocs.adapters.spreadsheets.tables import read_tables
from normdocs.adapters.spreadsheets.writing import blank_profile, table_xlsx

__all__ = [
    "Layout",
    "blank_profile",
    "figures_xlsx",
    "load_layout",
    "offers_of",
    "read_tables",
    "read_workbook",
    "records_book",
    "registration_xlsx",
    "table_xlsx",
]
