"""A class of twenty-four that played for five days, and those who only seem to have done something."""

import json
from collections.abc import Iterator, Mapping
from functools import cache

from codeweek.blocks.blockly import save
from codeweek.levels.level import WATCHED
from codeweek.levels.programs import catalogue_of, solution
from codeweek.play import builtin
from codeweek.progress.evaluation import Marks, deeds, marks
from codeweek.progress.progress import Progress, from_json
from codeweek.progress.who import TINTS

PACK = builtin.pack()
LEVELS = PACK.levels
CLASS = [f"{animal}-{colour}" for animal in ("owl", "fox", "cat", "frog") for colour in TINTS]
DAYS = [f"2026-11-{day}" for day in range(23, 28)]
LUCKY, HELPED, FORGER, HASTY, ABSENT = CLASS[-5:]  # and all others work


@cache
def _solved(id: str) -> str:
    level = builtin.level(id)
    return json.dumps(save(solution(level).script, catalogue_of(level)))


def own(child: str, level) -> object:
    """The program that wins a level, with blocks whose names are of that child, as Blockly gives them."""

    def named(block: Mapping) -> Mapping:
        id = {"id": f"{child}-{block['id']:_>20}"} if "type" in block and "id" in block else {}
        return {**block, **id}

    return json.loads(_solved(level.id), object_hook=named)


def win(progress: Progress, child: str, level, day: str, helped: bool = False) -> Progress:
    """A level won on a day."""
    progress = progress.hinted(level.id, 1) if helped else progress
    built = level.mode not in WATCHED and not level.parts
    progress = progress.saved(level.id, own(child, level)) if built else progress
    return progress.won(level.id, 3, day=day)


def worker(number: int, child: str) -> Progress:
    """Some more levels than the child before, on five days; one in four with help, one in seven not yet."""
    progress, many = Progress(), 6 * number + 6
    for place, level in enumerate(LEVELS[:many]):
        day = DAYS[place * len(DAYS) // many]
        lost = place % 7 == 6
        progress = progress.tried(level.id) if lost else win(progress, child, level, day, place % 4 == 3)
    return progress


def class_progress() -> Iterator[tuple[str, Progress]]:
    """What is kept of each."""
    for number, child in enumerate(CLASS[:-5]):
        yield child, worker(number, child)
    solo = next(level for level in LEVELS if level.mode == "solo")
    yield LUCKY, win(Progress(), LUCKY, solo, DAYS[2])
    helped, hasty = Progress(), Progress()
    for place, level in enumerate(LEVELS[:60]):
        helped = win(helped, HELPED, level, DAYS[place % len(DAYS)], helped=True)
        hasty = win(hasty, HASTY, level, DAYS[4])
    yield HELPED, helped
    yield FORGER, forged()
    yield HASTY, hasty
    yield ABSENT, Progress()


def forged() -> Progress:
    """All stars, on all days, and no program."""
    ids = [level.id for level in LEVELS]
    days = {id: DAYS[place % len(DAYS)] for place, id in enumerate(ids)}
    return from_json({"stars": dict.fromkeys(ids, 3), "alone": ids, "medals": ids, "days": days})


def a_class() -> Marks:
    """The marks of all."""
    there = dict(class_progress())
    done = (deed for child, each in there.items() for deed in deeds(child, "codeweek", PACK, each))
    return marks(there, done)
