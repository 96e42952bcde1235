"""The window in a room, with the real server: it tells, it follows, it loses nothing."""

import os
import signal
import socket
import subprocess
import sys
from datetime import date
from pathlib import Path

import pygame
import pytest
from member_driver import Member, Room, opened
from page_driver import FOX, PACK, lost

from codeweek import data
from codeweek.blocks import blockly
from codeweek.desktop import roster
from codeweek.desktop.elsewhere import words
from codeweek.desktop.journey import SHIPPED, Profile
from codeweek.desktop.pages import telling
from codeweek.desktop.pages.level import LevelPage
from codeweek.desktop.pages.map import MapPage
from codeweek.desktop.pages.profiles import ProfilesPage
from codeweek.desktop.room import find, host
from codeweek.desktop.room.code import CodePage
from codeweek.desktop.room.curtain import Change, Eyes
from codeweek.desktop.room.join_page import JoinPage
from codeweek.desktop.room.seating import Doubt
from codeweek.desktop.store import Store
from codeweek.levels import programs

OWL = Profile("owl", "green")
FIRST = PACK.levels[0].id
BUILT = PACK.chapters[1].levels[3]  # a level to build
TWO = {"pack": SHIPPED, "level": BUILT.id}
NEXT = {"pack": SHIPPED, "level": PACK.chapters[3].levels[2].id}
PLAN = {"title": "Deux niveaux", "levels": [TWO, NEXT], "packs": [], "hints": True, "solutions": True}


@pytest.fixture
def room(tmp_path):
    with opened(tmp_path / "server") as there:
        yield there


@pytest.fixture
def member(tmp_path, room):
    """A window in the room, where nobody sits yet."""
    made = Member(tmp_path / "home").joins(room)
    yield made
    made.leaves()


def other(tmp_path: Path, room: Room) -> Member:
    return Member(tmp_path / "other").joins(room)


def stars(store: Store, profile: Profile) -> dict[str, int]:
    return store.read(profile.name)["courses"][SHIPPED]["stars"]


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
        room.child("fox-blue").ran["say"] == telling.said(member.page.attempt, member.app.text, False).words
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
    member.waits(lambda: member.name == "Win")
    member.press("answer", "stay")
    while not isinstance(member.page, ProfilesPage):
        member.key(pygame.K_ESCAPE)
    member.waits(lambda: room.row("fox-blue")["status"] == "away")


def test_a_room_is_found_at_an_address_that_is_typed_and_joined_again_next_time(tmp_path, room):
    visit = Member(tmp_path / "home")
    visit.start()
    visit.press("room")
    for letter in f"127.0.0.1:{room.port}":
        visit.press("key", letter)
    visit.key(pygame.K_RETURN)
    visit.waits(lambda: visit.app.room.here)
    assert isinstance(visit.page, ProfilesPage)
    visit.leaves()
    again = Member(tmp_path / "home")
    again.start()
    again.app.room.enter_again()
    again.waits(lambda: again.app.room.here)
    again.press("room")
    again.press("leave")
    again.gives(room.ask("api/adult")["code"])
    assert again.app.room.line is None
    again.leaves()
    third = Member(tmp_path / "home")
    third.app.room.enter_again()
    assert third.app.room.line is None


def test_a_child_who_pulls_the_network_out_does_not_leave_its_room_at_a_touch(member, room):
    member.sits()
    room.stop()
    while not isinstance(member.page, ProfilesPage):
        member.key(pygame.K_ESCAPE)
    member.waits(lambda: not member.app.room.here)
    member.press("room")
    member.press("leave")
    assert member.app.room.line is not None
    member.pass_gate()
    assert member.app.room.line is None


def test_a_room_answers_whoever_asks_the_network(room):
    assert room.ask("api/room")["room"] in [each.room for each in find.rooms(room.port, wait=0.5)]


