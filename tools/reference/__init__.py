"""docs/reference, generated from the code: one module per page."""
