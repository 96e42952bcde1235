"""The door of the workshop: a level being written is shown, changed, built with blocks and searched."""

import base64
import json

import door_requests as requests
import pytest
from tiers import every

from codeweek import data
from codeweek.authoring.draft import level_acts as acts
from codeweek.blocks import blockly
from codeweek.blocks.script import EMPTY
from codeweek.packs.archive import MOST_BYTES
from codeweek.play import builtin
from codeweek.web_api.api import PageApi

FOLDER = data.folder("levels")
STAIRS = (FOLDER / "04-la-ronde" / "05-l-escalier.yaml").read_text(encoding="utf-8")


@pytest.fixture
def door():
    return PageApi()


def ask(door, do, **fields):
    return json.loads(door.handle(requests.asked(do, **{"language": "fr", **fields})))


def changed(door, text, *acts):
    return ask(door, "draft_act", text=text, acts=list(acts))["text"]


@pytest.mark.parametrize("kind", ["robot", "turtle"])
@pytest.mark.parametrize("language", data.languages())
def test_a_new_level_opens_shows_and_is_won(door, kind, language):
    fresh = ask(door, "draft_new", kind=kind, language=language)
    assert fresh["view"]["problems"] == []
    assert len(fresh["scenes"]) == 1
    assert fresh["scenes"][0]["background"]
    opened = ask(door, "open", name="a.yaml", text=fresh["text"])
    assert opened["problems"] == []
    assert ask(door, "draft_solve", text=fresh["text"], slices=200)["good"] is True


@pytest.mark.parametrize("level", every([*builtin.levels().values()], 7), ids=lambda level: level.id)
def test_a_shipped_level_is_shown_with_a_picture_of_each_map_and_stays_as_it_is(door, level):
    text = (FOLDER / f"{level.id}.yaml").read_text(encoding="utf-8")
    shown = ask(door, "draft_view", text=text)
    assert shown["text"] == text
    assert len(shown["scenes"]) == len(level.maps)
    assert None not in shown["scenes"]
    assert shown["view"]["mode"] == level.mode
    assert changed(door, text) == text


@pytest.mark.parametrize(("title", "name"), [("Cœur à cœur", "coeur-a-coeur.yaml"), ("…", "niveau.yaml")])
def test_a_draft_has_a_name_for_its_file_as_in_the_window(door, title, name):
    titled = {"do": "set", "field": "title", "value": title, "language": "fr"}
    assert ask(door, "draft_act", text=STAIRS, acts=[titled])["view"]["name"] == name


def test_acts_of_one_request_are_done_one_after_the_other(door):
    wall, floor = requests.ACTS[0], {**requests.ACTS[0], "letter": "."}
    assert changed(door, STAIRS, wall) == STAIRS.replace("###..", "###.#")
    assert changed(door, STAIRS, wall, floor) == STAIRS


def test_the_view_after_an_act_is_that_of_its_text(door):
    answer = ask(door, "draft_act", text=STAIRS, acts=requests.ACTS)
    assert answer == ask(door, "draft_view", text=answer["text"])


def test_a_solution_built_with_the_blocks_of_now_changes_nothing(door):
    building = ask(door, "draft_program", text=STAIRS, field="solution")
    types = [item["type"] for item in building["toolbox"]["contents"] if item["kind"] == "block"]
    assert types == ["move", "turn_left", "turn_right", "repeat"]
    act = {"do": "program", "field": "solution", "script": building["start"]}
    assert changed(door, STAIRS, act) == STAIRS


def test_a_program_built_with_blocks_is_written_in_the_language_of_the_page(door):
    saved = {
        "blocks": {"languageVersion": 0, "blocks": [{"type": "start", "next": {"block": {"type": "move"}}}]}
    }
    for language, word in (("fr", "avancer()"), ("en", "move()")):
        act = {"do": "program", "field": "given", "script": saved}
        answer = ask(door, "draft_act", text=STAIRS, acts=[act], language=language)
        assert answer["view"]["given"].strip() == word
    assert ask(door, "draft_offer", text=STAIRS, script=blockly.save(EMPTY)).keys() == {"ok", "toolbox"}


def test_a_level_that_offers_nothing_yet_is_built_with_every_block(door):
    bare = STAIRS.replace("toolbox: [move, turn_left, turn_right, repeat]\n", "")
    contents = ask(door, "draft_program", text=bare)["toolbox"]["contents"]
    assert len([item for item in contents if item["kind"] == "block"]) > 30


def test_the_search_goes_on_from_one_request_to_the_next_and_ends(door):
    text = (FOLDER / "03-le-potager" / "05-la-recette-melangee.yaml").read_text(encoding="utf-8")
    says = []
    for _ in range(50):
        says.append(ask(door, "draft_solve", text=text))
        if says[-1]["over"]:
            break
    assert len(says) > 1
    assert says[-1]["good"] is True
    assert ask(door, "draft_solve", text=text) == says[-1]
    assert ask(PageApi(), "draft_solve", text=text, slices=200) == says[-1]


