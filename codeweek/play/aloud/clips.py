"""The clips that come with codeweek: one for each sentence, named by its language and its words."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from codeweek import data
from codeweek.play.aloud.spoken import sentences, spoken
from codeweek.text import Text

FOLDER = "clips"


@dataclass(frozen=True)
class Clip:
    """A recording: its name in its folder, without the end; how long it is; who speaks."""

    name: str
    seconds: float
    by: str


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


def signs(text: Text) -> Mapping[str, str]:
    """The words of signs in a language."""
    found: Mapping[str, str] = text.find("aloud.signs") or {}
    return found


def _clip(name: str, told: Mapping[str, Any]) -> Clip:
    return Clip(name, told["seconds"], told["by"])
