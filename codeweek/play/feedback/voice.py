"""The Text (language, register, look) in which a level speaks to its children."""

from codeweek.levels.level import Level
from codeweek.play.judge import register
from codeweek.text import Text


def voice(text: Text, level: Level) -> Text:
    """Sentences in the register of a level's class, with the names that things have in its look."""
    return text.where(level.kind, level.look, register=register(level))
