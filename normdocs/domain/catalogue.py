"""What documents there are, who must have them and what they depend on."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from normdocs.domain.acts.act import Level
from normdocs.domain.applicability import Condition
from normdocs.domain.strict import Identifier, Strict, Text

TypeCode = Annotated[str, Field(pattern=r"^[A-Z]\d{2}(\.\d)?$")]
# A place in the sources of documents, or all that stands below it; the template itself.
Origin = Annotated[
    str,
    Field(
        pattern=r"^(annexes|basis|fellows|indicators|model|officers|organisation|report|roadmap|template)\b"
    ),
]


class Necessity(StrEnum):
    """Why an organisation has a document."""

    CORE = "core"
    CONTROLLED = "controlled"
    CONDITIONAL = "conditional"
    COMPUTED = "computed"


class Access(StrEnum):
    """Who may see a document (152-FZ): personal data never reaches a site."""

    PUBLIC = "public"
    PERSONAL = "personal"


class Span(StrEnum):
    """What one document of a type covers: an amending order one change, a report one day's figures."""

    ONCE = "once"
    SCHOOL_YEAR = "school-year"
    PROGRAMME = "programme"
    CHANGE = "change"
    REPORT = "report"


# Of these an organisation has as many as there are occasions.
OCCASIONAL = frozenset({Span.CHANGE, Span.REPORT})


class Demand(Strict):
    """A condition on the profile and the norm that then demands the document."""

    when: Condition | None = None
    norm: Identifier
    clause: Text | None = None
    because: Text

    def holds(self, profile: object) -> bool:
        """Return whether the demand is made of this organisation."""
        return self.when is None or self.when.holds(profile)


class Kind(Strict):
    """The kind of document: its noun with gender and number, for words that agree with it."""

    noun: Text
    gender: Literal["m", "f", "n"]
    number: Literal["sing", "plur"] = "sing"


class DocumentType(Strict):
    """One type of document of the catalogue.

    `template` is relative to templates/; `layouts` replaces it by the organisation's choice. `after` are the
    types that are made before; `annex_of` is the order whose signing approves it. `needs` are origins that
    must be known besides those the template itself reads. A `dated` document tells of one day and is never
    issued anew. Of others a changed value makes an amended text, with the number and date it had, when it
    comes from `renewed_by`, and a document of its own, with its own number, when from `reissued_by`.
    """

    code: TypeCode
    title: Text
    short_title: Text
    kind: Kind
    family: Identifier
    template: Text | None = None
    layouts: dict[Text, Text] = Field(default_factory=dict)
    level: Level
    necessity: Necessity
    span: Span
    basis: tuple[Identifier, ...] = ()
    demands: Annotated[tuple[Demand, ...], Field(min_length=1)]
    after: tuple[TypeCode, ...] = ()
    annex_of: TypeCode | None = None
    annex_number: int | None = None
    needs: tuple[Text, ...] = ()
    access: Access
    route: Identifier
    numbered: bool = False
    dated: bool = False
    renewed_by: tuple[Origin, ...] = ("basis",)
    reissued_by: tuple[Origin, ...] = ()
    verified: bool = True

    @model_validator(mode="after")
    def _one_way_to_a_template(self) -> Self:
        if bool(self.template) == bool(self.layouts):
            raise PydanticCustomError("template_or_layouts", "give either template or layouts")
        return self

    def made_by(self, profile: object) -> bool:
        """Return whether organisations like this one make such documents."""
        return any(demand.holds(profile) for demand in self.demands)

    @property
    def predecessors(self) -> frozenset[str]:
        """Types whose documents must be planned before this one."""
        return frozenset(self.after) | ({self.annex_of} if self.annex_of else set())

    def template_for(self, layout: str) -> str:
        """Return the template's path for an organisation that chose `layout`."""
        return self.template or self.layouts[layout]

    @property
    def templates(self) -> tuple[str, ...]:
        """All templates the type may be rendered from."""
        return (self.template,) if self.template else tuple(self.layouts.values())
