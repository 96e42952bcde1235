"""What is seen of the editor: the program and the palette laid out, and what stands on them."""

from collections.abc import Sequence

import pygame

from codeweek.blocks.edit import Place
from codeweek.blocks.offer import Offer
from codeweek.blocks.script import Block, Script
from codeweek.desktop.editor import caret, edit_acts
from codeweek.desktop.editor.block_looks import Looks
from codeweek.desktop.editor.block_shapes import Metrics, Setting
from codeweek.desktop.editor.document import Document, Lift
from codeweek.desktop.editor.editor_frame import (
    Frame,
    Measured,
    count_families,
    measure,
    palette_size,
    size_for,
)
from codeweek.desktop.editor.editor_state import Entry, State
from codeweek.desktop.editor.keypads import Pad, pad_for, swatch
from codeweek.desktop.editor.palette_view import PaletteView
from codeweek.desktop.editor.toolbar import Toolbar
from codeweek.desktop.editor.workspace import Workspace
from codeweek.desktop.screen import Screen
from codeweek.play.feedback.step_answers import Badge

NOTICE_TIME = 4.0  # seconds
PIECES = 0.8  # of their size: pieces of a puzzle that would be smaller have it all, and are scrolled
Turn = tuple[str, int, int | None]  # block, turn from 1, how many if known


