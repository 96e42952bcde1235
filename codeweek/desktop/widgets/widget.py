"""What every widget is: a rectangle, a look, what an event makes it say; and labels, buttons and cards."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pygame

from codeweek.desktop.painting import draw
from codeweek.desktop.painting.theme import Paint, Theme, mix
from codeweek.desktop.screen import CENTRE, LEFT, Screen

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


LIP = 4  # a button's lower edge, which it loses when pressed


class Label(Widget):
    """Text that wraps in its rectangle, in any size and face."""

    focusable = False

    def __init__(
        self,
        rect: pygame.Rect | tuple[int, int, int, int],
        label: str,
        *,
        size: float = LABEL,
        face: str = "regular",
        align: float = LEFT,
        soft: bool = False,
    ) -> None:
        super().__init__(rect, label=label)
        self.size, self.face, self.align, self.soft = size, face, align, soft

    def draw(self, screen: Screen) -> None:
        """Paint the lines, centred in height."""
        colour = screen.theme.ink_soft if self.soft else screen.theme.ink
        height = screen.paragraph_height(self.label, self.rect.width, self.size, self.face)
        top = self.rect.top + max(0, (self.rect.height - height) // 2)
        box = pygame.Rect(self.rect.left, top, self.rect.width, height)
        screen.paragraph(self.label, box, self.size, colour, self.face, self.align)


class Button(Widget):
    """An icon, a label, or both. `kind`: primary, plain, chosen, good, warm or quiet (no ground)."""

    def __init__(
        self,
        rect: pygame.Rect | tuple[int, int, int, int],
        action: str,
        *,
        label: str = "",
        icon: str = "",
        kind: str = "plain",
        stacked: bool = False,
        size: float = LABEL,
        tooltip: str = "",
        spoken: str = "",
        value: object = None,
        enabled: bool = True,
    ) -> None:
        super().__init__(
            rect, action, label=label, tooltip=tooltip, spoken=spoken, value=value, enabled=enabled
        )
        self.icon, self.kind, self.stacked, self.size = icon, kind, stacked, size

    @staticmethod
    def width_for(screen: Screen, label: str, icon: str = "", size: float = LABEL) -> int:
        """Pixels that a button needs for its label and icon on one line."""
        text = screen.fonts.width(label, size, "bold") if label else 0
        sign = screen.px(26) + (screen.px(10) if label else 0) if icon else 0
        return max(screen.px(TARGET), text + sign + screen.px(36))

    def draw(self, screen: Screen) -> None:
        """Paint the ground, its lip, then what is on it."""
        paint = _paint(screen.theme, self.kind, self.enabled)
        top = self._ground(screen, paint)
        if self.stacked:
            self._draw_stacked(screen, top, paint.text)
        else:
            self._draw_row(screen, top, paint.text)

    def _ground(self, screen: Screen, paint: Paint) -> pygame.Rect:
        lip = screen.px(LIP)
        face = self.rect.inflate(0, -lip).move(0, -lip // 2)
        if self.pressed:
            face.move_ip(0, lip)
        if self.kind == "quiet" and not (self.hovered or self.pressed):
            return face
        radius = screen.px(14)
        if self.enabled and self.kind != "quiet":
            draw.shadow(screen.surface, self.rect, radius, screen.theme.shadow, screen.px(5))
        if self.kind != "quiet":
            draw.round_rect(screen.surface, self.rect, radius, paint.border)
        fill = mix(paint.fill, "#ffffff", 0.12) if self.hovered and self.enabled else paint.fill
        border = paint.border if self.kind == "plain" else None
        draw.round_rect(screen.surface, face, radius, fill, border, max(1, screen.px(2)) if border else 0)
        return face

    def _draw_row(self, screen: Screen, face: pygame.Rect, colour: str) -> None:
        sign = min(screen.px(26), face.height - screen.px(8)) if self.icon else 0
        if not self.label:
            self._draw_icon(screen, face.center, max(sign, round(face.height * 0.56)), colour)
            return
        gap = screen.px(10) if self.icon else 0
        room = face.width - sign - gap - screen.px(16)
        size = screen.fonts.fit_size(self.label, room, self.size, "bold")
        text = min(room, screen.fonts.width(self.label, size, "bold"))
        left = face.left + (face.width - sign - gap - text) // 2
        self._draw_icon(screen, (left + sign // 2, face.centery), sign, colour)
        box = pygame.Rect(left + sign + gap, face.top, max(1, text), face.height)
        self.write(screen, self.label, box, size, colour, "bold", CENTRE)

    def _draw_stacked(self, screen: Screen, face: pygame.Rect, colour: str) -> None:
        line = screen.line_step(self.size, "bold")
        sign = round(min(face.width * 0.6, face.height - line - screen.px(14)))
        self._draw_icon(screen, (face.centerx, face.top + screen.px(8) + sign // 2), sign, colour)
        box = face.inflate(-screen.px(12), 0)
        box.update(box.left, face.bottom - line - screen.px(4), box.width, line)
        self.write(screen, self.label, box, self.size, colour, "bold", CENTRE)

    def _draw_icon(self, screen: Screen, centre: tuple[int, int], size: int, colour: str) -> None:
        if not self.icon or size < 1:
            return
        if "/" in self.icon:  # a picture of `sprites` instead of a sign
            screen.sprite(self.icon, centre, size)
        else:
            screen.icon(self.icon, centre, size, colour)


def _paint(theme: Theme, kind: str, enabled: bool) -> Paint:
    paints = {"primary": theme.primary, "chosen": theme.chosen, "good": theme.good, "warm": theme.warm}
    paint = paints.get(kind, theme.plain)
    if enabled:
        return paint
    # Off stays readable: it is quieter, not hidden.
    return Paint(mix(theme.paper, theme.line, 0.35), theme.ink_soft, theme.line)
