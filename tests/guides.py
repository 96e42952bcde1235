"""The examples of the guides: what is in them, and what happens when they are done as written."""

import os
import re
import shlex
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

DOCS = Path(__file__).parent.parent / "docs"
HOME = "/home/camille"  # where the guides' reader keeps files
OPENS = ("play", "edit", "watch", "serve")  # commands that stay until they are ended
FENCE = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PATIENCE = 3.0  # seconds that a window stays open


@dataclass(frozen=True)
class Example:
    """A piece of a guide between fences: its language, what it is (a file's name, `niveau`, …), its text."""

    language: str
    what: str
    text: str
    line: int


def examples(guide: Path) -> list[Example]:
    """All examples, in order."""
    source = guide.read_text(encoding="utf-8")
    return [
        Example(found[1], found[2] or "", found[3], source[: found.start()].count("\n") + 1)
        for found in FENCE.finditer(source)
    ]


def is_file(example: Example) -> bool:
    """Whether the reader is to write it in a file."""
    return "." in example.what


def dialogue(example: Example) -> list[tuple[str, str]]:
    """Each command of a terminal, with what it is shown to answer."""
    parts = re.split(r"^\$ (.*)\n", example.text, flags=re.MULTILINE)
    return list(zip(parts[1::2], parts[2::2], strict=True))


def answered(command: str, folder: Path) -> str:
    """What a command says when it is typed in a folder; one that stays is ended, and says nothing."""
    program, *arguments = shlex.split(command)
    assert program == "codeweek", command
    launch = [sys.executable, "-m", "codeweek", "--language=fr", *arguments]
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8", "CODEWEEK_HOME": str(folder / ".home")}
    if arguments[0] in OPENS:
        _open(launch, folder, environment)
        return ""
    typed = subprocess.run(launch, cwd=folder, env=environment, capture_output=True, check=False, timeout=120)
    said = typed.stdout.decode("utf-8") + typed.stderr.decode("utf-8")
    assert "Traceback" not in said, said
    return said.replace(str(folder), HOME)


def _open(launch: list[str], folder: Path, environment: dict[str, str]) -> None:
    """A window that is looked at for a moment, then ended."""
    process = subprocess.Popen(
        launch, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    time.sleep(PATIENCE)
    assert process.poll() is None, process.communicate()[0].decode("utf-8")
    process.send_signal(signal.SIGINT)
    said = process.communicate(timeout=30)[0].decode("utf-8")
    assert "Traceback" not in said, said


def done(guide: Path, folder: Path) -> str:
    """The guide as it should be, once all its steps were done in a folder: files written, commands typed."""

    def step(found: re.Match[str]) -> str:
        example = Example(found[1], found[2] or "", found[3], 0)
        if is_file(example):
            (folder / example.what).write_text(example.text, encoding="utf-8")
        if example.language != "console":
            return found[0]
        told = [(command, shown, answered(command, folder)) for command, shown in dialogue(example)]
        lines = (f"$ {command}\n{shown if fits(shown, said) else said}" for command, shown, said in told)
        return f"```console\n{''.join(lines)}```"

    return FENCE.sub(step, guide.read_text(encoding="utf-8"))


def fits(shown: str, said: str) -> bool:
    """Whether a guide shows what a command said; a line with `…` alone stands for any lines."""
    parts = [re.escape(part) for part in re.split(r"^…\n", shown, flags=re.MULTILINE)]
    return re.fullmatch("(?:.*\n)*".join(parts), said) is not None
