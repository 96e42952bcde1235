"""The window for a child who does not read: the first minutes, and levels whose sentences are all gone."""

import pygame
import pytest
from page_driver import PACK, USUAL, Visit, build, lost

from codeweek.desktop.comics.comic_page import ComicPage
from codeweek.desktop.pages.level_page import LevelPage
from codeweek.desktop.pages.profiles import ProfilesPage
from codeweek.desktop.pages.win import Win
from codeweek.play.player import ALIVE
from codeweek.text import Text

TOUCHES = 5  # at most, from the first screen to the first win


def most_inviting(visit, comic="skip"):
    """What a child who does not read touches: where the hand points, else the largest thing that can be."""
    page = visit.page
    if isinstance(page, LevelPage):
        way = page.panels.first_touch(page.widgets)
        assert page.session.shows_hand
        return pygame.Rect(way[0])
    if isinstance(page, ComicPage):
        return visit.find(comic).rect
    return max((widget.rect for widget in page.targets()), key=lambda rect: rect.width * rect.height)


@pytest.mark.parametrize("comic", ["skip", "next"])
def test_the_first_win_is_five_touches_from_the_first_screen_the_comic_seen_or_not(comic):
    visit, touches = Visit(speed=USUAL), 0
    visit.start()
    assert isinstance(visit.page, ProfilesPage)
    while not isinstance(visit.page, Win):
        visit.tap(most_inviting(visit, comic).center)
        touches += 1
        assert touches <= TOUCHES
        visit.wait(0.5)
        if isinstance(visit.page, LevelPage) and visit.page.film.traces:
            visit.until(lambda: isinstance(visit.page, Win))
    assert visit.page.app.pages[-2].level.id == "01-la-fusee/01-decollage"


def test_a_hand_shows_the_first_block_and_goes_for_good_once_one_was_placed():
    visit = Visit(speed=USUAL)
    page = visit.level(1, 2)
    start, end = page.panels.first_touch(page.widgets)
    assert page.session.shows_hand
    assert page.editor.view.palette.box(1) == start  # the arrow that is missing
    assert page.editor.view.workspace.rect.contains(end.inflate(-4, -4))
    visit.tap(start.center)
    assert not page.session.shows_hand
    assert not visit.level(1, 2).session.shows_hand


def test_a_hand_is_gone_at_the_first_touch_and_shows_nothing_on_the_next_levels():
    visit = Visit(speed=USUAL)
    page = visit.level(1, 1)
    assert page.session.shows_hand
    visit.tap(page.view)
    assert not page.session.shows_hand
    assert not visit.level(1, 3).session.shows_hand
    assert not opened(visit, "02-le-facteur/02-pivoter-ce-n-est-pas-avancer").session.shows_hand


def opened(visit, id):
    """A level of the course, wherever it stands."""
    chapter = next(i for i, each in enumerate(PACK.chapters, 1) if PACK.level(id) in each.levels)
    return visit.level(chapter, PACK.chapters[chapter - 1].levels.index(PACK.level(id)) + 1)


def test_a_hand_goes_over_the_flags_of_the_first_level_to_foresee():
    first = next(level for level in PACK.levels if level.mode == "predict")
    page = opened(Visit(speed=USUAL), first.id)
    assert page.session.shows_hand
    cells = {page.view.frame.cell_at(box.center) for box in page.panels.first_touch(page.widgets)}
    assert len(cells) == 2
    assert cells <= first.maps[0].world.map.flags


@pytest.fixture
def mute(monkeypatch):
    """Every sentence is gone: of the app, of the levels, of what a run came to."""
    monkeypatch.setattr(Text, "__call__", lambda *_key, **_slots: "")
    monkeypatch.setattr(Text, "tell", lambda *_problem: "")
    monkeypatch.setattr(Text, "pick", lambda *_words: "")


def ticks(page):
    return [(tile.name, done) for tile, done in page.view.goals.goals.tiles]


@pytest.mark.usefixtures("mute")
def test_a_level_without_a_sentence_says_what_is_to_do_what_is_done_and_what_was_missed():
    visit = Visit(speed=USUAL)
    page = visit.level(1, 6)
    assert ticks(page) == [("items", False), ("flag", False)]
    assert not page.bubble.shows
    build(visit, "up", "up")
    lost(visit)
    assert ticks(page) == [("items", True), ("flag", False)]
    assert page.view.goals.goals.lit.name == "flag"
    assert page.view.lit == ((3, 1),)
    assert page.bubble.shows(20).get_size() == (20, 20)
    build(visit, "down", "right", "right", "right")
    visit.key(pygame.K_F5)
    visit.until(lambda: page.film.told)
    assert ticks(page) == [("items", True), ("flag", True)]
    assert page.view.goals.goals.lit is None


@pytest.mark.usefixtures("mute")
def test_an_idea_without_its_words_lights_a_place_then_a_button_then_a_block():
    visit = Visit(speed=USUAL)
    page = opened(visit, "01-la-fusee/07-la-fusee-se-cogne")
    visit.press("hint")
    assert page.view.lit == ((1, 1),)
    visit.press("idea", "more")
    assert (page.view.lit, visit.find("step").kind) == ((), "chosen")
    visit.press("idea", "more")
    assert page.editor.view.lit[0] == page.script.blocks[2].id


@pytest.mark.usefixtures("mute")
def test_a_guess_is_noted_and_is_ticked_only_by_the_run_that_shows_it_right():
    visit = Visit(speed=USUAL)
    page = visit.level(2, 1)
    goals = page.view.goals
    assert (ticks(page)[0], goals.goals.noted) == (("guess", False), False)
    visit.tap(page.view.frame.box(2, 0, 1, 1).center)
    assert (ticks(page)[0], goals.goals.noted) == (("guess", False), True)
    visit.press("run")
    visit.until(lambda: page.film.told)
    page.show_now()
    assert (ticks(page)[0], goals.goals.noted) == (("guess", False), False)  # it came otherwise
    assert goals.goals.lit.name == "guess"
    right = visit.level(3, 1)
    visit.press("guess", 1)
    assert ticks(right)[0] == ("guess", False)
    visit.key(pygame.K_F5)
    visit.until(lambda: isinstance(visit.page, Win))
    assert (ticks(right)[0], right.view.goals.goals.noted) == (("guess", True), False)
    visit.key(pygame.K_ESCAPE)
    visit.press("guess", 1)  # another one: no run has told of it
    assert (ticks(right)[0], right.view.goals.goals.noted) == (("guess", False), True)


def test_the_heroes_of_the_first_screen_stand_once_nobody_is_there_and_never_move_for_who_wants_that():
    visit = Visit(speed=USUAL)
    visit.start()
    assert any(visit.app.turn([], 0.05) for _turn in range(2))
    visit.wait(ALIVE + 0.2)
    assert not any(visit.app.turn([], 0.05) for _turn in range(40))
    visit.key(pygame.K_TAB)
    assert any(visit.app.turn([], 0.05) for _turn in range(2))
    still = Visit(speed=USUAL)
    still.app.change(reduced_motion=True)
    still.start()
    assert not any(still.app.turn([], 0.05) for _turn in range(40))