class View:
    """Lays a state out on a screen; it decides nothing about the program."""

    def __init__(self, screen: Screen, still: bool) -> None:
        self.screen, self.still = screen, still  # still: reduced motion
        self.looks = Looks(screen)
        self.workspace = Workspace(screen, self.looks)
        self.palette = PaletteView(screen, self.looks)
        self.frame = Frame(pygame.Rect(0, 0, 1, 1), 1)
        self.toolbar: Toolbar | None = None
        self.pad: Pad | None = None
        self.lit: tuple[str, str] | None = None  # a block: running, or a problem
        self.turns: Sequence[Turn] = ()  # of the loops that run
        self.badges: Sequence[Badge] = ()  # what the step asked, and what came of it
        self.notice = ""
        self.whole = ""  # the text under the pointer that its block cuts
        self._notice_left = 0.0
        self._dropped: tuple[Block, tuple[int, int]] | None = None

    # Where it is, and how large.

    def use(self, screen: Screen) -> None:
        """Draw on this one: the window's, or one on which blocks are smaller."""
        self.screen = self.looks.screen = self.workspace.screen = self.palette.screen = screen
        self.looks.clear()

    def place(self, frame: Frame) -> None:
        """Another place or scale."""
        self.frame = frame
        self.palette.fold = frame.fold
        self.looks.clear()

    @property
    def metrics(self) -> Metrics:
        """The lengths of blocks."""
        return Metrics.at(self.screen.scale)

    def setting(self, document: Document) -> Setting:
        """What the sizes of blocks depend on."""
        looks, language = self.looks, document.text.language
        return Setting(
            document.catalogue,
            language,
            looks.measure,
            document.show_value,
            looks.icon,
            self.metrics,
            swatch,
        )

    def measure(self, document: Document, scripts: Sequence[Script]) -> Measured:
        """The room that some programs would like."""
        return measure(self.screen, self.setting(document), document, scripts)

    # What is on it.

    def show(self, document: Document, lift: Lift | None, ease: bool) -> None:
        """Lay a program out, with the block in hand where it would go."""
        setting = self.setting(document)
        offered = document.offers(lift.taken if lift else None)
        widest = self.frame.widest(self.screen, count_families(offered))
        self.palette.title = document.title
        self.palette.show(setting, offered, widest, self._size(document, setting, offered))
        shelf = self.palette
        palette, self.workspace.rect = (
            self.frame.alone
            if document.read_only
            else self.frame.cut(self.screen, shelf.width, len(shelf.categories))
        )
        self.palette.place(palette, self.workspace.rect)
        shown, ghost = (lift.shown, lift.ghost) if lift else (document.script, None)
        eases = ease and not self.still
        self.workspace.show(setting, shown, document.start, eases, ghost)
        if self._dropped and not self.still:
            self.workspace.drop_from(*self._dropped)
        self._dropped = None

    def _size(self, document: Document, setting: Setting, offered: Sequence[Offer]) -> float:
        """Of their size, the pieces of a puzzle: all in sight where they can be read so."""
        if not document.puzzle or self.frame.fold:
            return 1.0
        whole = palette_size(self.screen, setting, offered)
        size = min(1.0, size_for(self.screen, self.frame.rect.height, whole))
        return size if size >= PIECES else 1.0

    def point(self, state: State, scroll: bool) -> None:
        """Show which block of the palette is chosen, scrolled into view or not."""
        cursor = state.cursor
        if scroll:
            self.palette.open = cursor.zone == "palette"
            self.palette.choose(cursor.offer)
        else:
            self.palette.point(cursor.offer, cursor.zone == "palette")

    def reveal(self, what: str | Place) -> None:
        """Scroll a block or a gap into view."""
        layout = self.workspace.layout
        if isinstance(what, str):
            box = layout.box(what)
        else:
            gap, row = layout.gap(what), self.metrics.row
            box = (gap.x, gap.y - row, 3 * row, 2 * row) if gap else None
        if box:
            self.workspace.reveal(box)

    def follow(self, state: State, dragging: bool) -> None:
        """Put the buttons and the keys of a value beside their blocks, where those now are."""
        self.toolbar = self._toolbar(state, dragging)
        entry = state.entry
        if not entry:
            self.pad = None
        elif self.pad and (self.pad.entry.block, self.pad.entry.field) == (entry.block, entry.field):
            self.pad.entry = entry
            beside = self._beside(state.script, entry)
            if self.pad.box.colliderect(beside):  # a pad that stays still is easier to press
                self.pad.move(beside, self.frame.rect)
        else:
            beside = self._beside(state.script, entry)
            self.pad = pad_for(self.screen, state.document, entry, beside, self.frame.rect)

    def _beside(self, script: Script, entry: Entry) -> pygame.Rect:
        box = self.workspace.layout.box(caret.statement(script, entry.block))
        return self.workspace.on_screen(box) if box else self.workspace.rect

    def _toolbar(self, state: State, dragging: bool) -> Toolbar | None:
        """The buttons of the selected block."""
        block = state.script.find(state.cursor.selected) if state.cursor.selected else None
        box = self.workspace.layout.box(caret.statement(state.script, block.id)) if block else None
        running = self.lit is not None and self.lit[1] == "running"
        if not block or not box or running or dragging or state.entry:
            return None
        if not state.document.moves(block.id):
            return None
        within = self.workspace.rect.inflate(-self.screen.px(12), -self.screen.px(12))
        tools = edit_acts.tools(state.document, block)
        rows = [self.workspace.on_screen(row.box) for row in self.workspace.layout.rows]
        return Toolbar(self.screen, tools, self.workspace.on_screen(box), rows, within)

    # What stands on the blocks for a while.

    def light(self, block: str | None, kind: str = "running") -> bool:
        """Light a block up, `running` or `problem`, or put the light out; False when it was so."""
        before, self.lit = self.lit, (block, kind) if block else None
        return before != self.lit

    def pend(self, blocks: frozenset[str]) -> None:
        """Some blocks are grey: the text that they stand for cannot be read yet."""
        self.workspace.pending = blocks

    def annotate(self, turns: Sequence[Turn], badges: Sequence[Badge]) -> None:
        """What a step has to say on its blocks."""
        self.turns, self.badges = turns, badges

    def tell(self, words: str) -> None:
        """Show a short sentence for a while, or none."""
        self.notice, self._notice_left = words, NOTICE_TIME if words else 0.0

    def let_go(self, block: Block, corner: tuple[int, int]) -> None:
        """From where a block glides to its place, once it is laid out."""
        self._dropped = block, corner

    def hover(self, pos: tuple[int, int]) -> bool:
        """Lift the block of the palette under the pointer; show whole the text that a block cuts."""
        before = self.palette.hovered, self.whole
        self.palette.hovered, self.whole = self.palette.at(pos), self._cut_at(pos)
        return before != (self.palette.hovered, self.whole)

    def _cut_at(self, pos: tuple[int, int]) -> str:
        if not self.workspace.rect.collidepoint(pos):
            return ""
        seen = self.workspace.layout.at(*self.workspace.local(pos))
        piece = seen.piece if seen else None
        cut = piece is not None and self.looks.measure(piece.text) > self.metrics.text
        return piece.text if piece and cut else ""

    def tick(self, dt: float) -> bool:
        """Ease blocks to their places; True while something moves."""
        moving = self.workspace.tick(100.0 if self.still else dt)
        if self._notice_left > 0:
            self._notice_left -= dt
            if self._notice_left <= 0:
                self.notice = ""
            moving = True
        return moving
