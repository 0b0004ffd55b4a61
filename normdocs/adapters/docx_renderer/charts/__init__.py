"""Word charts drawn in a template and filled from the context: part, embedded workbook, place in the text."""
