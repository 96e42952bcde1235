"""The window: its size, its scale, and what draws on it."""

import os
from copy import copy
from dataclasses import dataclass, replace

import pygame

from codeweek.desktop.environment import prepare, quietly
from codeweek.desktop.painting import draw
from codeweek.desktop.painting.fonts import Fonts
from codeweek.desktop.painting.images import Images
from codeweek.desktop.painting.painter import Painter
from codeweek.desktop.painting.plain_theme import dress_of, flat
from codeweek.desktop.painting.theme import SUN, Theme, mix
from codeweek.play.rider import Rider, aboard
from codeweek.scene import Rect, Sprite

DESIGN = (1280, 800)
SMALLEST = (800, 480)
SMALLEST_SCALE = 0.85  # fingers and eyes do not shrink with the window
ZOOMS = (0.8, 0.9, 1.0, 1.15, 1.3, 1.5)
# Where text stands in the rectangle given to `Screen.text`.
LEFT, CENTRE, RIGHT = 0.0, 0.5, 1.0

UNSEEN = "CODEWEEK_UNSEEN"  # set where a window that nobody sees is wanted, as in tests
_SHOW_NOTHING = ("dummy", "offscreen", "evdev")


def right_library() -> bool:
    """Whether the `pygame` that was imported is pygame-ce (the old one lacks half of what is used here)."""
    return bool(getattr(pygame, "IS_CE", 0))


def is_seen() -> bool:
    """Whether somebody would see a window: SDL opens it also where there is no screen, for nobody."""
    if os.environ.get(UNSEEN):
        return True
    try:
        with quietly():
            pygame.display.init()
    except pygame.error:
        return False
    return pygame.display.get_driver() not in _SHOW_NOTHING


def say(title: str, words: str) -> None:
    """A sentence in a window of the system: there is no other."""
    pygame.display.message_box(title, words, message_type="error")


def scale_for(width: int, height: int, zoom: float = 1.0) -> float:
    """How large one unit is in a window of that size."""
    fit = min(width / DESIGN[0], height / DESIGN[1])
    return max(SMALLEST_SCALE, min(fit, 3.0)) * zoom


