"""Mutation testing in a copy of the project: bugs by hand (tests/bugs.toml) and by mutmut.

`make mutate` prints what was noticed and what was not, and keeps it in build/mutants.json, beside what
earlier runs found of other modules; `python tools/mutate.py --page` writes the table of all of it into
docs/developers/measures.md, or into another page. Words choose files by name.
"""

import argparse
import contextlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from fnmatch import fnmatch
from pathlib import Path

import packing
from bugs import ROOT, Bug, bugs, unnoticed

COPY, KEPT = ROOT / "build" / "mutate", ROOT / "build" / "mutants.json"
PAGE = ROOT / "docs" / "developers" / "measures.md"
BEGIN, END = "<!-- mutation -->", "<!-- /mutation -->"
LEAST = 0.85  # of a module's bugs that its tests must notice
# Tests that fail at any change of what they are about: what only they notice is noticed by nobody.
BLIND = ("tests/levels/test_proofs*", "tests/pictures/*", "tests/unit/test_schema*", "tests/unit/test_proof*")
_SURVIVED, _UNTESTED, _UNTRIED = (0,), (5, 33), (None, 2, 34)  # how mutmut writes what became of a mutant
_LATE = (36, 24, -24, 152, 255)


@dataclass(frozen=True)
class Module:
    """The results of mutmut's bugs in a module; `late`: of those noticed, how many did not end in time."""

    path: str
    mutants: int
    noticed: int
    late: int | None = None  # of a run that did not count them
    day: str = ""

    @property
    def score(self) -> float:
        """The share of bugs that the tests noticed."""
        return self.noticed / self.mutants if self.mutants else 1.0


@dataclass(frozen=True)
class Found:
    """The results of mutmut's bugs, and whether each of those by hand was noticed, by its name."""

    modules: tuple[Module, ...]
    by_hand: Mapping[str, bool]

    def then(self, other: "Found") -> "Found":
        """The results of two runs: of what both tried, those of the second."""
        modules = {each.path: each for each in (*self.modules, *other.modules)}
        return Found(tuple(modules.values()), {**self.by_hand, **other.by_hand})

    def among(self, paths: Sequence[str], names: Sequence[str]) -> "Found":
        """Those of these modules and bugs by hand, in their order."""
        modules = {each.path: each for each in self.modules}
        known = {name: self.by_hand[name] for name in names if name in self.by_hand}
        return Found(tuple(modules[path] for path in paths if path in modules), known)

    @property
    def whole(self) -> Module:
        """The sum over all modules."""
        mutants, noticed, late = (
            sum(getattr(each, name) or 0 for each in self.modules) for name in ("mutants", "noticed", "late")
        )
        return Module("in all", mutants, noticed, late)

    def markdown(self) -> str:
        """The table."""
        rows = [f"| {_shown(each)} |" for each in (*self.modules, self.whole)]
        hand, seen = len(self.by_hand), sum(self.by_hand.values())
        told = f"Of the {hand} bugs of `tests/bugs.toml` that were tried, {seen} were noticed."
        heads = "| module | bugs | noticed | of these, never ended | score | tried on |"
        return "\n".join([told, "", heads, "| --- | --- | --- | --- | --- | --- |", *rows])


def _shown(each: Module) -> str:
    name = f"`{each.path}`" if "/" in each.path else each.path
    late = "?" if each.late is None else each.late
    return f"{name} | {each.mutants} | {each.noticed} | {late} | {each.score:.0%} | {each.day}"


def copied() -> Path:
    """A copy of all files of the project as they are now."""
    shutil.rmtree(COPY, ignore_errors=True)
    asked = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(asked, cwd=ROOT, capture_output=True, check=True).stdout.decode()
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (COPY / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, COPY / name)
    (COPY / "web" / "node_modules").symlink_to(ROOT / "web" / "node_modules")
    return COPY


