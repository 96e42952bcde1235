"""The word that a level wants to hear: its notes as letters, and the statements that play them."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from codeweek.levels.level import Level
from codeweek.solver.scripts import Statement
from codeweek.worlds.music.score import TEMPO, Score, Voice, name_of, plain

COMMANDS = frozenset(["play", "play_degree", "hit", "rest", "voice", "tempo", "instrument"])
Sound = tuple[int | str, Fraction]  # what a note is, and how long it lasts


@dataclass(frozen=True)
class Tune:
    """`sounds`: the notes in the order of time."""

    sounds: tuple[Sound, ...]

    @property
    def signs(self) -> Mapping[Sound, str]:
        """A character for each different note."""
        return {sound: chr(ord("a") + n) for n, sound in enumerate(dict.fromkeys(self.sounds))}

    @property
    def word(self) -> str:
        """The notes as characters."""
        return "".join(map(self.signs.__getitem__, self.sounds))

    def letters(self, may: frozenset[str]) -> Mapping[str, Statement] | None:
        """A statement for each character; None when there is no block for one."""
        found = {sign: _statement(*sound, may) for sound, sign in self.signs.items()}
        plays = {sign: statement for sign, statement in found.items() if statement}
        return plays if len(plays) == len(found) else None


def tune(level: Level) -> Tune | None:
    """The tune of a level of one voice without a rest between notes; None for any other."""
    models = {_model(level, number) for number in range(len(level.maps))}
    model = models.pop()
    if model is None or models or len(model.voices) > 1 or _gaps(model.voices[0]):
        return None
    return Tune(tuple((note.what, note.length) for note in model.voices[0]))


def _model(level: Level, number: int) -> Score | None:
    """What a map wants to hear, whoever plays it; None when more or less than that is asked for."""
    model, goals = level.maps[number].world.wanted, level.wanted(number).goals or ("tune",)
    in_time = model is not None and ("tempo" not in goals or model.tempo == TEMPO)
    return plain(model) if in_time and "tune" in goals else None


def _gaps(voice: Voice) -> bool:
    """Whether a note does not begin where the one before it ends."""
    ends = (Fraction(0), *(note.end for note in voice))
    return any(note.start != end for note, end in zip(voice, ends, strict=False))


def _statement(what: int | str, length: Fraction, may: frozenset[str]) -> Statement | None:
    """The statement that plays a note, if there is a block for it."""
    beats = ("beats", "number", int(length) if length.denominator == 1 else float(length))
    if isinstance(what, str):
        return ("hit", (("sound", "hit_sound", what), beats)) if "hit" in may else None
    if "play" in may:
        return "play", (("note", "play_note", name_of(what)), beats)
    return ("play_degree", (("n", "number", what), beats)) if "play_degree" in may else None
