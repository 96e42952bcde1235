"""The editor widget: a document, a cursor in it and a view, and the ways from one state to the next."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pygame

from codeweek.blocks.catalogue import Catalogue
from codeweek.blocks.history import History
from codeweek.blocks.offer import Palette
from codeweek.blocks.script import Script
from codeweek.desktop.editor import (
    edit_acts,
    editor_keys,
    editor_painting,
    editor_state,
    families,
    value_fields,
)
from codeweek.desktop.editor.caret import Cursor, at_end
from codeweek.desktop.editor.document import Document, Known, Lift
from codeweek.desktop.editor.editor_frame import Frame, Measured
from codeweek.desktop.editor.editor_keys import Keys
from codeweek.desktop.editor.editor_painting import Shown
from codeweek.desktop.editor.editor_state import State
from codeweek.desktop.editor.editor_view import Turn, View
from codeweek.desktop.editor.pointer import Pointer, in_workspace
from codeweek.desktop.screen import Screen
from codeweek.desktop.widgets.keyboard import control
from codeweek.desktop.widgets.widget import Action, Widget
from codeweek.play.feedback.step_answers import Badge
from codeweek.text import Text

SHELF_SHARE = 0.48  # of the editor: the most that the palette takes


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
        known: Known | None = None,  # the names of the level
        action: str = "editor",
    ) -> None:
        super().__init__(rect, action)
        self.on_change, self.play = on_change, play
        self.state = State(
            Document(catalogue, text, history, palette, read_only, known=known or {}), at_end(history.now)
        )
        self.view = View(screen, still)
        self.pointer = Pointer(self.view)
        self.keys = Keys()
        self._laid: tuple[Document, Lift | None] | None = None  # what the view was laid out for
        self.resize(rect)

    @property
    def document(self) -> Document:
        """The program, and what may be put in it."""
        return self.state.document

    @property
    def cursor(self) -> Cursor:
        """Where the person is in it."""
        return self.state.cursor

    # What the page calls.

    def set_history(self, history: History) -> None:
        """Show another script (another level, a restart)."""
        self.pointer.cancel()
        self.view.light(None)
        cursor = replace(self.cursor, place=at_end(history.now).place).free
        self._show(State(self.document.at(history), cursor, notice=""), ease=False)

    def follow(self, history: History, pending: frozenset[str] = frozenset()) -> None:
        """The program was changed as text: the cursor stays. `pending` blocks stand for unread lines."""
        self.view.pend(pending)
        if history is not self.document.history:
            self.pointer.cancel()
            self.view.light(None)
            self._show(replace(self.state, document=self.document.at(history)))

    def let_move(self, block: str | None) -> None:
        """One block of a read-only program may be put elsewhere, or none."""
        if block != self.document.loose:
            self._show(replace(self.state, document=replace(self.document, loose=block)))

    @property
    def target(self) -> str | None:
        """The block that keys act on."""
        return self.state.target.id if self.state.target else None

    def set_language(self, text: Text) -> None:
        """Show the words of another language."""
        self._show(replace(self.state, document=replace(self.document, text=text)), ease=False)

    def light(self, block: str | None, kind: str = "running") -> None:
        """Light a block up: `running` or `problem`; None puts it out. Told again, nothing is scrolled."""
        if self.view.light(block, kind):
            self._show(replace(self.state, shows=block))

    def annotate(self, turns: Sequence[Turn], badges: Sequence[Badge]) -> None:
        """Write beside blocks what a step has to say."""
        self.view.annotate(turns, badges)

    def select(self, block: str | None) -> None:
        """Select a block, scrolled into view (a line of Python was tapped)."""
        self.become(edit_acts.select(self.state, block))

    def undo(self) -> None:
        """One edit back."""
        self.pointer.cancel()
        self.become(edit_acts.undo(self.state))

    def redo(self) -> None:
        """One edit forward."""
        self.pointer.cancel()
        self.become(edit_acts.redo(self.state))

    def at_zone(self, zone: str) -> "Editor | None":
        """It, at the blocks to choose from (`palette`) or the program (`workspace`); None: it is not seen."""
        closed = value_fields.close(self.state)
        self.become(editor_keys.open_palette(closed) if zone == "palette" else in_workspace(closed))
        return self if self.visible else None

    def edits(self, event: pygame.event.Event) -> bool:
        """Take a key that changes blocks wherever the focus is; whether it was one."""
        if control(event.mod):
            return self._take(self.keys.shortcut(event, self.state))
        return self._take(editor_keys.throw_selected(event, self.state))

    def measure(self, scripts: Sequence[Script]) -> Measured:
        """The room that some programs would like."""
        return self.view.measure(self.document, scripts)

    def resize(
        self, rect: pygame.Rect | tuple[int, int, int, int], fold: str | None = None, most: int = 0
    ) -> None:
        """Another place or scale: the window or the zoom changed. Keep one Editor across `Page.layout`.

        `fold` says where the keys of families are ("": the palette is whole); None: what the height asks for.
        `most` is the widest that a whole palette may be.
        """
        self.rect = pygame.Rect(rect)
        self.pointer.cancel()
        frame = Frame(self.rect, most or round(self.rect.width * SHELF_SHARE), fold or "")
        if fold is None:
            self.view.place(frame)
            asked = self.measure([self.document.script])
            long = asked.palette_height > self.rect.height and asked.families >= families.LEAST
            frame = replace(frame, fold="beside" if long else "")
        self.view.place(frame)
        self._laid = None
        self._show(self.state, ease=False)

    def use(self, screen: Screen) -> None:
        """Draw on this one: the window's, or one on which blocks are smaller. To be followed by `resize`."""
        self.view.use(screen)

    def keep_still(self, still: bool) -> None:
        """Blocks jump to their places, or glide."""
        self.view.still = still

    @property
    def folded(self) -> bool:
        """Whether the palette is keys of families, to be opened."""
        return bool(self.view.frame.fold)

    def describe(self) -> str:
        """Where the cursor is, in a sentence for someone who does not see it."""
        return editor_state.describe(self.state)

    @property
    def spoken(self) -> str:
        """What a screen reader says when the editor has the keyboard."""
        return self.describe()

    @property
    def pressed_block(self) -> str:
        """The words of the block under the finger, before it is dragged."""
        press, document = self.pointer.press, self.document
        if press is None or self.pointer.drag:
            return ""
        if press.kind == "item":
            return document.say(self.view.palette.items[press.number].offer.block)
        block = document.script.find(press.seen.block) if press.seen else None
        return document.say(block) if block else ""

    # What the kit calls.

    def hit(self, pos: tuple[int, int]) -> bool:
        """Whether a point is on it; the keys of a value being written count."""
        on_pad = self.view.pad is not None and self.view.pad.box.collidepoint(pos)
        return self.visible and (on_pad or super().hit(pos))

    def handle(self, event: pygame.event.Event) -> Action | None:
        """Take an event; keys only when it has the focus."""
        if not self.enabled:
            return None
        keyboard = event.type in (pygame.KEYDOWN, pygame.TEXTINPUT)
        if keyboard and self.pointer.drag:
            after = self._key_in_drag(event)
        else:
            after = (self.keys if keyboard else self.pointer).handle(event, self.state)
        return Action(self.action) if self._take(after) else None

    def _key_in_drag(self, event: pygame.event.Event) -> State:
        """A block in hand is put down before anything else is done; Escape puts it back."""
        if event.type == pygame.KEYDOWN and event.key == pygame.K_ESCAPE:
            self.pointer.cancel()
        return self.state

    def tick(self, dt: float) -> bool:
        """Ease blocks to their places; True while something moves."""
        self.keys.tick(dt)
        opened = self.folded and self.cursor.zone == "palette"
        if not self.focused and (self.state.entry or opened):
            # The keyboard went elsewhere: so do the pad's keys, and a family that is open.
            closed = value_fields.close(self.state)
            self.become(in_workspace(closed) if opened else closed)
        moving = self.view.tick(dt)
        return self._take(self.pointer.tick(dt, self.state)) or moving

    def draw(self, screen: Screen) -> None:
        """Paint it."""
        editor_painting.draw(self._shown, screen.surface)

    def draw_focus(self, screen: Screen) -> None:
        """Paint where the keyboard is."""
        editor_painting.draw_focus(self._shown, screen.surface)

    @property
    def _shown(self) -> Shown:
        return Shown(self.view, self.state, self.pointer.drag, self.focused)

    # The only place where the state changes.

    def _take(self, after: State) -> bool:
        """Go to the state that a key or a click asks for; False when it is the page's."""
        if not after.left or after.cursor is not self.cursor:
            self.become(after)
        return not after.left

    def become(self, state: State) -> None:
        """Go to another state; when its program is another, tell so."""
        changed = state.document.history is not self.document.history
        if changed:
            self.pointer.drag = None  # it was lifted from another program
            self.view.light(None)
        self._show(state)
        if changed and state.sound and self.play:
            self.play(state.sound)
        if changed and self.on_change:
            self.on_change(self.document.history)

    def _show(self, state: State, ease: bool = True) -> None:
        """Keep a state, and bring the view up to it."""
        before, self.state = self.cursor, state.settled()
        lift = self.pointer.drag.lift if self.pointer.drag else None
        if not self._laid or self._laid[0] is not self.document or self._laid[1] is not lift:
            self._laid = self.document, lift
            self.view.show(self.document, lift, ease)
        moved = (before.zone, before.offer) != (self.cursor.zone, self.cursor.offer)
        self.view.point(self.state, scroll=moved and self.cursor.zone == "palette")
        if state.shows is not None:
            self.view.reveal(state.shows)
        if state.notice is not None:
            self.view.tell(self.document.text(f"editor.{state.notice}") if state.notice else "")
        self.view.follow(self.state, dragging=lift is not None)
