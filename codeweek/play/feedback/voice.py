"""The Text (language, register, look) in which a level speaks to its children."""

from codeweek.diagnostic import Diagnostic
from codeweek.levels.level import Level
from codeweek.play.judge import register
from codeweek.text import Text


def voice(text: Text, level: Level) -> Text:
    """Sentences of the register of a level's class, the names of its look, typed ones in text levels."""
    typed = level.writing == "text"
    return text.where(level.kind, level.look, register=register(level), typed=typed)


def with_line(text: Text, problem: Diagnostic) -> str:
    """The sentence about a text that was typed, after its line where it does not say that itself."""
    words = text.tell(problem)
    line = "" if problem.line is None else text("typing.line", line=problem.line)
    return words if line.lower() in words.lower() else f"{line}. {words}"
