"""What the services need of the outside: the clock, the register, the archive, templates, PDF.

Adapters fulfil these by their shape; bootstrap puts them together.
"""

from normdocs.services.ports.acts import ActUnit, ActView, Citation
from normdocs.services.ports.files import Archive, Shelf
from normdocs.services.ports.mail import Mailer
from normdocs.services.ports.paper import (
    Binder,
    BoundPart,
    Converter,
    Description,
    PdfCache,
)
from normdocs.services.ports.register import Organisation, Register, Unit, View
from normdocs.services.ports.running import Clock, Orchestrator
from normdocs.services.ports.templates import Template, TemplateFolder, Templates, Trial

__all__ = [
    "ActUnit",
    "ActView",
    "Archive",
    "Binder",
    "BoundPart",
    "Citation",
    "Clock",
    "Converter",
    "Description",
    "Mailer",
    "Orchestrator",
    "Organisation",
    "PdfCache",
    "Register",
    "Shelf",
    "Template",
    "TemplateFolder",
    "Templates",
    "Trial",
    "Unit",
    "View",
]
