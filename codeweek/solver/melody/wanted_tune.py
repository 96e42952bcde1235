"""The word that a level wants to hear: its notes as letters, and the statements that play them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from codeweek.levels.level import Level
from codeweek.solver.scripts import Statement
from codeweek.worlds.music.score import LONGEST, PARTS, TEMPO, Score, Voice, name_of, plain

COMMANDS = frozenset(["play", "play_degree", "hit", "rest", "voice", "tempo", "instrument"])
Sound = tuple[int | str | None, Fraction]  # what a note is (None: a rest), and how long it lasts
SECOND: Sound = ("voice", Fraction(2))  # what is heard from here on is in voice 2


@dataclass(frozen=True)
class Tune:
    """`parts`: the notes and the rests of each voice in the order of time; one voice, or two."""

    parts: tuple[tuple[Sound, ...], ...]

    @property
    def sounds(self) -> tuple[Sound, ...]:
        """The fewest commands that play it, as one voice after the other."""
        first, *others = self.parts
        return first if not others else (*first, SECOND, *others[0])

    @property
    def plain(self) -> bool:
        """Whether it is one voice that never rests between two notes."""
        return len(self.parts) == 1 and not self.rests

    @property
    def rests(self) -> tuple[Sound, ...]:
        """The different rests."""
        return tuple(dict.fromkeys(sound for sound in self.sounds if sound[0] is None))

    @property
    def signs(self) -> Mapping[Sound, str]:
        """A character for each different sound."""
        return {sound: chr(ord("a") + n) for n, sound in enumerate(dict.fromkeys(self.sounds))}

    def word(self, sounds: Iterable[Sound]) -> str:
        """Some of its sounds as characters."""
        return "".join(map(self.signs.__getitem__, sounds))

    def notes(self) -> tuple[str, ...]:
        """The word of each voice without its rests."""
        return tuple(self.word(sound for sound in part if sound[0] is not None) for part in self.parts)

    def letters(self, may: frozenset[str]) -> Mapping[str, Statement] | None:
        """A statement for each character; None when there is no block for one."""
        found = {sign: _statement(*sound, may) for sound, sign in self.signs.items()}
        plays = {sign: statement for sign, statement in found.items() if statement}
        return plays if len(plays) == len(found) else None


def tune(level: Level) -> Tune | None:
    """The tune of a level of one voice, or of two that both have notes; None for any other."""
    models = {_model(level, number) for number in range(len(level.maps))}
    model = models.pop()
    if model is None or models or not 1 <= len(model.voices) <= 2 or not all(model.voices):
        return None
    parts = tuple(tuple(_sounds(voice)) for voice in model.voices)
    exact = all(length.denominator <= PARTS for part in parts for _, length in part)
    return Tune(parts) if exact else None


def _sounds(voice: Voice) -> Iterator[Sound]:
    """The notes of a voice and the rests between them, as few as there must be."""
    at = Fraction(0)
    for note in voice:
        while at < note.start:
            length = min(note.start - at, LONGEST)
            yield None, length
            at += length
        yield note.what, note.length
        at = note.end


def _model(level: Level, number: int) -> Score | None:
    """What a map wants to hear, whoever plays it; None when more or less than that is asked for."""
    model, goals = level.maps[number].world.wanted, level.wanted(number).goals or ("tune",)
    in_time = model is not None and ("tempo" not in goals or model.tempo == TEMPO)
    return plain(model) if in_time and "tune" in goals else None


def _statement(what: int | str | None, length: Fraction, may: frozenset[str]) -> Statement | None:
    """The statement that plays a note, rests or changes the voice, if there is a block for it."""
    if (what, length) == SECOND:
        return ("voice", (("n", "number", 2),)) if "voice" in may else None
    beats = ("beats", "number", int(length) if length.denominator == 1 else float(length))
    if what is None:
        return ("rest", (beats,)) if "rest" in may else None
    if isinstance(what, str):
        return ("hit", (("sound", "hit_sound", what), beats)) if "hit" in may else None
    if "play" in may:
        return "play", (("note", "play_note", name_of(what)), beats)
    return ("play_degree", (("n", "number", what), beats)) if "play_degree" in may else None
