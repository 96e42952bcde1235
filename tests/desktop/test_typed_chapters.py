"""The notebook and the exam are played in the window with keys alone: what is typed, built and answered."""

import pygame
import pytest
from page_driver import PACK, Visit
from test_typing_a_level import box
from test_whole_course import Hands, clear
from tiers import every

from codeweek.blocks.script import Block
from codeweek.blocks.source import plainly
from codeweek.desktop.pages.level_page import LevelPage
from codeweek.desktop.pages.win import Win
from codeweek.desktop.typing.code_box import CodeBox
from codeweek.levels import programs
from codeweek.levels.level import Level
from codeweek.play import parts, predict, session

FOLDERS = [chapter.folder for chapter in PACK.chapters]
NOTEBOOK, EXAM = (FOLDERS.index(name) + 1 for name in ("16-le-carnet-de-python", "17-objectif-brevet"))


def chapter(number: int) -> tuple[Level, ...]:
    return PACK.chapters[number - 1].levels


def letters(visit: Visit, words: str) -> None:
    """Typed quickly: the letters of a word come in one turn of the window."""
    for letter in words:
        pygame.event.post(pygame.event.Event(pygame.TEXTINPUT, text=letter))
    visit.turn()


def type_program(visit: Visit, page: LevelPage, source: str) -> None:
    """A whole text, line by line, its indentation as the box makes it, with Tab and Backspace."""
    visit.key(pygame.K_a, pygame.KMOD_LCTRL)
    visit.key(pygame.K_DELETE)
    for number, line in enumerate(plainly(source).rstrip("\n").split("\n")):
        if number:
            visit.key(pygame.K_RETURN)
        wanted = (len(line) - len(line.lstrip())) // 4
        for _step in range(9):
            there = len(box(page).text.split("\n")[number]) // 4
            if there == wanted:
                break
            visit.key(pygame.K_TAB if there < wanted else pygame.K_BACKSPACE)
        letters(visit, line.lstrip())
    assert box(page).text == source.rstrip("\n")


