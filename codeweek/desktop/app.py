"""The running app: a stack of pages and the loop that feeds them."""

import os
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache
from typing import Any, Protocol

import pygame

from codeweek import data
from codeweek.app.journey import Journey
from codeweek.desktop.painting.theme import THEMES, theme_of
from codeweek.desktop.room.banner import Banner
from codeweek.desktop.room.room_member import Member
from codeweek.desktop.screen import Screen
from codeweek.desktop.sound.sounds import Sounds
from codeweek.desktop.sound.speech_output import ClipPlayer, SystemVoice, silent
from codeweek.desktop.sound.voice import Voice
from codeweek.desktop.storage import settings_file
from codeweek.desktop.storage.disk_notice import Notice
from codeweek.desktop.storage.pack_library import PackLibrary
from codeweek.desktop.storage.settings_file import Settings
from codeweek.desktop.storage.store import Store
from codeweek.desktop.widgets.keyboard import control
from codeweek.play.player import DOUBLE
from codeweek.text import Text

MOVING_WAIT, IDLE_WAIT, RESTING_WAIT = 12, 40, 96  # milliseconds
AWAKE_TURNS, RESTING_TURNS = 20, 50  # quick for a while after an event; after a longer one, at rest
LONGEST_DT = 0.1  # a computer that slept does not make the robot jump
DOUBLE_NEAR = 8  # pixels
_RESIZED = (pygame.VIDEORESIZE, pygame.WINDOWSIZECHANGED, pygame.WINDOWDISPLAYCHANGED)
_ACTS = (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP, pygame.KEYDOWN)
_ONCE = (pygame.K_RETURN, pygame.K_KP_ENTER, pygame.K_SPACE, pygame.K_ESCAPE, pygame.K_F5, pygame.K_F11)
_LARGER = (pygame.K_PLUS, pygame.K_EQUALS, pygame.K_KP_PLUS)
_SMALLER = (pygame.K_MINUS, pygame.K_KP_MINUS)
_SAME = (pygame.K_0, pygame.K_KP0)


class AppPage(Protocol):
    """What the app asks of a page."""

    modal: bool
    takes_files: bool
    tells_of_room: bool
    dirty: bool

    @property
    def sober(self) -> bool | None:
        """Whether it is in the sober look; None: as the page under it."""

    @property
    def child(self) -> Journey | None:
        """The child whose page it is; None: as the page under it."""

    def relayout(self) -> None:
        """Lay out for the window as it is now."""

    def draw(self, screen: Screen) -> None:
        """Paint."""

    def handle(self, event: pygame.event.Event) -> None:
        """An event while it is in front."""

    def pass_time(self, dt: float) -> bool:
        """Move what moves; True while something does."""

    def dropped(self, path: str) -> None:
        """A file was dropped on the window."""

    def shown(self) -> None:
        """It comes to the front, at first or again."""

    def relit(self) -> None:
        """Another word is read aloud, or none any more."""

    def leave(self) -> None:
        """It closes: the moment to save."""


