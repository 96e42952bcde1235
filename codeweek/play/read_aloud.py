"""How a text is read aloud: its words, the clips that come with codeweek, when each word is heard.

Brackets, quotation marks and spaces of typography are silent; signs (▶, ≥) have words (`aloud.signs`);
a word of code (`turn_left()`) is said as words.

Measured on 208 words of 19 clips: 0.15 s off on average, 19 of 20 within 0.36 s.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from codeweek import data
from codeweek.text import Text

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


FOLDER = "clips"


@dataclass(frozen=True)
class Clip:
    """A recording: its name; how long it is; who speaks; its place in the file that holds it."""

    name: str
    seconds: float
    by: str
    file: str = ""
    at: int = 0
    size: int = 0


@dataclass(frozen=True)
class Clips:
    """Those of a language, by what they say."""

    signs: Mapping[str, str] = field(default_factory=dict)
    by_words: Mapping[str, Clip] = field(default_factory=dict)

    def of(self, sentence: str) -> Clip | None:
        """The clip of one sentence as it is shown."""
        return self.by_words.get(spoken(sentence, self.signs))

    def missing(self, shown: str) -> Iterator[str]:
        """The sentences of a text that have none."""
        return (each for _start, each in sentences(shown) if self.of(each) is None)


def name(language: str, said: str) -> str:
    """What the clip of these words is called."""
    return sha256(f"{language}\n{said}".encode()).hexdigest()[:16]


def load(text: Text) -> Clips:
    """The clips of a language; none when their list is not there or cannot be read."""
    path = data.folder(FOLDER) / f"{text.language}.json"
    try:
        table = json.loads(path.read_bytes())
    except (OSError, ValueError):
        table = {}
    return Clips(signs(text), {each["text"]: _clip(name, each) for name, each in table.items()})


def sound(clip: Clip) -> bytes:
    """The MP3 of a clip, cut out of the file of its chapter. Raises OSError when that is not there."""
    with (data.folder(FOLDER) / clip.file).open("rb") as file:
        file.seek(clip.at)
        return file.read(clip.size)


def signs(text: Text) -> Mapping[str, str]:
    """The words of signs in a language."""
    found: Mapping[str, str] = text.find("aloud.signs") or {}
    return found


def _clip(name: str, told: Mapping[str, Any]) -> Clip:
    return Clip(name, told["seconds"], told["by"], told["file"], told["at"], told["size"])


BEFORE, AFTER = 0.1, 0.25  # seconds of a clip before its first word and after its last one
COMMA, STOP = 3, 8  # letters that a pause is worth
RATE = 14.5  # letters a second, of a voice whose length is not known


def starts(words: Sequence[Word], seconds: float) -> tuple[float, ...]:
    """The second at which each word begins, in a sound of that many seconds."""
    lengths = [len(word.said.rstrip(".,;:!?")) + 1 for word in words]
    pauses = [_pause(word.said) for word in words]
    total = sum(lengths) + sum(pauses[:-1])
    room = max(0.0, seconds - BEFORE - AFTER)
    first = min(BEFORE, seconds)
    found, past = [], 0
    for length, pause in zip(lengths, pauses, strict=True):
        found.append(first + room * past / total)
        past += length + pause
    return tuple(found)


def guessed(words: Sequence[Word]) -> float:
    """The seconds that a voice takes for them."""
    return BEFORE + AFTER + sum(len(word.said) + 1 + _pause(word.said) for word in words) / RATE


def _pause(said: str) -> int:
    return COMMA if said.endswith((",", ";")) else STOP if said.endswith((".", "!", "?", ":")) else 0


@dataclass(frozen=True)
class Part:
    """What is heard in one go, of words as they are shown; without a clip it is for the system's voice."""

    words: tuple[Word, ...]
    seconds: float
    clip: Clip | None = None

    @property
    def said(self) -> str:
        """As a voice is given it."""
        return " ".join(word.said for word in self.words)

    def word_at(self, since: float) -> Word | None:
        """The word that is heard after some seconds."""
        begun = [
            word for word, at in zip(self.words, starts(self.words, self.seconds), strict=True) if at <= since
        ]
        return begun[-1] if begun else None


def parts(shown: str, aloud: str, clips: Clips, system: bool) -> tuple[Part, ...]:
    """The parts of a reading; `aloud`: another wording, shown nowhere; `system`: it has a voice."""
    recorded = _recorded(shown, clips)
    if recorded:
        return recorded
    whole = words(shown, clips.signs)
    if system:
        return (Part(whole, guessed(whole)),) if whole else ()
    return tuple(Part((), part.seconds, part.clip) for part in _recorded(aloud, clips))


def _recorded(shown: str, clips: Clips) -> tuple[Part, ...]:
    """Its sentences by their clips; none when one of them lacks its own."""
    found: list[Part] = []
    for start, sentence in sentences(shown):
        clip = clips.of(sentence)
        if clip is None:
            return ()
        here = [Word(start + w.start, start + w.end, w.said) for w in words(sentence, clips.signs)]
        found.append(Part(tuple(here), clip.seconds, clip))
    return tuple(found)
