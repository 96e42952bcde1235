"""An idea stands beside the program: it stays while the child builds and tries, and hides nothing."""

import pygame
import pytest
from mutated_packs import LEVEL
from page_driver import PACK, TURN, USUAL, Visit, build, lost
from tiers import all_of, every

from codeweek.desktop.pages.level_page import LevelPage
from codeweek.desktop.pages.level_widgets import READABLE, SENTENCE, size_in

SIZES = all_of([(1366, 768), (1024, 600), (800, 1280), (390, 844), (1280, 720)])
LEAST = (800, 480)  # of a window: there the longest ideas are scrolled
LONG = "Regarde bien la dernière case, puis compte les pas. " * 3


def said(page):
    return page.bubble.over, page.bubble.label


def idea(page, number):
    return page.text("ui.hint.number", number=number, total=3), page.text.pick(page.level.hints[number - 1])


def ways(visit):
    return [widget.value for widget in visit.page.widgets if widget.action == "idea"]


def test_an_idea_stays_beside_the_program_while_it_is_tried():
    visit = Visit()
    page = visit.level(2, 3)
    visit.press("hint")
    assert visit.page is page
    assert said(page) == idea(page, 1)
    build(visit, "move")
    assert said(page) == idea(page, 1)
    visit.key(pygame.K_F5)
    visit.until(lambda: page.scenes.step is not None)
    assert not page.bubble.over
    visit.until(lambda: page.film.told)
    assert page.bubble.tone == "warm"
    assert said(page) != idea(page, 1)
    build(visit, "move")
    assert said(page) == idea(page, 1)
    visit.key(pygame.K_F5)
    visit.until(lambda: page.scenes.step is not None)
    visit.press("restart")
    assert said(page) == idea(page, 1)


def test_the_room_of_an_idea_stays_while_a_run_is_told():
    visit = Visit()
    page = visit.level(2, 3)
    visit.press("hint")
    build(visit, "move")
    world, blocks = page.view.rect.copy(), page.editor.rect.copy()
    lost(visit)
    visit.turn()
    assert (page.view.rect, page.editor.rect) == (world, blocks)


def test_the_blocks_do_not_move_when_an_idea_comes():
    visit = Visit(size=(1366, 768))
    page = visit.level(4, 5)
    before = page.editor.rect.copy()
    visit.press("hint")
    assert page.editor.rect == before


def test_an_idea_asked_for_after_a_run_is_told_at_once_and_the_run_stays_in_sight():
    visit = Visit()
    page = visit.level(2, 3)
    build(visit, "move")
    lost(visit)
    at = page.scenes.player.index
    visit.press("hint")
    assert said(page) == idea(page, 1)
    assert page.scenes.player.index == at
    lost(visit)
    assert not page.bubble.over, "the same program, run again, is told as ever"


def test_an_idea_asked_for_while_a_program_runs_waits_with_it():
    visit = Visit(speed=USUAL)
    page = visit.level(2, 3)
    build(visit, *["turn_left"] * 6)
    visit.key(pygame.K_F5)
    visit.until(lambda: page.scenes.player.index == 2)
    visit.press("hint")
    assert not page.scenes.player.playing
    assert said(page) == idea(page, 1)
    visit.key(pygame.K_F5)
    visit.until(lambda: page.scenes.player.index == 4)
    assert not page.bubble.over


def test_ideas_come_one_at_a_time_and_the_first_ones_stay_readable():
    visit = Visit()
    page = visit.level(4, 5)
    visit.press("hint")
    assert ways(visit) == ["more", "close"]
    assert visit.saved["hints"][page.level.id] == 1
    visit.press("idea", "more")
    visit.press("idea", "more")
    assert visit.saved["hints"][page.level.id] == 3
    assert ways(visit) == ["before", "close"]
    visit.press("idea", "before")
    assert said(page) == idea(page, 2)
    assert visit.saved["hints"][page.level.id] == 3


def test_the_bulb_closes_an_idea_and_brings_the_last_one_back():
    visit = Visit()
    page = visit.level(4, 5)
    visit.press("hint")
    visit.press("idea", "more")
    visit.press("hint")
    assert not page.bubble.over
    assert ways(visit) == []
    visit.press("hint")
    assert said(page) == idea(page, 2)
    visit.press("idea", "close")
    assert not page.bubble.over
    assert visit.saved["hints"][page.level.id] == 2


