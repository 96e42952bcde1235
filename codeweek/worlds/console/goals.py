"""The goal of a text level: the lines that were expected; what is missed is told with what was given."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from codeweek.blocks.block_vocabulary import plain
from codeweek.diagnostic import Diagnostic
from codeweek.worlds.console.picture import sign
from codeweek.worlds.console.state import BETWEEN, World, said, shown
from codeweek.worlds.kinds import Goal, Wanted, goal

ONCE_MORE = 20  # of fewer numbers, chance may give the same one in each example


@goal("said", "dit", there=lambda _start, wanted: wanted.said is not None, sign=sign)
def lines(worlds: Sequence[World], wanted: Wanted) -> tuple[Goal, ...]:
    """Goal: the lines of the page are the expected ones; none where a level says nothing of them."""
    if wanted.said is None:
        return ()
    found, expected = worlds[-1].lines, tuple(map(said, wanted.said))
    right = [right for right in zip(found, expected, strict=False) if same(*right)]
    met = len(found) == len(expected) == len(right)
    key, slots = asked(expected)
    return (Goal("said", key, met, slots, None if met else _missed(worlds[-1], expected)),)


def asked(expected: Sequence[Any]) -> tuple[str, Mapping[str, Any]]:
    """The sentence for what is to be written, and its slots."""
    key = "console.goal.chance" if _one_of_chance(expected) else "console.goal.said"
    return key, {"expected": shown(expected), "n": len(expected)}


def decided(ends: Sequence[World]) -> Diagnostic | None:
    """What is told of a program that writes the same in each example, where chance decides."""
    if len(ends) < 2 or len({end.lines for end in ends}) > 1 or not all(_wide(end.expected) for end in ends):
        return None
    return Diagnostic("console.decided", {"said": shown(ends[0].lines)})


def _wide(expected: Sequence[Any] | None) -> bool:
    """Whether a line holds a number of which chance hardly gives the same one in each example."""
    matches = (BETWEEN.fullmatch(said(line)) for line in expected or ())
    return any(int(bounds[2]) - int(bounds[1]) >= ONCE_MORE for bounds in matches if bounds)


def _one_of_chance(expected: Sequence[Any]) -> bool:
    return len(expected) == 1 and BETWEEN.fullmatch(said(expected[0])) is not None


def same(found: str, expected: str) -> bool:
    """Whether a line is the expected one: a number is what it is worth, spaces at its end are nothing."""
    found = found.rstrip()
    if bounds := BETWEEN.fullmatch(expected):
        value = _number(found)
        return value is not None and int(bounds[1]) <= value <= int(bounds[2])
    numbers = _number(found), _number(expected)
    return found == expected.rstrip() or (numbers[0] is not None and numbers[0] == numbers[1])


def _number(line: str) -> float | None:
    try:
        return float(line)
    except ValueError:
        return None


def _missed(end: World, expected: tuple[str, ...]) -> Diagnostic:
    """The most useful sentence about a page: what was given, written and expected."""
    found = end.lines
    if _one_of_chance(expected):
        return Diagnostic(f"console.chance.{_by_chance(found, expected[0])}", {"said": shown(found)})
    slots = {"said": shown(found), "expected": shown(expected), "given": shown(end.answers)}
    key = "console.nothing" if not found else _differs(found, expected)
    return Diagnostic(f"{key}_given" if end.answers else key, slots)


def _by_chance(found: tuple[str, ...], expected: str) -> str:
    """How a page misses the one number that chance decides."""
    if not found:
        return "nothing"
    value, bounds = _number(found[0]), BETWEEN.fullmatch(expected)
    if len(found) > 1 or value is None or bounds is None:
        return "differs"
    return "less" if value < int(bounds[1]) else "more"


def _differs(found: tuple[str, ...], expected: tuple[str, ...]) -> str:
    near = len(found) == len(expected) and all(map(_near, found, expected))
    return "console.nearly" if near else "console.differs"


def _near(found: str, expected: str) -> bool:
    """Whether two lines differ by their capitals, accents, spaces and stops only."""
    return _letters(found) == _letters(expected) != ""


def _letters(line: str) -> str:
    return re.sub(r"[\W_]", "", plain(line))
