"""A window on widgets that need more room than there is."""

from collections.abc import Sequence

import pygame

from codeweek.desktop.painting import draw
from codeweek.desktop.screen import Screen
from codeweek.desktop.widgets.widget import Action, Widget

WHEEL = 60


class ScrollView(Widget):
    """Widgets placed as if there were room below `rect`; it moves them, and hides what is outside."""

    focusable = False

    def __init__(
        self, rect: pygame.Rect | tuple[int, int, int, int], children: Sequence[Widget], margin: int = 0
    ) -> None:
        super().__init__(rect)
        self._children = tuple(children)
        self.offset = 0
        self._grabbed: int | None = None
        bottom = max((child.rect.bottom for child in children), default=self.rect.top)
        self.content = bottom + margin - self.rect.top
        for child in self._children:
            child.clip = self.rect

    @property
    def children(self) -> Sequence[Widget]:
        """The widgets it shows."""
        return self._children

    @property
    def room(self) -> int:
        """How far it can scroll."""
        return max(0, self.content - self.rect.height)

    def scroll_to(self, offset: float) -> None:
        """Show the content from `offset` pixels down."""
        wanted = round(max(0, min(offset, self.room)))
        for child in self._children:
            child.rect.move_ip(0, self.offset - wanted)
        self.offset = wanted

    def take_up(self, other: "ScrollView") -> None:
        """Go on where another one of the same content was."""
        self._grabbed = other._grabbed
        self.scroll_to(other.offset)

    def reveal(self, rect: pygame.Rect) -> None:
        """Scroll as little as needed to show a child's rectangle."""
        if rect.top < self.rect.top:
            self.scroll_to(self.offset - (self.rect.top - rect.top) - 12)
        elif rect.bottom > self.rect.bottom:
            self.scroll_to(self.offset + rect.bottom - self.rect.bottom + 12)

    def handle(self, event: pygame.event.Event) -> Action | None:
        """Wheel, or drag with a finger."""
        if event.type == pygame.MOUSEWHEEL:
            self.scroll_to(self.offset - event.y * WHEEL)
        elif event.type == pygame.MOUSEBUTTONDOWN and event.button == 1:
            self._grabbed = event.pos[1] + self.offset
        elif event.type == pygame.MOUSEMOTION and self._grabbed is not None:
            self.scroll_to(self._grabbed - event.pos[1])
        elif event.type == pygame.MOUSEBUTTONUP:
            self._grabbed = None
        return None

    def draw(self, screen: Screen) -> None:
        """Paint the children inside, and how far down we are."""
        before = screen.surface.get_clip()
        screen.surface.set_clip(self.rect.clip(before))
        for child in self._children:
            if child.visible and child.rect.colliderect(self.rect):
                child.draw(screen)
        screen.surface.set_clip(before)
        if self.room:
            self._draw_bar(screen)

    def _draw_bar(self, screen: Screen) -> None:
        width = screen.px(8)
        high = max(screen.px(40), self.rect.height * self.rect.height // self.content)
        top = self.rect.top + (self.rect.height - high) * self.offset // self.room
        bar = pygame.Rect(self.rect.right - width, top, width, high)
        draw.round_rect(screen.surface, bar, width // 2, screen.theme.ink_soft)
