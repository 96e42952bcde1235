"""How much is tried: all of it in the deep profile; in `make test` the part that takes seconds."""

import os

DEEP = os.environ.get("CODEWEEK_PROFILE") == "deep"


def deep(most: int, quick: int) -> int:
    """A number of tries."""
    return most if DEEP else quick
