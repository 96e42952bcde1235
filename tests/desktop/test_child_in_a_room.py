"""The window in a room with its server: what its children do is on the board, and each is known again."""

from dataclasses import asdict
from pathlib import Path

import pygame
from member_driver import FIRST, MINE, OWL, Member, Room, stars
from page_driver import FOX, PACK, lost

from codeweek.app import run_messages
from codeweek.app.journey import SHIPPED
from codeweek.app.transfer import code_words
from codeweek.blocks import blockly
from codeweek.desktop.pages.level_page import LevelPage
from codeweek.desktop.pages.map import MapPage
from codeweek.desktop.pages.profiles import ProfilesPage
from codeweek.desktop.room.picture_wall import WallPage
from codeweek.desktop.room.seating import Doubt
from codeweek.desktop.widgets.widget import Label
from codeweek.levels import programs

BUILT = PACK.chapters[1].levels[3]  # a level to build


def other(tmp_path: Path, room: Room) -> Member:
    return Member(tmp_path / "other").joins(room)


def test_each_thing_a_child_does_is_on_the_board(member, room):
    member.sits()
    page = MapPage(member.app, member.page.journey)
    member.show(page)
    page.go_to(BUILT)
    member.turn()
    member.skip()
    member.waits(lambda: room.row("fox-blue").get("status") == "building")
    assert room.row("fox-blue")["level"] == BUILT.id
    lost(member)
    member.waits(lambda: room.row("fox-blue")["tries"] == 1)
    assert (
        room.child("fox-blue").ran["say"]
        == run_messages.said(member.page.session, member.app.text, False).words
    )
    member.press("hint")
    member.waits(lambda: room.row("fox-blue")["hints"] == 1)
    member.page.put(programs.solution(BUILT).script)
    member.turn()
    there = blockly.save(programs.solution(BUILT).script)
    member.waits(lambda: room.child("fox-blue").program == there)
    member.key(pygame.K_F5)
    member.waits(lambda: room.row("fox-blue")["status"] == "won")
    assert room.file("fox-blue")["courses"][SHIPPED]["stars"] == stars(member.store, FOX)
    member.waits(lambda: member.name == "Win", 20.0)
    member.press("answer", "stay")
    while not isinstance(member.page, ProfilesPage):
        member.key(pygame.K_ESCAPE)
    member.waits(lambda: room.row("fox-blue")["status"] == "away")


def test_a_child_of_another_machine_waits_for_the_adult_then_says_that_it_is_the_one(tmp_path, member, room):
    member.sits().plays()
    member.wins()
    member.waits(lambda: room.row("fox-blue").get("wins"))  # it tells at its pace
    there = other(tmp_path, room)
    there.waits(lambda: there.app.room.others())
    there.press("mine")
    there.press("profile", FOX)
    there.forgets()
    there.waits(lambda: isinstance(there.page, Doubt))
    assert there.page.why == "unknown"
    (asks,) = room.row("fox-blue")["asking"]
    assert f"numéro\u00a0{asks['number']}" in there.page.body
    room.act("allow", profile="fox-blue", number=asks["number"])
    there.waits(lambda: isinstance(there.page, Doubt) and there.page.why == "held")
    there.press("answer", "yes")
    there.waits(lambda: isinstance(there.page, LevelPage))
    assert stars(there.store, FOX) == {FIRST: 3}
    member.press("answer", "stay")
    member.key(pygame.K_F5)
    member.waits(lambda: isinstance(member.page, Doubt) and member.page.why == "gone")
    member.press("answer", "other")
    assert isinstance(member.page, ProfilesPage)
    there.leaves()


def test_a_child_of_another_machine_gives_its_words(tmp_path, member, room):
    journey, won = member.sits().page.journey, [level.id for level in PACK.levels[:3]]
    for level in won:
        journey.keep(journey.progress.won(level, 3))
    code = code_words(member.app.store, FOX, asdict(member.app.settings), member.app.language)
    member.leaves()
    there = other(tmp_path, room)
    there.waits(lambda: there.app.room.others())
    there.press("mine")
    there.press("profile", FOX)
    there.forgets()
    there.waits(lambda: isinstance(there.page, Doubt))
    there.press("answer", "yes")
    there.page._show(there.page.line.written(" ".join(code) + " "))
    there.press("go")
    there.waits(lambda: there.name in ("LevelPage", "MapPage"))
    assert stars(there.store, FOX) == dict.fromkeys(won, 3)
    there.leaves()


