"""What is written of a level that is like another one: its title, its story, its file."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from codeweek import data
from codeweek.authoring.another.sorts import SORTS
from codeweek.authoring.draft import dump
from codeweek.levels.level import Adult, Level, Translated
from codeweek.levels.programs import python_text, solution
from codeweek.text import Text

HINTS = 3


def told(made: Level, number: int) -> Level:
    """A level made like another one, with words of its own; `number`: which of them it is, from 1."""
    name = "story" if len(made.maps) == 1 else "story_maps"
    return replace(
        made,
        id=f"{made.id}+{number}",
        title=_each(lambda text: text("another.title", title=text.pick(made.title), n=number)),
        story=_usual(name),
        hints=tuple(_usual(f"hint{hint}") for hint in range(1, HINTS + 1)),
        adult=Adult(_usual("adult.idea"), _usual("adult.mistake"), _usual("adult.question")),
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
        "mode": level.mode,
        "class": level.grade,
        "piaf": list(level.piaf),
        "look": level.look,
        **_maps(level),
        "auto_pick": level.auto_pick,
        "bag": level.bag,
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
    found = [dict(fields(each.world)) for each in level.maps]
    if len(found) == 1 and set(found[0]) == {"grid"}:
        return {"map": found[0]["grid"]}
    return {"maps": [each["grid"] if set(each) == {"grid"} else each for each in found]}


def _usual(name: str) -> Translated:
    return _each(lambda text: text(f"another.{name}"))


def _each(say: Callable[[Text], str]) -> dict[str, str]:
    return {code: say(data.text(code)) for code in data.languages()}
