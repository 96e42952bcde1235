"""The child's animal: in the hat that it wears, as the button of who plays, and as the traveller on a way."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import pygame

from codeweek.app.child_profiles import COLOURS, Profile
from codeweek.app.journey import Journey
from codeweek.app.motion import eased
from codeweek.desktop.app import App
from codeweek.desktop.painting import draw, tints
from codeweek.desktop.screen import CENTRE, Screen
from codeweek.desktop.widgets.widget import Widget
from codeweek.play.worn_pictures import hat_on
from codeweek.progress.map_way import Leg, Point, along
from codeweek.progress.story_progress import pieces


def draw_dressed(
    screen: Screen, animal: str, hat: str, centre: tuple[float, float], side: int, lean: float = 0.0
) -> None:
    """Paint an animal `side` pixels wide, leaning clockwise by `lean` degrees, and its hat if it has one."""
    screen.sprite(f"animals/{animal}", centre, side, lean)
    if hat:
        draw_hat(screen, animal, hat, centre, side, lean)


def draw_hat(
    screen: Screen, animal: str, hat: str, centre: tuple[float, float], side: int, lean: float = 0.0
) -> None:
    """Paint a hat on an animal that is there."""
    x, y, size = hat_on(animal, hat)
    way = math.radians(lean)
    across, down = x * math.cos(way) - y * math.sin(way), x * math.sin(way) + y * math.cos(way)
    at = centre[0] + across * side, centre[1] + down * side
    screen.sprite(f"worn/{hat}", at, round(size * side), lean)


class Me(Widget):
    """The child's animal on its colour, in its hat; others who sit beside; the last thing that was won."""

    def __init__(self, app: App, rect: pygame.Rect, profile: Profile, journey: Journey) -> None:
        there = pieces(journey.pack, journey.progress)
        super().__init__(rect, "wardrobe", tooltip=app.text("ui.wear.title") if there else "")
        self.enabled = self.focusable = bool(there)
        self.profile, self.hat = profile, journey.worn.get("hat", "")
        self.won = next((piece.thing.thing for piece in reversed(there) if piece.won), "")
        self.others: Sequence[Profile] = app.room.beside(profile)

    def draw(self, screen: Screen) -> None:
        """Paint it."""
        side, centre = self.rect.width, self.rect.center
        if self.hovered and not self.pressed:
            draw.circle(screen.surface, centre, side // 2 + screen.px(4), screen.theme.card)
        tints.badge(screen, self.profile.picture, centre, side, COLOURS[self.profile.colour])
        if self.hat:
            draw_hat(screen, self.profile.animal, self.hat, centre, round(side * 0.74))
        for other in self.others:
            aside = centre[0] + screen.px(18), centre[1] + screen.px(18)
            tints.badge(screen, other.picture, aside, screen.px(34), COLOURS[other.colour])
        if self.won:
            corner = self.rect.left + screen.px(6), self.rect.bottom - screen.px(8)
            draw.circle(screen.surface, corner, screen.px(14), screen.theme.card)
            screen.sprite(f"worn/{self.won}", corner, screen.px(20))


STEP, LONGEST = 0.9, 2.8  # seconds: from one stop to the next, and a whole walk at most
HOPS = 6.0  # seconds for which it hops where it stands
ROUND, RIM, TAIL = 26, 5, 13  # units: of its pin
HOP = 9  # units
SIGN, HAT = 15, 16  # units: the letters over it, and how much higher they are over a hat
ROBOT = "pictures/robot"  # of who did not say who plays


@dataclass
class Traveller:
    """Its picture on a round of its colour; the stop where it was, and the one where it goes."""

    picture: str
    colour: str
    start: int
    end: int
    says: str  # « Tu es ici », over it where it stands
    stood: dict[str, int]  # where the child last saw it, in each place
    place: str
    aside: Point = (0.0, 0.0)  # units from the foot of a stop
    hat: str = ""
    age: float = 0.0

    @property
    def walks(self) -> bool:
        """Whether it is on its way."""
        return self.start != self.end and self.age < self.lasts

    @property
    def lasts(self) -> float:
        """How long the walk takes."""
        return min(LONGEST, STEP * abs(self.end - self.start))

    def stand(self) -> None:
        """Be there at once."""
        self.start, self.age = self.end, HOPS

    def tick(self, dt: float) -> bool:
        """Let time pass; True while it moves."""
        self.age += dt
        if not self.walks:
            self.stood[self.place] = self.end
        return self.age < self.lasts + HOPS

    def at(self, feet: Sequence[Point], legs: Sequence[Leg]) -> Point:
        """Where it is, in units of the way."""
        gone = eased(self.age / self.lasts) if self.walks else 1.0
        passed = self.start + (self.end - self.start) * gone
        leg = min(int(passed), len(legs) - 1)
        x, y = along(legs[leg], passed - leg) if legs else feet[0]
        return x + self.aside[0], y + self.aside[1]

    def draw(self, screen: Screen, tip: tuple[int, int]) -> None:
        """Paint it as a pin whose tip is there."""
        still = self.age >= self.lasts + HOPS
        lift = 0.0 if still else abs(math.sin(self.age * (9 if self.walks else 3))) * HOP
        foot = tip[0], tip[1] - screen.px(lift)
        radius, rim, tail = screen.px(ROUND), screen.px(RIM), screen.px(TAIL)
        centre = foot[0], foot[1] - radius - tail
        box = pygame.Rect(0, 0, 2 * (radius + rim), 2 * (radius + rim))
        box.center = centre
        card = screen.theme.card
        draw.shadow(screen.surface, box, radius, screen.theme.shadow, screen.px(5))
        corners = [
            foot,
            (foot[0] - tail, centre[1] + radius - rim),
            (foot[0] + tail, centre[1] + radius - rim),
        ]
        pygame.draw.polygon(screen.surface, card, corners)
        draw.circle(screen.surface, centre, radius + rim, card)
        draw.circle(screen.surface, centre, radius, self.colour)
        screen.sprite(self.picture, centre, round(radius * 1.5))
        if self.hat:
            draw_hat(screen, self.picture.rpartition("/")[2], self.hat, centre, round(radius * 1.5))
        if self.says and not self.walks and box.colliderect(screen.surface.get_clip()):
            self._say(screen, box)

    def _say(self, screen: Screen, pin: pygame.Rect) -> None:
        """A small sign over it, or beside it where it stands aside."""
        theme, wide = screen.theme, screen.fonts.width(self.says, SIGN, "bold")
        sign = pygame.Rect(0, 0, wide + screen.px(16), screen.px(26))
        sign.midbottom = pin.centerx, pin.top + screen.px(-HAT if self.hat else 4)
        if self.aside[0] < 0:
            sign.midleft = pin.right - screen.px(4), pin.centery + screen.px(8)
        sign.clamp_ip(screen.surface.get_clip())
        draw.round_rect(screen.surface, sign, screen.px(9), theme.primary.fill)
        screen.text(self.says, sign, SIGN, theme.primary.text, "bold", CENTRE)


def traveller_of(app: App, journey: Journey, place: str, here: int, aside: Point = (0.0, 0.0)) -> Traveller:
    """The child's animal; it walks there from where the child last saw it in this place."""
    profile, stood = journey.profile, journey.stood
    picture, colour = (profile.picture, COLOURS[profile.colour]) if profile else (ROBOT, COLOURS["blue"])
    says, before = app.text("ui.map.here"), stood.get(place, here)
    hat = journey.worn.get("hat", "") if profile else ""
    traveller = Traveller(picture, colour, before, here, says, stood, place, aside, hat)
    if app.settings.reduced_motion:
        traveller.stand()
    return traveller
