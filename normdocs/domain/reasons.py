"""Why a value is refused: message templates by the kind of mistake."""

from __future__ import annotations

_NO_NUMBER = "{value} is not a number"
_NO_INTEGER = "{value} is not a whole number"
_NO_DATE = "{value} is not a date; write 13.10.2020 or 2020-10-13"
_NO_LIST = "a list is expected here"
_NO_FIELDS = "named fields are expected here"
_NO_CHOICE = "{value} is none of: {expected}"
_NO_FLAG = "{value} is neither true nor false"

# Mistakes pydantic finds itself.
PLAIN = {
    "missing": "a required field is missing",
    "literal_error": _NO_CHOICE,
    "enum": _NO_CHOICE,
    "int_parsing": _NO_INTEGER,
    "int_parsing_size": _NO_INTEGER,
    "int_type": _NO_INTEGER,
    "int_from_float": _NO_INTEGER,
    "decimal_parsing": _NO_NUMBER,
    "decimal_type": _NO_NUMBER,
    "finite_number": _NO_NUMBER,
    "bool_parsing": _NO_FLAG,
    "bool_type": _NO_FLAG,
    "date_type": _NO_DATE,
    "date_parsing": _NO_DATE,
    "date_from_datetime_parsing": _NO_DATE,
    "string_type": "one text is expected here",
    "string_pattern_mismatch": "{value} has the wrong form",
    "tuple_type": _NO_LIST,
    "list_type": _NO_LIST,
    "model_type": _NO_FIELDS,
    "model_attributes_type": _NO_FIELDS,
    "dict_type": _NO_FIELDS,
    "greater_than_equal": "{value} is less than {limit}",
    "less_than_equal": "{value} is more than {limit}",
    "too_short": "at least {length} must be listed",
    "too_long": "no more than {length} may be listed",
}

# Mistakes the domain finds; each template is the one its PydanticCustomError was raised with.
STATED = {
    "condition_shape": "a condition has either a field with one test, or all, any, not",
    "date_wrong": "there is no such date: {text}",
    "email_wrong": "{text} is not an e-mail address",
    "id_twice": "{id} is listed twice",
    "holiday_day": "the month has no such day",
    "holiday_order": "the last day is before the first",
    "identifier_wrong": "{text} is not a name of latin letters, digits, dots and dashes",
    "inn_digit": "the last digit of the INN does not follow from the others",
    "inn_length": "an INN of an organisation has 10 digits",
    "lacking_unsaid": "lacking says nothing of {id}",
    "number_prefix": "{text} cannot begin a registration number: "
    "it must end with a letter, a stroke or a dash",
    "number_suffix": "{text} cannot end a registration number: "
    "it must be letters, with a stroke or a dash before them",
    "number_twice": "number {number} of {year} is given to {first} and to {second}",
    "number_wrong": "{text} is not a registration number",
    "ogrn_digit": "the last digit of the OGRN does not follow from the others",
    "ogrn_length": "an OGRN has 13 digits",
    "participant_twice": "participant {id} is listed twice",
    "participant_unknown": "the pair names {id}, who is not a participant",
    "scale_order": "the last mark of the scale must be above the first",
    "school_year": "{text} is not a school year",
    "template_or_layouts": "give either template or layouts",
    "target_unfounded": "a target needs act or citation",
    "text_character": "character {place} ({code}) cannot be printed",
    "text_empty": "the text is empty",
    "text_too_long": "the text is longer than {limit} characters",
    "two_heads": "two heads at the same time: {first} and {second}",
    "years_order": "the last year is before the first",
    "trial_real": "only an organisation that is made up as a whole (example) is for trials",
}
