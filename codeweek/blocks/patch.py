"""A typed text once its blocks have changed: only their lines are written anew."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from codeweek.blocks.catalogue import Catalogue
from codeweek.blocks.hats import is_hat, shared
from codeweek.blocks.live_text import live
from codeweek.blocks.script import Block, Script
from codeweek.blocks.source import plainly
from codeweek.blocks.typed.regions import Region, Regions, indent_of
from codeweek.blocks.write import INDENT, program

Body = tuple[Block, ...]


def patched(
    catalogue: Catalogue,
    text: str,
    before: Script,
    after: Script,
    language: str,
    toolbox: Collection[str] = (),
) -> str:
    """The text of the script `after`, where that of the script `before` is known.

    Comments, blank lines and spaces elsewhere stay. It is read back: should it be another script, the plain
    writing takes its place.
    """
    if _written(before) == _written(after):
        return text
    there = live(catalogue, text, toolbox, before=before)
    plain = program(catalogue, after, language).source
    if there.script.blocks == before.blocks and there.source:
        rows, said = plainly(text).split("\n"), (after.blocks, _read(catalogue, plain, toolbox, after))
        for tidy in (False, True):
            patch = _Patch(catalogue, language, rows, Regions(there), tidy).text(after)
            if _read(catalogue, patch, toolbox, after) in said:
                return patch
    return plain


def _read(catalogue: Catalogue, text: str, toolbox: Collection[str], before: Script) -> Body:
    return live(catalogue, text, toolbox, before=before).script.blocks


def _written(script: Script) -> tuple[Body, list[str]]:
    return script.blocks, [block.id for block in script.walk()]


class _Patch:
    """`tidy`: each note is moved to the margin of its body, as that may be what it is told by."""

    def __init__(
        self, catalogue: Catalogue, language: str, rows: Sequence[str], there: Regions, tidy: bool
    ) -> None:
        self.catalogue, self.language = catalogue, language
        self.rows, self.there, self.tidy = rows, there, tidy

    def text(self, after: Script) -> str:
        """The whole text."""
        rows = [*self.there.above(self.rows), *self._body(after.blocks, 0), *self.there.tail(self.rows)]
        written = "\n".join(rows)
        return written if written.endswith("\n") or not written else f"{written}\n"

    def _body(self, body: Body, indent: int) -> list[str]:
        rows: list[str] = []
        n = 0
        while n < len(body):
            number, written = self._next(body[n:], indent)
            rows += _worded(written, "if")
            n += number
        return rows

    def _next(self, body: Body, indent: int) -> tuple[int, list[str]]:
        """The lines of the first statement of a body and of others that share its line; how many."""
        region = self.there.regions.get(body[0].id)
        group = body[: len(region.group)] if region else ()
        if not region or not group or [block.id for block in group] != list(region.group):
            return 1, self._anew(body[0], indent, region)
        last = self.there.regions[group[-1].id]
        if any(self.there.regions[block.id].block != block for block in group[:-1]):
            return 1, self._anew(body[0], indent, region)
        if self._same_head(last, group[-1]):
            return len(group), self._typed(group[-1], indent, last)
        if all(block.type == "comment" for block in group[:-1]) and last.note and last.head == last.first:
            first, *rest = self._anew(group[-1], indent, None)
            return len(group), [*self._blank(last), f"{first}{last.note}", *rest]
        return 1, self._anew(body[0], indent, region)

    def _same_head(self, region: Region, block: Block) -> bool:
        """Whether what was typed for the head of a block still says it."""
        if region.block == block:
            return True
        if not block.bodies or not region.apart or _bare(region.block) != _bare(block):
            return False
        return region.head_note is None or _begins(next(iter(block.bodies.values())), region.head_note)

    def _typed(self, block: Block, indent: int, region: Region) -> list[str]:
        margin = indent_of(self.rows[region.first - 1]) if self.tidy else region.indent
        shift = indent - margin
        if region.block == block:
            return [*self._blank(region), *_moved(self.rows[region.first - 1 : region.last], shift)]
        head = _moved(self.rows[region.first - 1 : region.head], shift)
        return [*self._blank(region), *head, *self._bodies(block, indent, region, bool(region.head_note))]

    def _anew(self, block: Block, indent: int, region: Region | None) -> list[str]:
        lines = program(self.catalogue, Script((_bare(block),)), self.language).source.split("\n")[:-1]
        head = [f"{' ' * indent}{line}".rstrip() for line in (lines[:1] if block.bodies else lines)]
        return [*self._blank(region), *head, *self._bodies(block, indent, region)]

    def _blank(self, region: Region | None) -> Sequence[str]:
        """The empty lines before a statement."""
        return self.rows[region.start - 1 : region.first - 1] if region and region.group else []

    def _bodies(self, block: Block, indent: int, region: Region | None, noted: bool = False) -> list[str]:
        """The lines of what is in a statement; `noted`: the first note of it is written already."""
        rows: list[str] = []
        steps = region.steps if region else {}
        for number, (name, body) in enumerate(block.bodies.items()):
            rows += self._above_clause(region) if number else []
            if number and self._follows(body, region):
                rows += _worded(self._body(body, indent), "elif")
                continue
            if number:
                clause, body = self._clause(body, indent, region)
                rows.append(clause)
            else:
                body = body[noted:]
            inner = indent + steps.get(name, len(INDENT))
            rows += [f"{' ' * inner}{line}" for line in self._of_boxes(block)]
            rows += self._body(body, inner)
            if all(each.type == "comment" for each in body):
                rows.append(f"{' ' * inner}pass")
        return rows

    def _of_boxes(self, block: Block) -> list[str]:
        """The line of the boxes of a game that a hat or a definition changes, if it changes any."""
        names = shared(block) if self.catalogue.waits and (is_hat(block) or block.type == "define") else []
        return [f"global {', '.join(names)}"] if names else []

    def _above_clause(self, region: Region | None) -> Sequence[str]:
        """The empty lines before an `else` or an `elif`."""
        if not region or not region.clause:
            return []
        begin = end = region.clause - 1
        while not self.rows[begin - 1].strip():
            begin -= 1
        return self.rows[begin:end]

    def _follows(self, body: Body, region: Region | None) -> bool:
        """Whether a body is one `if` that is written `elif`: where there was none, or no `else` was typed."""
        if len(body) != 1 or (region and region.clause and not region.elif_):
            return False
        return body[0].type in ("if", "if_else") or str(body[0].fields.get("code", "")).startswith("if ")

    def _clause(self, body: Body, indent: int, region: Region | None) -> tuple[str, Body]:
        """The line of an `else`, and what is left to write of its body: a note may be in that line."""
        plain = f"{' ' * indent}else:"
        if not region or not region.clause or region.elif_ or region.inline:
            return plain, body
        typed = _moved(self.rows[region.clause - 1 : region.clause], indent - region.indent)[0]
        if not region.clause_note:
            return typed, body
        return (typed, body[1:]) if _begins(body, region.clause_note) else (plain, body)


def _begins(body: Body, note: Block) -> bool:
    return bool(body) and body[0].id == note.id and body[0] == note


def _bare(block: Block) -> Block:
    """A block with nothing in it."""
    return replace(block, bodies=dict.fromkeys(block.bodies, ()))


def _worded(rows: list[str], word: str) -> list[str]:
    """The lines of a statement; one that is an `if` begins with this word, `if` or `elif`."""
    at = next((n for n, row in enumerate(rows) if row.strip()), 0)
    if rows and rows[at].lstrip().startswith(("if ", "elif ", "if(", "elif(")):
        margin = " " * indent_of(rows[at])
        rest = rows[at].lstrip().removeprefix("el")
        rows = [*rows[:at], f"{margin}{word.removesuffix('if')}{rest}", *rows[at + 1 :]]
    return rows


def _moved(rows: Sequence[str], shift: int) -> list[str]:
    """Lines moved to the right, or to the left."""
    if shift >= 0:
        return [f"{' ' * shift}{row}" if row.strip() else row for row in rows]
    return [row[min(-shift, indent_of(row)) :] for row in rows]
