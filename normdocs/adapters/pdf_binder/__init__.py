"""PDF files stamped, numbered and bound into one."""

from normdocs.adapters.pdf_binder.binding import BoundPart, bind
from normdocs.adapters.pdf_binder.description import Description
from normdocs.adapters.pdf_binder.inventory import page_counts, settle_inventory, start_pages
from normdocs.adapters.pdf_binder.stamping import stamp

__all__ = ["BoundPart", "Description", "bind", "page_counts", "settle_inventory", "stamp", "start_pages"]
