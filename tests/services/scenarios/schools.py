"""Four schools: two real ones, and a made-up one in either municipality whose acts the registry has."""

from __future__ import annotations

from functools import cache

from normdocs.domain.records.mentoring import SchoolProfile
from tests.services.schools import FEDOSEEVSKAYA, SHAKHTY, altered, completed, real

SALSK, MEGION = "salsk-example", "megion-example"
YEAR, NEXT_YEAR = "2022-2023", "2023-2024"
PROTOCOL = {"protocol_number": "2", "protocol_date": "2022-08-30"}


@cache
def school(name: str) -> SchoolProfile:
    """A school of the mixed registry, example values taken for facts, nothing issued before normdocs."""
    return altered(
        real(completed(SHAKHTY if name in OTHERS else name)),
        issued=[],
        bodies=[
            {"title": "Педагогический совет", "role": "pedagogical-council", **PROTOCOL},
            {"title": "Управляющий совет", "role": "governing-council"},
        ],
        **{"planning": {"date": None, "school_year": YEAR}, **OTHERS.get(name, {})},
    )


def made_up(name: str, settlement: str, municipality: str, region: str) -> dict[str, object]:
    """What tells a made-up school from the one it is modelled on."""
    full = f"муниципальное бюджетное общеобразовательное учреждение {settlement} «Примерная школа № 0»"
    return {
        "id": name,
        "names": {"full": full, "short": f"МБОУ СОШ № 0 {settlement}"},
        "settlement": settlement,
        "municipality": municipality,
        "region": region,
        "founder": "Примерное управление образования",
        "sources": ["вымышленный пример"],
    }


OTHERS = {
    SALSK: made_up(SALSK, "г. Сальск", "Сальский район", "Ростовская область"),
    MEGION: made_up(MEGION, "г. Мегион", "город Мегион", "Ханты-Мансийский автономный округ – Югра"),
}
SCHOOLS = (FEDOSEEVSKAYA, MEGION, SALSK, SHAKHTY)

# What is approved in each school before anything changes, what of that is published, what waits for approval.
# Everything else of the 26 documents is a draft.
APPROVED = {
    SHAKHTY: ("S01", "S02", "S03", "S04", "S07", "S11.1", "S12.1", "S15", "S18.2", "S18.3", "S19"),
    FEDOSEEVSKAYA: ("S01", "S04", "S05", "S09", "S11.2", "S18.1", "S20.1"),
    SALSK: ("S01", "S02", "S03", "S04", "S05", "S06"),
    MEGION: ("S01", "S02", "S03", "S04", "S05", "S06", "S12.2", "S18.3"),
}
PUBLISHED = {SHAKHTY: ("S02", "S03"), MEGION: ("S02", "S03")}
WAITING = {SHAKHTY: ("S05", "S08"), FEDOSEEVSKAYA: ("S06",), SALSK: ("S07", "S12.1")}
