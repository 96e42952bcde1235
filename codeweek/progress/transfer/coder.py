"""Choices of unequal chance as one whole number, and back: asymmetric numeral systems with exact integers.

A model is one function that makes every choice in order through a `Coder`. Given a `Writer` it tells what is;
given a `Reader` the same function finds out what was. A likely choice costs part of a bit, a tail of first
choices nothing at all.
"""

from collections.abc import Sequence
from typing import Protocol

Slot = tuple[int, int, int]  # where the share of a choice starts, how large it is, of how many


class Coder(Protocol):
    """Makes choices, told or found out."""

    def choose(self, weights: Sequence[int], index: int) -> int:
        """One of some choices with their weights; a reader does not look at the index it is given."""


class Writer:
    """Takes note of choices; then the number that tells them."""

    def __init__(self) -> None:
        self.slots: list[Slot] = []

    def choose(self, weights: Sequence[int], index: int) -> int:
        """Take note of this choice."""
        self.slots.append((sum(weights[:index]), weights[index], sum(weights)))
        return index

    def number(self) -> int:
        """All choices in one number; the last one first, so that the first comes out first."""
        number = 0
        for start, share, whole in reversed(self.slots):
            number = number // share * whole + start + number % share
        return number


class Reader:
    """Finds the choices of a number again."""

    def __init__(self, number: int) -> None:
        self.number = number

    def choose(self, weights: Sequence[int], index: int) -> int:  # noqa: ARG002
        """The next choice of the number."""
        whole = sum(weights)
        place, start, found = self.number % whole, 0, 0
        while place >= start + weights[found]:
            start += weights[found]
            found += 1
        self.number = weights[found] * (self.number // whole) + place - start
        return found


class Learnt:
    """Weights that follow what is chosen: a child with many stars will have more."""

    def __init__(self, first: Sequence[int], step: int) -> None:
        self.weights, self.step = list(first), step

    def choose(self, coder: Coder, index: int) -> int:
        """Make a choice, and expect it more from now on."""
        found = coder.choose(self.weights, index)
        self.weights[found] += self.step
        return found
