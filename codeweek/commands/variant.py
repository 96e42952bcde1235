"""The command `variant`: other levels like a level, as files, and as a sheet of exercises to print."""

from dataclasses import dataclass
from itertools import islice
from pathlib import Path, PurePosixPath

import click

from codeweek.authoring.another.alike_levels import others
from codeweek.authoring.another.which import refused
from codeweek.authoring.another.written_level import level_file, told
from codeweek.commands.level_files import one_level
from codeweek.levels.level import Level
from codeweek.report.exercises import exercises
from codeweek.saving import save
from codeweek.text import Text

NONE = "none"  # what is said where none is found


@dataclass(frozen=True)
class VariantOptions:
    """How many levels, from which seed, how many blocks more or fewer, where to, and a sheet to print."""

    number: int
    seed: int
    step: int
    out: Path
    sheet: Path | None


def variant(level_path: Path, wish: VariantOptions, text: Text) -> int:
    """Write other levels like a level: 0 when some were made, 1 when none is, 2 when there is no level."""
    level = one_level(level_path, text)
    if level is None:
        return 2
    why = refused(level)
    made = [] if why else [told(each, n) for n, each in enumerate(_some(level, wish), 1)]
    if not made:
        click.echo(text(f"another.refused.{why or NONE}"), err=True)
        return 1
    stem = PurePosixPath(level.id).name
    files = {wish.out / f"{stem}-{n}.yaml": level_file(each, text.language) for n, each in enumerate(made, 1)}
    if there := next((path for path in files if path.exists()), None):
        click.echo(text("cli.variant_exists", file=there), err=True)
        return 1
    if wish.sheet is not None:
        files[wish.sheet] = exercises(level, made, text)
    return _written(files, len(made), wish, text)


def _some(level: Level, wish: VariantOptions) -> list[Level]:
    return list(islice(others(level, wish.seed, wish.step), wish.number))


def _written(files: dict[Path, str], made: int, wish: VariantOptions, text: Text) -> int:
    for path, content in files.items():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            save(path, content.encode())
        except OSError:
            click.echo(text("cli.variant_no_write", file=path), err=True)
            return 1
    click.echo(text("cli.variant_written", n=made, folder=wish.out))
    if made < wish.number:
        click.echo(text("cli.variant_few", n=made))
    if wish.sheet is not None:
        click.echo(text("cli.variant_sheet_written", file=wish.sheet))
    return 0
