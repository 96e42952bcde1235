"""What SDL reads from the environment, to be set before pygame is imported, and what it says by itself."""

import os
import sys
from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager


def prepare(environment: MutableMapping[str, str] = os.environ, platform: str = sys.platform) -> None:
    """Set SDL's variables, leaving alone those that a person has set."""
    environment.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    environment.setdefault("SDL_WINDOWS_DPI_AWARENESS", "permonitorv2")
    environment.setdefault("SDL_VIDEO_X11_WMCLASS", "codeweek")
    environment.setdefault("SDL_MOUSE_FOCUS_CLICKTHROUGH", "1")
    if platform.startswith("linux"):
        # An accelerated window uploads the whole picture at each flip: ten times slower without a good card.
        environment.setdefault("SDL_FRAMEBUFFER_ACCELERATION", "0")


@contextmanager
def quietly() -> Iterator[None]:
    """Drop what the system's libraries write by themselves of a screen or a sound card that is not there."""
    try:
        kept = os.dup(2)
    except OSError:  # a program without a terminal
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)
