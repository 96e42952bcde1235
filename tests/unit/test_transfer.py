"""What goes along with a child: codes and files kept from before are still read."""

import json
import random
from dataclasses import replace
from pathlib import Path

import pytest

from codeweek.app.child_profiles import COLOURS
from codeweek.desktop.painting.theme import THEMES
from codeweek.desktop.screen import ZOOMS
from codeweek.desktop.storage.settings_file import Settings
from codeweek.diagnostic import Diagnostic
from codeweek.play import builtin
from codeweek.play.player import SPEEDS
from codeweek.progress.course import SHIPPED, concepts
from codeweek.progress.progress import Progress
from codeweek.progress.transfer import childfile, transfer_code, transfer_content
from codeweek.progress.transfer.transfer_content import SETTINGS, VERSION, Known, carried, course

KEPT = Path(__file__).parents[1] / "kept"
CODES = [
    kept
    for path in sorted(KEPT.glob("codes-*.json"), key=lambda path: int(path.stem.partition("-")[2]))
    for kept in json.loads(path.read_text(encoding="utf-8"))
]
IDS = course(VERSION).ids


def of_course(progress, **settings):
    return carried("fox-orange", settings, None, progress, course(VERSION))


def words(progress, **settings):
    return transfer_code.written(of_course(progress, **settings), "fr")


def test_codes_know_the_course_as_it_is():
    assert tuple(level.id for level in builtin.pack().levels) == IDS, (
        "the course has changed: run `make course`"
    )


def test_codes_know_which_levels_tell_that_an_idea_is_owned():
    pack = builtin.pack()
    for chapter in pack.chapters:
        own = [level.id for level in chapter.levels if level.id in course(VERSION).telling]
        assert len(own) == 1
        progress = Progress(stars={own[0]: 1}, alone=frozenset(own))
        assert next(each for each in concepts(pack, progress) if each.chapter == chapter).state == "alone"


@pytest.mark.parametrize("kept", CODES, ids=lambda kept: kept["words"])
def test_a_code_on_paper_is_read_for_ever(kept):
    found = transfer_code.read(kept["words"], "fr")
    assert not isinstance(found, Diagnostic)
    usual = {name: values[0] for name, (_, values) in SETTINGS.items()}
    assert (found.profile, found.python) == (kept["profile"], kept["python"])
    assert found.settings == {**usual, **kept["settings"]}
    assert found.progress.stars == kept["stars"]
    assert found.progress.alone == frozenset(kept["alone"])
    assert (found.progress.last, found.progress.unlocked) == (kept["last"], kept["unlocked"])


def grown(monkeypatch):
    """The course of tomorrow, with a level more in its middle."""
    older = course(VERSION)
    newer = Known((*older.ids[:3], "01-la-fusee/99-nouveau", *older.ids[3:]), older.telling)
    lists = {1: course(1), VERSION: older, VERSION + 1: newer}
    monkeypatch.setattr(transfer_code, "course", lambda version: lists.get(version, Known()))
    monkeypatch.setattr(transfer_code, "VERSION", VERSION + 1)
    return newer


def test_a_code_of_before_is_read_when_the_course_has_grown(monkeypatch):
    kept = CODES[2]
    grown(monkeypatch)
    assert transfer_code.read(kept["words"], "fr").progress.stars == kept["stars"]


@pytest.mark.parametrize("version", [2, 14, 15, 16, 29, 30, 31, 45, 200])
def test_the_course_may_change_as_often_as_it_likes(monkeypatch, version):
    """The last of the sixteen versions of a word says that more follow; old codes stay as they were."""
    lists = {1: course(1), version: Known(("a/1", "a/2", "b/1"), frozenset({"b/1"}))}
    monkeypatch.setattr(transfer_code, "course", lambda number: lists.get(number, Known()))
    monkeypatch.setattr(transfer_code, "VERSION", version)
    progress = Progress(stars={"a/1": 2, "b/1": 3}, alone=frozenset({"b/1"}), last="a/2")
    told = carried("owl-green", {}, True, progress, lists[version])
    words = transfer_code.written(told, "fr", version)
    assert transfer_code.read(" ".join(words), "fr") == told
    assert len(words) <= 5 + version // 30
    assert transfer_code.read(CODES[2]["words"], "fr").progress.stars == CODES[2]["stars"]


