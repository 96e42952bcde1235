"""What a measurement cannot do without."""

from pathlib import Path


class MissingError(Exception):
    """Something has to be made first; the sentence says what to do."""


def needed(path: Path, told: str) -> None:
    """Go on only when there is such a file or folder."""
    if not path.exists():
        raise MissingError(told)
