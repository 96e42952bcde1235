"""What an idea shows without words: cells, blocks, a button; found in the programs of its level."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from codeweek.blocks.script import Block
from codeweek.engine.budget import COMMAND, Budget
from codeweek.engine.run import run
from codeweek.levels import programs
from codeweek.levels.level import Level
from codeweek.play.feedback.goal_strip import strip
from codeweek.play.inquiry import inquires
from codeweek.worlds.robot.state import cell_of

YOUNG = ("CP", "CE1", "CE2")  # classes that may not read yet
LONGEST = 300  # steps of a program whose way is shown
CELL = "cell"  # the measure of a world where the hero stands in cells


@dataclass(frozen=True)
class Pointed:
    """Cells of the first map, blocks of the given program, block types of the palette, a button."""

    cells: tuple[str, ...] = ()
    blocks: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    button: str = ""


def pointed(level: Level) -> tuple[Pointed, ...]:
    """What each idea of a level shows, in order; nothing for classes that read or without cells."""
    cells = CELL in programs.kind_of(level).measures and len(level.maps) == 1
    if level.grade not in YOUNG or not cells or level.mode == "create" or inquires(level):
        return (Pointed(),) * len(level.hints)
    by_mode = {"run": _of_run, "predict": _of_prediction, "debug": _of_debugging}
    found = by_mode.get(level.mode, _of_building)(level)
    return (*found, *(Pointed(),) * len(level.hints))[: len(level.hints)]


def _of_run(level: Level) -> Sequence[Pointed]:
    """The button; each cell of the way; the button."""
    return Pointed(button="run"), Pointed(_way(level, level.given)[1:]), Pointed(button="run")


def _of_prediction(level: Level) -> Sequence[Pointed]:
    """Where the hero stands; the first block; that, and where it leads."""
    first, way = _ids(programs.start(level).blocks[:1]), _way(level, level.given)
    return Pointed(way[:1]), Pointed(blocks=first), Pointed(way[1:2], first)


def _of_debugging(level: Level) -> Sequence[Pointed]:
    """Where the given program ends; one step at a time; the block to change."""
    return Pointed(_way(level, level.given)[-1:]), Pointed(button="step"), _change(level)


def _of_building(level: Level) -> Sequence[Pointed]:
    """Where to go; where the way turns; the first block to add or to change."""
    way = _way(level, level.solution)
    goal = next((tile.left for tile in strip(level, 0) if tile.left), way[-1:])
    return Pointed(goal), Pointed(_turns(way) or way[:1]), _change(level)


def _ids(blocks: Sequence[Block]) -> tuple[str, ...]:
    return tuple(block.id for block in blocks)


def _change(level: Level) -> Pointed:
    """The first block of the given program that the solution has not at its place, else the first to add."""
    given, solution = programs.start(level).blocks, programs.solution(level).script.blocks
    pairs = enumerate(zip(given, solution, strict=False))
    other = next((i for i, (mine, theirs) in pairs if mine != theirs), None)
    if other is None:
        return Pointed(types=tuple(block.type for block in solution[len(given) : len(given) + 1]))
    return Pointed(blocks=_ids(given[other : other + 1]))


def _way(level: Level, source: str) -> tuple[str, ...]:
    """The cells that a program goes through on the first map."""
    kind, program = programs.kind_of(level), programs.read_in(level, source).program
    trace = run(program, kind.commands, level.maps[0].world, Budget(work=COMMAND * LONGEST))
    cells = [kind.measures[CELL](world) for world in trace.columns().worlds]
    return tuple(cell for i, cell in enumerate(cells) if i == 0 or cell != cells[i - 1])


def _turns(way: Sequence[str]) -> tuple[str, ...]:
    """The cells of a way where it goes on in another direction."""
    places = [cell_of(cell) for cell in way]
    steps = [(x - old_x, y - old_y) for (old_x, old_y), (x, y) in pairwise(places)]
    return tuple(way[i + 1] for i, (one, two) in enumerate(pairwise(steps)) if one != two)
