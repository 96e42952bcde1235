"""A child invents a level in the window: draws it, has it proved, plays it, keeps it and takes it along."""

import pygame
import pytest
from page_driver import FOX, PACK, Visit
from workshop_driver import at, drag

from codeweek.app.journey import SHIPPED, Journey
from codeweek.authoring.inventing import level_title as titles
from codeweek.blocks.read import read
from codeweek.desktop.inventing import inventing_page
from codeweek.desktop.inventing.inventing_page import InventPage
from codeweek.desktop.inventing.mine import MinePage
from codeweek.desktop.opening import open_file
from codeweek.desktop.pages.gallery import Work
from codeweek.desktop.pages.level_page import LevelPage
from codeweek.desktop.pages.map import MapPage
from codeweek.desktop.pages.win import Win
from codeweek.desktop.storage.exported_files import KeptPage
from codeweek.desktop.storage.store import made_here
from codeweek.desktop.widgets.picture_card import PictureCard
from codeweek.desktop.widgets.widget import Button
from codeweek.levels import programs
from codeweek.progress import invented
from codeweek.progress.course import playground, resume


@pytest.fixture
def visit():
    visit = Visit()
    visit.show(MapPage(visit.app, Journey(visit.store, FOX, PACK, SHIPPED)))
    return visit


def invent(visit):
    """To the page where a first level is drawn, as a child comes there."""
    visit.press("invent")
    visit.press("answer", "draw")
    assert isinstance(visit.page, InventPage)
    return visit.page


def draw(visit, page, *things):
    for brush, cell in things:
        visit.press("tool", brush)
        visit.tap(at(page, *cell))


def prove(visit, page):
    visit.press("possible")
    visit.until(lambda: page.invention.search is None or page.invention.found is not None)


def said(page):
    return page.app.text.tell(page.invention.told)


def test_a_level_is_drawn_proved_played_won_and_still_there_in_another_window(visit):
    page = invent(visit)
    draw(visit, page, ("start", (0, 2)), ("flag", (4, 2)), ("wall", (2, 1)))
    prove(visit, page)
    assert said(page) == "Ton niveau est possible en 4 blocs !"  # arrows, for who has won nothing yet
    visit.press("name")
    visit.press("place", "castle")
    visit.press("owner", "moon")
    visit.press("done")
    visit.press("play")
    level = visit.page
    assert isinstance(level, LevelPage)
    assert visit.app.text.pick(level.level.title) == "Le château de la lune"
    level.put(read(programs.catalogue_of(level.level), level.level.solution).script)
    visit.key(pygame.K_F5)
    visit.until(lambda: isinstance(visit.page, Win))
    visit.press("answer", "invent")
    assert visit.page is page

    other = Visit(visit.store.folder)
    other.show(MapPage(other.app, Journey(other.store, FOX, PACK, SHIPPED)))
    other.press("invent")
    other.press("answer", "draw")
    assert isinstance(other.page, MinePage)
    (card,) = [each for each in other.page.leaves() if isinstance(each, Work)]
    assert card.title == "Le château de la lune"
    other.tap(card)
    assert other.page.invention.sketch == page.invention.sketch
    prove(other, other.page)
    other.press("play")
    assert other.page.script.blocks == level.script.blocks


@pytest.mark.parametrize(("chapter", "blocks"), [(0, ["up", "down", "left", "right"]), (1, ["move"])])
def test_a_new_level_offers_the_blocks_that_the_child_knows(visit, chapter, blocks):
    journey = Journey(visit.store, FOX, PACK, SHIPPED)
    journey.keep(journey.progress.won(PACK.chapters[chapter].levels[1].id, 1))
    visit.show(MapPage(visit.app, journey))
    page = invent(visit)
    draw(visit, page, ("start", (0, 2)), ("flag", (4, 2)))
    prove(visit, page)
    visit.press("play")
    offered = [item.offer.block.type for item in visit.page.editor.view.palette.items]
    assert offered[: len(blocks)] == blocks


