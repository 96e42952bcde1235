"""Hats: the blocks that wait for an event, the functions of Python that they are, what they wait for."""

import ast
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from codeweek.blocks.block_vocabulary import Vocabulary, plain
from codeweek.blocks.script import Block
from codeweek.blocks.text_block import code_of, is_text, names
from codeweek.blocks.types import BlockType, Field
from codeweek.diagnostic import Diagnostic
from codeweek.text import Key

KEYS = ("up", "down", "left", "right", "space", *"abcdefghijklmnopqrstuvwxyz")
THINGS = ("item", "flag")  # that a hero meets, beside other heroes
PERIODS = tuple(str(number) for number in range(2, 21))  # in ticks
HERO = "hero"  # the section of a hero, where there are several


def _hat(name: str, python: str, *fields: Field) -> BlockType:
    return BlockType(name, "command", "events", f"def {python}():\n    {{body}}", (), fields, ("body",))


HATS = (
    _hat("when_start", "when_start"),
    _hat("when_key", "when_key_{key}", Field("key", "when_key_key", "right", KEYS)),
    _hat("when_clicked", "when_clicked"),
    _hat("when_find", "when_i_meet_{what}", Field("what", "when_find_what", "item", THINGS)),
    _hat("when_meet", "when_i_meet_{who}", Field("who", "name", "hero")),
    _hat("each_tick", "each_tick"),
    _hat("every_ticks", "every_{n}_ticks", Field("n", "every_ticks_n", "2", PERIODS)),
    _hat("when_message", "when_message_{word}", Field("word", "name", "go")),
)
SECTION = BlockType(
    HERO, "command", "events", "class {name}:\n    {body}", (), (Field("name", "name", "hero"),), ("body",)
)
WAITING = (*HATS, SECTION)
GROUPS = {"meetings": ("when_find", "when_meet")}  # that a toolbox offers by one word
BY_NAME = {type.name: type for type in HATS}
_KINDS = {  # the kind of event of each hat
    "when_start": "start",
    "when_key": "key",
    "when_clicked": "click",
    "when_find": "meet",
    "when_meet": "meet",
    "each_tick": "tick",
    "every_ticks": "tick",
    "when_message": "message",
}
_GIVERS = ("set", "change")  # what puts a value into a box


def is_hat(block: Block) -> bool:
    """Whether a block waits for an event."""
    return block.type in BY_NAME


def stands(type: str, parent: str | None) -> bool:
    """Whether a block of a type may stand right in a block of another one; None: in the program itself."""
    if type in BY_NAME:
        return parent in (None, HERO)
    return parent is None if type in ("define", HERO) else parent != HERO or type == "comment"


def event_of(block: Block) -> tuple[Any, ...]:
    """What a hat waits for."""
    kind, value = _KINDS[block.type], next(iter(block.fields.values()), None)
    if kind == "tick":
        return kind, int(value or 1)
    return (kind,) if value is None else (kind, value)


def said_of(event: tuple[Any, ...]) -> Diagnostic:
    """The label of the hat that waits for an event, to be put into a sentence."""
    type = next(
        type for type in HATS if _KINDS[type.name] == event[0] and bool(type.fields) == _tells(type, event)
    )
    field = type.fields[0] if type.fields else None
    if field is None:
        return Diagnostic(f"blocks.{type.name}.label")
    value = str(event[1])
    named = bool(field.choices) and not (len(value) == 1 or value.isdecimal())
    word = Key(f"blocks.{field.kind}.choices.{value}") if named else value
    return Diagnostic(f"blocks.{type.name}.label", {field.name: word})


def _tells(type: BlockType, event: tuple[Any, ...]) -> bool:
    """Whether the fields of a type say an event."""
    if event[0] == "meet":
        return (event[1] in THINGS) == (type.name == "when_find")
    return event[0] not in ("start", "click") and event != ("tick", 1)


