"""A made-up region for trials and measurements."""
