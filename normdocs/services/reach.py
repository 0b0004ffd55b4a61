"""Which documents a change may concern: found by what the register recorded, not by looking at every one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from normdocs.domain.act import Act, Level
from normdocs.domain.catalogue import DocumentType
from normdocs.domain.legislation import family
from normdocs.domain.registry import Registry
from normdocs.errors import NotFoundError
from normdocs.services.ports import View

Reached = dict[str, set[str]]
"""Codes of document types by organisation."""


@dataclass(frozen=True)
class Reach:
    """What changed: an act, an organisation's facts, or types of documents (a template, a definition).

    `change` is the name amended texts and their order are filed under: the act's id, or what the caller says.
    """

    change: str
    act: str | None = None
    organisation: str | None = None
    types: tuple[str, ...] = ()


def reached(view: View, registry: Registry, reach: Reach) -> Reached:
    """Return the documents to look at; NotFoundError for an act or an organisation nobody knows."""
    if reach.act is not None:
        return by_act(view, registry, reach.act, reach.organisation)
    codes = set(reach.types) or {kind.code for kind in registry.types}
    chosen = [one.id for one in view.organisations(only=reach.organisation)]
    if reach.organisation and not chosen:
        raise NotFoundError("there is no organisation {organisation}", organisation=reach.organisation)
    return {organisation: set(codes) for organisation in chosen}


def by_act(view: View, registry: Registry, name: str, organisation: str | None) -> Reached:
    """Return the documents that cite the act, and those it newly makes required or founds."""
    acts = {act.id: act for act in view.acts()}
    if name not in acts:
        raise NotFoundError("there is no act {act}; normdocs acts list names them", act=name)
    found: Reached = {}
    for key in view.citing(name, organisation):
        found.setdefault(key.organisation, set()).add(key.type)
    for act in family(acts, name):
        new = act.replaced_by is None and not any(other.replaced_by == act.id for other in acts.values())
        codes = {kind.code for kind in registry.types if founds(act, kind, new=new)}
        for one in territory(view, act, organisation) if codes else ():
            found.setdefault(one, set()).update(codes)
    return found


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
