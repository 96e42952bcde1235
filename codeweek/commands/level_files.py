"""Reads the files given to commands, and prints their problems."""

from pathlib import Path

import click

from codeweek.blocks.source import MAX_BYTES
from codeweek.levels.level import Level
from codeweek.packs.load import load_pack
from codeweek.packs.pack import Pack
from codeweek.report.where import where
from codeweek.saving import content
from codeweek.text import Text


def pack_at(path: Path, text: Text) -> Pack | None:
    """The pack in a file or folder; None, with a message, when there is nothing."""
    try:
        return load_pack(path)
    except OSError:
        click.echo(text("cli.no_file", file=path), err=True)
        return None


def one_level(path: Path, text: Text) -> Level | None:
    """The level of a file; None, with a message, when it has problems."""
    pack = pack_at(path, text)
    if pack is None:
        return None
    levels = pack.levels
    for problem in pack.problems:
        click.echo(where(problem, text), err=True)
    if len(levels) != 1 and not pack.problems:
        click.echo(text("cli.one_level", file=path, n=len(levels)), err=True)
    return levels[0] if len(levels) == 1 else None


def program_text(path: Path, text: Text) -> str | None:
    """The text of a program; None, with a message, when it cannot be read."""
    try:
        found = content(path, MAX_BYTES)
        whole = found.decode("utf-8-sig", "strict" if len(found) <= MAX_BYTES else "replace")
        return whole.replace("\r\n", "\n").replace("\r", "\n")
    except (OSError, UnicodeDecodeError) as trouble:
        key = "cli.no_file" if isinstance(trouble, OSError) else "cli.no_program"
        click.echo(text(key, file=path), err=True)
        return None