def test_an_idea_is_read_and_closed_by_keyboard_alone():
    visit = Visit()
    page = visit.level(4, 5)
    visit.key(pygame.K_COMMA, unicode="?")
    assert said(page) == idea(page, 1)
    while not (page.focus.action == "idea" and page.focus.value == "more"):
        visit.key(pygame.K_TAB)
    visit.key(pygame.K_RETURN)
    visit.key(pygame.K_RETURN)
    assert said(page) == idea(page, 3)
    assert (page.focus.action, page.focus.value) == ("idea", "close")
    visit.key(pygame.K_RETURN)
    assert (page.bubble.over, page.focus.action) == ("", "hint")
    visit.key(pygame.K_RETURN)
    visit.key(pygame.K_ESCAPE)
    assert visit.page is page, "Escape closes the idea before it leaves the level"
    assert not page.bubble.over
    visit.key(pygame.K_ESCAPE)
    assert visit.page is not page


def test_a_solo_level_says_beside_the_program_when_its_ideas_come():
    visit = Visit()
    page = visit.level(1, 9)
    assert page.level.mode == "solo"
    visit.press("hint")
    assert said(page) == (page.text("ui.hint.solo_title"), page.text("ui.hint.solo", n=3))
    assert ways(visit) == ["close"]
    build(visit, "right")
    lost(visit)
    build(visit, "right")
    assert said(page)[1] == page.text("ui.hint.solo", n=2)
    lost(visit, 2)
    build(visit, "right")
    assert not page.bubble.over, "no idea opens by itself"
    assert page.level.id not in visit.saved["hints"]
    visit.press("hint")
    assert said(page) == idea(page, 1)


def test_half_a_solution_that_stands_there_counts_each_time_it_is_tried_with():
    visit = Visit()
    page = visit.level(2, 3)
    visit.press("hint")
    visit.press("idea", "more")
    visit.press("idea", "more")
    page.journey.keep(page.journey.progress.won(page.level.id, 2).begun(page.level.id))
    assert page.level.id not in page.journey.progress.shown
    build(visit, "move")
    lost(visit)
    assert page.level.id in page.journey.progress.shown


def test_an_idea_goes_when_the_level_is_left():
    visit = Visit()
    visit.level(2, 3)
    visit.press("hint")
    page = visit.level(2, 4)
    assert not page.bubble.over


def words_of(page):
    """Where the words of the bubble stand, and how large they are written."""
    screen, box = page.app.screen, page.bubble.words_box(page.app.screen)
    return box, size_in(screen, page.bubble.label, box, SENTENCE, "regular", READABLE)


def longest(chapter, text):
    """The place of the level of a chapter with the longest idea, and the number of that one."""
    hints = (
        (len(text.pick(hint)), place, number)
        for place, level in enumerate(chapter.levels, 1)
        for number, hint in enumerate(level.hints)
    )
    return max(hints)[1:]


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("chapter", every(range(1, len(PACK.chapters) + 1), 4))
def test_the_longest_idea_of_each_chapter_is_read_whole_beside_the_world(chapter, language):
    visit = Visit(size=SIZES[0], language=language)
    place, number = longest(PACK.chapters[chapter - 1], visit.app.text)
    page = visit.level(chapter, place)
    for _try in range(3):
        page.journey.keep(page.journey.progress.tried(page.level.id))
    visit.press("hint")
    for _more in range(number):
        visit.press("idea", "more")
    for size in SIZES:
        visit.resize(size)
        visit.app.draw()
        box, written = words_of(page)
        high = visit.app.screen.paragraph_height(page.bubble.label, box.width, written)
        assert high <= box.height, (size, written)
        assert written == SENTENCE or size[0] < 1000, (size, written)
        assert page.view.rect.height >= 90 * visit.app.screen.scale, size
        tops = [widget for widget in page.widgets if widget.visible]
        for widget in tops:
            if widget.action == "idea":
                assert [other for other in tops if other.rect.colliderect(widget.rect)] == [widget], size


@pytest.mark.parametrize("size", [*SIZES, *all_of([LEAST], 0)])
def test_an_idea_longer_than_its_room_is_scrolled_and_not_cut(size):
    visit = Visit(size=size)
    page = visit.written(LEVEL.replace("[Un, Deux, Trois]", f'["{LONG * 10}", Deux, Trois]'))
    assert isinstance(page, LevelPage)
    visit.press("hint")
    visit.app.draw()
    view = page.bubble.long
    assert view is not None
    assert view.room > 0
    page.set_focus(page.bubble)
    down = pygame.event.Event(pygame.KEYDOWN, key=pygame.K_DOWN, mod=0, unicode="", scancode=0)
    visit.app.turn([down] * 200, TURN)
    visit.app.draw()
    assert page.bubble.long.offset == page.bubble.long.room, "its last line is in sight"
