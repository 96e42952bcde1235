"""What a run was worth: goals one by one, stars, and the first useful sentence."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from codeweek.blocks.catalogue import Catalogue
from codeweek.blocks.edit import set_field
from codeweek.blocks.script import Block, Script
from codeweek.diagnostic import Diagnostic
from codeweek.engine.trace import Trace
from codeweek.level import Level
from codeweek.worlds.kinds import Goal, Kind

SPARE = 2  # without a limit of its own, a level gives its second star this many blocks over the best
REACH, LOOPS = 8, 4  # how far from a number, and in how many loops, the right one is looked for


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
    """Whether a level that asks for something is won by doing nothing."""
    goals = [g for i, each in enumerate(level.maps) for g in kind.goals((each.world,), level.wanted(i))]
    return bool(goals) and all(goal.met for goal in goals)


def judge(
    kind: Kind, level: Level, traces: Sequence[Trace], blocks: int, best: int, tries: int = 1
) -> Verdict:
    """The verdict on runs of one program, a run for each map; `best` is the least number of blocks known."""
    judged = [_goals(kind, level, trace, number) for number, trace in enumerate(traces)]
    passed = [_passed(trace, goals) for trace, goals in zip(traces, judged, strict=True)]
    if not all(passed):
        failed = passed.index(False)
        message = _why(traces[failed], judged[failed], passed)
        return Verdict(False, 0, judged[failed], failed, message, blocks)
    best = best or min(blocks, level.limit or blocks)  # a free creation has no solution to compare with
    limit = max(level.limit or best + SPARE, best)
    stars = 3 if blocks <= best else 2 if blocks <= limit else 1
    return Verdict(True, stars, judged[0], 0, _praise(blocks, limit, tries), blocks, blocks < best)


def won(kind: Kind, level: Level, traces: Iterable[Trace]) -> bool:
    """Whether runs of one program, a run for each map, reach everything; stops at the first that does not."""
    return all(_passed(trace, _goals(kind, level, trace, number)) for number, trace in enumerate(traces))


def _goals(kind: Kind, level: Level, trace: Trace, number: int) -> tuple[Goal, ...]:
    return kind.goals(_Worlds(trace), level.wanted(number))


def _passed(trace: Trace, goals: tuple[Goal, ...]) -> bool:
    return trace.outcome == "done" and all(goal.met for goal in goals)


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
        return _went_on(trace.diagnostic, missed) or trace.diagnostic
    return next(goal.missed for goal in missed if not goal.met and goal.missed is not None)


def _went_on(stop: Diagnostic, goals: tuple[Goal, ...]) -> Diagnostic | None:
    """When the world stopped a program that had reached everything: it only went on too long."""
    if stop.key.startswith("say.") and goals and all(goal.met for goal in goals):
        return replace(stop, key="say.went_on")
    return None


def wrong_count(known: Catalogue, script: Script, wins: Callable[[Script], bool]) -> Diagnostic | None:
    """The `repeat` of a program that lost whose number is all there is to change; None when there is none.

    Surely so: `wins` has played the program with another number there, and everything was reached.
    """
    for loop in [block for block in script.walk() if _written(block) is not None][:LOOPS]:
        times, hole = _written(loop), loop.slots["count"].id
        for other in _near(times or 0):
            if wins(set_field(known, script, hole, "value", other)):
                return Diagnostic("say.wrong_count_loop", {"n": times}, block=loop.id)
    return None


def _written(block: Block) -> int | None:
    """The number written on a `repeat`, if it is one."""
    count = block.slots.get("count") if block.type == "repeat" else None
    value = count.fields.get("value") if count and count.type == "number" else None
    return value if type(value) is int else None


def _near(times: int) -> list[int]:
    """Other numbers of turns, the nearest first."""
    around = range(max(1, times - REACH), times + REACH + 1)
    return sorted((other for other in around if other != times), key=lambda other: abs(other - times))


def _praise(blocks: int, limit: int, tries: int) -> Diagnostic:
    if blocks > limit:
        return Diagnostic("say.too_many_blocks", {"n": blocks, "max": limit}, severity="note")
    return Diagnostic("say.success", {"n": blocks, "tries": tries}, severity="note")


def judge_prediction(kind: Kind, level: Level, verdict: Verdict, world: Any, foreseen: object) -> Verdict:
    """The verdict on a prediction: three stars when it came true, one for having looked."""
    assert level.predict is not None
    real = kind.measures[level.predict.ask](world)
    if real == foreseen:
        return replace(verdict, message=Diagnostic("say.prediction_true", {"real": real}, severity="note"))
    slots = {"foreseen": foreseen, "real": real}
    message = Diagnostic("say.prediction_other", slots, severity="note")
    return Verdict(True, 1, verdict.goals, verdict.map, message, verdict.blocks)
