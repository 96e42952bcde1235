"""One voice: what it is asked to read next takes the place of what it reads. Time is handed in."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from codeweek.desktop.painting.cache import Cache
from codeweek.play.read_aloud import Clip, Clips, Part, load, parts
from codeweek.text import Text

SLOWER = 1.6  # times as long as guessed: a system's voice may take so much
START = 3.0  # seconds more that it may take to begin


class Player(Protocol):
    """What plays the clips."""

    @property
    def there(self) -> bool:
        """Whether anything can be heard."""

    def play(self, clip: Clip) -> None:
        """Begin a clip."""

    def stop(self) -> None:
        """Be silent at once."""


class System(Protocol):
    """The computer's own voice."""

    def speaks(self, language: str) -> bool:
        """Whether it has a voice for a language."""

    def say(self, words: str, language: str) -> None:
        """Begin to say it."""

    def speaking(self) -> bool:
        """Whether it is still saying it."""

    def stop(self) -> None:
        """Be silent at once."""


@dataclass(frozen=True)
class SpokenText:
    """A text as it is shown, and another wording for it that has clips, if it needs one."""

    shown: str
    aloud: str = ""


@dataclass(frozen=True)
class Lit:
    """The word that is heard: from `start` to `end` in a text that is shown."""

    shown: str
    start: int
    end: int


def lit_in(lit: Lit | None, shown: str) -> tuple[int, int] | None:
    """The letters of a text that are lit."""
    return (lit.start, lit.end) if lit and lit.shown == shown else None


class Voice:
    """Reads texts, part after part; `changed` is told when it begins to speak and when it is silent again."""

    def __init__(self, player: Player, system: System, changed: Callable[[bool], None]) -> None:
        self.player, self.system, self.changed = player, system, changed
        self.lit: Lit | None = None
        self.reading = ""  # the text that is read now, as it is shown
        self._language, self._text = "", Text("", {})
        self._clips: dict[str, Clips] = {}
        self._known: Cache[tuple[Part, ...]] = Cache(100)
        self._waiting: list[tuple[str, Part]] = []
        self._since = 0.0

    def speak(self, text: Text) -> None:
        """The language of now."""
        if text.language != self._language:
            self.stop()
            self._language, self._text = text.language, text
            self._known = Cache(100)

    @property
    def clips(self) -> Clips:
        """Those of the language of now."""
        if self._language not in self._clips:
            self._clips[self._language] = load(self._text)
        return self._clips[self._language]

    def can(self, told: SpokenText) -> bool:
        """Whether there is a voice for it."""
        return bool(self._parts(told))

    def say(self, *texts: SpokenText) -> None:
        """Read texts one after another, in place of what is read; those without a voice are left out."""
        self.stop()
        self._waiting = [
            (spoken_text.shown, part) for spoken_text in texts for part in self._parts(spoken_text)
        ]
        self._begin()

    def stop(self) -> None:
        """Be silent at once."""
        if not self._waiting:
            return
        self._waiting = []
        self._silence()
        self._begin()

    @property
    def speaking(self) -> bool:
        """Whether it reads something."""
        return bool(self._waiting)

    def pass_time(self, dt: float) -> bool:
        """`dt` seconds later; whether another word is lit, or none any more."""
        if not self._waiting:
            return False
        before = self.lit
        self._since += dt
        _shown, part = self._waiting[0]
        if self._over(part):
            self._silence()
            self._waiting = self._waiting[1:]
            self._begin()
        self._light()
        return self.lit != before or not self._waiting

    def _parts(self, spoken_text: SpokenText) -> tuple[Part, ...]:
        if not self.player.there:
            return ()
        key = spoken_text, self.system.speaks(self._language)
        return self._known.get(key, lambda: parts(spoken_text.shown, spoken_text.aloud, self.clips, key[1]))

    def _begin(self) -> None:
        """The first of what waits; or silence."""
        self.reading = self._waiting[0][0] if self._waiting else ""
        self.lit, self._since = None, 0.0
        self.changed(bool(self._waiting))
        if not self._waiting:
            return
        part = self._waiting[0][1]
        if part.clip:
            self.player.play(part.clip)
        else:
            self.system.say(part.said, self._language)
        self._light()

    def _over(self, part: Part) -> bool:
        if part.clip:
            return self._since >= part.seconds
        return not self.system.speaking() or self._since >= SLOWER * part.seconds + START

    def _silence(self) -> None:
        self.player.stop()
        self.system.stop()

    def _light(self) -> None:
        if not self._waiting:
            return
        shown, part = self._waiting[0]
        word = part.word_at(self._since)
        self.lit = Lit(shown, word.start, word.end) if word else None
