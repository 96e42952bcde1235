"""What every widget is: a rectangle, a look, and what an event makes it say."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pygame

from codeweek.desktop import draw
from codeweek.desktop.screen import LEFT, Screen

TARGET = 48  # units: the side of the smallest thing to press
LABEL = 19
PRESS_KEYS = (pygame.K_RETURN, pygame.K_KP_ENTER, pygame.K_SPACE)


@dataclass(frozen=True)
class Action:
    """What a widget asks of its page."""

    name: str
    value: object = None


class Widget:
    """A zone of a page, handed the pointer when it is over or pressed, and keys when it has the focus.

    `handle` takes positions and modifiers from the event only, so that posted events drive everything.
    """

    focusable = True
    drags = False  # a finger that moves on it is for it, and does not scroll what it stands on

    def __init__(
        self,
        rect: pygame.Rect | tuple[int, int, int, int],
        action: str = "",
        *,
        label: str = "",
        tooltip: str = "",
        spoken: str = "",
        value: object = None,
        enabled: bool = True,
    ) -> None:
        self.rect = pygame.Rect(rect)
        self.action = action
        self.label = label
        self.tooltip = tooltip
        self.value = value
        self.enabled = enabled
        self.visible = True
        self.focused = False
        self.hovered = False
        self.pressed = False
        self.cut = False  # some of its text did not fit
        self.clip: pygame.Rect | None = None
        self._spoken = spoken

    @property
    def spoken(self) -> str:
        """Its name for someone who does not see it."""
        return self._spoken or self.label or self.tooltip

    @property
    def tip(self) -> str:
        """What shows beside it after a while: what its label does not say, or the text that did not fit."""
        more = self.tooltip if self.tooltip != self.label else ""
        return more or (self.label if self.cut else "")

    @property
    def children(self) -> Sequence["Widget"]:
        """Widgets inside this one."""
        return ()

    def leaves(self) -> Iterable["Widget"]:
        """This widget, then all that it holds: the order of Tab."""
        yield self
        for child in self.children:
            yield from child.leaves()

    def hit(self, pos: tuple[int, int]) -> bool:
        """Whether a point is on the part of it that can be seen."""
        seen = self.clip is None or self.clip.collidepoint(pos)
        return self.visible and seen and self.rect.collidepoint(pos)

    def draw(self, screen: Screen) -> None:
        """Paint it."""

    def write(
        self,
        screen: Screen,
        text: str,
        rect: pygame.Rect,
        size: float,
        colour: str,
        face: str = "regular",
        align: float = LEFT,
    ) -> None:
        """One line of its own text, remembering whether it had to be cut."""
        least = screen.fonts.fit_size(text, rect.width, size, face)
        self.cut = self.cut or screen.fonts.width(text, least, face) > rect.width
        screen.text(text, rect, size, colour, face, align)

    def draw_focus(self, screen: Screen) -> None:
        """Paint the ring of what the keyboard holds."""
        width = max(2, screen.px(3))
        draw.focus_ring(screen.surface, self.rect, screen.px(14), screen.theme.focus, width)

    def handle(self, event: pygame.event.Event) -> Action | None:
        """Take an event; an Action means that it was for this widget."""
        if not self.enabled:
            return None
        if event.type == pygame.MOUSEMOTION:
            # A finger that has left the glass does not hover.
            self.hovered = self.hit(event.pos) and not getattr(event, "touch", False)
        elif event.type == pygame.MOUSEBUTTONDOWN and event.button == 1:
            self.pressed = True
        elif event.type == pygame.MOUSEBUTTONUP and event.button == 1:
            was, self.pressed = self.pressed, False
            return self.press() if was and self.hit(event.pos) else None
        elif event.type == pygame.KEYDOWN and event.key in PRESS_KEYS:
            return self.press()
        return None

    def press(self) -> Action | None:
        """What pressing it means."""
        return Action(self.action, self.value) if self.action else None

    def tick(self, dt: float) -> bool:  # noqa: ARG002
        """Let `dt` seconds pass; True while something moves."""
        return False
