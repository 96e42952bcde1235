"""The window whose room is far, gone or forgetful loses nothing, and neither does one that is killed."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pygame
from member_driver import FIRST, Member, Room, stars
from page_driver import FOX, PACK

from codeweek.app.journey import SHIPPED
from codeweek.desktop.pages.profiles import ProfilesPage
from codeweek.desktop.room import http_client
from codeweek.desktop.storage.store import Store


def test_a_child_who_pulls_the_network_out_does_not_leave_its_room_at_a_touch(member, room):
    member.sits()
    room.stop()
    while not isinstance(member.page, ProfilesPage):
        member.key(pygame.K_ESCAPE)
    member.waits(lambda: not member.app.room.here)
    member.press("room")
    member.press("leave")
    assert member.app.room.client is not None
    member.pass_gate()
    assert member.app.room.client is None


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
    there = http_client.FoundRoom(http_client.Address("127.0.0.1", moved.port), room.serving.live.room.id)
    monkeypatch.setattr(http_client, "find_rooms", lambda: (there,))
    try:
        member.wins()
        member.waits(lambda: moved.row("fox-blue").get("wins") == 1, 20.0)
        assert member.store.read("room")["port"] == moved.port
    finally:
        moved.stop()


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
