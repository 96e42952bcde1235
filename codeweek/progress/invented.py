"""The levels that a child invents, in its progress: each has a place, and is the newest drawing kept there.

A place is a gallery of one, under the id of the level that the drawing makes; so are its program and stars.
"""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from codeweek.levels.programs import has_eyes
from codeweek.progress.progress import Progress

if TYPE_CHECKING:
    from codeweek.packs.pack import Pack

KEY = "invented"  # of their course in a child's file
MOST = 20


def place(number: int) -> str:
    """The id of the level at a place."""
    return f"{KEY}-{number}"


def number(place: str) -> int:
    """The number of a place, from 1."""
    return int(place.removeprefix(f"{KEY}-"))


PLACES = tuple(place(number) for number in range(1, MOST + 1))


def kept(progress: Progress) -> list[str]:
    """The places where something is drawn, the one drawn last first."""
    places = [each for each in PLACES if progress.gallery.get(each)]
    return sorted(places, key=lambda each: -progress.numbered(each)[-1][0])


def free(progress: Progress) -> str | None:
    """A place for a new drawing; None when there are as many as a child may keep."""
    return next((each for each in PLACES if not progress.gallery.get(each)), None)


def kit(pack: "Pack", progress: Progress) -> str:
    """The blocks of a new drawing: arrows for a child who has won no level yet where the hero turns."""
    turns = any(has_eyes(level) and progress.stars.get(level.id) for level in pack.levels)
    return "turns" if turns else "arrows"


def drawn(progress: Progress, place: str) -> Any:
    """The drawing at a place, as it was kept; None where nothing is."""
    there = progress.gallery.get(place)
    return there[-1] if there else None


def redrawn(progress: Progress, place: str, drawing: Any) -> Progress:
    """Another drawing in place of the one there; older ones, of another computer, stay."""
    before = len(progress.gallery.get(place, ()))
    after = progress.kept(place, drawing)
    return after.dropped(place, before - 1) if before and len(after.gallery[place]) > before else after


def erased(progress: Progress, place: str) -> Progress:
    """Nothing at that place any more: no drawing and no program."""
    while progress.gallery.get(place):
        progress = progress.dropped(place, 0)
    return replace(
        progress,
        programs={id: program for id, program in progress.programs.items() if id != place},
        saved_at={id: each for id, each in progress.saved_at.items() if id != place},
        history={id: each for id, each in progress.history.items() if id != place},
    )
