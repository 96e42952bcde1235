"""The command `mend`: writes a file as it was meant, and keeps what it was beside it."""

from pathlib import Path

import click

from codeweek.packs.mend_file import mend_on_disk
from codeweek.report.where import where
from codeweek.text import Text


def mend(path: Path, text: Text) -> int:
    """Mend a file on the disk; 1 when it cannot be read, or only its author can mend it."""
    try:
        done = mend_on_disk(path)
    except OSError:
        click.echo(text("cli.no_file", file=path), err=True)
        return 1
    for problem in done.told:
        click.echo(where(problem.at(file=str(path)), text))
    slots = {"file": done.path.name, "copy": done.copy.name if done.copy else ""}
    click.echo(text(f"mend.{done.outcome}", **slots), err=done.outcome != "mended")
    return 0 if done.outcome in ("mended", "whole") else 1
