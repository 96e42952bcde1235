"""What the child can do, chapter by chapter; and where to go after a level."""

from dataclasses import replace

import pygame
import pytest
from page_driver import FOX, PACK, Visit

from codeweek.app.journey import SHIPPED, Journey
from codeweek.desktop.pages.concepts import ConceptsPage, Row
from codeweek.desktop.pages.map import MapPage
from codeweek.desktop.pages.win import Win

STUDIO = 15  # the chapter of tunes: no other one like a tune is made


def rows(visit):
    return [widget for widget in visit.page.leaves() if isinstance(widget, Row)]


def journey_with(visit, **changes):
    journey = Journey(visit.store, FOX, PACK, SHIPPED)
    journey.keep(replace(journey.progress, **changes))
    return journey


def test_each_chapter_says_how_far_the_child_is():
    visit = Visit()
    first, second = PACK.chapters[:2]
    built = [level.id for level in second.levels if level.mode == "make"]
    won = {level.id: 1 for level in first.levels} | dict.fromkeys(built, 1)
    journey = journey_with(visit, stars=won, alone=frozenset(level.id for level in first.levels))
    visit.show(MapPage(visit.app, journey))
    visit.press("concepts")
    assert isinstance(visit.page, ConceptsPage)
    assert [row.concept.state for row in rows(visit)[:3]] == ["alone", "done", ""]
    assert "en solo" in rows(visit)[0].spoken
    visit.key(pygame.K_ESCAPE)
    assert isinstance(visit.page, MapPage)


@pytest.mark.parametrize("size", [(1280, 800), (1024, 768), (1366, 768), (1024, 600), (800, 480)])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_idea_is_readable_in_its_row(size, language):
    visit = Visit(size=size, language=language)
    visit.show(ConceptsPage(visit.app, journey_with(visit)))
    visit.app.draw()
    for row in rows(visit):
        assert not row.cut
        visit.page.set_focus(row)
        assert visit.app.screen.rect.contains(row.rect)


def won(visit, chapter, place):
    page = visit.solved(chapter, place)
    visit.key(pygame.K_F5)
    visit.until(lambda: isinstance(visit.page, Win))
    return page


def all_but(place, chapter=2):
    """Stars in a chapter, but in one level."""
    return {level.id: 3 for i, level in enumerate(PACK.chapters[chapter - 1].levels, 1) if i != place}


def test_one_more_is_offered_when_the_next_level_is_not_the_one_to_do():
    visit = Visit()
    stars = all_but(2, STUDIO)
    journey_with(visit, stars=stars)
    page = won(visit, STUDIO, 2)
    assert visit.page.card.ways == ("stay", "another", "next")
    visit.press("answer", "another")
    visit.skip()
    assert visit.page.level.id not in stars
    assert visit.page.level.id != page.level.id


def test_the_next_level_is_not_offered_twice():
    visit = Visit()
    won(visit, STUDIO, 2)
    assert visit.page.card.ways == ("stay", "next")


def test_the_ways_on_do_not_overlap():
    visit = Visit(size=(800, 480))
    journey_with(visit, stars=all_but(3))
    won(visit, 2, 3)
    buttons = [widget for widget in visit.page.widgets if widget.action == "answer"]
    assert len(buttons) == 3
    for i, one in enumerate(buttons):
        assert visit.page.box.contains(one.rect)
        assert not any(one.rect.colliderect(other.rect) for other in buttons[i + 1 :])
