"""The command `draw`: the start of a level as a picture."""

import contextlib
from pathlib import Path

import click

from codeweek.commands.files import one_level
from codeweek.desktop.environment import prepare
from codeweek.studio import kind_of
from codeweek.text import Text


def draw(level_path: Path, out: Path, text: Text) -> int:
    """Draw the start of a level in a PNG."""
    level = one_level(level_path, text)
    if level is None:
        return 1
    prepare()
    from codeweek.desktop.painter import save_picture
    from codeweek.desktop.tints import frame

    scene = kind_of(level).picture(level.maps[0].world, level.look)
    with contextlib.suppress(OSError):
        save_picture(scene, out, frame(level.look))
        return 0
    click.echo(text("cli.no_write", file=out), err=True)
    return 1
