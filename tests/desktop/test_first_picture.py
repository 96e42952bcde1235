"""« Qui joue ? » is seen before what shows the course is imported; that comes before it is wanted."""

import os
import subprocess
import sys

FIRST_PICTURE = """
import sys
from pathlib import Path
from codeweek.desktop.main import ask_who, opened
from codeweek.desktop.storage.store import Store
app = opened(Store(Path(sys.argv[1])), size=(1280, 800))
ask_who(app)
app.turn([], 0.0)
def there():
    names = ("codeweek.desktop.pages.", "codeweek.desktop.", "codeweek.", "codeweek.worlds.")
    late = ("level_page", "editor", "solver", "music", "map")
    return [word for word in late if any(name + word in sys.modules for name in names)]
print(*there())
while app._works:
    app.turn([], 0.05)
print(*there())
"""


def test_the_first_picture_brings_no_level_and_a_quiet_moment_after_it_does(tmp_path):
    command = [sys.executable, "-c", FIRST_PICTURE, str(tmp_path)]
    done = subprocess.run(
        command, capture_output=True, text=True, check=True, env={**os.environ, "SDL_VIDEODRIVER": "dummy"}
    )
    first, quiet = done.stdout.splitlines()[-2:]
    assert first == ""
    assert quiet.split() == ["level_page", "editor", "solver", "music", "map"]