def tried(copy: Path, words: Sequence[str]) -> tuple[Module, ...]:
    """What became of mutmut's bugs in the modules that pyproject.toml names, or in some of them."""
    paths = [path for path in modules() if chosen(path, words)]
    if not paths:
        return ()
    names = [f"{path.removesuffix('.py').replace('/', '.')}.*" for path in paths]
    env = {**os.environ, "CODEWEEK_PROFILE": "steady", "PYTHONPATH": str(copy)}
    with (copy.parent / "mutmut.log").open("wb") as log:
        command = [sys.executable, "-m", "mutmut", "run", *(names if words else [])]
        done = subprocess.run(command, cwd=copy, env=env, stdout=log, stderr=subprocess.STDOUT, check=False)
    if done.returncode:
        sys.exit(f"mutmut ended with {done.returncode}: see {log.name}")
    return tuple(_read(copy, path) for path in paths)


def _read(copy: Path, path: str) -> Module:
    """The bugs of one module; those that nothing noticed are told."""
    meta = json.loads((copy / "mutants" / f"{path}.meta").read_text("utf-8"))
    codes: Mapping[str, int | None] = meta["exit_code_by_key"]
    left = [name for name, code in codes.items() if code in (*_SURVIVED, *_UNTESTED)]
    tried = sum(code not in _UNTRIED for code in codes.values())
    late = sum(code in _LATE for code in codes.values())
    for name in left:
        print(f"SURVIVED  {name}\n{''.join(_change(copy, name, path))}", flush=True)
    return Module(path, tried, tried - len(left), late, datetime.now(UTC).date().isoformat())


def _change(copy: Path, name: str, path: str) -> Iterator[str]:
    from mutmut.mutation.diff_apply import get_diff_for_mutant  # only who asks for mutants has it

    with contextlib.chdir(copy):
        lines = get_diff_for_mutant(name, path=path).splitlines()
    yield from (f"    {line}\n" for line in lines if line[:1] in "+-" and line[:3] not in ("+++", "---"))


def chosen(path: str, words: Sequence[str]) -> bool:
    """Whether a file is asked for."""
    return not words or any(word in path for word in words)


def blind() -> list[str]:
    """The tests that mutmut runs though they notice any change at all: there should be none."""
    tests = packing.project()["tool"]["mutmut"]["pytest_add_cli_args_test_selection"]
    return [test for test in tests if any(fnmatch(test, each) for each in BLIND)]


def main(arguments: Sequence[str] | None = None) -> int:
    """Put bugs in, or a table of them into a page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("words", nargs="*", help="parts of the names of files; all of them without")
    parser.add_argument(
        "--page", type=Path, nargs="?", const=PAGE, help="write the table of what is known into measures.md"
    )
    wish = parser.parse_args(arguments)
    if wish.page:
        return _put(wish.page)
    by_hand = [bug for bug in bugs() if chosen(bug.file, wish.words)]
    copy = copied()
    left: list[Bug] = list(unnoticed(copy, by_hand))
    found = Found(tried(copy, wish.words), {bug.name: bug not in left for bug in by_hand})
    kept = asdict(read().then(found))
    KEPT.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    print(found.markdown())
    told = "0 %: none of these is among the tests that are run" if not blind() else f"unknown: {blind()}"
    print(f"noticed only by a checksum, a snapshot or a proof: {told}")
    return 1 if left or blind() or any(each.score < LEAST for each in found.modules) else 0


def modules() -> list[str]:
    """The modules into which mutmut puts bugs."""
    return list(packing.project()["tool"]["mutmut"]["only_mutate"])


def read() -> Found:
    """What is kept of the runs before."""
    if not KEPT.exists():
        return Found((), {})
    kept = json.loads(KEPT.read_text("utf-8"))
    return Found(tuple(Module(**each) for each in kept["modules"]), kept["by_hand"])


def _put(page: Path) -> int:
    text = page.read_text("utf-8")
    before, after = text[: text.index(BEGIN)], text[text.index(END) :]
    found = read().among(modules(), [bug.name for bug in bugs()])
    page.write_text(f"{before}{BEGIN}\n{found.markdown()}\n{after}", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
