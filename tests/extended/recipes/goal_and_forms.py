"""A goal with its field in both forms of a workshop, the spoken map and the list of goals. Run in a copy."""

import json
import sys
from pathlib import Path

from workshop_driver import opened

from codeweek import data
from codeweek.authoring.draft.show import read_level
from codeweek.desktop.widgets.scroll import ScrollView
from codeweek.play.feedback.goal_strip import strip
from codeweek.web_api.api import handle
from codeweek.worlds.kinds import kinds

PATH, NAME = Path(sys.argv[1]), sys.argv[2]
SOURCE = PATH.read_text(encoding="utf-8")


def asked(**request: object) -> dict:
    """What the door answers."""
    return json.loads(handle(json.dumps({"language": "fr", **request})))


def page() -> None:
    """The form of the page, and an edit that it makes."""
    view = asked(do="draft_view", text=SOURCE)["view"]
    (control,) = (each for each in view["controls"] if each["name"] == NAME)
    act = {"do": "rule", "map": 0, "name": NAME, "value": 3}
    after = asked(do="draft_act", text=SOURCE, acts=[act])
    now = (seen["maps"][0]["rules"][NAME] for seen in (view, after["view"]))
    print(f"page: {control['label']}:", *now)


def window() -> None:
    """The same form in the window, and one more pressed."""
    visit, workshop = opened(PATH)
    workshop.controller.leaf = "level"
    workshop.relayout()
    (leaf,) = (each for each in workshop.widgets if isinstance(each, ScrollView))
    leaf.reveal(visit.find(f"rule.{NAME}", 1).rect)
    before = workshop.seen.maps[0]["rules"][NAME]
    visit.press(f"rule.{NAME}", 1)
    print("window:", before, workshop.seen.maps[0]["rules"][NAME])


def told() -> None:
    """What a screen reader says of the map, and the goals beside it."""
    level, _problems = read_level(SOURCE)
    assert level is not None
    print("spoken:", kinds()[level.kind].narrate(level.maps[0].world, data.text("fr"), "world"))
    print("goals:", *(f"{tile.name} {tile.count}".strip() for tile in strip(level, 0)))


page()
window()
told()
