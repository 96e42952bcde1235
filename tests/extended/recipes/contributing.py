"""The recipes of docs/developers, read from their own text and followed in a copy of the project."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).parents[3]
COPIED = ("codeweek", "docs", "levels", "tools", "web/src/generated")  # and every file of the root
LINKED = ("sprites", "packaging", "web/layers.json")  # read, not written
LONG = ("prove",)  # minutes: a test says what it would have changed
_FENCE = re.compile(r"```(\w+)\n(.*?)```", re.DOTALL)
_NAMED = re.compile(r"# (\S+)\n(.*)", re.DOTALL)


@dataclass(frozen=True)
class Recipe:
    """One section: its samples, each for the end of a file, and its commands, without their comments."""

    title: str
    text: str

    @cached_property
    def samples(self) -> list[tuple[str, str]]:
        """The file and the text of each sample."""
        found = [body for kind, body in _FENCE.findall(self.text) if kind != "sh"]
        named = [_NAMED.fullmatch(body) for body in found]
        assert all(named), "the first line of a sample says its file"
        return [(match[1], match[2]) for match in named if match]

    @cached_property
    def commands(self) -> list[list[str]]:
        """Each command, in words."""
        lines = [
            line for kind, body in _FENCE.findall(self.text) if kind == "sh" for line in body.splitlines()
        ]
        return [words for line in lines if (words := shlex.split(line, comments=True))]


def recipe(title: str) -> Recipe:
    """The section of that title."""
    page = (ROOT / "docs" / "developers" / "recipes.md").read_text(encoding="utf-8")
    found = re.search(rf"^## {title}\n(.*?)(?=^## |\Z)", page, re.DOTALL | re.MULTILINE)
    assert found, title
    return Recipe(title, found[1])


@dataclass
class Copy:
    """A copy of the project, where a recipe is followed."""

    folder: Path
    before: Mapping[str, bytes] = field(default_factory=dict)

    @classmethod
    def into(cls, folder: Path) -> "Copy":
        folder.mkdir(exist_ok=True)
        for name in COPIED:
            # With the bytecode, or each program would compile all of it again.
            shutil.copytree(ROOT / name, folder / name)
        for path in ROOT.iterdir():
            if path.is_file() and not path.name.startswith("."):
                shutil.copy(path, folder)
        for name in LINKED:
            (folder / name).symlink_to(ROOT / name)
        made = cls(folder)
        made.before = dict(made.files())
        return made

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Every file of its own with what it holds."""
        for path in sorted(self.folder.rglob("*")):
            inside = path.relative_to(self.folder).parts
            if path.is_file() and "__pycache__" not in inside and inside[0] != "build":
                yield path.relative_to(self.folder).as_posix(), path.read_bytes()

    @property
    def changed(self) -> set[str]:
        """The files that are not as they were."""
        return {name for name, _content in set(self.files()) ^ set(self.before.items())}

    def follow(self, recipe: Recipe) -> None:
        """Put each sample at the end of its file."""
        for name, text in recipe.samples:
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            old = path.read_text(encoding="utf-8").rstrip("\n") + "\n\n\n" if path.is_file() else ""
            path.write_text(old + text, encoding="utf-8")

    def run(self, *words: str) -> str:
        """What a command of a recipe answers; one of `make` does what the Makefile says, with this Python."""
        assert words[0] in ("make", "codeweek", "python"), words
        commands = self._make(words[1:]) if words[0] == "make" else [words]
        return "".join(self.one(*command) for command in commands)

    def _make(self, targets: tuple[str, ...]) -> list[tuple[str, ...]]:
        makefile = (self.folder / "Makefile").read_text(encoding="utf-8")
        found: list[tuple[str, ...]] = []
        for target in targets:
            rule = re.search(rf"^{target}:.*\n((?:\t.*\n)+)", makefile, re.MULTILINE)
            assert rule, target
            lines = [line.strip() for line in rule[1].splitlines()] if target not in LONG else []
            found += [tuple(shlex.split(line.replace("$(PY)", "python"))) for line in lines]
        return found

    def one(self, *words: str, ends: int = 0) -> str:
        """What one program answers, and that it ends like this."""
        start = [sys.executable, "-m", "codeweek"] if words[0] == "codeweek" else [sys.executable]
        paths = os.pathsep.join([str(self.folder), str(ROOT / "tests")])
        here = {"PYTHONPATH": paths, "PYTHONDONTWRITEBYTECODE": ""}
        done = subprocess.run(
            [*start, *words[1:]], cwd=self.folder, env={**os.environ, **here}, capture_output=True, text=True
        )
        told = f"{done.stdout}{done.stderr}".replace("\u00a0", " ")
        assert done.returncode == ends, f"{' '.join(words)}\n{told}"
        return told
