"""The name of a file, from the title of what is in it: the same in the window, the page and a terminal."""

import re
from collections.abc import Container

from codeweek.blocks.words import plain

LONGEST = 40  # letters
USUAL = "niveau"  # for a title without a letter or a number
END = ".yaml"
USUAL_FILE = USUAL + END
# Windows takes them for machines, whatever comes after the dot.
DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{it}{n}" for it in ("com", "lpt") for n in range(10))})


def stem_of(title: str, usual: str = USUAL) -> str:
    """A name for a file or a folder, without its end."""
    stem = "-".join(re.findall(r"[a-z0-9]+", plain(title)))[:LONGEST].strip("-")
    return f"{stem}-{usual}" if stem in DEVICES else stem or usual


def level_file(title: str) -> str:
    """A name for the file of a level."""
    return stem_of(title) + END


def free(name: str, taken: Container[str]) -> str:
    """The name, or the first with a number that nothing else has."""
    return next(each for n in range(1, 10_000) if (each := name if n == 1 else f"{name}-{n}") not in taken)
