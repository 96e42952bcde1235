"""The name of a file: from the title of what is in it, and mended, where Notepad added `.txt` to it."""

import re
from collections.abc import Container

from codeweek.blocks.block_vocabulary import plain

LONGEST = 40  # letters
USUAL = "niveau"  # for a title without a letter or a number
END = ".yaml"
USUAL_FILE = USUAL + END
ENDS = (".yaml", ".yml")
HIDDEN = ".txt"  # Notepad adds it, and Windows does not show it
CHOSEN = (*ENDS, HIDDEN)  # what a chooser of level files shows
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


def is_level(name: str) -> bool:
    """Whether a file of a folder or a zip is meant to be read: others may be notes to the reader."""
    return name.lower().removesuffix(HIDDEN).endswith(ENDS)


def right_name(name: str) -> str:
    """The name that a level file should have."""
    whole = name[: -len(HIDDEN)] if name.lower().endswith(HIDDEN) else name
    return whole if whole.lower().endswith(ENDS) else f"{whole}{ENDS[0]}"
