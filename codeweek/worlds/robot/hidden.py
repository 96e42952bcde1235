"""A hidden number, and what is known of it from the numbers proposed so far."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Hidden:
    """A number between two others, to be found in so many tries."""

    least: int
    most: int
    tries: int
    secret: int

    def left(self, proposed: Sequence[int]) -> tuple[int, int]:
        """The smallest and the biggest number it can still be."""
        if self.secret in proposed:
            return self.secret, self.secret
        least = max([self.least, *(number + 1 for number in proposed if number < self.secret)])
        return least, min([self.most, *(number - 1 for number in proposed if number > self.secret)])
