"""Verbs of packs: the course, the files that a teacher opens, and the packs that one makes."""

from typing import Annotated, Any, NotRequired, TypedDict

from codeweek.authoring.pack_draft import pack_view
from codeweek.web_api.shapes import Comics, Fields, Pack, Problem
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


PackView = Annotated[Fields, pack_view.PackView]


class PackNewRequest(Request):
    """Make a new pack, with one chapter and no level."""


class PackActRequest(Request):
    """Apply acts to a pack that is being made, in order; none only shows it."""

    files: dict[str, str]
    acts: list[dict[str, Any]]


class Made(TypedDict):
    """The files of the pack, by their names, and what is shown of it."""

    files: dict[str, str]
    view: PackView


class PackTakeRequest(Request):
    """Go on with a pack or a level that somebody gave, a zip or a file."""

    name: str
    base64: str


class PackTaken(Made):
    """The pack; `added`: the number of its levels that were in no chapter and are in one now."""

    added: int


class PackOthersRequest(Request):
    """Look for levels like one of a pack, for some more slices; `how`: `easier`, `same` or `harder`.

    Without slices it is only told whether there can be any.
    """

    files: dict[str, str]
    file: str
    number: int
    how: str
    slices: NotRequired[int]


class PackOthers(TypedDict):
    """How many are made, the `part` of the work done; once it is `over`, their files and what is told.

    They are added by the act `add_beside`.
    """

    over: bool
    made: int
    part: float
    texts: list[str]
    told: str


class PackZipRequest(Request):
    """Make the zip of a pack."""

    files: dict[str, str]


class PackZip(TypedDict):
    """The zip, and a name for its file."""

    name: str
    base64: str


VERBS = {
    "describe": Verb(DescribeRequest, Described, LEVEL),
    "comics": Verb(ComicsRequest, ComicsTold, LEVEL),
    "open": Verb(OpenRequest, Opened),
    "pack_new": Verb(PackNewRequest, Made),
    "pack_act": Verb(PackActRequest, Made),
    "pack_take": Verb(PackTakeRequest, PackTaken, ("door.no_level",)),
    "pack_others": Verb(PackOthersRequest, PackOthers),
    "pack_zip": Verb(PackZipRequest, PackZip),
}
