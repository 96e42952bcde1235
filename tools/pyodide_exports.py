"""Pyodide without what only extension modules ask of it: this page loads none.

Its machine code exports all of CPython's C API, 8,500 names. At each start a browser makes an object for each
function, and Pyodide's script looks each up and puts it into tables: a third of a start from memory.
"""

import re
import sys
from collections.abc import Iterable, Iterator

NAME = re.compile(r"[A-Za-z_$][\w$]*")
# In `pyodide.asm.mjs`: the variables of exports, and the function that sets them:
# var _malloc,...;function assignWasmExports(wasmExports){_malloc=Module["_malloc"]=wasmExports["malloc"];...}
ASSIGNED = re.compile(r"var ([\w$,]+);function assignWasmExports\(wasmExports\)\{([^{}]*)\}")
EXPORTS = 7  # the section of exports; https://webassembly.github.io/spec/core/binary/modules.html


def fewer(script: str, others: str, machine: bytes) -> tuple[str, bytes]:
    """Pyodide's script and machine code without the exports that neither it nor its `others` name."""
    found = ASSIGNED.search(script)
    if not found:
        sys.exit("this Pyodide sets its exports in another way: see tools/pyodide_exports.py")
    before, after = script[: found.start()], script[found.end() :]
    used = {*NAME.findall(before), *NAME.findall(after), *NAME.findall(others)} - {
        "Module",
        "wasmExports",
        "value",
    }
    statements = [each for each in found[2].split(";") if used.intersection(NAME.findall(each))]
    known = used.union(*map(NAME.findall, statements))
    variables = ",".join(name for name in found[1].split(",") if name in known)
    body = ";".join(statements)
    shorter = f"{before}var {variables};function assignWasmExports(wasmExports){{{body}}}{after}"
    return shorter, _exporting(machine, known)


def _exporting(machine: bytes, names: Iterable[str]) -> bytes:
    """Machine code that exports those of these names that it has, and nothing else."""
    wanted = {name.encode() for name in names}
    made = [machine[:8]]
    at = 8
    while at < len(machine):
        size, start = _number(machine, at + 1)
        whole, at = machine[at : start + size], start + size
        made.append(
            _section([each for name, each in _exports(machine, start) if name in wanted])
            if whole[0] == EXPORTS
            else whole
        )
    return b"".join(made)


def _exports(machine: bytes, at: int) -> Iterator[tuple[bytes, bytes]]:
    """Name and bytes of each export: a name, its kind in a byte, an index."""
    count, at = _number(machine, at)
    for _ in range(count):
        start = at
        size, at = _number(machine, at)
        name = machine[at : at + size]
        _, at = _number(machine, at + size + 1)
        yield name, machine[start:at]


def _section(exports: list[bytes]) -> bytes:
    content = _written(len(exports)) + b"".join(exports)
    return bytes([EXPORTS]) + _written(len(content)) + content


def _number(machine: bytes, at: int) -> tuple[int, int]:
    """A number in LEB128 and where it ends."""
    number = shift = 0
    while True:
        byte = machine[at]
        number |= (byte & 0x7F) << shift
        at, shift = at + 1, shift + 7
        if byte < 0x80:
            return number, at


def _written(number: int) -> bytes:
    low, rest = number & 0x7F, number >> 7
    return bytes([low | 0x80]) + _written(rest) if rest else bytes([low])
