"""Requests of a child who invents a level: show drawings, change one, look for its shortest programs."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from codeweek.authoring.draft.live_search import LiveSearch
from codeweek.authoring.inventing import level_title, sketch_proof
from codeweek.authoring.inventing.sketch import Sketch, from_json, level_file, picture
from codeweek.diagnostic import Diagnostic
from codeweek.levels.files import file_name
from codeweek.progress.invented import KEY, MOST
from codeweek.text import Text
from codeweek.web_api import serialize
from codeweek.web_api.request import Answer, Asked, RefusedError, get

if TYPE_CHECKING:
    from codeweek.web_api.verbs.draft_verbs import Acted, Proved, Sketched

MOST_ACTS, MOST_SLICES = 200, 200  # in one request


class Inventing:
    """Answers the requests, each complete in itself; it keeps the running search."""

    def __init__(self) -> None:
        self.sketch: Sketch | None = None  # that is searched
        self.search = LiveSearch("")
        self.why: Diagnostic | None = None  # it cannot be won

    def answer(self, asked: Asked, text: Text) -> Answer:
        """Answer a request; a drawing is plain data, whatever it is."""
        verb = get(asked, "do", str)
        if verb == "invent_show":
            drawings = get(asked, "drawings", list)[:MOST]
            return {"shown": [_shown(from_json(drawing), text) for drawing in drawings]}
        sketch = from_json(asked.get("drawing"))
        if verb == "invent_act":
            return _acted(sketch, get(asked, "acts", list), text)
        return self._prove(sketch, max(1, min(get(asked, "slices", int, 1), MOST_SLICES)), text)

    def _prove(self, sketch: Sketch, slices: int, text: Text) -> "Proved":
        """Go on with the search for a drawing; with another map or other blocks it begins anew."""
        if self.sketch is None or (sketch.rows, sketch.kit) != (self.sketch.rows, self.sketch.kit):
            level = sketch_proof.proved(sketch, KEY)
            self.why = level if isinstance(level, Diagnostic) else None
            self.search = LiveSearch("") if isinstance(level, Diagnostic) else sketch_proof.shorter(level)
        self.sketch = sketch
        self.search.go(slices)
        good, over = self.why is None and self.search.over, self.search.over
        diagnostic = self.why or sketch_proof.told(self.search)
        program = sketch_proof.solution(self.search, text.language) if good else ""
        file = level_file(sketch, program) if good else ""
        sure = self.why is not None or self.search.sure
        return {
            "over": over,
            "say": text.tell(diagnostic),
            "good": good,
            "sure": sure,
            "program": program,
            "file": file,
            "name": file_name.level_file(level_title.said(sketch.title, text)),
        }


def _shown(sketch: Sketch, text: Text) -> "Sketched":
    """A drawing, made well formed, with its title and its picture."""
    return {
        "drawing": sketch.to_json(),
        "title": level_title.said(sketch.title, text),
        "scene": serialize.scene(picture(sketch)),
    }


def _acted(sketch: Sketch, acts: list[Any], text: Text) -> "Acted":
    """The drawing after some acts in order, and what is to be said of them. Raises RefusedError."""
    if len(acts) > MOST_ACTS or not all(isinstance(act, Mapping) for act in acts):
        raise RefusedError("door.not_understood")
    diagnostic = None
    for act in acts:
        before, sketch = sketch, _after(sketch, act)
        diagnostic = _remark(before, sketch, str(act.get("do"))) or diagnostic
    return {**_shown(sketch, text), "say": text.tell(diagnostic) if diagnostic else ""}


def _after(sketch: Sketch, act: Mapping[str, Any]) -> Sketch:
    match act.get("do"):
        case "put":
            return sketch.put((get(act, "x", int), get(act, "y", int)), get(act, "brush", str))
        case "size":
            return sketch.resized(get(act, "width", int), get(act, "height", int))
        case "look":
            return sketch.dressed(get(act, "look", str))
        case "kit":
            return sketch.equipped(get(act, "kit", str))
        case "name":
            return sketch.named(level_title.title(get(act, "place", str), get(act, "owner", str)))
    raise RefusedError("door.not_understood")


def _remark(before: Sketch, after: Sketch, did: str) -> Diagnostic | None:
    if did == "size" and after == before:
        return Diagnostic("invent.at_edge")
    moved = did == "put" and before.hero and after.hero and before.hero != after.hero
    return Diagnostic("invent.one_hero") if moved else None
