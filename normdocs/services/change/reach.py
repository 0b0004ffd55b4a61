"""Which documents a change may concern: found by what the register recorded, not by looking at every one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from normdocs.domain.acts.act import Act, Level
from normdocs.domain.acts.legislation import family
from normdocs.domain.catalogue import DocumentType
from normdocs.domain.registry import Registry
from normdocs.domain.validation import nearest, quoted
from normdocs.errors import NotFoundError
from normdocs.services.ports import View

Reached = dict[str, set[str]]
"""Codes of document types by organisation."""


@dataclass(frozen=True)
class Reach:
    """What changed: an act, templates, an organisation's facts, or types of documents (a definition).

    `change` is the name amended texts and their order are filed under: the act's id, or what the caller says.
    """

    change: str
    act: str | None = None
    organisation: str | None = None
    types: tuple[str, ...] = ()
    templates: tuple[str, ...] = ()


def reached(view: View, registry: Registry, reach: Reach) -> Reached:
    """Return the documents to look at; NotFoundError for an act or an organisation nobody knows."""
    if reach.act is not None:
        return by_act(view, registry, reach.act, reach.organisation)
    if reach.templates:
        return by_templates(view, reach.templates, reach.organisation)
    codes = set(reach.types) or {kind.code for kind in registry.types}
    chosen = [one.id for one in view.organisations(only=reach.organisation)]
    if reach.organisation and not chosen:
        raise NotFoundError("there is no organisation {organisation}", organisation=reach.organisation)
    return {organisation: set(codes) for organisation in chosen}


def by_templates(view: View, templates: Iterable[str], organisation: str | None) -> Reached:
    """Return the documents that were made from one of these templates, whichever version of it."""
    found: Reached = {}
    for template in templates:
        for key in view.made_from(template, organisation):
            found.setdefault(key.organisation, set()).add(key.type)
    return found


def codes_of(registry: Registry, types: Iterable[str]) -> tuple[str, ...]:
    """Return the codes of the types named; S12 names all its variants. NotFoundError for an unknown one."""
    known = [kind.code for kind in registry.types]
    found: list[str] = []
    for wanted in types:
        named = [code for code in known if code == wanted or code.startswith(f"{wanted}.")]
        if not named:
            reason = nearest(quoted(wanted), known)
            raise NotFoundError(
                "there is no document type {type}: {reason}", type=quoted(wanted), reason=reason
            )
        found.extend(named)
    return tuple(found)


def by_act(view: View, registry: Registry, name: str, organisation: str | None) -> Reached:
    """Return the documents that cite the act or one it replaced, those it newly demands or founds."""
    acts = {act.id: act for act in view.acts()}
    if name not in acts:
        raise NotFoundError("there is no act {act}; normdocs acts list names them", act=name)
    found: Reached = {}
    for one in (name, *forerunners(acts, name)):
        for key in view.citing(one, organisation):
            found.setdefault(key.organisation, set()).add(key.type)
    for act in family(acts, name):
        new = act.replaced_by is None and not any(other.replaced_by == act.id for other in acts.values())
        codes = {kind.code for kind in registry.types if founds(act, kind, new=new)}
        for one in territory(view, act, organisation) if codes else ():
            found.setdefault(one, set()).update(codes)
    return found


def forerunners(acts: dict[str, Act], name: str) -> Iterator[str]:
    """Yield the acts it replaced, and those they had replaced: who cites them has to cite it now."""
    for act in acts.values():
        if act.replaced_by == name:
            yield act.id
            yield from forerunners(acts, act.id)


def founds(act: Act, kind: DocumentType, *, new: bool) -> bool:
    """Return whether a new act demands documents of this type, or they rest on it.

    Who rests on an act that replaced another, or was replaced, is found by the citations of that one.
    """
    demanded = any(demand.norm == act.id for demand in kind.demands)
    return new and (demanded or bool({act.id, *act.purposes}.intersection(kind.basis)))


def territory(view: View, act: Act, only: str | None) -> Iterator[str]:
    """Yield the organisations the act binds, or this one if it does."""
    region = act.territory if act.level is Level.REGIONAL else None
    municipality = act.territory if act.level is Level.MUNICIPAL else None
    for one in view.organisations(region=region, municipality=municipality, only=only):
        yield one.id
