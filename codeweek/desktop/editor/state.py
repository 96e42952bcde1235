"""The state of the editor, and of each step what the person should hear and see of it."""

from dataclasses import dataclass, replace

from codeweek.blocks.edit import Place
from codeweek.blocks.script import Block, Script
from codeweek.desktop.editor.cursor import Cursor
from codeweek.desktop.editor.document import Document
from codeweek.desktop.editor.entry import Entry


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
