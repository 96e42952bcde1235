"""The editor widget: palette, workspace, and the ways to change a script."""

from collections.abc import Callable, Sequence

import pygame

from codeweek.blocks import edit
from codeweek.blocks.catalogue import Catalogue
from codeweek.blocks.edit import Hole, Place, Spot
from codeweek.blocks.history import History
from codeweek.blocks.offer import Offer, Palette, offers
from codeweek.blocks.script import Block, Script, Value
from codeweek.desktop.editor import caret, families, paint, telling
from codeweek.desktop.editor.acts import Acts
from codeweek.desktop.editor.caret import Part
from codeweek.desktop.editor.chips import Turn
from codeweek.desktop.editor.choices import swatch
from codeweek.desktop.editor.fields import Fields
from codeweek.desktop.editor.keys import Keys
from codeweek.desktop.editor.looks import Looks
from codeweek.desktop.editor.measured import cut, measure, size_of, widest
from codeweek.desktop.editor.pointer import Pointer
from codeweek.desktop.editor.setting import Metrics, Setting
from codeweek.desktop.editor.shelf import Shelf
from codeweek.desktop.editor.toolbar import Toolbar
from codeweek.desktop.editor.workspace import Workspace
from codeweek.desktop.screen import Screen
from codeweek.desktop.widgets import Action, Widget
from codeweek.play.feedback.badges import Badge
from codeweek.play.feedback.variables import on_block
from codeweek.text import Text

SHELF_SHARE = 0.48  # of the editor: the most that the palette takes
NOTICE_TIME = 4.0  # seconds


