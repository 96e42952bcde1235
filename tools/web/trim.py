"""Runs inside Pyodide (see trim.mjs): compiles what the page needs, and leaves out the rest."""

import importlib._bootstrap_external as bootstrap
import importlib.util
import io
import sys
import traceback
import zipfile

STDLIB = "/stdlib.zip"
# Not met by the requests of the build, and needed when something unusual happens.
ALSO = ("encodings.cp437", "encodings.latin_1", "encodings.ascii", "encodings.idna", "stringprep", "textwrap")
DATE = (2020, 1, 1, 0, 0, 0)  # the same files give the same archive


def everything(requests):
    """Answer the requests, then write `/made`: the library they needed, and the wheels, all compiled."""
    import codeweek.browser

    for request in requests:
        codeweek.browser.handle(request)
    try:
        raise ValueError
    except ValueError:
        traceback.format_exc()
    for name in ALSO:
        importlib.import_module(name)
    # What is frozen in Python itself is never looked for in the library.
    frozen = {name for name, module in sys.modules.items() if _origin(module) == "frozen"}
    library(set(sys.modules) - frozen - {"trim"})
    wheels()


def _origin(module):
    return getattr(getattr(module, "__spec__", None), "origin", None)


def library(needed):
    """The modules of the standard library among those needed."""
    with zipfile.ZipFile(STDLIB) as archive:
        names = [name for name in archive.namelist() if not name.endswith("/") and _is_needed(name, needed)]
        # Without docstrings, which nobody reads here.
        _write("/made/python_stdlib.zip", ((name, archive.read(name)) for name in names), optimize=2)


def _is_needed(name, needed):
    if not name.endswith(".py"):
        return False
    module = name.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
    return module in needed


def wheels():
    """Each wheel again, its modules compiled."""
    import os

    for name in sorted(os.listdir("/made")):
        if name.endswith(".whl"):
            with zipfile.ZipFile(f"/made/{name}") as archive:
                files = [(each, archive.read(each)) for each in archive.namelist() if not each.endswith("/")]
            _write(f"/made/{name}", files)


def _write(path, files, optimize=0):
    """An archive stored as it is: what carries it compresses it better."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_STORED) as archive:
        for name, source in files:
            if name.endswith(".py"):
                code = compile(source, name, "exec", dont_inherit=True, optimize=optimize)
                # Never checked against a source, which is not there.
                source = bootstrap._code_to_hash_pyc(code, importlib.util.source_hash(source), False)
                name = name + "c"
            archive.writestr(zipfile.ZipInfo(name, DATE), source)
    with open(path, "wb") as file:
        file.write(content.getvalue())
