"""What a child's progress has of one level, as an event brings it."""

from typing import Any

from codeweek.progress.progress import Progress

TABLES = ("stars", "tries", "hints", "programs", "saved", "history")
LISTS = ("alone", "shown", "helped", "medals")


def part(progress: Progress, level: str) -> dict[str, Any]:
    """A progress with this level in it; what hangs in its gallery goes with the whole file."""
    whole = progress.to_json()
    tables = {name: {level: whole[name][level]} for name in TABLES if level in whole[name]}
    lists = {name: [level] for name in LISTS if level in whole[name]}
    return {"version": whole["version"], "last": level, "alone": [], **tables, **lists}
