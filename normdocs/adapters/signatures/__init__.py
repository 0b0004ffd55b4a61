"""Detached electronic signatures checked with the program openssl; nothing here can sign."""

from normdocs.adapters.signatures.checking import check

__all__ = ["check"]
