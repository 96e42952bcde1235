"""A window of a room beside the pages of a browser test: each line is an act, answered with a line."""

import json
import os
import sys
from pathlib import Path
from typing import Any

os.environ |= {"SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy"}
sys.path.insert(0, str(Path(__file__).parents[1]))

import pygame
from member_driver import HOST, MINE, Member
from page_driver import FOX

from codeweek.app.journey import SHIPPED
from codeweek.desktop.pages.level_page import LevelPage
from codeweek.desktop.pages.profiles import ProfilesPage
from codeweek.desktop.room.picture_wall import WallPage
from codeweek.desktop.room.seating import Doubt


def joins(member: Member, port: str) -> None:
    member.start()
    member.app.room.enter(HOST, int(port))
    member.waits(lambda: member.app.room.here)


def plays(member: Member) -> str:
    return member.sits().plays().level.id


def wins(member: Member) -> None:
    member.wins()
    member.press("answer", "stay")


def loses(member: Member) -> str:
    """The child is elsewhere now, and this window is told."""
    member.key(pygame.K_F5)
    member.waits(lambda: isinstance(member.page, Doubt))
    why = member.page.why
    member.press("answer", "other")
    assert isinstance(member.page, ProfilesPage)
    return why


def takes(member: Member) -> str:
    """The child is back, and says so."""
    member.press("profile", FOX)
    member.waits(lambda: isinstance(member.page, Doubt))
    member.press("answer", "yes")
    member.waits(lambda: isinstance(member.page, LevelPage))
    return member.page.level.id


def keeps(member: Member) -> Any:
    """What this computer has of the child."""
    course = member.store.read(FOX.name)["courses"][SHIPPED]
    return {"stars": course["stars"], "programs": course["programs"]}


def comes_back(member: Member) -> str:
    """A child of before, by its pictures."""
    member.waits(member.app.room.others)
    member.press("mine")
    member.press("profile", FOX)
    member.waits(lambda: isinstance(member.page, WallPage))
    member.touches(*MINE)
    member.waits(lambda: isinstance(member.page, LevelPage))
    return member.page.level.id


def leaves(member: Member) -> None:
    member.leaves()


ACTS = {each.__name__: each for each in (joins, plays, wins, loses, takes, keeps, comes_back, leaves)}
window = Member(Path(sys.argv[1]))
for line in sys.stdin:
    name, *told = line.split()
    print(json.dumps(ACTS[name](window, *told)), flush=True)
