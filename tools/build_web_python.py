"""Python for the web shell: Pyodide from npm, trimmed and compiled, with codeweek and PyYAML in wheels."""

import base64
import filecmp
import io
import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

import packing
from pyodide_exports import fewer
from pyodide_lock import LOCK, add_wheels

ROOT = Path(__file__).resolve().parent.parent
TRIM = ROOT / "tools" / "web" / "trim.mjs"
TWINS = ROOT / "tools" / "web" / "twins.mjs"
INSTEAD = ROOT / "tools" / "web" / "instead"  # modules in place of some that load much for no use here
LOADER = "pyodide.mjs"
SCRIPT = "pyodide.asm.mjs"  # as it is shipped a sixth of it is names that nobody reads
MACHINE = "pyodide.asm.wasm"
LIBRARY = "python_stdlib.zip"
REST = "python_rest.zip"  # what of it few children need
STOCK = (LOADER, SCRIPT, MACHINE, LIBRARY)
PARTS = packing.project()["tool"]["codeweek"]["page"]
NEVER, LATER = tuple(PARTS["never"]), tuple(PARTS["later"])
PURE = b"Wheel-Version: 1.0\nGenerator: codeweek\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
SHELLS = (
    "cli",
    "new",
    "watch",
    "report",
    "packing",
    "sample",
    "workshop",
    "room",
    "web",
    "web_workshop",
)  # sentences of other shells, or of the page itself
# Sentences of what comes later.
SAID_LATER = (
    "another",
    "asked",
    "draft",
    "evaluation",
    "hour",
    "live",
    "mend",
    "near",
    "pack_draft",
    "python_file",
)


def build(out: Path, pyodide: Path, work: Path, plain: bool = False) -> None:
    """Write everything the worker loads into `out`; `plain`: with an unmodified Pyodide."""
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    compiled = work / "compiled"
    compiled.mkdir()
    machine = pyodide / MACHINE if plain else _runtime(pyodide, work, compiled)
    with _compressed(machine, out):
        wheels = [*_codeweek(work), _yaml(work)]
        made = stock(pyodide, wheels) if plain else _smaller(pyodide, wheels, work, compiled)
        lay(out, made, pyodide, work)


@contextmanager
def _compressed(machine: Path, out: Path) -> Iterator[None]:
    """The twins of the machine are made meanwhile: they take a core for as long as all that is compiled."""
    out.mkdir(parents=True, exist_ok=True)
    _put(machine, out)
    command = ["node", str(TWINS), str(out), MACHINE]
    with subprocess.Popen(command) as twins:
        yield
    if twins.returncode:
        raise subprocess.CalledProcessError(twins.returncode, command)


def stock(pyodide: Path, wheels: Iterable[Path]) -> Mapping[str, Path]:
    """The files of an unmodified Pyodide, and our uncompiled wheels."""
    return {path.name: path for path in (*(pyodide / name for name in STOCK), *wheels)}


def lay(out: Path, made: Mapping[str, Path], pyodide: Path, work: Path) -> None:
    """Write files into `out`, with Pyodide's lock file."""
    out.mkdir(parents=True, exist_ok=True)
    for path in out.glob("*.whl"):
        path.unlink()  # perhaps of another version
    (out / REST).unlink(missing_ok=True)
    for path in made.values():
        _put(path, out)
    add_wheels(out, pyodide / LOCK, work)


def _put(path: Path, out: Path) -> None:
    """Copy a file, unless it is there: one that is left alone keeps its compressed twins."""
    there = out / path.name
    if not (there.is_file() and filecmp.cmp(path, there, shallow=False)):
        shutil.copyfile(path, there)


def _smaller(pyodide: Path, wheels: Iterable[Path], work: Path, compiled: Path) -> Mapping[str, Path]:
    """Pyodide and our wheels, compiled beside the runtime, without what the page does not use."""
    library = _library(pyodide / LIBRARY, work / LIBRARY)
    requests = {"requests": list(_requests()), "rare": list(_rare())}
    job = {"wheels": [*map(str, wheels)], "library": str(library), **requests, "out": str(compiled)}
    (work / "job.json").write_text(json.dumps(job), encoding="utf-8")
    subprocess.run(["node", str(TRIM), str(pyodide), str(work / "job.json")], check=True)
    return {path.name: path for path in compiled.iterdir()}


