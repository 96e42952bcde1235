"""Live play on the page of a level: keys, fingers and buttons go to the game, which then is a film."""

import random
from collections.abc import Callable, Mapping
from typing import Any

import pygame

from codeweek.app.animation_clock import AnimationClock
from codeweek.app.film_scenes import FilmScenes
from codeweek.app.level_session import LevelSession
from codeweek.blocks.hats import KEYS
from codeweek.desktop.app import App
from codeweek.desktop.room.handing import give
from codeweek.desktop.room.room_messages import Find
from codeweek.desktop.widgets.keyboard import control
from codeweek.desktop.widgets.widget import Action
from codeweek.engine.events.stage import Event
from codeweek.play import gamepad
from codeweek.play.live import Live
from codeweek.scene import Scene, Sprite

EFFECTS = ("bump", "pick", "drop")  # that sound
CHANCE = 2**31  # seeds of a new game
NAMED = {
    pygame.K_UP: "up",
    pygame.K_DOWN: "down",
    pygame.K_LEFT: "left",
    pygame.K_RIGHT: "right",
    pygame.K_SPACE: "space",
}
BESIDE = ("live", "pad", "touch", "full", "speed", "sound", "python")  # what does not interrupt a game


class Play:
    """The doings of live play; what is played is the film's. `hear` is given sounds."""

    def __init__(
        self,
        app: App,
        session: LevelSession,
        scenes: FilmScenes,
        animation: AnimationClock,
        hear: Callable[[str], None],
    ) -> None:
        self.app, self.session, self.scenes, self.animation, self.hear = app, session, scenes, animation, hear
        self.film = session.film

    @property
    def now(self) -> Live | None:
        """The game that somebody plays now."""
        return self.film.live if self.film.plays else None

    def press(self) -> None:
        """« Jouer »: begin; stop; or go on from where the film stands."""
        self.animation.cheer = None
        if self.film.plays:
            self.film.watch()
        elif self.film.live:
            self.film.play_live(self.film.live.from_step(self.film.head.player.index))
        else:
            self.session.play(self.app.text, random.randrange(1, CHANCE))
            if self.film.problem:
                self.hear("bump")

    def interrupted(self, action: Action) -> Action:
        """What is to be done for a button: while somebody plays, most make a film of the game first."""
        if not self.film.plays or action.name in BESIDE:
            return action
        self.film.watch()
        return Action("") if action.name == "run" else action

    def doings(self, value: Any, focus_on: Callable[[str], None]) -> Mapping[str, Callable[[], object]]:
        """What its buttons do; the keyboard stays on « Jouer », where Enter stops what it began."""

        def live() -> None:
            self.press()
            focus_on("live")

        return {
            "live": live,
            "full": self.fill,
            "give": lambda: give(self.app, self.session),
            "games": lambda: self.app.room.wish(Find()),
            "pad": lambda: self.do(("key", value[0]), value[1]),
            "touch": lambda: self.touch(value),
        }

    def fill(self) -> None:
        """A game fills the screen, or no more: the window with it, and as it was after."""
        self.session.full = not self.session.full
        self.app.screen.fill(self.session.full)
        self.app.relayout()

    def handle(self, event: pygame.event.Event) -> bool:
        """Take a key while somebody plays, or a game fills the screen; whether it was the game's."""
        if self.session.full and event.type == pygame.KEYDOWN and event.key == pygame.K_ESCAPE:
            self.fill()
            return True
        live = self.now
        if live is None:
            return False
        if event.type == pygame.WINDOWFOCUSLOST:
            live.release()
        if event.type not in (pygame.KEYDOWN, pygame.KEYUP):
            return False
        if event.key == pygame.K_ESCAPE and event.type == pygame.KEYDOWN:
            self.film.watch()
            return True
        key = _key(event)
        if not key or (len(key) == 1 and key not in gamepad.keys(self.session.script)):
            return False
        self.do(("key", key), event.type == pygame.KEYDOWN)
        return True

    def do(self, event: Event, down: bool = True) -> None:
        """Somebody presses a key or a button, or holds it no more."""
        live = self.now
        if live is None:
            return
        if not down:
            live.release(event)
        elif self._waits_for(event):
            live.press(event, held=event[0] == "key")
            self.animation.wake()
        else:
            live.ignore(event)

    def touch(self, place: tuple[float, float]) -> None:
        """Somebody touches the world, at a place of its scene."""
        live = self.now
        name = live and gamepad.touched(live.game.world.heroes, self.scenes.now, *place)
        if name:
            self.do(("click", name))

    def _waits_for(self, event: Event) -> bool:
        return event in gamepad.listens(self.session.script, self.session.level.maps[0].world.heroes)

    def at_speed(self, speed: float) -> None:
        """Another speed, from now on."""
        self.app.change(speed=speed)
        if self.film.live:
            self.film.live.speed = speed

    def tick(self, dt: float, still: bool) -> bool:
        """Play on; whether anything is to be seen of it."""
        live = self.now
        if live is None:
            return False
        if live.advance(dt) or live.since <= dt:
            before, now = self.scenes.picture(live.before), self.scenes.picture(live.game.world)
            self.hear(heard(before, now, live.since <= dt))
        if live.ended and live.part >= 1:
            self._end(live, still)
        return True

    def _end(self, live: Live, still: bool) -> None:
        self.film.watch()
        won = live.game.world.over == "won"
        self.hear("win" if won else "not_yet")
        if won and not still:
            self.animation.cheer = 0.0


def heard(before: Scene, now: Scene, pressed: bool) -> str:
    """What sounds of a tick, from what is seen of it: whoever does not hear it misses nothing.

    A step is heard of who presses alone, or a game would never be quiet.
    """
    old = {sprite.id: sprite for sprite in before.sprites}
    effects = [sprite.effect for sprite in now.sprites if sprite.effect in EFFECTS]
    if effects:
        return effects[0]
    if any(id.startswith("item-") for id in old.keys() - {sprite.id for sprite in now.sprites}):
        return "pick"
    moved = any(_place(old.get(new.id, new)) != _place(new) for new in now.sprites)
    return "step" if pressed and moved else ""


def _place(sprite: Sprite) -> tuple[float, float, float]:
    return sprite.x, sprite.y, sprite.angle


def _key(event: pygame.event.Event) -> str:
    """The key of a game that a key of the keyboard is; empty for none."""
    if control(event.mod) and event.type == pygame.KEYDOWN:
        return ""
    letter = chr(event.key) if event.key < 128 else ""
    return NAMED.get(event.key) or (letter if letter in KEYS else "")
