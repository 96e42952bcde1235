"""The commands of authors on the command line: `new`, `mend`, `watch`, `schema`."""

import sys
from pathlib import Path

import click

from codeweek.packs.file_mending import mend_on_disk
from codeweek.report.where import where
from codeweek.text import Text


def mend_file(path: Path, text: Text) -> int:
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


OPTIONS = ("title", "kind", "mode", "class", "blocks", "size")  # what may be asked of a fresh level


def add(top: click.Group, text: Text) -> None:
    """Add these commands, speaking one language."""

    @top.command(help=text("new.about.what"))
    @click.argument("path", required=False, type=click.Path(path_type=Path))
    @click.option("--pack", is_flag=True, help=text("new.about.pack"))
    def new(path: Path | None, pack: bool, **given: str | None) -> int:
        from codeweek.commands.new import wanted

        ask = sys.stdin.isatty() and not any(given.values())
        return wanted({**given, "path": str(path) if path else None}, pack, ask, text)

    new.params += [click.Option([f"--{name}"], help=text(f"new.about.{name}")) for name in OPTIONS]

    @top.command(help=text("mend.about"))
    @click.argument("file", type=click.Path(path_type=Path))
    def mend(file: Path) -> int:

        return mend_file(file, text)

    @top.command(help=text("watch.about"))
    @click.argument("file", type=click.Path(path_type=Path))
    @click.option("--page", is_flag=True, help=text("watch.page"))
    @click.option("--once", is_flag=True, help=text("watch.once"))
    @click.option("--port", type=click.IntRange(0, 65535), default=0, help=text("watch.port"))
    def watch(file: Path, page: bool, once: bool, port: int) -> int:
        from codeweek.commands import watch as watching

        return watching.once(file, text) if once else watching.watch(file, page, port, text)

    @top.command(help=text("schema.about.what"))
    @click.option("--pack", "file", flag_value="pack", help=text("schema.about.pack"))
    @click.option("--story", "file", flag_value="story", help=text("schema.about.story"))
    def schema(file: str | None) -> int:
        from codeweek.commands.new import schema_text

        click.echo(schema_text(file or "level", text), nl=False)
        return 0
