"""What a child did on each level, for the table and to play again; its way through the evening."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from codeweek.room.evenings import day_of
from codeweek.room.event import program
from codeweek.room.room_json import Event, Guessed, Way

MOST = 600  # levels kept of one child: more than any course has
MOST_UNPROVED = 30  # programs kept of one child until they are played again

Key = tuple[str, str, bool]  # pack, level, whether it was in an evaluation


@dataclass(frozen=True)
class Result:
    """One level. `tries`: runs that did not win; `helped`: a hint or a solution was seen.

    `both`: two children did it at one machine; `number`: of that machine; `at`: when something of it was told
    last. A win is in one of three states: `checked`, the server's core gave the stars when it played it
    again; told by a machine, and not played again (`program`, or the `guess` of a program that is only
    watched: what is still to be played); `lost`, it was played again, and did not win. `sure`: the stars that
    were checked before more were told. `day`: on which the win was told, by the server's clock, whatever a
    machine says that it was.
    """

    won: bool = False
    stars: int = 0
    tries: int = 0
    hints: int = 0
    helped: bool = False
    both: bool = False
    number: int | None = None
    at: float = 0.0
    checked: bool = False
    program: Any = None
    sure: int | None = None
    lost: bool = False
    guess: Guessed | None = None
    day: str = ""

    @property
    def evidence(self) -> tuple[Any, Guessed | None]:
        """What is still to be played."""
        return self.program, self.guess

    @property
    def waits(self) -> bool:
        """Whether something is."""
        return self.evidence != (None, None)


Results = Mapping[Key, Result]


def added(results: Results, event: Event, at: float, exam: bool, number: int | None) -> Results:
    """The results after an event, on a machine of that number; of too many levels, the first ones go."""
    key = (event["pack"], event["level"], exam)
    if event["kind"] in ("leave", "answer", "give", "hand") or not event["level"]:
        return results
    found = {name: result for name, result in results.items() if name != key}
    found[key] = _after(results.get(key, Result()), event, at, number)
    return _few_programs(dict([*found.items()][-MOST:]))


def _after(result: Result, event: Event, at: float, number: int | None) -> Result:
    ran = event.get("ran")
    failed = event["kind"] == "run" and ran is not None and not ran["won"]
    result = replace(
        result,
        tries=result.tries + failed,
        hints=max(result.hints, event.get("hints", 0)),
        helped=result.helped or event.get("hints", 0) > 0 or _was_shown(event),
        both=result.both or len(event["profiles"]) > 1,
        number=number or result.number,
        at=max(result.at, at),
    )
    return _won(result, event, day_of(at + event.get("ago", 0.0))) if event["kind"] == "win" else result


def _won(result: Result, event: Event, day: str) -> Result:
    """What was checked stays so until more is told; its day stays whatever is told."""
    earned = event.get("stars", 0)
    if result.checked and earned <= result.stars:
        return result
    stars = max(result.stars, earned)
    sure = result.stars if result.checked else result.sure
    waiting = program(event) or result.program
    told = replace(result, program=waiting, guess=event.get("guess", result.guess))
    kept = result.day if sure is not None else day
    return replace(told, won=True, stars=stars, checked=False, sure=sure, lost=False, day=kept)


def played(result: Result, stars: int | None, lost: bool) -> Result:
    """The result once its program was played again: see `checking.checked`."""
    result = replace(result, program=None, guess=None)
    if stars is not None:
        return replace(result, stars=min(result.stars, stars), checked=True)
    if not lost:
        return result
    if result.sure is None:
        return replace(result, won=False, stars=0, lost=True, day="")
    return replace(result, stars=result.sure, checked=True)


def _was_shown(event: Event) -> bool:
    """Whether the child's file says that a solution of the level was seen."""
    part = event.get("part", {})
    shown = [part.get("shown"), part.get("helped")]
    return any(isinstance(each, list) and event["level"] in each for each in shown)


def _few_programs(results: dict[Key, Result]) -> Results:
    """Of too many programs that wait, the first ones go: those wins stay as they were told."""
    waiting = [key for key, result in results.items() if result.waits]
    for key in waiting[:-MOST_UNPROVED]:
        results[key] = replace(results[key], program=None, guess=None)
    return results


def way(told: Iterable[tuple[float, Event]]) -> list[Way]:
    """What was told and when, in this order; of many changes of one program, only the last."""
    found: list[Way] = []
    for at, event in told:
        step = _step(event, at)
        if found and step["kind"] == "build" and _place(found[-1]) == _place(step):
            found.pop()
        found.append(step)
    return found


def _step(event: Event, at: float) -> Way:
    ran = event.get("ran")
    return {
        "kind": event["kind"],
        "pack": event["pack"],
        "level": event["level"],
        "seconds": int(at),
        "say": ran["say"] if ran else "",
        "stars": event.get("stars", 0),
    }


def _place(step: Way) -> tuple[str, str, str]:
    return step["kind"], step["pack"], step["level"]
