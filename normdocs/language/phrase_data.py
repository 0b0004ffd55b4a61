"""Small words the rules for titles and organisations must know."""

from __future__ import annotations

from normdocs.language.letters import word_set

# Shortened heads: they carry the case themselves and are never written out (зам. директора).
FIXED_HEADS = word_set("зам зав нач пом и.о ио врио врип вр.и.о замдиректора завкафедрой")
# Shortened attributes: the head follows in full (гл. бухгалтер).
FIXED_ATTRIBUTES = word_set("гл ст мл вед спец мед муниц гос")
# First parts of hyphenated nouns that do not decline.
FIXED_FIRST = word_set(
    "пресс шеф вице экс топ веб бизнес медиа арт интернет онлайн офлайн фитнес генерал капитан премьер"
    " контр обер унтер штабс лейб флаг эконом кино видео аудио фото радио теле авто мото вело био эко этно"
    " нано микро макро мини макси диско рок джаз поп хип кейс смарт пиар спорт гранд блок плей дизайн хаб"
    " альфа бета стоп бьюти вип промо старт тайм скаут санкт усть нью бренд контент"
)
# Kinds of places; after another head their names keep the nominative (образование город Мегион).
PLACE_KINDS = word_set(
    "город село поселок станица хутор деревня район аул слобода республика край область округ поселение"
)
# Kinds whose names decline with them even when the name is a noun (города Сальска, but посёлка Гигант).
MODIFIED_PLACES = word_set("город станица деревня слобода")
# Institutions that may follow a genitive and still be an apposition (учреждения … Дома творчества).
INSTITUTIONS = word_set(
    "школа сад лицей гимназия прогимназия центр дом дворец станция колледж техникум училище институт"
    " университет академия интернат корпус библиотека музей театр клуб комбинат ясли больница"
    " кванториум технопарк лагерь"
)
# Forms of companies; the name after them stays (ООО Ромашка).
LEGAL_FORMS = word_set("ООО ОАО ЗАО ПАО АО НАО НКО АНО ТОО ТСЖ ГУП МУП ФГУП")
ADVERBS = word_set("временно постоянно особо вновь")
PREPOSITIONS = word_set(
    "по с со за из из-за от в во на над об о обо при для к ко у до без через под между среди против из-под"
)
CONJUNCTIONS = word_set("и или а также либо")