def test_a_code_of_a_newer_course_is_told_kindly(monkeypatch):
    with monkeypatch.context() as tomorrow:
        newer = grown(tomorrow)
        progress = Progress(stars=dict.fromkeys(newer.ids[:5], 2))
        told = transfer_code.written(carried("", {}, None, progress, newer), "fr", VERSION + 1)
        assert transfer_code.read(" ".join(told), "fr").progress.stars == progress.stars
    assert transfer_code.read(" ".join(told), "fr").key == "resume.newer"


def test_a_code_is_understood_in_any_language():
    told = of_course(Progress(stars={IDS[0]: 3}))
    for spoken in ("fr", "en"):
        for heard in ("fr", "en"):
            assert transfer_code.read(" ".join(transfer_code.written(told, spoken)), heard) == told


def test_a_code_is_short():
    """Ten levels fit in six words; a whole course of good work in a word for six levels."""
    assert len(words(Progress())) == 4
    assert len(words(Progress(stars=dict.fromkeys(IDS[:10], 3), last=IDS[10]))) <= 4
    some = [mixed_stars(random.Random(seed)) for seed in range(20)]
    mixed = some[5]
    ten = {id: mixed[id] for id in IDS[:10]}
    assert len(words(Progress(stars=ten, alone=frozenset(ten), last=IDS[9]))) <= 6
    assert len(words(Progress(stars=dict.fromkeys(IDS, 3), alone=frozenset(IDS), last=IDS[-1]))) <= 8
    lengths = [len(words(Progress(stars=each, alone=frozenset(IDS), last=IDS[-1]))) for each in some]
    assert sum(lengths) / len(lengths) <= len(IDS) / 5.8


def mixed_stars(chance):
    """Those of a child who has won the whole course, most of it well."""
    return {id: chance.choice((1, 2, 3, 3, 3, 3)) for id in IDS}


def test_everything_at_once_is_not_too_long():
    chance = random.Random(1)
    stars = {id: chance.randrange(4) for id in IDS}
    progress = Progress(stars=stars, alone=frozenset(IDS[::2]), last=IDS[50], unlocked=True)
    assert len(words(progress, **{name: values[-1] for name, (_, values) in SETTINGS.items()})) <= 0.31 * len(
        IDS
    )


def test_a_setting_of_another_kind_is_left_as_usual():
    told = of_course(Progress(), sound="no", zoom=True, theme=3, speed=float("nan"), volume=0.61)
    usual = {name: values[0] for name, (_, values) in SETTINGS.items()}
    assert told.settings == usual


@pytest.mark.parametrize("number", [10**400, -(10**400), float("inf"), float("nan"), 1e300], ids="abcde")
def test_a_number_that_nobody_chose_changes_no_setting(number):
    text = json.dumps({"courses": {}, "settings": {"zoom": number, "volume": number, "speed": number}})
    assert childfile.read(text, "codeweek-fox-blue.json").settings == {}
    assert of_course(Progress(), zoom=number).wished == {}


def test_a_usual_setting_of_a_code_leaves_this_computer_as_it_is():
    usual = {name: values[0] for name, (_, values) in SETTINGS.items()}
    assert of_course(Progress(), **usual).wished == {}
    chosen = {"language": "en", "sound": False, "zoom": 1.5}
    assert of_course(Progress(), **{**usual, **chosen}).wished == chosen


def test_a_file_starts_no_movement_where_stillness_was_asked():
    def brought(still):
        return childfile.read(json.dumps({"courses": {}, "settings": {"reduced_motion": still}}), "x.json")

    assert brought(False).settings == {}
    assert brought(True).settings == {"reduced_motion": True}


