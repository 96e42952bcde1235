"""How much is tried by `make test`, by `make test-all` (CODEWEEK_PROFILE=all) and in the deep profile."""

import os
from collections.abc import Sequence
from typing import TypeVar

PROFILE = os.environ.get("CODEWEEK_PROFILE", "fast")
DEEP = PROFILE == "deep"
Case = TypeVar("Case")
ALL = PROFILE in ("all", "deep")


def deep(most: int, usual: int, quick: int | None = None) -> int:
    """A number of tries: in the deep profile, in `make test-all`, in `make test` (if it has another)."""
    return most if DEEP else usual if ALL or quick is None else quick


def all_of(cases: Sequence[Case], quick: int = 1) -> Sequence[Case]:
    """Cases that a test has, such as sizes of a window: `make test` tries the first ones only."""
    return cases if ALL else cases[:quick]


def every(cases: Sequence[Case], step: int) -> Sequence[Case]:
    """Cases of which `make test` tries one in so many."""
    return cases if ALL else cases[::step]
