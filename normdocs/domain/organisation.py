"""An organisation as its own papers describe it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from normdocs.domain.approval.letter import Address
from normdocs.domain.approval.series import Numbering, uniqueness_key
from normdocs.domain.state_numbers import check_inn, check_ogrn
from normdocs.domain.strict import Day, Identifier, RegistrationNumber, Strict, Text, Whole

Case = Literal["nomn", "gent", "datv", "accs", "ablt", "loct"]
Gender = Literal["m", "f"]
Forms = dict[Case, Text]

HEAD, CURATOR = "head", "curator"


class LegalForm(StrEnum):
    """Type of a state or municipal institution (273-FZ art. 22, 7-FZ art. 9.1), or a body of power."""

    BUDGETARY = "budgetary"
    AUTONOMOUS = "autonomous"
    STATE = "state"
    PRIVATE = "private"
    AUTHORITY = "authority"


class Names(Strict):
    """Names as the charter gives them; `forms` hold inflected forms that must not be generated."""

    full: Text | None = None
    short: Text
    forms: dict[Literal["full", "short"], Forms] = Field(default_factory=dict)


class Post(Strict):
    """A post held from one day to another; `role` is its part in the paperwork."""

    title: Text
    role: Identifier | None = None
    since: Day | None = None
    until: Day | None = None
    forms: Forms = Field(default_factory=dict)

    def held_on(self, day: date) -> bool:
        """Return whether the post is held on `day`; an unstated bound is open."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


class Person(Strict):
    """Someone named in documents; `email` is their address at work, where reminders go."""

    name: Text
    gender: Gender | None = None
    email: Address | None = None
    posts: tuple[Post, ...] = ()
    forms: Forms = Field(default_factory=dict)
    example: bool = False


class Officer(Strict):
    """A person in a post: what a signature line and an appointment need."""

    name: Text
    gender: Gender | None
    forms: Forms
    title: Text
    title_forms: Forms
    role: str | None
    example: bool


class Body(Strict):
    """A collective body and the protocol of its decision, once there is one."""

    title: Text
    role: Identifier
    protocol_number: RegistrationNumber | None = None
    protocol_date: Day | None = None
    chair: Text | None = None
    secretary: Text | None = None
    example: bool = False


class Pupils(Strict):
    """Pupils by stage of schooling and by the ages the indicators count, persons."""

    total: Whole | None = None
    primary: Whole | None = None
    basic: Whole | None = None
    secondary: Whole | None = None
    aged_10_18: Whole | None = None
    aged_15_18: Whole | None = None


class Staff(Strict):
    """Staff, persons."""

    teachers: Whole | None = None
    young_specialists: Whole | None = None


class Counts(Strict):
    """How many people the organisation has."""

    pupils: Pupils = Pupils()
    staff: Staff = Staff()


class Issued(Strict):
    """A document the organisation signed before normdocs: its requisites are facts."""

    type: Text
    number: RegistrationNumber
    date: Day
    title: Text | None = None


def parse_school_year(text: str) -> str:
    """Accept 2022-2023 with any dash; refuse years that do not follow each other."""
    first, _, second = text.replace("\u2013", "-").replace("\u2014", "-").partition("-")
    if not (first.isdigit() and second.isdigit() and len(first) == 4 and int(second) == int(first) + 1):
        raise PydanticCustomError("school_year", "{text} is not a school year", {"text": text[:20]})
    return f"{first}-{second}"


class Planning(Strict):
    """What the documents are made for; `sets` names the sets the organisation keeps beside its first."""

    school_year: Annotated[str, AfterValidator(parse_school_year)] | None = None
    roadmap_layout: Literal["A", "B"] = "A"
    date: Day | None = None
    sets: tuple[Identifier, ...] = ()
    optional: tuple[Text, ...] = ()


class Profile(Strict):
    """Everything normdocs knows of one organisation; what nobody stated is absent."""

    id: Identifier
    names: Names
    legal_form: LegalForm
    kind: Identifier
    settlement: Text | None = None
    municipality: Text | None = None
    region: Text
    founder: Text | None = None
    address: Text | None = None
    phone: Text | None = None
    email: Text | None = None
    inn: Annotated[str, AfterValidator(check_inn)] | None = None
    ogrn: Annotated[str, AfterValidator(check_ogrn)] | None = None
    site: Text | None = None
    people: tuple[Person, ...] = ()
    bodies: tuple[Body, ...] = ()
    counts: Counts = Counts()
    acts: tuple[Identifier, ...] = ()
    issued: tuple[Issued, ...] = ()
    numbering: Numbering = Numbering()
    planning: Planning = Planning()
    sources: tuple[Text, ...] = ()
    example: bool = False
    example_fields: tuple[Text, ...] = ()

    @model_validator(mode="after")
    def _one_head_at_a_time(self) -> Self:
        heads = [(person.name, post) for person in self.people for post in person.posts if post.role == HEAD]
        for index, (name, post) in enumerate(heads):
            for other, another in heads[index + 1 :]:
                if overlap(post, another):
                    raise PydanticCustomError(
                        "two_heads",
                        "two heads at the same time: {first} and {second}",
                        {"first": name, "second": other},
                    )
        return self

    @model_validator(mode="after")
    def _one_type_one_number(self) -> Self:
        seen: dict[tuple[str, int], str] = {}
        for issued in self.issued:
            key = (uniqueness_key(issued.number), issued.date.year)
            if seen.setdefault(key, issued.type) != issued.type:
                raise PydanticCustomError(
                    "number_twice",
                    "number {number} of {year} is given to {first} and to {second}",
                    {"number": issued.number, "year": key[1], "first": seen[key], "second": issued.type},
                )
        return self

    @property
    def is_authority(self) -> bool:
        """Whether the organisation is a body of power."""
        return self.legal_form is LegalForm.AUTHORITY

    def officers(self, day: date) -> Iterator[Officer]:
        """Yield everyone in a post on `day`, in the profile's order."""
        return in_post(self.people, day)

    def officer(self, role: str, day: date) -> Officer | None:
        """Return who has `role` on `day`, or None when the profile names nobody."""
        return next((officer for officer in self.officers(day) if officer.role == role), None)

    def requisites(self, type_code: str) -> Issued | None:
        """Return the requisites the organisation already gave to a document of this type."""
        return next((issued for issued in self.issued if issued.type == type_code), None)


def in_post(people: Iterable[Person], day: date) -> Iterator[Officer]:
    """Yield each of `people` once for every post held on `day`."""
    for person in people:
        for post in person.posts:
            if post.held_on(day):
                yield Officer(
                    name=person.name,
                    gender=person.gender,
                    forms=person.forms,
                    title=post.title,
                    title_forms=post.forms,
                    role=post.role,
                    example=person.example,
                )


def overlap(first: Post, second: Post) -> bool:
    """Return whether the two posts are held on some common day."""
    starts_before_end = first.since is None or second.until is None or first.since <= second.until
    ends_after_start = first.until is None or second.since is None or second.since <= first.until
    return starts_before_end and ends_after_start
