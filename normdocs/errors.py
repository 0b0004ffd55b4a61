"""Every error normdocs raises on purpose.

NormdocsError
├── InputError                what a person gave cannot be used; says where and what to do
│   ├── ProfileError          an organisation's profile (YAML, XLSX)
│   ├── RegistryError         a file of the registry
│   ├── TemplateError         a .docx template
│   │   ├── UnsafeTemplateError   it could run code, read files or exhaust the machine
│   │   └── RenderError       it failed on the values of one document
│   └── LanguageError         a text that cannot be inflected
│       └── UnknownGenderError    the form depends on a gender nobody stated
├── NotFoundError             no such organisation, document, act
├── ConflictError             someone else changed the same thing first
│   └── TakenError            a step somebody has decided already, a number that is another document's
├── MoveError                 a step of approval that cannot be taken now; says what can, and by whom
├── ArchiveError              stored bytes are missing or are not what was stored
└── ConversionError           the office program did not produce a sound PDF
"""

from __future__ import annotations


class NormdocsError(Exception):
    """A failure with a sentence for its reader.

    `message` is an English template ("unknown field {field}"), also the key of its Russian text in
    messages/ru.po; `values` fill it; `causes` are the single findings when there are several.
    """

    def __init__(self, message: str, *, causes: tuple[NormdocsError, ...] = (), **values: object) -> None:
        self.message = message
        self.values = values
        self.causes = causes
        super().__init__(message, values, causes)

    def __str__(self) -> str:
        own = self.message.format(**self.values)
        return "\n".join([own, *(f"  {cause}" for cause in self.causes)])


class InputError(NormdocsError):
    """What a person gave cannot be used."""


class ProfileError(InputError):
    """A profile does not hold."""


class RegistryError(InputError):
    """A registry file does not hold."""


class TemplateError(InputError):
    """A template cannot be used."""


class UnsafeTemplateError(TemplateError):
    """A template could run code, read files or exhaust the machine."""


class RenderError(TemplateError):
    """A template failed on the values of one document."""


class LanguageError(InputError):
    """A text that cannot be inflected."""


class UnknownGenderError(LanguageError):
    """The form depends on a gender nobody stated."""


class NotFoundError(NormdocsError):
    """No such organisation, document or act."""


class ConflictError(NormdocsError):
    """Someone else changed the same thing first."""


class TakenError(ConflictError):
    """A step somebody has decided already, or a number that is another document's."""


class MoveError(NormdocsError):
    """A step of approval that cannot be taken now."""


class ArchiveError(NormdocsError):
    """Stored bytes are missing, or are not what was stored."""


class ConversionError(NormdocsError):
    """The office program did not produce a sound PDF."""
