"""Of whom percentages are, in the genitive, where no indicator says it."""

MENTEES = "наставляемых"
PARTICIPANTS = "участников программы"
PUPILS = "обучающихся"
