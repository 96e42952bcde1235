"""What is said of a text that is shown; `web/src/voice/spoken-text.ts` does the same.

Brackets, quotation marks and spaces of typography are silent; signs (▶, ≥) have words (`aloud.signs`);
a word of code (`turn_left()`) is said as words.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

SILENT = '«»“”„"()[]{}`*#←↑→↓↺↻\u2060'
_TOKEN = re.compile("[^ \t\n\u00a0\u202f]+")
_SENTENCE = re.compile("(?<=[.!?…])[ \n]+(?=[^ \n\u00a0\u202fa-zà-ÿ.,;:!?…»])")
_GOES_ON = re.compile("[ \t\n\u00a0\u202f]*[a-zà-ÿ]")
_SHOUTED = re.compile("[A-ZÀ-Þ]{3,}")
_GAPS, _BEFORE_STOP = re.compile(" +"), re.compile(" (?=[.,;:!?])")
_STOPS = re.compile("[.,;:!?]*")


@dataclass(frozen=True)
class Word:
    """A word as it is shown, from `start` to `end` in its text, and as it is said, with its stops."""

    start: int
    end: int
    said: str


def words(shown: str, signs: Mapping[str, str]) -> tuple[Word, ...]:
    """The words of a text; a stop that stands alone (« Bravo ! ») belongs to the word before it."""
    found: list[Word] = []
    for token in _TOKEN.finditer(shown):
        said = _said(token[0], shown[token.end() :], signs)
        if found and said and _STOPS.fullmatch(said):
            before = found[-1]
            found[-1] = Word(before.start, token.end(), before.said + said)
        elif said:
            found.append(Word(token.start(), token.end(), said))
    return tuple(found)


def spoken(shown: str, signs: Mapping[str, str]) -> str:
    """The whole of it, as a voice is given it."""
    return " ".join(word.said for word in words(shown, signs))


def sentences(shown: str) -> Iterator[tuple[int, str]]:
    """Each sentence of a text, with the place where it begins: each has a clip of its own."""
    start = 0
    for gap in _SENTENCE.finditer(shown):
        yield start, shown[start : gap.start()]
        start = gap.end()
    if shown[start:].strip():
        yield start, shown[start:]


def _said(token: str, rest: str, signs: Mapping[str, str]) -> str:
    plain = "".join(_sign(letter, signs) for letter in token if letter not in SILENT)
    if plain.endswith("…"):
        plain = plain.rstrip("…") + ("," if _GOES_ON.match(rest) else ".")
    plain = _GAPS.sub(" ", plain.replace("…", ", "))
    plain = _BEFORE_STOP.sub("", plain).strip(" ")
    return plain.lower() if _SHOUTED.fullmatch(plain) else plain


def _sign(letter: str, signs: Mapping[str, str]) -> str:
    if letter in signs:
        return f" {signs[letter]} "
    return {"’": "'", "_": " "}.get(letter, letter)
