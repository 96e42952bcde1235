"""Pyodide keeps the exports that its own scripts name, and no other."""

import pyodide_exports as tool
import pytest
from hypothesis import given
from hypothesis import strategies as st

HEAD = b"\0asm\1\0\0\0" + b"\1\4\1\x60\0\0" + b"\3\4\3\0\0\0" + b"\5\3\1\0\1"  # a type, 3 functions, a memory
CODE = b"\x0a\x0a\3" + b"\2\0\x0b" * 3
EXPORTS = {"a": b"\1a\0\0", "main": b"\4main\0\1", "Py_Rare": b"\7Py_Rare\0\2", "memory": b"\6memory\2\0"}
BEFORE = "var Module={};Module.x=_a;wasmMemory.grow();"
SET = {
    "_a": '_a=Module["_a"]=wasmExports["a"]',
    "_main": '_main=Module["_main"]=wasmExports["main"]',
    "_Py_Rare": '_Py_Rare=Module["_Py_Rare"]=wasmExports["Py_Rare"].value>>>0',
    "wasmMemory": 'memory=Module["memory"]=wasmMemory=wasmExports["memory"]',
}
AFTER = "var y=1>>>0;"


def script(*names):
    body = ";".join(SET[name] for name in names)
    return f"{BEFORE}var {','.join(names)};function assignWasmExports(wasmExports){{{body}}}{AFTER}"


def machine(*names):
    content = bytes([len(names)]) + b"".join(EXPORTS[name] for name in names)
    return HEAD + bytes([7, len(content)]) + content + CODE


def test_what_no_script_names_is_not_exported():
    found = tool.fewer(script(*SET), 'run(Module["_main"])', machine(*EXPORTS))
    assert found == (script("_a", "_main", "wasmMemory"), machine("a", "main", "memory"))


def test_an_export_that_is_called_by_its_own_name_stays():
    _, found = tool.fewer(script(*SET) + 'wasmExports["Py_Rare"]()', "", machine(*EXPORTS))
    assert found == machine("a", "Py_Rare", "memory")


def test_a_pyodide_of_another_shape_stops_the_build():
    with pytest.raises(SystemExit, match="sets its exports in another way"):
        tool.fewer("var a;", "", machine("a"))


@given(st.integers(0, 2**32 - 1))
def test_a_number_is_read_as_it_was_written(number):
    written = tool._written(number)
    assert tool._number(b"?" + written + b"?", 1) == (number, 1 + len(written))
