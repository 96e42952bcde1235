"""What nobody foresaw: a sentence for the person, the cause in a file, the window goes on."""

import json
import logging
import os
from pathlib import Path

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st
from page_driver import FOX, PACK, Visit

import codeweek.cli
from codeweek import data
from codeweek.app.journey import SHIPPED, Journey
from codeweek.cause import LONGEST, MOST_PLACES, cause
from codeweek.cli import COMMANDS, group, main
from codeweek.commands.unforeseen import listen
from codeweek.desktop.pages.level_page import LevelPage
from codeweek.desktop.pages.map import MapPage
from codeweek.desktop.pages.profiles import ProfilesPage
from codeweek.desktop.pages.sheet_page import Sheet
from codeweek.desktop.storage import causes
from codeweek.desktop.trouble import CALM, MOST
from codeweek.levels import programs
from codeweek.web_api.api import PageApi

LEVEL = data.folder("levels") / "04-la-ronde" / "05-l-escalier.yaml"


class InjectedError(Exception):
    """Something that no code foresees."""


def fails(*_anything, **_more):
    raise InjectedError("of 'Lucas Martin' in /home/lucas/Documents/lucas.yaml")


def caught(function, *arguments):
    try:
        function(*arguments)
    except Exception as error:
        return error
    raise AssertionError


@pytest.fixture
def visit():
    made = Visit(painted=1)
    made.start()
    return made


def words(page):
    return " ".join(f"{note.head} {note.body}" for note in page.notes()).replace("\u00a0", " ")


def test_a_command_that_fails_in_an_unforeseen_way_says_a_sentence_and_keeps_the_cause(capsys, monkeypatch):
    monkeypatch.setattr(codeweek.cli, "draw_level", fails)
    with pytest.raises(SystemExit) as end:
        main(["--language", "fr", "draw", str(LEVEL), "out.png"])
    said = capsys.readouterr()
    assert (end.value.code, said.out, said.err.count("\n")) == (3, "", 1)
    assert said.err.startswith("codeweek a rencontré un imprévu. Recommencez")
    assert str(causes.path()) in said.err
    [told] = causes.kept()
    assert "Traceback" not in said.err
    assert "InjectedError" in told
    assert ": draw\n" in told


def test_when_even_the_cause_cannot_be_kept_it_is_told(capsys, monkeypatch, tmp_path):
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv("CODEWEEK_HOME", str(tmp_path / "file"))
    monkeypatch.setattr(codeweek.cli, "draw_level", fails)
    with pytest.raises(SystemExit) as end:
        main(["--language", "en", "draw", str(LEVEL), "out.png"])
    assert end.value.code == 3
    assert "InjectedError" in capsys.readouterr().err


def test_the_page_is_told_the_cause_of_what_its_python_did_not_foresee():
    door = PageApi()
    door.verbs = {**door.verbs, "play": fails}
    answer = json.loads(door.handle(json.dumps({"do": "play", "language": "fr"})))
    assert answer["say"] == data.text("fr")("ui.trouble.page")
    assert "InjectedError" in answer["cause"]
    assert ": play\n" in answer["cause"]
    assert "lucas" not in answer["cause"].lower()


def test_the_server_tells_a_sentence_where_its_library_would_write_a_traceback(capsys):
    listen("uvicorn.test", "serve", data.text("en"))
    log = logging.getLogger("uvicorn.test")
    log.warning("total open connections reached the connection limit")
    try:
        fails()
    except InjectedError:
        log.exception("Exception while serving %s", "/")
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)
    assert said.err.startswith("codeweek met something unforeseen.")
    assert ": serve\n" in causes.kept()[-1]


def test_every_command_can_be_named_in_a_cause():
    assert set(group(data.text("fr")).commands) == set(COMMANDS)


def test_a_cause_says_where_in_the_code_and_nothing_of_the_person():
    told = cause(caught(fails), "check")
    assert "test_causes.py" in told
    assert "Lucas" not in told
    assert "lucas" not in told
    assert os.fspath(Path.home()) not in told


