"""Whether the tests notice: one-line bugs, by hand and by mutmut, put into a copy of the project."""

import shutil
import subprocess
import sys
from pathlib import Path

from bugs import ROOT, bugs, unnoticed

COPY = ROOT / "build" / "mutate"


def copied() -> Path:
    """A copy of all files of the project as they are now."""
    shutil.rmtree(COPY, ignore_errors=True)
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    for name in filter(None, listed.stdout.decode().split("\0")):
        if (ROOT / name).is_file():
            (COPY / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, COPY / name)
    (COPY / "web" / "node_modules").symlink_to(ROOT / "web" / "node_modules")
    return COPY


if __name__ == "__main__":
    chosen = [bug for bug in bugs() if not sys.argv[1:] or any(word in bug.file for word in sys.argv[1:])]
    survivors = list(unnoticed(copied(), chosen))
    print(f"{len(chosen) - len(survivors)} of {len(chosen)} noticed")
