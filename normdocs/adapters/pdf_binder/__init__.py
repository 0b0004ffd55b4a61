"""PDF files stamped, numbered and bound into one."""

from normdocs.adapters.pdf_binder.archival import is_archival
from normdocs.adapters.pdf_binder.binding import bind
from normdocs.adapters.pdf_binder.certifying import certify
from normdocs.adapters.pdf_binder.inventory import page_counts, settle_inventory, start_pages
from normdocs.adapters.pdf_binder.stamping import stamp

__all__ = ["bind", "certify", "is_archival", "page_counts", "settle_inventory", "stamp", "start_pages"]
