"""The organisation and its officers, as documents print them."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from normdocs.content.contract import Context, From
from normdocs.content.phrases import (
    capital,
    full_name_in,
    name_in,
    organisation_in,
    place_in,
    post_in,
    signature_name,
)


class OrganisationBlock(Context):
    """The organisation the document belongs to."""

    full_name: Annotated[str, From(".names.full")] = Field(
        alias="полное_наименование",
        title="Полное наименование",
        examples=["муниципальное бюджетное общеобразовательное учреждение «СОШ № 9»"],
    )
    full_name_capital: Annotated[str, From(".names.full", via=capital)] = Field(
        alias="полное_наименование_с_прописной", title="Полное наименование с прописной буквы"
    )
    full_name_gent: Annotated[
        str, From(".names.full", ".names.forms", via=organisation_in("gent", "full"))
    ] = Field(alias="полное_наименование_род", title="Полное наименование в родительном падеже")
    full_name_datv: Annotated[
        str, From(".names.full", ".names.forms", via=organisation_in("datv", "full"))
    ] = Field(alias="полное_наименование_дат", title="Полное наименование в дательном падеже")
    full_name_loct: Annotated[
        str, From(".names.full", ".names.forms", via=organisation_in("loct", "full"))
    ] = Field(alias="полное_наименование_пр", title="Полное наименование в предложном падеже")
    short_name: Annotated[str, From(".names.short")] = Field(
        alias="краткое_наименование", title="Сокращённое наименование", examples=["МБОУ СОШ № 9 г. Шахты"]
    )
    short_name_gent: Annotated[
        str, From(".names.short", ".names.forms", via=organisation_in("gent", "short"))
    ] = Field(alias="краткое_наименование_род", title="Сокращённое наименование в родительном падеже")
    short_name_loct: Annotated[
        str, From(".names.short", ".names.forms", via=organisation_in("loct", "short"))
    ] = Field(alias="краткое_наименование_пр", title="Сокращённое наименование в предложном падеже")
    founder: Annotated[str | None, From(".founder")] = Field(
        alias="учредитель", title="Учредитель (если указан)"
    )
    settlement: Annotated[str | None, From(".settlement")] = Field(
        alias="населённый_пункт", title="Населённый пункт", examples=["г. Шахты"]
    )
    region: Annotated[str, From(".region")] = Field(
        alias="регион", title="Регион", examples=["Ростовская область"]
    )
    region_gent: Annotated[str, From(".region", via=place_in("gent"))] = Field(
        alias="регион_род", title="Регион в родительном падеже", examples=["Ростовской области"]
    )
    address: Annotated[str | None, From(".address")] = Field(alias="адрес", title="Адрес (если указан)")
    inn: Annotated[str | None, From(".inn")] = Field(alias="инн", title="ИНН (если указан)")
    ogrn: Annotated[str | None, From(".ogrn")] = Field(alias="огрн", title="ОГРН (если указан)")
    site: Annotated[str | None, From(".site")] = Field(alias="сайт", title="Сайт (если указан)")


class OfficerBlock(Context):
    """A person in a post."""

    full_name: Annotated[str, From(".name")] = Field(
        alias="фио", title="Имя так, как указано в профиле", examples=["Двалидзе Э. И."]
    )
    full_name_accs: Annotated[str, From(".", via=full_name_in("accs"))] = Field(
        alias="фио_вин", title="Имя в винительном падеже (назначить кого)"
    )
    full_name_datv: Annotated[str, From(".", via=full_name_in("datv"))] = Field(
        alias="фио_дат", title="Имя в дательном падеже (поручить кому)"
    )
    signature: Annotated[str, From(".", via=signature_name)] = Field(
        alias="подпись", title="Инициалы и фамилия под подписью", examples=["Э. И. Двалидзе"]
    )
    surname_initials: Annotated[str, From(".", via=name_in("nomn"))] = Field(
        alias="фамилия_инициалы", title="Фамилия и инициалы", examples=["Бочарова Е. В."]
    )
    surname_initials_gent: Annotated[str, From(".", via=name_in("gent"))] = Field(
        alias="фамилия_инициалы_род", title="Фамилия и инициалы в родительном падеже"
    )
    surname_initials_datv: Annotated[str, From(".", via=name_in("datv"))] = Field(
        alias="фамилия_инициалы_дат", title="Фамилия и инициалы в дательном падеже"
    )
    surname_initials_accs: Annotated[str, From(".", via=name_in("accs"))] = Field(
        alias="фамилия_инициалы_вин", title="Фамилия и инициалы в винительном падеже"
    )
    surname_initials_ablt: Annotated[str, From(".", via=name_in("ablt"))] = Field(
        alias="фамилия_инициалы_тв", title="Фамилия и инициалы в творительном падеже"
    )
    post: Annotated[str, From(".", via=post_in("nomn"))] = Field(
        alias="должность", title="Должность", examples=["заместитель директора по воспитательной работе"]
    )
    post_capital: Annotated[str, From(".", via=post_in("nomn", capital=True))] = Field(
        alias="должность_с_прописной", title="Должность с прописной буквы"
    )
    post_gent: Annotated[str, From(".", via=post_in("gent"))] = Field(
        alias="должность_род", title="Должность в родительном падеже"
    )
    post_datv: Annotated[str, From(".", via=post_in("datv"))] = Field(
        alias="должность_дат", title="Должность в дательном падеже"
    )
    post_accs: Annotated[str, From(".", via=post_in("accs"))] = Field(
        alias="должность_вин", title="Должность в винительном падеже"
    )
    post_ablt: Annotated[str, From(".", via=post_in("ablt"))] = Field(
        alias="должность_тв", title="Должность в творительном падеже"
    )
