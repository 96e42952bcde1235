"""The door of a child who invents a level: drawings are shown, changed and proved, whatever is asked."""

import json

import door_requests as requests
import pytest

from codeweek import data
from codeweek.web_api.api import PageApi

DRAWING = {"grid": [">....", "....G"], "look": "cave"}


@pytest.fixture
def door():
    return PageApi()


def ask(door, do, **fields):
    return json.loads(door.handle(requests.asked(do, **{"language": "fr", **fields})))


def test_a_drawing_is_shown_with_its_title_and_its_picture(door):
    (shown, bare) = ask(door, "invent_show", drawings=[{**DRAWING, "title": "maze-dragon"}, None])["shown"]
    assert shown["drawing"] == {**DRAWING, "title": "maze-dragon"}
    assert shown["title"] == "Le labyrinthe du dragon"
    assert [sprite["id"] for sprite in shown["scene"]["sprites"]] == ["hero"]
    assert bare["drawing"]["grid"] == ["......"] * 4
    assert bare["scene"]["sprites"] == []


def test_acts_follow_one_another_and_what_is_told_is_of_the_drawing_of_now(door):
    acts = [
        {"do": "put", "x": 2, "y": 0, "brush": "start"},
        {"do": "look", "look": "castle"},
        {"do": "size", "width": 6, "height": 2},
        {"do": "name", "place": "castle", "owner": "moon"},
    ]
    answer = ask(door, "invent_act", drawing=DRAWING, acts=acts)
    assert answer["drawing"] == {"grid": ["..>...", "....G."], "look": "castle", "title": "castle-moon"}
    assert answer["say"] == data.text("fr")("invent.one_hero")


def test_a_level_is_proved_in_slices_and_its_file_opens(door):
    answer = ask(door, "invent_prove", drawing=DRAWING)
    while not answer["over"]:
        answer = ask(door, "invent_prove", drawing=DRAWING)
    assert (answer["good"], answer["say"]) == (True, "Ton niveau est possible en 4 blocs !")
    opened = ask(door, "open", name="invented-1.yaml", text=answer["file"])
    assert opened["problems"] == []
    assert [level["id"] for level in opened["pack"]["chapters"][0]["levels"]] == ["invented-1"]


def test_another_look_or_title_needs_no_other_search_and_is_in_the_file(door):
    ask(door, "invent_prove", drawing=DRAWING, slices=200)
    answer = ask(door, "invent_prove", drawing={**DRAWING, "look": "jungle", "title": "castle-moon"})
    assert answer["over"]
    assert "look: jungle\n" in answer["file"]
    assert "Le château de la lune" in answer["file"]
    assert answer["name"] == "le-chateau-de-la-lune.yaml"


@pytest.mark.parametrize("acts", [[{"do": "fly"}], [3], [{"do": "put"}], [{"do": "look"}] * 201, "x"])
def test_what_no_page_would_ask_is_refused(door, acts):
    assert ask(door, "invent_act", drawing=DRAWING, acts=acts)["ok"] is False
