"""What helps on a level: the bulb, the adult, the world in words, the keys."""

import pygame
import pytest
from page_driver import Visit, build, lost

from codeweek.blocks.script import EMPTY
from codeweek.desktop.pages.adult_help import SolutionPage, StandingPage
from codeweek.desktop.pages.sheet_page import Sheet
from codeweek.levels import programs
from codeweek.play.repair.helping import help_with
from codeweek.room import plan


def test_the_bulb_glows_after_three_tries_and_never_opens_by_itself():
    visit = Visit()
    page = visit.level(2, 3)
    build(visit, "move")
    lost(visit, 2)
    assert visit.find("hint").glow is None
    lost(visit)
    assert visit.find("hint").glow is not None
    assert visit.page is page


def test_the_adult_finds_help_and_a_solution():
    visit = Visit()
    page = visit.level(4, 5)
    visit.press("menu")
    visit.press("answer", "adult")
    assert isinstance(visit.page, Sheet)
    assert [note.head for note in visit.page.notes()] == [
        visit.page.app.text(f"ui.adult.{name}") for name in ("stands", "idea", "mistake", "question")
    ]
    visit.press("answer", "solution")
    visit.pass_gate()
    assert isinstance(visit.page, SolutionPage)
    assert visit.page.script == programs.solution(page.level).script
    visit.press("close")
    assert visit.page is page
    assert page.script == EMPTY, "a solution that is read goes into no program"


def test_the_adult_sees_where_the_program_stands_and_the_answer():
    visit = Visit()
    page = visit.level(2, 3)
    build(visit, "move", "move", "turn_right")
    script, kept = page.script, page.journey.progress
    visit.press("menu")
    visit.press("answer", "adult")
    told = visit.page.notes()[0]
    assert told.head == "Où en est-il ?"
    visit.press("answer", "where")
    visit.pass_gate()
    assert isinstance(visit.page, StandingPage)
    assert visit.page.script == script
    assert visit.page.heads()[1] == told.body
    found, asked = visit.page.found(), help_with(page.level, script, page.text)
    assert asked.question
    assert visit.find("solution").view.lit == (found.block, "running")
    said = [widget.label for widget in visit.page.leaves()]
    assert found.question in said
    assert found.answer in said
    visit.press("close")
    assert visit.page is page
    assert (page.script, page.journey.progress) == (script, kept), "the adult's help costs nothing"


@pytest.mark.parametrize(("solutions", "found"), [(True, ["close", "where", "solution"]), (False, ["close"])])
def test_where_a_room_closes_the_solutions_the_help_for_adults_leads_to_no_answer(solutions, found):
    visit = Visit()
    page = visit.level(2, 3)
    build(visit, "move", "move", "turn_right")
    page.journey.plan = {**plan.USUAL, "solutions": solutions}
    visit.press("menu")
    visit.press("answer", "adult")
    assert visit.page.notes()[0].head == "Où en est-il ?"
    assert [answer.name for answer in visit.page.answers()] == found


def test_where_there_is_nothing_to_build_the_adult_is_told_of_no_program():
    visit = Visit()
    page = visit.level(2, 1)
    assert page.session.read_only
    visit.press("menu")
    visit.press("answer", "adult")
    assert "Où en est-il ?" not in [note.head for note in visit.page.notes()]
    assert [answer.name for answer in visit.page.answers()] == ["close", "solution"]


def test_the_world_is_said_in_words():
    visit = Visit()
    visit.level(4, 5)
    visit.key(pygame.K_F2)
    assert "Grille de 5\u00a0colonnes" in visit.page.notes()[0].body


def test_the_keys_are_shown():
    visit = Visit()
    visit.level(4, 5)
    visit.key(pygame.K_F1)
    assert len(visit.page.notes()) >= 10


def test_letters_typed_on_a_level_do_not_turn_the_world():
    visit = Visit()
    page = visit.level(2, 3)
    visit.press("restart")
    for key, letter in ((pygame.K_v, "v"), (pygame.K_m, "m")):
        visit.key(key, unicode=letter)
    assert visit.page is page
    assert not page.session.eyes


def test_t_and_w_lead_to_the_blocks_from_any_button_of_the_level():
    visit = Visit()
    page = visit.level(2, 3)
    for action in ("sound", "back", "run"):
        page.focus_on(action)
        visit.key(pygame.K_t, unicode="t")
        assert (page.focus, page.editor.cursor.zone) == (page.editor, "palette")
        page.focus_on(action)
        visit.key(pygame.K_w, unicode="w")
        assert (page.focus, page.editor.cursor.zone) == (page.editor, "workspace")
    visit.key(pygame.K_t, unicode="t")
    visit.key(pygame.K_RETURN)
    assert len(page.script.blocks) == 1


def test_t_is_a_letter_where_one_writes():
    visit = Visit()
    page = visit.level(17, 13)
    page.focus_on("typed")
    box = page.focus
    visit.key(pygame.K_t, unicode="t")
    visit.post(pygame.TEXTINPUT, text="t")
    assert page.focus is box
    assert page.script.text == "t"
