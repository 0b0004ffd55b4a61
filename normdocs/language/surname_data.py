"""Words the rules for surnames cannot derive from an ending."""

from __future__ import annotations

from normdocs.language.letters import word_set

# First parts of double surnames that do not decline (Бонч-Бруевич, Тер-Петросян, Кара-Мурза).
FIRST_PARTS = word_set(
    "бонч тер мелик абдул книппер корвин ван фон шолом вар грум кара аль эль ибн бен бин бей мак дель де да"
    " ди ла ле дос дер сен сан сент нур ак шах хан дон доку гасан абу ад аш ас ан ар фриц белиц дюссар"
    " призван фальц"
)
# Women's and men's surnames that are nouns in -ина, -ова: Щербины, not Щербиной.
NOUNS_IN_INA = word_set(
    "калина малина рябина осина дружина щербина година долина скотина былина перина кручина тростина"
    " смородина холстина половина перетятина солонина конина стремнина пучина хворостина"
    " хрестина ялина вершина равнина лучина бузина гадина ожина маслина"
)
NOUNS_IN_OVA = word_set("сова корова дуброва подкова голова бова мова основа рева дева халява обнова")
# French stress on the last vowel, Georgian and Abkhaz -уа, -иа are caught by the ending.
STRESSED_A = word_set(
    "дюма петипа дега люка тома ферма гамарра золя труайя эредиа моруа талма фуко нода бренна дюра"
)
# -ов, -ин of languages that know no possessive: Дарвином, not Дарвиным.
ENGLISH_IN = word_set(
    "дарвин чаплин грин франклин мартин регин цин бюлов вирхов кронин болдуин пэйлин эрвин ирвин мелвин"
    " гершвин кельвин кальвин берлин роуллин коклин маклафлин коплин мерлин"
    " гарвин марвин крестин зеппелин эдвин квин годвин флотов цеплин гриффин"
)
# Surnames in -ь with the stress before the ending: Кухарем, Ковалем, where the dictionary may have -ём.
UNSTRESSED_SOFT = word_set(
    "кухарь бондарь пахарь лекарь пекарь токарь слесарь писарь знахарь аптекарь лазарь цезарь слюсарь"
    " коваль комарь егарь жихарь вихарь кесарь"
)
# Surnames in -ец that keep the vowel: Хейфеца.
FIRM_ETS = word_set("хейфец штирлец перец лец пец кобец львец")
# Georgian surnames in -ая that are nouns for women as well.
GEORGIAN_AYA = word_set("шенгелая цхакая эшкая окая")
