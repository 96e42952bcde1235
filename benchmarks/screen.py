"""A screen for windows: the one there is, or a virtual one whose picture can be read."""

import mmap
import os
import shutil
import struct
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

SIZE = (1280, 800)
PATIENCE = 30.0  # seconds
COLOURS = 12  # more than an empty window has


def kind() -> str:
    """What a window would be shown on: a `real` screen, a `virtual` one, or none (`dummy`)."""
    if sys.platform in ("win32", "darwin") or os.environ.keys() & {"DISPLAY", "WAYLAND_DISPLAY"}:
        return "real"
    return "virtual" if has_virtual() else "dummy"


def has_virtual() -> bool:
    """Whether there can be a virtual screen."""
    return shutil.which("Xvfb") is not None


@contextmanager
def shown() -> Iterator[dict[str, str]]:
    """The environment of a process that opens a window on what there is."""
    if kind() == "real":
        yield dict(os.environ)
    elif kind() == "virtual":
        with virtual() as (env, _picture):
            yield env
    else:
        yield os.environ | {"SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy"}


@contextmanager
def virtual() -> Iterator[tuple[dict[str, str], mmap.mmap]]:
    """A virtual screen, and its picture: an XWD file that changes with it."""
    read, write = os.pipe()
    with tempfile.TemporaryDirectory() as folder:
        screen = ["-screen", "0", f"{SIZE[0]}x{SIZE[1]}x24", "-fbdir", folder, "-nolisten", "tcp"]
        command = ["Xvfb", "-displayfd", str(write), *screen]
        with subprocess.Popen(command, pass_fds=(write,), stderr=subprocess.DEVNULL) as server:
            os.close(write)
            try:
                if not (number := os.read(read, 16)):
                    raise RuntimeError("Xvfb did not start")
                env = os.environ | {"DISPLAY": f":{number.decode().strip()}"}
                env |= {"SDL_VIDEODRIVER": "x11", "SDL_AUDIODRIVER": "dummy"}
                with (Path(folder) / "Xvfb_screen0").open("rb") as file:
                    yield env, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            finally:
                server.terminate()
                os.close(read)


def first_picture(command: Sequence[str], home: str) -> float:
    """Seconds from the start of a program to the first picture in its window, on a virtual screen."""
    with virtual() as (env, picture):
        start = time.perf_counter()
        with subprocess.Popen(
            command, env=env | {"CODEWEEK_HOME": home}, stderr=subprocess.DEVNULL
        ) as program:
            try:
                while not drawn(picture):
                    if program.poll() is not None or time.perf_counter() - start > PATIENCE:
                        raise RuntimeError(f"{command[0]} showed nothing")
                    time.sleep(0.002)
                return time.perf_counter() - start
            finally:
                program.kill()


def drawn(picture: mmap.mmap) -> bool:
    """Whether there is something to see in the middle third of an XWD picture."""
    header, colours, line = (struct.unpack_from(">I", picture, 4 * place)[0] for place in (0, 19, 12))
    begin = header + colours * 12 + line * (SIZE[1] // 3)
    pixels = memoryview(picture[begin : begin + line * (SIZE[1] // 3)]).cast("I")
    return len(set(pixels[::7])) > COLOURS
