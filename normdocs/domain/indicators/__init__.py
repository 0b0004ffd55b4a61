"""Indicators: what is measured, against which targets, with what verdict."""