def _library(stock: Path, target: Path) -> Path:
    """The standard library with some modules replaced by ours."""
    ours = {path.relative_to(INSTEAD).as_posix(): path.read_bytes() for path in INSTEAD.rglob("*.py")}
    with zipfile.ZipFile(stock) as source, zipfile.ZipFile(target, "w") as made:
        missing = set(ours) - set(source.namelist())
        if missing:
            sys.exit(f"this Pyodide has no {', '.join(sorted(missing))}: see {INSTEAD}")
        for name in source.namelist():
            made.writestr(name, ours.get(name) or source.read(name))
    return target


def _runtime(pyodide: Path, work: Path, out: Path) -> Path:
    """Pyodide's runtime without the exports that the page does not use; its machine code."""
    loader, script = ((pyodide / name).read_text(encoding="utf-8") for name in (LOADER, SCRIPT))
    shorter, machine = fewer(script, loader, (pyodide / MACHINE).read_bytes())
    (work / SCRIPT).write_text(shorter, encoding="utf-8")
    (out / MACHINE).write_bytes(machine)
    shutil.copyfile(pyodide / LOADER, out / LOADER)
    _minify(pyodide.parent / ".bin" / "esbuild", work / SCRIPT, out / SCRIPT)
    return out / MACHINE


def _minify(tool: Path, source: Path, target: Path) -> None:
    options = ["--minify", "--format=esm", "--target=es2022", "--log-level=error"]
    subprocess.run([str(tool), str(source), *options, f"--outfile={target}"], check=True)


def _wheel(source: Path, out: Path) -> Path:
    out.mkdir(parents=True)
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(out)]
    if os.environ.get("LOCKED"):
        command.append("--no-build-isolation")  # what builds it was installed from the lock
    subprocess.run([*command, str(source)], check=True)
    (found,) = out.glob("*.whl")
    return found


def _yaml(work: Path) -> Path:
    """PyYAML without its C extension, from the one installed here."""
    installed = distribution("PyYAML")
    info = f"pyyaml-{installed.version}.dist-info"
    files = {
        path.as_posix(): path.locate().read_bytes()
        for path in installed.files or ()
        if path.suffix == ".py" and path.parts[0] == "yaml"
    }
    for name in ("METADATA", "LICENSE", "licenses/LICENSE"):
        if text := installed.read_text(name):
            files[f"{info}/{name}"] = text.encode()
    files[f"{info}/WHEEL"] = PURE
    return _packed(work / f"pyyaml-{installed.version}-py3-none-any.whl", files, info)


def _codeweek(work: Path) -> Iterator[Path]:
    """Two wheels of codeweek: what every visit needs, with parsed levels, and the rest."""
    whole = _wheel(ROOT, work / "whole")
    with zipfile.ZipFile(whole) as source:
        found = {**dict(_kept(source)), **dict(ready())}
    info = next(name.rpartition("/")[0] for name in found if name.endswith(".dist-info/METADATA"))
    later = {name: found.pop(name) for name in [*found] if name.removeprefix("codeweek/").startswith(LATER)}
    yield _packed(work / whole.name, found, info)
    info_later = info.replace("codeweek", "codeweek_more", 1)
    metadata = found[f"{info}/METADATA"].replace(b"Name: codeweek", b"Name: codeweek-more")
    named = {f"{info_later}/METADATA": metadata, f"{info_later}/WHEEL": found[f"{info}/WHEEL"]}
    yield _packed(work / whole.name.replace("codeweek", "codeweek_more", 1), {**later, **named}, info_later)


def _packed(wheel: Path, files: Mapping[str, bytes], info: str) -> Path:
    """A wheel of these files; the page's lock has the sum of all of it, so the record lists none of them."""
    with zipfile.ZipFile(wheel, "w") as target:
        for name, content in files.items():
            target.writestr(zipfile.ZipInfo(name), content)
        target.writestr(zipfile.ZipInfo(f"{info}/RECORD"), f"{info}/RECORD,,\n")
    return wheel