def test_a_wrong_address_is_told_and_one_plays_without_a_room(tmp_path):
    visit = Member(tmp_path / "home")
    visit.start()
    visit.press("room")
    assert isinstance(visit.page, JoinPage)
    visit.page.field.label = "la salle"
    visit.press("go")
    assert visit.page.problem == "no_address"
    with socket.create_server(("127.0.0.1", 0)) as nobody:
        port = nobody.getsockname()[1]
    visit.page.field.label = f"127.0.0.1:{port}"
    visit.press("go")
    visit.waits(lambda: visit.page.problem == "not_there")
    visit.key(pygame.K_ESCAPE)
    assert visit.app.room.line is None
    visit.sits()


def test_under_eyes_on_me_every_key_waits_and_nothing_of_the_level_changes(member, room):
    page = member.sits().plays()
    room.act("pause", on=True)
    member.waits(lambda: isinstance(member.app.page, Eyes))
    for key in (pygame.K_ESCAPE, pygame.K_RETURN, pygame.K_F5):
        member.key(key)
    assert isinstance(member.app.page, Eyes)
    assert not page.film.traces
    room.act("pause", on=False)
    member.waits(lambda: member.app.page is page)


def test_a_word_a_timer_and_a_goal_stand_at_the_foot_of_every_page_until_they_are_over(member, room):
    page = member.sits().plays()
    room.act("say", text="On range !")
    room.act("goal", stars=30)
    room.act("timer", minutes=5)
    member.waits(lambda: member.app.room.turns is not None)
    high = member.app.screen.foot
    assert high == member.app.strip.height() > 0
    assert page.panels.zones.player.bottom <= member.app.screen.rect.bottom
    member.app.room.turns = member.app.room.turns.at(member.app.room.turns.ends - 0.1)
    member.app.room._clock = member.app.room.turns.ends - 0.1
    member.waits(lambda: isinstance(member.app.page, Change))
    member.key(pygame.K_RETURN)
    assert member.app.page is page
    member.tap(member.app.screen.foot_rect.midtop)
    assert member.app.screen.foot < high, "the sentence was read"
    room.act("say", text="Encore un mot")
    member.waits(lambda: member.app.screen.foot == high)
    room.act("say", text="")
    room.act("goal", stars=0)
    room.act("timer", minutes=0)
    member.waits(lambda: member.app.screen.foot == 0)


def test_a_child_of_another_machine_waits_for_the_adult_then_says_that_it_is_the_one(tmp_path, member, room):
    member.sits().plays()
    member.wins()
    there = other(tmp_path, room)
    there.waits(lambda: there.app.room.others())
    there.press("mine")
    there.press("profile", FOX)
    there.waits(lambda: isinstance(there.page, Doubt))
    assert there.page.why == "unknown"
    assert room.row("fox-blue")["status"] == "asks"
    room.act("allow", profile="fox-blue")
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
    code = words(member.app, FOX)
    member.leaves()
    there = other(tmp_path, room)
    there.waits(lambda: there.app.room.others())
    there.press("mine")
    there.press("profile", FOX)
    there.waits(lambda: isinstance(there.page, Doubt))
    there.press("answer", "yes")
    there.page._show(there.page.line.written(" ".join(code) + " "))
    there.press("go")
    there.waits(lambda: there.name in ("LevelPage", "MapPage"))
    assert stars(there.store, FOX) == dict.fromkeys(won, 3)
    there.leaves()


def test_a_child_plays_on_its_own_in_a_room_that_is_full(member, room, monkeypatch):
    monkeypatch.setattr("codeweek.room.room.MOST_CHILDREN", 0)
    member.press("new")
    member.press("animal", FOX.animal)
    member.press("colour", FOX)
    member.waits(lambda: member.name == "Sheet")
    member.key(pygame.K_ESCAPE)
    member.plays()
    member.wins()
    assert stars(member.store, FOX) == {FIRST: 3}
    assert not member.app.room.machine.outbox.waiting
    assert room.row("fox-blue") == {}


