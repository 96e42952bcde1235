"""The state of the editor: document, cursor, the value being written; what is heard and seen of a step."""

import keyword
from dataclasses import dataclass, replace

from codeweek.blocks import edit
from codeweek.blocks.edit import Place
from codeweek.blocks.history import History
from codeweek.blocks.script import Block, Script, Value
from codeweek.desktop.editor import caret
from codeweek.desktop.editor.caret import Cursor, Part
from codeweek.desktop.editor.document import Document

LONGEST = {"number": 7, "name": 20, "names": 40, "text": 60}
LARGEST = 999_999
ACROSS = 3  # words of a closed list in a row
SET = "set:"  # a key that writes all of a value: what it writes


@dataclass(frozen=True)
class Entry:
    """A field being written: a value. `base` is what an undo goes back to: however many keys, one edit."""

    block: str
    field: str
    kind: str  # number | text | name | names, or that of a closed list of words
    text: str
    base: History
    choices: tuple[str, ...] = ()
    fresh: bool = True  # the first key replaces what was there

    def type(self, letters: str) -> "Entry":
        """Letters added at the end, those that have no place there left out."""
        start = "" if self.fresh else self.text
        for letter in letters:
            if _allowed(self.kind, start, letter):
                start += "_" if self.kind == "name" and letter == " " else letter
        return replace(self, text=start[: LONGEST[self.kind]], fresh=False)

    def set(self, text: str) -> "Entry":
        """Another text in place of all that is written; the next key replaces it."""
        return replace(self, text=text, fresh=True)

    def back(self) -> "Entry":
        """Without the last letter."""
        return replace(self, text=self.text[:-1], fresh=False)

    def choose(self, by: int) -> "Entry":
        """The choice that is so many further, round and round; before the first where none is chosen."""
        none = -1 if by > 0 else 0
        here = self.choices.index(self.text) if self.text in self.choices else none
        return replace(self, text=self.choices[(here + by) % len(self.choices)])

    def sign(self) -> "Entry":
        """The opposite of a number."""
        text = self.text.removeprefix("-") if self.text.startswith("-") else f"-{self.text}"
        return replace(self, text=text, fresh=False)

    def step(self, by: int) -> "Entry":
        """A number one more or one less."""
        now = self.value()
        number = now if isinstance(now, (int, float)) else 0
        return self.set(_written(max(-LARGEST, min(number + by, LARGEST))))

    def value(self) -> Value | None:
        """What is written, or None while it means nothing."""
        if self.kind == "number":
            return _number(self.text)
        if self.kind == "text" or self.choices:
            return self.text
        if self.kind == "name":
            return self.text if _is_name(self.text) else None
        names = [name.strip() for name in self.text.split(",") if name.strip()]
        return ", ".join(names) if all(map(_is_name, names)) else None


def written(value: Value) -> str:
    """A value as text to go on from."""
    return _written(value) if isinstance(value, (int, float)) else str(value)


def _written(number: float) -> str:
    return str(int(number)) if number == int(number) else f"{number:g}"


def _allowed(kind: str, text: str, letter: str) -> bool:
    if kind == "number":
        return (letter.isdecimal() and letter.isascii()) or (
            letter in ".," and "." not in text and "," not in text
        )
    if kind == "text":
        return letter.isprintable()
    if letter in ", " and kind == "names":
        return True
    return letter == " " or letter == "_" or letter.isalpha() or (letter.isdecimal() and text != "")


def _number(text: str) -> int | float | None:
    try:
        number = float(text.replace(",", "."))
    except ValueError:
        return None
    return int(number) if number == int(number) else number


def _is_name(text: str) -> bool:
    return text.isidentifier() and not keyword.iskeyword(text)


@dataclass(frozen=True)
class State:
    """A document, a cursor in it, the value being written if any; the rest is of the last step only."""

    document: Document
    cursor: Cursor
    entry: Entry | None = None
    sound: str = ""  # of a change: snap or trash
    shows: str | Place | None = None  # a block or a gap, to be scrolled into view
    notice: str | None = None  # the key of a sentence to tell; "" takes away the one that is told
    left: bool = False  # the key or the click is the page's

    @property
    def script(self) -> Script:
        """The program as it is now."""
        return self.document.script

    @property
    def target(self) -> Block | None:
        """The block that keys act on."""
        return self.cursor.target(self.script)

    def commit(self, script: Script, sound: str = "snap") -> "State":
        """With another program; the same state when it is not another."""
        document = self.document.commit(script)
        return self if document is self.document else replace(self, document=document, sound=sound)

    def to(self, cursor: Cursor) -> "State":
        """With another cursor."""
        return replace(self, cursor=cursor)

    def leave(self) -> "State":
        """The same, and what was asked is the page's."""
        return replace(self, left=True)

    def settled(self) -> "State":
        """What is kept of it once the step is done."""
        entry = self.entry if self.entry and self.script.find(self.entry.block) else None
        return State(self.document, self.cursor.kept(self.script, len(self.document.offers())), entry)


def describe(state: State) -> str:
    """Where the keyboard is: « Ligne 2 : avancer. Dans répéter 4 fois. »"""
    document, cursor = state.document, state.cursor
    text, offers = document.text, document.offers() if cursor.zone == "palette" else []
    if offers:
        return text("editor.at_palette", block=document.say(offers[cursor.offer].block))
    said = [_where(state)]
    if entry := state.entry:
        said.append(text("editor.at_entry", value=document.show_value(entry.kind, entry.text)))
    elif cursor.part:
        said.append(_at_part(document, cursor.part))
    elif cursor.selected:
        said.append(text("editor.at_selected"))
    return " ".join(said)


def _where(state: State) -> str:
    document, script, text = state.document, state.script, state.document.text
    block = state.target
    if block is None:
        return text("editor.at_start" if script.blocks else "editor.at_empty")
    top = caret.statement(script, block.id)
    line = caret.line(script, top, document.catalogue)
    said = text("editor.at_line", line=line, block=document.say(block))
    if block.id == state.cursor.place.parent and not state.cursor.selected:
        return f"{said} {text('editor.at_inside')}"
    spot = edit.where(script, top)
    parent = script.find(spot.parent) if isinstance(spot, Place) and spot.parent else None
    return f"{said} {text('editor.at_parent', block=document.say(parent))}" if parent else said


def _at_part(document: Document, part: Part) -> str:
    block, text = document.script.find(part.block), document.text
    if not part.slot:
        return text("editor.at_field", value=block.fields.get(part.name, "") if block else "")
    filling = document.find(part.hole)
    return text("editor.at_value", value=document.say(filling)) if filling else text("editor.at_hole")
