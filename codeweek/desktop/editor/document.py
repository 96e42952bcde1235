"""The document of the editor: a program, what may be put in it, its words; and it with a block in hand."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from codeweek.blocks import edit
from codeweek.blocks.catalogue import Catalogue
from codeweek.blocks.edit import Hole, Place, Spot
from codeweek.blocks.history import History
from codeweek.blocks.offer import Offer, Palette, offers
from codeweek.blocks.script import Block, Script, Value
from codeweek.blocks.speak import said
from codeweek.desktop.editor import caret
from codeweek.play.feedback.variables import on_block
from codeweek.text import Text

Known = Mapping[str, tuple[str, ...]]  # the names of a level, by the place that chooses from them


@dataclass(frozen=True)
class Document:
    """A value: each edit gives another one. `commit` is the only way to another program.

    `loose`: the one block of a read-only program whose place may change. `known`: the names of its level.
    """

    catalogue: Catalogue
    text: Text
    history: History = field(default_factory=History)
    palette: Palette = ()
    read_only: bool = False
    loose: str | None = None
    known: Known = field(default_factory=dict)

    @property
    def script(self) -> Script:
        """The program as it is now."""
        return self.history.now

    @property
    def puzzle(self) -> bool:
        """Whether the blocks are given, each once, and cannot be changed."""
        return callable(self.palette)

    @property
    def fixed(self) -> bool:
        """Whether nothing can be written on blocks: they may be looked at, or put in order."""
        return self.read_only or self.puzzle

    def moves(self, id: str) -> bool:
        """Whether a block may be put in another place."""
        return not self.read_only or id == self.loose

    def commit(self, script: Script) -> "Document":
        """With another program: one edit more."""
        return self.at(self.history.edit(script))

    def at(self, history: History) -> "Document":
        """With another history: undo, redo, or a value being written, which is one edit and not one a key."""
        return self if history is self.history else replace(self, history=history)

    def offers(self, script: Script | None = None) -> list[Offer]:
        """What can be taken from the palette."""
        return [] if self.read_only else offers(self.catalogue, self.palette, script or self.script)

    def find(self, spot: Spot) -> Block | None:
        """The block just after a gap, or in a hole."""
        return block_at(self.script, spot)

    def held(self, id: str) -> str:
        """The block by which another is held: a literal by what it is on, a piece of a puzzle as a whole."""
        if self.puzzle:
            return caret.statement(self.script, id)
        return caret.owner(self.catalogue, self.script, id)

    def is_statement(self, block: Block) -> bool:
        """Whether it stands between others, not in a hole."""
        return self.catalogue[block.type].shape == "command"

    def say(self, block: Block) -> str:
        """The words on a block."""
        return said(self.catalogue, self.text.language, self.show_value, block)

    def show_value(self, kind: str, value: Value) -> str:
        """A value as it is written on a block."""
        return on_block(self.catalogue, kind, value, self.text)

    @property
    def start(self) -> str:
        """What stands over the program: a game begins with its hats."""
        return self.text("editor.game" if self.catalogue.waits else "editor.start")

    def title(self, category: str) -> str:
        """The heading of a family of blocks."""
        return self.text("editor.pool" if category == "pool" else f"category.{category}")


def block_at(script: Script, spot: Spot) -> Block | None:
    """The block of a program just after a gap, or in a hole."""
    if isinstance(spot, Hole):
        parent = script.find(spot.parent)
        return parent.slots.get(spot.slot) if parent else None
    return caret.following(script, spot)


@dataclass(frozen=True)
class Lift:
    """`id` is None for a block of the palette; `base` is the program without it, `shown` with it."""

    document: Document
    block: Block
    id: str | None
    base: Script
    shown: Script
    target: Spot | None = None
    ghost: Block | None = None  # the block in `shown`

    def aim(self, target: Spot | None) -> "Lift":
        """Held over a place of `base`, or over none."""
        if target is None:
            return replace(self, target=None, ghost=None, shown=self.base)
        catalogue, script = self.document.catalogue, self.document.script
        if self.id is None:
            shown = edit.insert(catalogue, self.base, (self.block,), target)
        else:
            spot = caret.movable(script, self.id, target) if isinstance(target, Place) else target
            shown = edit.move(catalogue, script, self.id, spot)
        return replace(self, target=target, ghost=block_at(shown, target), shown=shown)

    def accepted(self, spots: Iterable[Spot]) -> list[Spot]:
        """Those of some places of `base` where it may go."""
        return [spot for spot in spots if edit.accepts(self.document.catalogue, self.base, self.block, spot)]

    @property
    def taken(self) -> Script:
        """The program by which the palette shows what is left: a piece in hand is no longer there."""
        if not self.document.puzzle or self.id is not None:
            return self.document.script
        end = Place(None, "", len(self.base.blocks))
        return edit.insert(self.document.catalogue, self.base, (self.block,), end)


def lift(document: Document, block: Block, id: str | None) -> Lift:
    """Take a block in hand, of the program or of the palette."""
    base = edit.remove(document.catalogue, document.script, id) if id else document.script
    return Lift(document, block, id, base, base)