def test_the_tables_have_all_that_the_window_has():
    assert tuple(COLOURS) == transfer_content.COLOURS
    assert set(SETTINGS["zoom"][1]) >= set(ZOOMS)
    assert set(SETTINGS["speed"][1]) >= set(SPEEDS)
    assert set(SETTINGS["theme"][1]) == set(THEMES)
    first = Settings()
    assert all(getattr(first, name) == values[0] for name, (_, values) in SETTINGS.items())
    assert all(len(values) <= others + 1 for others, values in SETTINGS.values())


def test_a_file_kept_from_before_settings_still_opens():
    found = childfile.read((KEPT / "codeweek-fox-orange.json").read_text("utf-8"), "codeweek-fox-orange.json")
    assert (found.profile, found.pack, found.python, found.settings) == ("fox-orange", SHIPPED, True, {})
    progress = found.courses[SHIPPED]
    assert progress.stars == {IDS[0]: 3, IDS[1]: 2}
    assert progress.tries[IDS[2]] == 2
    assert IDS[2] in progress.programs
    assert found.stars == 5


def test_a_file_comes_back_as_it_went():
    progress = Progress(stars={IDS[0]: 2}, tries={IDS[1]: 4}, programs={IDS[1]: {"blocks": {}}}, last=IDS[1])
    saved = {
        "version": 1,
        "python": False,
        "sober": True,
        "theme": "night",
        "courses": {SHIPPED: progress.to_json()},
    }
    settings = {"theme": "sea", "zoom": 1.15, "language": "", "fullscreen": True}
    found = childfile.read(childfile.written(saved, "owl-blue", settings), "x.json")
    assert found.courses == {SHIPPED: replace(progress, saved_at={IDS[1]: 1})}, "a program gets its number"
    assert (found.profile, found.python, found.sober, found.theme) == ("owl-blue", False, True, "night")
    assert childfile.joined({"sober": False, "aloud": True}, found)["sober"] is True
    assert childfile.joined({"sober": True}, childfile.taken({"courses": {}}))["sober"] is True
    assert found.settings == {"theme": "sea", "zoom": 1.15}


def test_the_name_of_a_file_tells_who_it_is_when_the_file_does_not():
    for name in ("codeweek-fox-blue.json", "fox-blue.json", "codeweek-fox-blue (1).json"):
        assert childfile.read('{"courses": {}}', name).profile == "fox-blue"
    assert childfile.read('{"courses": {}, "profile": "dog-blue"}', "x.json").profile == ""
    assert childfile.who("codeweek-visitor.json") == childfile.who("fox.json") == ""


@pytest.mark.parametrize("text", ["", "[]", "{}", "{", '{"courses": 3}', "[" * 100_000, '"\\ud800"'])
def test_what_is_no_child_s_file_is_none(text):
    assert childfile.read(text, "codeweek-fox-blue.json") is None


def test_stars_never_go_down_when_a_child_comes_back():
    here = {"turn": 2, "courses": {SHIPPED: Progress(stars={IDS[0]: 3, IDS[1]: 1}).to_json()}}
    brought = childfile.of_code(of_course(Progress(stars={IDS[0]: 1, IDS[1]: 2}, last=IDS[2])))
    found = childfile.joined(here, brought)
    assert found["turn"] == 2
    assert found["courses"][SHIPPED]["stars"] == {IDS[0]: 3, IDS[1]: 2}
    assert found["courses"][SHIPPED]["last"] == IDS[2]


@pytest.mark.parametrize(("last", "goes_on"), [(IDS[0], IDS[0]), ("", IDS[5])])
def test_a_child_goes_on_where_it_comes_from_and_else_where_it_was_here(last, goes_on):
    later = Progress(programs={IDS[5]: {"blocks": {}}}, saved_at={IDS[5]: 9}, last=IDS[5])
    brought = childfile.Brought("fox-orange", {SHIPPED: Progress(last=last)})
    found = childfile.joined({"courses": {SHIPPED: later.to_json()}}, brought)
    assert found["courses"][SHIPPED]["last"] == goes_on
