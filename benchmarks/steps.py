"""Recorded steps a second in the page's Python, beside the steppers of other sites, round by round.

Each engine has a process of Node of its own. All of them run the same programs and note each statement
that is reached, but plain Pyodide; ours, Skulpt, JS-Interpreter and the floor also note each world. A time
is the least of the rounds.
"""

import json
import subprocess
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from benchmarks.missing import needed
from benchmarks.programs import PROGRAMS
from benchmarks.rows import Row, mean
from benchmarks.runs import FLOOR, LEAST
from codeweek import data

PEERS = Path(__file__).with_name("peers")
ASKED: Mapping[str, tuple[str, float | None]] = {
    "skulpt": ("Skulpt 1.2.0, pausing at each line", 3.0),
    "interpreter": ("JS-Interpreter 6.0.2, statement by statement", 3.0),
    "walker": ("a tree walker in the same Python", 5.0),
    "settrace": ("sys.settrace in the same Python, which notes lines and no world", None),
    "plain": ("plain Pyodide, which records nothing", None),
    "floor": (FLOOR, LEAST),
}
ENGINES = ("engine", *ASKED)
ROUNDS, FEW = 9, 2
ALIKE = 0.01  # how far a count of steps may be from ours: to some, a loop's last look is a step
Times = dict[str, dict[str, list[float]]]  # milliseconds, by engine and program


def rows(quick: bool) -> list[Row]:
    """A row for each peer; the floor is asked of each program."""
    folder = data.web() / "py"
    needed(folder / "pyodide-lock.json", "run `make web` first")
    needed(PEERS / "node_modules", "run `npm ci` in benchmarks/peers first")
    steps, times = measured(folder, FEW if quick else ROUNDS)
    every = f"recorded steps in the page's Python, {len(steps)} programs"
    found = [against(peer, every, steps, times) for peer in ASKED if peer != "floor"]
    return found + [
        against("floor", f"recorded steps of {name} in the page's Python", {name: count}, times)
        for name, count in steps.items()
    ]


def against(peer: str, what: str, steps: dict[str, int], times: Times) -> Row:
    """The geometric mean over the programs of how many times as fast we are."""
    name, least = ASKED[peer]
    best = {engine: {each: min(times[engine][each]) for each in steps} for engine in ("engine", peer)}
    ours, theirs = (mean([steps[each] / best[engine][each] / 1000 for each in steps]) for engine in best)
    rounds = len(next(iter(times[peer].values())))
    # The first round warms the compilers of both up.
    each_round = [
        mean([times[peer][each][i] / times["engine"][each][i] for each in steps]) for i in range(1, rounds)
    ]
    ratio = ours / theirs
    low, high = min(ratio, *each_round), max(ratio, *each_round)
    return Row("steps", what, ours, "M/s", name, theirs, ratio, low, high, least=least)


def measured(folder: Path, rounds: int) -> tuple[dict[str, int], Times]:
    """How many steps each program has, and the times of each engine."""
    steps: dict[str, int] = {}
    times: Times = {engine: defaultdict(list) for engine in ENGINES}
    with ExitStack() as stack:
        nodes = {engine: stack.enter_context(node(engine, folder)) for engine in ENGINES}
        for _ in range(rounds):
            for program, source in PROGRAMS.items():
                for engine in ENGINES:
                    found = ask(nodes[engine], [program, source])
                    times[engine][program].append(found["ms"])
                    if engine == "plain":
                        continue
                    count = steps.setdefault(program, found["steps"])
                    assert abs(found["steps"] - count) <= ALIKE * count, (engine, program, found, count)
    return steps, times


@contextmanager
def node(engine: str, folder: Path) -> Iterator[subprocess.Popen[str]]:
    """A process that runs programs in one engine, ready to be asked."""
    command = ["node", str(PEERS / "steps.mjs"), engine, str(folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == '"ready"\n', f"{engine} did not start"
            yield process
        finally:
            process.kill()


def ask(process: subprocess.Popen[str], what: Any) -> dict[str, Any]:
    """The answer of a process to a line of JSON."""
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(json.dumps(what) + "\n")
    process.stdin.flush()
    found: dict[str, Any] = json.loads(process.stdout.readline())
    return found
