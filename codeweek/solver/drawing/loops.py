"""How often a loop is worth going on, from what its last turn did; `docs/developers/solver.md` has why."""

from codeweek.solver.drawing.forms import ONE, added, unknowns
from codeweek.solver.drawing.lines import NEAR, SAME, apart
from codeweek.solver.drawing.path import Path, Turn
from codeweek.solver.drawing.shapes import DOWN, UP
from codeweek.solver.drawing.target import Target

MOST_TURNS = 60
Choice = tuple[
    bool, bool | None
]  # whether the loop may be over now, and go on; None: it may, and is not followed


def choice(path: Path, turn: Turn, rails: tuple[int, ...], target: Target) -> Choice:
    """What may come after the second turn of a loop, or a later one, which drew on these rails."""
    angle = path.turning(added(path.angle, turn.angle, -1.0))
    if turn.done >= MOST_TURNS:
        return True, None
    if unknowns(angle):
        return True, True
    if apart(angle[ONE]) > SAME:
        return True, _turns_on(angle[ONE], turn, target)
    return _shifts_on(path, turn, rails, target)


def _turns_on(angle: float, turn: Turn, target: Target) -> bool:
    """A body that turns the turtle is back at its start after as many turns as make full circles.

    All that comes then was drawn, unless the pen was not in the first turn as it is in the others. If the
    drawing has fewer headings than that, the run ends by itself.
    """
    many = len(target.headings)
    order = next((n for n in range(2, many + 1) if apart(n * angle) <= SAME), None)
    pens = bool(turn.loop.kinds & {UP, DOWN})
    return order is None or turn.done < 2 * order - (not pens)


def _shifts_on(path: Path, turn: Turn, rails: tuple[int, ...], target: Target) -> Choice:
    """A body that does not turn the turtle shifts it.

    By nothing: one turn is enough, or two where the pen was not as it is. Along all that it draws: three
    lengths in a row are enough, unless the pen is lifted: then it may be by as little as one likes, and only
    some turns are followed. Else each turn draws on rails of its own.
    """
    pens = bool(turn.loop.kinds & {UP, DOWN})
    moved = ((path.x, turn.x), (path.y, turn.y))
    shift = [path.system.reduced(added(now, before, -1.0)) for now, before in moved]
    if not any(unknowns(each) or abs(each[ONE]) > NEAR for each in shift):
        return pens, False
    if rails != turn.rails:
        return True, True
    if not pens or (turn.done > 2 and UP not in turn.loop.kinds and not turn.loop.inside):
        return False, False
    any_shift = any(unknowns(each) for each in shift)
    return True, None if any_shift and turn.done > len(target.lines) else True
