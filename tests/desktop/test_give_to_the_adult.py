"""A child of a room hands a creation to the adult, from the window."""

import pygame
from member_driver import Member, Room
from page_driver import PACK, Visit

from codeweek.blocks import blockly
from codeweek.blocks.read import read
from codeweek.desktop.pages.gallery import GalleryPage
from codeweek.desktop.pages.level_page import LevelPage
from codeweek.desktop.pages.map import MapPage
from codeweek.desktop.pages.work_page import WorkPage
from codeweek.levels import programs
from codeweek.progress.numbered import title_of

LEVEL = next(level for level in PACK.levels if level.mode == "create" and level.kind == "turtle")
SQUARE = "for _ in range(4):\n    avancer(40)\n    tourner_droite(90)\n"


def hang(visit: Visit) -> LevelPage:
    """A square in the gallery of a level, seen large."""
    page = visit.page
    assert isinstance(page, LevelPage)
    page.put(read(programs.catalogue_of(page.level), SQUARE).script)
    visit.press("gallery")
    visit.press("keep")
    visit.press("open", 0)
    assert isinstance(visit.page, WorkPage)
    return page


def test_a_creation_is_handed_over_with_a_title_and_keeps_its_own(member: Member, room: Room):
    member.sits()
    page = MapPage(member.app, member.page.journey)
    member.show(page)
    page.go_to(LEVEL)
    member.turn()
    member.skip()
    level = hang(member)
    member.press("name")
    member.press("owner", "cats")
    member.press("done")
    member.key(pygame.K_ESCAPE)
    assert isinstance(member.page, GalleryPage)
    member.press("open", 0)
    member.press("give")
    member.press("place", "garden")
    member.press("done")
    assert member.page.told == "C'est donné. L'adulte peut voir ta création."
    member.waits(lambda: room.row("fox-blue").get("given") == 1)
    (there,) = room.child("fox-blue").given
    assert (there.level, there.title) == (LEVEL.id, "garden-cats")
    assert there.program == blockly.save(level.script)
    assert title_of(level.journey.progress.gallery[LEVEL.id][0]) == "maze-cats"


def test_where_there_is_no_room_nothing_is_handed_over():
    visit = Visit()
    visit.level(5, 10)
    hang(visit)
    assert "give" not in [widget.action for widget in visit.page.leaves()]
