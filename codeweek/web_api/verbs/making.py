"""Verbs of packs that a teacher makes in the workshop; the files of a pack are its whole state."""

from typing import Annotated, Any, NotRequired, TypedDict

from codeweek.authoring.pack_draft import view
from codeweek.web_api.shapes import Fields
from codeweek.web_api.verbs.verb import Request, Verb

PackView = Annotated[Fields, view.PackView]


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
    "pack_new": Verb(PackNewRequest, Made),
    "pack_act": Verb(PackActRequest, Made),
    "pack_take": Verb(PackTakeRequest, PackTaken, ("door.no_level",)),
    "pack_others": Verb(PackOthersRequest, PackOthers),
    "pack_zip": Verb(PackZipRequest, PackZip),
}
