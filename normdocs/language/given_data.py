"""Given names and patronymics no rule derives from an ending."""

from __future__ import annotations

from normdocs.language.cases import Gender
from normdocs.language.letters import word_set

# Women's names in a soft consonant that decline: Любови, Любовью.
FEMALE_SOFT = word_set(
    "любовь рахиль нинель эсфирь юдифь руфь агарь суламифь ассоль гизель жизель рашель агидель адель"
)
# Women's names with the stress on -я: Зульфие, Зульфиёй.
STRESSED_IYA = word_set(
    "алия альфия асия галия гульфия зульфия рафия рания сания закия рукия сафия наджия магфия накия вафия"
)
INDECLINABLE = word_set("шота николя")
# First parts that stay when another name follows (Жан-Пьера, Абдул-Азиза); last parts that keep the first.
FIXED_FIRST_GIVEN = word_set("жан пьер луи мари анри ги шарль абдул абдель абд ага ак кара хан")
FIXING_LAST_GIVEN = word_set("али бек хан оол гирей паша заде оглы")
# Names the dictionary lacks or gives to the wrong side.
MALE = word_set("шота гиви вахтанг гурген отто муса иса али паата нико оган аслан")
FEMALE = word_set("этери нелли нинель алсу гузель айгуль эсфирь рахиль кармен николь")
SHORT_PATRONYMICS = word_set("ильич кузьмич лукич фомич никитич саввич")
PARTICLES: dict[str, Gender] = {
    "оглы": "m",
    "оглу": "m",
    "улы": "m",
    "уулу": "m",
    "кызы": "f",
    "гызы": "f",
    "кизи": "f",
}
