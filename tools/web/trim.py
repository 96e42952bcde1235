"""Runs inside Pyodide (see trim.mjs): compiles what the page needs, and leaves out the rest."""

import ast
import importlib
import importlib._bootstrap_external as bootstrap
import io
import sys
import traceback

# `zipfile` is imported where it is used: a page has it only once it opens a teacher's file.

STDLIB = "/stdlib.zip"
# Not met by the requests of the build, and needed when something unusual happens.
ALSO = ("encodings.latin_1", "encodings.ascii", "textwrap")
CODECS = (
    "cp437",
    "cp1252",
    "utf_8_sig",
    "utf_16",
    "utf_16_le",
    "utf_16_be",
)  # names in a zip, files of Windows
ALSO_RARE = tuple(f"encodings.{name}" for name in CODECS)
DATE = (2020, 1, 1, 0, 0, 0)  # the same files give the same archive


def everything(requests, rare):
    """Answer the requests, then write `/made`: the library they needed and the wheels, compiled.

    What only the rare requests needed is a separate archive; packages are not split.
    """
    always = needed(requests, ALSO)
    rest = {name for name in needed(rare, ALSO_RARE) if name.partition(".")[0] not in always}
    library("python_stdlib.zip", set(sys.modules) - rest)
    library("python_rest.zip", rest)
    wheels()


def needed(requests, also):
    """The modules loaded after these requests."""
    import codeweek.web_api.api

    for request in requests:
        codeweek.web_api.api.handle(request)
    try:
        raise ValueError
    except ValueError:
        traceback.format_exc()
    for name in also:
        importlib.import_module(name)
    return set(sys.modules)


def library(target, modules):
    """The modules of the standard library among these."""
    import zipfile

    # What is frozen in Python itself is never looked for in the library.
    modules = {name for name in modules if _origin(sys.modules[name]) != "frozen"}
    with zipfile.ZipFile(STDLIB) as archive:
        names = [name for name in archive.namelist() if not name.endswith("/") and _is_needed(name, modules)]
        _write(f"/made/{target}", ((name, archive.read(name)) for name in names))


def _origin(module):
    return getattr(getattr(module, "__spec__", None), "origin", None)


def _is_needed(name, needed):
    if not name.endswith(".py"):
        return False
    module = name.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
    return module in needed


def wheels():
    """The wheels with compiled modules."""
    import os
    import zipfile

    for name in sorted(os.listdir("/made")):
        if name.endswith(".whl"):
            with zipfile.ZipFile(f"/made/{name}") as archive:
                files = [(each, archive.read(each)) for each in archive.namelist() if not each.endswith("/")]
            _write(f"/made/{name}", files)


def _untyped(source, name):
    """The tree of a module; ours without the types of functions, of which only those of commands are read."""
    tree = ast.parse(source, name)
    for node in ast.walk(tree) if name.startswith("codeweek/") else ():
        if isinstance(node, ast.FunctionDef) and not any(_makes_command(by) for by in node.decorator_list):
            node.returns = None
            for given in ast.walk(node.args):
                if isinstance(given, ast.arg):
                    given.annotation = None
    return tree


def _makes_command(decorator):
    """`@command("motion")`, `@sensor()`: their slots come from the types."""
    return isinstance(decorator, ast.Call)


def _without_lines(code):
    """The same code, with each instruction on the first line of its function; lines are a fifth of it.

    Entries as in CPython (`InternalDocs/code_objects.md`): no column, no line further, eight units at most.
    """
    units = len(code.co_code) // 2
    table = b"\xef\0" * (units // 8) + (bytes((0xE8 + units % 8 - 1, 0)) if units % 8 else b"")
    inside = (_without_lines(each) if isinstance(each, type(code)) else each for each in code.co_consts)
    return code.replace(co_linetable=table, co_consts=tuple(inside))


def _write(path, files):
    """Write an uncompressed archive, as the transport compresses it better."""
    import zipfile

    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_STORED) as archive:
        for name, source in files:
            if name.endswith(".py"):
                # Without docstrings, which nobody reads here.
                code = compile(_untyped(source, name), name, "exec", dont_inherit=True, optimize=2)
                if not name.startswith("codeweek/"):
                    code = _without_lines(code)
                # Never checked against a source, which is not there: its hash would only take bytes.
                source = bootstrap._code_to_hash_pyc(code, bytes(8), False)
                name = name + "c"
            archive.writestr(zipfile.ZipInfo(name, DATE), source)
    with open(path, "wb") as file:
        file.write(content.getvalue())
