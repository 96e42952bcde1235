"""What a level lets its programs do and ask, as the oracle takes it."""

from collections.abc import Iterator
from dataclasses import dataclass

from codeweek.blocks.python import GROUPS
from codeweek.levels.level import Level
from codeweek.levels.programs import allowed, catalogue_of, kind_of

SAY = "say"
ASK = "ask"
_CONTROL = frozenset(("repeat", "while", "until", "if", "if_else"))
_VARIABLES = frozenset(("set", "change", "get"))
_OPERATORS = frozenset(name for group in ("arithmetic", "comparisons", "logic") for name in GROUPS[group])


@dataclass(frozen=True)
class Grammar:
    """The statements of a level's programs, and what an expression of each hole may depend on.

    `commands` take no values; `says`: there is something to say, and a goal that wants it. `works_out`:
    values are computed, so that one may be any function of what is read; else it is a constant, a variable or
    a reporter.
    `compares`, `combines`: conditions may be comparisons, or made of several conditions.
    """

    commands: tuple[str, ...]
    says: bool
    asks: bool
    sensors: tuple[str, ...]
    reporters: tuple[str, ...]
    control: frozenset[str]
    sets: bool
    changes: bool
    works_out: bool
    compares: bool
    combines: bool


def grammar(level: Level, without: frozenset[str] = frozenset()) -> Grammar | None:
    """The grammar of a level without some of its block types; None when it has more than the oracle knows."""
    may, kind = allowed(level) - without, kind_of(level)
    commands = {name: kind.commands[name] for name in may & kind.commands.keys()}
    wanted = [goal for number in range(len(level.maps)) for goal in _goals(level, number)]
    known = _CONTROL | _VARIABLES | _OPERATORS | catalogue_of(level).always
    plain = {name for name, command in commands.items() if not command.slots}
    sensors = sorted(name for name in plain if commands[name].shape == "boolean")
    reporters = sorted(name for name in plain if commands[name].shape == "reporter" and name != ASK)
    if (
        level.kind != "robot"
        or level.mode == "parsons"
        or may - known - plain - {SAY, ASK}
        or not _answered(level, may)
    ):
        return None
    return Grammar(
        tuple(sorted(name for name in plain if commands[name].shape == "command")),
        SAY in may and "said" in wanted,
        ASK in may,
        tuple(sensors),
        tuple(reporters),
        may & _CONTROL,
        may >= {"set", "get"},
        "change" in may,
        bool(may & frozenset(GROUPS["arithmetic"])),
        bool(may & frozenset(GROUPS["comparisons"])),
        bool(may & {"and", "or"}),
    )


def _goals(level: Level, number: int) -> Iterator[str]:
    """The names of the goals of a map."""
    start = level.maps[number].world
    for goal in kind_of(level).goals((start, start), level.wanted(number)):
        yield goal.name


def _answered(level: Level, may: frozenset[str]) -> bool:
    """Whether at most one value is given on each map, so that no order of questions matters."""
    return ASK not in may or all(len(level.answers(number)) <= 1 for number in range(len(level.maps)))
