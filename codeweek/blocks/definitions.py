"""Blockly's definitions, styles and flyout, all made from the catalogue."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any, TypedDict

from codeweek.blocks import blockly
from codeweek.blocks.block_signs import COLOURS, SIGNS, WRITTEN, sign
from codeweek.blocks.block_vocabulary import Part
from codeweek.blocks.blockly import MANY, START
from codeweek.blocks.catalogue import Catalogue
from codeweek.blocks.offer import Offer
from codeweek.blocks.script import Block, Script
from codeweek.blocks.types import BlockType, Field
from codeweek.command import Slot
from codeweek.text import Text

# Connection checks: a hole takes any value unless it is a condition; one for a closed list takes its words
# and computed values.
VALUE, TRUTH, WORKED_OUT = "Value", "Boolean", "WorkedOut"
MOST_MANY = 12  # values in one list or call, at most, that the page has blocks for
SIGN = 20  # side of a block's icon, in Blockly units
TAKEN = "taken"  # the reason that Blockly stores when a piece of a puzzle is used up
LARGEST = 2**53 - 1  # the largest integer that JavaScript stores exactly
_NAMED = ("get", "call_value")  # their type is known only at run time
_STARTING = ("#5b3cc4", "#ffffff", "#3f2794")


def definitions(catalogue: Catalogue, text: Text) -> list[dict[str, Any]]:
    """Every block of a catalogue in one language, the start block first."""
    found = [_start(text)]
    for type in catalogue.types.values():
        counts = range(MOST_MANY + 1) if type.name in MANY else (0,)
        found += [_definition(catalogue, type, text, count) for count in counts]
    return found


def can_show(catalogue: Catalogue, script: Script) -> bool:
    """Whether Blockly can show a script: every value fits its hole and no list is too long."""
    return not any(misfits(catalogue, script.everything()))


def misfits(catalogue: Catalogue, blocks: Iterable[Block]) -> Iterator[Block]:
    """The values in holes that do not take them, and the lists that are too long."""
    for block in blocks:
        if block.type == START:
            continue
        if block.type in MANY and len(block.slots) > MOST_MANY:
            yield block
        for name, inner in block.slots.items():
            slot = catalogue[block.type].slot(name)
            if slot is None or not catalogue.fits(inner, slot):
                yield inner


def styles() -> dict[str, dict[str, str]]:
    """The colours of a category's blocks; `text` is the colour of what is written on them."""
    found = {name: _style(*colours) for name, colours in COLOURS.items()}
    return {**found, "literal": _style(*WRITTEN), START: {**_style(*_STARTING), "hat": "cap"}}


def _style(fill: str, text: str, border: str) -> dict[str, str]:
    return {"colourPrimary": fill, "colourSecondary": fill, "colourTertiary": border, "text": text}


class Category(TypedDict):
    """A group of blocks and its colours."""

    name: str
    label: str
    colour: str
    text: str


def categories(names: Iterable[str], text: Text) -> list[Category]:
    """The categories of blocks, with their names and colours."""
    return [
        {
            "name": name,
            "label": text(f"category.{name}"),
            "colour": COLOURS[name][0],
            "text": COLOURS[name][1],
        }
        for name in names
    ]


def flyout(catalogue: Catalogue, offers: Sequence[Offer], text: Text, fixed: bool = False) -> dict[str, Any]:
    """The toolbox with these blocks, a heading over each category; `fixed` ones have read-only fields."""
    contents: list[dict[str, Any]] = []
    for category, group in groupby(offers, key=lambda offer: offer.category):
        heading = text("editor.pool" if category == "pool" else f"category.{category}")
        contents.append({"kind": "label", "text": heading, "web-class": f"heading-{category}"})
        for offer in group:
            saved = _bare(blockly.piece(offer.block, catalogue))
            taken = {"disabledReasons": [TAKEN]} if offer.taken else {}
            contents.append({"kind": "block", **(freeze(saved) if fixed else saved), **taken})
    return {"kind": "flyoutToolbox", "contents": contents}


def _bare(saved: dict[str, Any]) -> dict[str, Any]:
    """A saved block without ids, as each copy from a toolbox gets its own."""
    bare = {key: value for key, value in saved.items() if key != "id"}
    if "inputs" in bare:
        bare["inputs"] = {
            name: {kind: _bare(inner) for kind, inner in filled.items()}
            for name, filled in bare["inputs"].items()
        }
    return bare


