"""Where a room is kept, as its board tells it."""

from typing import TypedDict


class MendedFile(TypedDict):
    """The file of the room was damaged when it opened, and its copy took its place.

    `aside`: the name of the damaged one, empty when it was gone; `copied`: when the copy was made, 0 without
    one.
    """

    aside: str
    copied: float


class Disk(TypedDict):
    """Where the room is kept. `full`: nothing can be kept in the `folder` now."""

    folder: str
    full: bool
