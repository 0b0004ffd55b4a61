"""What an amending order says: which documents it amends, which words give way to which."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from normdocs.content.blocks import SetContext
from normdocs.content.contract import Context, From
from normdocs.content.phrases import amended_document, quoted_words


class WordingBlock(Context):
    """Words replaced, added or taken out."""

    old: Annotated[str | None, From(".old", via=quoted_words)] = Field(
        alias="было", title="Прежние слова в «ёлочках» (если были)"
    )
    new: Annotated[str | None, From(".new", via=quoted_words)] = Field(
        alias="стало", title="Новые слова в «ёлочках» (если есть)"
    )


class AmendedBlock(Context):
    """A document that is amended."""

    where: Annotated[str, From(".document", ".annex_of", via=amended_document, always=True)] = Field(
        alias="куда",
        title="Куда вносятся изменения: вид в винительном падеже, реквизиты, название",
        examples=["приказ от 13 октября 2020 г. № 162 «О внедрении методологии…»"],
    )
    wording: Annotated[list[WordingBlock], From(".wording")] = Field(alias="замены", title="Замены слов")


class AmendmentContext(SetContext):
    """Orders that amend other documents."""

    amended: Annotated[list[AmendedBlock], From("amended")] = Field(
        alias="изменяемые", title="Документы, в которые вносятся изменения"
    )
