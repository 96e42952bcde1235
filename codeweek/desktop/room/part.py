"""What a child's progress has of one level, as an event brings it."""

from typing import Any

from codeweek.progress.numbered import untitled
from codeweek.progress.progress import Progress

TABLES = ("stars", "tries", "hints", "programs", "saved", "history")
LISTS = ("alone", "shown", "helped", "medals")


def part(progress: Progress, level: str) -> dict[str, Any]:
    """A progress with this level in it; what hangs in its gallery goes with the whole file."""
    whole = progress.to_json()
    tables = {name: {level: whole[name][level]} for name in TABLES if level in whole[name]}
    lists = {name: [level] for name in LISTS if level in whole[name]}
    return {"version": whole["version"], "last": level, "alone": [], **tables, **lists}


def with_work(progress: Progress, level: str, program: Any) -> dict[str, Any]:
    """The same, and a work of its gallery, without the title that the child typed.

    It counts as older than the child's own, whose title stays.
    """
    bare = untitled(program)
    number = next((number for number, each in progress.numbered(level) if untitled(each) == bare), 0)
    return {**part(progress, level), "gallery": {level: [bare]}, "hung": {level: [max(0, number - 1)]}}
