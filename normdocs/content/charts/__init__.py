"""Charts of reports: their values, and a drawing for the web."""
