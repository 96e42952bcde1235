"""Verbs of packs: the course, and the files that a teacher opens."""

from typing import NotRequired, TypedDict

from codeweek.web_api.shapes import Comics, Pack, Problem
from codeweek.web_api.verbs.verb import LEVEL, Request, Verb


class DescribeRequest(Request):
    """Describe a pack: the course, or an opened one."""

    pack: NotRequired[str]


class Described(TypedDict):
    """The whole pack, levels included."""

    pack: Pack


class ComicsRequest(DescribeRequest):
    """Tell the story of a pack in comics."""


class ComicsTold(TypedDict):
    """The comics, None when the pack has no story."""

    comics: Comics | None


class OpenRequest(Request):
    """Open a teacher's file, a text or a zip; its pack is then known by its key."""

    name: NotRequired[str]
    text: NotRequired[str]
    base64: NotRequired[str]


class Mended(TypedDict):
    """A level file as it was meant, with the name that it should have."""

    name: str
    text: str


class Opened(TypedDict):
    """Its pack, None when it has no level, all problems, and the file mended when it was read so."""

    pack: Pack | None
    problems: list[Problem]
    mended: Mended | None


VERBS = {
    "describe": Verb(DescribeRequest, Described, LEVEL),
    "comics": Verb(ComicsRequest, ComicsTold, LEVEL),
    "open": Verb(OpenRequest, Opened),
}
