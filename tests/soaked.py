"""Runs a shell of `make soak` for a moment."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def soaked(shell, *options):
    """What it told at its end."""
    command = [sys.executable, "-m", f"soak.{shell}", *map(str, options)]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", timeout=300, check=False
    )
    assert done.returncode == 0, done.stderr[-4000:]
    return json.loads(done.stdout.splitlines()[-1])
