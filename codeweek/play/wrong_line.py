"""The lines of the given program, and the one that has to change: another program differs only there."""

from codeweek.levels.level import Level
from codeweek.levels.programs import python_text, read_in, start
from codeweek.levels.spoken import adopted


def lines(level: Level, language: str = "fr") -> tuple[str, ...]:
    """The lines of the given program, as they are read."""
    return tuple(_lines(python_text(level, start(level), language).source))


def changed(level: Level, mended: str) -> int | None:
    """The number of the only line in which the given program and the mended one differ."""
    given, other = _written(level, level.given), _written(level, mended)
    found = [i for i, pair in enumerate(zip(given, other, strict=False), 1) if pair[0] != pair[1]]
    return found[0] if len(found) == 1 and len(given) == len(other) else None


def _written(level: Level, source: str) -> list[str]:
    """The lines of a program, in one way of writing and with the names of the level."""
    script = adopted(level, read_in(level, source).script)
    return _lines(python_text(level, script, "fr").source)


def _lines(source: str) -> list[str]:
    return source.strip("\n").split("\n")
