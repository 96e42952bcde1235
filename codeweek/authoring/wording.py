"""Measures a text for its readers: reading time, length of sentences, words to avoid."""

import re
from collections.abc import Iterator
from itertools import pairwise

from codeweek.text import Text

# Words a minute read aloud at the end of the year: the official French targets; no target grows after 6e.
FLUENCY = {"CP": 50, "CE1": 70, "CE2": 90, "CM1": 110, "CM2": 120, "6e": 130}
OLDER = 130
CLASSES = (*FLUENCY, "5e", "4e", "3e")
SECONDS = 12  # longest reading before a child may act
SENTENCE = {"short": 10, "normal": 18}  # most words of one sentence, by register
_END = re.compile(r"[.!?…]+(?:\s?[»”])?\s+(?![a-zà-öø-ÿ])")
QUOTED = re.compile(r"«[^»]*»|“[^”]*”")  # names of blocks, and what an adult is to say to the child


def sentences(text: str) -> list[str]:
    """The sentences of a text; one with no word in it is none, and a small letter begins none."""
    ends = [0, *(found.end() for found in _END.finditer(text)), len(text)]
    return [part for start, end in pairwise(ends) if words(part := text[start:end].strip())]


def words(text: str) -> int:
    """The number of words; signs without a letter or digit do not count."""
    return sum(bool(re.search(r"\w", word)) for word in text.split())


def seconds(text: str, grade: str) -> float:
    """The seconds a child of a class takes to read a text."""
    return words(text) * 60 / FLUENCY.get(grade, OLDER)


def long_sentences(text: str, register: str) -> list[str]:
    """The sentences of a text with more words than a register allows."""
    return [sentence for sentence in sentences(text) if words(sentence) > SENTENCE[register]]


def unfit(text: str, voice: Text, adult: bool = False) -> Iterator[str]:
    """The words to avoid for a reader: blame or `vous` for a child, `tu` for an adult.

    They are listed in the language's file: `meta.never`, `meta.formal`, `meta.familiar`.
    """
    heard = QUOTED.sub("", text)
    for name in ("familiar",) if adult else ("never", "formal"):
        for pattern in voice.own(f"meta.{name}") or ():
            yield from (found[0] for found in re.finditer(rf"\b(?:{pattern})\b", heard, re.IGNORECASE))