def test_a_child_comes_back_elsewhere_by_its_pictures_and_who_guesses_does_not(tmp_path, member, room):
    member.sits().plays()
    member.wins()
    member.waits(lambda: room.row("fox-blue").get("wins"))
    member.leaves()
    assert room.child("fox-blue").pictures == ("star", "boat", "dog")
    room.act("tidy")
    there = other(tmp_path, room)
    there.waits(lambda: there.app.room.others())
    there.press("mine")
    there.press("profile", FOX)
    there.waits(lambda: isinstance(there.page, WallPage))
    for _ in range(5):
        there.touches("star", "dog", "drum")
        there.waits(lambda: isinstance(there.page, WallPage) and there.page.said)
        assert "Ce ne sont pas les images de Renard bleu" in there.page.said
    there.touches(*MINE)
    there.waits(lambda: isinstance(there.page, WallPage) and there.page.said)
    assert "Trop d'essais" in there.page.said
    third = Member(tmp_path / "third").joins(room)
    third.waits(lambda: third.app.room.others())
    third.press("mine")
    third.press("profile", FOX)
    third.waits(lambda: isinstance(third.page, WallPage))
    third.touches(*MINE[::-1])
    third.waits(lambda: isinstance(third.page, LevelPage))
    assert stars(third.store, FOX) == {FIRST: 3}
    third.leaves()
    there.leaves()


def test_a_child_chooses_later_and_other_pictures_once_the_adult_lets_it(member, room):
    member.come_in()
    member.press("animal", FOX.animal)
    member.press("colour", FOX)
    member.waits(lambda: isinstance(member.page, WallPage))
    member.press("answer", "later")
    member.plays()
    member.leaves()
    again = Member(member.app.store.folder).joins(room)
    again.press("profile", FOX)
    again.waits(lambda: isinstance(again.page, WallPage))
    again.press("picture", "star")
    again.press("picture", "star")
    assert again.page.touched == ()
    for picture in (*MINE, "drum"):
        again.press("picture", picture)
    assert again.page.touched == MINE, "a fourth is not taken"
    said = "Tu as déjà tes trois images. Touches-en une pour la changer."
    assert said in [widget.label for widget in again.page.widgets if isinstance(widget, Label)]
    again.press("answer", "go")
    again.waits(lambda: room.child("fox-blue").pictures)
    again.waits(lambda: not again.app.room.orders["keyless"])
    room.act("forget_pictures", profile="fox-blue")
    again.waits(lambda: isinstance(again.page, WallPage))
    again.touches("drum", "key", "fish")
    again.waits(lambda: room.child("fox-blue").pictures == ("key", "fish", "drum"))
    again.leaves()


def test_a_child_plays_on_its_own_in_a_room_that_is_full(member, room, monkeypatch):
    monkeypatch.setattr("codeweek.room.hearing.MOST_CHILDREN", 0)
    member.come_in()
    member.press("animal", FOX.animal)
    member.press("colour", FOX)
    member.waits(lambda: member.name == "Sheet")
    member.key(pygame.K_ESCAPE)
    member.plays()
    member.wins()
    assert stars(member.store, FOX) == {FIRST: 3}
    assert not member.app.room.machine.outbox.waiting
    assert room.row("fox-blue") == {}


def test_two_children_on_one_machine_both_have_what_they_win(member, room):
    member.press("two")
    for child in (FOX, OWL):
        member.press("new")
        member.press("animal", child.animal)
        member.press("colour", child)
        member.waits(lambda: member.name != "Sitting")
    for child, pictures in ((FOX, MINE), (OWL, ("key", "fish", "drum"))):
        member.waits(lambda: isinstance(member.page, WallPage))
        assert member.page.profile == child
        member.touches(*pictures)
    member.waits(lambda: room.child("owl-green").pictures == ("key", "fish", "drum"))
    member.plays()
    member.wins()
    member.waits(lambda: room.row("owl-green")["wins"] == room.row("fox-blue")["wins"] == 1)
    assert stars(member.store, FOX) == stars(member.store, OWL) == {FIRST: 3}


def test_two_windows_on_one_home_are_two_machines_and_the_second_is_told_of_its_child(tmp_path, member, room):
    member.sits().plays()
    second = Member(tmp_path / "home").joins(room)
    assert second.app.room.machine.id != member.app.room.machine.id
    second.press("profile", FOX)
    second.waits(lambda: isinstance(second.page, WallPage))
    second.key(pygame.K_ESCAPE)
    second.leaves()