@dataclass
class Screen:
    """The surface to draw on, with its scale, colours, fonts and pictures. Sizes in pixels come from `px`."""

    surface: pygame.Surface
    theme: Theme = SUN
    zoom: float = 1.0

    def __post_init__(self) -> None:
        self.images = Images()
        self.rider: Rider | None = None  # who sits in the heroes
        self.foot = 0  # pixels at the bottom that are not for the pages
        self._filled = False  # the screen, by a game
        self._window: tuple[int, int] | None = None  # its size, while it fills the screen
        self._rescale()

    @classmethod
    def open(
        cls,
        title: str,
        size: tuple[int, int] | None = None,
        theme: Theme = SUN,
        zoom: float = 1.0,
        full: bool = False,
    ) -> "Screen":
        """Open the window; without a size, as large as the desktop allows up to 1280 by 800."""
        prepare()
        pygame.display.init()
        pygame.font.init()
        pygame.display.set_caption(title)
        pygame.display.set_icon(Images().sprite("robot/village/hero", 64))
        flags = pygame.RESIZABLE | (pygame.FULLSCREEN if full else 0)
        surface = pygame.display.set_mode(size or _first_size(), flags)
        return cls(surface, theme, zoom)

    def smaller(self, size: float) -> "Screen":
        """The same screen, on which everything is drawn at a part of its size."""
        made = copy(self)
        made.scale = self.scale * size
        made.fonts = Fonts(made.scale)
        return made

    def whole(self) -> "Screen":
        """The same screen, on which nothing is smaller."""
        made = copy(self)
        made.scale, made.fonts = self._whole
        return made

    def on(self, surface: pygame.Surface) -> "Screen":
        """The same scale and colours on another surface."""
        made = copy(self)
        made.surface = surface
        return made

    @property
    def rect(self) -> pygame.Rect:
        """The window, as far as it is for the pages."""
        width, height = self.surface.get_size()
        return pygame.Rect(0, 0, width, height - self.foot)

    @property
    def foot_rect(self) -> pygame.Rect:
        """What is under the pages."""
        rect = self.rect
        return pygame.Rect(0, rect.bottom, rect.width, self.foot)

    def px(self, units: float) -> int:
        """Pixels of a length in units (a unit is a pixel of a 1280 by 800 window)."""
        return round(units * self.scale)

    def resized(self) -> None:
        """Read the window again: its size, or the surface itself after full screen."""
        self.surface = pygame.display.get_surface() or self.surface
        self._rescale()

    def set_zoom(self, zoom: float) -> None:
        """Change the person's own zoom, kept between the first and the last of ZOOMS."""
        self.zoom = max(ZOOMS[0], min(zoom, ZOOMS[-1]))
        self._rescale()

    def zoom_by(self, steps: int) -> float:
        """Go up or down in ZOOMS; gives the new zoom."""
        nearest = min(range(len(ZOOMS)), key=lambda i: abs(ZOOMS[i] - self.zoom))
        self.set_zoom(ZOOMS[max(0, min(nearest + steps, len(ZOOMS) - 1))])
        return self.zoom

    def toggle_fullscreen(self) -> None:
        """Full screen and back to the window as it was; the surface changes."""
        if pygame.display.is_fullscreen():
            # Some window managers answer the first time with the size of the whole screen.
            for _time in range(2):
                pygame.display.set_mode(self._window or _first_size(), pygame.RESIZABLE)
        else:
            self._window = self.surface.get_size()
            pygame.display.set_mode((0, 0), pygame.FULLSCREEN | pygame.RESIZABLE)
        self.resized()

    def stays(self) -> bool:
        """Somebody chooses how large the window is: a game no longer changes that; whether one had."""
        filled, self._filled = self._filled, False
        return filled

    def fill(self, on: bool) -> None:
        """The window fills the screen for a while; then it is as it was before."""
        if on and not pygame.display.is_fullscreen():
            self._filled = True
            self.toggle_fullscreen()
        elif not on and self._filled:
            self._filled = False
            if pygame.display.is_fullscreen():
                self.toggle_fullscreen()

    def flip(self) -> None:
        """Show what was drawn."""
        pygame.display.flip()

    def text(
        self,
        text: str,
        rect: pygame.Rect,
        size: float,
        colour: str,
        face: str = "regular",
        align: float = LEFT,
    ) -> pygame.Rect:
        """One line in `rect`, centred in height, made smaller then cut if it must; gives its place."""
        fitting = self.fonts.fit_size(text, rect.width, size, face)
        shown = self.fonts.fit(text, rect.width, fitting, face)
        image = self.fonts.render(shown, fitting, colour, face)
        left = rect.left + round((rect.width - image.get_width()) * align)
        return self.surface.blit(image, (left, rect.centery - image.get_height() // 2))

    def paragraph(
        self,
        text: str,
        rect: pygame.Rect,
        size: float,
        colour: str,
        face: str = "regular",
        align: float = LEFT,
    ) -> int:
        """Wrapped lines from the top of `rect`; gives the height used, whatever the height of `rect`."""
        step = self.line_step(size, face)
        top = rect.top
        for line in self.fonts.wrap(text, rect.width, size, face):
            image = self.fonts.render(line, size, colour, face)
            left = rect.left + round((rect.width - image.get_width()) * align)
            self.surface.blit(image, (left, top + (step - image.get_height()) // 2))
            top += step
        return top - rect.top

    def paragraph_height(self, text: str, width: int, size: float, face: str = "regular") -> int:
        """The height that `paragraph` will use."""
        return len(self.fonts.wrap(text, width, size, face)) * self.line_step(size, face)

    def line_step(self, size: float, face: str = "regular") -> int:
        """From one line of a paragraph to the next; Andika's own is too tall here, DejaVu's too low."""
        return round(self.fonts.height(size, face) * (1.15 if face == "mono" else 0.86))

    def icon(self, name: str, centre: tuple[int, int], size: int, colour: str) -> None:
        """A drawn sign, `size` in pixels."""
        image = self.images.icon(name, size, colour)
        self.surface.blit(image, image.get_rect(center=centre))

    def sprite(
        self, name: str, centre: tuple[float, float], size: int, angle: float = 0.0, face: str = ""
    ) -> None:
        """A picture, `size` in pixels, turned clockwise by `angle`, with a face if it has some."""
        image = self.images.sprite(name, size, angle, face)
        self.surface.blit(image, image.get_rect(center=(round(centre[0]), round(centre[1]))))

    def hero(self, name: str, centre: tuple[int, int], size: int, face: str = "") -> None:
        """The picture of a hero in the theme of now, `size` in pixels, with the child's animal aboard."""
        hero = Sprite("", self.dressed(name), *centre, size, face=face)
        self.sprite(hero.image, centre, size, face=face)
        for layer in aboard(hero, self.rider) if self.rider else ():
            if isinstance(layer, Rect):
                middle = layer.x + layer.radius, layer.y + layer.radius
                pygame.draw.aacircle(self.surface, layer.fill, middle, layer.radius)
            else:
                self.sprite(layer.image, (layer.x, layer.y), round(layer.size), layer.angle, layer.face)

    def painter(self, cast: bool = False) -> Painter:
        """A painter of scenes in the theme of now; `cast`: everybody in them stays who they are."""
        dress = dress_of(self.theme)
        rider = None if cast else self.rider
        return Painter(self.fonts, self.images, replace(dress, cast=cast) if dress else None, rider)

    def dressed(self, hero: str) -> str:
        """The picture of a hero in the theme of now."""
        return flat(hero) if self.theme.frame else hero

    def ground(self) -> None:
        """Cover the window with a page's ground."""
        light = self.theme.paper if self.theme.frame else mix(self.theme.paper, self.theme.panel, 0.45)
        self.surface.blit(draw.backdrop(self.surface.get_size(), self.theme.paper, light), (0, 0))

    def panel(self, rect: pygame.Rect, fill: str, radius: float = 18, border: str | None = None) -> None:
        """A flat zone with round corners (radius in units)."""
        draw.round_rect(
            self.surface, rect, self.px(radius), fill, border, max(1, self.px(2)) if border else 0
        )

    def card(self, rect: pygame.Rect, fill: str | None = None, radius: float = 18, depth: float = 8) -> None:
        """A raised zone: soft shadow, round corners (radius and depth in units)."""
        fill = fill or self.theme.card
        shade = self.theme.shadow
        draw.card(self.surface, rect, self.px(radius), fill, fill, shade, self.px(depth))

    def _rescale(self) -> None:
        self.scale = scale_for(*self.surface.get_size(), self.zoom)
        self.fonts = Fonts(self.scale)
        self._whole = self.scale, self.fonts


def _first_size() -> tuple[int, int]:
    desktops = pygame.display.get_desktop_sizes()
    width, height = desktops[0] if desktops else DESIGN
    # A high-density desktop gets a larger window: the design size would be a stamp on it.
    grown = max(1.0, min(width / 1600, height / 1000))
    wanted = round(DESIGN[0] * grown), round(DESIGN[1] * grown)
    room = round(width * 0.98), round(height * 0.9)
    return max(SMALLEST[0], min(wanted[0], room[0])), max(SMALLEST[1], min(wanted[1], room[1]))
