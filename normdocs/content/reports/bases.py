"""Of whom percentages are, in the genitive, where no indicator says it."""

from normdocs.domain.records.mentoring import UNSTATED

MENTEES = "наставляемых"
PARTICIPANTS = "участников программы"
PUPILS = "обучающихся"

NO_STAGE = {UNSTATED: "уровень образования не указан"}
