"""The names a script gives to things."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from codeweek.blocks.catalogue import Catalogue
from codeweek.blocks.script import Block, Script, Value
from codeweek.blocks.text_block import code_of, names, words
from codeweek.blocks.text_block import renamed as renamed_text


def variables(catalogue: Catalogue, script: Script) -> list[str]:
    """The names of variables and parameters in use, in order of appearance."""
    found: list[str] = []
    for block in script.walk():
        for field in catalogue[block.type].fields:
            value = str(block.fields.get(field.name, ""))
            if field.kind == "name" and field.name == "variable":
                found.append(value)
            elif field.kind == "names":
                found += [name.strip() for name in value.split(",") if name.strip()]
    return list(dict.fromkeys(name for name in found if name))


def functions(script: Script) -> dict[str, int]:
    """The defined functions, with their number of parameters."""
    found: dict[str, int] = {}
    for block in script.walk():
        if block.type == "define":
            names = [n for n in str(block.fields.get("parameters", "")).split(",") if n.strip()]
            found.setdefault(str(block.fields.get("name", "")), len(names))
    return found


def names_in(catalogue: Catalogue, scripts: Iterable[Script], read: bool = False) -> list[str]:
    """All names in some scripts (functions, variables, parameters), in order of appearance.

    `read`: with each word of a text, which may be one that is read there only.
    """
    found: list[str] = []
    for block in (block for script in scripts for block in script.everything()):
        for field in catalogue[block.type].fields:
            if field.kind == "code":
                found += words(code_of(block)) if read else _given(code_of(block))
            if field.kind in ("name", "names"):
                found += [name.strip() for name in str(block.fields.get(field.name, "")).split(",")]
    return list(dict.fromkeys(name for name in found if name))


def _given(code: str) -> list[str]:
    inside = names(code)
    return [*inside.functions, *sorted(inside.variables)]


def renamed(catalogue: Catalogue, script: Script, names: Mapping[str, str]) -> Script:
    """The same script with other names: each block keeps its id."""
    return _changed(catalogue, script, lambda _block, value, kind: _other(value, kind, names))


def retold(
    catalogue: Catalogue, script: Script, other: Callable[[str], str], typed: Callable[[str], str]
) -> Script:
    """The same script with other texts: each of a block by one function, what was typed by another."""

    def change(block: str, value: Value, kind: str) -> Value:
        if kind == "code":
            return typed(str(value))
        return other(str(value)) if block == "text" else value

    return _changed(catalogue, script, change)


def _changed(catalogue: Catalogue, script: Script, change: Callable[[str, Value, str], Value]) -> Script:
    """The same script with other values, told by a function of block, value and kind of field."""

    def other(block: Block) -> Block:
        kinds = {field.name: field.kind for field in catalogue[block.type].fields}
        fields = {
            name: change(block.type, value, kinds.get(name, "")) for name, value in block.fields.items()
        }
        slots = {name: other(inner) for name, inner in block.slots.items()}
        bodies = {name: tuple(map(other, body)) for name, body in block.bodies.items()}
        return replace(block, fields=fields, slots=slots, bodies=bodies)

    loose = tuple(tuple(map(other, stack)) for stack in script.loose)
    blocks, said = tuple(map(other, script.blocks)), tuple(map(other, script.said))
    text = None if script.text is None else str(change("", script.text, "code"))
    return Script(blocks, loose, text, said)


def _other(value: Value, kind: str, names: Mapping[str, str]) -> Value:
    if kind == "name":
        return names.get(str(value), value)
    if kind == "code":
        return renamed_text(str(value), lambda name, _called: names.get(name, name))
    if kind == "names":
        return ", ".join(names.get(name.strip(), name.strip()) for name in str(value).split(","))
    return value
