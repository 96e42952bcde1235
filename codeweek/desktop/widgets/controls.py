"""Widgets that hold a value: a switch, one of several, a number."""

from collections.abc import Mapping, Sequence

import pygame

from codeweek.desktop.painting import draw
from codeweek.desktop.screen import CENTRE, Screen
from codeweek.desktop.widgets.widget import LABEL, Action, Widget

SIGN = 22  # units: the side of the sign before an option


class Toggle(Widget):
    """A switch with its label; its Action carries the new state."""

    def __init__(
        self,
        rect: pygame.Rect | tuple[int, int, int, int],
        action: str,
        *,
        label: str,
        on: bool,
        size: float = LABEL,
    ) -> None:
        super().__init__(rect, action, label=label)
        self.on, self.size = on, size

    def press(self) -> Action:
        """Turn it over."""
        self.on = not self.on
        return Action(self.action, self.on)

    def draw(self, screen: Screen) -> None:
        """Paint the label, and the switch: its place and its tick say the state, not only its colour."""
        theme, width, height = screen.theme, screen.px(64), screen.px(34)
        track = pygame.Rect(0, 0, width, height)
        track.midright = self.rect.midright
        paint = theme.chosen if self.on else theme.plain
        rim = max(2, screen.px(2))
        draw.round_rect(screen.surface, track, height // 2, paint.fill, theme.ink_soft, rim)
        x = track.right - height // 2 if self.on else track.left + height // 2
        radius = height // 2 - screen.px(5)
        draw.circle(screen.surface, (x, track.centery), radius, paint.text if self.on else theme.ink_soft)
        if self.on:
            screen.icon("check", (x, track.centery), round(radius * 1.5), paint.fill)
        box = self.rect.copy()
        box.width -= width + screen.px(12)
        self.write(screen, self.label, box, self.size, theme.ink)


class Choice(Widget):
    """One of a few options side by side; its Action carries the option's value. Left and right move it."""

    def __init__(
        self,
        rect: pygame.Rect | tuple[int, int, int, int],
        action: str,
        *,
        options: Sequence[tuple[object, str]],
        chosen: object,
        label: str = "",
        size: float = LABEL,
        icons: Mapping[object, str] | None = None,
        rows: int = 1,
    ) -> None:
        super().__init__(rect, action, label=label)
        self.options, self.chosen, self.size = tuple(options), chosen, size
        self.columns = -(-len(self.options) // rows)
        self.icons = dict(icons or {})  # of some options, by their value: a sign before their label

    @property
    def index(self) -> int:
        """The place of the chosen option; -1 when none is."""
        return next((i for i, (value, _) in enumerate(self.options) if value == self.chosen), -1)

    @property
    def spoken(self) -> str:
        """Its name and what is chosen."""
        chosen = self.options[self.index][1] if self.index >= 0 else ""
        return f"{self.label} {chosen}".strip()

    def handle(self, event: pygame.event.Event) -> Action | None:
        """Press an option, or move with the arrows."""
        if event.type == pygame.KEYDOWN and event.key in (pygame.K_LEFT, pygame.K_RIGHT):
            step = 1 if event.key == pygame.K_RIGHT else -1
            return self._choose(max(0, min(self.index + step, len(self.options) - 1)))
        if event.type == pygame.MOUSEBUTTONUP and self.pressed and self.hit(event.pos):
            self.pressed = False
            under = next((i for i in range(len(self.options)) if self.part(i).collidepoint(event.pos)), None)
            return None if under is None else self._choose(under)
        return super().handle(event)

    def press(self) -> Action | None:
        """Go to the next option, round to the first."""
        return self._choose((self.index + 1) % len(self.options))

    def draw(self, screen: Screen) -> None:
        """Paint the track, then each option, the chosen one raised."""
        theme = screen.theme
        screen.panel(self.rect, theme.panel, 14, theme.line)
        size = self.common_size(screen)
        for i, (value, label) in enumerate(self.options):
            part = self.part(i)
            box = part.inflate(-min(screen.px(8), part.width // 10), -screen.px(8))
            colour = theme.ink
            if i == self.index:
                colour = theme.chosen.text
                screen.panel(box, theme.chosen.fill, 10)
            inside = self._inside(screen, i)
            if value in self.icons:
                side = screen.px(SIGN)
                word = inside.centerx - screen.fonts.width(label, size, "bold") // 2
                left = max(part.left, word - screen.px(4) - side)
                screen.icon(self.icons[value], (left + side // 2, box.centery), side, colour)
            self.write(screen, label, inside, size, colour, "bold", CENTRE)

    def _inside(self, screen: Screen, index: int) -> pygame.Rect:
        """Where the words of an option stand."""
        part = self.part(index)
        inside = part.inflate(-min(screen.px(16), part.width // 6), -screen.px(8))
        side = screen.px(SIGN) if self.options[index][0] in self.icons else 0
        inside.width, inside.left = inside.width - side, inside.left + side
        return inside

    def common_size(self, screen: Screen) -> float:
        """The largest size in which every label fits: words side by side are all of one size."""
        fits = (
            screen.fonts.fit_size(label, self._inside(screen, i).width, self.size, "bold")
            for i, (_, label) in enumerate(self.options)
        )
        return min(fits, default=self.size)

    def part(self, index: int) -> pygame.Rect:
        """The zone of one option."""
        across, rows = self.columns, -(-len(self.options) // self.columns)
        row, column = divmod(index, across)
        left, right = (self.rect.left + self.rect.width * each // across for each in (column, column + 1))
        top, bottom = (self.rect.top + self.rect.height * each // rows for each in (row, row + 1))
        return pygame.Rect(left, top, right - left, bottom - top)

    def _choose(self, index: int) -> Action:
        self.chosen = self.options[index][0]
        return Action(self.action, self.chosen)


class Slider(Widget):
    """A value between two ends, by steps; its Action carries it. Left, right, Home and End move it."""

    def __init__(
        self,
        rect: pygame.Rect | tuple[int, int, int, int],
        action: str,
        *,
        low: float,
        high: float,
        now: float,
        step: float = 1,
        label: str = "",
        tooltip: str = "",
    ) -> None:
        super().__init__(rect, action, label=label, tooltip=tooltip)
        self.low, self.high, self.step = low, high, step
        self.now = now
        self.notches: Sequence[float] = ()  # values that are marked on its track

    @property
    def spoken(self) -> str:
        """Its name and its value."""
        return f"{self.label or self.tooltip} {self.now:g}".strip()

    def handle(self, event: pygame.event.Event) -> Action | None:
        """Follow the pointer while pressed, or the keys."""
        if not self.enabled:
            return None
        if event.type == pygame.KEYDOWN:
            return self._key(event.key)
        action = super().handle(event)
        down = event.type == pygame.MOUSEBUTTONDOWN and event.button == 1
        if down or (event.type == pygame.MOUSEMOTION and self.pressed):
            return self._move_to(self._value_at(event.pos[0]))
        return action

    def press(self) -> Action:
        """Its value as it is."""
        return Action(self.action, self.now)

    def draw(self, screen: Screen) -> None:
        """Paint the track, the part done, and the knob."""
        theme, high = screen.theme, screen.px(12)
        track = pygame.Rect(self.rect.left, self.rect.centery - high // 2, self.rect.width, high)
        draw.round_rect(screen.surface, track, high // 2, theme.line)
        x = self._x(self.now)
        done = pygame.Rect(track.left, track.top, max(high, x - track.left), high)
        draw.round_rect(screen.surface, done, high // 2, theme.chosen.fill)
        for notch in self.notches:
            draw.circle(screen.surface, (self._x(notch), track.centery), high // 2 - 1, theme.star)
        radius = screen.px(15 if self.hovered or self.pressed else 13)
        rim = max(2, screen.px(4))
        draw.circle(screen.surface, (x, track.centery), radius, theme.card, theme.chosen.fill, rim)

    def _x(self, value: float) -> int:
        span = self.high - self.low
        margin = self.rect.height // 4
        part = (value - self.low) / span if span else 0
        return round(self.rect.left + margin + (self.rect.width - 2 * margin) * part)

    def _value_at(self, x: int) -> float:
        margin = self.rect.height // 4
        part = (x - self.rect.left - margin) / max(1, self.rect.width - 2 * margin)
        return self.low + (self.high - self.low) * part

    def _key(self, key: int) -> Action | None:
        moves = {pygame.K_LEFT: self.now - self.step, pygame.K_RIGHT: self.now + self.step}
        moves |= {pygame.K_HOME: self.low, pygame.K_END: self.high}
        return self._move_to(moves[key]) if key in moves else None

    def _move_to(self, value: float) -> Action:
        steps = round((value - self.low) / self.step) if self.step else 0
        self.now = max(self.low, min(self.low + steps * self.step, self.high))
        return Action(self.action, self.now)
