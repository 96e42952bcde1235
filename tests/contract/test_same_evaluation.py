"""The window, the room and the page say the same of what children can do."""

import json
import webbrowser
from base64 import b64decode
from datetime import datetime
from pathlib import Path

import door_requests as requests
import pytest
from evaluated_class import DAYS, win
from page_driver import Visit

from codeweek import data
from codeweek.desktop.pages.adult import open_evaluation, seen
from codeweek.packs.load import of_texts
from codeweek.play import builtin
from codeweek.progress.evaluation import deeds
from codeweek.progress.progress import Progress
from codeweek.report.evaluation_report import evaluation_ods, evaluation_page, evaluation_table
from codeweek.report.html import written
from codeweek.room.results import Result
from codeweek.server.exports.day_results import Day, Done, Place
from codeweek.server.exports.evening_report import reached
from codeweek.web_api.api import PageApi

NOW = datetime.now()
TEXT = data.text("fr")
PACK = builtin.pack()
LEVELS = PACK.levels


def way(child: str, levels: int, every: int) -> Progress:
    """Some way into the course: all tried, most won, one in `every` with help."""
    found = Progress()
    for place, level in enumerate(LEVELS[:levels]):
        won = win(found, child, level, DAYS[place % len(DAYS)], place % every == 0)
        found = found.tried(level.id) if place % 5 == 4 else won
    return found


CHILDREN = {
    "cat-green": Progress(),
    "fox-blue": way("fox-blue", 70, 3),
    "owl-pink": way("owl-pink", 9, 2),
}


@pytest.fixture(scope="module")
def of_window() -> tuple[str, str, bytes]:
    """The page and both tables that the window writes."""
    visit = Visit()
    visit.start()
    for child, progress in CHILDREN.items():
        visit.store.write(f"children/{child}", {"version": 1, "courses": {"codeweek": progress.to_json()}})
    asked: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(webbrowser, "open", lambda address: bool(asked.append(address)))
        open_evaluation(visit.app)
    page = Path(asked[0].removeprefix("file://"))
    tables = [page.with_suffix(f".{kind}").read_bytes() for kind in ("csv", "ods")]
    return page.read_text(encoding="utf-8"), tables[0].decode("utf-8"), tables[1]


def of_page(**changes):
    """What the page is answered."""
    sprites = {f"animals/{name}": data.sprite(f"animals/{name}").decode() for name in ("cat", "fox", "owl")}
    children = {child: {"codeweek": each.to_json()} for child, each in reversed(CHILDREN.items())}
    told = {"date": f"{NOW:%Y-%m-%d}", "children": children, "packs": {}, "sprites": sprites, **changes}
    return json.loads(PageApi().handle(requests.asked("evaluation", language="fr", **told)))


def test_the_page_says_what_the_window_says(of_window):
    answer = of_page()
    assert (answer["page"], answer["table"], b64decode(answer["base64"])) == of_window
    assert answer["name"] == f"evaluation-{NOW:%Y-%m-%d}"
    assert "<style>" in answer["page"]
    assert answer["page"].count("data:image/svg+xml") == 3 + 2  # lines and sheets


def test_the_room_says_what_the_window_says(of_window):
    done = [
        Done(
            child,
            Place("codeweek", each.level.id, each.level, *map(int, each.figure.split("."))),
            False,
            Result(
                won=each.won, helped=each.helped, checked=each.won, stars=3, day=min(each.days, default="")
            ),
        )
        for child, progress in CHILDREN.items()
        for each in deeds(child, "codeweek", PACK, progress)
    ]
    files = {child: {"courses": {"codeweek": each.to_json()}} for child, each in CHILDREN.items()}
    found = reached(Day(NOW, tuple(CHILDREN), tuple(done)), files.__getitem__)
    assert found["fox-blue"]["c2_sequence"].state == "reached"
    page, table = evaluation_page(found, written(NOW, TEXT), TEXT), evaluation_table(found, TEXT)
    assert (page, table.decode(), evaluation_ods(found, TEXT)) == of_window


def test_a_level_of_a_pack_counts_once_its_file_is_there():
    text = (data.folder("levels") / "04-la-ronde" / "05-l-escalier.yaml").read_text(encoding="utf-8")
    about = {"children": {"fox-blue": {"mine": Progress().tried("level").to_json()}}}
    without, with_it = (of_page(**about, packs=packs)["table"] for packs in ({}, {"mine": {"text": text}}))
    assert ";vu;" not in without
    assert ";vu;" in with_it.splitlines()[1]


def test_levels_of_the_same_name_in_two_packs_are_two_in_the_page_as_in_the_window():
    text = (data.folder("levels") / "04-la-ronde" / "05-l-escalier.yaml").read_text(encoding="utf-8")
    done = Progress().saved("level", {}).won("level", 3)
    courses = {key: done.to_json() for key in ("mine", "yours")}
    answer = of_page(children={"fox-blue": courses}, packs={key: {"text": text} for key in courses})
    assert "commencé seul (2 niveaux réussis, 2 sans aide" in answer["table"].splitlines()[1]
    visit = Visit()
    visit.start()
    visit.store.write("children/fox-blue", {"version": 1, "courses": courses})
    with pytest.MonkeyPatch.context() as patch:
        pack = of_texts({"level.yaml": text})
        patch.setattr(type(visit.app.library), "keys", {*courses})
        patch.setattr(type(visit.app.library), "pack", lambda _shelf, _key: pack)
        assert evaluation_table(seen(visit.app), TEXT).decode() == answer["table"]


@pytest.mark.parametrize("child", ["fox", "fox-grey", "<b>-blue", ""])
def test_what_is_no_child_is_refused(child):
    assert not of_page(children={child: {}})["ok"]
    assert of_page(children={"fox-blue": {}})["ok"]
