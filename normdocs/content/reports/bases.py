"""Of whom percentages are, in the genitive, where no indicator says it."""

MENTEES = "наставляемых"
PARTICIPANTS = "участников программы"
PUPILS = "обучающихся"

# The row of those of whom nobody states the stage: without it the rows would not make up the total.
UNSTATED = "unstated"
NO_STAGE = {UNSTATED: "уровень образования не указан"}
