"""The whole course is played in the window: every level by its solution, one chapter by keys alone."""

from functools import partial

import pygame
import pytest
from page_driver import PACK, Visit
from tiers import every

from codeweek.app import trap_search as challenge
from codeweek.blocks.catalogue import Catalogue
from codeweek.blocks.script import Block
from codeweek.desktop.pages.level_page import LevelPage
from codeweek.desktop.pages.win import Win
from codeweek.desktop.widgets.widget import Action
from codeweek.levels import programs
from codeweek.play import inquiry, parts, predict, session
from codeweek.solver.trap import trap

MOST_TURNS = 400
SECOND = 1.0
LOOKS = 5  # maps of a search: that a solution meets no trap in a hundred is held by unit/solver/test_trap.py


@pytest.fixture(autouse=True)
def _short_search(monkeypatch):
    monkeypatch.setattr(challenge, "trap", partial(trap, tries=LOOKS))


def foresee(visit, page: LevelPage) -> None:
    """Answer a prediction rightly, as the program itself tells."""
    guess = page.guess
    if not guess.ask:
        return
    if page.level.part:
        answer_part(page)
        return
    if guess.inquires:
        page.act(Action("answer", sought(page.level)))
        return
    trace = session.play(page.level, page.script, "fr").traces[0]
    real = predict.real(page.level, trace)
    if guess.chooses:
        offered = guess.choices(page.text)
        page.act(
            Action("answer", next(i for i, each in enumerate(offered) if predict.same(real, each.value)))
        )
    elif guess.asks_cell:
        visit.tap(page.view.frame.box(*trace.world.cell, 1, 1).center)
    else:
        page.act(Action("guess", int(str(real))))


def answer_part(page: LevelPage) -> None:
    """Answer a part of an exercise rightly."""
    real, guess = parts.computed(page.level), page.guess
    if guess.cells:
        rows = real if isinstance(real, tuple) else (real,)
        guess.cells[:] = [str(cell) for row in rows for cell in (row if isinstance(row, tuple) else (row,))]
    else:
        offered = [choice.value for choice in guess.choices(page.text)]
        page.act(Action("answer", offered.index(real)))


def sought(level) -> int:
    """The program that leaves the world as it is seen, or the map on which the given one loses."""
    choices = level.predict.choices
    if choices:
        return next(i for i, each in enumerate(choices) if inquiry.same_ends(level, each.value))
    return inquiry.lost_maps(level, session.play(level, programs.start(level), "fr").traces)[0]


def watch(visit, page: LevelPage) -> int:
    """Let the film go to its end, second by second, then the search for a trap; the stars there are then."""
    for _second in range(MOST_TURNS):
        shown = isinstance(visit.page, Win) or page.panels.ways  # free creations have no card
        if shown and (page.session.trap_search is None or page.session.trap_search.over):
            return page.journey.stars(page.level)
        visit.app.turn([], SECOND)
        while page.film.told and page.session.trap_search and page.session.trap_search.turn():
            pass  # without a picture for each of its slices
    raise AssertionError(f"{page.level.id}: {page.bubble.label}")


@pytest.mark.parametrize("chapter", every(range(1, len(PACK.chapters) + 1), 4))
def test_every_level_is_won_by_its_solution_in_the_window(chapter):
    visit = Visit()
    for place, level in enumerate(PACK.chapters[chapter - 1].levels, 1):
        visit.app.pages.clear()
        page = visit.level(chapter, place)
        for part in level.parts or (level,):
            if part.part and part is not level.parts[0]:
                page.act(Action("go", "part"))
                page = visit.page
            if not page.read_only and part.solution:
                page.put(programs.solution(part).script)
            foresee(visit, page)
            visit.press("run")
            stars = watch(visit, page)
            assert (stars if part.part is None or part.part.type != "program" else 3) == 3, part.id
        assert page.journey.stars(level) == 3


def written(block: Block) -> tuple:
    """What is on a block, whatever stands in it."""
    values = tuple(written(block.slots[name]) for name in sorted(block.slots))
    return block.type, tuple(sorted(block.fields.items())), values


