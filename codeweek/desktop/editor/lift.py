"""A block in hand: what the program is without it, and would be with it where it is held."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from codeweek.blocks import edit
from codeweek.blocks.edit import Place, Spot
from codeweek.blocks.script import Block, Script
from codeweek.desktop.editor import caret
from codeweek.desktop.editor.document import Document, block_at


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
