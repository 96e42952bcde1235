"""Which tests run once more when they fail: those that drive another program, which may be late."""

from pathlib import PurePosixPath

import pytest

# Folders whose tests drive browsers, and commands as they are printed.
FOLDERS = ("browser", "recipes")
# Other files whose tests do: real windows, servers, databases, installed folders, programs that are killed.
FILES = (
    *(
        "test_real_window",
        "test_real_window_killed",
        "test_room_far",
        "test_room_opened",
        "test_kills_and_crowds",
    ),
    *(
        "test_live",
        "test_moved_folder",
        "test_room_serving",
        "test_room_stores",
        "test_room_turns",
        "test_server",
    ),
    *("test_stick", "test_town", "test_town_commands", "test_watch"),
)
ONCE_MORE = pytest.mark.flaky(reruns=1)


def drives(nodeid: str) -> bool:
    """Whether a test drives another program: one of pure code that fails is wrong."""
    file = PurePosixPath(nodeid.partition("::")[0])
    return any(part in FOLDERS for part in file.parts) or file.stem in FILES
