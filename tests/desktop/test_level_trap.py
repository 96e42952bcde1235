"""After a win on several maps: the offer of a trap map, which the program then plays, or a word of praise."""

import pygame
import pytest
from by_heart import BY_HEART as PROGRAMS
from page_driver import FOX, PACK, Visit

from codeweek.app.journey import SHIPPED, Journey
from codeweek.blocks import blockly
from codeweek.desktop.pages.level_page import LevelPage
from codeweek.desktop.pages.win import Win
from codeweek.desktop.widgets.controls import Choice
from codeweek.desktop.widgets.widget import Label
from codeweek.levels import programs

BY_HEART = PROGRAMS["08-tant-que/02-jusqu-au-drapeau"]


def won(visit, chapter, place, source=""):
    """The card after a win with a program, else with the solution."""
    level = PACK.chapters[chapter - 1].levels[place - 1]
    known = programs.catalogue_of(level)
    script = programs.read_in(level, source or level.solution).script
    journey = Journey(visit.store, FOX, PACK, SHIPPED)
    journey.keep(journey.progress.saved(level.id, {}).saved(level.id, blockly.save(script, known)))
    visit.level(chapter, place)
    visit.press("run")
    visit.until(lambda: isinstance(visit.page, Win))
    return visit.page


@pytest.fixture
def visit():
    return Visit()


def ways(page):
    return [w.value for w in page.widgets if w.action == "answer"]


def words(page):
    return " ".join(w.label for w in page.widgets if isinstance(w, Label))


def test_a_program_learnt_by_heart_is_offered_a_trap_and_the_way_on_keeps_the_keyboard(visit):
    card = won(visit, 9, 2, BY_HEART)
    visit.until(lambda: "trap" in ways(card))
    assert card.focus.value == card.card.ways[-1]


def test_the_trap_is_one_more_map_on_which_the_program_plays_at_once(visit):
    card = won(visit, 9, 2, BY_HEART)
    visit.until(lambda: "trap" in ways(card))
    stars = visit.saved["stars"]
    visit.press("answer", "trap")
    page = visit.page
    assert isinstance(page, LevelPage)
    assert len(page.level.maps) == 4
    assert page.scenes.map == 3
    tabs = next(w for w in page.widgets if isinstance(w, Choice) and w.action == "map")
    assert [label for _, label in tabs.options] == ["1", "2", "3", visit.app.text("trap.short")]
    visit.until(lambda: page.film.ended and page.film.told)
    assert page.bubble.label.startswith("Il y a ")
    assert visit.saved["stars"] == stars
    assert not any(visit.saved["tries"].values())


def test_a_program_mended_for_the_trap_is_told_so_and_meets_no_other(visit):
    card = won(visit, 9, 2, BY_HEART)
    visit.until(lambda: "trap" in ways(card))
    visit.press("answer", "trap")
    page = visit.page
    page.put(programs.solution(page.level).script)
    visit.press("run")
    visit.until(lambda: isinstance(visit.page, Win))
    assert visit.app.text("trap.won") in words(visit.page)
    visit.until(lambda: visit.page.card.trap_search.over)
    assert "trap" not in ways(visit.page)


def test_escape_on_the_card_stays_and_back_from_the_trap_leaves_the_level(visit):
    card = won(visit, 9, 2, BY_HEART)
    visit.until(lambda: "trap" in ways(card))
    visit.press("answer", "trap")
    visit.key(pygame.K_ESCAPE)
    visit.turn()
    assert not isinstance(visit.page, LevelPage)
    visit.level(9, 2)
    assert len(visit.page.level.maps) == 3


def test_the_trap_can_be_reached_by_the_keyboard_alone(visit):
    card = won(visit, 9, 2, BY_HEART)
    visit.until(lambda: "trap" in ways(card))
    for _ in card.targets():
        if card.focus.value == "trap":
            break
        visit.key(pygame.K_TAB, pygame.KMOD_SHIFT)
        visit.turn()
    visit.key(pygame.K_RETURN)
    visit.turn()
    assert isinstance(visit.page, LevelPage)
    assert visit.page.scenes.map == 3


def test_a_program_that_looks_around_is_praised(visit):
    card = won(visit, 9, 10)
    visit.until(lambda: visit.app.text("trap.held", n=47) in words(card))
    assert card.card.trap_search.over
    assert "trap" not in ways(card)


@pytest.mark.parametrize(("chapter", "place"), [(4, 5), (5, 3), (2, 3)])
def test_a_level_of_one_map_or_of_the_turtle_says_nothing_of_traps(visit, chapter, place):
    card = won(visit, chapter, place)
    visit.wait(1)
    assert "trap" not in ways(card)
    assert visit.app.text("ui.win.looking") not in words(card)
    assert card.card.stars == 3


@pytest.mark.parametrize("size", [(1280, 800), (1024, 600), (800, 600)])
@pytest.mark.parametrize("zoom", [1.0, 1.5])
def test_the_card_with_the_offer_fits_the_window(size, zoom):
    visit = Visit(size=size, zoom=zoom)
    card = won(visit, 9, 2, BY_HEART)
    visit.until(lambda: "trap" in ways(card))
    assert visit.app.screen.rect.contains(card.box)
    assert all(card.box.contains(widget.rect) for widget in card.widgets)
