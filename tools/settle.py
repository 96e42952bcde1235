"""Makes `.venv` work in the folder's present place: every `make` starts with it.

After the folder was moved or copied, the scripts and the link to codeweek are rewritten with relative paths.
One from a computer with another path of Python is linked to the Python here if the version is the same; else
it is removed, and `make` creates it again.

python tools/settle.py [STAMP]     STAMP: a file of `make` to write, for what was just installed
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).parent.parent
VENV = ROOT / ".venv"
STAMPS = (".ready", ".dev", ".build")
# How pip begins a program: the Python that runs it, straight or, for a long path, through the shell.
FIRST = re.compile(rb"\A(#![^\n]*python[^\n/]*\n|#!/bin/sh\n'''exec' [^\n]*\n' '''\n)")
_FROM_HERE = b"""#!/bin/sh
'''exec' "$(dirname -- "$(realpath -- "$0" 2>/dev/null || echo "$0")")/python" "$0" "$@"
' '''
"""


def main(stamp: str | None = None) -> None:
    """Repair `.venv`; with a stamp, record that what `pyproject.toml` asks for is installed."""
    if not (VENV / "pyvenv.cfg").is_file():
        return
    find_their_way()
    if not works() and not (linked() and works()):
        print("codeweek: .venv is of another computer or another Python, and is made again.", file=sys.stderr)
        shutil.rmtree(VENV)
        sys.exit(1 if stamp else 0)
    elif stamp:
        Path(stamp).write_text(asked(), encoding="utf-8")
    else:
        up_to_date()


def find_their_way() -> None:
    """Make scripts find Python beside themselves, and the link to codeweek relative."""
    for script in (VENV / "bin").iterdir():
        if script.is_file() and not script.is_symlink() and script.stat().st_size < 100_000:
            content = script.read_bytes()
            rewrite(script, content, FIRST.sub(lambda _found: _FROM_HERE, content))
    for link in VENV.glob("lib/python*/site-packages/*codeweek*.pth"):
        rewrite(link, link.read_bytes(), os.fsencode(os.path.relpath(ROOT, link.parent)) + b"\n")


def rewrite(path: Path, old: bytes, new: bytes) -> None:
    """Replace a file by a new one, as the old one may be hard-linked to another folder."""
    if new == old:
        return
    fresh = path.with_name(f"{path.name}.new")
    fresh.write_bytes(new)
    shutil.copymode(path, fresh)
    fresh.replace(path)


def works() -> bool:
    """Whether the Python in `.venv` runs and has what codeweek needs."""
    command = [str(VENV / "bin" / "python"), "-c", "import click, platformdirs, yaml, codeweek"]
    try:
        return subprocess.run(command, capture_output=True, cwd=VENV).returncode == 0
    except OSError:
        return False


def linked() -> bool:
    """Link `.venv` to the running Python, if its libraries are for that version."""
    if not (VENV / "lib" / f"python{sys.version_info.major}.{sys.version_info.minor}").is_dir():
        return False
    for python in (VENV / "bin").glob("python*"):
        python.unlink()
    venv.EnvBuilder(symlinks=True, with_pip=False).create(VENV)
    return True


def up_to_date() -> None:
    """A copy may be older or younger than what it is a copy of: what is written in a stamp counts."""
    current = [path for name in STAMPS if (path := VENV / name).is_file() and path.read_text() == asked()]
    for path in current:
        path.touch()


def asked() -> str:
    """A hash of what has to be installed."""
    return hashlib.sha256((ROOT / "pyproject.toml").read_bytes()).hexdigest()


if __name__ == "__main__":
    main(*sys.argv[1:2])
