"""A box to write Python in: what a person expects of a text field, and of one for code."""

from collections.abc import Callable, Sequence

import pygame

from codeweek.blocks.completing import Word
from codeweek.blocks.holes import HOLE, holes
from codeweek.desktop.editor.python_view import tokens
from codeweek.desktop.screen import Screen
from codeweek.desktop.typing import edit_keys, text_editing
from codeweek.desktop.typing.code_painting import Looks, Mark, Sheet, paint
from codeweek.desktop.typing.code_text import Code, UndoHistory, place_of
from codeweek.desktop.typing.completion_list import Choices, Offer, begun_at, offered, taken
from codeweek.desktop.typing.edit_keys import CLIPBOARD, ENTER, Done
from codeweek.desktop.widgets.keyboard import control
from codeweek.desktop.widgets.widget import Action, Widget
from codeweek.play.player import DOUBLE

WHEEL = 60  # units by notch
USED = Action("used")  # the event was for the box, and the text is as before
_TEXT = (pygame.KEYDOWN, pygame.TEXTINPUT, pygame.TEXTEDITING)


class CodeBox(Widget):
    """Each change gives Action(`action`, (value, text)).

    With `undoes` False, Ctrl+Z gives Action("undo") or Action("redo"): what is undone is the page's.
    Tab indents; after Escape it goes on to the next widget.
    """

    drags = True

    def __init__(
        self,
        screen: Screen,
        rect: pygame.Rect,
        action: str,
        value: object,
        text: str,
        label: str,
        *,
        words: Sequence[Word] = (),
        empty: str = "",
        undoes: bool = True,
    ) -> None:
        super().__init__(rect, action, value=value)
        self.screen, self.name, self.words, self.empty, self.undoes = screen, label, words, empty, undoes
        self.given = ""  # a text with holes: only they are written in
        self.past = UndoHistory(Code.of(text))
        self.sheet = Sheet(screen, self.rect)
        self.offer: Offer | None = None  # the words that may be meant
        self.mark: Mark | None = None
        self.right: tuple[Mark, ...] = ()  # words that were put right
        self.values = ""  # what the lit line computed
        self.joined = False  # whether the last change is undone with the one before
        self._lit: tuple[int, str] | None = None
        self._leaving = False  # Escape was pressed: Tab goes on
        self._composed = ""
        self._clock = 0.0
        self._clicks: tuple[float, int, int] = (-1.0, -1, 0)  # when, where, how many
        self._dragged: tuple[int, int] | None = None  # a finger on the glass scrolls
        self._tokens = tokens(self.text)
        self.sheet.show(self.text)

    # What others ask of it.

    @property
    def code(self) -> Code:
        """The text, the caret, the selection."""
        return self.past.now

    @property
    def text(self) -> str:
        """What is written."""
        return self.code.text

    @property
    def holes(self) -> tuple[tuple[int, int], ...]:
        """Where the holes begin and end, of a text that has some."""
        return (self.given and holes(self.given, self.text)) or ()

    @property
    def line(self) -> int:
        """The line of the caret, from 1."""
        return self.code.row + 1

    @property
    def spoken(self) -> str:
        """The word that may be meant, or its name and the line of the caret."""
        if self.offer:
            return f"{self.offer.now.word} {self.offer.now.what}".strip()
        shown = self.values if self._lit and self._lit[0] == self.line else ""
        return f"{self.name} {self.line} {self.sheet.lines[self.code.row].strip()} {shown}".strip()

    @property
    def tip(self) -> str:
        """How to go on from it, until it is written in."""
        return "" if self.focused else super().tip

    def resize(self, screen: Screen, rect: pygame.Rect) -> None:
        """Another place or scale."""
        self.screen, self.rect = screen, pygame.Rect(rect)
        self.sheet.place(screen, self.rect)
        self.sheet.reveal(self.code.row, self.code.column)

    def show(self, text: str) -> None:
        """Another text, from elsewhere: an undo of the page, a block that was moved, a mend."""
        if text != self.text:
            self._become(Done(text_editing.changed(self.code, text), "elsewhere"))
            self.offer = None

    def take_up(self, other: "CodeBox") -> None:
        """Go on where another box was, which had the same text or nearly."""
        text, self.past = self.text, other.past
        self.show(text)
        self._shown()

    def put_caret(self, line: int, column: int) -> None:
        """The caret to a place, both from 1."""
        self._become(Done(self.code.at(place_of(self.text, line - 1, column - 1))))

    def light(self, line: int | None, kind: str = "running") -> None:
        """Light a line; None puts it out."""
        before, self._lit = self._lit, (line, kind) if line else None
        if self._lit and before != self._lit and self._lit[0] <= len(self.sheet.lines):
            self.sheet.reveal(self._lit[0] - 1, 0)

    def put(self, word: Word) -> Action | None:
        """A word of the level, in place of what was begun of it."""
        begun = begun_at(self.code)
        start = begun if word.word.startswith(self.text[begun : self.code.caret]) else self.code.caret
        self.offer = None
        start = self.code.start if self.code.selected else start
        return self._done(Done(taken(self.code.at(self.code.end), start, word), "word"))

    def do(self, act: Callable[[Code], Code], kind: str = "button") -> Action | None:
        """What a button above it does to the text."""
        return self._done(Done(act(self.code), kind))

    # Events.

    def handle(self, event: pygame.event.Event) -> Action | None:
        """Letters, keys, the mouse."""
        if event.type in _TEXT:
            return self._keyboard(event)
        if event.type == pygame.MOUSEWHEEL:
            self._wheel(event)
        elif event.type == pygame.MOUSEBUTTONDOWN and event.button == 1:
            return self._press(event)
        elif event.type == pygame.MOUSEMOTION and self.pressed:
            self._drag(event)
        elif event.type == pygame.MOUSEBUTTONUP:
            self._release(event)
        super().handle(event)
        return None

    def press(self) -> None:
        """A press only puts the caret."""

    def tick(self, dt: float) -> bool:
        """Let time pass: it parts what is undone, and tells two clicks from a double one."""
        self._clock += dt
        if not self.focused:
            self.offer, self._composed, self._leaving = None, "", False
        return False

    def _keyboard(self, event: pygame.event.Event) -> Action | None:
        if event.type == pygame.TEXTEDITING:
            self._composed = event.text
            return USED
        if event.type == pygame.TEXTINPUT:
            self._composed, self._leaving = "", False
            done = self._done(Done(text_editing.typed(self.code, event.text), "letters"))
            self.offer = offered(self.code, self.words)
            return done
        if self.offer and (chosen := self._choose(event, self.offer)):
            return chosen
        return self._key(event)

    def _choose(self, event: pygame.event.Event, offer: Offer) -> Action | None:
        """A key while words are offered."""
        if event.key in (pygame.K_UP, pygame.K_DOWN):
            self.offer = offer.by(1 if event.key == pygame.K_DOWN else -1)
        elif event.key == pygame.K_ESCAPE:
            self.offer = None
        elif event.key in (*ENTER, pygame.K_TAB) and not event.mod & pygame.KMOD_SHIFT:
            return self._take(offer, offer.now)
        else:
            return None
        return USED

    def _take(self, offer: Offer, word: Word) -> Action | None:
        self.offer = None
        return self._done(Done(taken(self.code, offer.start, word), "word"))

    def _key(self, event: pygame.event.Event) -> Action | None:
        leaving, self._leaving = self._leaving, False
        held = control(event.mod)
        if event.key == pygame.K_ESCAPE and not leaving:
            self._leaving = True
            return USED
        if event.key == pygame.K_ESCAPE or (event.key == pygame.K_TAB and (leaving or held)):
            return None
        if held and event.key in (pygame.K_z, pygame.K_y):
            return self._undo(event.key == pygame.K_y or bool(event.mod & pygame.KMOD_SHIFT))
        if held and event.key == pygame.K_SPACE:
            self.offer = offered(self.code, self.words, asked=True)
            return USED
        done = edit_keys.act(event, self.code, self.sheet.page, CLIPBOARD)
        if done:
            action = self._done(done)
            self.offer = offered(self.code, self.words) if self.offer and done.kind == "erases" else None
            return action
        letter = getattr(event, "unicode", "")
        return USED if not held and letter and letter.isprintable() else None

    def _undo(self, again: bool) -> Action | None:
        self.offer = None
        if not self.undoes:
            return Action("redo" if again else "undo")
        before, self.past = self.past, self.past.redo() if again else self.past.undo()
        self._shown()
        return USED if self.past is before else self._told()

    def _done(self, done: Done) -> Action:
        """Go to the text after an act; what it tells. Of a text with holes only they change."""
        before = self.text
        if self.given and holes(self.given, done.code.text) is None:
            return USED
        self._become(done)
        return USED if self.text == before else self._told()

    def _told(self) -> Action:
        return Action(self.action, (self.value, self.text))

    def _become(self, done: Done) -> None:
        self.joined = self.past.joins(done.kind, self._clock)
        before, self.past = self.past, self.past.went(done.code, done.kind, self._clock)
        if self.past is not before:
            self._shown()

    def _shown(self) -> None:
        """Bring what is seen up to the text."""
        if self.text != "\n".join(self.sheet.lines):
            self._tokens = tokens(self.text)
            self.sheet.show(self.text)
        self.sheet.reveal(self.code.row, self.code.column)

    # The mouse.

    def _press(self, event: pygame.event.Event) -> Action | None:
        choices = self._choices()
        word = choices.at(event.pos) if choices else None
        if self.offer and word:
            return self._take(self.offer, word)
        self.offer, self.pressed, self._leaving = None, True, False
        self._dragged = event.pos if getattr(event, "touch", False) else None
        place = self.sheet.place_at(event.pos)
        then, where, count = self._clicks
        count = count % 3 + 1 if self._clock - then < DOUBLE and where == place else 1
        self._clicks = self._clock, place, count
        if count == 2:
            self._become(Done(text_editing.word_at(self.code, place)))
        elif count == 3:
            self._become(Done(text_editing.line_at(self.code, place)))
        elif self._dragged is None:
            self._put(place, bool(pygame.key.get_mods() & pygame.KMOD_SHIFT))
        return None

    def _put(self, place: int, select: bool = False) -> None:
        """The caret to a place; what stands in a hole that was not written in yet is chosen whole."""
        code = self.code.at(place, select)
        for start, end in self.holes:
            if start <= place <= end and self.text[start:end] == HOLE:
                code = self.code.at(start).at(end, select=True)
        self._become(Done(code))

    def _drag(self, event: pygame.event.Event) -> None:
        if self._dragged:
            x, y = self._dragged
            self.sheet.scroll_by(x - event.pos[0], y - event.pos[1])
            self._dragged = event.pos
            self._clicks = -1.0, -1, 0
        elif self._clicks[2] == 1:
            self._become(Done(self.code.at(self.sheet.place_at(event.pos), select=True)))

    def _release(self, event: pygame.event.Event) -> None:
        """A finger that did not scroll puts the caret where it leaves the glass."""
        if self._dragged and self._clicks[2] == 1:
            self._put(self.sheet.place_at(event.pos))
        self._dragged = None

    def _wheel(self, event: pygame.event.Event) -> None:
        step, aside = self.screen.px(WHEEL), bool(pygame.key.get_mods() & pygame.KMOD_SHIFT)
        x, y = (event.x - event.y, 0) if aside else (event.x, event.y)
        self.sheet.scroll_by(x * step, -y * step)

    # Picture.

    def _choices(self) -> Choices | None:
        if not self.offer:
            return None
        row = self.code.row
        start = self.code.column - (self.code.caret - self.offer.start)
        caret = self.sheet.box(row, start, self.code.column)
        return Choices(self.screen, self.offer, self.rect, caret)

    def draw(self, screen: Screen) -> None:
        """Paint the lines, and the words that may be meant."""
        under = self.mark, self._lit, self._composed, self.holes, self.right, self.values
        looks = Looks(self.code, self._tokens, self.focused, self.empty, *under)
        paint(screen, self.sheet, looks)
        choices = self._choices()
        if choices:
            choices.draw()
        if self.focused:
            code = self.code
            pygame.key.set_text_input_rect(self.sheet.box(code.row, code.column, code.column).inflate(2, 0))

    def draw_focus(self, screen: Screen) -> None:
        """Its rim and its caret tell that it has the keyboard."""
