"""What an adult asks of the children of a browser, and before they come."""

from codeweek import data
from door_requests.asking import LEVELS, asked

PACK = (data.folder("levels") / "04-la-ronde" / "05-l-escalier.yaml").read_text(encoding="utf-8")
KEY = "mien"  # the pack of that file, as the page keeps it
DONE = {
    "stars": {level.id: 3 for level in LEVELS[:60:2]},
    "tries": {level.id: 4 for level in LEVELS[1:40:3]},
    "alone": [level.id for level in LEVELS[:40:4]],
    "programs": {level.id: {} for level in LEVELS[:71:2]},
    "saved": {LEVELS[70].id: 3},
    "days": {level.id: f"2026-11-2{place % 7}" for place, level in enumerate(LEVELS[:60])},
}
CHILDREN = {
    "fox-blue": {"codeweek": DONE, "gone": DONE},
    "cat-green": {},
    "owl-pink": {
        "codeweek": {"stars": {LEVELS[0].id: 1}, "hints": {LEVELS[0].id: 2}},
        KEY: {"tries": {"level": 2}},
    },
}
WHOLE = {
    "date": "2026-11-30",
    "children": CHILDREN,
    "packs": {KEY: {"name": "level.yaml", "text": PACK}},
    "sprites": {"animals/fox": "<svg xmlns='http://www.w3.org/2000/svg'/>"},
}


def of_evaluation(language):
    """What the children can do, good requests and bad ones."""
    yield asked("evaluation", language=language, **WHOLE)
    for change in (
        {"children": {}},
        {"children": {"fox-blue": 3, "owl-pink": {"codeweek": [], "": None}}},
        {"children": {"<b>": {}}},
        {"children": []},
        {"date": "hier"},
        {"packs": {"x": {"text": "title: ["}}},
        {"packs": {"x": 3}},
        {"sprites": {"animals/fox": 3}},
    ):
        yield asked("evaluation", language=language, **{**WHOLE, **change})


def of_hour(language):
    """The hour for the adult: all of it, its sheet, bad requests."""
    yield asked("hour", language=language)
    sheet = {
        "done": ["short", "once", LEVELS[3].id, "gone"],
        "date": "2026-11-30",
        "sprites": WHOLE["sprites"],
    }
    yield asked("hour_sheet", language=language, **sheet)
    for change in ({"done": []}, {"done": [3]}, {"done": "short"}, {"date": "hier"}, {"sprites": {"x": 3}}):
        yield asked("hour_sheet", language=language, **{**sheet, **change})