def test_who_chooses_other_blocks_is_asked_again_whether_it_is_possible(visit):
    page = invent(visit)
    draw(visit, page, ("start", (0, 2)), ("flag", (4, 2)))
    prove(visit, page)
    assert said(page) == "Ton niveau est possible en 4 blocs !"
    visit.press("kit", "turns")
    assert said(page) == "Il a changé : est-il encore possible ?"
    prove(visit, page)
    assert said(page) == "Ton niveau est possible en 2 blocs !"
    visit.press("undo")
    assert visit.find("kit", "arrows").kind == "chosen"


def test_a_level_that_is_taken_along_opens_as_a_level_of_its_own(visit):
    page = invent(visit)
    draw(visit, page, ("start", (1, 0)), ("item", (4, 0)))
    prove(visit, page)
    visit.press("take")
    (path,) = made_here().glob("*.yaml")
    assert isinstance(visit.page, KeptPage)
    assert path.name in visit.page.widgets[1].label
    visit.press("close")
    open_file(visit.app, str(path))
    visit.turn()
    assert isinstance(visit.page, LevelPage)
    assert visit.page.level.maps == page.invention.found.maps


def test_what_is_missing_is_said_and_leads_on(visit):
    page = invent(visit)
    for things, words in (
        ((), "Ton terrain est vide"),
        ((("flag", (5, 0)),), "Il manque le héros"),
        ((("start", (0, 0)), ("floor", (5, 0))), "Il manque un but"),
        ((("flag", (5, 0)), ("wall", (4, 0)), ("wall", (5, 1))), "Le chemin est fermé"),
    ):
        draw(visit, page, *things)
        prove(visit, page)
        assert said(page).startswith(words)
    draw(visit, page, ("floor", (4, 0)), ("start", (2, 2)))
    assert said(page) == "Il n'y a qu'un héros par niveau : il est venu ici."
    prove(visit, page)
    assert page.invention.found is not None


def test_a_stroke_puts_many_walls_is_undone_at_once_and_puts_one_hero(visit):
    page = invent(visit)
    visit.press("tool", "wall")
    drag(visit, at(page, 0, 0), at(page, 4, 0))
    assert page.invention.sketch.rows[0] == "#####."
    visit.key(pygame.K_z, pygame.KMOD_CTRL)
    assert page.invention.sketch.empty
    visit.press("tool", "start")
    drag(visit, at(page, 0, 0), at(page, 4, 0))
    assert page.invention.sketch.rows[0] == ">....."


def test_a_level_is_drawn_by_keys_alone(visit):
    page = invent(visit)
    assert page.focus is page.canvas
    visit.keys(pygame.K_DOWN, pygame.K_SPACE, pygame.K_RIGHT, pygame.K_RIGHT)
    visit.key(pygame.K_g, unicode="g")
    visit.key(pygame.K_DOWN)
    visit.key(pygame.K_HASH, unicode="#")
    assert page.invention.sketch.rows == ("......", ">.G...", "..#...", "......")
    visit.key(pygame.K_DELETE)
    assert page.invention.sketch.rows[2] == "......"


def test_a_change_asks_for_another_proof_and_another_look_does_not(visit):
    page = invent(visit)
    draw(visit, page, ("start", (0, 2)), ("flag", (4, 2)))
    prove(visit, page)
    visit.press("look", "cave")
    assert page.invention.found.look == "cave"
    draw(visit, page, ("wall", (4, 1)))
    assert page.invention.found is None
    assert said(page) == "Il a changé : est-il encore possible ?"


def test_twenty_levels_are_kept_one_more_is_refused_and_an_erased_one_comes_back(visit):
    journey = Journey(visit.store, FOX, PACK, invented.KEY)
    for place in invented.PLACES:
        journey.keep(invented.redrawn(journey.progress, place, {"grid": [">.G", "..."], "look": place}))
    visit.press("invent")
    visit.press("answer", "draw")
    page = visit.page
    visit.press("new")
    assert visit.page is page
    assert page.told == "Tu as déjà 20 niveaux. Efface-en un pour en inventer un autre."
    visit.press("erase", invented.PLACES[-1])
    assert len(page.cards) == invented.MOST - 1
    visit.press("undo")
    assert len(page.cards) == invented.MOST
    visit.press("erase", invented.PLACES[-1])
    visit.press("new")
    assert isinstance(visit.page, InventPage)
    assert visit.page.invention.place == invented.PLACES[-1]


