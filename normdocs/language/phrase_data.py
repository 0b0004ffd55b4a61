"""Small words the rules for titles and organisations must know."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Shortened heads: they carry the case themselves and are never written out (зам. директора).
FIXED_HEADS = _words("зам зав нач пом и.о ио врио врип вр.и.о замдиректора завкафедрой")
# Shortened attributes: the head follows in full (гл. бухгалтер).
FIXED_ATTRIBUTES = _words("гл ст мл вед спец мед муниц гос")
# First parts of hyphenated nouns that do not decline.
FIXED_FIRST = _words(
    "пресс шеф вице экс топ веб бизнес медиа арт интернет онлайн офлайн фитнес генерал капитан премьер"
    " контр обер унтер штабс лейб флаг эконом кино видео аудио фото радио теле авто мото вело био эко этно"
    " нано микро макро мини макси диско рок джаз поп хип кейс смарт пиар спорт гранд блок плей дизайн хаб"
    " альфа бета стоп бьюти вип промо старт тайм скаут"
)
# Kinds of places; after another head their names keep the nominative (муниципальное образование город Мегион).
PLACE_KINDS = _words(
    "город село поселок станица хутор деревня район аул слобода республика край область округ поселение"
)
# Kinds whose names decline with them even when the name is a noun (города Сальска, but посёлка Гигант).
MODIFIED_PLACES = _words("город станица деревня слобода")
# Institutions that may follow a genitive and still be an apposition (учреждения … Дома творчества).
INSTITUTIONS = _words(
    "школа сад лицей гимназия прогимназия центр дом дворец станция колледж техникум училище институт университет"
    " академия интернат корпус библиотека музей театр клуб комбинат ясли больница кванториум технопарк лагерь"
)
ADVERBS = _words("временно постоянно особо вновь")
PREPOSITIONS = _words(
    "по с со за из из-за от в во на над об о обо при для к ко у до без через под между среди против из-под"
)
CONJUNCTIONS = _words("и или а также либо")
