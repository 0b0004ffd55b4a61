"""Records of mentoring: brought in from a workbook."""
