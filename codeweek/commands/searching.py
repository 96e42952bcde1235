"""Runs the solver on many levels, on all cores, with a cache of proofs."""

import os
import signal
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from multiprocessing import get_context

import click

from codeweek import data
from codeweek.levels.level import Level
from codeweek.packs.pack import Pack
from codeweek.packs.proofs import Proof, Proofs, key
from codeweek.report.finding import find
from codeweek.text import Text

FEW = 4  # with fewer levels, one process is faster than starting more
CODE = (
    "solver",
    "worlds/__init__.py",  # of the worlds, those in which something can be proved
    "worlds/kinds.py",  # which goals judge a run
    "worlds/console",
    "worlds/music",
    "worlds/robot",
    "worlds/turtle",
    "report/finding.py",
    "blocks/python.py",
    "engine/budget.py",
    "levels/programs.py",
    "play/judge.py",
)  # the code that a proof depends on; not interfaces, nor what chooses sentences


def code() -> str:
    """The hash of the code that makes proofs."""
    return data.mark(*CODE)


def known(pack: Pack) -> dict[str, Proof]:
    """The valid cached proofs, by file: made by the present code, of unchanged levels."""
    if pack.proofs.code != code():
        return {}
    found = {level.file: pack.proofs.of(level) for level in pack.levels}
    return {file: proof for file, proof in found.items() if proof is not None}


def searched(levels: Sequence[Level], jobs: int | None, text: Text) -> dict[str, Proof]:
    """The proofs of some levels, by file, with a progress bar."""
    found: dict[str, Proof] = {}
    with _bar(len(levels), text) as step:
        for file, proof in _proofs(levels, jobs or os.cpu_count() or 1):
            found[file] = proof
            step(1)
    return found


def kept(pack: Pack, proofs: Mapping[str, Proof], mark: str) -> Proofs:
    """The proofs of a pack to store, with the hash of the code that made them."""
    return Proofs(mark, {level.id: (key(level), proofs[level.file]) for level in pack.levels})


def _proofs(levels: Sequence[Level], jobs: int) -> Iterator[tuple[str, Proof]]:
    if jobs == 1 or len(levels) <= FEW or not os.access(sys.executable, os.X_OK):  # not executable: a FAT key
        yield from map(_proof, levels)
        return
    # Fresh processes: a copy of this one would hold its locks.
    pool = ProcessPoolExecutor(min(jobs, len(levels)), get_context("spawn"), _mortal)
    try:
        for done in as_completed([pool.submit(_proof, level) for level in levels]):
            yield done.result()
    finally:
        pool.shutdown(cancel_futures=True)


def _proof(level: Level) -> tuple[str, Proof]:
    return level.file, find(level)


def _mortal() -> None:
    """Let Ctrl + C end a worker process silently."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@contextmanager
def _bar(many: int, text: Text) -> Iterator[Callable[[int], object]]:
    """A progress bar on a terminal; nothing in a file, a pipe, or a Windows program without console."""
    if not many or sys.stderr is None or not sys.stderr.isatty():
        yield lambda _: None
        return
    with click.progressbar(length=many, label=text("report.searching"), file=sys.stderr) as bar:
        yield bar.update
