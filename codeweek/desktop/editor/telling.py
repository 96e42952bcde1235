"""Where the keyboard is, in words."""

from codeweek.blocks import edit
from codeweek.blocks.edit import Place
from codeweek.desktop.editor import caret
from codeweek.desktop.editor.caret import Part
from codeweek.desktop.editor.document import Document
from codeweek.desktop.editor.state import State


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
