"""The desk of the workshop: the level being written, what of it is shown, what is done to it; no window."""

from collections.abc import Callable, Mapping
from typing import Any

from codeweek.authoring.draft.draft_view import View
from codeweek.authoring.draft.paper import Paper, told
from codeweek.authoring.draft.roll_draft import Roll
from codeweek.authoring.draft.rule_form import Control, spent
from codeweek.authoring.draft.show import Shown
from codeweek.blocks.completing import Word
from codeweek.desktop.widgets.widget import Action
from codeweek.desktop.workshop import cells
from codeweek.desktop.workshop.map_input import Edit, MapInput
from codeweek.desktop.workshop.roll import Pen
from codeweek.desktop.workshop.tools import held
from codeweek.desktop.workshop.work import Work
from codeweek.levels import programs
from codeweek.play import typed
from codeweek.text import Text

SET = ("kind", "class", "writing", "predict.ask")  # fields whose choice is an act by itself
PROGRAMS = ("solution", "given")
DRAWN = ("robot", "stage")  # the kinds whose maps are drawn cell by cell
TOUCHES = ("press", "stroke", "edge", "letter", "more", "side")  # of the map
ON_SHEET = ("place", "turn", "sheet", "fitted", "free")  # of a turtle


class WorkshopController:
    """`text` gives the sentences of the language of now."""

    def __init__(self, work: Work, text: Callable[[], Text]) -> None:
        self.work, self.text = work, text
        self.map = 0
        self.leaf = "level"
        self.map_input, self.pen = MapInput(), Pen()

    @property
    def seen(self) -> View:
        """What the draft says now."""
        return self.work.seen(self.text())

    @property
    def draws(self) -> bool:
        """Whether there is a map to draw on."""
        return self.seen.kind in DRAWN and bool(self.seen.maps) and self.seen.maps[self.map]["width"] > 0

    @property
    def paper(self) -> Paper | None:
        """The sheet of a turtle, when the map shown is one."""
        return self.shown.paper if self.shown and self.seen.kind == "turtle" else None

    @property
    def tools(self) -> list[str]:
        """The names of what can be put on the map."""
        return [name for name, _words, _scene in held(self.seen, self.text())]

    @property
    def shown(self) -> Shown | None:
        """What can be seen of the map shown."""
        maps = self.work.maps()
        return maps[self.map] if self.map < len(maps) else None

    @property
    def roll(self) -> Roll | None:
        """The roll of a tune, when the map shown is one."""
        return self.shown.roll(self.text()) if self.shown and self.seen.kind == "music" else None

    @property
    def start(self) -> cells.Cell:
        """Where the robot starts on the map shown."""
        return cells.start(self.seen.maps[self.map]) if self.draws else (0, 0)

    def told(self, cell: cells.Cell) -> str:
        """A cell of the map in words, or the sheet; nothing where there is no map to draw on."""
        if paper := self.paper:
            return told(paper, self.text())
        if self.pen.roll:
            return self.pen.told(self.text())
        return cells.told(self.seen.maps[self.map], cell, self.text()) if self.draws else ""

    @property
    def words(self) -> tuple[Word, ...]:
        """The words that a program of the level may be written with, once it can be read."""
        level = self.work.live.level
        return typed.words(level, self.text()) if level else ()

    def stay(self) -> None:
        """The map shown is one of those that there are, and the hand holds a tool of its kind."""
        self.map = max(0, min(self.map, len(self.seen.maps) - 1))
        self.map_input.counts = self.seen.kind != "stage"
        if self.map_input.tool not in self.tools:
            self.map_input.tool = "wall"

    def do(self, what: Mapping[str, Any], merge: object = None) -> bool:
        """One edit of the draft; whether it changed something."""
        return self.work.do(what, merge)

    def set(self, field: str, value: Any, merge: object = None) -> None:
        """Another value for a field."""
        self.do({"do": "set", "field": field, "value": value, "language": self.text().language}, merge)

    def take(self, action: Action, cursor: cells.Cell) -> bool:
        """Do what a button, a box, a choice or the map asks; False when it asks for more than the desk."""
        value: Any = action.value
        if action.name in TOUCHES:
            self._touch(action, cursor)
        elif action.name in SET:
            self.set(action.name, value)
        elif action.name in ON_SHEET and self.paper:
            self._on_sheet(action.name, value, self.paper)
        elif edit := self._edit(action.name, value):
            self.do(*edit)
        else:
            doing = self._doings(value).get(action.name)
            if doing:
                doing()
            return doing is not None
        return True

    def _touch(self, action: Action, cursor: cells.Cell) -> None:
        if self.draws:
            for what, merge in self.map_input.edits(action, self.seen.maps[self.map], cursor):
                self.do({**what, "map": self.map}, merge)

    def _on_sheet(self, name: str, value: Any, paper: Paper) -> None:
        """What a hand asks of a turtle and its sheet; a sheet that fits the drawing keeps the size it has."""
        moved = value[0] if name == "place" else (paper["x"], paper["y"])
        place = {"x": moved[0], "y": moved[1]}
        what: Mapping[str, Any] = {
            "place": {**place, "sheet": paper["width"]} if paper["fitted"] else place,
            "turn": {"heading": value[0]} if name == "turn" else {},
            "sheet": {**place, "sheet": value},
            "fitted": {"sheet": None} if not paper["fitted"] else {**place, "sheet": paper["width"]},
            "free": {"free": value},
        }[name]
        if name not in ("place", "turn") or value[1]:
            self.work.part()
        self.do({"do": "turtle", "map": self.map, **what}, name)

    def _doings(self, value: Any) -> Mapping[str, Callable[[], object]]:
        return {
            "undo": self.work.undo,
            "redo": self.work.redo,
            "tool": lambda: setattr(self.map_input, "tool", value),
            "leaf": lambda: setattr(self, "leaf", value),
            "map": lambda: setattr(self, "map", int(value)),
            "add_map": self._add_map,
            "pen": lambda: setattr(self.pen, *value),
            "walk": lambda: setattr(self.pen, "page", value),
            "file": lambda: self._file(value[1]),
        }

    def _edit(self, name: str, value: Any) -> Edit | None:
        """The edit that a button or a box is, if it is one by itself."""
        if name.startswith("rule."):
            return self._ruled(name.removeprefix("rule."), value)
        if name in self.seen.values:
            return self._set(name, value)
        match name:
            case "remove_map":
                return Edit({"do": name, "map": self.map})
            case "hide_map":
                hidden = self.seen.maps[self.map]["hidden"]
                return Edit({"do": name, "map": self.map, "hidden": not hidden})
            case "tune":
                self.work.part()
                return Edit({"do": name, "map": self.map, **value})
            case "fitted_tune":
                return Edit({"do": "tune", "map": self.map, "fitted": value})
            case "perform":
                return Edit({"do": name, "map": self.map})
            case "size":
                return self._resized(*value)
            case "block":
                return Edit({"do": name, "name": value[0], "in": value[1]})
            case "write":
                return self._written(*value)
        return None

    def _written(self, field: str, text: str) -> Edit:
        """What is written in a box; the letters of one box are undone together."""
        name, _, part = field.partition(".")
        if name in ("example", "stage"):
            where = {"do": name, "map": self.map, "name": part}
        elif name == "hint":
            where = {"do": name, "index": int(part)}
        else:
            where = {"do": "set", "field": field}
        text = f"{text.rstrip()}\n" if field in PROGRAMS and text.strip() else text
        return Edit({**where, "value": text, "language": self.text().language}, ("write", field, self.map))

    def _resized(self, side: str, step: int) -> Edit:
        """One row or column more or less on a side."""
        map = self.seen.maps[self.map]
        wide, high = step * (side in ("left", "right")), step * (side in ("top", "bottom"))
        size = {"width": map["width"] + wide, "height": map["height"] + high}
        first = {"left": step * (side == "left"), "top": step * (side == "top")}
        return Edit({"do": "resize", "map": self.map, **size, **first})

    def _set(self, name: str, value: Any) -> Edit:
        """What the level says of all its maps: true, false, or one more or less."""
        control = next(setting for setting in self.seen.settings if setting["name"] == name)
        value = _stepped(control, self.seen.values[name], value, self._least) if control["most"] else value
        return Edit({"do": "set", "field": name, "value": value})

    def _least(self) -> int:
        """The fewest blocks that are known to win."""
        live = self.work.live
        known = live.answer.blocks if live.answer else None
        return known or (programs.best(live.level) if live.level else 1)

    def _ruled(self, name: str, value: Any) -> Edit:
        """Something else that the map shown asks of the whole run: a word, or one more or less."""
        control = next(each for each in self.seen.controls if each["name"] == name)
        if not control["options"]:
            now, most = self.seen.maps[self.map]["rules"][name], control["most"]
            value = _stepped(control, now, value, lambda: spent(self.work.live.level, self.map, most))
        return Edit({"do": "rule", "map": self.map, "name": name, "value": value})

    def _add_map(self) -> None:
        if self.do({"do": "add_map"}):
            self.map = len(self.seen.maps) - 1

    def _file(self, text: str) -> None:
        """The text of the file is written by hand; its line ends stay what they were."""
        self.work.write(text.replace("\n", "\r\n") if "\r\n" in self.work.text else text)
        self.stay()


def _stepped(control: Control, now: object, step: int, taken: Callable[[], int]) -> int | None:
    """A number that is one more or less; the first step of a limit is to what the solution takes."""
    value = now + step if isinstance(now, int) else taken() if control["limit"] else 1
    return value if 1 <= value <= control["most"] else None
