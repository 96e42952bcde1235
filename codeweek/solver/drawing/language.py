"""What a level of drawing offers and wants, as the search sees it."""

from dataclasses import dataclass

from codeweek.levels.level import Level
from codeweek.levels.programs import allowed
from codeweek.solver.drawing.shapes import DOWN, GO, TURN, UP
from codeweek.solver.drawing.target import Target, target
from codeweek.solver.language import Language, language
from codeweek.worlds.turtle.state import World

KINDS = {
    "forward": GO,
    "backward": GO,
    "rotate_left": TURN,
    "rotate_right": TURN,
    "pen_up": UP,
    "pen_down": DOWN,
}


@dataclass(frozen=True)
class Task:
    """A drawing, and the commands for it; `kinds`: what can be done, whichever of them does it."""

    target: Target
    commands: frozenset[str]
    language: Language

    @property
    def kinds(self) -> frozenset[str]:
        """The sorts of commands."""
        return frozenset(KINDS[name] for name in self.commands)

    @property
    def repeat(self) -> bool:
        """Whether there are loops."""
        return "repeat" in self.language.control

    @property
    def hopeless(self) -> bool:
        """Whether a command lacks without which nothing draws this."""
        ways, kinds = self.target.along, self.kinds
        turned = len(ways) > 1 or not self.target.ahead
        return (
            GO not in kinds
            or (turned and TURN not in kinds)
            or (self.target.pieces > 1 and not {UP, DOWN} <= kinds)
        )


def task(level: Level, without: frozenset[str]) -> Task | None:
    """The task of a level; None where a block is not known here, or the drawing is too fine."""
    spoken = language(level, without, frozenset(KINDS))
    if level.mode == "parsons" or len(level.maps) != 1 or spoken.outside or spoken.control - {"repeat"}:
        return None
    world: World = level.maps[0].world
    pens = {stroke.pen for stroke in world.sheet.wanted}
    if pens != {(world.colour, world.width)} or world.strokes or not world.pen:
        return None
    wanted = target(world.sheet.wanted, world.at, world.heading, world.sheet.free)
    if wanted is None:
        return None
    return Task(wanted, (allowed(level) - without) & KINDS.keys(), spoken)
