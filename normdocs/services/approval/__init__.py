"""The way of a document: routes, decisions, requisites, edited and signed files."""
