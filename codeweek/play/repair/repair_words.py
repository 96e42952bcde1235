"""Edits in words: what a choice says, and what is to be done; blocks by the words on them."""

from collections.abc import Iterator
from dataclasses import dataclass

from codeweek.blocks.script import Block, Script
from codeweek.blocks.speak import said
from codeweek.levels.level import Level
from codeweek.levels.programs import catalogue_of
from codeweek.play.feedback.variables import on_block
from codeweek.play.repair.program_edits import START, Edit, after
from codeweek.text import Text

WRITTEN = ("number", "value", "side", "block", "type")  # another thing is written, or stands, in its place


@dataclass(frozen=True)
class Wording:
    """Says edits of programs of a level in one language."""

    level: Level
    text: Text

    def choice(self, edit: Edit) -> str:
        """What one would choose: « répéter 3 fois », « l'enlever »."""
        block = edit.script.find(edit.block)
        if edit.sort in ("remove", "open") or block is None:
            return self.text(f"near.choice.{edit.sort}")
        if edit.sort == "move":
            return self.text(f"near.choice.move_{self.where(edit)}", before=self.before(edit))
        if edit.sort == "around":
            return self._around("choice", block)
        return self.label(block)

    def doing(self, script: Script, edit: Edit) -> str:
        """What is to be done to a script: « change « avancer » en « tourner à gauche » »."""
        old, new = script.find(edit.block), edit.script.find(edit.block)
        if old is None and new is not None and edit.sort == "around":
            return self._around("do", new)
        if old is None or (new is not None and edit.sort == "move"):
            sort = "add" if old is None else "move"
            words = self.label(new or Block(""))
            return self.text(f"near.do.{sort}_{self.where(edit)}", block=words, before=self.before(edit))
        if new is None:
            return self.text(f"near.do.{edit.sort}", block=self.label(old))
        return self.text("near.do.change", block=self.label(old), after=self.label(new))

    def label(self, block: Block) -> str:
        """The words on a block."""
        known = catalogue_of(self.level)
        show = lambda kind, value: on_block(known, kind, value, self.text)  # noqa: E731
        return said(known, self.text.language, show, block)

    def where(self, edit: Edit) -> str:
        """Where what an edit puts stands: at the `start`, `after` another block, or first `inside` one."""
        before = _before(edit)
        if before == START:
            return "start"
        around = edit.script.find(before)
        inside = around and any(body[:1] and body[0].id == edit.block for body in around.bodies.values())
        return "inside" if inside else "after"

    def before(self, edit: Edit) -> str:
        """The words on the block that what is put comes after, or stands in; none at the start."""
        block = edit.script.find(_before(edit))
        return self.label(block) if block else ""

    def _around(self, how: str, block: Block) -> str:
        inside = [self.label(inner) for inner in _inside(block)]
        many = min(len(inside), 2)
        return self.text(
            f"near.{how}.around_{('none', 'one', 'more')[many]}",
            block=self.label(block),
            first=inside[0] if inside else "",
            last=inside[-1] if inside else "",
        )


def _inside(block: Block) -> Iterator[Block]:
    return (inner for body in block.bodies.values() for inner in body)


def _before(edit: Edit) -> str:
    """The block right before or around the one of an edit, in the program after it."""
    return next((before for id, before in after(edit.script.blocks, START) if id == edit.block), START)
