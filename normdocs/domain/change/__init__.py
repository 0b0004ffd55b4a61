"""What a change does to documents, and how two texts differ."""