def fill_holes(visit: Visit, page: LevelPage) -> None:
    """What the solution has in each hole of the given text."""
    given, source = page.level.given.rstrip("\n"), page.level.solution.rstrip("\n")
    pieces = given.split("__")
    for number, before in enumerate(pieces[:-1]):
        source = source[len(before) :]
        end = source.index(pieces[number + 1].split("\n")[0])
        start, until = box(page).holes[number]
        box(page)._put((start + until) // 2)
        letters(visit, source[:end])
        source = source[end:]


def run(visit: Visit, page: LevelPage) -> None:
    visit.key(pygame.K_F5)
    visit.until(lambda: page.film.problem is not None or (page.film.ended and page.film.told))


def tab_to(visit: Visit, action: str, value: object = None) -> None:
    """Tab until the keyboard is there; out of a text, Escape comes first."""
    if isinstance(visit.page.focus, CodeBox):
        visit.key(pygame.K_ESCAPE)
    for _key in range(80):
        focus = visit.page.focus
        if focus is not None and focus.action == action and value in (None, focus.value):
            return
        visit.key(pygame.K_TAB)
    raise AssertionError(f"no key leads to {action} {value}")


def foresee(visit: Visit, page: LevelPage) -> None:
    """The right answer, by Tab and Enter."""
    real = predict.real(page.level, session.play(page.level, page.script, "fr").traces[0])
    offered = page.guess.choices(page.text)
    right = next(i for i, each in enumerate(offered) if predict.same(real, each.value))
    tab_to(visit, "answer", right)
    visit.key(pygame.K_RETURN)


class Names(Hands):
    """Builds a program with the keyboard only, and gives its boxes and blocks their names."""

    def choose(self, block: Block) -> None:
        if self.editor.state.entry:
            self.visit.key(pygame.K_RETURN)  # a number that is written is another thing to put there
        before = {each.id for each in self.editor.document.script.everything()}
        super().choose(block)
        new = [each for each in self.editor.document.script.everything() if each.id not in before]
        for placed in new:
            if placed.type == block.type:
                self.name(placed, block)

    def name(self, placed: Block, block: Block) -> None:
        for field in (field for field in block.fields if placed.fields[field] != block.fields[field]):
            self.walk_to_part(placed.id, field)
            if not self.editor.state.entry:
                self.visit.key(pygame.K_RETURN)
            letters(self.visit, str(block.fields[field]))
            self.visit.key(pygame.K_RETURN)


def build(visit: Visit, page: LevelPage, level: Level) -> None:
    tab_to(visit, page.editor.action)
    clear(visit, page)
    Names(visit, page).build(programs.solution(level).script.blocks)


WRITTEN = [  # levels of the exam too, those that are no exercise in parts
    (number, place)
    for number in (NOTEBOOK, EXAM)
    for place, level in enumerate(chapter(number), 1)
    if not level.parts
]


@pytest.mark.parametrize(("number", "place"), every(WRITTEN, 3))
def test_each_level_of_the_notebook_is_won_with_the_keyboard(number, place):
    visit = Visit(size=(1366, 768))
    page = visit.level(number, place)
    level = page.level
    if level.mode == "predict":
        foresee(visit, page)
    elif level.writing == "blocks":
        build(visit, page, level)
    elif level.mode == "fill":
        fill_holes(visit, page)
    else:
        type_program(visit, page, level.solution)
    run(visit, page)
    assert page.film.problem is None, page.bubble.label
    assert page.journey.stars(level) == 3


def answer(visit: Visit, page: LevelPage) -> None:
    """A question of an exercise, by keys alone."""
    real = parts.computed(page.level)
    if not page.guess.cells:
        offered = [choice.value for choice in page.guess.choices(page.text)]
        tab_to(visit, "answer", offered.index(real))
        visit.key(pygame.K_RETURN)
        return
    rows = real if isinstance(real, tuple) else (real,)
    tab_to(visit, "cell_of_answer", 0)
    for cell in [cell for row in rows for cell in (row if isinstance(row, tuple) else (row,))]:
        for sign in str(cell):
            visit.key(pygame.K_UNKNOWN, unicode=sign)
            visit.post(pygame.TEXTINPUT, text=sign)
        visit.key(pygame.K_RETURN)


@pytest.mark.parametrize(
    ("place", "typing"),
    [
        pytest.param(place, typing, id=f"{place}-{'text' if typing else 'blocks'}")
        for place in every([place for place, each in enumerate(chapter(EXAM), 1) if each.parts], 3)
        for typing in (False, True)
        if not typing or any(part.part.type == "program" for part in chapter(EXAM)[place - 1].parts)
    ],
)
def test_each_exercise_is_done_with_the_keyboard_its_programs_by_blocks_and_by_text(place, typing):
    level = chapter(EXAM)[place - 1]
    visit = Visit(size=(1366, 768))
    page = visit.level(EXAM, place)
    for number, part in enumerate(level.parts):
        if number:
            visit.until(lambda: any(each.value == "part" for each in visit.page.leaves()))
            tab_to(visit, "go", "part")
            visit.key(pygame.K_RETURN)
            page = visit.page
        assert page.level.id == part.id
        if part.part.type != "program":
            answer(visit, page)
        elif typing:
            page.toggle_python(True)
            tab_to(visit, "write")
            visit.key(pygame.K_RETURN)
            type_program(visit, page, part.solution)
        else:
            build(visit, page, part)
        if page.film.verdict is None:
            run(visit, page)
        visit.until(lambda page=page: page.film.verdict is not None and page.film.told)
        assert page.film.verdict.won, (part.id, page.bubble.label)
    visit.until(lambda: isinstance(visit.page, Win))
    assert visit.page.card.stars == 3
