"""A score as a Scene: the bars that are written now as on paper, and below them all of it as a piano roll."""

from collections.abc import Iterator

from codeweek.scene import HERO, Label, Rect, Scene, Shape, Sprite
from codeweek.worlds.kinds import Sign, Wanted
from codeweek.worlds.music import looks, piano_roll, staff
from codeweek.worlds.music.compare import compare
from codeweek.worlds.music.roll_layout import Box, Layout, layout
from codeweek.worlds.music.score import Score
from codeweek.worlds.music.staff import Staff
from codeweek.worlds.music.state import World

WIDTH, HEIGHT = 12.0, 8.0
ROLL = Box(1.55, 2.7, 10.25, 5.1)
PAPER = Staff(0, 8, 0.2, 1.45, 11.6)
BIRD, SIDE = "music/bird", 0.72


def picture(world: World, _look: str) -> Scene:
    """What a score looks like in the step that its world is of."""
    wanted = world.wanted or Score()
    where = layout(ROLL, world.score, wanted)
    page = _page(world)
    background = (
        Rect(0, 0, WIDTH, HEIGHT, looks.PAPER),
        *staff.ground(page),
        *staff.notes(page, wanted, True),
        *piano_roll.background(where, world.wanted, world.language),
    )
    marks = (*staff.notes(page, world.score), *_written(world, where))
    return Scene(WIDTH, HEIGHT, background, (_bird(world, where),), marks)


def _page(world: World) -> Staff:
    """The beats of the staff: those where the last note is, else those where the next one comes."""
    at = world.lit.start if world.lit else world.at[world.voice]
    begin = int(at // PAPER.beats) * PAPER.beats
    if world.lit is None and begin == at > 0:  # at the end of a run, what was written last is seen
        begin -= PAPER.beats
    return Staff(begin, PAPER.beats, PAPER.x, PAPER.y, PAPER.width)


def _written(world: World, where: Layout) -> Iterator[Shape]:
    if world.lit:
        yield piano_roll.light(where, world.lit, world.voice)
    yield from piano_roll.notes(where, world.score)
    first = compare(world.score, world.wanted).first if world.wanted else None
    if first and first.found:
        yield piano_roll.off(where, first.found, first.voice - 1)


def _bird(world: World, where: Layout) -> Sprite:
    """Who sings: on the end of the note that was written last in this voice."""
    voice = world.voices[world.voice]
    what = voice[-1].what if voice else where.rows[len(where.rows) // 2]
    x = min(where.x(world.at[world.voice]), WIDTH - SIDE / 2)
    return Sprite(HERO, BIRD, x, where.y(what) - where.row * 0.4 - SIDE * 0.4, SIDE)


TILE = Rect(0, 0, 1, 1, looks.PAPER)


def sign(start: World, now: World, wanted: Wanted, look: str) -> Sign:
    """The picture of the tune to play."""
    if start.wanted is None:
        return asked(start, now, wanted, look)
    where = layout(Box(0.08, 0.12, 0.84, 0.76), start.wanted)
    return Sign(Scene(1, 1, (TILE, *piano_roll.notes(where, start.wanted))))


def asked(_start: World, _now: World, _wanted: Wanted, _look: str) -> Sign:
    """The picture of what a prediction asks."""
    return Sign(Scene(1, 1, (TILE, Label(0.5, 0.5, "?", looks.INK, 0.66))))
