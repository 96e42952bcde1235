"""What is heard of a score or of a program, and what is seen of it meanwhile: a line that moves."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from codeweek.blocks.script import Script
from codeweek.levels.level import Level
from codeweek.play import predict, session
from codeweek.play.tune.note_times import Part, Sounding, after, up_to
from codeweek.scene import Line, Shape
from codeweek.text import Text
from codeweek.worlds.music import looks, piano_roll
from codeweek.worlds.music.compare import Comparison, compare
from codeweek.worlds.music.picture import ROLL
from codeweek.worlds.music.roll_layout import Layout, layout
from codeweek.worlds.music.score import Note, Score

KIND = "music"  # of the worlds that are heard
WAYS = ("mine", "model", "both")
WIDE = 0.07  # of the line that moves


@dataclass(frozen=True)
class Lit:
    """What is lit from sample `first` up to `last`."""

    first: int
    last: int
    shapes: tuple[Shape, ...]


@dataclass(frozen=True)
class Sweep:
    """The line that goes from x `start` to x `end` meanwhile, from `top` down to `bottom`."""

    first: int
    last: int
    start: float
    end: float
    top: float
    bottom: float


@dataclass(frozen=True)
class Listening:
    """Scores that are heard one after the other, and what of them is to be seen when."""

    parts: tuple[Part, ...]
    sweeps: tuple[Sweep, ...]
    lit: tuple[Lit, ...]

    @property
    def last(self) -> int:
        """The sample at which all is over."""
        return max((part.last for part in self.parts), default=0)

    @property
    def soundings(self) -> list[Sounding]:
        """Their notes; each is lit in its turn."""
        return [sounding for part in self.parts for sounding in part.soundings()]

    def shapes(self, sample: float) -> tuple[Shape, ...]:
        """What is drawn over the picture when a sample is heard."""
        lit = [shape for each in self.lit if each.first <= sample < each.last for shape in each.shapes]
        return (*lit, *(line(sweep, sample) for sweep in self.sweeps if sweep.first <= sample < sweep.last))


def line(sweep: Sweep, sample: float) -> Line:
    """Where the line is."""
    part = (sample - sweep.first) / (sweep.last - sweep.first)
    x = sweep.start + (sweep.end - sweep.start) * part
    return Line(((x, sweep.top), (x, sweep.bottom)), looks.OFF, WIDE)


def ways(level: Level) -> tuple[str, ...]:
    """What may be heard on a level at all: a model only where one is to be played, or the answers offered."""
    if level.predict is not None:
        return answers(level) or WAYS[:1]
    return WAYS if any(start.world.wanted is not None for start in level.maps) else WAYS[:1]


def answers(level: Level) -> tuple[str, ...]:
    """The letters of the answers to a prediction that are tunes."""
    if level.predict is None or level.predict.ask != predict.TUNE:
        return ()
    return tuple(letter for letter, _answer in zip(predict.LETTERS, level.predict.choices, strict=False))


def foreseen(level: Level, letter: str, text: Text) -> Listening:
    """One of the answers, which is heard and not seen: its card shows it."""
    found = next(choice for choice in predict.choices(level, text) if choice.letter == letter)
    return Listening((Part(found.value),), (), ())


def named(way: str, text: Text, aloud: bool = False) -> str:
    """What a way to listen is called: on its button, or for who hears it."""
    if way in WAYS:
        return text(f"tune.hear_{way}" if aloud else f"tune.{way}")
    return text("tune.hear_answer", letter=way) if aloud else way


def offered(world: Any) -> tuple[str, ...]:
    """What can be heard of a world: what is written, the model, and, where they part, one after the other."""
    ways = {"mine": any(world.score.voices), "model": world.wanted is not None}
    ways["both"] = ways["mine"] and _parts_at(world) is not None
    return tuple(way for way in WAYS if ways[way])


def listening(world: Any, way: str) -> Listening:
    """One of what is offered."""
    mine, model = world.score, world.wanted or Score()
    first = _parts_at(world) if way == "both" else None
    if first is not None:
        mine, model = up_to(mine, first), up_to(model, first)
    told = {"mine": [Part(mine)], "model": [Part(model, True)]}
    parts = after(told[way] if way in told else [*told["mine"], *told["model"]])
    where = layout(ROLL, world.score, world.wanted or Score())
    return Listening(parts, tuple(_sweeps(parts, where)), tuple(_lit(parts, where)))


def stroke(before: Any, after: Any) -> tuple[Part, ...]:
    """The note that a step has written, as it is heard at once: a second of it at most."""
    note = after.lit
    if note is None or before.size == after.size:
        return ()
    short = replace(note, start=Fraction(0), length=min(note.length, Fraction(after.tempo, 60)))
    return (Part(Score(((short,),), after.tempo)),)


def _parts_at(world: Any) -> Any:
    """The beat where the first note that differs is over, in both scores; None where none does."""
    comparison: Comparison | None = compare(world.score, world.wanted) if world.wanted else None
    if comparison is None or comparison.first is None:
        return None
    return max(note.end for note in (comparison.first.found, comparison.first.wanted) if note)


def _sweeps(parts: Iterable[Part], where: Layout) -> Iterator[Sweep]:
    for part in parts:
        if part.first < part.last:
            start, end = (where.place.x + part.beat(at) * where.beat for at in (part.first, part.last))
            yield Sweep(part.first, part.last, start, end, where.place.y, where.bottom)


def _lit(parts: Iterable[Part], where: Layout) -> Iterator[Lit]:
    for part in parts:
        for sounding in part.soundings():
            shapes = (
                piano_roll.light(where, sounding.note, sounding.voice),
                *_one(where, sounding.note, sounding.voice),
            )
            yield Lit(sounding.first, sounding.last, shapes)


def _one(where: Layout, note: Note, voice: int) -> tuple[Shape, ...]:
    return piano_roll.notes(where, Score((*((),) * voice, (note,))))


def tune(level: Level, script: Script, language: str) -> Score | None:
    """The tune that a program has written at its end; None: the level has none, or no note is there."""
    traces = session.play(level, script, language).traces if level.kind == KIND else ()
    score: Score | None = traces[0].world.score if traces else None
    return score if score and any(score.voices) else None