class Hands:
    """Builds a program with the keyboard only: Enter, letters, arrows, digits."""

    def __init__(self, visit: Visit, page: LevelPage) -> None:
        self.visit, self.editor = visit, page.editor
        self.known: Catalogue = programs.catalogue_of(page.level)

    def build(self, blocks: tuple[Block, ...]) -> None:
        for block in blocks:
            self.place(block)

    def place(self, block: Block) -> None:
        """One block, then what stands in its holes and its bodies, then on to the line after it."""
        before = {each.id for each in self.editor.document.script.everything()}
        self.choose(block)
        new = next(each for each in self.editor.document.script.walk() if each.id not in before)
        for name, value in block.slots.items() if not self.editor.document.puzzle else ():
            self.fill(new.id, name, value)
        for name, body in block.bodies.items():
            self.walk_to(lambda at, name=name: (at.parent, at.body, at.index) == (new.id, name, 0))
            self.build(body)
        parent, body, index = self.spot(new.id)
        self.walk_to(lambda at: (at.parent, at.body, at.index) == (parent, body, index + 1))

    def spot(self, id: str) -> tuple[str | None, str, int]:
        for block in self.editor.document.script.walk():
            for name, body in block.bodies.items():
                if id in [each.id for each in body]:
                    return block.id, name, [each.id for each in body].index(id)
        return None, "", [each.id for each in self.editor.document.script.blocks].index(id)

    def choose(self, block: Block) -> None:
        """Open the palette and walk to the block."""
        self.visit.key(pygame.K_RETURN)
        assert self.editor.cursor.zone == "palette"
        self.visit.key(pygame.K_HOME)
        shelf = self.editor.view.palette
        for _item in shelf.items:
            if self.is_it(shelf.items[shelf.chosen].offer.block, block):
                break
            self.visit.key(pygame.K_DOWN)
        assert self.is_it(shelf.items[shelf.chosen].offer.block, block)
        self.visit.key(pygame.K_RETURN)

    def is_it(self, offered: Block, block: Block) -> bool:
        """Of a puzzle the very piece, with what is written on it."""
        return (
            written(offered) == written(block) if self.editor.document.puzzle else offered.type == block.type
        )

    def fill(self, id: str, slot: str, value: Block) -> None:
        """A number by its digits, anything else from the palette."""
        self.walk_to_part(id, slot)
        if value.type == "number":
            for digit in str(value.fields["value"]):
                self.visit.key(ord(digit), unicode=digit)
            self.visit.key(pygame.K_RETURN)
            return
        self.choose(value)
        block = self.editor.document.script.find(id)
        for name, inner in value.slots.items():
            self.fill(block.slots[slot].id, name, inner)

    def walk_to_part(self, id: str, slot: str) -> None:
        for _step in range(60):
            part = self.editor.cursor.part
            if part and (part.block, part.name) == (id, slot):
                return
            self.visit.key(pygame.K_RIGHT)
        raise AssertionError(f"no key leads to {slot}")

    def walk_to(self, there) -> None:
        """Up to the top, then down until the cursor is there."""
        self.visit.key(pygame.K_HOME)
        for _step in range(80):
            if (
                not self.editor.cursor.part
                and not self.editor.cursor.selected
                and there(self.editor.cursor.place)
            ):
                return
            self.visit.key(pygame.K_DOWN)
        raise AssertionError("no key leads there")


def foresee_by_keys(visit, page: LevelPage) -> None:
    """A number, by Tab and Enter."""
    real = predict.real(page.level, session.play(page.level, page.script, "fr").traces[0])
    assert page.guess.counts
    while page.focus is None or (page.focus.action, page.focus.value) != ("guess", 1):
        visit.key(pygame.K_TAB)
    for _press in range(int(real)):
        visit.key(pygame.K_RETURN)


def test_the_chapter_of_sensors_is_played_with_the_keyboard_only():
    visit = Visit()
    for place, level in enumerate(PACK.chapters[6].levels, 1):
        if level.mode == "create":
            continue  # nothing is to be won there
        visit.app.pages.clear()
        page = visit.level(7, place)
        if page.guess.ask:
            foresee_by_keys(visit, page)
        else:
            while page.focus is not page.editor:
                visit.key(pygame.K_TAB)
            clear(visit, page)
            Hands(visit, page).build(programs.solution(level).script.blocks)
        visit.key(pygame.K_F5)
        assert watch(visit, page) == 3, level.id


def clear(visit, page: LevelPage) -> None:
    """Take what is given away, block by block."""
    for _block in range(40):
        if not page.script.blocks:
            return
        visit.key(pygame.K_HOME)
        visit.key(pygame.K_DELETE)
    raise AssertionError("the program does not become empty")
