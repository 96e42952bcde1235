"""Writes Pyodide's lock file with our wheels, by pyodide-build (the extra `web` of pyproject.toml).

That needs Python 3.12 or later, unlike codeweek: with an older Python it runs in a virtual environment of its
own, made of the files whose hashes are in `packaging/lock.txt`.
"""

import json
import re
import subprocess
import sys
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import needs
import packing

LOCK = "pyodide-lock.json"
SUMS = packing.ROOT / "packaging" / "lock.txt"
OWN = packing.ROOT / "build" / "lock-tool"
NAME = re.compile(r"[A-Za-z0-9._-]+")
PINNED = re.compile(r"^([a-z0-9-]+)==.*\n((?:    .*\n)*)", re.MULTILINE)


def add_wheels(out: Path, stock: Path, work: Path) -> None:
    """The lock file of Pyodide with the wheels that are in `out`, and no other."""
    lock = json.loads(stock.read_text(encoding="utf-8"))
    bare = work / "bare-lock.json"
    bare.write_text(json.dumps({**lock, "packages": {}}), encoding="utf-8")
    wheels = [str(path) for path in sorted(out.glob("*.whl"))]
    tool = [str(_commands() / "pyodide"), "lockfile", "add-wheels", "--input", str(bare)]
    command = [*tool, "--output", str(out / LOCK), "--base-path", str(out), *wheels]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:  # otherwise it only wonders at wheels that are compiled already
        sys.exit(done.stderr)


def asked() -> list[str]:
    """The packages that the extra asks for, without versions."""
    found = packing.project()["project"]["optional-dependencies"]["web"]
    return [match[0].lower() for each in found if (match := NAME.match(each))]


def locked(names: Iterable[str], lock: str) -> str:
    """The part of a lock that has some packages and all that they ask for, each with its sums."""
    pinned = {found[1]: found for found in PINNED.finditer(lock)}
    wanted = {*names}
    while more := {name for name in pinned if _askers(pinned[name][2]) & wanted} - wanted:
        wanted |= more
    return "".join(pinned[name][0] for name in sorted(wanted))


def _askers(notes: str) -> set[str]:
    """Who asks for a package: what its lock says after `# via`."""
    return {line.strip().removeprefix("via ") for line in re.findall(r"#(.*)", notes)}


def _commands() -> Path:
    """The folder of commands where `pyodide` is."""
    if sys.version_info >= (3, 12) and _here():
        return Path(sys.executable).parent
    requirements, stamp = locked(asked(), SUMS.read_text(encoding="utf-8")), OWN / "made-of.txt"
    if not stamp.is_file() or stamp.read_text(encoding="utf-8") != requirements:
        subprocess.run([_python(), "-m", "venv", "--clear", str(OWN)], check=True)
        wanted = OWN / "wanted.txt"
        wanted.write_text(requirements, encoding="utf-8")
        install = ["install", "--quiet", "--require-hashes", "--requirement", str(wanted)]
        subprocess.run([str(OWN / "bin" / "pip"), *install], check=True)
        stamp.write_text(requirements, encoding="utf-8")
    return OWN / "bin"


def _here() -> bool:
    """Whether this Python has what the extra asks for."""
    try:
        return all(distribution(name) for name in asked())
    except PackageNotFoundError:
        return False


def _python() -> str:
    """A Python of 3.12 or later."""
    if sys.version_info >= (3, 12):
        return sys.executable
    found = needs.python_for_page()
    if not found:
        sys.exit("build_web: Python 3.12 or later is needed beside this one, for `pyodide lockfile`")
    return found
