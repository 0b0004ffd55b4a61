"""Findings of the rules in words."""
