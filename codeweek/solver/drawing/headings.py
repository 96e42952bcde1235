"""Angles are chosen when a stroke is drawn: it can only be drawn along a line."""

from collections.abc import Iterator, Mapping

from codeweek.solver.drawing.forms import ONE, Form, added, constant, unknowns
from codeweek.solver.drawing.lines import SAME, apart
from codeweek.solver.drawing.path import Path
from codeweek.solver.drawing.shapes import Shape
from codeweek.solver.drawing.target import Heading, Target

Faced = Iterator[tuple[Heading, Mapping[int, Form]]]  # a heading, and what is then known of the angles


class Headings:
    """The headings that the next stroke of a run may have; `exact`: none was left out."""

    def __init__(self, shape: Shape, target: Target) -> None:
        self.angles = range(1, shape.angles + 1)
        self.target = target
        self.exact = True

    def of(self, path: Path) -> Faced:
        """The headings of a run."""
        left = path.angle = path.turning(path.angle)
        rest = unknowns(left)
        for heading in self.target.headings:
            short = heading.angle - left[ONE]
            if not rest:
                if apart(short) <= SAME:
                    yield heading, path.angles
            elif len(rest) == 1:
                factor = round(left[rest[0]])
                for turns in range(abs(factor)):
                    yield from self._known(path, heading, rest[0], constant((short + 360 * turns) / factor))
            else:
                yield from self._several(path, heading, left)

    def _several(self, path: Path, heading: Heading, left: Form) -> Faced:
        """One of several angles is told by the others, if it was added only once."""
        one = next((each for each in unknowns(left) if abs(round(left[each])) == 1), None)
        if one is None:
            self.exact = False
            return
        others = {each: value for each, value in left.items() if each != one}
        form = added(constant(heading.angle), others, -1.0)
        yield from self._known(path, heading, one, {each: value * left[one] for each, value in form.items()})

    def _known(self, path: Path, heading: Heading, angle: int, form: Form) -> Faced:
        """What is known with this angle; nothing when one changes nothing: it can go."""
        other = path.copy()
        other.angles = {angle: form}
        angles = {each: other.turning(known) for each, known in path.angles.items()} | {angle: form}
        own = (angles[each] for each in self.angles if each in angles)
        if all(unknowns(each) or apart(each[ONE]) > SAME for each in own):
            yield heading, angles
