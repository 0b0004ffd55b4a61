"""The schools these tests read."""

from tests.workspace import schools

__all__ = ["schools"]
