"""What SDL reads from the environment; to be set before pygame is imported."""

import os
import sys
from collections.abc import MutableMapping


def prepare(environment: MutableMapping[str, str] = os.environ, platform: str = sys.platform) -> None:
    """Set SDL's variables, leaving alone those that a person has set."""
    environment.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    environment.setdefault("SDL_WINDOWS_DPI_AWARENESS", "permonitorv2")
    environment.setdefault("SDL_VIDEO_X11_WMCLASS", "codeweek")
    environment.setdefault("SDL_MOUSE_FOCUS_CLICKTHROUGH", "1")
    if platform.startswith("linux"):
        # An accelerated window uploads the whole picture at each flip: ten times slower without a good card.
        environment.setdefault("SDL_FRAMEBUFFER_ACCELERATION", "0")
