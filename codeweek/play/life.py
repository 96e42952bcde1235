"""How a hero feels, rejoices and speaks of its own, and what the child's animal does: as in the page."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

SLEEP = 60.0  # seconds without an event after which the hero sleeps
# The face of how a run came out, and of what a step did.
ENDS = {"won": "glad", "surprised": "thinking", "lost": "oops", "endless": "dizzy"}
STEPS = {"bump": "oops", "pick": "glad", "drop": "glad"}
RESTS = "rests"  # what the child's animal does when there is nothing to do
JOY = 1.6  # seconds
BEAT, SHAKE = 7.0, 14.0  # of a joy, radians a second: its hops, its leaning from side to side
# By the folder of a hero's pictures: how high it hops (cells), how often it turns, how far it leans
# (degrees), how far it runs to and fro (cells).
JOYS = {
    "robot/space": (0.3, 1, 0, 0),
    "robot/village": (0.3, 0, 0, 0),
    "robot/garden": (0.12, 0, 20, 0),
    "robot/plaza": (0.12, 2, 0, 0),
    "robot/studio": (0.1, 0, 8, 0.16),
    "robot/terraces": (0.08, 0, 14, 0),
    "robot/jungle": (0.42, 0, 0, 0),
    "robot/cave": (0.18, 0, 26, 0),
    "robot/harbour": (0.06, 0, 12, 0.1),
    "robot/castle": (0.24, 0, 10, 0),
    "robot/station": (0.05, 0, 0, 0.22),
    "robot/factory": (0.16, -1, 0, 0),
    "robot/sober": (0.1, 0, 0, 0),
}
OTHER_JOY = (0.14, 1, 10, 0)  # of the turtle, who thinks that she is fast


@dataclass(frozen=True)
class Seen:
    """What is to be seen of a level: `end` is one of ENDS or "", `effect` that of the step shown."""

    quiet: float = 0.0  # seconds since the last event
    asks: bool = False  # a prediction, or the program, waits for an answer
    problem: bool = False  # the program could not run
    playing: bool = False
    end: str = ""
    effect: str = ""
    lit: bool = False  # a block is lit as the place to look at


def face(seen: Seen) -> str:
    """The face of the hero, one of `scene.FACES`."""
    if seen.quiet >= SLEEP and not seen.playing:
        return "asleep"
    if seen.asks:
        return "thinking"
    if seen.problem:
        return "oops"
    return ENDS[seen.end] if seen.end else STEPS.get(seen.effect, "neutral")


def pilot(seen: Seen) -> str:
    """What the child's animal does: think, hop along, cheer, point at a block, or rest."""
    if seen.asks:
        return "thinks"
    if seen.playing:
        return "hops"
    if seen.end == "won":
        return "cheers"
    return "points" if seen.lit else RESTS


def joy(image: str, seconds: float) -> tuple[float, float, float]:
    """So long after a win: how far ahead and how high a hero is (cells), how far it leans (degrees)."""
    high, turns, lean, run = JOYS.get(image.rpartition("/")[0], OTHER_JOY)
    gone = seconds / JOY
    beat = math.sin(BEAT * seconds) * (1 - gone)
    turned = 360 * turns * gone * gone * (3 - 2 * gone)
    return run * beat, high * abs(beat), turned + lean * math.sin(SHAKE * seconds) * (1 - gone)


IDLE = 25.0  # seconds without an event after which a hero that waits says something
SERIOUS = 3  # tries of a level not yet won after which it does not joke

Said = TypeVar("Said")


class InTurn:
    """Says things one after another, each list in its own turn."""

    def __init__(self) -> None:
        self._count: Counter[str] = Counter()

    def next(self, name: str, things: Sequence[Said]) -> Said | None:
        """The next one of a list, by the list's name; None of an empty one."""
        if not things:
            return None
        thing = things[self._count[name] % len(things)]
        self._count[name] += 1
        return thing