def test_the_search_tells_the_minimum_and_the_program(door):
    answer = ask(door, "draft_solve", text=STAIRS, slices=200)
    assert answer["say"] == data.text("fr")("draft.live.proven", n=5)
    assert (
        answer["sure"],
        acts.act(STAIRS, {"do": "set", "field": "solution", "value": answer["program"]}),
    ) == (True, STAIRS)


FEW = "title: A\nmap:\n  grid: '>..G'\n  moves: 2\ntoolbox: [move]\nsolution: move()\n"
SILENT = "title: A\nkind: music\nmap: do mi\ntoolbox: [rest]\nsolution: rest()\n"


@pytest.mark.parametrize(
    ("text", "key", "slots"),
    [
        (STAIRS.replace("###..", "####."), "closed", {"number": 1}),
        (FEW, "limited", {"number": 1, "n": 3, "most": 2, "name": "actions"}),
        (SILENT, "closed_tune", {}),
        (STAIRS.replace("mode: make", "mode: create"), "free", {}),
        ("title: [", "unread", {}),
        ((FOLDER / "01-la-fusee" / "01-decollage.yaml").read_text(encoding="utf-8"), "given", {}),
    ],
    ids=["closed", "limited", "a tune", "free", "unread", "given"],
)
def test_what_cannot_be_searched_is_said(door, text, key, slots):
    answer = ask(door, "draft_solve", text=text, slices=200)
    assert (answer["over"], answer["say"]) == (True, data.text("fr")(f"draft.live.{key}", **slots))


def test_a_solution_longer_than_the_minimum_is_told(door):
    longer = STAIRS.replace(
        "  for _ in range(4):\n", "  pivoter_gauche()\n  pivoter_droite()\n  for _ in range(4):\n"
    )
    said = ask(door, "draft_solve", text=longer, slices=200)["say"]
    assert data.text("fr")("draft.live.longer", n=7) in said


@pytest.mark.parametrize(
    "request_text", [*requests.of_drafts("en"), *requests.of_drafts("fr")], ids=lambda t: t[:30]
)
def test_no_request_of_the_workshop_is_trouble(door, request_text):
    answer = json.loads(door.handle(request_text))
    assert answer.get("say") not in {data.text(language)("ui.trouble.page") for language in data.languages()}


def test_a_block_that_the_search_does_not_speak_is_named_by_its_family(door):
    text = (FOLDER / "10-mes-blocs" / "05-avancer-de-n.yaml").read_text(encoding="utf-8")
    assert data.text("fr")("category.variables") in ask(door, "draft_solve", text=text, slices=200)["say"]


def opened(door, name, content):
    return ask(door, "draft_open", name=name, base64=base64.b64encode(content).decode())


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.yaml", STAIRS.encode("utf-16")),
        ("a.yaml", STAIRS.encode("cp1252")),
        ("a.yaml.txt", STAIRS.encode()),
        ("a.txt", STAIRS.encode()),
        ("C:\\niveaux\\a.yaml", STAIRS.replace("mode: make", "mode:make").encode()),
        ("a.yaml", STAIRS.replace("  ###..", "\t###..").encode()),
    ],
    ids=["utf-16", "windows", "hidden txt", "txt", "colon", "tab"],
)
def test_a_file_opens_in_the_workshop_as_it_was_meant(door, name, content):
    found = opened(door, name, content)
    assert (found["name"], found["text"], found["mended"]) == ("a.yaml", STAIRS, True)
    assert "réparé" in found["say"]


def test_a_file_without_fault_opens_as_it_is_and_nothing_is_told(door):
    lines = STAIRS.replace("\n", "\r\n")
    found = opened(door, "a.yaml", b"\xef\xbb\xbf" + lines.encode())
    assert (found["text"], found["mended"], found["say"]) == (lines, False, "")


def test_a_file_that_only_its_author_can_mend_opens_with_its_faults(door):
    broken = "titre: [\ncarte: }"
    assert opened(door, "a.yaml", broken.encode())["text"] == broken
    found = opened(door, "a.txt", broken.encode("utf-16"))
    assert (found["name"], found["text"]) == ("a.yaml", broken)


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.docx", b"PK\x03\x04", "document Word"),
        ("a.rtf", b"{\\rtf1", "RTF"),
        ("a.yaml", b"\x89PNG\xff\xfe\x81", "n'est pas un fichier de texte"),
        ("a.yaml", STAIRS.encode() + b"# " + b"a" * MOST_BYTES, "trop"),
    ],
)
def test_a_file_that_is_no_level_says_what_to_do(door, name, content, told):
    found = opened(door, name, content)
    assert found["text"] is None
    assert told in found["say"]
