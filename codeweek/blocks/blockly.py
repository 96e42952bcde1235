"""A script as Blockly's saved JSON, the one file form of a program: the same in both editors."""

from collections.abc import Mapping
from typing import Any

from codeweek.blocks.catalogue import Catalogue
from codeweek.blocks.script import Block, Script, Value
from codeweek.diagnostic import Diagnostic

START = "start"
MAX_BLOCKS = 2_000
MAX_DEPTH = 60


def save(script: Script) -> dict[str, Any]:
    """Blockly's JSON of a script: the program under the start block, then the loose stacks."""
    start: dict[str, Any] = {"type": START, "id": START, "x": 20, "y": 20, "deletable": False}
    stacks = [{**start, **_next(script.blocks)}, *(_stack(stack) for stack in script.loose)]
    return {"blocks": {"languageVersion": 0, "blocks": stacks}}


def _stack(blocks: tuple[Block, ...]) -> dict[str, Any]:
    """A chain of blocks, built from its end so that a long one needs no deep recursion."""
    chain: dict[str, Any] = {}
    for block in reversed(blocks):
        chain = {**_one(block), **({"next": {"block": chain}} if chain else {})}
    return chain


def _next(blocks: tuple[Block, ...]) -> dict[str, Any]:
    return {"next": {"block": _stack(blocks)}} if blocks else {}


def _one(block: Block) -> dict[str, Any]:
    inputs = {name: {"block": _one(inner)} for name, inner in block.slots.items()}
    inputs |= {name: {"block": _stack(body)} for name, body in block.bodies.items() if body}
    saved: dict[str, Any] = {"type": block.type, "id": block.id}
    return (
        saved
        | ({"fields": dict(block.fields)} if block.fields else {})
        | ({"inputs": inputs} if inputs else {})
    )


def load(catalogue: Catalogue, data: Any) -> Script | Diagnostic:
    """The script of a Blockly JSON, or the sentence that says what is not right about it."""
    try:
        loader = _Loader(catalogue)
        stacks = [loader.stack(stack, 0) for stack in _get(_get(data, "blocks", dict), "blocks", list)]
    except _BrokenError as problem:
        return Diagnostic("program.unreadable", {"what": str(problem)})
    main = tuple(block for stack in stacks if stack[0].type == START for block in stack[1:])
    return Script(main, tuple(stack for stack in stacks if stack and stack[0].type != START))


class _BrokenError(ValueError):
    """What is not right in a saved program."""


def _get(data: Any, key: str, kind: type) -> Any:
    value = data.get(key, kind()) if isinstance(data, Mapping) else None
    if not isinstance(value, kind):
        raise _BrokenError(key)
    return value


class _Loader:
    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.ids: set[str] = set()

    def stack(self, data: Any, depth: int) -> tuple[Block, ...]:
        blocks: list[Block] = []
        while data is not None:
            blocks.append(self.block(data, depth))
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
        if name not in self.catalogue.types:
            raise _BrokenError(name)
        type = self.catalogue[name]
        inputs = _get(data, "inputs", dict)
        fields = {
            f.name: self._field(f.kind, _get(data, "fields", dict).get(f.name, f.default))
            for f in type.fields
        }
        slots = {key: self._value(key, inputs[key], depth) for key in inputs if key not in type.bodies}
        bad = [key for key in slots if type.slot(key) is None]
        if bad:
            raise _BrokenError(f"{name}.{bad[0]}")
        bodies = {body: self._body(inputs.get(body), depth) for body in type.bodies}
        return Block(name, fields, slots, bodies, id)

    def _new_id(self, wanted: str) -> str:
        id = wanted if wanted and wanted not in self.ids else f"n{len(self.ids)}"
        while id in self.ids:
            id += "'"
        self.ids.add(id)
        return id

    def _value(self, key: str, data: Any, depth: int) -> Block:
        inner = _get(data, "block", dict) or _get(data, "shadow", dict)
        block = self.block(inner, depth + 1)
        if block.type == START or self.catalogue[block.type].shape == "command":
            raise _BrokenError(key)
        return block

    def _body(self, data: Any, depth: int) -> tuple[Block, ...]:
        if data is None or not _get(data, "block", dict):
            return ()
        body = self.stack(data["block"], depth + 1)
        if any(b.type == START or self.catalogue[b.type].shape != "command" for b in body):
            raise _BrokenError("body")
        return body

    def _field(self, kind: str, value: Any) -> Value:
        right = {"number": (int, float), "boolean": (bool,)}.get(kind, (str,))
        if not isinstance(value, right) or (kind == "number" and isinstance(value, bool)):
            raise _BrokenError(str(value)[:40])
        return value
