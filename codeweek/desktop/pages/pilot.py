"""The pilot: the child's animal, beside the button that runs the program it wrote."""

import math

from codeweek.app.child_profiles import Profile
from codeweek.desktop.screen import Screen
from codeweek.desktop.travel.child_animal import draw_dressed
from codeweek.desktop.widgets.widget import Widget

HOP, CHEER = 0.9, 1.8  # seconds that it moves once it has begun to
DANCE = 6.0  # the same of one that dances
HIGH, LEAN = 0.2, 12  # of its side, degrees
POINTS = 0.12, -16  # how high it stretches towards the program, and how far it leans
THINKS = 9  # degrees
LASTS = {"hops": HOP, "cheers": CHEER, "dances": DANCE}


class Pilot(Widget):
    """It never speaks: it hops along, thinks, points at the program, cheers, and dances when all is won."""

    focusable = False

    def __init__(self, profile: Profile | None, hat: str = "") -> None:
        super().__init__((0, 0, 0, 0))
        self.animal, self.hat = profile.animal if profile else "", hat
        self.doing, self.still = "rests", False
        self._since = 0.0  # seconds that it has been doing that

    def do(self, doing: str, still: bool) -> None:
        """What it does from now on, one of those of `life.pilot`."""
        if doing != self.doing:
            self.doing, self._since = doing, 0.0
        self.still = still

    def tick(self, dt: float) -> bool:
        """Hop, cheer and dance for a while, then stand."""
        moves = not self.still and self._since < LASTS.get(self.doing, 0.0)
        self._since += dt
        return moves and self.visible

    def draw(self, screen: Screen) -> None:
        """Paint it in its posture."""
        side = self.rect.width
        if not self.animal or side == 0:
            return
        lift, lean = self.posture()
        centre = self.rect.centerx, self.rect.centery - lift * side
        draw_dressed(screen, self.animal, self.hat, centre, round(side * 0.84), lean)
        if self.doing == "thinks":
            place = self.rect.right - side * 0.12, self.rect.top + side * 0.06
            screen.sprite("faces/signs/thinking", place, round(side * 0.4))

    def posture(self) -> tuple[float, float]:
        """How high it is, in sides, and how far it leans."""
        if self.doing == "points":
            return POINTS
        if self.doing == "thinks":
            return 0.0, THINKS
        lasts = LASTS.get(self.doing, 0.0)
        if self.still or self._since >= lasts:
            return 0.0, 0.0
        beat = math.sin(2 * math.pi * self._since / 0.9)
        return HIGH * abs(beat), LEAN * beat if self.doing != "hops" else 0.0
