"""A child who presses everything: no page ever fails, and what was won stays won."""

import random

import pygame
import pytest
from page_driver import FOX, PACK, USUAL, Visit
from tiers import deep

from codeweek.app.journey import SHIPPED, Journey
from codeweek.authoring.draft.level_acts import new
from codeweek.desktop.workshop.workshop_page import open_draft

KEYS = (
    *(pygame.K_RETURN, pygame.K_SPACE, pygame.K_TAB, pygame.K_ESCAPE, pygame.K_BACKSPACE, pygame.K_DELETE),
    *(pygame.K_UP, pygame.K_DOWN, pygame.K_LEFT, pygame.K_RIGHT, pygame.K_HOME, pygame.K_END),
    *(pygame.K_F1, pygame.K_F2, pygame.K_F5, pygame.K_F7, pygame.K_F8, pygame.K_F9),
    *(pygame.K_m, pygame.K_r, pygame.K_z, pygame.K_y, pygame.K_c, pygame.K_v, pygame.K_x, pygame.K_4),
    *(pygame.K_PLUS, pygame.K_MINUS),
)
MODS = (0, 0, 0, 0, pygame.KMOD_CTRL, pygame.KMOD_SHIFT, pygame.KMOD_ALT)


def one_event(rng, size):
    """Something a hand can do."""
    pos = rng.randrange(size[0]), rng.randrange(size[1])
    choice = rng.random()
    if choice < 0.5:
        key = rng.choice(KEYS)
        letter = chr(key) if 32 <= key < 127 else ""
        values = {"key": key, "mod": rng.choice(MODS), "unicode": letter, "scancode": 0}
        return pygame.event.Event(pygame.KEYDOWN, values)
    if choice < 0.7:
        return pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=pos, button=1)
    if choice < 0.88:
        return pygame.event.Event(pygame.MOUSEBUTTONUP, pos=pos, button=1)
    if choice < 0.96:
        return pygame.event.Event(pygame.MOUSEMOTION, pos=pos, rel=(0, 0), buttons=(0, 0, 0))
    if choice < 0.98:
        return pygame.event.Event(pygame.MOUSEWHEEL, x=0, y=rng.choice((-1, 1)))
    return pygame.event.Event(pygame.WINDOWFOCUSLOST)


@pytest.mark.parametrize("seed", range(6))
def test_pressing_everything_breaks_nothing(seed):
    rng = random.Random(seed)
    visit = Visit(speed=USUAL)
    journey = Journey(visit.store, FOX, PACK, SHIPPED)
    journey.keep(journey.progress.won(PACK.levels[0].id, 2))
    visit.start()
    for _event in range(deep(700, 300)):
        visit.app.turn([one_event(rng, visit.app.screen.rect.size)], rng.choice((0.01, 0.05, 0.3)))
        if not visit.app.pages:
            visit.start()
    assert visit.saved["stars"][PACK.levels[0].id] >= 2


@pytest.mark.parametrize("seed", range(4))
def test_pressing_everything_on_a_level_breaks_nothing(seed):
    rng = random.Random(100 + seed)
    visit = Visit(speed=USUAL)
    places = ((1, 5), (4, 5), (4, 4), (3, 1))
    visit.level(*places[seed])
    for _event in range(deep(500, 250)):
        visit.app.turn([one_event(rng, visit.app.screen.rect.size)], rng.choice((0.01, 0.05, 0.3)))
        if len(visit.app.pages) < 2:
            visit.level(*rng.choice(places))


@pytest.mark.parametrize("seed", range(4))
def test_pressing_everything_in_the_workshop_breaks_nothing(seed, tmp_path):
    rng = random.Random(200 + seed)
    visit = Visit(size=rng.choice(((1024, 768), (1366, 768))), speed=USUAL)
    path = tmp_path / "level.yaml"
    path.write_text(new("fr", ("robot", "turtle")[seed == 3]), encoding="utf-8")
    open_draft(visit.app, path)
    for _event in range(deep(400, 200)):
        letters = pygame.event.Event(pygame.TEXTINPUT, text=rng.choice(("a", "é", ": ", "#", "\n", "4")))
        event = letters if rng.random() < 0.1 else one_event(rng, visit.app.screen.rect.size)
        visit.app.turn([event], rng.choice((0.01, 0.05, 0.6)))
        if not visit.app.pages:
            open_draft(visit.app, path)
    visit.app.quit()
    assert path.read_text(encoding="utf-8")
