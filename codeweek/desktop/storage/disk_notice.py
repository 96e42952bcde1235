"""What the disk refused is told under every page, tried again, and no more told once it is kept."""

import errno
from collections.abc import Callable

import pygame

from codeweek.desktop.screen import Screen
from codeweek.desktop.storage.store import Store
from codeweek.text import Text

AGAIN, SOON = 5.0, 1.0  # seconds before it is tried again: by itself, and at an act
CHILD, ADULT, EDGE = 20, 16, 14  # sizes of the two sentences, and the room around them
CAUSES = {
    "full": (errno.ENOSPC, errno.EDQUOT),
    "closed": (errno.EACCES, errno.EPERM, errno.EROFS),
    "no_folder": (errno.ENOTDIR, errno.EEXIST, errno.EISDIR),
    "busy": (errno.ETIMEDOUT,),
    "long": (errno.EFBIG,),
    "gone": (errno.ENOENT,),
}


class Notice:
    """The strip at the foot of the window, while something is not kept; `relayout` gives it its room.

    `above`: pixels of what else stands at the foot, over it.
    """

    def __init__(
        self,
        screen: Screen,
        store: Store,
        text: Callable[[], Text],
        relayout: Callable[[], None],
        above: Callable[[], int] = lambda: 0,
    ) -> None:
        self.screen, self.store, self.text, self.relayout, self.above = screen, store, text, relayout, above
        self.height = 0  # pixels
        self.sentences: tuple[str, str] | None = None  # to the child, to an adult
        self._waited = 0.0

    def pass_time(self, dt: float, acts: bool) -> None:
        """Try again when it is time, and tell what there is to tell."""
        store = self.store
        self._waited += dt
        if self._waited > (SOON if acts and store.troubles else AGAIN):
            store.retry()
            self._waited = 0.0
        told = sentences(self.text(), store.troubles[0], str(store.folder)) if store.troubles else None
        if told != self.sentences:
            self._waited, self.sentences = 0.0, told
            self.lay_out()

    def lay_out(self) -> None:
        """Give the pages the room above it, and lay them out again."""
        screen = self.screen
        screen.foot = self.height = 0
        if self.sentences:
            width = self._inside(screen.rect).width
            sizes = zip(self.sentences, (CHILD, ADULT), ("bold", "regular"), strict=True)
            heights = [screen.paragraph_height(words, width, size, face) for words, size, face in sizes]
            self.height = sum(heights) + screen.px(EDGE)
        screen.foot = self.height + self.above()
        self.relayout()

    def draw(self) -> None:
        """Paint it, under the pages."""
        if not self.sentences:
            return
        screen, (child, adult) = self.screen, self.sentences
        theme, strip = screen.theme, screen.foot_rect
        strip.update(strip.left, strip.bottom - self.height, strip.width, self.height)
        pygame.draw.rect(screen.surface, theme.warm.fill, strip)
        inside = self._inside(strip)
        screen.icon("save", (strip.left + screen.px(34), strip.centery), screen.px(30), theme.warm.text)
        inside.top += screen.paragraph(child, inside, CHILD, theme.warm.text, "bold")
        screen.paragraph(adult, inside, ADULT, theme.warm.text)

    def _inside(self, strip: pygame.Rect) -> pygame.Rect:
        px = self.screen.px
        return pygame.Rect(strip.left + px(64), strip.top + px(EDGE) // 2, strip.width - px(80), strip.height)


def sentences(text: Text, problem: OSError, folder: str) -> tuple[str, str]:
    """What a child and what an adult should know of a disk that refuses."""
    cause = next((name for name, numbers in CAUSES.items() if problem.errno in numbers), "silent")
    reason = errno.errorcode.get(problem.errno or 0, type(problem).__name__)
    child = "ui.unsaved.long_child" if cause == "long" else "ui.unsaved.child"
    return text(child), text(f"ui.unsaved.adult.{cause}", folder=folder, reason=reason)