def test_a_room_that_has_forgotten_everything_has_the_child_again_from_its_window(member, room, tmp_path):
    member.sits().plays()
    member.wins()
    member.waits(lambda: room.row("fox-blue").get("wins"))
    room.stop()
    new = Room(tmp_path / "new", room.port)
    try:
        member.press("answer", "next")
        member.waits(lambda: new.row("fox-blue"), 30.0)
        member.key(pygame.K_F5)
        member.waits(lambda: new.row("fox-blue").get("level") == PACK.levels[1].id)
        assert new.file("fox-blue")["courses"][SHIPPED]["stars"] == {FIRST: 3}
    finally:
        new.stop()


def test_two_children_on_one_machine_both_have_what_they_win(member, room):
    member.press("two")
    for child in (FOX, OWL):
        member.press("new")
        member.press("animal", child.animal)
        member.press("colour", child)
        member.waits(lambda: member.name != "Sitting")
    member.plays()
    member.wins()
    member.waits(lambda: room.row("owl-green")["wins"] == room.row("fox-blue")["wins"] == 1)
    assert stars(member.store, FOX) == stars(member.store, OWL) == {FIRST: 3}


def test_a_hint_that_is_sent_opens_on_its_level_once(member, room):
    member.sits().plays()
    room.act("send", profile="fox-blue", pack=SHIPPED, level=BUILT.id, rung=2)
    member.waits(lambda: member.name == "Dialog")
    member.press("answer", "go")
    assert member.page.level.id == BUILT.id
    assert member.page.attempt.ideas.told == 2
    member.app.room.leave()
    member.app.room.enter_again()
    member.waits(lambda: member.app.room.orders["sent"])
    assert member.name == "LevelPage"


def test_a_vote_is_answered_on_its_level_and_runs_when_it_is_over(member, room):
    level = next(each for each in PACK.levels if each.predict and each.predict.choices)
    member.sits()
    room.act("vote", pack=SHIPPED, level=level.id, choices=len(level.predict.choices))
    member.waits(lambda: member.name == "LevelPage")
    page = member.page
    assert page.level.id == level.id
    member.press("answer", 1)
    member.key(pygame.K_F5)
    assert not page.film.traces
    member.waits(lambda: room.ask("api/board")["vote"]["voters"] == 1)
    room.act("close_vote")
    member.waits(lambda: not member.app.room.orders["vote"]["open"])
    assert "B\u00a0: 1" in member.app.strip._vote().replace(" :", "\u00a0:")
    room.act("end_vote")
    member.waits(lambda: member.app.room.orders["vote"] is None)
    member.key(pygame.K_F5)
    assert page.film.traces


def test_the_session_of_today_closes_what_is_not_of_it_and_leads_through_what_is(member, room):
    page = member.sits().plays()
    room.act("plan", plan={**PLAN, "hints": False, "solutions": False})
    member.waits(lambda: member.app.room.orders["plan"]["levels"])
    assert page not in member.app.pages
    member.key(pygame.K_ESCAPE)
    assert isinstance(member.page, MapPage)
    opens = [level.id for level in PACK.levels if member.page.journey.is_open(level)]
    assert opens == [TWO["level"], NEXT["level"]]
    page = member.plays()
    assert page.level.id == TWO["level"]
    assert not [widget for widget in page.leaves() if widget.action == "hint"]
    page.put(programs.solution(BUILT).script)
    member.wins()
    member.press("answer", "next")
    assert member.page.level.id == NEXT["level"]
    room.act("plan", plan={})
    member.waits(lambda: not member.app.room.orders["plan"]["levels"])
    assert [widget for widget in member.page.leaves() if widget.action == "hint"]


def test_the_packs_of_today_come_by_themselves(member, room):
    packed = room.puts((data.folder("levels") / f"{FIRST}.yaml").read_bytes())
    room.act("plan", plan={**PLAN, "levels": [], "packs": [packed]})
    member.waits(lambda: packed["key"] in member.app.shelf.keys)
    assert member.app.shelf.pack(packed["key"]).levels[0].id


