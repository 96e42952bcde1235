"""What the page may send: files, limits and nonsense, each with its answer."""

import base64
import json
from dataclasses import replace

import door_requests as requests
import pytest
from door_requests import ask, script

from codeweek import data
from codeweek.blocks import blockly
from codeweek.blocks.read import read
from codeweek.levels import programs
from codeweek.packs.archive import zipped
from codeweek.play import builtin
from codeweek.web_api import describe
from codeweek.web_api.api import handle
from codeweek.web_api.request import DEEPEST

STAIRS = "04-la-ronde/05-l-escalier"
LEVELS = {level.id: level for level in requests.LEVELS}


@pytest.mark.parametrize(
    ("maps", "solution", "said"),
    [
        ('[">.G", ">#G"]', "avancer()\n  avancer()", "Personne ne peut gagner ce niveau"),
        ('[">.G"]', "avancer()", "ne réussit pas sur la carte 1"),
        ('[">.G"]', "avancer(", "ne peut pas être lue"),
        ('["####\\n#>.G\\n####", ".G\\n>."]', "avancer()\n  avancer()", "Aucun programme d'au plus"),
    ],
)
def test_a_file_that_cannot_be_won_opens_and_says_so(door, maps, solution, said):
    text = f"titre: A\ncartes: {maps}\nblocs: [avancer, pivoter_gauche]\nsolution: |\n  {solution}\n"
    answer = ask(door, "open", name="a.yaml", text=text)
    assert answer["pack"]
    assert {each["severity"] for each in answer["problems"]} == {"note"}
    assert said in " ".join(each["say"] for each in answer["problems"]).replace("\u00a0", " ")


def test_the_course_is_described_in_each_language(door):
    for language in data.languages():
        pack = ask(door, "describe", language=language)["pack"]
        assert pack["key"] == "codeweek"
        assert [level["id"] for c in pack["chapters"] for level in c["levels"]] == list(LEVELS)
        assert {each["name"] for each in pack["blocks"]["categories"]} == set(programs.CATEGORIES)


def test_a_file_of_a_teacher_is_opened_and_played(door):
    text = (data.folder("levels") / f"{STAIRS}.yaml").read_text(encoding="utf-8")
    answer = ask(door, "open", name="mon niveau.yaml", text=text)
    (level,) = answer["pack"]["chapters"][0]["levels"]
    assert level["id"] == "mon niveau"
    saved = script(LEVELS[STAIRS])
    again = ask(door, "play", pack=answer["pack"]["key"], level=level["id"], script=saved)
    assert again["verdict"]["stars"] == 3
    english = ask(door, "describe", pack=answer["pack"]["key"], language="en")
    assert english["pack"]["title"] != answer["pack"]["title"]


STORY = """\
cast: {vava: {name: Vava, sprite: robot/space/hero}}
chapters:
  a:
    opening:
      - background: cave
        actors: [{who: vava, at: left, face: glad}, {who: pilot, at: right}]
        bubble: {who: vava, fr: Oui, en: Yes}
"""


def test_the_comics_of_a_pack_come_when_they_are_asked_with_a_place_for_the_child(door):
    level = "title: A\nmap: '>G'\ntoolbox: [move]\nsolution: move()\n"
    files = {"pack.yaml": "title: P\nchapters: [{folder: a, title: A}]\n", "a/1.yaml": level}
    answers = []
    for name, those in {"plain": files, "told": {**files, "story.yaml": STORY}}.items():
        texts = {file: text.replace("title: P", f"title: {name}").encode() for file, text in those.items()}
        content = zipped(texts)
        opened = ask(door, "open", name="p.zip", base64=base64.b64encode(content).decode())
        assert [chapter["comic"] for chapter in opened["pack"]["chapters"]] == [name != "plain"]
        answers.append(ask(door, "comics", pack=opened["pack"]["key"], language="en")["comics"])
    plain, comics = answers
    assert plain is None
    (panel,) = comics["tales"]["a"]["opening"]
    assert (panel["who"], panel["words"]) == ("Vava", "Yes")
    shapes = panel["scene"]["background"]
    assert [each["image"] for each in shapes if each["shape"] == "image"] == ["robot/space/hero", "pilot"]
    assert [each["fill"] for each in shapes if each["shape"] == "rect"][-1] == "pilot"
    assert comics["finale"] is None


def test_a_bad_file_has_no_pack_and_says_where_it_is_wrong(door):
    answer = ask(door, "open", name="a.yaml", text="title: A\nmode: fly\nmap: '>G'\n")
    assert answer["pack"] is None
    problem = answer["problems"][0]
    assert (problem["file"], problem["line"], problem["field"]) == ("a.yaml", 2, "mode")
    assert problem["say"]


