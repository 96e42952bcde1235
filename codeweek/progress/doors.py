"""The three doors of the first page: where a child begins in the course, and in which look."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from codeweek.levels.level import exercise_of
from codeweek.progress.progress import MOST_STARS, Progress

if TYPE_CHECKING:
    from codeweek.levels.level import Level
    from codeweek.packs.pack import Pack

PUZZLE = "04-la-ronde/05-l-escalier"  # a loop and turns: what who has played with blocks can do
NOTEBOOK = "16-le-carnet-de-python/01-avec-ou-sans-guillemets"
SHEET = "16-le-carnet-de-python/12-ma-page-blanche"  # where who is in the notebook writes what they want
PLACES = {  # where the puzzle leads, by the least stars it was won with
    MOST_STARS: "07-les-detecteurs/01-seulement-s-il-y-en-a",
    1: "05-la-tortue-geometre/01-quel-dessin",
}


@dataclass(frozen=True)
class Door:
    """A way into the course. `level`: the id of its place, "" the first; `aloud`: all is read to it.

    `theme`: the colours of the child, "" those of the machine.
    """

    name: str
    picture: str
    level: str = ""
    sober: bool = False
    aloud: bool | None = None
    python: bool = False  # the text stands beside the blocks
    theme: str = ""


DOORS = (
    Door("discover", "robot/space/hero", aloud=True),
    Door("blocks", "doors/blocks", PUZZLE),
    Door("python", "doors/python", NOTEBOOK, sober=True, aloud=False, python=True, theme="night"),
)


def leads_to_sheet(level: str) -> bool:
    """Whether a sheet to write on is offered on a level: on the others of its chapter."""
    return level.partition("/")[0] == SHEET.partition("/")[0] and exercise_of(level) != SHEET


def placed(pack: "Pack", progress: Progress, after: str) -> "Level | None":
    """The level to begin with after the puzzle, by its stars; None when all is open or another was won."""
    stars = progress.stars.get(PUZZLE, 0)
    if exercise_of(after) != PUZZLE or not stars or progress.unlocked or len(progress.stars) > 1:
        return None
    return pack.level(next(place for least, place in PLACES.items() if stars >= least))