def same_word(one: str, other: str) -> bool:
    """Whether two messages are one: what a text says, and what is left of it in a name of Python."""
    return in_name(one) == in_name(other)


def in_name(word: str) -> str:
    """What is left of a message in a name of Python."""
    return "_".join(re.findall(r"\w+", plain(word)))


def name_of(words: Vocabulary, block: Block, language: str) -> str:
    """The name of a hat's function in a language, or in neutral words without one."""
    python = _patterns(words, block.type).get(language) or _neutral(block.type)
    field = next(iter(BY_NAME[block.type].fields), None)
    if field is None:
        return python
    value = str(block.fields.get(field.name, field.default))
    shown = words.choice(field.kind, value, language) if field.choices else value
    return python.replace(f"{{{field.name}}}", shown)


def hat_of(words: Vocabulary, name: str) -> tuple[str, dict[str, str]] | None:
    """The type and the fields of the hat that a function's name is, in any language; None for any other."""
    for type, field, rest in _begun(words, name):
        if field is None:
            return type.name, {}
        value = words.meant(field.kind, rest) or plain(rest) if field.choices else rest
        if value in field.choices or (not field.choices and rest):
            return type.name, {field.name: value}
    return None


def lowered(words: Vocabulary, name: str) -> tuple[str, str] | None:
    """What of a hat's name is its own, and the same without capitals; None where there are none."""
    hat = hat_of(words, name)
    if hat is None:
        return None
    free = "".join(hat[1][field.name] for field in BY_NAME[hat[0]].fields if not field.choices)
    own = name.removesuffix(free).rstrip("_") if free else name
    return None if own == own.lower() else (own, own.lower())


def unknown_of(words: Vocabulary, name: str) -> tuple[str, str] | None:
    """The part of a name that would be a hat if that were a key or a number that one has, and its field."""
    lacking = [(rest, field.name) for _type, field, rest in _begun(words, name) if field and field.choices]
    return None if hat_of(words, name) else next(iter(lacking), None)


def _begun(words: Vocabulary, name: str) -> Iterator[tuple[BlockType, Field | None, str]]:
    """The hats whose names a name has, with the field and what stands for it."""
    for type in HATS:
        field = type.fields[0] if type.fields else None
        for python in (*_patterns(words, type.name).values(), _neutral(type.name)):
            before, _, after = plain(python).partition(f"{{{field.name}}}") if field else (python, "", "")
            typed = plain(name)
            if field is None and typed == plain(python):
                yield type, None, ""
            elif field and typed.startswith(before) and typed.endswith(after):
                end = len(name) - len(after)
                if end > len(before):
                    yield type, field, name[len(before) : end]


def _patterns(words: Vocabulary, type: str) -> Mapping[str, str]:
    found = {language: words.said(type, "python", language) for language in words.table}
    return {language: str(python) for language, python in found.items() if python}


@cache
def _neutral(type: str) -> str:
    return BY_NAME[type].python.removeprefix("def ").partition("(")[0]


def shared(block: Block) -> list[str]:
    """The boxes that a hat or a definition changes: all but its values and its counters."""
    own = {name.strip() for name in str(block.fields.get("parameters", "")).split(",")}
    found: dict[str, None] = {}
    for inner in (inner for body in block.bodies.values() for each in body for inner in each.walk()):
        if inner.type in _GIVERS:
            found[str(inner.fields["variable"])] = None
        elif is_text(inner):
            found |= dict.fromkeys(sorted(names(code_of(inner)).variables))
    return [name for name in found if name not in own]


def line_of(changed: Sequence[str]) -> list[ast.stmt]:
    """The line that says which boxes of the game a function changes; none for none."""
    return [ast.Global(names=list(changed))] if changed else []


def function(name: str, body: list[ast.stmt]) -> ast.FunctionDef:
    """A function without values."""
    made = ast.parse("def f():\n    pass").body[0]
    assert isinstance(made, ast.FunctionDef)
    made.name, made.body = name, body
    del made.lineno
    return made