@given(st.text(), st.sampled_from([KeyError, ValueError, OSError, RuntimeError]))
def test_no_text_that_an_exception_quotes_is_kept(text, kind):
    def tell(word):
        raise kind(f"wrong: {word!r} in {word!r}")

    last = cause(caught(tell, f"Lucas{text}"), "check").splitlines()[-1]
    assert "Lucas" not in last
    assert len(last) < LONGEST + 60


def test_an_endless_recursion_has_a_short_cause():
    def again():
        again()

    assert cause(caught(again), "check").count("\n") <= MOST_PLACES + 2


def test_the_cause_behind_an_exception_is_told_too():
    def wrapped():
        try:
            fails()
        except InjectedError as error:
            raise ValueError("x") from error

    told = cause(caught(wrapped), "check")
    assert told.index("InjectedError") < told.index("ValueError")


def test_the_file_of_causes_stays_small_and_has_the_newest_last():
    for number in range(400):
        causes.keep(InjectedError(f"number {number} {'x' * 250}"), "check")
    assert causes.path().stat().st_size < 2 * causes.MOST
    assert "number 399" in causes.kept()[-1]
    assert "number 0 " not in causes.kept()[0]


def test_the_sheet_for_an_it_department_names_the_file():
    assert f"`{causes.NAME}`" in (data.folder("docs") / "fiche-technique.md").read_text(encoding="utf-8")


def test_the_same_cause_again_and_again_is_kept_once():
    for _time in range(50):
        causes.keep(InjectedError("the same"), "check")
    assert len(causes.kept()) == 1


def test_a_level_page_that_cannot_be_drawn_goes_back_to_the_map_and_keeps_the_program(visit, monkeypatch):
    visit.show(MapPage(visit.app, Journey(visit.store, FOX, PACK, SHIPPED)))
    page = visit.level(4, 5)
    visit.tap_block("move")
    assert page.script != programs.start(page.level)
    program = visit.page.script
    with monkeypatch.context() as broken:
        broken.setattr(LevelPage, "paint", fails)
        visit.page.dirty = True
        assert visit.app.guarded([], 0.02)
    assert isinstance(visit.page, Sheet)
    assert "Ton programme est gardé" in words(visit.page)
    assert isinstance(visit.app.pages[-2], MapPage)
    visit.key(pygame.K_RETURN)
    assert visit.level(4, 5).script == program
    assert "LevelPage" in causes.kept()[-1]


def test_an_act_that_fails_leaves_the_window_open(visit, monkeypatch):
    monkeypatch.setattr(ProfilesPage, "act", fails)
    key = pygame.event.Event(pygame.KEYDOWN, key=pygame.K_RETURN, mod=0, unicode="", scancode=0)
    assert visit.app.guarded([key], 0.02)
    assert isinstance(visit.page, Sheet)


def test_a_map_that_cannot_be_drawn_gives_way_to_the_first_page(visit, monkeypatch):
    visit.level(2, 2)
    journey = visit.page.journey
    visit.app.pages[1:] = [MapPage(visit.app, journey)]
    monkeypatch.setattr(MapPage, "paint", fails)
    for _turn in range(4):
        visit.page.dirty = True
        visit.app.guarded([], 0.02)
    assert isinstance(visit.app.pages[0], ProfilesPage)
    assert not any(isinstance(page, MapPage) for page in visit.app.pages)


def test_trouble_without_end_ends_the_window_with_each_page_left(visit, monkeypatch):
    left = []
    monkeypatch.setattr(ProfilesPage, "leave", lambda page: left.append(page))
    monkeypatch.setattr(ProfilesPage, "pass_time", fails)
    monkeypatch.setattr(Sheet, "pass_time", fails)
    for _turn in range(MOST - 1):
        assert visit.app.guarded([], 0.02)
    with pytest.raises(InjectedError):
        visit.app.guarded([], 0.02)
    assert left
    assert not visit.app.pages


def test_trouble_now_and_then_never_ends_the_window(visit, monkeypatch):
    for _time in range(3 * MOST):
        with monkeypatch.context() as broken:
            broken.setattr(type(visit.page), "pass_time", fails)
            assert visit.app.guarded([], 0.02)
        visit.wait(CALM + 1)
    assert visit.app.pages
