"""A game that was played is kept as a small file, and opened again; what cannot be opened is told."""

import json
from pathlib import Path

import pygame
import pytest
from game_driver import open_game, opened, said, tap_key
from page_driver import USUAL, Visit

from codeweek.desktop.pages import helps
from codeweek.desktop.pages.level_page import LevelPage
from codeweek.desktop.pages.sheet_page import Sheet
from codeweek.desktop.storage.exported_files import KeptPage
from codeweek.desktop.storage.store import made_here

pytestmark = pytest.mark.usefixtures("one_chance")


def play_some(visit: Visit) -> LevelPage:
    page = opened(visit, "10")
    visit.press("live")
    for key in (pygame.K_UP, pygame.K_UP, *3 * (pygame.K_RIGHT,)):
        tap_key(visit, key)
        visit.wait(0.3)
    visit.key(pygame.K_ESCAPE)
    return page


def kept(visit: Visit) -> Path:
    visit.press("menu")
    visit.press("answer", "keep")
    assert isinstance(visit.page, KeptPage)
    visit.press("close")
    return max(made_here().glob("10-mon-jeu-*.json"), key=lambda file: file.stat().st_mtime_ns)


def test_a_game_that_was_kept_is_opened_as_it_was():
    visit = Visit(speed=USUAL)
    page = play_some(visit)
    trace, inputs = page.film.trace, page.film.live.game.inputs
    assert page.scenes.world.boxes["score"] == 10
    file = kept(visit)
    page.put(type(page.script)())
    assert page.film.live is None
    open_game(visit, file)
    assert visit.page is page
    assert "↶ te le rend" in said(page)
    assert (page.film.live.game.inputs, page.film.head.player.index) == (inputs, 0)
    ours, theirs = page.film.trace.columns(), trace.columns()
    assert (ours.blocks, ours.worlds) == (theirs.blocks, theirs.worlds)
    visit.press("live")
    assert page.film.plays
    assert page.film.live.game.ticks == 1
    visit.key(pygame.K_ESCAPE)
    visit.press("undo")
    assert page.script.blocks == ()


REFUSED = {
    "no file of a game": (lambda _saved: {"a": 1}, "n’est pas une partie"),
    "another level": (
        lambda saved: saved | {"level": "13-quand/02-la-fusee-teleguidee"},
        "« La fusée téléguidée »",
    ),
    "a level from elsewhere": (lambda saved: saved | {"level": "x/y"}, "niveau qui n’est pas ici"),
    "what nobody can do": (lambda saved: saved | {"inputs": [[1, "key", "enter"]]}, "n’est pas une partie"),
    "an empty program": (lambda saved: saved | {"program": {"blocks": {}}}, ""),
}


@pytest.mark.parametrize(("change", "told"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_opened_is_told_in_a_sentence(change, told):
    visit = Visit(speed=USUAL)
    page = play_some(visit)
    file = kept(visit)
    file.write_text(json.dumps(change(json.loads(file.read_text("utf-8")))), "utf-8")
    script = page.script
    open_game(visit, file)
    assert isinstance(visit.page, Sheet)
    (note,) = visit.page.notes()
    assert told in note.body
    assert note.body.endswith(".") or note.body.endswith("?") or note.body.endswith("!")
    visit.press("answer", "close")
    assert page.script == script


def test_a_disk_that_refuses_the_file_is_told(monkeypatch):
    visit = Visit(speed=USUAL)
    play_some(visit)
    monkeypatch.setattr(helps, "put_away", lambda *_args: None)
    visit.press("menu")
    visit.press("answer", "keep")
    assert "Je n’arrive pas" in visit.page.notes()[0].body