class Editor(Widget):
    """Blocks to choose on the left, the program on the right. It never changes a script, only its History.

    `palette` is the names of the blocks offered, or (parsons) a function that gives those not placed yet.
    `on_change(history)` is called after each change. `handle` gives an Action of name `editor` for every
    event that it used; a key it leaves alone is the page's.
    """

    def __init__(
        self,
        screen: Screen,
        rect: pygame.Rect | tuple[int, int, int, int],
        catalogue: Catalogue,
        text: Text,
        history: History,
        *,
        palette: Palette = (),
        read_only: bool = False,
        on_change: Callable[[History], None] | None = None,
        play: Callable[[str], None] | None = None,  # called with snap or trash
        still: bool = False,  # reduced motion
        action: str = "editor",
    ) -> None:
        super().__init__(rect, action)
        self.screen, self.catalogue, self.text, self.history = screen, catalogue, text, history
        self.palette, self.read_only, self.still = palette, read_only, still
        self.on_change, self.play = on_change, play
        self.looks = Looks(screen)
        self.workspace = Workspace(screen, self.looks)
        self.shelf = Shelf(screen, self.looks, self._title)
        self.cursor = Place(None, "", len(history.now.blocks))
        self.part: Part | None = None
        self.selected: str | None = None
        self._zone = "workspace"
        self.lit: tuple[str, str] | None = None
        self.turns: Sequence[Turn] = ()  # of the loops that run
        self.badges: Sequence[Badge] = ()  # what the step asked, and what came of it
        self.notice = ""
        self.whole = ""  # the text under the pointer that its block cuts
        self.toolbar: Toolbar | None = None
        self._notice_left = 0.0
        self.fields = Fields(self)
        self.pointer = Pointer(self)
        self.keys = Keys(self)
        self.acts = Acts(self)
        self.resize(rect)

    # What the page calls.

    def set_history(self, history: History) -> None:
        """Show another script (another level, a restart)."""
        self._forget()
        self.history = history
        self.cursor = Place(None, "", len(history.now.blocks))
        self.refresh(ease=False)

    def light(self, block: str | None, kind: str = "running") -> None:
        """Light a block up: `running` or `problem`; None puts it out."""
        before, self.lit = self.lit, (block, kind) if block else None
        if before == self.lit:
            return  # told again: leave the scroll to the person
        self._toolbar()
        box = self.workspace.layout.box(block) if block else None
        if box:
            self.workspace.reveal(box)
            self._toolbar()

    def select(self, block: str | None) -> None:
        """Select a block, scrolled into view (a line of Python was tapped)."""
        self.fields.close()
        self.part, self.zone = None, "workspace"
        self.selected = self.handle_of(block) if block and self.script.find(block) else None
        if self.selected:
            self.cursor = caret.waiting(self.catalogue, self.script, self.selected)
            self.reveal_block(self.selected)
        self._toolbar()

    def set_language(self, text: Text) -> None:
        """Show the words of another language."""
        self.text = text
        self.refresh(ease=False)

    def resize(
        self, rect: pygame.Rect | tuple[int, int, int, int], fold: str | None = None, most: int = 0
    ) -> None:
        """Another place or scale: the window or the zoom changed. Keep one Editor across `Page.layout`.

        `fold` says where the keys of families are ("": the palette is whole); None: what the height asks for.
        `most` is the widest that a whole palette may be.
        """
        self.rect = pygame.Rect(rect)
        self.pointer.cancel()
        self.looks.clear()
        self.most = most or round(self.rect.width * SHELF_SHARE)
        if fold is None:
            asked = measure(self, [self.script])
            long = asked.palette_height > self.rect.height and asked.families >= families.LEAST
            fold = "beside" if long else ""
        self.shelf.fold = fold
        self.refresh(ease=False)

    def use(self, screen: Screen) -> None:
        """Draw on this one: the window's, or one on which blocks are smaller. To be followed by `resize`."""
        for part in (self, self.looks, self.workspace, self.shelf):
            part.screen = screen

    def describe(self) -> str:
        """Where the cursor is, in a sentence for someone who does not see it."""
        return telling.describe(self)

    @property
    def spoken(self) -> str:
        """What a screen reader says when the editor has the keyboard."""
        return self.describe()

    def undo(self) -> None:
        """One edit back."""
        self._replace(self.history.undo())

    def redo(self) -> None:
        """One edit forward."""
        self._replace(self.history.redo())

    def hit(self, pos: tuple[int, int]) -> bool:
        """Whether a point is on it; the keys of a value being written count."""
        on_pad = self.fields.pad is not None and self.fields.pad.box.collidepoint(pos)
        return self.visible and (on_pad or super().hit(pos))

    def handle(self, event: pygame.event.Event) -> Action | None:
        """Take an event; keys only when it has the focus."""
        if not self.enabled:
            return None
        keyboard = event.type in (pygame.KEYDOWN, pygame.TEXTINPUT)
        used = self.keys.handle(event) if keyboard else self.pointer.handle(event)
        return Action(self.action) if used else None

    def tick(self, dt: float) -> bool:
        """Ease blocks to their places; True while something moves."""
        self.keys.tick(dt)
        if not self.focused:  # the keyboard went elsewhere: so do the pad's keys, and a family that is open
            if self.fields.entry:
                self.fields.close()
            if self.shelf.fold:
                self.zone = "workspace"
        moving = self.workspace.tick(100.0 if self.still else dt)
        moving = self.pointer.tick(dt) or moving
        if self._notice_left > 0:
            self._notice_left -= dt
            if self._notice_left <= 0:
                self.notice = ""
            moving = True
        return moving

    def draw(self, screen: Screen) -> None:
        """Paint it."""
        paint.draw(self, screen.surface)

    def draw_focus(self, screen: Screen) -> None:
        """Paint where the keyboard is."""
        paint.draw_focus(self, screen.surface)

    # What its parts share.

    @property
    def zone(self) -> str:
        """Where the keyboard is: workspace or palette; a folded palette is open only while it is there."""
        return self._zone

    @zone.setter
    def zone(self, zone: str) -> None:
        self._zone = zone
        self.shelf.open = zone == "palette"

    @property
    def script(self) -> Script:
        """The script as it is now."""
        return self.history.now

    @property
    def puzzle(self) -> bool:
        """Whether the blocks are given, each once, and cannot be changed."""
        return callable(self.palette)

    @property
    def setting(self) -> Setting:
        """What the sizes of blocks depend on."""
        metrics = Metrics.at(self.screen.scale)
        looks = self.looks
        return Setting(
            self.catalogue, self.text.language, looks.measure, self.show_value, looks.icon, metrics, swatch
        )

    def show_value(self, kind: str, value: Value) -> str:
        """A value as it is written on a block."""
        return on_block(self.catalogue, kind, value, self.text)

    def say(self, block: Block) -> str:
        """The words on a block."""
        return caret.said(self.catalogue, self.text.language, self.show_value, block)

    def fits(self, block: Block) -> bool:
        """Whether a block of the palette may go where the cursor is."""
        if self.part and self.part.slot:
            return edit.accepts(self.catalogue, self.script, block, self.part.hole)
        return True

    def can_take(self, offer: Offer) -> bool:
        """Whether a block of the palette can be taken now."""
        return not offer.taken and self.fits(offer.block)

    def commit(self, script: Script, sound: str = "snap") -> bool:
        """Make a script the present one; whether it is another."""
        history = self.history.edit(script)
        if history is self.history:
            self.refresh()
            return False
        self.history = history
        self._changed(sound)
        return True

    def rewrite(self, history: History) -> None:
        """Put a history in place of the present one: a value being written is one edit, not one a key."""
        self.history = history
        self._changed("")

    def put(self, block: Block, spot: Spot) -> str | None:
        """Insert a new block and put the cursor after or inside it; gives its id, or None when refused."""
        before = {b.id for b in self.script.everything()}
        script = edit.insert(self.catalogue, self.script, (block,), spot)
        new = self.block_at(script, spot)
        if script is self.script or new is None or new.id in before:
            return None
        self.selected = self.part = None
        self.commit(script)
        self.cursor = caret.waiting(self.catalogue, self.script, new.id)
        self.refresh()
        self.reveal_block(new.id)
        return new.id

    def move(self, id: str, spot: Spot) -> bool:
        """Move a block to a place of the script as it will be without it."""
        if isinstance(spot, Place):
            spot = caret.movable(self.script, id, spot)
        moved = self.commit(edit.move(self.catalogue, self.script, id, spot))
        self.cursor = caret.waiting(self.catalogue, self.script, id)
        self.reveal_block(id)
        return moved

    def throw(self, id: str) -> bool:
        """Take a block out of the program."""
        spot = edit.where(self.script, id)
        if spot is None or self.read_only:
            return False
        done = self.commit(edit.remove(self.catalogue, self.script, id), "trash")
        if isinstance(spot, Place):
            self.cursor = caret.nearest_place(self.script, spot)
        self.refresh()
        return done

    def handle_of(self, id: str) -> str:
        """The block by which another is held: a literal by what it is on, a piece of a puzzle as a whole."""
        if self.puzzle:
            return caret.statement(self.script, id)
        return caret.owner(self.catalogue, self.script, id)

    def block_at(self, script: Script, spot: Spot) -> Block | None:
        """The block just after a gap, or in a hole."""
        if isinstance(spot, Hole):
            parent = script.find(spot.parent)
            return parent.slots.get(spot.slot) if parent else None
        return caret.following(script, spot)

    def tell(self, key: str) -> None:
        """Show a short sentence for a while."""
        self.notice, self._notice_left = self.text(f"editor.{key}"), NOTICE_TIME

    def reveal_block(self, id: str) -> None:
        """Scroll a block into view."""
        box = self.workspace.layout.box(id)
        if box:
            self.workspace.reveal(box)
            self._toolbar()

    def refresh(self, ease: bool = True) -> None:
        """Lay everything out again."""
        self.cursor = caret.nearest_place(self.script, self.cursor)
        if self.selected and not self.script.find(self.selected):
            self.selected = None
        if self.part and not self.script.find(self.part.block):
            self.part = None
        setting, drag = self.setting, self.pointer.drag
        offered = self._offers()
        self.shelf.show(setting, offered, widest(self, offered), size_of(self, offered))
        palette, self.workspace.rect = cut(self)
        self.shelf.place(palette, self.workspace.rect)
        shown = drag.shown if drag else self.script
        ghost = drag.ghost if drag else None
        hat = self.text("editor.start")
        self.workspace.show(setting, shown, hat, ease and not self.still, ghost)
        self._toolbar()
        self.fields.follow()

    def _offers(self) -> list[Offer]:
        if self.read_only:
            return []
        drag = self.pointer.drag
        script = drag.taken if drag else self.script
        return offers(self.catalogue, self.palette, script)

    def _toolbar(self) -> None:
        """Make the buttons of the selected block, where it now is."""
        self.toolbar = None
        block = self.script.find(self.selected) if self.selected else None
        held = caret.statement(self.script, self.selected) if self.selected else ""
        box = self.workspace.layout.box(held)
        running = self.lit is not None and self.lit[1] == "running"
        if not block or not box or self.read_only or running or self.pointer.drag or self.fields.entry:
            return
        within = self.workspace.rect.inflate(-self.screen.px(12), -self.screen.px(12))
        rows = [self.workspace.on_screen(row.box) for row in self.workspace.layout.rows]
        held_at = self.workspace.on_screen(box)
        self.toolbar = Toolbar(self.screen, self._tools(block), held_at, rows, within)

    def _tools(self, block: Block) -> tuple[str, ...]:
        type = self.catalogue[block.type]
        tools = ["up", "down"] if type.shape == "command" else []
        if type.group and not self.puzzle:
            tools.append("swap")
        if type.shape == "command" and not self.puzzle:
            tools.append("copy")
        return (*tools, "throw")

    def _title(self, category: str) -> str:
        return self.text("editor.pool" if category == "pool" else f"category.{category}")

    def _replace(self, history: History) -> None:
        """Another history, unless it is the one we have: undo, redo."""
        self.pointer.cancel()
        self.fields.close()
        if history is self.history or self.read_only:
            return
        self.history = history
        self.part = None
        self._changed("snap")

    def _forget(self) -> None:
        self.pointer.cancel()
        self.fields.close()
        self.part = self.selected = self.lit = None
        self.notice = ""

    def _changed(self, sound: str) -> None:
        self.lit = None
        self.refresh()
        if sound and self.play:
            self.play(sound)
        if self.on_change:
            self.on_change(self.history)
