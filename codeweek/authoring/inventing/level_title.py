"""Titles of two chosen words: « Le labyrinthe du dragon ». Nothing that is typed can be in them."""

from codeweek.text import Text

PLACES = (
    "maze",
    "treasure",
    "journey",
    "race",
    "hideout",
    "castle",
    "garden",
    "island",
    "riddle",
    "party",
    "bridge",
    "adventure",
)
OWNERS = (
    "dragon",
    "stars",
    "night",
    "pirates",
    "robots",
    "wind",
    "moon",
    "giants",
    "cats",
    "snow",
    "music",
    "friends",
)
BETWEEN = "-"


def title(place: str, owner: str) -> str:
    """The title of two words as it is kept; empty when one of them is unknown."""
    return f"{place}{BETWEEN}{owner}" if place in PLACES and owner in OWNERS else ""


def usual(number: int) -> str:
    """The title that a new one has before one is chosen: another for each place, from 1."""
    at = number - 1
    return title(PLACES[at % len(PLACES)], OWNERS[(5 * at + at // len(PLACES)) % len(OWNERS)])


def words(kept: object) -> tuple[str, str]:
    """The two words of a kept title; both empty when it is none."""
    place, _, owner = kept.partition(BETWEEN) if isinstance(kept, str) else ("", "", "")
    return (place, owner) if title(place, owner) else ("", "")


def chosen(kept: object, text: Text) -> str:
    """A kept title in a language; empty when none was chosen."""
    return said(kept, text) if words(kept)[0] else ""


def said(kept: object, text: Text) -> str:
    """A kept title in a language; a usual one when none was chosen."""
    place, owner = words(kept)
    if not place:
        return text("invent.untitled")
    return text("invent.titled", place=text(f"invent.place.{place}"), owner=text(f"invent.owner.{owner}"))
