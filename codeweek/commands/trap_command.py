"""The command `trap`: finds a map like a level's own on which a program loses."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from codeweek.commands.level_files import one_level, program_text
from codeweek.commands.run_command import tell
from codeweek.levels.level import Level
from codeweek.levels.programs import has_variants, read_in
from codeweek.play.feedback.level_voice import voice, with_line
from codeweek.play.session import play_text
from codeweek.saving import save
from codeweek.solver.trap import Trap, find
from codeweek.solver.variants import told
from codeweek.text import Text

STEP = "  "  # of indentation


def trap(level_path: Path, program: Path, out: Path | None, text: Text) -> int:
    """Look for a trap map and print it: 0 when there is one, 1 when none is found, 2 when none can be."""
    level = one_level(level_path, text)
    source = program_text(program, text) if level else None
    if level is None or source is None:
        return 2
    if not has_variants(level):
        click.echo(text("cli.trap_none"), err=True)
        return 2
    playback = play_text(level, source)
    if playback.verdict is None or not playback.verdict.won:
        click.echo(text("cli.trap_first"), err=True)
        tell(level, playback, text)
        return 2
    return _look(level, source, out, text)


def _look(level: Level, source: str, out: Path | None, text: Text) -> int:
    found = find(level, read_in(level, source).script)
    if not isinstance(found, Trap):
        click.echo(text("cli.trap_held", n=found.maps))
        return 1
    map = _as_yaml(told(level, found.variant)["map"])
    click.echo(text("cli.trap_found"))
    click.echo(with_line(voice(text, level), found.why))
    click.echo(text("cli.trap_paste"))
    click.echo(map, nl=False)
    return 0 if out is None or _written(out, map, text) else 2


def _written(out: Path, map: str, text: Text) -> bool:
    try:
        save(out, map.encode("utf-8"))
    except OSError:
        click.echo(text("cli.trap_no_write", file=out), err=True)
        return False
    return True


def _as_yaml(map: Mapping[str, Any]) -> str:
    """A map as an entry of `maps:` in a level file."""
    rows = str(map.get("grid", "")).splitlines()
    others = [f"{name}: {_flow(value)}" for name, value in map.items() if name != "grid"]
    if not others:
        return _entry(["|", *(STEP + row for row in rows)])
    drawn = ["grid: |", *(STEP + row for row in rows)] if rows else []
    return _entry([*drawn, *others])


def _entry(lines: list[str]) -> str:
    first, *rest = lines
    return "".join(f"{line}\n" for line in [f"{STEP}- {first}", *(f"{STEP}  {line}" for line in rest)])


def _flow(value: Any) -> str:
    """A list or a table on one line."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{name}: {number}" for name, number in value.items()) + "}"
    return "[" + ", ".join(value) + "]"
