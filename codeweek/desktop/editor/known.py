"""The names of a level that are chosen on a block rather than written."""

from codeweek.blocks import edit
from codeweek.blocks.edit import Hole
from codeweek.desktop.editor.document import Document
from codeweek.levels.chosen import OPEN, messages, place


def at(document: Document, id: str, field: str) -> tuple[str, tuple[str, ...]]:
    """The place of a field of a block, and the names that are known for it."""
    block = document.script.find(id)
    if block is None or not document.known:
        return "", ()
    spot = edit.where(document.script, id)
    hole = spot if isinstance(spot, Hole) else None
    parent = document.script.find(hole.parent) if hole else None
    found = place(block, field, parent, hole.slot if hole else "")
    names = document.known.get(found, ())
    own = messages(document.script) if found in OPEN else ()
    return found, tuple(dict.fromkeys((*names, *own)))


def closed(document: Document, id: str, field: str, now: str) -> tuple[str, ...]:
    """The names to choose from, where nothing else can be meant; what is there now is one of them."""
    found, names = at(document, id, field)
    if not names or found in OPEN:
        return ()
    return names if now in names or now in ("", "…") else (*names, now)


def suggested(document: Document, id: str, field: str) -> tuple[str, ...]:
    """The names to choose from, where another one may be written."""
    found, names = at(document, id, field)
    return names if found in OPEN else ()
