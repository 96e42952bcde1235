"""Numbers that depend on unknown ones, and linear equations and bounds over them (Gauss; Fourier-Motzkin)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from codeweek.solver.drawing.drawing_task import NEAR

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
    kept = [bound for bound in bounds if abs(bound.form.get(gone, 0.0)) <= NOTHING]
    sides = [side for bound in bounds if bound not in kept for side in _sides(bound, gone)]
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


MOST_BOUNDS = 400  # bounds at once, over which nothing is said to be impossible
ANY = (-2 * FAR, 2 * FAR)
SOME = 50.0  # a length, where it does not matter


@dataclass(frozen=True)
class System:
    """What is known of the unknowns: those that the others tell, and bounds. It never changes.

    What holds to a thousandth of a step is taken to hold.
    """

    told: Mapping[int, Form] = field(default_factory=dict)
    box: Mapping[int, tuple[float, float]] = field(default_factory=dict)
    bounds: tuple[Bound, ...] = ()

    def reduced(self, form: Form) -> Form:
        """A form of the unknowns that are left."""
        found: dict[int, float] = {ONE: form.get(ONE, 0.0)}
        for unknown, factor in form.items():
            if unknown != ONE:
                for other, inner in self.told.get(unknown, {unknown: 1.0}).items():
                    found[other] = found.get(other, 0.0) + factor * inner
        return {each: value for each, value in found.items() if each == ONE or abs(value) > NOTHING}

    def equal(self, form: Form, value: float) -> "System | None":
        """With an equation more; None when it cannot hold."""
        left = dict(self.reduced(form))
        left[ONE] -= value
        rest = [each for each in left if each != ONE]
        if not rest:
            return self if abs(left[ONE]) <= NEAR else None
        pivot = max(rest, key=lambda each: (abs(left[each]), -each))
        factor = -left.pop(pivot)
        return self._tell(pivot, {each: part / factor for each, part in left.items()})

    def _tell(self, unknown: int, row: Form) -> "System | None":
        """With an unknown in terms of the others."""
        one = System({unknown: row})
        box, bounds = dict(self.box), list(self.bounds)
        if unknown in box:
            bounds.append(Bound({unknown: 1.0}, *box.pop(unknown)))
        told = {each: one.reduced(known) for each, known in self.told.items()} | {unknown: row}
        found: System | None = System(told, box)
        for bound in bounds:
            found = found and found.within(bound.form, bound.least, bound.most)
        return found

    def within(self, form: Form, least: float, most: float) -> "System | None":
        """With a form between two numbers; None when it cannot be."""
        left = self.reduced(form)
        least, most = least - left[ONE], most - left[ONE]
        rest = [each for each in left if each != ONE]
        if not rest:
            return self if least <= NEAR and most >= -NEAR else None
        if len(rest) == 1:
            return self._single(rest[0], left[rest[0]], least, most)
        low, high = self._range(left, rest)
        if low > most + NEAR or high < least - NEAR:
            return None
        if low >= least and high <= most:
            return self
        return self._multiple(Bound({each: left[each] for each in rest}, least, most).scaled())

    def may(self, form: Form, value: float) -> bool:
        """Whether a form of unknowns that are left can have a value, by what each of them can be."""
        low, high = self._range(form, unknowns(form))
        return low + form[ONE] <= value + NEAR and high + form[ONE] >= value - NEAR

    def _single(self, unknown: int, factor: float, least: float, most: float) -> "System | None":
        """With a bound of one unknown."""
        low, high = sorted((least / factor, most / factor))
        before = self.box.get(unknown, ANY)
        low, high = max(low, before[0]), min(high, before[1])
        if low > high + NEAR / max(abs(factor), NEAR):
            return None
        if (low, high) == before:
            return self
        return System(self.told, {**self.box, unknown: (min(low, high), max(low, high))}, self.bounds)

    def _multiple(self, bound: Bound) -> "System | None":
        """With a bound of several unknowns, joined with the one that there is of the same form."""
        same = next((each for each in self.bounds if each.alike(bound)), None)
        if same is None:
            return System(self.told, self.box, (*self.bounds, bound))
        joined = same.joined(bound)
        if joined is None:
            return None
        if joined == same:
            return self
        return System(self.told, self.box, tuple(joined if each is same else each for each in self.bounds))

    def _range(self, form: Form, rest: Iterable[int]) -> tuple[float, float]:
        """Between what a form lies, by what each of its unknowns can be."""
        low = high = 0.0
        for each in rest:
            ends = [form[each] * end for end in self.box.get(each, ANY)]
            low, high = low + min(ends), high + max(ends)
        return low, high

    def span(self, kept: int) -> tuple[float, float] | None:
        """From where to where an unknown may be, by all bounds; None when they contradict each other."""
        bounds = [Bound({each: 1.0}, *ends) for each, ends in self.box.items()] + list(self.bounds)
        for gone in sorted({each for bound in bounds for each in bound.form} - {kept}):
            bounds = eliminated(bounds, gone)
            if len(bounds) > MOST_BOUNDS:
                return self.box.get(kept, ANY)
        found: System | None = System()
        for bound in bounds:
            found = found and found.within(added({ONE: 0.0}, bound.form), bound.least, bound.most)
        return None if found is None else found.box.get(kept, ANY)

    def solved(self, wanted: Iterable[int]) -> "tuple[System | None, bool]":
        """The system with a value for each of these unknowns, and whether there is no other.

        None: no values were found, and whether there are none.
        """
        system, chosen, only = self, False, True
        for each in wanted:
            for unknown in unknowns(self.reduced({each: 1.0})):
                if not unknowns(system.reduced({unknown: 1.0})):
                    continue
                span = system.span(unknown)
                found = span and system.equal({unknown: 1.0}, _inside(*span))
                if not span or not found:
                    return None, not chosen and span is None
                only = only and span[1] - span[0] <= NEAR
                system, chosen = found, True
        return system, only


def _inside(low: float, high: float) -> float:
    """A value of a span: its middle, or one near the end that it has."""
    if low <= -FAR:
        return min(high, SOME)
    return low + SOME if high >= FAR else (low + high) / 2
