"""The way of a document: routes, decisions, requisites, signatures, the journal."""
