"""Documents and reports held against themselves and each other."""
