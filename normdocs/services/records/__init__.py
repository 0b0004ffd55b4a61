"""Records of mentoring: brought in from a workbook, listed, forgotten."""
