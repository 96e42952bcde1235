"""Who plays, for people: an animal and a colour, in words and as a tint; and what it has chosen to wear."""

from collections.abc import Mapping
from typing import Any

from codeweek.packs.story.story_types import THINGS
from codeweek.text import Text, capital

TINTS: Mapping[str, str] = {
    "blue": "#8fc7f5",
    "green": "#97dba6",
    "yellow": "#ffdf6b",
    "orange": "#ffb066",
    "pink": "#ffa8cb",
    "purple": "#c5adf7",
}


def said(profile: str, text: Text) -> str:
    """« Renard bleu »: the colour agrees with the animal."""
    animal, _, colour = profile.partition("-")
    gender = text(f"ui.animals.{animal}.gender")
    words = {"animal": text(f"ui.animals.{animal}.name"), "colour": text(f"ui.colours.{colour}.{gender}")}
    return text("ui.profiles.who", **words)


def said_first(profile: str, text: Text) -> str:
    """The same at the head of a sentence."""
    return capital(said(profile, text))


def picture(profile: str) -> str:
    """The sprite of the animal."""
    return f"animals/{profile.partition('-')[0]}"


def tint(profile: str) -> str:
    """The colour of the child."""
    return TINTS[profile.partition("-")[2]]


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
