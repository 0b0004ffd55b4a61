"""Examples are drawn without a clock: a busy machine fails no test."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("normdocs", deadline=None)
settings.load_profile("normdocs")
