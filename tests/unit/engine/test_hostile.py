"""Programs made to hang, to fill the memory or to get out: each ends soon, with something to say."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest
from hostile_programs import HOSTILE
from small_world import COMMANDS, Row, go, key
from typed_hostile import TYPED_HOSTILE

from codeweek.engine.replay import ELEMENTS
from codeweek.engine.run import run
from codeweek.engine.value_conversion import size
from codeweek.program import Program

EVERY = {**HOSTILE, **TYPED_HOSTILE}


@pytest.mark.parametrize("name", EVERY)
def test_a_hostile_program_ends_with_something_to_say(name: str) -> None:
    trace = go(EVERY[name])
    assert trace.outcome in ("stopped", "endless", "budget", "refused")
    assert trace.diagnostic is not None
    lists = [value for _name, value in trace.names(len(trace)) if isinstance(value, list)]
    assert sum(map(size, lists)) <= ELEMENTS


NESTS = {
    "sums": "x = " + " + ".join(["1"] * 190),
    "brackets": "x = " + "[" * 60 + "]" * 60,
    "not": "x = " + "not " * 80 + "1",
    "items": "a = [1]\nx = a" + "[0]" * 90,
    "elifs": "x = 0\nif x == 1:\n    move()\n" + "elif x == 2:\n    move()\n" * 250,
    "ifs": "".join(f"{' ' * i}if True:\n" for i in range(90)) + " " * 90 + "move()",
    "fors": "".join(f"{' ' * i}for i{i} in range(1):\n" for i in range(19)) + " " * 19 + "move()",
    "statements": "move()\n" * 9000,
}


@pytest.mark.parametrize("name", NESTS)
def test_a_nest_is_run_or_refused_but_kills_nothing(name: str) -> None:
    assert go(NESTS[name]).outcome in ("refused", "stopped", "done")


def test_a_tree_far_too_deep_for_cpython_is_refused() -> None:
    tree = ast.parse("x = 1")
    for _ in range(5000):
        tree.body[0].value = ast.BinOp(tree.body[0].value, ast.Add(), ast.Constant(1))  # type: ignore[attr-defined]
    assert key(run(Program("", tree), COMMANDS, Row())) == "run.too_nested"


def test_hostile_programs_fit_in_little_memory() -> None:
    """All of them in one fresh interpreter that may not have more than a little memory and time."""
    pytest.importorskip("resource")
    here = Path(__file__).parent
    code = (
        "import resource\n"
        "resource.setrlimit(resource.RLIMIT_AS, (400 << 20, 400 << 20))\n"
        "resource.setrlimit(resource.RLIMIT_CPU, (60, 60))\n"
        "from test_hostile import EVERY, go\n"
        "print(sum(go(source).outcome != '' for source in EVERY.values()))\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=here, capture_output=True, text=True, check=True, env=_path(here)
    )
    assert int(done.stdout.split()[0]) == len(EVERY)


def _path(here: Path) -> dict[str, str]:
    return {"PYTHONPATH": f"{here}:{here.parents[1]}:{here.parents[2]}"}
