"""Entropy coding of choices into one integer: asymmetric numeral systems (ANS) with exact integers.

A model is one function that makes every choice in order through a `Coder`: with a `Writer` it encodes, with
a `Reader` it decodes. A likely choice costs a fraction of a bit, trailing first choices nothing.
"""

from collections.abc import Sequence
from typing import Protocol

Slot = tuple[int, int, int]  # where the share of a choice starts, how large it is, of how many


class Coder(Protocol):
    """Encodes or decodes choices."""

    def choose(self, weights: Sequence[int], index: int) -> int:
        """Encode the choice `index` among weights, or decode and return it; a Reader ignores `index`."""


class Writer:
    """Collects choices and encodes them as a number."""

    def __init__(self) -> None:
        self.slots: list[Slot] = []

    def choose(self, weights: Sequence[int], index: int) -> int:
        """Collect a choice."""
        self.slots.append((sum(weights[:index]), weights[index], sum(weights)))
        return index

    def number(self) -> int:
        """The number that encodes all choices; encoded in reverse, so that the first is decoded first."""
        number = 0
        for start, share, whole in reversed(self.slots):
            number = number // share * whole + start + number % share
        return number


class Reader:
    """Decodes the choices of a number."""

    def __init__(self, number: int) -> None:
        self.number = number

    def choose(self, weights: Sequence[int], index: int) -> int:  # noqa: ARG002
        """Decode the next choice."""
        whole = sum(weights)
        place, start, found = self.number % whole, 0, 0
        while place >= start + weights[found]:
            start += weights[found]
            found += 1
        self.number = weights[found] * (self.number // whole) + place - start
        return found


class Learnt:
    """Adaptive weights: a choice becomes more likely each time it is made."""

    def __init__(self, first: Sequence[int], step: int) -> None:
        self.weights, self.step = list(first), step

    def choose(self, coder: Coder, index: int) -> int:
        """Encode or decode a choice, and raise its weight."""
        found = coder.choose(self.weights, index)
        self.weights[found] += self.step
        return found
