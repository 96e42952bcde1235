"""What a child has chosen to wear: at most one thing of each kind."""

from collections.abc import Mapping
from typing import Any

from codeweek.packs.story.story_types import THINGS

Worn = Mapping[str, str]  # by kind, the thing that is worn


def worn_of(saved: Any) -> dict[str, str]:
    """What is worn, from plain data; what is unknown is left out."""
    there = saved if isinstance(saved, Mapping) else {}
    chosen = {kind: there.get(kind) for kind in THINGS}
    return {kind: thing for kind, thing in chosen.items() if isinstance(thing, str) and thing in THINGS[kind]}


def unknown(saved: Any) -> dict[str, Any]:
    """What a newer version lets be worn, as it is."""
    there = saved if isinstance(saved, Mapping) else {}
    return {kind: thing for kind, thing in there.items() if kind not in THINGS}


def changed(worn: Worn, kind: str, thing: str) -> dict[str, str]:
    """The same with a thing put on; taken off when it was on."""
    others = {name: other for name, other in worn.items() if name != kind}
    return others if worn.get(kind) == thing else {**others, kind: thing}


def both_worn(here: Worn, brought: Worn) -> dict[str, str]:
    """Two choices of one child: for each kind the one that was brought, else the one that is here."""
    return {**here, **brought}
