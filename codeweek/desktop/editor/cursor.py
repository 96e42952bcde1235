"""Where the person is in a program, and what is chosen: a value."""

from dataclasses import dataclass, replace

from codeweek.blocks.edit import Place
from codeweek.blocks.script import Block, Script
from codeweek.desktop.editor import caret
from codeweek.desktop.editor.caret import TOP, Part


@dataclass(frozen=True)
class Cursor:
    """`place` is where the next block goes; `part` is a value that has the keyboard, `selected` a block."""

    place: Place = TOP
    part: Part | None = None
    selected: str | None = None
    zone: str = "workspace"  # or palette
    offer: int = 0  # the block of the palette

    def target(self, script: Script) -> Block | None:
        """The block that keys act on: the one selected, or the one before the cursor."""
        return script.find(self.selected) if self.selected else caret.subject(script, self.place)

    def to(self, place: Place) -> "Cursor":
        """At another place, nothing held."""
        return replace(self, place=place, part=None, selected=None)

    @property
    def free(self) -> "Cursor":
        """Where it is, nothing held."""
        return self.to(self.place)

    def kept(self, script: Script, offers: int) -> "Cursor":
        """The nearest there is, once the program or the palette changed: nothing that is gone is held."""
        return replace(
            self,
            place=caret.nearest_place(script, self.place),
            part=self.part if self.part and script.find(self.part.block) else None,
            selected=self.selected if self.selected and script.find(self.selected) else None,
            offer=max(0, min(self.offer, offers - 1)),
        )


def at_end(script: Script) -> Cursor:
    """A cursor at the end of a program."""
    return Cursor(Place(None, "", len(script.blocks)))
