"""The journal's own checks and exports."""
