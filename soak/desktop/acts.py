"""The acts: each a small thing that somebody does, told in one word."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pygame

from codeweek import data
from codeweek.desktop.pages.chapter import ChapterPage
from codeweek.desktop.pages.map import MapPage
from codeweek.desktop.pages.profiles import ProfilesPage
from codeweek.desktop.pages.settings import SettingsPage
from codeweek.desktop.painting.theme import THEMES
from codeweek.desktop.screen import ZOOMS
from codeweek.desktop.widgets.controls import Slider
from codeweek.desktop.workshop.choose import ChoosePage
from codeweek.desktop.workshop.workshop_page import open_draft
from codeweek.levels import programs
from soak.desktop.hands import KEYS, LETTERS, MODS, Hands
from soak.desktop.room import SIZES

Act = Callable[[Hands], None]


def press(hands: Hands) -> None:
    """Any button of the page."""
    found = hands.one_of(hands.room.page.leaves())
    if found:
        hands.tap(hands.within(found.rect))


def press_twice(hands: Hands) -> None:
    """A double click on any button."""
    found = hands.one_of(hands.room.page.leaves())
    if found:
        pos = hands.within(found.rect)
        hands.tap(pos)
        if hands.room.app.pages:
            hands.tap(pos)


def poke(hands: Hands) -> None:
    """Anywhere, with any button."""
    hands.tap(hands.anywhere(), hands.chance.choice((1, 1, 1, 2, 3)))


def add(hands: Hands) -> None:
    """A block of the palette, tapped."""
    hands.tap(hands.offer())


def bring(hands: Hands) -> None:
    """A block of the palette into the program."""
    hands.drag(hands.offer(), hands.place())


def shift(hands: Hands) -> None:
    """A block of the program to another place, or back to the palette."""
    hands.drag(hands.block(), hands.offer() if hands.chance.random() < 0.2 else hands.place())


def drag(hands: Hands) -> None:
    """From anywhere to anywhere."""
    hands.drag(hands.anywhere(), hands.anywhere())


def hold(hands: Hands) -> None:
    """A press that is not let go, or one let go that never was."""
    pos = hands.block() if hands.chance.random() < 0.5 else hands.anywhere()
    hands.chance.choice((hands.down, hands.up, hands.move))(pos)


def hover(hands: Hands) -> None:
    """The pointer passes, and time with it."""
    hands.move(hands.anywhere(), 0)
    hands.room.turn(12)


def key(hands: Hands) -> None:
    """Any key."""
    hands.key(hands.chance.choice(KEYS), hands.chance.choice(MODS))


def letters(hands: Hands) -> None:
    """Something typed."""
    for letter in hands.chance.choice(LETTERS):
        hands.room.post(pygame.TEXTINPUT, text=letter)


def wheel(hands: Hands) -> None:
    """The wheel, somewhere."""
    hands.move(hands.anywhere(), 0)
    hands.room.post(pygame.MOUSEWHEEL, x=0, y=hands.chance.choice((-3, -1, 1, 3)))


def run(hands: Hands) -> None:
    """Run, and look for a while; or pause, while it runs."""
    hands.key(pygame.K_F5)
    hands.room.turn(hands.chance.choice((2, 10, 40)))


def seek(hands: Hands) -> None:
    """A slider, pulled."""
    sliders = [each for each in hands.room.page.leaves() if isinstance(each, Slider) and each.enabled]
    found = hands.one_of(sliders)
    if found:
        hands.drag(hands.within(found.rect), hands.within(found.rect))


def watch(hands: Hands) -> None:
    """Time passes, quickly or slowly."""
    hands.room.turn(hands.chance.choice((1, 20, 100)), hands.chance.choice((0.01, 0.05, 0.1)))


def undo(hands: Hands) -> None:
    """Ctrl+Z, some times."""
    for _time in range(hands.chance.choice((1, 1, 2, 6))):
        hands.key(pygame.K_z, pygame.KMOD_CTRL)


def redo(hands: Hands) -> None:
    """Ctrl+Y, some times."""
    for _time in range(hands.chance.choice((1, 1, 2, 6))):
        hands.key(pygame.K_y, pygame.KMOD_CTRL)


def solve(hands: Hands) -> None:
    """The neighbour has told how: the solution, played to its end."""
    level = hands.room.level
    if level and level.level.solution and not level.read_only:
        level.put(programs.solution(level.level).script)
    if level:
        hands.key(pygame.K_F5)
        hands.room.turn(300, 0.1)


def go(hands: Hands) -> None:
    """Another level, now and then only another chapter; before that, a child sits down."""
    room, chance = hands.room, hands.chance
    page = room.chapter()
    if isinstance(page, ProfilesPage):
        sit(hands)
        page = room.chapter()
    if isinstance(page, MapPage):
        page = ChapterPage(room.app, page.journey, chance.choice(page.journey.pack.chapters))
        room.app.push(page)
    if isinstance(page, ChapterPage) and chance.random() < 0.8:
        page.enter(chance.choice(chance.choice(page.journey.pack.chapters).levels))
    room.turn()


def sit(hands: Hands) -> None:
    """A child who was there before, or a new one who takes an animal and a colour."""
    for action in (hands.chance.choice(("profile", "new")), "animal", "colour"):
        hands.room.turn(10)
        found = hands.one_of(each for each in hands.room.page.leaves() if each.action == action)
        if found:
            hands.tap(found.rect.center)


def up(hands: Hands) -> None:
    """One page back, as by its arrow."""
    if len(hands.room.app.pages) > 1:
        hands.key(pygame.K_ESCAPE)


def resize(hands: Hands) -> None:
    """Another window."""
    hands.room.resize(hands.chance.choice(SIZES))


def change(hands: Hands) -> None:
    """One of the settings."""
    app, chance = hands.room.app, hands.chance
    name = chance.choice(("language", "theme", "zoom", "sound", "reduced_motion", "register", "page"))
    values = {
        "language": data.languages(), "theme": tuple(THEMES), "zoom": ZOOMS, "register": ("short", "normal"),
        "sound": (True, False), "reduced_motion": (True, False),
    }  # fmt: skip
    if name == "page":
        app.push(SettingsPage(app))
    else:
        app.change(**{name: chance.choice(values[name])})
    hands.room.turn()


def look_away(hands: Hands) -> None:
    """The window is no longer the one in front, or the pointer has left it."""
    hands.room.post(hands.chance.choice((pygame.WINDOWFOCUSLOST, pygame.WINDOWLEAVE)))


def drop(hands: Hands) -> None:
    """A file, good or not, dropped on the window."""
    hands.room.post(pygame.DROPFILE, file=str(hands.chance.choice(hands.room.files)))
    hands.room.turn()


def workshop(hands: Hands) -> None:
    """The workshop of levels, over the rest."""
    app = hands.room.app
    if hands.chance.random() < 0.4:
        app.push(ChoosePage(app))
    else:
        texts = [path for path in hands.room.files if path.suffix == ".yaml"]
        open_draft(app, hands.chance.choice(texts))
    hands.room.turn()


def close(hands: Hands) -> None:
    """The window is closed; the next act finds it opened again."""
    hands.room.post(pygame.QUIT)


def kill(hands: Hands) -> None:
    """The plug is pulled: nothing has the time to save."""
    hands.room.app.pages.clear()


ACTS: Mapping[str, Act] = {
    act.__name__: act
    for act in (
        *(press, press_twice, poke, add, bring, shift, drag, hold, hover, key, letters, wheel, run, seek),
        *(watch, undo, redo, solve, go, up, resize, change, look_away, drop, workshop, close, kill),
    )
}
