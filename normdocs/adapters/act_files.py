"""Acts read from a file of their own."""

from __future__ import annotations

from pathlib import Path

from normdocs.adapters.registry_files import ActsFile
from normdocs.adapters.yaml_files import read_yaml
from normdocs.domain.acts.act import Act
from normdocs.domain.loaded import Path as Where
from normdocs.domain.validation import finding, validated
from normdocs.errors import InputError, RegistryError


def load_acts(path: Path) -> tuple[Act, ...]:
    """Return the acts a file states as registry/acts has them; RegistryError with each mistake's place."""
    loaded = read_yaml(path, RegistryError)
    acts = validated(ActsFile, loaded, RegistryError).acts
    ids = [act.id for act in acts]
    mistakes = []
    for number, name in enumerate(ids):
        if name in ids[:number]:
            place: Where = ("acts", number)
            mistakes.append(
                finding(loaded, place, InputError("{id} is listed twice", id=name), RegistryError)
            )
    if mistakes:
        message = "{file}: mistakes found: {count}"
        raise RegistryError(message, causes=tuple(mistakes), file=loaded.name, count=len(mistakes))
    return acts
