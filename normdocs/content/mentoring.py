"""Pairs, participants, forms and meetings as documents print them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import Field

from normdocs.content.contract import Context, From, Via
from normdocs.content.phrases import full_name_in, joined, long_date, name_in
from normdocs.content.speech import Speech
from normdocs.domain.model import Choice, Form, MentoringModel
from normdocs.domain.records.mentoring import Pair, Participant, UsedForm


@dataclass(frozen=True)
class KnownPair:
    """A pair with its people and the words of its form and model looked up; `position` is the profile's."""

    number: int
    position: int
    mentor: Participant
    mentees: tuple[Participant, ...]
    form: str
    model: str
    goal: str | None
    since: Any
    until: Any
    payment: str | None
    example: bool


def _titles(choices: Iterable[Choice | Form]) -> dict[str, str]:
    return {choice.id: choice.title for choice in choices}


def known_pairs(
    speech: Speech, pairs: tuple[Pair, ...], participants: tuple[Participant, ...], model: MentoringModel
) -> list[KnownPair]:
    """Return the profile's pairs in its order, numbered from 1."""
    people = {participant.id: participant for participant in participants}
    forms, models = _titles(model.forms), _titles(model.models)
    return [known_pair(pair, number, people, forms, models) for number, pair in enumerate(pairs, 1)]


def known_pair(
    pair: Pair, number: int, people: dict[str, Participant], forms: dict[str, str], models: dict[str, str]
) -> KnownPair:
    """Return the pair with names instead of identifiers."""
    members = [people[pair.mentor], *(people[name] for name in pair.mentees)]
    return KnownPair(
        number=number,
        position=number - 1,
        mentor=members[0],
        mentees=tuple(members[1:]),
        form=forms.get(pair.form, pair.form),
        model=models.get(pair.model, pair.model),
        goal=pair.goal,
        since=pair.since,
        until=pair.until,
        payment=pair.payment,
        example=pair.example or any(member.example for member in members),
    )


@dataclass(frozen=True)
class Listed:
    """A participant in a numbered list, with what the pairs say of them; `position` is the profile's."""

    number: int
    position: int
    person: Participant
    category: str | None
    partners: str | None
    form: str | None
    example: bool


def participants(part: str) -> Via:
    """Return the list of mentees or of mentors, numbered, with their partners."""

    def say(
        speech: Speech, people: tuple[Participant, ...], pairs: tuple[Pair, ...], model: MentoringModel
    ) -> list[Listed]:
        chosen = [(position, person) for position, person in enumerate(people) if person.part == part]
        known = known_pairs(speech, pairs, people, model)
        categories = _titles(model.categories)
        return [_listed(n, *placed, known, categories) for n, placed in enumerate(chosen, 1)]

    return say


def _listed(
    number: int, position: int, person: Participant, pairs: list[KnownPair], categories: dict[str, str]
) -> Listed:
    mine = [pair for pair in pairs if person == pair.mentor or person in pair.mentees]
    partners = [
        partner.name
        for pair in mine
        for partner in ([pair.mentor] if person in pair.mentees else pair.mentees)
    ]
    return Listed(
        number=number,
        position=position,
        person=person,
        category=categories.get(person.category or "", person.category),
        partners=", ".join(partners) or None,
        form=", ".join(dict.fromkeys(pair.form for pair in mine)) or None,
        example=person.example,
    )


def used_forms(speech: Speech, used: tuple[UsedForm, ...], model: MentoringModel) -> list[Form]:
    """Return the forms the school runs; a form the registry does not know is left out of the words."""
    return [form for choice in used if (form := model.form(choice.form))]


def titles_in_line(speech: Speech, used: tuple[UsedForm, ...], model: MentoringModel) -> str | None:
    """Return the used forms' titles in one line, None when the school runs none."""
    return joined(speech, [form.title for form in used_forms(speech, used, model)]) or None


def signs_through_parent(speech: Speech, person: Participant) -> bool:
    """Return whether a parent signs for the participant: pupils are minors here."""
    return person.kind == "pupil"


def place_of(speech: Speech, person: Participant) -> str | None:
    """Return the participant's class or post."""
    return person.group or person.post