def ready() -> Iterator[tuple[str, bytes]]:
    """The parsed levels and sentences, as reading YAML and TOML at each start is slow; a sprite to keep."""
    from codeweek import data
    from codeweek.play import builtin
    from codeweek.worlds.kinds import kinds
    from codeweek.worlds.music.staff import CLEF

    for name, content in builtin.ready().items():
        yield f"codeweek/{name}", content
    yield f"codeweek/shipped/sprites/{CLEF}.svg", data.sprite(CLEF) or b""  # inside a score that is kept
    said: dict[str, dict[str, Any]] = {}
    later: dict[str, dict[str, Any]] = {}
    for code, tables in data.read_sentences().items():
        later[code] = {name: tables.pop(name, {}) for name in SAID_LATER}
        later[code] |= {kind: {"field": _form(tables.get(kind, {}).get("field", {}))} for kind in kinds()}
        said[code] = {
            name: _names(table) if name == "schema" else _without_forms(table) if name in kinds() else table
            for name, table in tables.items()
            if name not in SHELLS
        }
    package, file = data.LATER
    yield f"codeweek/{data.READY}", _json(said)
    yield f"{package.replace('.', '/')}/{file}", _json(later)


def _json(tables: Mapping[str, Any]) -> bytes:
    """JSON without a letter too many."""
    return json.dumps(tables, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def _names(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The names of fields in files, without their descriptions for text editors."""
    inside = {name: _names(table) for name, table in fields.items() if isinstance(table, dict)}
    return {name: table for name, table in inside.items() if table} | (
        {"key": fields["key"]} if isinstance(fields.get("key"), str) else {}
    )


def _without_forms(table: dict[str, Any]) -> dict[str, Any]:
    """The sentences of a kind of world, with the names alone of its fields."""
    return table | {"field": _names(table.get("field", {}))}


def _form(fields: Mapping[str, Any]) -> dict[str, Any]:
    """What a form says of fields, without their descriptions for text editors."""
    return {
        name: {part: say for part, say in each.items() if part != "text"} for name, each in fields.items()
    }


def _kept(wheel: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    for name in wheel.namelist():
        first, _, rest = name.partition("/")
        if name.endswith(("/RECORD", "/entry_points.txt")) or "/licenses/" in name:
            continue
        if first == "codeweek" and (rest.startswith(NEVER) or rest.endswith(".toml")):
            continue
        content = wheel.read(name)
        yield name, _only_yaml(content) if name.endswith(".dist-info/METADATA") else content


def _only_yaml(metadata: bytes) -> bytes:
    """The head of a METADATA file that requires PyYAML only."""
    head = metadata.decode("utf-8").split("\n\n")[0].splitlines()
    unwanted = ("Requires-Dist:", "Provides-Extra:", "License-File:", "Description-Content-Type:")
    kept = [line for line in head if not line.startswith(unwanted)]
    return "\n".join([*kept, "Requires-Dist: pyyaml", ""]).encode()


def _requests() -> Iterator[str]:
    """Requests that use every feature of the API, to find which library modules are needed."""
    from codeweek.levels import programs
    from codeweek.play import builtin
    from codeweek.web_api import describe

    for level in builtin.levels().values():
        script = describe.dressed(level, programs.solution(level).script)
        about = {"pack": "codeweek", "level": level.id, "script": script, "language": "fr"}
        for verb in ("play", "python", "check_script"):
            yield json.dumps({"do": verb, **about})
        yield json.dumps({"do": "step", "run": 0, "index": 1, "language": "fr"})
        yield json.dumps({"do": "world", "pack": "codeweek", "level": level.id, "map": 0, "language": "fr"})
    yield json.dumps({"do": "predict", "foreseen": 2, "language": "fr"})


def _rare() -> Iterator[str]:
    """The requests that need the second wheel: a teacher's file, a whole pack, a trap, the workshop."""
    from codeweek import data
    from codeweek.levels import programs
    from codeweek.play import builtin
    from codeweek.web_api import describe
    from codeweek.worlds.kinds import kinds

    for level in builtin.levels().values():
        if len(level.maps) > 1:
            script = describe.dressed(level, programs.solution(level).script)
            about = {"pack": "codeweek", "level": level.id, "script": script, "language": "fr"}
            yield json.dumps({"do": "trap", "slices": 2, **about})  # it goes on as it begins
            yield json.dumps({"do": "picture", "drawing": True, **about})
        if level.kind == "music":
            yield json.dumps({"do": "tune", "way": "mine", "pack": "codeweek", "level": level.id})
    like = {"level": "01-la-fusee/04-les-asteroides", "pack": "codeweek", "language": "fr"}
    yield json.dumps({"do": "another", "seed": 0, "slices": 200, **like})
    for language in data.languages():
        yield json.dumps({"do": "describe", "language": language})
        yield json.dumps({"do": "comics", "language": language})
    text = (ROOT / "levels" / "04-la-ronde" / "05-l-escalier.yaml").read_text(encoding="utf-8")
    for source in (text, text.replace("map:", "mpa:"), "title: [", text.replace("repeat", "répter")):
        yield json.dumps({"do": "open", "name": "x.yaml", "text": source, "language": "fr"})
        yield json.dumps({"do": "draft_view", "text": source, "language": "fr"})
        sent = base64.b64encode(source.encode("utf-16")).decode()
        yield json.dumps({"do": "draft_open", "name": "x.txt", "base64": sent, "language": "fr"})
    for kind in kinds():
        yield json.dumps({"do": "draft_new", "kind": kind, "language": "en"})
    child = {
        "profile": "fox-orange",
        "settings": {"sound": False},
        "progress": {"stars": {"01-la-fusee/01-decollage": 3}},
    }
    yield json.dumps({"do": "code", **child, "language": "fr"})
    for words in ("pomme, Poire", "pomm", "xyz xyz", ""):
        yield json.dumps({"do": "spell", "text": words, "language": "fr"})
        yield json.dumps({"do": "decode", "text": words, "language": "fr"})
    act = {"do": "cell", "map": 0, "x": 1, "y": 1, "letter": "."}
    yield json.dumps({"do": "draft_act", "text": text, "acts": [act], "language": "fr"})
    yield json.dumps({"do": "draft_program", "text": text, "field": "solution", "language": "fr"})
    yield json.dumps({"do": "draft_solve", "text": text, "slices": 200, "language": "fr"})
    drawing = {"grid": [">.#.G", "....*"], "look": "cave", "title": "maze-dragon"}
    yield json.dumps({"do": "invent_show", "drawings": [drawing, {}], "language": "fr"})
    put = {"do": "put", "x": 1, "y": 1, "brush": "start"}
    yield json.dumps({"do": "invent_act", "drawing": drawing, "acts": [put], "language": "fr"})
    yield json.dumps({"do": "invent_prove", "drawing": drawing, "slices": 200, "language": "fr"})
    files = {"pack.yaml": "titre: A\nchapitres: [{dossier: a, titre: A}]", "a/1.yaml": text}
    for act in ({"do": "duplicate", "file": "a/1.yaml"}, {"do": "add_chapter"}):
        yield json.dumps({"do": "pack_act", "files": files, "acts": [act], "language": "fr"})
    done = {"codeweek": {"stars": child["progress"]["stars"]}, "x": {}}
    told = {
        "date": "2026-11-30",
        "children": {child["profile"]: done},
        "packs": {"x": {"text": text}},
        "sprites": {},
    }
    yield json.dumps({"do": "evaluation", **told, "language": "fr"})
    yield json.dumps({"do": "hour", "language": "fr"})
    yield json.dumps({"do": "hour_sheet", "done": [], "date": told["date"], "sprites": {}, "language": "fr"})
    yield json.dumps({"do": "pack_new", "language": "fr"})
    yield json.dumps({"do": "pack_zip", "files": files, "language": "fr"})
    yield json.dumps({"do": "pack_take", "name": "x.zip", "base64": _zip(text), "language": "fr"})
    yield json.dumps({"do": "open", "name": "x.zip", "base64": _zip(text), "language": "fr"})
    yield json.dumps({"do": "open", "name": "x.zip", "base64": "AAAA", "language": "fr"})


def _zip(text: str) -> str:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("é/level.yaml", text)
        archive.writestr("proofs.json", '{"format": 1, "code": "", "levels": {"é/level": {"key": ""}}}')
    return base64.b64encode(content.getvalue()).decode()
