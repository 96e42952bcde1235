"""What the buttons, the boxes and the choices of the workshop do."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from codeweek.authoring.draft.bench import bench
from codeweek.authoring.draft.show import read_level
from codeweek.desktop.widgets import Action
from codeweek.desktop.workshop.asks import open_keys, open_modes, open_unread
from codeweek.desktop.workshop.build import BuildPage, trial
from codeweek.desktop.workshop.foot import open_problems, open_shortest
from codeweek.desktop.workshop.saving import save
from codeweek.levels import programs

if TYPE_CHECKING:
    from codeweek.desktop.workshop.page import WorkshopPage

SET = ("kind", "class", "predict.ask", "auto_pick")  # fields whose choice is an act by itself
MOST_LIMIT = 200


def do(page: "WorkshopPage", action: Action) -> bool:
    """Do what is asked; False when it is for the map."""
    doing = _doings(page, action.value).get(action.name)
    if doing:
        doing()
    elif action.name in SET:
        _set(page, action.name, action.value)
    return doing is not None or action.name in SET


def _doings(page: "WorkshopPage", value: Any) -> Mapping[str, Callable[[], object]]:
    return {
        "back": page.back,
        "undo": lambda: _step(page, page.work.undo),
        "redo": lambda: _step(page, page.work.redo),
        "save": lambda: save(page),
        "try": lambda: _try(page),
        "keys": lambda: open_keys(page.app),
        "tool": lambda: setattr(page.hands, "tool", value),
        "leaf": lambda: setattr(page, "leaf", value),
        "map": lambda: setattr(page, "map", int(value)),
        "add_map": lambda: _add_map(page),
        "remove_map": lambda: page.do({"do": "remove_map", "map": page.map}),
        "hide_map": lambda: _hide_map(page),
        "size": lambda: _resize(page, *value),
        "mode": lambda: open_modes(page),
        "limit": lambda: _limit(page, value),
        "block": lambda: page.do({"do": "block", "name": value[0], "in": value[1]}),
        "build": lambda: _build(page, value),
        "write": lambda: _write(page, *value),
        "file": lambda: _file(page, value[1]),
        "problems": lambda: open_problems(page),
        "shortest": lambda: open_shortest(page),
    }


def _step(page: "WorkshopPage", step: Callable[[], None]) -> None:
    step()
    page.edited()


def _set(page: "WorkshopPage", field: str, value: Any, merge: object = None) -> None:
    page.do({"do": "set", "field": field, "value": value, "language": page.app.language}, merge)


def _write(page: "WorkshopPage", field: str, text: str) -> None:
    """What is written in a box; the letters of one box are undone together."""
    name, _, index = field.partition(".")
    merge = ("write", field)
    if name == "hint":
        language = page.app.language
        page.do({"do": "hint", "index": int(index), "value": text, "language": language}, merge)
    else:
        _set(page, field, text, merge)


def _file(page: "WorkshopPage", text: str) -> None:
    """The text of the file is written by hand; its line ends stay what they were."""
    page.work.write(text.replace("\n", "\r\n") if "\r\n" in page.work.text else text)
    page.map = max(0, min(page.map, len(page.seen.maps) - 1))
    page.edited()


def _add_map(page: "WorkshopPage") -> None:
    if page.do({"do": "add_map"}):
        page.map = len(page.seen.maps) - 1


def _hide_map(page: "WorkshopPage") -> None:
    hidden = page.seen.maps[page.map]["hidden"]
    page.do({"do": "hide_map", "map": page.map, "hidden": not hidden})


def _resize(page: "WorkshopPage", side: str, step: int) -> None:
    """One row or column more or less on a side."""
    map = page.seen.maps[page.map]
    wide, high = step * (side in ("left", "right")), step * (side in ("top", "bottom"))
    size = {"width": map["width"] + wide, "height": map["height"] + high}
    first = {"left": step * (side == "left"), "top": step * (side == "top")}
    page.do({"do": "resize", "map": page.map, **size, **first})


def _limit(page: "WorkshopPage", step: int) -> None:
    """From no limit the first step is to the fewest blocks that are known to win."""
    now, live = page.seen.limit, page.work.live
    known = live.answer.blocks if live.answer else None
    least = known or (programs.best(live.level) if live.level else 1)
    value = least if now is None else now + step
    page.do({"do": "set", "field": "limit", "value": value if 1 <= value <= MOST_LIMIT else None})


def _try(page: "WorkshopPage") -> None:
    """The level as a child will have it."""
    level, problems = read_level(page.work.text, page.work.name)
    if level is None:
        open_unread(page.app, problems)
    else:
        dressed = replace(level, look=level.look or page.work.look)
        page.app.push(trial(page.app, dressed, page.tried))


def _build(page: "WorkshopPage", field: str) -> None:
    """The solution, or the program given, with blocks."""
    level = bench(page.work.text, page.seen, field)
    if level is None:
        return

    def built(source: str) -> None:
        page.do({"do": "set", "field": field, "value": source})

    say = page.app.text
    told = replace(level, title=say(f"workshop.build.{field}"), story=say("workshop.build_how"))
    page.app.push(BuildPage(page.app, told, built))
