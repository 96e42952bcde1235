"""Numbers that depend on unknown ones: what each unknown is multiplied by, and under ONE the rest."""

from collections.abc import Mapping
from dataclasses import dataclass

from codeweek.solver.drawing.lines import NEAR

Form = Mapping[int, float]
ONE = 0
NOTHING = 1e-7  # a factor so small is one of zero
FAR = 1e8  # steps: no number is so large, and no bound beyond says anything


def constant(value: float) -> Form:
    """A known number."""
    return {ONE: value}


def added(form: Form, other: Form, times: float = 1.0) -> Form:
    """The sum of a form and a multiple of another."""
    found = dict(form)
    for unknown, factor in other.items():
        found[unknown] = found.get(unknown, 0.0) + times * factor
    return found


def times(form: Form, factor: float) -> Form:
    """A multiple of a form."""
    return {each: value * factor for each, value in form.items()}


def unknowns(form: Form) -> list[int]:
    """The unknowns that a form depends on."""
    return [each for each, factor in form.items() if each != ONE and abs(factor) > NOTHING]


@dataclass(frozen=True)
class Bound:
    """A form without ONE that lies between two numbers."""

    form: Form
    least: float
    most: float

    def scaled(self) -> "Bound":
        """The same with a factor of one for its first unknown."""
        factor = self.form[min(self.form)]
        least, most = sorted((self.least / factor, self.most / factor))
        return Bound(times(self.form, 1 / factor), least, most)

    def alike(self, other: "Bound") -> bool:
        """Whether both are of the same form."""
        one, two = self.form, other.form
        return one.keys() == two.keys() and all(abs(one[each] - two[each]) <= NOTHING for each in one)

    def joined(self, other: "Bound") -> "Bound | None":
        """What two of the same form say together; None when they contradict each other."""
        least, most = max(self.least, other.least), min(self.most, other.most)
        if least > most + NEAR:
            return None
        return Bound(self.form, min(least, most), max(least, most))


def eliminated(bounds: list[Bound], gone: int) -> list[Bound]:
    """Bounds that say the same of the other unknowns, without one (Fourier and Motzkin)."""
    kept = [each for each in bounds if abs(each.form.get(gone, 0.0)) <= NOTHING]
    sides = [side for each in bounds if each not in kept for side in _sides(each, gone)]
    above = [(form, value) for sign, form, value in sides if sign > 0]
    below = [(form, value) for sign, form, value in sides if sign < 0]
    for form, value in above:
        for other, more in below:
            both = {each: factor for each, factor in added(form, other).items() if abs(factor) > NOTHING}
            found = Bound(both, -2 * FAR, value + more)
            if found not in kept:
                kept.append(found)
    return kept


def _sides(bound: Bound, gone: int) -> list[tuple[int, Form, float]]:
    """The two inequalities `form <= value` of a bound, in which the unknown has a factor of one."""
    factor = bound.form[gone]
    form = {each: value / factor for each, value in bound.form.items() if each != gone}
    low, high = sorted((bound.least / factor, bound.most / factor))
    found = [(1, form, high), (-1, times(form, -1.0), -low)]
    return [side for side in found if abs(side[2]) < FAR]
