"""Documents from an organisation's profile: what is due, composed, rendered, laid out, compared."""
