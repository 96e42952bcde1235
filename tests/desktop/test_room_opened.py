"""The window finds a room, or opens one; without one it loads nothing of it."""

import os
import socket
import subprocess
import sys
from contextlib import closing

import pygame
from member_driver import OWL, Member, Room

from codeweek import data
from codeweek.desktop.pages.profiles import ProfilesPage
from codeweek.desktop.room import host, http_client
from codeweek.desktop.room.host_page import HostPage
from codeweek.desktop.room.http_client import Address, HttpClient
from codeweek.desktop.room.join_page import JoinPage


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
    again.pass_gate()
    assert again.app.room.client is None
    again.leaves()
    third = Member(tmp_path / "home")
    third.app.room.enter_again()
    assert third.app.room.client is None


def test_a_room_answers_whoever_asks_the_network(room):
    assert room.ask("api/room")["room"] in [
        each.room for each in http_client.find_rooms([room.port], wait=0.5)
    ]


def test_a_room_that_has_taken_another_address_is_found_too(tmp_path):
    places = [place for place in host.OTHERS if _is_free(place)]
    room = Room(tmp_path, places[-1])
    try:
        assert room.ask("api/room")["room"] in [each.room for each in http_client.find_rooms(wait=0.5)]
    finally:
        room.stop()


def _is_free(port):
    with socket.socket() as tried:
        return tried.connect_ex(("127.0.0.1", port)) != 0


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
    assert visit.app.room.client is None
    visit.sits()


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
    _a_phone_opens_the_board(visit)
    there = Member(tmp_path / "other")
    there.start()
    there.app.room.enter("127.0.0.1", host.PORT)
    there.waits(lambda: there.app.room.here)
    there.sits()
    visit.waits(lambda: visit.page.machines == 1)
    visit.press("play")
    visit.waits(lambda: visit.app.room.here)
    here = ("sun", visit.app.text("room.window.is_open", address=visit.app.room.host.place))
    assert here in visit.app.banner._facts()
    visit.sits(OWL)
    assert visit.name == "MapPage"
    assert here in visit.app.banner._facts()
    visit.plays()
    assert visit.name == "LevelPage"
    assert here not in visit.app.banner._facts(), "a level has all of the window"
    for _ in range(3):
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


def _a_phone_opens_the_board(visit):
    """The code is hidden until it is asked for; once it has served, the window shows the next one."""
    used = visit.app.room.host.code
    assert not _is_shown(visit, used)
    visit.press("code")
    assert _is_shown(visit, used)
    with closing(HttpClient(Address("127.0.0.1", host.PORT))) as wire:
        wire.ask("api/adult", {"code": used})
    visit.waits(lambda: isinstance(visit.page, HostPage))
    code = visit.app.room.host.code
    assert code != used
    assert not _is_shown(visit, code)
    visit.press("code")
    assert _is_shown(visit, code)
    visit.key(pygame.K_ESCAPE)


def _is_shown(visit, code):
    spoken = " ".join(widget.spoken for page in visit.app.pages for widget in page.widgets)
    return code in spoken.replace(" ", "")


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
    heavy = ("http.client", "sqlite3", "segno", "starlette", "uvicorn", "codeweek.desktop.room.room_client")
    code = f"import sys, codeweek.desktop.main; print([name for name in {heavy} if name in sys.modules])"
    quiet = {**os.environ, "SDL_VIDEODRIVER": "dummy"}
    told = subprocess.run([sys.executable, "-c", code], env=quiet, capture_output=True, text=True, check=True)
    assert told.stdout.splitlines()[-1] == "[]"
