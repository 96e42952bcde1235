"""What a child did on each level, for the table that is left of an evening."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from codeweek.room.shapes import Event

MOST = 600  # levels kept of one child: more than any course has

Key = tuple[str, str, bool]  # pack, level, whether it was in an evaluation


@dataclass(frozen=True)
class Result:
    """One level. `tries`: runs that did not win; `helped`: a hint or a solution was seen.

    `both`: two children did it at one machine; `at`: when something of it was told last.
    """

    won: bool = False
    stars: int = 0
    tries: int = 0
    hints: int = 0
    helped: bool = False
    both: bool = False
    at: float = 0.0


Results = Mapping[Key, Result]


def added(results: Results, event: Event, at: float, exam: bool) -> Results:
    """The results after an event; of too many levels, the first ones go."""
    key = (event["pack"], event["level"], exam)
    if event["kind"] in ("leave", "answer") or not event["level"]:
        return results
    found = {name: each for name, each in results.items() if name != key}
    found[key] = _after(results.get(key, Result()), event, at)
    return dict([*found.items()][-MOST:])


def _after(result: Result, event: Event, at: float) -> Result:
    ran, won = event.get("ran"), event["kind"] == "win"
    failed = event["kind"] == "run" and ran is not None and not ran["won"]
    return replace(
        result,
        won=result.won or won,
        stars=max(result.stars, event.get("stars", 0) if won else 0),
        tries=result.tries + failed,
        hints=max(result.hints, event.get("hints", 0)),
        helped=result.helped or event.get("hints", 0) > 0 or _was_shown(event),
        both=result.both or len(event["profiles"]) > 1,
        at=max(result.at, at),
    )


def _was_shown(event: Event) -> bool:
    """Whether the child's file says that a solution of the level was seen."""
    told = event.get("part", {})
    shown = [told.get("shown"), told.get("helped")]
    return any(isinstance(each, list) and event["level"] in each for each in shown)
