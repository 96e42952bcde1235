"""Marks the words of a sentence that refer to a step of the run; a shell makes them a link to it."""

from dataclasses import replace

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
