"""Recorded steps a second in this Python, beside a tree walker, a tracer and plain `exec`: ratios."""

from time import perf_counter

from benchmarks.programs import PROGRAMS
from benchmarks.rows import Row, mean
from benchmarks.runs import RUNS, Run

ROUNDS, FEW = 9, 2
PEERS = {
    "walker": ("a tree walker", 5.0),
    "settrace": ("sys.settrace, which notes lines and no world", None),
    "plain": ("plain exec, which records nothing", None),
}
Times = dict[str, list[list[float]]]  # seconds, by kind of run, then by round, then by program


def rows(quick: bool) -> list[Row]:
    """A row for each peer."""
    ready = {kind: [make(name) for name in PROGRAMS] for kind, make in RUNS.items() if kind != "budgeted"}
    counts = [go() for go in ready["engine"]]
    times: Times = {kind: [] for kind in ready}
    for _ in range(FEW if quick else ROUNDS):
        for kind, runs in ready.items():
            times[kind].append([timed(go) for go in runs])
    return [_row(name, counts, times, peer, least) for peer, (name, least) in PEERS.items()]


def timed(go: Run) -> float:
    """How long one run takes, in seconds."""
    start = perf_counter()
    go()
    return perf_counter() - start


def _row(name: str, counts: list[int], times: Times, peer: str, least: float | None) -> Row:
    ours, theirs = (_speed(counts, times[kind]) for kind in ("engine", peer))
    pairs = zip(times["engine"], times[peer], strict=True)
    each = [mean([b / a for a, b in zip(one, other, strict=True)]) for one, other in pairs]
    ratio = ours / theirs
    low, high = min(ratio, *each), max(ratio, *each)
    return Row(
        "engine", "recorded steps, this Python", ours, "M/s", name, theirs, ratio, low, high, least=least
    )


def _speed(counts: list[int], rounds: list[list[float]]) -> float:
    """Million steps a second, with the least time of each program."""
    best = [min(times) for times in zip(*rounds, strict=True)]
    return mean([count / time / 1e6 for count, time in zip(counts, best, strict=True)])
