"""Children come back, and find their undo again."""

import pygame
from page_driver import FOX, PACK, TURN, USUAL, Visit, build
from tiers import ALL

from codeweek.app.child_profiles import ANIMALS, COLOURS, Profile
from codeweek.app.journey import SHIPPED, Journey
from codeweek.desktop.pages.new_child import AnimalPage
from codeweek.desktop.pages.sheet_page import Sheet
from codeweek.desktop.pages.tiles import Tile
from codeweek.packs.story.story_types import THINGS

OWL = Profile("owl", "pink")


def children(visit, *everyone):
    for profile in everyone:
        Journey(visit.store, profile, PACK, SHIPPED).begin()
    visit.start()


def test_a_child_who_comes_back_is_greeted_by_its_animal():
    visit = Visit(speed=USUAL)
    visit.level(2, 3)
    visit.app.quit()
    again = Visit(speed=USUAL)
    again.start()
    again.press("profile", FOX)
    again.wait(0.1)
    assert again.page.bubble.label.replace("\u00a0", " ").startswith("Te revoilà, renard bleu !")
    assert "puis" in again.page.bubble.label  # and what to do is still said
    build(again, "move")
    again.wait(0.1)
    assert "Te revoilà" not in again.page.bubble.label


def test_the_next_level_does_not_greet_again():
    visit = Visit(speed=USUAL)
    visit.level(2, 3)
    visit.app.quit()
    again = Visit(speed=USUAL)
    again.start()
    again.press("profile", FOX)
    again.key(pygame.K_ESCAPE)
    again.page.enter(PACK.chapters[1].levels[2])
    again.turn()
    assert "Te revoilà" not in again.page.bubble.label


def test_undo_works_after_leaving_a_level_and_coming_back():
    visit = Visit(speed=USUAL)
    page = visit.level(2, 3)
    build(visit, "move", "move")
    visit.key(pygame.K_ESCAPE)
    visit.page.enter(page.level)
    visit.turn()
    assert visit.page is not page
    visit.press("undo")
    assert len(visit.page.script.blocks) == 1
    visit.press("redo")
    assert len(visit.page.script.blocks) == 2


def test_undo_works_after_another_child_has_played():
    visit = Visit(speed=USUAL)
    children(visit, OWL, FOX)
    visit.press("profile", FOX)
    visit.press("chapter", 0)
    level = PACK.levels[0]
    journey = visit.page.journey
    journey.keep(journey.progress.won(level.id, 1))
    visit.page.enter(PACK.levels[1])
    visit.turn()
    build(visit, "right", "right")
    for _page in range(3):
        visit.key(pygame.K_ESCAPE)
    visit.press("profile", OWL)
    visit.key(pygame.K_ESCAPE)
    visit.press("profile", FOX)
    before = len(visit.page.script.blocks)
    visit.press("undo")
    assert len(visit.page.script.blocks) == before - 1


def test_undo_works_after_the_robot_goes_back():
    visit = Visit(speed=USUAL)
    page = visit.level(2, 3)
    build(visit, "move", "move")
    visit.key(pygame.K_F5)
    visit.wait(0.5)
    visit.press("restart")
    visit.press("undo")
    assert len(page.script.blocks) == 1


def test_two_hundred_edits_can_be_undone_after_the_level_was_left():
    visit = Visit(speed=USUAL)
    page = visit.level(2, 3)
    build(visit, "move")
    offer = visit.page.editor.view.palette.box(0).center
    hands = [
        pygame.event.Event(kind, pos=offer, button=1)
        for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP)
    ]
    edits = 200 if ALL else 40
    visit.app.turn(hands * (edits - 1), TURN)
    assert len(page.script.blocks) == edits
    visit.key(pygame.K_ESCAPE)
    visit.page.enter(page.level)
    undo = pygame.event.Event(pygame.KEYDOWN, key=pygame.K_z, mod=pygame.KMOD_CTRL, unicode="", scancode=0)
    visit.app.turn([undo] * edits, TURN)
    assert not visit.page.script.blocks


def test_a_pack_and_the_course_do_not_overwrite_each_other():
    visit = Visit(speed=USUAL)
    course = Journey(visit.store, FOX, PACK, SHIPPED)
    pack = Journey(visit.store, FOX, PACK, "mine")
    pack.keep(pack.progress.won("a/1", 2))
    course.keep(course.progress.won(PACK.levels[0].id, 3))
    assert Journey(visit.store, FOX, PACK, "mine").progress.stars == {"a/1": 2}


def test_seventy_children_are_all_within_reach():
    visit = Visit(speed=USUAL)
    children(visit, *(Profile(animal, colour) for animal in ANIMALS for colour in COLOURS))
    seen = set()
    for _screen in range(9):
        tiles = [w for w in visit.page.leaves() if isinstance(w, Tile)]
        assert len(tiles) <= 12
        seen |= {tile.value for tile in tiles if tile.action == "profile"}
        visit.press("others")
    assert len(seen) == 72


def test_when_all_animals_are_taken_new_says_so_and_leads_to_the_adult():
    everyone = [Profile(animal, colour) for animal in ANIMALS for colour in COLOURS]
    visit = Visit(speed=USUAL)
    children(visit, *everyone[1:])
    visit.come_in()
    assert isinstance(visit.page, AnimalPage)
    visit.key(pygame.K_ESCAPE)
    Journey(visit.store, everyone[0], PACK, SHIPPED).begin()
    visit.page.shown()
    visit.wait(1)
    visit.press("new")
    assert isinstance(visit.page, Sheet)
    assert visit.page.title() == visit.app.text("ui.profiles.full")
    (note,) = visit.page.notes()
    visit.key(pygame.K_ESCAPE)
    visit.press("adult")
    visit.pass_gate()
    assert visit.app.text("room.window.children") in note.body
    assert "children" in [widget.value for widget in visit.page.leaves() if widget.action == "answer"]


def test_a_child_of_a_newer_version_keeps_what_this_one_does_not_know_through_an_act_and_two_windows():
    visit = Visit(speed=USUAL)
    newer = {
        "version": 9,
        "medallion": "gold",
        "worn": {"cape": "red", "hat": "crown"},
        "courses": {SHIPPED: {"version": 9, "stars": {"a": 5}, "trophies": {"tin": 1}, "films": [1]}},
    }
    visit.store.write(FOX.name, newer)
    one, other = (Journey(visit.store, FOX, PACK, SHIPPED) for _window in range(2))
    one.begin()
    one.keep(one.progress.won(PACK.levels[0].id, 2))
    other.keep(other.progress.won(PACK.levels[1].id, 3))
    one.wear("hat", hat := next(iter(THINGS["hat"])))
    kept = visit.store.read(FOX.name)
    assert (kept["version"], kept["medallion"]) == (9, "gold")
    assert kept["worn"] == {"cape": "red", "hat": hat}
    course = kept["courses"][SHIPPED]
    assert course["version"] == 9
    assert (course["trophies"], course["films"]) == ({"tin": 1}, [1])
    assert course["carried"] == {"stars": {"a": 5}}
    assert course["stars"] == {"a": 3, PACK.levels[0].id: 2, PACK.levels[1].id: 3}
