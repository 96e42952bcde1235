"""A PostgreSQL of the tests' own: in a folder that goes, as its own user, without waiting for the disk."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

_FAST = "-F -c listen_addresses= -c synchronous_commit=off -c full_page_writes=off -c shared_buffers=16MB"


@contextmanager
def postgres() -> Iterator[str]:
    """The address of a database that nobody has used."""
    programs, user = _programs(), _user()
    folder = Path(tempfile.mkdtemp(prefix="codeweek-pg-"))
    try:
        if user is not None:
            os.chown(folder, user, -1)
        data = folder / "data"
        _run(user, programs / "initdb", "-D", data, "-U", "codeweek", "-A", "trust", "-E", "UTF8", "-N")
        started = f"{_FAST} -k {folder}"
        _run(user, programs / "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", started, "start")
        try:
            yield f"postgresql://codeweek@/postgres?host={folder}"
        finally:
            _run(user, programs / "pg_ctl", "-D", data, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _programs() -> Path:
    """Where Debian puts the programs of the server, else where the shell finds them."""
    there = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    found = there[-1] if there else shutil.which("initdb")
    if found is None:
        pytest.fail("these tests need a PostgreSQL server: apt install postgresql, or initdb on the PATH")
    return Path(found).parent


def _user() -> int | None:
    """PostgreSQL refuses to be root: then it is the user that Debian made for it."""
    return pwd.getpwnam("postgres").pw_uid if os.getuid() == 0 else None


def _run(user: int | None, *command: object) -> None:
    told = {"user": user, "cwd": "/", "stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL}
    subprocess.run([*map(str, command)], check=True, env={**os.environ, "LC_ALL": "C"}, **told)
