"""What a run was worth: goals one by one, stars, and the first useful sentence."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from codeweek.diagnostic import Diagnostic
from codeweek.engine.trace import Trace
from codeweek.level import Level
from codeweek.worlds.kinds import Goal, Kind

SPARE = 2  # without a limit of its own, a level gives its second star this many blocks over the best


@dataclass(frozen=True)
class Verdict:
    """`goals` are those of map number `map`: the first that failed, or the first of all when none did."""

    won: bool
    stars: int
    goals: tuple[Goal, ...]
    map: int
    message: Diagnostic
    blocks: int
    record: bool = False


def register(level: Level) -> str:
    """How to speak to the children of a level's class: short sentences to the youngest."""
    return "short" if level.grade in ("CP", "CE1") else "normal"


def already_won(kind: Kind, level: Level) -> bool:
    """Whether a level is won by doing nothing."""
    return all(g.met for i, each in enumerate(level.maps) for g in kind.goals((each.world,), level.wanted(i)))


def judge(
    kind: Kind, level: Level, traces: Sequence[Trace], blocks: int, best: int, tries: int = 1
) -> Verdict:
    """The verdict on runs of one program, a run for each map; `best` is the least number of blocks known."""
    judged = [kind.goals(_Worlds(trace), level.wanted(number)) for number, trace in enumerate(traces)]
    passed = [t.outcome == "done" and all(g.met for g in gs) for t, gs in zip(traces, judged, strict=True)]
    if not all(passed):
        failed = passed.index(False)
        message = _why(traces[failed], judged[failed], passed)
        return Verdict(False, 0, judged[failed], failed, message, blocks)
    limit = max(level.limit or best + SPARE, best)
    stars = 3 if blocks <= best else 2 if blocks <= limit else 1
    return Verdict(True, stars, judged[0], 0, _praise(blocks, limit, tries), blocks, blocks < best)


class _Worlds(Sequence[Any]):
    """The worlds of a run, one for each step, looked up only when a goal asks."""

    def __init__(self, trace: Trace) -> None:
        self.trace = trace

    def __len__(self) -> int:
        return len(self.trace) + 1

    def __getitem__(self, index: Any) -> Any:
        return self.trace.at(range(len(self))[index]).world


def _why(trace: Trace, missed: tuple[Goal, ...], passed: list[bool]) -> Diagnostic:
    """The first useful sentence about a run that did not reach everything."""
    if any(passed):
        failed = passed.index(False)
        slots = {"ok": sum(passed), "total": len(passed), "number": failed + 1, "n": sum(passed)}
        return Diagnostic("say.one_test_fails", slots)
    if trace.diagnostic is not None:
        return trace.diagnostic
    return next(goal.missed for goal in missed if not goal.met and goal.missed is not None)


def _praise(blocks: int, limit: int, tries: int) -> Diagnostic:
    if blocks > limit:
        return Diagnostic("say.too_many_blocks", {"n": blocks, "max": limit}, severity="note")
    return Diagnostic("say.success", {"n": blocks, "tries": tries}, severity="note")


def judge_prediction(kind: Kind, level: Level, verdict: Verdict, world: Any, foreseen: object) -> Verdict:
    """The verdict on a prediction: three stars when it came true, one for having looked."""
    assert level.predict is not None
    real = kind.measures[level.predict.ask](world)
    if real == foreseen:
        return verdict
    slots = {"foreseen": foreseen, "real": real}
    message = Diagnostic("say.prediction_other", slots, severity="note")
    return Verdict(True, 1, verdict.goals, verdict.map, message, verdict.blocks)
