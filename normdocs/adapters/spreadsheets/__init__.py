"""Workbooks: a profile read and its blank written, the readiness table."""

from normdocs.adapters.spreadsheets.layout import Layout, load_layout
from normdocs.adapters.spreadsheets.reading import read_workbook
from normdocs.adapters.spreadsheets.writing import blank_profile, readiness_xlsx

__all__ = ["Layout", "blank_profile", "load_layout", "read_workbook", "readiness_xlsx"]
