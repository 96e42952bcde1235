"""A child of a room hands its game over from the window; another finds and plays it, and keeps its own."""

import json
from pathlib import Path

import pygame
import pytest
from game_driver import opened, tap_key
from member_driver import OWL, Member, Room
from page_driver import Visit

from codeweek.app.journey import SHIPPED
from codeweek.app.level_events import Run, Seek
from codeweek.blocks import blockly
from codeweek.blocks.script import Script
from codeweek.desktop.pages.level_page import LevelPage
from codeweek.desktop.pages.map import MapPage
from codeweek.desktop.room import games as games_page
from codeweek.desktop.room import room_client
from codeweek.desktop.room.games import GamesPage
from codeweek.desktop.room.http_client import Answer
from codeweek.desktop.room.room_messages import Find, GamesFound, Play, Played
from codeweek.levels import programs
from codeweek.play import builtin, game
from codeweek.room import event

MINE = "13-quand/10-mon-jeu"
LEVEL = builtin.level(MINE)
SOLUTION = programs.solution(LEVEL).script
PLACE = {"profile": "owl-green", "pack": SHIPPED, "level": MINE}


def at_mine(member: Member) -> LevelPage:
    page = MapPage(member.app, member.page.journey)
    member.show(page)
    page.go_to(LEVEL)
    member.turn()
    member.skip()
    assert isinstance(member.page, LevelPage)
    return member.page


def handed(room: Room) -> list[tuple[str, bool]]:
    return [(each["profile"], each["open"]) for each in room.ask("api/board")["games"]]


def said(visit: Visit) -> str:
    """The sentence of the card in front."""
    return " ".join(widget.label for widget in visit.page.leaves() if widget.label).replace("\u00a0", " ")


@pytest.fixture
def owl(tmp_path: Path, room: Room):
    """Another window, whose child has made a game."""
    made = Member(tmp_path / "owl").joins(room).sits(OWL)
    at_mine(made).put(SOLUTION)
    yield made
    made.leaves()


def test_a_game_is_handed_over_opened_found_played_gone_back_to_and_leaves_no_trace(
    member: Member, owl: Member, room: Room
):
    owl.press("give")
    assert "Quand l'adulte l'aura regardé et ouvert" in said(owl)
    owl.waits(lambda: handed(room) == [("owl-green", False)])
    assert room.child("owl-green").games[0].program == blockly.save(SOLUTION, programs.catalogue_of(LEVEL))
    member.sits()
    own = at_mine(member).journey
    before = own.progress
    while not isinstance(member.page, MapPage):
        member.key(pygame.K_ESCAPE)
    assert "games" not in [widget.action for widget in member.page.leaves()]
    room.act("open_game", **PLACE, on=True)
    member.waits(lambda: member.app.room.orders["games"] == 1)
    member.press("games")
    member.waits(lambda: isinstance(member.page, GamesPage))
    member.press("game", PLACE)
    member.waits(lambda: isinstance(member.page, LevelPage))
    page = member.page
    assert page.script.blocks == SOLUTION.blocks
    assert "Un jeu de la salle : Hibou vert" in said(member)
    assert not {"give", "gallery"} & {widget.action for widget in page.leaves()}
    member.press("live")
    member.waits(lambda: page.film.plays)
    tap_key(member, pygame.K_UP)
    member.waits(lambda: page.film.live.game.inputs)
    member.key(pygame.K_ESCAPE)
    assert not page.film.plays
    page.do(Seek(0))
    assert page.film.head.player.index == 0
    page.do(Run())
    page.put(Script(()))
    member.key(pygame.K_ESCAPE)
    assert isinstance(member.page, GamesPage)
    member.key(pygame.K_ESCAPE)
    assert isinstance(member.page, MapPage)
    assert own.progress == before
    assert not [
        each for each in room.way("fox-blue") if each["kind"] in ("run", "build") and each["level"] == MINE
    ]


