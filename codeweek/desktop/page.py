"""A page of the window: widgets, the focus among them, and what their actions do."""

from collections.abc import Iterable, Sequence

import pygame

from codeweek.app.journey import Journey
from codeweek.desktop.app import App
from codeweek.desktop.painting import draw
from codeweek.desktop.screen import CENTRE, Screen
from codeweek.desktop.widgets.scroll import ScrollView
from codeweek.desktop.widgets.widget import Action, Widget

TIP_AFTER = 0.5  # seconds
DRAG_FROM = 8  # units: before that, a press in a scrolled zone is still a press
_ARROWS = {
    pygame.K_LEFT: (-1, 0),
    pygame.K_RIGHT: (1, 0),
    pygame.K_UP: (0, -1),
    pygame.K_DOWN: (0, 1),
}
_KEYBOARD = (pygame.KEYDOWN, pygame.KEYUP, pygame.TEXTINPUT, pygame.TEXTEDITING)
_POINTER = (pygame.MOUSEMOTION, pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP)


class Page:
    """Override `layout` (make `self.widgets`), `act`, and when needed `paint`, `key`, `tick`, `back`."""

    modal = False  # a modal page is painted over the one below
    takes_files = False  # a file dropped on the window is for the page, not to be played
    tells_of_room = False  # a room that this window has opened is told at the foot

    def __init__(self, app: App) -> None:
        self.app = app
        self.widgets: list[Widget] = []
        self.focus: Widget | None = None
        self.focus_seen = False  # the ring shows once the keyboard is used
        self.dirty = True
        self._held: Widget | None = None
        self._held_from = (0, 0)
        self._pointer = (-1, -1)
        self._tip_wait = 0.0

    # What a page overrides.

    @property
    def sober(self) -> bool | None:
        """Whether it is in the sober look; None: as the page under it."""
        return None

    @property
    def child(self) -> Journey | None:
        """The child whose page it is; None: as the page under it."""
        return None

    def layout(self) -> None:
        """Make the widgets for the window as it is now (size, zoom, language)."""

    def act(self, action: Action) -> None:
        """Do what a widget asks."""

    def paint(self, screen: Screen) -> None:
        """Paint what is under the widgets."""
        screen.ground()

    def paint_over(self, screen: Screen) -> None:
        """Paint what is over the widgets."""

    def key(self, event: pygame.event.Event) -> bool:  # noqa: ARG002
        """A key that no widget took; True when it was of use."""
        return False

    def tick(self, dt: float) -> bool:  # noqa: ARG002
        """Let `dt` seconds pass for the page itself; True while something moves."""
        return False

    def back(self) -> None:
        """Escape, or the arrow at the top left."""
        self.app.pop()

    def dropped(self, path: str) -> None:
        """A file was dropped on the window."""

    def shown(self) -> None:
        """The page comes to the front, at first or again."""

    def relit(self) -> None:
        """Another word is read aloud, or none any more."""
        self.dirty = True

    def leave(self) -> None:
        """The page closes, or the whole app does: the moment to save."""

    # What the app calls.

    def relayout(self) -> None:
        """Lay out again, keeping the scrolling, and the focus on the same action and value."""
        kept = (self.focus.action, self.focus.value) if self.focus else None
        held = (self._held.action, self._held.value) if self._held and self._held.pressed else None
        offsets = [view.offset for view in self._views()]
        self.focus = self._held = None
        self.layout()
        for view, offset in zip(self._views(), offsets, strict=False):
            view.scroll_to(offset)
        self.set_focus(self._same(kept) or self.focus, self.focus_seen)
        # A slider may change what makes the page lay itself out: the pointer still has it.
        self._held = self._same(held)
        if self._held:
            self._held.pressed = True

    def draw(self, screen: Screen) -> None:
        """Paint the whole page."""
        self.paint(screen)
        for widget in self.widgets:
            if widget.visible:
                widget.draw(screen)
        if self.focus and self.focus_seen and self.focus.visible:
            self.focus.draw_focus(screen)
        self.paint_over(screen)
        self._draw_tip(screen)
        self.dirty = False

    def handle(self, event: pygame.event.Event) -> None:
        """Give an event to the widget it is for, and do what that widget asks."""
        if event.type in _POINTER:
            self._handle_pointer(event)
        elif event.type == pygame.MOUSEWHEEL:
            self._handle_wheel(event)
        elif event.type == pygame.WINDOWFOCUSLOST:
            self._release(event)
        elif event.type == pygame.WINDOWLEAVE:
            self._move(pygame.event.Event(pygame.MOUSEMOTION, pos=(-1, -1), rel=(0, 0), buttons=(0, 0, 0)))
        elif event.type in _KEYBOARD:
            self.dirty = True
            self._handle_key(event)
        else:
            self.dirty = True

    def pass_time(self, dt: float) -> bool:
        """Move what moves; True while something does."""
        moving = self.tick(dt)
        for widget in self.leaves():
            moving = widget.tick(dt) or moving
        if self._tip_wait > 0:
            self._tip_wait -= dt
            self.dirty = self.dirty or self._tip_wait <= 0
        self.dirty = self.dirty or moving
        return moving

    # Focus.

    def leaves(self) -> Iterable[Widget]:
        """All widgets, those inside others included."""
        for widget in self.widgets:
            yield from widget.leaves()

    def targets(self) -> Sequence[Widget]:
        """What the keyboard can reach, in order."""
        return [w for w in self.leaves() if w.focusable and w.enabled and w.visible]

    def set_focus(self, widget: Widget | None, seen: bool = True) -> None:
        """Put the keyboard on a widget, scrolled into view."""
        if self.focus:
            self.focus.focused = False
        self.focus, self.focus_seen, self.dirty = widget, seen, True
        if widget:
            widget.focused = True
            view = self._view_of(widget)
            if view and seen:
                view.reveal(widget.rect)

    def focus_on(self, action: str, value: object = None) -> None:
        """Put the keyboard on the widget of an action (and value, if given), without showing the ring yet."""
        for widget in self.targets():
            if widget.action == action and value in (None, widget.value):
                self.set_focus(widget, self.focus_seen)
                return

    def spoken(self) -> str:
        """What has the focus, in words."""
        return self.focus.spoken if self.focus else ""

    def move_focus(self, step: int) -> None:
        """The next or previous widget, round the ends."""
        targets = self.targets()
        if not targets:
            return
        at = targets.index(self.focus) if self.focus in targets else (-1 if step > 0 else 0)
        self.set_focus(targets[(at + step) % len(targets)])

    def _move_towards(self, across: int, down: int) -> None:
        if not self.focus:
            self.move_focus(1)
            return
        x, y = self.focus.rect.center
        best: tuple[float, Widget] | None = None
        for widget in self.targets():
            dx, dy = widget.rect.centerx - x, widget.rect.centery - y
            along, aside = dx * across + dy * down, abs(dx * down) + abs(dy * across)
            if widget is self.focus or along <= 0:
                continue
            distance = along + 2.0 * aside
            if best is None or distance < best[0]:
                best = distance, widget
        if best:
            self.set_focus(best[1])

    # Events.

    def _handle_key(self, event: pygame.event.Event) -> None:
        if self.focus and self.focus.enabled:
            action = self.focus.handle(event)
            if action:
                self.focus_seen = True
                self.act(action)
                return
        if event.type != pygame.KEYDOWN or self.key(event):
            return
        if event.key == pygame.K_ESCAPE:
            self.back()
        elif event.key == pygame.K_TAB:
            self.move_focus(-1 if event.mod & pygame.KMOD_SHIFT else 1)
        elif event.key in _ARROWS:
            self._move_towards(*_ARROWS[event.key])

    def _handle_pointer(self, event: pygame.event.Event) -> None:
        if getattr(event, "button", 1) != 1:
            return  # the right button, the middle one, and the wheel as old mice tell it
        if event.type == pygame.MOUSEBUTTONDOWN:
            self._press(event)
        elif event.type == pygame.MOUSEBUTTONUP:
            self._release(event)
        else:
            self._move(event)

    def _press(self, event: pygame.event.Event) -> None:
        under = self._under(event.pos)
        self.dirty = True
        if not under:
            return
        self._held, self._held_from = under, event.pos
        if under.focusable and under.enabled:
            self.set_focus(under, seen=False)
        self._do(under.handle(event))

    def _release(self, event: pygame.event.Event) -> None:
        held, self._held = self._held, None
        self.dirty = True
        if not held:
            return
        if event.type != pygame.MOUSEBUTTONUP:
            held.pressed = False
        self._do(held.handle(event))

    def _move(self, event: pygame.event.Event) -> None:
        self._pointer = event.pos
        if self._held:
            self._maybe_scroll(event)
            self.dirty = True
            self._do(self._held.handle(event))
            return
        before = [w.hovered for w in self.leaves()]
        for widget in list(self.leaves()):
            self._do(widget.handle(event))
        if before != [w.hovered for w in self.leaves()]:
            self.dirty = True
            self._tip_wait = TIP_AFTER

    def _maybe_scroll(self, event: pygame.event.Event) -> None:
        """A finger that moves up or down on a scrolled button scrolls instead of pressing."""
        view = self._view_of(self._held) if self._held and not self._held.drags else None
        if not view or not view.room:
            return
        if abs(event.pos[1] - self._held_from[1]) < self.app.screen.px(DRAG_FROM):
            return
        assert self._held
        self._held.pressed = False
        self._held = view
        grab = pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=self._held_from, button=1)
        view.handle(grab)

    def _handle_wheel(self, event: pygame.event.Event) -> None:
        self.dirty = True
        under = self._under(self._pointer)
        target = (self._view_of(under) or under) if under else None
        if target:
            self._do(target.handle(event))

    def _do(self, action: Action | None) -> None:
        if action:
            self.dirty = True
            self.act(action)

    def _under(self, pos: tuple[int, int]) -> Widget | None:
        return next((w for w in reversed(list(self.leaves())) if w.hit(pos)), None)

    def _view_of(self, widget: Widget | None) -> ScrollView | None:
        return next((view for view in self._views() if widget in view.children), None)

    def _same(self, wanted: tuple[str, object] | None) -> Widget | None:
        return next((w for w in self.targets() if (w.action, w.value) == wanted), None)

    def _views(self) -> list[ScrollView]:
        return [widget for widget in self.widgets if isinstance(widget, ScrollView)]

    def _draw_tip(self, screen: Screen) -> None:
        shown = self._tipped()
        if not shown:
            return
        theme, size = screen.theme, 16
        width = min(screen.fonts.width(shown.tip, size), screen.px(360))
        height = screen.paragraph_height(shown.tip, width, size)
        box = pygame.Rect(0, 0, width + screen.px(24), height + screen.px(12))
        box.midtop = shown.rect.centerx, shown.rect.bottom + screen.px(8)
        if box.bottom > screen.rect.bottom:
            box.bottom = shown.rect.top - screen.px(8)
        box.clamp_ip(screen.rect)
        draw.card(screen.surface, box, screen.px(10), theme.ink, theme.ink, theme.shadow, screen.px(6), 0)
        inside = box.inflate(-screen.px(24), -screen.px(12))
        screen.paragraph(shown.tip, inside, size, theme.paper, "regular", CENTRE)

    def _tipped(self) -> Widget | None:
        if self._held:
            return None
        if self.focus and self.focus_seen and self.focus.tip:
            return self.focus
        if self._tip_wait > 0:
            return None
        return next((w for w in self.leaves() if w.hovered and w.tip and w.visible), None)