def test_the_way_on_from_what_was_made_to_invent_leads_back_to_the_map(visit):
    before = visit.page
    visit.press("invent")
    visit.press("answer", "0")
    visit.skip()
    page = visit.page
    assert isinstance(page, LevelPage)
    page.put(programs.solution(page.level).script)
    visit.key(pygame.K_F5)
    visit.until(lambda: "invent" in page.panels.ways or isinstance(visit.page, Win))
    if isinstance(visit.page, Win):
        visit.press("answer", "invent")
    else:
        visit.press("go", "invent")
    assert visit.page is before
    assert resume(PACK, before.journey.progress) is PACK.levels[0]


def test_an_empty_map_says_what_to_do_first_and_is_touched_through_it(visit, monkeypatch):
    page, painted = invent(visit), []
    monkeypatch.setattr(inventing_page, "paint_first_step", lambda *told: painted.append(told[2:]))

    def told():
        painted.clear()
        page.draw(visit.app.screen)
        return painted

    words = visit.app.text("invent.first")
    assert told() == [("start", "village", words)]
    visit.press("tool", "flag")
    assert told() == [("flag", "village", words)]
    middle = page.canvas.rect.center
    visit.tap(middle)
    assert not page.invention.sketch.empty
    assert told() == []
    visit.press("undo")
    assert told() == [("flag", "village", words)]


@pytest.mark.parametrize("size", [(1366, 768), (1024, 600), (800, 1280), (390, 844)])
@pytest.mark.parametrize("brush", ["start", "floor"])
def test_what_to_do_first_stands_whole_on_the_map(size, brush):
    visit = Visit(size=size)
    visit.show(MapPage(visit.app, Journey(visit.store, FOX, PACK, SHIPPED)))
    page = invent(visit)
    visit.press("tool", brush)
    screen = visit.app.screen
    page.paint_over = lambda _screen: None
    page.draw(screen)
    bare = screen.surface.copy()
    del page.paint_over
    page.draw(screen)
    changed = pygame.mask.from_threshold(screen.surface, (0, 0, 0), (1, 1, 1, 255), bare)
    changed.invert()
    (box, *_small) = sorted(changed.get_bounding_rects(), key=lambda each: -each.width)
    assert box.width > screen.px(200)
    assert page.canvas.rect.contains(box)


def test_two_levels_without_a_title_have_names_of_their_own_and_no_bin_stands_on_a_picture(visit):
    page = invent(visit)
    draw(visit, page, ("start", (1, 0)), ("item", (4, 0)))
    visit.key(pygame.K_ESCAPE)
    if not isinstance(visit.page, MinePage):
        invent(visit)
    visit.press("new")
    draw(visit, visit.page, ("start", (1, 0)), ("item", (4, 0)))
    visit.key(pygame.K_ESCAPE)
    cards = [widget for widget in visit.page.leaves() if isinstance(widget, Work)]
    assert sorted(card.title for card in cards) == ["Le labyrinthe du dragon", "Le trésor du vent"]
    for card in cards:
        erase = visit.find("erase", card.value)
        assert card.rect.contains(erase.rect)
        assert erase.rect.top >= card.picture_box(visit.app.screen).bottom


def test_what_can_be_invented_is_seen_and_to_close_is_not_what_stands_out():
    visit = Visit()
    journey = Journey(visit.store, FOX, PACK, SHIPPED)
    visit.show(MapPage(visit.app, journey))
    visit.press("invent")
    cards = [widget for widget in visit.page.leaves() if isinstance(widget, PictureCard)]
    assert len(cards) == 1 + len(playground(PACK, journey.progress))
    assert [card.main for card in cards].index(True) == 0
    visit.app.draw()
    assert not [card.label for card in cards if card.cut]
    assert [b.kind for b in visit.page.widgets if isinstance(b, Button)] == ["plain"]


def test_a_level_has_a_name_of_its_own_before_one_is_chosen(visit):
    """Each was « Niveau inventé », and two of them looked alike."""
    names = {titles.usual(number) for number in range(1, invented.MOST + 1)}
    assert len(names) == invented.MOST
    assert all(titles.words(name)[0] for name in names)
    page = invent(visit)
    assert page.invention.sketch.title == titles.usual(1)