class App:
    """Pages, the window, and what they share: sentences, settings, sounds, what is kept on disk."""

    def __init__(self, screen: Screen, store: Store, sounds: Sounds | None = None) -> None:
        self.screen = screen
        self.store = store
        self.library = PackLibrary(store)
        self.settings = settings_file.load(store)
        self.sounds = sounds or Sounds()
        self.clips = ClipPlayer()
        self.voice = Voice(self.clips, SystemVoice(silent), self._hush)
        self.pages: list[AppPage] = []
        self.overlay: AppPage | None = None  # over the pages, while the adult of a room wants all eyes
        self.room = Member(store)
        self.banner = Banner(screen, self.room, lambda: self.text, self._tells_of_room)
        self.notice = Notice(screen, store, lambda: self.text, self.relayout, self.banner.height)
        self._works: list[Callable[[], bool]] = []  # one after another, whatever page is in front
        self._clock = 0.0
        self._pressed: tuple[float, tuple[int, int], AppPage | None] = (-1.0, (0, 0), None)
        self._apply()

    @property
    def text(self) -> Text:
        """The sentences of the chosen language."""
        return data.text(self.language)

    @property
    def language(self) -> str:
        """The chosen language, or the computer's, or French."""
        known = data.languages()
        wanted = self.settings.language or _computer_language(known)
        return wanted if wanted in known else known[0]

    @property
    def clock(self) -> float:
        """Seconds that the app has been running."""
        return self._clock

    @property
    def page(self) -> AppPage | None:
        """The page in front."""
        return self.overlay or (self.pages[-1] if self.pages else None)

    def push(self, page: AppPage) -> None:
        """Show a page over the others."""
        self.pages.append(page)
        self._show()

    def pop(self) -> None:
        """Close the page in front; closing the last one ends the app."""
        if not self.pages:
            return
        self.pages.pop().leave()
        self._show()

    def replace(self, page: AppPage) -> None:
        """Show a page instead of the one in front."""
        if self.pages:
            self.pages.pop().leave()
        self.push(page)

    def work(self, turn: Callable[[], bool]) -> None:
        """Do something a little at each turn of the loop, until it says that there is no more to do."""
        self._works.append(turn)

    def open_sound(self) -> None:
        """Let effects and clips be heard, and the computer's own voice where its sound goes to people."""
        if self.sounds.open() and os.environ.get("SDL_AUDIODRIVER") != "dummy":
            self.voice.system = SystemVoice()

    def quit(self) -> None:
        """Close every page, each with the time to save."""
        self.voice.stop()
        while self.pages:
            self.pages.pop().leave()

    def draw_curtain(self, page: AppPage | None) -> None:
        """Put a page over all others, which wait as they are; or take it away."""
        self.overlay = page
        self._show()

    def change(self, **changes: Any) -> Settings:
        """Change settings, keep them, and show them at once."""
        self.settings = replace(self.settings, **changes)
        settings_file.save(self.store, changes)
        self._apply()
        self.notice.lay_out()
        return self.settings

    def dress(self) -> None:
        """Put on the colours of child or settings, sober where the page in front or one under it is."""
        sober = next((page.sober for page in reversed(self.pages) if page.sober is not None), False)
        children = [page.child for page in reversed(self.pages) if page.child]
        theme = next((child.theme for child in children if child.theme in THEMES), self.settings.theme)
        self.screen.theme = theme_of(theme, sober)
        self.screen.rider = next((child.rider for child in children if child.rider), None)

    def relayout(self) -> None:
        """Lay out every page again."""
        for page in self.pages:
            page.relayout()
        if self.overlay:
            self.overlay.relayout()

    def turn(self, events: Iterable[pygame.event.Event], dt: float) -> bool:
        """One turn of the loop: events, time, picture. True while something moves."""
        self._clock += dt
        acts = False
        for event in events:
            acts = acts or event.type in _ACTS
            self._handle(event)
        self.notice.pass_time(dt, acts)
        if self.room.pass_time(dt) or self._strip_changed():
            self._show_strip()
        page = self.page
        if not page:
            return False
        moving = page.pass_time(dt)
        moving = self._work() or moving
        if self.voice.pass_time(dt) and self.page:
            self.page.relit()
        if self.page and self.page.dirty:
            self.draw()
        return moving

    def guarded(self, events: Iterable[pygame.event.Event], dt: float) -> bool:
        """One turn of the loop, whatever happens in it."""
        try:
            return self.turn(events, dt)
        except Exception as error:  # a window that closes by itself is the worst of all answers
            if not self.recover(error):
                raise
            return True

    def recover(self, error: Exception) -> bool:  # noqa: ARG002
        """Go on after an exception that nobody foresaw; False when that cannot be."""
        return False

    def _show_strip(self) -> None:
        """What the room says to everybody; the pages are laid out again when that needs another height."""
        if self._strip_changed():
            self.notice.lay_out()
        if self.page:
            self.page.dirty = True

    def _strip_changed(self) -> bool:
        return self.screen.foot != self.notice.height + self.banner.height()

    def _tells_of_room(self) -> bool:
        return bool(self.pages) and self.pages[-1].tells_of_room

    def _work(self) -> bool:
        if self._works and not self._works[0]():
            del self._works[0]
        return bool(self._works)

    def draw(self) -> None:
        """Paint the pages from the last one that fills the window, and show them."""
        first = max((i for i, page in enumerate(self.pages) if not page.modal), default=0)
        for page in self.pages[first:]:
            page.draw(self.screen)
        self.notice.draw()
        self.banner.draw()
        if self.overlay:
            self.overlay.draw(self.screen)
        self.screen.flip()

    def run(self) -> None:
        """Turn until the last page closes."""
        pygame.key.set_repeat(350, 40)
        held: set[int] = set()
        last, awake = time.perf_counter(), 0
        while self.pages:
            events = [event for event in pygame.event.get() if _fresh(event, held)]
            now = time.perf_counter()
            moving = self.guarded(events, min(now - last, LONGEST_DT))
            last = now
            awake = AWAKE_TURNS if events or moving else max(-RESTING_TURNS, awake - 1)
            pygame.time.wait(_pause(awake))
        while self._works:  # a star may still come of it
            self._work()

    def _handle(self, event: pygame.event.Event) -> None:
        page = self.page
        if not page:
            return
        if event.type == pygame.QUIT:
            self.quit()
        elif event.type in _RESIZED:
            self.screen.resized()
            self.notice.lay_out()
        elif event.type == pygame.WINDOWFOCUSGAINED and self.library.read_again():
            self.relayout()
        elif event.type == pygame.DROPFILE:
            page.dropped(event.file)
        elif event.type == pygame.MOUSEBUTTONDOWN and self._is_echo(event, page):
            return
        elif event.type == pygame.MOUSEBUTTONDOWN and not self.overlay and self.banner.press(event.pos):
            self._show_strip()
        elif not (event.type == pygame.KEYDOWN and self._shortcut(event)):
            page.handle(event)

    def _is_echo(self, event: pygame.event.Event, page: AppPage) -> bool:
        """Whether a press is the second of a double click whose first one changed the page."""
        then, pos, before = self._pressed
        near = max(abs(event.pos[i] - pos[i]) for i in (0, 1)) < DOUBLE_NEAR
        twice = near and self._clock - then < DOUBLE
        self._pressed = self._clock, event.pos, before if twice else page
        return twice and before is not page

    def _shortcut(self, event: pygame.event.Event) -> bool:
        if event.key == pygame.K_F11:
            filled = self.screen.stays()
            self.screen.toggle_fullscreen()
            self.change(fullscreen=not (filled or self.settings.fullscreen))
            return True
        if not control(event.mod):
            return False
        if event.key in _LARGER or event.key in _SMALLER:
            self.change(zoom=self.screen.zoom_by(1 if event.key in _LARGER else -1))
            return True
        if event.key in _SAME:
            self.change(zoom=1.0)
            return True
        return False

    def _show(self) -> None:
        self.voice.stop()
        self.dress()
        if self.pages:
            self.pages[-1].relayout()
            self.pages[-1].shown()
        if self.overlay:
            self.overlay.relayout()

    def _apply(self) -> None:
        self.dress()
        self.screen.set_zoom(self.settings.zoom)
        self.sounds.on, self.sounds.volume = self.settings.sound, self.settings.volume
        self.clips.volume = self.settings.volume
        self.voice.speak(self.text)

    def _hush(self, speaks: bool) -> None:
        self.sounds.softer = speaks


def _pause(awake: int) -> int:
    """Milliseconds until the next turn; `awake`: turns left to be quick, below 0 those since."""
    if awake > 0:
        return MOVING_WAIT
    return IDLE_WAIT if awake > -RESTING_TURNS else RESTING_WAIT


def _fresh(event: pygame.event.Event, held: set[int]) -> bool:
    """Whether to keep an event: a held Enter must not press again and again."""
    if event.type == pygame.KEYUP:
        held.discard(event.key)
    if event.type != pygame.KEYDOWN or event.key not in _ONCE:
        return True
    new = event.key not in held
    held.add(event.key)
    return new


@cache  # the system is slow to tell
def _computer_language(known: tuple[str, ...]) -> str:
    preferred = [locale["language"] for locale in pygame.system.get_pref_locales()]
    return next((code for code in preferred if code in known), known[0])
