"""The session of today: which levels are open, in which order, with how much help."""

from collections.abc import Mapping
from typing import Any

from codeweek.room.room_json import Chosen, Packed, Plan

MOST_LEVELS = 500
MOST_PACKS = 20
LONGEST = 120  # letters of a name
USUAL: Plan = {"title": "", "levels": [], "packs": [], "hints": True, "solutions": True, "exam": False}


def read(value: Any) -> Plan | None:
    """The plan in plain data, such as a file of a colleague; None when it is not one."""
    if not isinstance(value, Mapping):
        return None
    levels, packs = value.get("levels", []), value.get("packs", [])
    if not isinstance(levels, list) or not isinstance(packs, list):
        return None
    chosen, packed = [*map(_chosen, levels)], [*map(_packed, packs)]
    title = value.get("title", "")
    right = len(chosen) <= MOST_LEVELS and len(packed) <= MOST_PACKS and _is_name(title, least=0)
    if not right or None in chosen or None in packed:
        return None
    exam = value.get("exam") is True
    return {
        "title": title,
        "levels": [each for each in chosen if each is not None],
        "packs": [each for each in packed if each is not None],
        "hints": value.get("hints") is not False and not exam,
        "solutions": value.get("solutions") is not False and not exam,
        "exam": exam,
    }


def is_open(plan: Plan, pack: str, level: str) -> bool:
    """Whether the plan lets a child into a level."""
    return not plan["levels"] or {"pack": pack, "level": level} in plan["levels"]


def next_after(plan: Plan, pack: str, level: str) -> Chosen | None:
    """The level that the plan has after another; None after its last one, and outside of it."""
    here: Chosen = {"pack": pack, "level": level}
    place = plan["levels"].index(here) + 1 if here in plan["levels"] else len(plan["levels"])
    return plan["levels"][place] if place < len(plan["levels"]) else None


def _chosen(value: Any) -> Chosen | None:
    if not isinstance(value, Mapping) or not _is_name(value.get("pack")) or not _is_name(value.get("level")):
        return None
    return {"pack": value["pack"], "level": value["level"]}


def _packed(value: Any) -> Packed | None:
    names = ("key", "title", "sum")
    if not isinstance(value, Mapping) or not all(_is_name(value.get(name)) for name in names):
        return None
    size = value.get("size")
    if not isinstance(size, int) or isinstance(size, bool) or size < 0:
        return None
    return {"key": value["key"], "title": value["title"], "sum": value["sum"], "size": size}


def _is_name(value: Any, least: int = 1) -> bool:
    return isinstance(value, str) and least <= len(value) <= LONGEST
