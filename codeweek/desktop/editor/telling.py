"""Where the keyboard is, in words."""

from typing import TYPE_CHECKING

from codeweek.blocks import edit
from codeweek.blocks.edit import Place
from codeweek.desktop.editor import caret
from codeweek.desktop.editor.caret import Part

if TYPE_CHECKING:
    from codeweek.desktop.editor.editor import Editor


def describe(editor: "Editor") -> str:
    """Where the keyboard is: « Ligne 2 : avancer. Dans répéter 4 fois. »"""
    text = editor.text
    if editor.zone == "palette" and editor.shelf.items:
        offer = editor.shelf.items[editor.shelf.chosen].offer
        return text("editor.at_palette", block=editor.say(offer.block))
    said = [_where(editor)]
    if entry := editor.fields.entry:
        said.append(text("editor.at_entry", value=editor.show_value(entry.kind, entry.text)))
    elif editor.part:
        said.append(_at_part(editor, editor.part))
    elif editor.selected:
        said.append(text("editor.at_selected"))
    return " ".join(said)


def _where(editor: "Editor") -> str:
    text = editor.text
    block = editor.acts.target()
    if block is None:
        return text("editor.at_start" if editor.script.blocks else "editor.at_empty")
    top = caret.statement(editor.script, block.id)
    line = caret.line(editor.script, top, editor.catalogue)
    said = text("editor.at_line", line=line, block=editor.say(block))
    if block.id == editor.cursor.parent and not editor.selected:
        return f"{said} {text('editor.at_inside')}"
    spot = edit.where(editor.script, top)
    parent = editor.script.find(spot.parent) if isinstance(spot, Place) and spot.parent else None
    return f"{said} {text('editor.at_parent', block=editor.say(parent))}" if parent else said


def _at_part(editor: "Editor", part: Part) -> str:
    block = editor.script.find(part.block)
    if not part.slot:
        return editor.text("editor.at_field", value=block.fields.get(part.name, "") if block else "")
    filling = editor.block_at(editor.script, part.hole)
    if filling is None:
        return editor.text("editor.at_hole")
    return editor.text("editor.at_value", value=editor.say(filling))
