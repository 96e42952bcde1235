"""The words of a sentence that name a place of the film: where a shell can, they are touched to go there."""

from dataclasses import replace

from codeweek.text import Text

MARK = "\u2060"  # on both sides of the words; it has no width


def touchable(text: Text) -> Text:
    """The same sentences, « ici » marked in them."""
    return replace(text, nouns={**text.nouns, "here": marked(text.nouns["here"])})


def marked(words: str) -> str:
    """Words that can be touched."""
    return f"{MARK}{words}{MARK}"


def parts(sentence: str) -> tuple[str, str, str]:
    """What stands before the words, the words, what stands after; no words when there is no place."""
    before, _mark, rest = sentence.partition(MARK)
    words, _mark, after = rest.partition(MARK)
    return before, words, after


def bare(sentence: str) -> str:
    """The sentence as it is read."""
    return sentence.replace(MARK, "")