def freeze(saved: Any) -> Any:
    """A saved block or program with read-only fields."""
    if isinstance(saved, list):
        return [freeze(inner) for inner in saved]
    if not isinstance(saved, dict):
        return saved
    frozen = {key: freeze(value) for key, value in saved.items()}
    return {**frozen, "editable": False} if "type" in frozen else frozen


def _start(text: Text) -> dict[str, Any]:
    return {
        "type": START,
        "message0": "%1 %2",
        "args0": [_drawn("play"), {"type": "field_label", "name": "WORDS", "text": text("editor.start")}],
        "nextStatement": None,
        "style": START,
        "classes": f"category-{START}",
    }


def _definition(catalogue: Catalogue, type: BlockType, text: Text, count: int) -> dict[str, Any]:
    style = "literal" if type.literal else type.category
    name = f"{type.name}.{count}" if count else type.name
    found = {"type": name, "style": style, "classes": f"category-{style}", "inputsInline": True}
    for number, (message, args) in enumerate(_messages(catalogue, type, text, count)):
        found |= {f"message{number}": message, f"args{number}": args}
    return found | _plugs(type)


def _plugs(type: BlockType) -> dict[str, Any]:
    if type.shape == "command":
        # A definition is at the top level, where other blocks may follow it.
        return {"previousStatement": None, "nextStatement": None}
    if type.name in _NAMED:
        return {"output": [VALUE, TRUTH, WORKED_OUT]}
    if type.literal:
        return {"output": type.name if type.choices else TRUTH if type.shape == "boolean" else VALUE}
    return {"output": TRUTH if type.shape == "boolean" else [VALUE, WORKED_OUT]}


def _messages(
    catalogue: Catalogue, type: BlockType, text: Text, count: int
) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """The lines of a block: its label, then each body with its own label, if any."""
    parts = catalogue.words.label(type.name, text.language)
    slots = tuple(Slot(f"{type.many}{number}", "any") for number in range(count))
    drawn = "" if type.literal else sign(type)
    yield _message((*parts, *(Part(name=slot.name) for slot in slots)), type, text, drawn)
    for body in type.bodies:
        words = catalogue.words.label(type.name, text.language, body)
        if words:
            yield _message(words, type, text)
        yield "%1", [{"type": "input_statement", "name": body}]


def _message(
    parts: Sequence[Part], type: BlockType, text: Text, drawn: str = ""
) -> tuple[str, list[dict[str, Any]]]:
    """The message of one line, with an icon before it, and its numbered arguments."""
    words: list[str] = ["%1"] if drawn else []
    args: list[dict[str, Any]] = [_drawn(drawn)] if drawn else []
    for part in parts:
        if not part.name:
            words.append(_escaped(part.words.strip(SIGNS) if drawn else part.words))
            continue
        args.append(_argument(part.name, type, text))
        words.append(f"%{len(args)}")
    return " ".join(words), args


def _drawn(name: str) -> dict[str, Any]:
    """An icon of `sprites/icons`; the words beside it say the same."""
    return {
        "type": "field_image",
        "src": f"sprites/icons/{name}.svg",
        "width": SIGN,
        "height": SIGN,
        "alt": "",
    }


def _escaped(words: str) -> str:
    return words.replace("%", "%%")


def _argument(name: str, type: BlockType, text: Text) -> dict[str, Any]:
    """A Blockly argument: a hole or a field."""
    field = type.field(name)
    if field is not None:
        return _field(field, text)
    slot = type.slot(name)
    assert slot is not None, name
    checks = {"boolean": [TRUTH], "any": [VALUE, TRUTH]}
    check = [slot.kind, WORKED_OUT] if slot.choices else checks.get(slot.kind, [VALUE])
    return {"type": "input_value", "name": name, "check": check}


def _field(field: Field, text: Text) -> dict[str, Any]:
    if field.kind == "code":  # it may have several lines, and is changed where it was typed
        return {"type": "field_label_serializable", "name": field.name, "text": str(field.default)}
    if field.kind == "number":
        bounds = {"min": -LARGEST, "max": LARGEST}
        return {"type": "field_number", "name": field.name, "value": field.default, **bounds}
    if field.choices:
        known = text.find(f"blocks.{field.kind}.choices") or {}
        chosen = [[known.get(word, word), word] for word in field.choices]
        return {"type": "field_dropdown", "name": field.name, "options": chosen}
    if field.kind == "boolean":
        options = [[text(f"editor.{word}"), word] for word in ("true", "false")]
        return {"type": "field_dropdown", "name": field.name, "options": options}
    return {"type": "field_input", "name": field.name, "text": str(field.default), "spellcheck": False}
