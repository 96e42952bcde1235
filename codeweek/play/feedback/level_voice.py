"""How a level speaks to its children: its language, register and look; marks in its sentences; a voice."""

from dataclasses import replace

from codeweek.diagnostic import Diagnostic
from codeweek.levels.level import Level
from codeweek.play.judge import register
from codeweek.text import Text

MARK = "\u2060"  # put on both sides of a link; has no width


def touchable(text: Text) -> Text:
    """The same sentences with « ici » marked as a link."""
    return replace(text, nouns={**text.nouns, "here": marked(text.nouns["here"])})


def marked(words: str) -> str:
    """Words that can be touched."""
    return f"{MARK}{words}{MARK}"


def parts(sentence: str) -> tuple[str, str, str]:
    """A sentence split into before, link, after; without a link, the last two are empty."""
    before, _mark, rest = sentence.partition(MARK)
    words, _mark, after = rest.partition(MARK)
    return before, words, after


def bare(sentence: str) -> str:
    """The sentence without marks."""
    return sentence.replace(MARK, "")


def voice(text: Text, level: Level, typed: bool = False) -> Text:
    """Sentences of the register of a level's class, the names of its look.

    To who types, as in each level of text, the usual ones, of lines and words instead of blocks.
    """
    typed = typed or level.writing == "text"
    tone = "normal" if typed else register(level)
    return text.where(level.kind, level.look, register=tone, typed=typed)


def with_line(text: Text, problem: Diagnostic) -> str:
    """The sentence about a text that was typed, after its line where it does not say that itself."""
    words = text.tell(problem)
    line = "" if problem.line is None else text("typing.line", line=problem.line)
    return words if line.lower() in words.lower() else f"{line}. {words}"


def aloud(text: Text, diagnostic: Diagnostic) -> str:
    """The other words; empty when its own will do."""
    return text.tell(Diagnostic(key)) if text.find(key := f"aloud.{diagnostic.key}") is not None else ""
