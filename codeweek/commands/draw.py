"""The command `draw`: the start of a level as a picture."""

import contextlib
from pathlib import Path

import click

from codeweek.commands.files import one_level
from codeweek.commands.pictures import picture
from codeweek.saving import save
from codeweek.text import Text


def draw(level_path: Path, out: Path, text: Text) -> int:
    """Draw the start of a level in a PNG."""
    level = one_level(level_path, text)
    if level is None:
        return 1
    if out.suffix.lower() not in ("", ".png"):
        click.echo(text("cli.not_png", file=out), err=True)
        return 1
    content = picture(level)
    with contextlib.suppress(OSError):
        save(out, content)
        return 0
    click.echo(text("cli.no_write", file=out), err=True)
    return 1
