"""The Text (language, register, look) in which a level speaks to its children."""

from codeweek.levels.level import Level
from codeweek.play.judge import register
from codeweek.text import Text


def voice(text: Text, level: Level) -> Text:
    """Sentences of the register of a level's class, the names of its look, typed ones in text levels."""
    typed = level.writing == "text"
    return text.where(level.kind, level.look, register=register(level), typed=typed)
