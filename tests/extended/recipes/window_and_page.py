"""A level of a new world in the window and at the door of the page: shown, run, won. Run in a copy."""

import json
import sys
from pathlib import Path

from page_driver import Visit

from codeweek.web_api.api import handle

SOURCE = Path(sys.argv[1]).read_text(encoding="utf-8")


def asked(**request: object) -> dict:
    """What the door answers."""
    return json.loads(handle(json.dumps({"language": "fr", **request})))


def window() -> None:
    """A tap on ▶ wins it, and the one who moves goes on at each step."""
    visit = Visit(size=(1366, 768))
    page = visit.written(SOURCE)
    visit.press("run")
    visit.until(lambda: page.film.told and page.film.verdict is not None)
    assert page.film.verdict.won
    print("window: won")


def page() -> None:
    """The same level opened as a teacher's file."""
    opened = asked(do="open", name="x.yaml", text=SOURCE)
    level = opened["pack"]["chapters"][0]["levels"][0]
    assert level["maps"][0]["scene"]["sprites"]
    played = asked(do="play", pack=opened["pack"]["key"], level=level["id"], script=level["start"])
    assert played["verdict"]["won"], played
    print("page: won")


window()
page()
