"""One writer at a time: a lock that the system holds, so that it ends with the process that has it."""

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

WAIT = 5.0  # seconds for the other writer to end
PAUSE = 0.002
_TAKEN = (errno.EACCES, errno.EAGAIN, errno.EDEADLK)

if sys.platform == "win32":
    import msvcrt

    def _take(file: int) -> None:
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)

    def _leave(file: int) -> None:
        os.lseek(file, 0, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _take(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _leave(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_UN)


@contextmanager
def alone(path: Path, wait: float = WAIT) -> Iterator[None]:
    """Write while nobody else does; OSError when that cannot be, or when the other does not end."""
    file = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        held = _held(file, wait)
        try:
            yield
        finally:
            if held:
                with suppress(OSError):
                    _leave(file)
    finally:
        os.close(file)


def _held(file: int, wait: float) -> bool:
    """Whether the lock is ours; not, where the system has no locks: then names and joining must do."""
    until = time.monotonic() + wait
    while True:
        try:
            _take(file)
        except OSError as problem:
            if problem.errno not in _TAKEN:
                return False
            if time.monotonic() > until:
                raise TimeoutError(errno.ETIMEDOUT, "another writer does not end") from problem
            time.sleep(PAUSE)
        else:
            return True
