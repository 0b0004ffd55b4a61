"""Values to put into a register."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from normdocs.domain.acts.act import Act
from normdocs.domain.document import DocumentKey, Provenance, Rendition, Requisites
from normdocs.domain.records.mentoring import SchoolProfile

NOW = datetime(2026, 11, 22, 9, 30, 15, 123456, tzinfo=UTC)
ORDER = DocumentKey("school-9", "S02", "2020-2024")


def profile(identifier: str = "school-9", **changes: Any) -> SchoolProfile:
    stated: dict[str, Any] = {
        "id": identifier,
        "names": {"full": "Школа № 9 «Исток» & Ко", "short": "СОШ № 9"},
        "legal_form": "budgetary",
        "kind": "school",
        "municipality": "г. Шахты",
        "region": "Ростовская область",
        "people": [
            {
                "name": "Иванова Анна Петровна",
                "gender": "f",
                "forms": {"datv": "Ивановой Анне Петровне"},
                "posts": [{"title": "директор", "role": "head", "since": "01.09.2019"}],
            }
        ],
        "counts": {"pupils": {"total": 512}},
        "issued": [{"type": "S01", "number": "162/1", "date": "13.10.2020"}],
        "mentoring": {
            "forms": [{"form": "pupil-pupil", "share": "12.50"}],
            "programme": {"tasks": ["а", "б"]},
        },
    }
    return SchoolProfile.model_validate(stated | changes)


def act(identifier: str, **changes: Any) -> Act:
    stated: dict[str, Any] = {
        "id": identifier,
        "level": "federal",
        "kind": "распоряжение",
        "issuer": "Минпросвещения России",
        "date": "25.12.2019",
        "number": "Р-145",
        "title": "Об утверждении методологии",
        "valid_from": "2019-12-25",
        "purposes": ["methodology", "model"],
        "verified": True,
        "source": "001",
    }
    return Act.model_validate(stated | changes)


def rendition(key: DocumentKey = ORDER, fingerprint: str = "f1", **changes: Any) -> Rendition:
    values: dict[str, Any] = {
        "key": key,
        "requisites": Requisites("162/1", date(2020, 10, 13)),
        "template": "orders/S02.docx",
        "template_hash": "t1",
        "fingerprint": fingerprint,
        "content": "c1",
        "basis": ("r-145", "273-fz"),
        "provenance": (
            Provenance("организация.имя", "organisation.names.full", "Школа № 9 «Исток» & Ко"),
            Provenance("директор", "officers.head.name", "Ивановой А. П.", doubt="дательный падеж"),
            Provenance(
                "пары[0].цель", "organisation.mentoring.pairs[0].goal", "цель\n" * 2_000, example=True
            ),
        ),
    }
    return Rendition(**(values | changes))
