"""The probability model of transfer codes, used to encode and to decode.

The numbers here may never change: a change needs a new version of codes, beside this one.
"""

from collections.abc import Sequence
from typing import Any

from codeweek.progress.progress import Progress
from codeweek.progress.transfer.carried import Carried
from codeweek.progress.transfer.coder import Coder, Learnt
from codeweek.progress.transfer.tables import (
    ANIMALS,
    COLOURS,
    MOST_ANIMALS,
    MOST_COLOURS,
    PYTHON,
    SETTINGS,
    Known,
)

USUAL = 12  # times as often as not, a setting is left as it was
# Initial weights of a level's stars after one with 0, 1, 2, 3 stars; they adapt to the child.
AFTER = ((56, 2, 2, 4), (4, 22, 16, 22), (3, 10, 24, 27), (2, 4, 10, 48))
ALONE = (12, 2)  # a level won without a hint, with one
STEP = 16
PLACES = (40, 18, 6, 2)  # the level after the last one won, that one, none yet, another


def walk(coder: Coder, told: Carried, course: Known) -> Carried | None:
    """Encode or decode a content; None when a decoded number is invalid."""
    profile = _profile(coder, told.profile)
    unlocked = bool(coder.choose((60, 4), int(told.progress.unlocked)))
    settings = {name: _value(coder, *SETTINGS[name], told.settings.get(name)) for name in SETTINGS}
    python = PYTHON[coder.choose((56, 4, 4), PYTHON.index(told.python))]
    stars, alone = _stars(coder, told.progress, course)
    last = _place(coder, told.progress.last, stars, course.ids)
    if profile is None or last is None or _Nothing in settings.values():
        return None
    return Carried(profile, settings, python, Progress(stars, unlocked=unlocked, last=last, alone=alone))


class _Nothing:
    """A marker for a value that is in no table."""


def _value(coder: Coder, others: int, values: tuple[object, ...], told: Any) -> object:
    found = coder.choose((USUAL * others, *(1,) * others), values.index(told) if told in values else 0)
    return values[found] if found < len(values) else _Nothing


def _profile(coder: Coder, told: str) -> str | None:
    if coder.choose((15, 1), int(not told)):
        return ""
    animal, _, colour = told.partition("-")
    first = coder.choose((1,) * MOST_ANIMALS, ANIMALS.index(animal) if told else 0)
    second = coder.choose((1,) * MOST_COLOURS, COLOURS.index(colour) if told else 0)
    there = first < len(ANIMALS) and second < len(COLOURS)
    return f"{ANIMALS[first]}-{COLOURS[second]}" if there else None


def _stars(coder: Coder, told: Progress, course: Known) -> tuple[dict[str, int], frozenset[str]]:
    """The stars of each level, given those of the one before; for marked levels, whether it was won alone."""
    after = [Learnt(weights, STEP) for weights in AFTER]
    helped = Learnt(ALONE, STEP)
    stars: dict[str, int] = {}
    alone: set[str] = set()
    before = 3  # a child begins by winning
    for id in course.ids:
        before = after[before].choose(coder, told.stars.get(id, 0))
        if before:
            stars[id] = before
        if before and id in course.telling and not helped.choose(coder, int(id not in told.alone)):
            alone.add(id)
    return stars, frozenset(alone)


def _place(coder: Coder, told: str, stars: dict[str, int], ids: Sequence[str]) -> str | None:
    """The last level touched: most likely the one after the last one won, or that one."""
    won = max((place for place, id in enumerate(ids) if id in stars), default=-1)
    likely = (ids[min(won + 1, len(ids) - 1)], ids[max(won, 0)], "")
    found = coder.choose(PLACES, likely.index(told) if told in likely else len(likely))
    if found < len(likely):
        return likely[found]
    return ids[coder.choose((1,) * len(ids), ids.index(told) if told in ids else 0)]
