"""Word files to PDF/A by LibreOffice: a pool of persistent, isolated, offline office processes."""

from normdocs.adapters.libreoffice.pool import LibreOfficePool

__all__ = ["LibreOfficePool"]