def test_a_zip_is_opened_and_what_is_outside_is_left_aside(door):
    text = (data.folder("levels") / f"{STAIRS}.yaml").read_text(encoding="utf-8")
    content = requests.zipped({"a/b.yaml": text, "../c.yaml": text, "note.txt": "x"})
    answer = ask(door, "open", name="a.zip", base64=content)
    assert [c["levels"][0]["id"] for c in answer["pack"]["chapters"]] == ["a/b"]
    assert [problem["file"] for problem in answer["problems"]] == ["../c.yaml"]


def test_only_so_many_files_stay_open(door):
    keys = [
        ask(door, "open", name=f"{n}.yaml", text=requests.FREE.replace("Tout", f"Tout {n}"))["pack"]["key"]
        for n in range(12)
    ]
    assert [ask(door, "describe", pack=key)["ok"] for key in keys] == [False] * 2 + [True] * 10


@pytest.mark.parametrize("request_text", [*requests.bad(), *requests.of_files("en")], ids=lambda t: t[:30])
def test_nothing_ends_the_door(request_text):
    answer = json.loads(handle(request_text))
    assert answer["ok"] is True or answer["say"]


@pytest.mark.parametrize("name", requests.PROGRAMS)
def test_an_unusual_program_ends(door, name):
    key = ask(door, "open", name="tout.yaml", text=requests.FREE)["pack"]["key"]
    known = programs.catalogue_of_kind("robot")
    saved = blockly.save(read(known, requests.PROGRAMS[name]).script, known)
    answer = ask(door, "play", pack=key, level="tout", script=saved)
    assert answer["ok"] is True
    outcomes = [run["outcome"] for run in answer["runs"]]
    assert answer["problems"] or outcomes[0] in ("done", "stopped", "endless", "budget", "needs_input")


def test_what_a_build_reads_beforehand_is_the_same(monkeypatch):
    files = builtin.ready()
    monkeypatch.setattr(
        data, "inside", lambda name, package="": files.get(f"{package[9:]}/{name}".lstrip("/"))
    )
    monkeypatch.setattr(builtin, "level", builtin.level.__wrapped__)
    pack = builtin.pack.__wrapped__()
    assert {level.id: replace(level, file=LEVELS[level.id].file) for level in pack.levels} == LEVELS
    text = data.text("fr")
    assert describe.pack(pack, text, True) == describe.pack(builtin.pack(), text, True)
    assert b"/levels/" not in b"".join(files.values())  # no path of the computer that built it


@pytest.mark.parametrize("id", ["", "course", "../ready/course", "04-la-ronde/../course", "04-la-ronde/99"])
def test_only_a_level_is_read_as_one(monkeypatch, id):
    monkeypatch.setattr(data, "inside", builtin.ready().get)
    assert builtin.level.__wrapped__(id) is None


def test_sentences_read_beforehand_are_the_same(monkeypatch):
    ready = json.dumps(data.read_sentences()).encode()
    monkeypatch.setattr(data, "inside", {data.READY: ready}.get)
    assert data._ready.__wrapped__() == data.read_sentences()
    assert data.read_sentences()["en"] == dict(data.text("en").messages)


def understood(door, request):
    return json.loads(door.handle(request)).get("say") != data.text("fr")("door.not_understood")


@pytest.mark.parametrize(("deep", "right"), [(DEEPEST - 1, True), (DEEPEST, False)])
def test_a_request_may_have_brackets_in_each_other_as_deep_as_its_limit_and_no_deeper(door, deep, right):
    nest = "[" * deep + "]" * deep
    assert understood(door, f'{{"do": "describe", "more": {nest}}}') is right
    assert (
        understood(door, f'{{"do": "describe", "more": {nest.replace("[", "{").replace("]", "}")}}}') is False
    )


def test_brackets_beside_each_other_or_in_a_text_are_not_deep(door):
    many = ", ".join(["[{}]"] * DEEPEST)
    assert understood(door, f'{{"do": "describe", "more": [{many}]}}')
    text = json.dumps("[" * 2 * DEEPEST + '"' + "{" * DEEPEST)
    assert understood(door, f'{{"do": "describe", "more": {text}}}')
    assert not understood(door, f'{{"do": "describe", "more": {text}, "deep": {"[" * DEEPEST}')


def test_a_file_with_slips_comes_back_mended_and_one_without_does_not(door):
    whole = 'titre: "L\'été"\ncarte: ">G"\nblocs: [avancer]\nlimite: 5\nsolution: "avancer()"\n'
    slips = base64.b64encode(whole.replace("limite: 5", "limite:5").encode("cp1252")).decode()
    answer = ask(door, "open", name="pont.txt", base64=slips)
    assert answer["mended"] == {"name": "pont.yaml", "text": whole}
    assert answer["pack"]["title"] == "L’été"
    assert [problem["severity"] for problem in answer["problems"]] == ["warning"] * 3
    clean = base64.b64encode(whole.encode()).decode()
    assert ask(door, "open", name="pont.yaml", base64=clean)["mended"] is None
