"""Verbs of the hour for the adult who has never programmed."""

from typing import TypedDict

from codeweek.web_api.shapes import Scene, Script
from codeweek.web_api.verbs.verb import ANY, Request, Verb


class HourRequest(Request):
    """What there is to play, and who is to be visited."""


class HourLevel(TypedDict):
    """A level to play: its first map, its idea, and the usual mistake."""

    level: str
    title: str
    look: str
    scene: Scene
    idea: str
    mistake: str


class HourChoice(TypedDict):
    """What an adult may say or do, and what comes of it."""

    words: str
    after: str


class HourVisit(TypedDict):
    """A child that is stuck; `asks`: the place of the question among the choices, `block`: the last one."""

    key: str
    profile: str
    who: str
    level: str
    title: str
    look: str
    script: Script
    block: str
    said: str
    scene: Scene
    now: str
    choices: list[HourChoice]
    asks: int


class Hour(TypedDict):
    """All of it, in the order in which it is met."""

    levels: list[HourLevel]
    visits: list[HourVisit]


class HourSheetRequest(Request):
    """Make the sheet to print; `done`: the levels that were won and the keys of the children."""

    done: list[str]
    date: str
    sprites: dict[str, str]


class HourSheet(TypedDict):
    """The sheet as HTML, and a name for its file."""

    page: str
    name: str


VERBS = {"hour": Verb(HourRequest, Hour), "hour_sheet": Verb(HourSheetRequest, HourSheet, (ANY,))}
