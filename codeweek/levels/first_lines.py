"""What the card of a level of text shows: the first lines of its program, else what is to be written."""

from codeweek.levels import programs
from codeweek.levels.level import Level
from codeweek.levels.program_translation import spoken

MOST, LONGEST = 4, 24  # lines, and letters of one


def first_lines(level: Level, language: str) -> tuple[str, ...]:
    """Those of a level with a page of text, or of an exercise about a program; none for any other."""
    if not hasattr(level.maps[0].world, "page") and not level.parts:
        return ()
    level = spoken(level, language)
    start = programs.start(level)
    text = programs.python_text(level, start, language).source if start.text is None else start.text
    lines = [line.rstrip() for line in text.split("\n") if line.strip()] or _asked(level)
    return tuple(line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…" for line in lines[:MOST])


def _asked(level: Level) -> list[str]:
    """What is to be written on the page, after what is given."""
    world, said = level.maps[0].world, level.wanted(0).said or ()
    given = [str(value) for value in getattr(world, "given", ())]
    return [" ".join([*given, "→", *map(str, said)])] if given and said else list(map(str, said))
