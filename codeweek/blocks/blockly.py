"""Scripts as Blockly's saved JSON, the only file format of a program, shared by both editors."""

from collections.abc import Mapping
from typing import Any

from codeweek.blocks.block_vocabulary import as_name
from codeweek.blocks.catalogue import Catalogue
from codeweek.blocks.python import BLOCKS
from codeweek.blocks.script import Block, Script, Value, is_number
from codeweek.blocks.source import MAX_BYTES
from codeweek.blocks.types import Field
from codeweek.diagnostic import Diagnostic

START = "start"
TEXT = "text"
MAX_BLOCKS = 2_000
MAX_DEPTH = 60
# In this format each block is nested in the one before it, about 340 in a row at most: Python's `json` fails
# at some greater depth, a browser's interpreter sooner. A longer program goes on under another start block.
MAX_TABLES = 700
_OUTSIDE = 6  # of them, around a stack


def fits(script: Script) -> bool:
    """Whether a script is small enough to be saved and loaded again."""
    stacks = (*((block,) for block in script.blocks), *script.loose)
    blocks = sum(1 for _ in script.everything()) + len(_rows(script.blocks))
    return blocks <= MAX_BLOCKS and all(_fits(stack, 0, _OUTSIDE) for stack in stacks)


def _rows(blocks: tuple[Block, ...]) -> list[list[Block]]:
    """The statements of a program in rows, each short enough to be nested; one row unless there are many."""
    rows: list[list[Block]] = [[]]
    for block in blocks:
        if rows[-1] and not _fits((block,), 0, _OUTSIDE + 2 * len(rows[-1])):
            rows.append([])
        rows[-1].append(block)
    return rows


def _fits(stack: tuple[Block, ...], depth: int, tables: int) -> bool:
    """Whether a stack at this depth stays within the depth limits."""
    if depth > MAX_DEPTH or tables + 2 * len(stack) > MAX_TABLES:
        return not stack
    return all(
        _fits(inner, depth + 1, tables + 2 * number + 3)
        for number, block in enumerate(stack)
        for inner in (*((value,) for value in block.slots.values()), *block.bodies.values())
    )


LOOSE = (340, 120)  # where the first loose stack stands, and how far apart they are
ZERO = Block("number", {"value": 0})
MANY = {type.name: type.many for type in BLOCKS if type.many}


def save(script: Script, catalogue: Catalogue | None = None) -> dict[str, Any]:
    """Blockly's JSON of a script: the program under the start block, then the loose stacks.

    With a catalogue, a filled hole also keeps the literal that it shows when it is emptied. What was typed is
    beside `blocks`, unless it is how they are written anyway.
    """
    start: dict[str, Any] = {"type": START, "id": START, "x": 20, "y": 20, "deletable": False}
    first, *others = _rows(script.blocks)
    stacks = [{**start, **_next(tuple(first), catalogue)}]
    for number, row in enumerate(others, 1):
        place = {"id": f"{START}{number}", "x": 20 + LOOSE[0] * number}
        stacks.append({**start, **place, **_next(tuple(row), catalogue)})
    for number, loose in enumerate(script.loose):
        stacks.append({**_stack(loose, catalogue), "x": LOOSE[0], "y": LOOSE[1] * (number + 1)})
    typed = {} if script.text is None or script.stale else {TEXT: script.text}
    return {"blocks": {"languageVersion": 0, "blocks": stacks}, **typed}


def piece(block: Block, catalogue: Catalogue) -> dict[str, Any]:
    """Blockly's JSON of one block and its contents."""
    return _one(block, catalogue)


def typed(block: Block) -> str:
    """The type as Blockly knows it: `list.3` for a list of three, since its blocks have a fixed shape."""
    many = MANY.get(block.type)
    count = max((int(name.removeprefix(many)) + 1 for name in block.slots), default=0) if many else 0
    return f"{block.type}.{count}" if count else block.type


def _stack(blocks: tuple[Block, ...], catalogue: Catalogue | None) -> dict[str, Any]:
    """A chain of blocks, built from its end to avoid deep recursion."""
    chain: dict[str, Any] = {}
    for block in reversed(blocks):
        chain = {**_one(block, catalogue), **({"next": {"block": chain}} if chain else {})}
    return chain


def _next(blocks: tuple[Block, ...], catalogue: Catalogue | None) -> dict[str, Any]:
    return {"next": {"block": _stack(blocks, catalogue)}} if blocks else {}


def _one(block: Block, catalogue: Catalogue | None) -> dict[str, Any]:
    inputs = {name: _plugged(block, name, inner, catalogue) for name, inner in block.slots.items()}
    inputs |= {name: {"block": _stack(body, catalogue)} for name, body in block.bodies.items() if body}
    saved: dict[str, Any] = {"type": typed(block), "id": block.id}
    fields = {name: _written(value) for name, value in block.fields.items()}
    return saved | ({"fields": fields} if fields else {}) | ({"inputs": inputs} if inputs else {})


def _written(value: Value) -> Value:
    """A value as a Blockly field stores it; booleans are one of two words."""
    return str(value).lower() if isinstance(value, bool) else value


def _plugged(parent: Block, name: str, inner: Block, catalogue: Catalogue | None) -> dict[str, Any]:
    """The content of a hole: a literal is a shadow; another block may cover one."""
    if _stays(inner):
        return {"shadow": _one(inner, catalogue)}
    filled = {"block": _one(inner, catalogue)}
    literal = _hidden(parent, name, catalogue) if catalogue else None
    if literal is None:
        return filled
    shadow = _one(literal, catalogue)
    del shadow["id"]
    return {"shadow": shadow, **filled}