def test_a_server_that_is_gone_for_long_holds_nobody_under_eyes_on_me(member, room, monkeypatch):
    page = member.sits().plays()
    room.act("pause", on=True)
    member.waits(lambda: isinstance(member.app.page, Eyes))
    monkeypatch.setattr("codeweek.desktop.room.line.LOOK_EVERY", 0.2)
    monkeypatch.setattr("codeweek.desktop.room.member.ALONE", 1.0)
    room.stop()
    member.waits(lambda: member.app.page is page, 20.0)
    back = room.again()
    try:
        member.waits(lambda: isinstance(member.app.page, Eyes), 20.0)
    finally:
        back.stop()


def test_to_tidy_puts_the_children_away_once_and_to_erase_forgets_one(member, room):
    member.sits().plays()
    member.wins()
    member.waits(lambda: room.row("fox-blue")["wins"])
    room.act("tidy")
    member.waits(lambda: roster.away(member.store, date.today()) == {FOX: roster.DAYS})
    assert isinstance(member.page, ProfilesPage)
    member.sits(OWL)
    room.act("say", text="Le même ordre encore une fois")
    member.waits(lambda: member.app.room.orders["say"])
    assert isinstance(member.page, MapPage)
    room.act("erase", profile="owl-green")
    member.waits(lambda: isinstance(member.page, ProfilesPage))
    assert OWL.name not in member.store.names("children")
    assert FOX.name in member.store.names("children")


def test_what_is_the_adults_opens_by_the_code_of_the_room(member, room):
    member.sits()
    page = member.page
    member.press("adult")
    member.press("answer", "open")
    assert isinstance(member.page, CodePage)
    for code, right in (("000000", False), (room.ask("api/adult")["code"], True)):
        member.gives(code)
        assert page.journey.progress.unlocked is right


def test_a_child_plays_on_when_the_server_is_gone_and_tells_everything_once_when_it_is_back(member, room):
    member.sits().plays()
    member.waits(lambda: room.row("fox-blue").get("level"))
    room.stop()
    member.wins()
    member.press("answer", "next")
    member.waits(lambda: not member.app.room.here)
    back = room.again()
    try:
        member.waits(lambda: back.row("fox-blue").get("wins") == 1, 20.0)
        member.waits(lambda: not member.app.room.machine.outbox.waiting)
        way = back.way("fox-blue")
        assert [step["kind"] for step in way].count("win") == 1
        assert way[-1]["level"] != FIRST
    finally:
        back.stop()


def test_a_server_with_another_address_is_found_again(member, room, monkeypatch):
    member.sits().plays()
    room.stop()
    moved = Room(room.folder)
    there = find.Found(find.Address("127.0.0.1", moved.port), room.serving.live.room.id)
    monkeypatch.setattr(find, "rooms", lambda: (there,))
    try:
        member.wins()
        member.waits(lambda: moved.row("fox-blue").get("wins") == 1, 20.0)
        assert member.store.read("room")["port"] == moved.port
    finally:
        moved.stop()


def test_two_windows_on_one_home_are_two_machines_and_the_second_is_told_of_its_child(tmp_path, member, room):
    member.sits().plays()
    second = Member(tmp_path / "home").joins(room)
    assert second.app.room.machine.id != member.app.room.machine.id
    second.press("profile", FOX)
    second.waits(lambda: isinstance(second.page, Doubt))
    second.key(pygame.K_ESCAPE)
    second.leaves()


KILLED = """
import sys, time
sys.path.insert(0, {tests!r})
from member_driver import Member
from pathlib import Path
member = Member(Path({home!r}))
member.start()
member.app.room.enter("127.0.0.1", {port})
member.waits(lambda: member.app.room.here)
member.sits().plays()
print("sits", flush=True)
sys.stdin.readline()
member.key(__import__("pygame").K_F5)
kept = lambda: str(member.store.read("room/1-outbox"))
member.waits(lambda: "'win'" in kept())
print("waits", flush=True)
while True:
    time.sleep(1)
"""


