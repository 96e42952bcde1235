"""Recorded steps a second in this Python, beside a walker, a tracer, plain `exec` and a floor: ratios."""

from collections.abc import Sequence
from time import perf_counter

from benchmarks.programs import PROGRAMS
from benchmarks.rows import Row, mean
from benchmarks.runs import FLOOR, LEAST, RUNS, Run

ROUNDS, FEW = 9, 2
PEERS = {
    "walker": ("a tree walker", 5.0),
    "settrace": ("sys.settrace, which notes lines and no world", None),
    "plain": ("plain exec, which records nothing", None),
    "floor": (FLOOR, LEAST),
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
    return [row for peer in PEERS for row in _of_peer(peer, counts, times)]


def timed(go: Run) -> float:
    """How long one run takes, in seconds."""
    start = perf_counter()
    go()
    return perf_counter() - start


def _of_peer(peer: str, counts: list[int], times: Times) -> list[Row]:
    """A row for all programs; the floor is asked of each."""
    every = range(len(counts))
    if peer != "floor":
        return [_row("recorded steps, this Python", peer, counts, times, every)]
    named = zip(PROGRAMS, every, strict=True)
    return [_row(f"recorded steps of {name}, this Python", peer, counts, times, [at]) for name, at in named]


def _row(what: str, peer: str, counts: list[int], times: Times, chosen: Sequence[int]) -> Row:
    name, least = PEERS[peer]
    ours, theirs = (_speed(counts, times[kind], chosen) for kind in ("engine", peer))
    pairs = zip(times["engine"], times[peer], strict=True)
    each = [mean([other[at] / one[at] for at in chosen]) for one, other in pairs]
    ratio = ours / theirs
    low, high = min(ratio, *each), max(ratio, *each)
    return Row("engine", what, ours, "M/s", name, theirs, ratio, low, high, least=least)


def _speed(counts: list[int], rounds: list[list[float]], chosen: Sequence[int]) -> float:
    """Million steps a second, with the least time of each program that is chosen."""
    return mean([counts[at] / min(times[at] for times in rounds) / 1e6 for at in chosen])
