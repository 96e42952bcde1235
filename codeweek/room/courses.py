"""What may be played in a room, as its board lists it: plain data, beside that of `shapes`."""

from typing import TypedDict


class Lesson(TypedDict):
    """A level to choose from; `hints`: its ideas in words. `question`: what is asked.

    `choices`: what the answers that its question offers are called in a vote; `answers`: their words, empty
    where a picture or a program shows what it is.
    """

    id: str
    title: str
    mode: str
    hints: list[str]
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
