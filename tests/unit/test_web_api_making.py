"""The API of packs that a teacher makes in the page."""

import base64
import json

import door_requests as requests
import pytest

from codeweek.authoring.draft.level_acts import new as new_level
from codeweek.web_api.api import PageApi

LEVEL = new_level("fr")


def ask(do, **fields):
    return json.loads(PageApi().handle(requests.asked(do, **{"language": "fr", **fields})))


def acted(files, *acts):
    return ask("pack_act", files=files, acts=list(acts))


def test_a_pack_is_made_given_opened_and_played():
    made = ask("pack_new")
    made = acted(made["files"], *[{"do": "add", "chapter": 0, "text": LEVEL}] * 5)
    made = acted(made["files"], {"do": "set", "field": "title", "value": "Été 1"})
    assert (made["view"]["title"], made["view"]["name"], made["view"]["levels"]) == ("Été 1", "ete-1", 5)
    zipped = ask("pack_zip", files=made["files"])
    assert zipped["name"] == "ete-1.zip"
    opened = ask("open", name=zipped["name"], base64=zipped["base64"])
    assert len(opened["pack"]["chapters"][0]["levels"]) == 5
    assert opened["problems"] == []
    assert ask("pack_take", name="x.zip", base64=zipped["base64"])["files"] == made["files"]


def test_a_level_alone_becomes_a_pack_of_its_title():
    taken = ask("pack_take", name="a.txt", base64=base64.b64encode(LEVEL.encode("utf-16")).decode())
    assert (taken["view"]["levels"], taken["added"]) == (1, 0)
    assert taken["view"]["title"] == taken["view"]["chapters"][0]["levels"][0]["title"]


@pytest.mark.parametrize(
    "asked",
    [
        {"do": "pack_act", "files": {"pack.yaml": 3}, "acts": []},
        {"do": "pack_act", "files": [], "acts": []},
        {"do": "pack_act", "files": {}, "acts": [3]},
        {"do": "pack_act", "files": {"\ud800": ""}, "acts": []},
        {"do": "pack_zip"},
        {"do": "pack_take", "name": "x.zip", "base64": "?"},
        {"do": "pack_take", "name": "x.yaml"},
        {"do": "pack_take", "name": "x.zip", "base64": base64.b64encode(b"no zip").decode()},
    ],
)
def test_what_is_no_pack_is_refused_in_a_sentence(asked):
    found = ask(**asked)
    assert not found["ok"]
    assert found["say"]
    assert "cause" not in found
