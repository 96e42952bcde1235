"""A PostgreSQL of one's own, in a folder that goes, as its own user."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.missing import MissingError
from benchmarks.serving import Served

ALONE = "-c listen_addresses="
# It does not wait for the disk.
FAST = "-F -c synchronous_commit=off -c full_page_writes=off -c shared_buffers=16MB"


@contextmanager
def postgres(settings: str = "") -> Iterator[str]:
    """The address of a database that nobody has used. Raises MissingError without a server to start."""
    programs, user = _programs(), _user()
    folder = Path(tempfile.mkdtemp(prefix="codeweek-pg-"))
    try:
        if user is not None:
            os.chown(folder, user, -1)
        data = folder / "data"
        _run(user, programs / "initdb", "-D", data, "-U", "codeweek", "-A", "trust", "-E", "UTF8", "-N")
        started = f"{ALONE} {settings} -k {folder}"
        _run(user, programs / "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", started, "start")
        try:
            yield f"postgresql://codeweek@/postgres?host={folder}"
        finally:
            _run(user, programs / "pg_ctl", "-D", data, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def server(database: str) -> Served:
    """The process behind an address; it has no port."""
    folder = Path(database.partition("?host=")[2])
    return Served(0, int((folder / "data" / "postmaster.pid").read_text().split()[0]))


def _programs() -> Path:
    """Where Debian puts the programs of the server, else where the shell finds them."""
    there = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    found = there[-1] if there else shutil.which("initdb")
    if found is None:
        raise MissingError("install PostgreSQL first (Debian: postgresql), or put its initdb on the PATH")
    return Path(found).parent


def _user() -> int | None:
    """PostgreSQL refuses to be root: then it is the user that Debian made for it."""
    return pwd.getpwnam("postgres").pw_uid if os.getuid() == 0 else None


def _run(user: int | None, *command: object) -> None:
    words, environment, no = [*map(str, command)], {**os.environ, "LC_ALL": "C"}, subprocess.DEVNULL
    subprocess.run(words, check=True, env=environment, user=user, cwd="/", stdin=no, stdout=no)
