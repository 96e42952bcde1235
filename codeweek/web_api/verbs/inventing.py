"""Verbs of a child who invents a level."""

from typing import Any, NotRequired, TypedDict

from codeweek.web_api.shapes import Scene
from codeweek.web_api.verbs.drafts import Solved
from codeweek.web_api.verbs.verb import Request, Verb


class InventShowRequest(Request):
    """Show drawings of levels that a child invents."""

    drawings: list[dict[str, Any]]


class Sketched(TypedDict):
    """A drawing as it is kept (`grid`, `look`, perhaps `title`), its title in words, and its picture."""

    drawing: dict[str, Any]
    title: str
    scene: Scene


class Sketches(TypedDict):
    """The drawings that were asked for."""

    shown: list[Sketched]


class InventActRequest(Request):
    """Change a drawing: acts `put`, `size`, `look` and `name`, in order."""

    drawing: dict[str, Any]
    acts: list[dict[str, Any]]


class Acted(Sketched):
    """The drawing after the acts; `say`: what is to be told of them, if anything."""

    say: str


class InventProveRequest(Request):
    """Search the shortest programs of a drawing for some more slices; another one starts a new search."""

    drawing: dict[str, Any]
    slices: NotRequired[int]


class Proved(Solved):
    """The same, and the text of the level file once a program is known to win, with a name for it."""

    file: str
    name: str


VERBS = {
    "invent_show": Verb(InventShowRequest, Sketches),
    "invent_act": Verb(InventActRequest, Acted),
    "invent_prove": Verb(InventProveRequest, Proved),
}
