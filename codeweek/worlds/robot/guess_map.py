"""A map without a grid, where only a hidden number is to be found."""

from collections.abc import Collection, Mapping
from typing import Any

from codeweek.text import Key
from codeweek.worlds.fields import Field, Whole, names_of
from codeweek.worlds.robot.grid_reader import GridReader, is_whole
from codeweek.worlds.robot.hidden import Hidden
from codeweek.worlds.robot.numbers import BIGGEST
from codeweek.worlds.robot.state import Map, World

MOST_TRIES = 12
GUESS: Mapping[str, Field] = {
    "min": Field((), Whole(0, BIGGEST - 1)),
    "max": Field((), Whole(1, BIGGEST)),
    "tries": Field(("essais",), Whole(1, MOST_TRIES)),
    "secret": Field(("cache",), Whole(0, BIGGEST)),
}


def read_guess(reading: GridReader, value: Any, others: Collection[str]) -> World | None:
    """The world of the field `guess`; `others` are the fields beside it, which are problems."""
    if others:
        reading.problem("guess_alone", "guess", name=Key(f"robot.field.{min(others)}.key"))
    told = _told(value)
    if set(told) != set(GUESS):
        reading.problem("guess_fields", "guess")
        return None
    numbers = [
        _number(reading, told, "min", 0, BIGGEST - 1),
        _number(reading, told, "max", 1, BIGGEST),
        _number(reading, told, "tries", 1, MOST_TRIES),
    ]
    if reading.problems:
        return None
    least, most, tries = numbers
    return World(
        Map(1, 1, hidden=Hidden(least, most, tries, _number(reading, told, "secret", least, most))), 0, 0
    )


def _told(value: Any) -> dict[str, Any]:
    """The fields by their main names; empty when it is not a table."""
    names = {word: name for name, others in names_of(GUESS).items() for word in (name, *others)}
    found = value if isinstance(value, Mapping) else {}
    return {names.get(str(key), str(key)): number for key, number in found.items()}


def _number(reading: GridReader, told: Mapping[str, Any], name: str, least: int, most: int) -> int:
    if is_whole(told[name], least, most):
        return int(told[name])
    reading.problem("count", f"guess.{name}", least=least, most=most)
    return 0
