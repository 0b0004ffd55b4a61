"""normdocs: a build system for the normative paperwork of an organisation."""
