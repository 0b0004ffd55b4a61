"""Checks on an uploaded .docx before anything opens it."""

from __future__ import annotations


def check_package(blob: bytes, template: str) -> None:
    """Raise UnsafeTemplateError or TemplateError unless `blob` is a harmless .docx."""
