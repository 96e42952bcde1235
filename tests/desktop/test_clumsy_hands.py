"""Right buttons, double clicks, windows resized or closed at a bad moment: nothing strange, nothing lost."""

import pygame
import pytest
from page_driver import FOX, PACK, USUAL, Visit, build

from codeweek.app.journey import SHIPPED, Journey
from codeweek.desktop.pages.chapter import ChapterPage
from codeweek.desktop.pages.level_page import LevelPage
from codeweek.desktop.pages.win import Win
from codeweek.desktop.widgets.widget import Action


def offer(visit, name="move"):
    editor = visit.page.editor
    number = next(i for i, item in enumerate(editor.view.palette.items) if item.offer.block.type == name)
    return editor.view.palette.box(number).center


def lift(visit):
    """Take a block of the palette over the program, and hold it."""
    visit.post(pygame.MOUSEBUTTONDOWN, pos=offer(visit), button=1)
    middle = visit.page.editor.view.workspace.rect.center
    visit.post(pygame.MOUSEMOTION, pos=middle, rel=(1, 1), buttons=(1, 0, 0))
    assert visit.page.editor.pointer.drag
    return middle


@pytest.mark.parametrize("button", [2, 3])
def test_the_other_buttons_do_nothing(button):
    visit = Visit(speed=USUAL)
    page = visit.level(2, 3)
    for pos in (offer(visit), visit.find("run").rect.center, visit.find("back").rect.center):
        visit.post(pygame.MOUSEBUTTONDOWN, pos=pos, button=button)
        visit.post(pygame.MOUSEBUTTONUP, pos=pos, button=button)
    assert visit.page is page
    assert not page.script.blocks
    assert not page.scenes.traces
    assert not any(widget.pressed for widget in page.leaves())


def test_the_right_button_in_mid_drag_does_not_drop():
    visit = Visit(speed=USUAL)
    page = visit.level(2, 3)
    middle = lift(visit)
    visit.post(pygame.MOUSEBUTTONDOWN, pos=middle, button=3)
    visit.post(pygame.MOUSEBUTTONUP, pos=middle, button=3)
    assert page.editor.pointer.drag
    visit.post(pygame.MOUSEBUTTONUP, pos=middle, button=1)
    assert len(page.script.blocks) == 1


def test_a_double_click_on_run_does_not_pause():
    visit = Visit(speed=USUAL)
    page = visit.solved(4, 5)
    visit.press("run")
    visit.press("run")
    assert page.scenes.player.playing


def test_a_double_click_that_opens_a_page_presses_nothing_on_it():
    visit = Visit(speed=USUAL)
    visit.level(2, 3)
    visit.app.quit()
    again = Visit(speed=USUAL)
    again.start()
    place = again.find("profile", FOX).rect.center
    again.tap(place)
    page = again.page
    assert isinstance(page, LevelPage)
    again.tap(place)
    assert again.page is page
    assert page.editor.cursor.place.index == 0
    assert not any(widget.hovered and widget.pressed for widget in page.leaves())
    again.wait(0.5)
    again.tap(again.find("menu"))
    assert again.page is not page


@pytest.mark.parametrize("size", [(800, 480), (1920, 1080)])
def test_a_window_resized_in_mid_drag_keeps_the_program(size):
    visit = Visit(speed=USUAL)
    page = visit.level(2, 3)
    build(visit, "turn_left")
    before = page.script
    middle = lift(visit)
    visit.resize(size)
    visit.post(pygame.MOUSEBUTTONUP, pos=middle, button=1)
    assert page.script == before
    build(visit, "move")
    assert len(page.script.blocks) == 2


@pytest.mark.parametrize("size", [(800, 480), (1920, 1080)])
def test_a_window_resized_in_mid_run_goes_on(size):
    visit = Visit(speed=USUAL)
    page = visit.solved(4, 5)
    visit.key(pygame.K_F5)
    visit.wait(1)
    index = page.scenes.player.index
    visit.resize(size)
    assert page.scenes.player.playing
    assert page.scenes.player.index >= index
    visit.until(lambda: isinstance(visit.page, Win))


class Long:
    """As much of a run as a player needs."""

    def __init__(self, outcome):
        self.outcome = outcome

    def __len__(self):
        return 6253


@pytest.mark.parametrize(("outcome", "least", "most"), [("budget", 0, 6), ("done", 15, 21)])
def test_a_run_that_never_ends_is_at_its_end_in_a_few_seconds_and_a_long_one_in_twenty(outcome, least, most):
    film = Visit(speed=USUAL).solved(4, 5).film
    film.traces = (Long(outcome),)
    film.head.load([len(film.traces[0])], 0)
    film.play_through()
    seconds = 0.0
    while not film.head.player.at_end and seconds < most:
        film.head.tick(0.1)
        seconds += 0.1
    assert least < seconds < most


def closing_in_mid_run(visit):
    visit.key(pygame.K_F5)
    visit.wait(0.5)


def closing_in_mid_drag(visit):
    lift(visit)


def closing_with_a_sheet(visit):
    visit.page.act(Action("menu"))


@pytest.mark.parametrize("moment", [closing_in_mid_run, closing_in_mid_drag, closing_with_a_sheet])
def test_closing_the_window_loses_nothing(moment):
    visit = Visit(speed=USUAL)
    page = visit.solved(2, 3)
    program = page.script
    moment(visit)
    visit.post(pygame.QUIT)
    assert visit.app.page is None
    assert Journey(visit.store, FOX, PACK, SHIPPED).script(page.level) == program


def test_stars_are_kept_when_the_window_closes_before_the_end_of_the_film():
    visit = Visit(speed=USUAL)
    page = visit.solved(2, 3)
    visit.key(pygame.K_F5)
    visit.post(pygame.QUIT)
    assert visit.saved["stars"][page.level.id] == 3


def test_a_number_half_written_is_kept_when_the_window_closes():
    visit = Visit(speed=USUAL)
    page = visit.solved(4, 5)
    visit.keys(pygame.K_HOME, pygame.K_DOWN, pygame.K_UP)
    page.editor.select(page.script.blocks[0].id)
    visit.key(pygame.K_7)
    visit.post(pygame.QUIT)
    kept = Journey(visit.store, FOX, PACK, SHIPPED).script(page.level)
    assert kept.blocks[0].slots["count"].fields["value"] == 7


def test_reduced_motion_moves_nothing_by_itself():
    visit = Visit(speed=USUAL)
    visit.app.change(reduced_motion=True, sound=False)  # what is read aloud is lit word by word
    journey = Journey(visit.store, FOX, PACK, SHIPPED)
    visit.show(ChapterPage(visit.app, journey, PACK.chapters[0]))
    still(visit)
    for place in (1, 2, 3, 8):
        visit.level(1, place)
        still(visit)
    visit.solved(2, 3)
    visit.key(pygame.K_F5)
    visit.until(lambda: isinstance(visit.page, Win))
    still(visit)


def still(visit):
    """Nothing changes on the screen while nobody touches anything."""
    visit.wait(0.2)
    visit.app.draw()
    before = visit.app.screen.surface.copy()
    for _time in range(4):
        visit.wait(0.37)
        visit.app.draw()
        now = visit.app.screen.surface.copy()  # a surface whose bytes are read is locked
        assert before.get_buffer().raw == now.get_buffer().raw, type(visit.page).__name__
