"""How a chapter's look colours a page: the same page, another light."""

import math

import pygame

from codeweek.desktop.painting import draw
from codeweek.desktop.painting.theme import Theme, mix
from codeweek.desktop.screen import Screen
from codeweek.levels.level import Level
from codeweek.levels.programs import kind_of
from codeweek.scene import Scene

# Of each look: the ground of the page, and the frame around the world.
_LOOKS = {
    "space": ("#dcdcfb", "#10163a"),
    "village": ("#ffe9cf", "#8fae77"),
    "garden": ("#dff0cc", "#6f9f50"),
    "plaza": ("#fbdfe9", "#97b08f"),
    "studio": ("#ffd8cc", "#e8937b"),
    "terraces": ("#c9f1e8", "#5fb8a8"),
    "jungle": ("#d8eda2", "#46a063"),
    "cave": ("#e2d2c6", "#2b211d"),
    "harbour": ("#c8e4fb", "#64a6d4"),
    "castle": ("#f6e6a8", "#c9a04f"),
    "station": ("#e3d0f4", "#a98ace"),
    "factory": ("#d5dbdf", "#93a3ad"),
    "sober": ("#e9ecf0", "#d6dce4"),
}
SEA = "sea"  # around the lands of the map
_GROUNDS = {**_LOOKS, SEA: ("#b4e2f4", "#64a6d4")}
LEAST, MOST = 0.2, 0.75  # how much of the look a dark and a light page take
RAYS, RAY = 18, 0.14  # of light behind a medal, and how much of the colour of stars they have
PART = 0.74  # of a round, its picture


def tint(theme: Theme, look: str) -> str:
    """The ground of a page; in a sober theme it is the same everywhere."""
    if theme.frame:
        return theme.paper
    ground = _GROUNDS.get(look, _LOOKS["village"])[0]
    return mix(theme.paper, ground, LEAST * 0.5 if theme.dark else MOST)


def frame(look: str) -> str:
    """What is around the world."""
    return _LOOKS.get(look, _LOOKS["village"])[1]


def around(theme: Theme, look: str) -> str:
    """What is around the world on a page of a theme."""
    return theme.frame or frame(look)


def cover(screen: Screen, look: str) -> None:
    """Cover the window with the ground of a look."""
    ground = tint(screen.theme, look)
    light = ground if screen.theme.frame else mix(ground, screen.theme.card, 0.4)
    screen.surface.blit(draw.backdrop(screen.surface.get_size(), ground, light), (0, 0))


def rays(screen: Screen, centre: tuple[int, int], look: str) -> None:
    """Rays of light from a point, on the ground of a look: a moment."""
    reach = max(screen.rect.size)
    colour = mix(tint(screen.theme, look), screen.theme.star, RAY)
    for number in range(RAYS):
        ends = [(2 * number + part) * math.pi / RAYS for part in (-0.5, 0.5)]
        corners = [(centre[0] + reach * math.cos(a), centre[1] + reach * math.sin(a)) for a in ends]
        pygame.draw.polygon(screen.surface, colour, [centre, *corners])


def hero_of(scene: Scene) -> str:
    """The picture of the hero of a scene."""
    return next((sprite.image for sprite in scene.sprites if sprite.id == "hero"), "")


def picture_of(level: Level) -> str:
    """The picture of the hero of a level."""
    return hero_of(kind_of(level).picture(level.maps[0].world, level.look))


def medal(screen: Screen, picture: str, centre: tuple[int, int], side: int) -> None:
    """A medal with a picture on it."""
    screen.sprite("story/medal", centre, side)
    screen.sprite(picture, (centre[0], centre[1] + round(side * 0.115)), round(side * 0.42))


def badge(screen: Screen, picture: str, centre: tuple[int, int], side: int, colour: str) -> None:
    """A picture on a round of colour: a child, a chapter."""
    draw.circle(screen.surface, centre, side // 2, colour)
    screen.sprite(picture, centre, round(side * PART))


def stars(screen: Screen, box: pygame.Rect, count: int, of: int = 3) -> None:
    """A row of stars, those earned full: shape says it as well as colour."""
    side = min(box.height, box.width // of)
    left = box.centerx - side * of // 2
    for i in range(of):
        centre = left + side * i + side // 2, box.centery
        full = i < count
        screen.icon("star", centre, side, screen.theme.ink_soft if full else screen.theme.line)
        inner = screen.theme.star if full else screen.theme.card
        screen.icon("star", centre, round(side * (0.82 if full else 0.7)), inner)