def _stays(block: Block) -> bool:
    """Whether a literal is fixed in its hole; only true and false can be taken out."""
    return "value" in block.fields and block.type != "boolean"


def _hidden(parent: Block, name: str, catalogue: Catalogue) -> Block | None:
    """The literal that a hole shows when it is emptied; one of a list or a call shows zero."""
    if parent.type in MANY:
        return ZERO
    slot = catalogue[parent.type].slot(name)
    return catalogue.literal(slot) if slot else None


def load(catalogue: Catalogue, data: Any) -> Script | Diagnostic:
    """The script of a Blockly JSON; or the sentence for what is wrong in it."""
    try:
        loader = _Loader(catalogue)
        stacks = [loader.top(stack) for stack in _get(_get(data, "blocks", dict), "blocks", list)]
    except _BrokenError as problem:
        return Diagnostic("program.unreadable", {"what": str(problem)})
    main = tuple(block for stack in stacks if stack[0].type == START for block in stack[1:])
    text = _text(data)
    loose = tuple(stack for stack in stacks if stack[0].type != START)
    return Script(main, loose, text, () if text is None else main)


def _text(data: Mapping[str, Any]) -> str | None:
    """What was typed; one that is too long to be read is of no use."""
    text = data.get(TEXT)
    right = isinstance(text, str) and len(text) <= MAX_BYTES
    return str(text).encode("utf-8", "replace").decode() if right else None


class _BrokenError(ValueError):
    """An error in a saved program."""


def _get(data: Any, key: str, kind: type) -> Any:
    value = data.get(key, kind()) if isinstance(data, Mapping) else None
    if not isinstance(value, kind):
        raise _BrokenError(key)
    return value


class _Loader:
    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.ids: set[str] = set()

    def top(self, data: Any) -> tuple[Block, ...]:
        """A top-level stack: under the start block, or loose; a value may be loose too."""
        stack = self.stack(data, 0)
        below = stack[1:] if stack[0].type == START else stack if len(stack) > 1 else ()
        self._only_statements(below)
        return stack

    def _only_statements(self, blocks: tuple[Block, ...]) -> None:
        for block in blocks:
            if block.type not in self.catalogue.statements:
                raise _BrokenError(block.type)

    def stack(self, data: Any, depth: int) -> tuple[Block, ...]:
        blocks: list[Block] = []
        while data is not None:
            blocks.append(self.block(data, depth))
            if blocks[-1].type == START and len(blocks) > 1:
                raise _BrokenError(START)
            data = _get(data, "next", dict).get("block")
        if not blocks:
            raise _BrokenError("next")
        return tuple(blocks)

    def block(self, data: Any, depth: int) -> Block:
        name = _get(data, "type", str)
        if depth > MAX_DEPTH or len(self.ids) >= MAX_BLOCKS:
            raise _BrokenError(str(MAX_BLOCKS))
        id = self._new_id(_get(data, "id", str))
        if name == START:
            return Block(START, id=id)
        base, _, count = name.partition(".")
        name = base if base in MANY and count.isdecimal() else name
        if name not in self.catalogue.types:
            raise _BrokenError(name[:40])
        type = self.catalogue[name]
        inputs = _get(data, "inputs", dict)
        fields = {
            f.name: self._field(f, _get(data, "fields", dict).get(f.name, f.default)) for f in type.fields
        }
        bad = [key for key in inputs if key not in type.bodies and type.slot(key) is None]
        if bad:
            raise _BrokenError(f"{name}.{bad[0]}")
        filled = {key: self._value(key, inputs[key], depth) for key in inputs if key not in type.bodies}
        slots = {key: block for key, block in filled.items() if block}
        bodies = {body: self._body(inputs.get(body), depth) for body in type.bodies}
        return Block(name, fields, slots, bodies, id)

    def _new_id(self, wanted: str) -> str:
        id = wanted if wanted and wanted not in self.ids else f"n{len(self.ids)}"
        while id in self.ids:
            id += "'"
        self.ids.add(id)
        return id

    def _value(self, key: str, data: Any, depth: int) -> Block | None:
        inner = (_get(data, "block", dict) or _get(data, "shadow", dict)) if data is not None else None
        if not inner:
            return None
        block = self.block(inner, depth + 1)
        if block.type == START or self.catalogue[block.type].shape == "command":
            raise _BrokenError(key)
        return block

    def _body(self, data: Any, depth: int) -> tuple[Block, ...]:
        if data is None or not _get(data, "block", dict):
            return ()
        body = self.stack(data["block"], depth + 1)
        self._only_statements(body)
        return body

    def _field(self, field: Field, value: Any) -> Value:
        kind = field.kind
        if kind == "boolean" and value in ("true", "false"):
            return bool(value == "true")
        if kind == "number":
            right = is_number(value)
        elif field.choices:
            right = value in field.choices
        else:
            right = isinstance(value, bool if kind == "boolean" else str)
        if not right:
            raise _BrokenError(str(type(value)))
        if isinstance(value, str):
            whole = value.encode("utf-8", "replace").decode()  # a lone surrogate cannot be displayed
            return as_name(whole) if kind in ("name", "names") else whole
        return value  # type: ignore[no-any-return]
