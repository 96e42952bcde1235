"""An exercise in the window: its parts one at a time, written, told right or to see again, and kept."""

import pygame
import pytest
from page_driver import PACK, Visit

from codeweek.app.level_prediction import PredictionAnswer
from codeweek.desktop.pages.answering import CELL
from codeweek.desktop.pages.ask_page import AskPage
from codeweek.desktop.pages.level_page import LevelPage
from codeweek.desktop.pages.win import Win
from codeweek.desktop.widgets.widget import Action
from codeweek.play import parts
from codeweek.progress.exercise import points

CHAPTER = next(i for i, each in enumerate(PACK.chapters, 1) if each.folder == "17-objectif-brevet")
EXERCISES = {each.id.rpartition("/")[2]: i for i, each in enumerate(PACK.chapters[CHAPTER - 1].levels, 1)}
DIGITS = {str(n): getattr(pygame, f"K_{n}") for n in range(10)} | {"-": pygame.K_MINUS}


def exercise(name, **options):
    visit = Visit(**options)
    return visit, visit.level(CHAPTER, EXERCISES[name])


def write(visit, words):
    """Type in the cell that has the keyboard."""
    for letter in words:
        visit.key(DIGITS[letter], unicode=letter)
        visit.post(pygame.TEXTINPUT, text=letter)


def told(visit):
    page = visit.page
    assert isinstance(page, LevelPage)
    visit.until(lambda: page.film.told and page.film.verdict is not None)
    return page.film.verdict


def test_a_part_is_answered_with_the_keyboard_and_the_next_one_comes():
    visit, page = exercise("01-le-programme-de-calcul")
    assert page.level.id.endswith("~1")
    visit.key(pygame.K_F5)
    assert page.bubble.label == visit.app.text("ui.level.guess_fields")
    write(visit, "14")
    visit.key(pygame.K_RETURN)
    assert not told(visit).won
    assert "il dit 9" in page.bubble.label
    visit.key(pygame.K_BACKSPACE)
    visit.key(pygame.K_BACKSPACE)
    write(visit, "9")
    visit.key(pygame.K_RETURN)
    assert told(visit).won
    assert visit.page is page  # no card before the last part
    visit.until(lambda: any(each.value == "part" for each in page.leaves()))
    visit.press("go", "part")
    assert visit.page.level.id.endswith("~2")
    assert visit.saved["stars"] == {page.level.id: 1}


def test_a_part_that_is_shut_stays_shut_and_one_that_is_right_may_be_seen_again():
    visit, page = exercise("01-le-programme-de-calcul")
    page.act(Action("part", 2))
    assert visit.page is page
    page.journey.keep(page.journey.progress.won(page.level.id, 3))
    page.act(Action("part", 1))
    assert visit.page.level.id.endswith("~2")
    visit.page.act(Action("part", 0))
    assert visit.page.level.id == page.level.id


def test_the_card_comes_with_the_last_part_and_tells_what_the_exercise_is_worth():
    visit, page = exercise("08-le-tarif")
    whole = page.session.exercise
    progress = page.journey.progress
    for part in whole.parts[:-1]:
        progress = progress.won(part.id, 3)
    page.journey.keep(progress)
    page.give_way(whole.parts[-1])
    write(visit, "20")
    visit.key(pygame.K_RETURN)
    assert not told(visit).won
    for _digit in "20":
        visit.key(pygame.K_BACKSPACE)
    write(visit, "18")
    visit.key(pygame.K_RETURN)
    visit.until(lambda: isinstance(visit.page, Win))
    earned, of = points(whole, visit.saved["stars"])
    assert (earned, of) == (5, 6)  # half of what came later
    assert visit.page.card.stars == visit.saved["stars"][whole.id] == 2


@pytest.mark.parametrize("size", [(1366, 768), (1024, 600), (800, 1280), (390, 844)])
def test_a_table_is_written_with_the_pointer_alone_in_any_window(size):
    visit, page = exercise("06-le-rectangle-qui-grandit", size=size)
    real = [str(cell) for row in parts.computed(page.level) for cell in row]

    def pressed(action, value):
        visit.wait(1)  # two presses at one place at once would be a double click
        visit.press(action, value)

    for place, number in enumerate(real):
        cell = visit.find(CELL, place)
        assert visit.app.screen.rect.contains(cell.rect)
        assert cell.rect.height >= visit.app.screen.px(36)
        pressed(CELL, place)
        assert isinstance(visit.page, AskPage)
        for digit in number:
            pressed("key", digit)
        pressed("answer", "give")
    assert visit.page is page
    pressed("run", None)
    assert told(visit).won


def test_the_points_are_on_the_sheet_of_the_adult_and_nowhere_else():
    visit, page = exercise("01-le-programme-de-calcul")
    page.journey.keep(page.journey.progress.won(page.level.id, 1))
    page.relayout()
    assert not any("0,5" in each.label for each in page.leaves())
    page.act(Action("adult"))
    assert any("0,5 sur 6" in each.label for each in visit.page.leaves())


@pytest.mark.parametrize("size", [(640, 360), (800, 480), (360, 640)], ids=str)
def test_the_cell_of_an_answer_stays_in_its_place_in_a_small_window(size):
    visit = Visit(size=size)
    page = visit.level(18, 1)
    place = page.panels.layout.answer
    cells = [widget for widget in page.widgets if widget.action == CELL]
    assert cells
    assert all(place.contains(cell.rect) for cell in cells)
    assert all(cell.rect.width >= visit.app.screen.px(44) for cell in cells)


@pytest.mark.parametrize("level", [each for each in PACK.levels if each.parts], ids=lambda level: level.id)
def test_a_room_is_told_no_answer_of_a_part_which_it_could_not_judge(level):
    for part in level.parts:
        guess = PredictionAnswer(part)
        guess.chosen = 1
        assert guess.told == {}