def test_a_game_that_was_closed_meanwhile_and_a_room_that_is_gone_are_told(
    member: Member, owl: Member, room: Room
):
    owl.press("give")
    owl.waits(lambda: handed(room) == [("owl-green", False)])
    room.act("open_game", **PLACE, on=True)
    member.sits()
    member.app.room.request(Find())
    member.waits(lambda: isinstance(member.page, GamesPage))
    room.act("open_game", **PLACE, on=False)
    member.press("game", PLACE)
    member.waits(lambda: "n'est plus ouvert" in said(member))
    member.key(pygame.K_ESCAPE)
    room.stop()
    member.press("game", PLACE)
    member.waits(lambda: "La salle ne répond pas" in said(member))


def test_without_the_room_a_game_waits_and_comes_after(owl: Member, room: Room):
    room.stop()
    owl.waits(lambda: not owl.app.room.here, 30.0)
    owl.press("give")
    assert "Ton jeu attend sur cette machine" in said(owl)
    owl.key(pygame.K_ESCAPE)
    again = room.again()
    try:
        owl.waits(lambda: handed(again) == [("owl-green", False)], 30.0)
    finally:
        again.stop()


@pytest.mark.parametrize(
    ("source", "wanted"), [("", "Sans programme"), ("large", "trop grand"), ("jamais_vu()\n", "jamais_vu")]
)
def test_what_is_no_game_stays_here_with_one_sentence(
    member: Member, room: Room, source: str, wanted: str, monkeypatch: pytest.MonkeyPatch
):
    member.sits()
    page = at_mine(member)
    script = programs.read_in(page.level, source).script if source else Script(())
    page.put(SOLUTION if source == "large" else script)
    if source == "large":
        text = json.dumps(blockly.save(page.script, programs.catalogue_of(LEVEL)), separators=(",", ":"))
        monkeypatch.setattr(event, "MOST_GAME", len(text) - 1)
    member.press("give")
    assert wanted in said(member)
    member.turn()
    assert handed(room) == []


@pytest.mark.parametrize(
    "file",
    [
        "",
        "[]",
        "{}",
        game.unplayed("13-quand/?", {}),
        game.unplayed(MINE, "<svg/>"),
        "x" * (game.LONGEST + 1),
    ],
)
def test_a_game_that_is_none_is_told_in_one_sentence(file: str):
    visit = Visit()
    visit.level(1, 1)
    assert games_page.visit(visit.app, PLACE, file).endswith(".")
    assert games_page.visit(visit.app, {**PLACE, "level": "nowhere"}, file).endswith(".")


def test_answers_of_another_kind_of_server_are_no_games():
    for value in (None, [], {"games": 3}, {"games": [{"profile": 1}, "x", {**PLACE, "more": 1}]}):
        found = room_client.games_response(Find(), Answer(200, value))
        assert found == GamesFound(
            (PLACE,) if value and isinstance(value, dict) and isinstance(value["games"], list) else ()
        )
    for status, why in ((404, "gone"), (429, "slow"), (403, "far"), (500, "far")):
        assert room_client.games_response(Play(PLACE), Answer(status, None, b"{}")) == Played(PLACE, "", why)
    assert room_client.games_response(Play(PLACE), None).why == "far"
    assert room_client.games_response(Play(PLACE), Answer(200, {}, "{é}".encode())).file == "{é}"


@pytest.mark.parametrize("size", [(1366, 768), (1024, 600), (640, 480), (480, 800)])
def test_a_game_fills_the_screen_by_its_button_and_escape_leads_back_before_it_stops(size: tuple[int, int]):
    visit = Visit(size=size)
    page = opened(visit, "10")
    was = page.view.rect.copy()
    visit.press("full")
    assert page.view.rect.width > was.width or page.view.rect.height > was.height
    assert {"run", "live", "full", "step"} <= {widget.action for widget in page.targets()}
    assert not {"editor", "menu", "undo", "hint"} & {widget.action for widget in page.targets()}
    assert visit.find("full").spoken == "Quitter le plein écran"
    shown = [
        widget.rect
        for widget in page.leaves()
        if widget.visible and widget.action in ("live", "full", "pad", "run")
    ]
    assert all(
        visit.app.screen.rect.contains(rect) and not rect.colliderect(page.view.rect) for rect in shown
    )
    visit.press("live")
    assert page.film.plays
    visit.key(pygame.K_ESCAPE)
    assert (page.session.full, page.film.plays) == (False, True)
    visit.key(pygame.K_ESCAPE)
    assert not page.film.plays
    assert page.view.rect == was
