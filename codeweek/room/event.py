"""An event as a machine tells it: its shape and its limits. That it is true, nobody has checked."""

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any, cast, get_args

from codeweek.authoring.inventing import level_title
from codeweek.blocks.blockly import MAX_TABLES
from codeweek.progress.progress import MOST_RUNGS, MOST_STARS
from codeweek.progress.transfer.transfer_content import known
from codeweek.room.room_json import Event, Gift, Guessed, Kind, Ran

DEEPEST = MAX_TABLES + 20  # a program, with what is around it in a child's file and in a request


def is_flat(value: Any, most: int = DEEPEST) -> bool:
    """Whether plain data is nested no deeper than the largest program is."""
    layer = [value]
    for _ in range(most + 1):
        layer = [inner for each in layer if isinstance(each, dict | list) for inner in _inside(each)]
        if not layer:
            return True
    return False


def _inside(value: dict[str, Any] | list[Any]) -> Iterable[Any]:
    return value.values() if isinstance(value, dict) else value


KINDS: tuple[str, ...] = get_args(Kind)
MOST_TOGETHER = 2  # children on one machine
LONGEST_NAME, LONGEST_SAID = 120, 600  # letters
MOST_CHOICES = 12
MOST_OFFERED = 999  # answers: the lines of a program
MOST_GIFT = 16_000  # letters of a program that is handed over
MOST_GAME = 32_000  # bytes of a game for the room
LONGEST_AGO = 7 * 24 * 3600.0  # seconds
LARGEST_NUMBER = 2**53 - 1


def read(value: Any) -> Event | None:
    """The event in plain data; None when anything in it is not as it should be."""
    if wrong(value):
        return None
    there = {name: value[name] for name in _optional() if value.get(name) is not None}
    if "ran" in there:
        there["ran"] = {name: there["ran"][name] for name in Ran.__annotations__}
    if "gift" in there:
        there["gift"] = {name: there["gift"][name] for name in Gift.__annotations__}
    if "guess" in there:
        there["guess"] = {
            name: there["guess"][name] for name in Guessed.__annotations__ if name in there["guess"]
        }
    return cast(Event, {**{name: value[name] for name in _needed()}, **there})


def wrong(value: Any) -> str:
    """The first field that is not as it should be; empty when it is an event."""
    if not isinstance(value, Mapping):
        return "events"
    right = [(name, is_right(value.get(name))) for name, is_right in _needed().items()]
    optional = [
        (name, is_right(value[name])) for name, is_right in _optional().items() if _is_told(value, name)
    ]
    game = ("game", (value.get("kind") == "hand") == _is_told(value, "game"))
    return next((name for name, is_so in (*right, *optional, game) if not is_so), "")


def _needed() -> Mapping[str, Callable[[Any], bool]]:
    return {"n": _is_n, "kind": _is_kind, "profiles": _are_profiles, "pack": _is_name, "level": _is_name}


def _optional() -> Mapping[str, Callable[[Any], bool]]:
    first = {"part": _is_part, "ran": _is_ran, "stars": _stars, "hints": _hints, "vote": _vote}
    return {**first, "choice": _choice, "guess": _is_guess, "gift": _is_gift, "game": is_game, "ago": _ago}


def _is_told(value: Mapping[str, Any], name: str) -> bool:
    return value.get(name) is not None


def _is_n(value: Any) -> bool:
    return _is_number(value, 1, LARGEST_NUMBER)


def _is_kind(value: Any) -> bool:
    return isinstance(value, str) and value in KINDS


def _are_profiles(value: Any) -> bool:
    if not isinstance(value, list) or not 1 <= len(value) <= MOST_TOGETHER:
        return False
    return all(isinstance(each, str) and known(each) for each in value) and len({*value}) == len(value)


def _is_name(value: Any) -> bool:
    return _is_text(value, LONGEST_NAME)


def _is_text(value: Any, most: int) -> bool:
    return isinstance(value, str) and len(value) <= most


def _is_number(value: Any, least: float, most: float) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and least <= value <= most


def _is_part(value: Any) -> bool:
    return isinstance(value, Mapping) and is_flat(value)


def program(event: Event) -> Any:
    """The program of its level that an event brings; None without one."""
    programs = event.get("part", {}).get("programs")
    return programs.get(event["level"]) if isinstance(programs, Mapping) else None


def _is_ran(value: Any) -> bool:
    if not isinstance(value, Mapping) or not isinstance(value.get("won"), bool):
        return False
    return _is_text(value.get("key"), LONGEST_NAME) and _is_text(value.get("say"), LONGEST_SAID)


def _is_gift(value: Any) -> bool:
    """A program of a size, with a title of known words; what is typed in it goes to the adult only."""
    if not isinstance(value, Mapping) or not isinstance(value.get("title"), str):
        return False
    named, program = value["title"] == "" or level_title.words(value["title"])[0], value.get("program")
    if not named or not isinstance(program, Mapping) or not is_flat(program):
        return False
    return "title" not in program and len(json.dumps(program)) <= MOST_GIFT


def _is_guess(value: Any) -> bool:
    if not isinstance(value, Mapping) or ("choice" in value) == ("foreseen" in value):
        return False
    if "choice" in value:
        return _is_number(value["choice"], 0, MOST_OFFERED - 1)
    return _is_name(value["foreseen"]) or _is_number(value["foreseen"], 0, LARGEST_NUMBER)


def is_game(value: Any) -> bool:
    """Whether a program is small enough for a game of the room, as it travels."""
    if not isinstance(value, Mapping) or not is_flat(value):
        return False
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return "title" not in value and len(text.encode("utf-8", "surrogatepass")) <= MOST_GAME


def _stars(value: Any) -> bool:
    return _is_number(value, 0, MOST_STARS)


def _hints(value: Any) -> bool:
    return _is_number(value, 0, MOST_RUNGS)


def _vote(value: Any) -> bool:
    return _is_number(value, 1, LARGEST_NUMBER)


def _choice(value: Any) -> bool:
    return _is_number(value, 0, MOST_CHOICES - 1)


def _ago(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= LONGEST_AGO
