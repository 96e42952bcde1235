"""What is written of a level that is like another one: its title, its story, its file."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from codeweek import data
from codeweek.authoring.another.level_makers import SORTS
from codeweek.authoring.another.turtle_numbers import GO, TURN, values
from codeweek.authoring.draft import dump
from codeweek.levels.level import Adult, Level, Translated
from codeweek.levels.programs import python_text, solution
from codeweek.text import Text

HINTS = 3
USUAL = "robot"  # the kind of world that a level file need not name


def told(made: Level, number: int) -> Level:
    """A level made like another one, with words of its own; `number`: which of them it is, from 1."""
    words = SORTS[made.kind].words
    name = f"{words}.story" if len(made.maps) == 1 else f"{words}.story_maps"
    return replace(
        made,
        id=f"{made.id}+{number}",
        title=_each(lambda text: text("another.title", title=text.pick(made.title), n=number)),
        story=_each(lambda text: f"{text(name)} {numbers(made, text)}".rstrip()),
        hints=tuple(_usual(f"{words}.hint{hint}") for hint in range(1, HINTS + 1)),
        adult=Adult(*(_usual(f"{words}.adult.{name}") for name in ("idea", "mistake", "question"))),
        mistakes=(),
        names={},
        texts={},
        bypass="",
        file="",
        places={},
        keys={},
    )


def level_file(level: Level, language: str) -> str:
    """The text of its level file, which says all that its proof depends on."""
    own = python_text(level, solution(level).script, language).source
    fields: Mapping[str, Any] = {
        "title": level.title,
        "story": level.story,
        "kind": level.kind if level.kind != USUAL else "",
        "mode": level.mode,
        "class": level.grade,
        "piaf": list(level.piaf),
        "look": level.look,
        **_maps(level),
        **level.everywhere,
        "toolbox": list(level.toolbox),
        "limit": level.limit,
        "concept": list(level.concept),
        "solution": f"{own.rstrip()}\n",
        "extra": level.extra,
        "hints": list(level.hints),
        "adult": {name: getattr(level.adult, name) for name in ("idea", "mistake", "question")},
    }
    known = {key: value for key, value in fields.items() if value or key == "story"}
    return "".join(f"{line}\n" for key, value in known.items() for line in dump.entry(key, value, 0))


def _maps(level: Level) -> dict[str, Any]:
    """The maps as fields of a level file; one that is only a grid stands alone."""
    fields = SORTS[level.kind].fields
    found = [dict(fields(start.world)) for start in level.maps]
    if len(found) == 1 and set(found[0]) == {"grid"}:
        return {"map": found[0]["grid"]}
    if len(found) == 1 and "grid" not in found[0]:
        return {"map": found[0]}
    return {"maps": [each["grid"] if set(each) == {"grid"} else each for each in found]}


def numbers(level: Level, text: Text) -> str:
    """The lengths and angles of its solution, which nobody can see on a sheet; empty where it has none."""
    own = solution(level).script
    found = {"lengths": values(own, GO), "angles": values(own, TURN)}
    told = ((f"another.drawing.{name}", each) for name, each in found.items() if each)
    return " ".join(text(key, n=len(each), all=_all(each, text)) for key, each in told)


def _all(found: Sequence[float], text: Text) -> str:
    """Numbers as they are read out: « 60, 90 et 120 »."""
    *others, last = map(text.number, found)
    return text("another.drawing.both", others=", ".join(others), last=last) if others else last


def _usual(name: str) -> Translated:
    return _each(lambda text: text(name))


def _each(say: Callable[[Text], str]) -> dict[str, str]:
    return {code: say(data.text(code)) for code in data.languages()}
