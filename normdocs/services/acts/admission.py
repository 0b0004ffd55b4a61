"""Taking an organisation into the register."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from normdocs.domain.records.mentoring import SchoolProfile
from normdocs.domain.registry import Registry
from normdocs.services.acts.importing import REGISTRY, Recorder, take_in
from normdocs.services.ports import Clock, Register, View

Rehearsal = Callable[[View, str], None]


@dataclass(frozen=True)
class Admission:
    """Whether a profile was new or different, and how many acts the register took from the registry.

    `conflicts` are the acts both changed since the last import: the register's record of them stays.
    """

    organisation: str
    changed: bool
    acts: int
    conflicts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Registrar:
    """Keeps profiles and acts."""

    registry: Callable[[], Registry]
    register: Register
    clock: Clock

    def admit(self, profile: SchoolProfile, rehearse: Rehearsal | None = None) -> Admission:
        """Save the profile and the registry's acts; saving the same again changes nothing.

        What `rehearse` raises on the new profile leaves the register as it was.
        """
        with self.register.unit() as unit:
            now = self.clock.now()
            acts = take_in(unit, self.registry().acts, Recorder(REGISTRY, now, REGISTRY))
            changed = unit.save_profile(profile, now)
            if changed and rehearse:
                rehearse(unit, profile.id)
        return Admission(profile.id, changed, len(acts.taken), acts.conflicts)