def test_a_window_that_is_killed_in_mid_play_has_lost_nothing(tmp_path, room):
    home, tests = tmp_path / "home", Path(__file__).parents[1]
    script = KILLED.format(tests=str(tests), home=str(home), port=room.port)
    quiet = {**os.environ, "SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy"}
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen([sys.executable, "-c", script], env=quiet, **pipes) as killed:
        for line in killed.stdout:
            if line.strip() == "sits":
                room.stop()
                killed.stdin.write("go on\n")
                killed.stdin.flush()
            elif line.strip() == "waits":
                break
        killed.send_signal(signal.SIGKILL)
    assert stars(Store(home), FOX) == {FIRST: 3}
    back = room.again()
    after = Member(home)
    try:
        after.start()
        after.app.room.enter_again()
        after.waits(lambda: back.row("fox-blue").get("wins") == 1, 20.0)
        assert back.file("fox-blue")["courses"][SHIPPED]["stars"] == {FIRST: 3}
    finally:
        after.leaves()
        back.stop()


def test_a_window_opens_a_room_plays_in_it_and_asks_before_it_closes_with_others_there(tmp_path, monkeypatch):
    page = tmp_path / "page"
    page.mkdir()
    (page / "index.html").write_text("<!doctype html>", encoding="utf-8")
    monkeypatch.setattr(data, "web", lambda: page)
    with socket.create_server(("127.0.0.1", 0)) as free:
        monkeypatch.setattr(host, "PORT", free.getsockname()[1])
    shown: list[str] = []
    monkeypatch.setattr("webbrowser.open", shown.append)
    visit = Member(tmp_path / "home")
    visit.start()
    visit.press("adult")
    visit.pass_gate()
    visit.press("answer", "room")
    visit.waits(lambda: visit.app.room.host is not None)
    visit.press("board")
    assert shown == [f"http://localhost:{host.PORT}/salle"]
    there = Member(tmp_path / "other")
    there.start()
    there.app.room.enter("127.0.0.1", host.PORT)
    there.waits(lambda: there.app.room.here)
    there.sits()
    visit.waits(lambda: visit.page.machines == 1)
    visit.press("play")
    visit.waits(lambda: visit.app.room.here)
    visit.sits(OWL)
    visit.key(pygame.K_ESCAPE)
    visit.press("room")
    visit.pass_gate()
    visit.press("close")
    assert visit.name == "Dialog"
    visit.press("answer", "stay")
    assert visit.app.room.host is not None
    visit.press("close")
    visit.press("answer", "close")
    assert visit.app.room.host is None
    assert isinstance(visit.page, ProfilesPage)
    there.leaves()
    visit.leaves()


def test_an_adult_is_told_why_a_room_does_not_open(tmp_path, monkeypatch):
    page = tmp_path / "page"
    monkeypatch.setattr(data, "web", lambda: page)
    visit = Member(tmp_path / "home")
    visit.start()
    visit.press("adult")
    visit.pass_gate()
    visit.press("answer", "room")
    visit.waits(lambda: visit.page.refusal is not None)
    assert visit.page.refusal.key == "room.window.no_page"
    page.mkdir()
    (page / "index.html").write_text("<!doctype html>", encoding="utf-8")
    with socket.create_server(("0.0.0.0", 0)) as taken:
        monkeypatch.setattr(host, "PORT", taken.getsockname()[1])
        visit.press("again")
        visit.waits(lambda: visit.page.opening is None)
        assert visit.page.refusal.key == "room.window.taken"


def test_a_window_without_a_room_loads_nothing_of_the_network_nor_of_the_server():
    heavy = ("http.client", "sqlite3", "segno", "starlette", "uvicorn", "codeweek.desktop.room.line")
    code = f"import sys, codeweek.desktop.main; print([name for name in {heavy} if name in sys.modules])"
    quiet = {**os.environ, "SDL_VIDEODRIVER": "dummy"}
    told = subprocess.run([sys.executable, "-c", code], env=quiet, capture_output=True, text=True, check=True)
    assert told.stdout.splitlines()[-1] == "[]"
