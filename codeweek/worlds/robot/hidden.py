"""A hidden number, and the range left by the numbers proposed so far."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Hidden:
    """A number to find within a range, in a limited number of tries."""

    least: int
    most: int
    tries: int
    secret: int

    def left(self, proposed: Sequence[int]) -> tuple[int, int]:
        """The bounds (inclusive) of the range it can still be in."""
        if self.secret in proposed:
            return self.secret, self.secret
        least = max([self.least, *(number + 1 for number in proposed if number < self.secret)])
        return least, min([self.most, *(number - 1 for number in proposed if number > self.secret)])
