"""Plain data of a board beside `shapes`: what may be played, where the room is kept, who sees it."""

from dataclasses import dataclass
from typing import TypedDict


class Lesson(TypedDict):
    """A level to choose from; `hints`: its ideas in words; `asks`: what an adult asks beside the child.

    `question`: what the level asks; `choices`: what the answers that its question offers are called in a
    vote; `answers`: their words, empty where a picture or a program shows what it is.
    """

    id: str
    title: str
    mode: str
    hints: list[str]
    asks: str
    choices: list[str]
    question: str
    answers: list[str]


class Lessons(TypedDict):
    """A chapter to choose from."""

    title: str
    levels: list[Lesson]


class Course(TypedDict):
    """The course, whose `sum` is empty, or a pack that is there: what may be played today."""

    key: str
    title: str
    sum: str
    size: int
    chapters: list[Lessons]


class Added(TypedDict):
    """A pack that was put in; `problems`: what could not be read of it, a sentence each."""

    key: str
    title: str
    sum: str
    size: int
    problems: list[str]


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


BOARD_LASTS = 12 * 3600.0  # seconds for which a board stays open: an evening
MOST_BOARDS = 200  # that are remembered, the last ones


class BoardOpen(TypedDict):
    """A board that is open on another machine, and how many seconds ago it was opened."""

    id: str
    seconds: int


@dataclass(frozen=True)
class OpenBoard:
    """A board that the adult's code has opened; `mark`: of what only its browser was given."""

    mark: str
    at: float
    closed: bool = False

    def is_open(self, now: float) -> bool:
        """Whether its browser is the adult's."""
        return not self.closed and now - self.at < BOARD_LASTS
