"""The way of a child through its evening: what its machines told, a line each."""

from collections.abc import Iterable

from codeweek.room.shapes import Event, Way


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
