"""Tools of those who work on normdocs."""