class ParticipantBlock(Context):
    """A mentor or a mentee."""

    name: Annotated[str, From(".name")] = Field(alias="фио", title="Фамилия, имя, отчество")
    name_accs: Annotated[str, From(".", via=full_name_in("accs"))] = Field(
        alias="фио_вин", title="Имя в винительном падеже (закрепить кого)"
    )
    name_datv: Annotated[str, From(".", via=full_name_in("datv"))] = Field(
        alias="фио_дат", title="Имя в дательном падеже (объявить кому)"
    )
    name_ablt: Annotated[str, From(".", via=full_name_in("ablt"))] = Field(
        alias="фио_тв", title="Имя в творительном падеже (закрепить за кем)"
    )
    short: Annotated[str, From(".", via=name_in("nomn"))] = Field(
        alias="фамилия_инициалы", title="Фамилия и инициалы"
    )
    place: Annotated[str | None, From(".", via=place_of)] = Field(
        alias="класс_или_должность", title="Класс обучающегося или должность", examples=["7 «А» класс"]
    )
    is_minor: Annotated[bool, From(".", via=signs_through_parent)] = Field(
        alias="несовершеннолетний", title="Нужна подпись законного представителя"
    )


class ListedBlock(Context):
    """A row of the base of mentees or of mentors."""

    number: Annotated[int, From(".number")] = Field(alias="номер", title="Номер по порядку")
    person: Annotated[ParticipantBlock, From(".person")] = Field(alias="участник", title="Участник")
    category: Annotated[str | None, From(".category")] = Field(
        alias="категория", title="Категория наставляемого"
    )
    request: Annotated[str | None, From(".person.request")] = Field(
        alias="запрос", title="Запрос наставляемого"
    )
    competence: Annotated[str | None, From(".person.competence")] = Field(
        alias="компетенция", title="Чем наставник может помочь"
    )
    partners: Annotated[str | None, From(".partners")] = Field(
        alias="с_кем", title="Наставник наставляемого или наставляемые наставника"
    )
    form: Annotated[str | None, From(".form")] = Field(alias="форма", title="Форма наставничества")
    consent: Annotated[str | None, From(".person.consent", via=long_date)] = Field(
        alias="согласие", title="Дата согласия на обработку персональных данных"
    )


class PairBlock(Context):
    """A mentoring pair or group."""

    number: Annotated[int, From(".number")] = Field(alias="номер", title="Номер по порядку")
    mentor: Annotated[ParticipantBlock, From(".mentor")] = Field(alias="наставник", title="Наставник")
    mentees: Annotated[list[ParticipantBlock], From(".mentees")] = Field(
        alias="наставляемые", title="Наставляемые"
    )
    form: Annotated[str, From(".form")] = Field(alias="форма", title="Форма наставничества")
    model: Annotated[str, From(".model")] = Field(alias="модель", title="Модель наставничества")
    goal: Annotated[str | None, From(".goal")] = Field(alias="цель", title="Цель работы пары (если указана)")
    since: Annotated[str | None, From(".since", via=long_date)] = Field(
        alias="начало", title="Начало работы пары (если указано)"
    )
    until: Annotated[str | None, From(".until", via=long_date)] = Field(
        alias="окончание", title="Окончание работы пары (если указано)"
    )
    payment: Annotated[str | None, From(".payment")] = Field(
        alias="выплата", title="Выплата наставнику (если указана)"
    )


class FormBlock(Context):
    """A form of mentoring."""

    title: Annotated[str, From(".title")] = Field(
        alias="название", title="Название", examples=["«Учитель – ученик»"]
    )
    description: Annotated[str, From(".description")] = Field(alias="описание", title="В чём состоит")
    mentor: Annotated[str, From(".mentor")] = Field(alias="наставник", title="Кто наставник")
    mentee: Annotated[str, From(".mentee")] = Field(alias="наставляемый", title="Кто наставляемый")


class MeetingBlock(Context):
    """One of the five meetings."""

    title: Annotated[str, From(".title")] = Field(
        alias="название", title="Название", examples=["встреча-знакомство"]
    )
    purpose: Annotated[str, From(".purpose")] = Field(alias="задача", title="Что делают на встрече")


class CategoryBlock(Context):
    """A category of mentees."""

    title: Annotated[str, From(".title")] = Field(alias="название", title="Название")


class MentoringContext(Context):
    """Fields about the programme's course, shared by families that need them."""

    pairs: Annotated[
        list[PairBlock],
        From("organisation.mentoring.pairs", "organisation.mentoring.participants", "model", via=known_pairs),
    ] = Field(alias="пары", title="Наставнические пары и группы")
    forms: Annotated[list[FormBlock], From("organisation.mentoring.forms", "model", via=used_forms)] = Field(
        alias="формы", title="Формы наставничества, которые ведёт организация"
    )
    form_titles: Annotated[str, From("organisation.mentoring.forms", "model", via=titles_in_line)] = Field(
        alias="формы_через_запятую", title="Формы наставничества через запятую"
    )
    meetings: Annotated[list[MeetingBlock], From("model.meetings")] = Field(
        alias="встречи", title="Пять встреч пары или группы"
    )
    categories: Annotated[list[CategoryBlock], From("model.categories")] = Field(
        alias="категории", title="Категории наставляемых"
    )
