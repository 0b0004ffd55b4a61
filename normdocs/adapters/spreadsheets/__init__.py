"""Workbooks: a profile read and its blank written, the readiness table, the registration journal."""

from normdocs.adapters.spreadsheets.journal import registration_xlsx
from normdocs.adapters.spreadsheets.layout import Layout, load_layout
from normdocs.adapters.spreadsheets.reading import read_workbook
from normdocs.adapters.spreadsheets.writing import blank_profile, table_xlsx

__all__ = ["Layout", "blank_profile", "load_layout", "read_workbook", "registration_xlsx", "table_xlsx"]
