"""The buttons and keys of a level: what can be done, what calls, what is asked."""

import pygame
import pytest
from page_driver import FOX, PACK

from codeweek import data
from codeweek.app import level_run
from codeweek.app.journey import Journey, MemoryStore
from codeweek.app.level_session import LevelSession
from codeweek.blocks.history import History
from codeweek.blocks.script import EMPTY
from codeweek.desktop.pages import level_actions, level_toolbars
from codeweek.desktop.widgets.widget import Action
from codeweek.levels import programs

TEXT = data.text("fr")


def session(chapter, place):
    level = PACK.chapters[chapter - 1].levels[place - 1]
    return LevelSession(Journey(MemoryStore(), FOX, PACK, "course"), level, TEXT, 3.0)


def test_a_map_that_failed_has_an_eye():
    found = session(2, 4)
    found.change(found.history.edit(programs.solution(PACK.chapters[1].levels[2]).script))
    level_run.run(found)
    found.film.play_through()
    while not found.film.told:
        found.film.head.tick(0.2)
    assert level_toolbars.marks(found.film) == {0: "eye"}


def test_the_buttons_know_what_can_be_undone_and_what_calls():
    found = session(2, 3)
    assert level_toolbars.lights(found, eyes=False) == level_toolbars.Lights(*[False] * 7)
    found.change(History(EMPTY).edit(programs.solution(found.level).script))
    assert level_toolbars.lights(found, eyes=True) == level_toolbars.Lights(True, False, True, *[False] * 4)
    assert level_toolbars.lights(session(1, 1), eyes=False).run


def test_the_second_idea_of_a_level_to_mend_calls_the_next_step():
    place = next(i for i, level in enumerate(PACK.chapters[0].levels, 1) if level.mode == "debug")
    found = session(1, place)
    found.hints.press()
    assert not level_toolbars.lights(found, eyes=False).step
    found.hints.follow("more")
    assert level_toolbars.lights(found, eyes=False).step


@pytest.mark.parametrize(
    ("key", "mod", "letter", "idea", "action"),
    [
        (pygame.K_SPACE, 0, " ", False, Action("run")),
        (pygame.K_RETURN, pygame.KMOD_CTRL, "\r", False, Action("run")),
        (pygame.K_RETURN, 0, "\r", False, None),
        (pygame.K_SPACE, pygame.KMOD_CTRL, " ", False, None),
        (pygame.K_ESCAPE, 0, "\x1b", True, Action("idea", "close")),
        (pygame.K_ESCAPE, 0, "\x1b", False, None),
        (pygame.K_b, 0, "b", False, Action("answer", 1)),
        (pygame.K_c, 0, "c", False, None),
        (pygame.K_COMMA, pygame.KMOD_SHIFT, "?", False, Action("hint")),
        (pygame.K_PAGEUP, 0, "", False, Action("turn_map", -1)),
    ],
)
def test_a_key_asks_what_it_says(key, mod, letter, idea, action):
    event = pygame.event.Event(pygame.KEYDOWN, key=key, mod=mod, unicode=letter)
    assert level_actions.by_key(event, idea, ["A", "B"]) == action
