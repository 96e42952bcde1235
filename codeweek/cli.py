"""The command line: play, serve, check, run, draw."""

import locale
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from io import TextIOWrapper
from itertools import pairwise
from pathlib import Path
from typing import Any

import click

from codeweek import __version__, data
from codeweek.commands import authoring_commands, rooms
from codeweek.commands.draw_command import draw as draw_level
from codeweek.commands.run_command import Wanted
from codeweek.commands.run_command import run as run_program
from codeweek.commands.shells import edit as open_workshop
from codeweek.commands.shells import play as open_window
from codeweek.commands.shells import self_test as try_all
from codeweek.commands.shells import serve as serve_room
from codeweek.text import Text

COMMANDS = (
    "play",
    "edit",
    "serve",
    "check",
    "run",
    "trap",
    "variant",
    "draw",
    "pack",
    "catalogue",
    "new",
    "mend",
    "watch",
    "schema",
    "room",
)
PATH = click.Path(path_type=Path, readable=False)  # whether it can be read is seen, and told, by reading it


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and end the process.

    0 all is well, 1 something to mend, 2 not understood or no screen, 3 something that nobody foresaw.
    """
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    text = data.text(_language(arguments))
    _write_anything()
    try:
        status = group(text).main(arguments, prog_name="codeweek", standalone_mode=False)
    except click.ClickException:
        click.echo(text("cli.usage"), err=True)
        status = 2
    except (click.Abort, KeyboardInterrupt):
        status = 130
    except OSError as trouble:  # the reader of our output went away , or the disk is full
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(trouble, BrokenPipeError):
            click.echo(trouble, err=True)
        status = 1
    except Exception as error:  # a person gets a sentence, whoever mends it the cause
        from codeweek.commands.unforeseen import tell  # hardly ever needed

        status = tell(error, _doing(arguments), text)
    sys.exit(status or 0)


def _doing(arguments: Sequence[str]) -> str:
    """The name of the command, without its arguments."""
    return next((word for word in arguments if word in COMMANDS), "play")


def _write_anything() -> None:
    """Let output replace characters that the terminal cannot write by `?`."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def _language(arguments: Sequence[str]) -> str:
    """The requested language, else the computer's, else French (needed before click parses)."""
    asked = [after for before, after in pairwise(arguments) if before == "--language"]
    asked += [a.partition("=")[2] for a in arguments if a.startswith("--language=")]
    wanted = (asked or [_of_computer()])[0][:2]
    return wanted if wanted in data.languages() else data.languages()[0]


def _of_computer() -> str:
    """The language of the computer as POSIX writes it, `fr_FR.UTF-8`; empty when it does not say."""
    told = next(filter(None, map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    if told or sys.platform != "win32":
        return told
    import ctypes  # only Windows has to be asked

    return locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")


def group(text: Text) -> click.Group:
    """All the commands, speaking one language."""

    @click.group(invoke_without_command=True, help=text("cli.about"))
    @click.option("--language", type=click.Choice(data.languages()), help=text("cli.language"))
    @click.option("--self-test", is_flag=True, help=text("cli.self_test"))
    @click.version_option(__version__, message="%(version)s", help=text("cli.version"))
    @click.help_option("-h", "--help", help=text("cli.help"))
    @click.pass_context
    def top(context: click.Context, language: str | None, self_test: bool) -> int | None:
        if self_test:
            return try_all(text)
        return open_window(None, language, text) if context.invoked_subcommand is None else None

    _add_shells(top, text)
    _add_levels(top, text)
    authoring_commands.add(top, text)
    rooms.add(top, text)
    return top


def _add_shells(top: click.Group, text: Text) -> None:
    """Add the commands that open the window, or the page for a room."""

    @top.command(help=text("cli.play"))
    @click.argument("file", required=False, type=PATH)
    @click.pass_context
    def play(context: click.Context, file: Path | None) -> int:
        return open_window(file, _asked(context), text) if file is None or _readable(file, text) else 1

    @top.command(help=text("workshop.command"))
    @click.argument("file", required=False, type=click.Path(dir_okay=False, path_type=Path))
    @click.pass_context
    def edit(context: click.Context, file: Path | None) -> int:
        return open_workshop(file, _asked(context), text)

    @top.command(help=text("cli.serve"))
    @click.argument("dir", required=False, type=click.Path(file_okay=False, path_type=Path))
    @click.option("--port", type=click.IntRange(0, 65535), default=8000, help=text("cli.port"))
    @click.option("--host", default="0.0.0.0", help=text("cli.host"))
    @click.option("--name", "names", multiple=True, help=text("room.server.name"))
    @click.option("--show-code", "shows_code", is_flag=True, help=text("room.server.show_code"))
    @click.option("--pack", "packs", multiple=True, type=PATH, help=text("room.server.pack"))
    @click.option("--database", envvar=rooms.DATABASE, help=text("room.town.serves"))
    @click.option("--practice", is_flag=True, help=text("room.server.practice"))
    def serve(
        dir: Path | None, packs: tuple[Path, ...], database: str | None, practice: bool, **where: Any
    ) -> int:
        return serve_room(dir, where, packs, database, practice, text)


def _add_levels(top: click.Group, text: Text) -> None:
    """Add the commands on the files of levels."""

    @top.command(help=text("cli.check"))
    @click.argument("path", type=PATH)
    @click.option("--json", is_flag=True, help=text("cli.json"))
    @click.option("--html", "page", type=PATH, help=text("cli.html"))
    @click.option("--jobs", type=click.IntRange(1, 64), help=text("cli.jobs"))
    @click.option("--no-cache", "fresh", is_flag=True, help=text("cli.no_cache"))
    @click.option("--save", is_flag=True, help=text("cli.save"))
    def check(path: Path, **wish: Any) -> int:
        from codeweek.commands.check_command import (
            CheckOptions,  # the search is loaded by the commands that need it
        )
        from codeweek.commands.check_command import check as check_levels

        return check_levels(path, CheckOptions(**wish), text)

    @top.command(help=text("cli.run"))
    @click.argument("level", type=PATH)
    @click.argument("program", type=PATH)
    @click.option("--show", is_flag=True, help=text("cli.show"))
    @click.option("--input", "inputs", multiple=True, help=text("cli.input"))
    @click.option("--near", is_flag=True, help=text("cli.near"))
    @click.option("--why", is_flag=True, help=text("cli.why"))
    def run(level: Path, program: Path, **wanted: Any) -> int:
        return run_program(level, program, Wanted(**wanted), text)

    @top.command(help=text("cli.trap"))
    @click.argument("level", type=PATH)
    @click.argument("program", type=PATH)
    @click.option("--out", type=PATH, help=text("cli.trap_out"))
    def trap(level: Path, program: Path, out: Path | None) -> int:
        from codeweek.commands.trap_command import trap as look_for_trap

        return look_for_trap(level, program, out, text)

    _add_variant(top, text)

    @top.command(help=text("cli.draw"))
    @click.argument("level", type=PATH)
    @click.argument("out", type=PATH)
    def draw(level: Path, out: Path) -> int:
        return draw_level(level, out, text)

    @top.command(help=text("packing.cli.help"))
    @click.argument("folder", type=PATH)
    @click.option("--out", type=PATH, help=text("packing.cli.out"))
    @click.option("--catalogue", "page", type=PATH, help=text("packing.cli.catalogue"))
    def pack(folder: Path, out: Path | None, page: Path | None) -> int:
        from codeweek.commands.pack_command import pack as pack_folder

        return pack_folder(folder, out, page, text)

    @top.command(help=text("packing.cli.about_catalogue"))
    @click.argument("folder", type=PATH)
    @click.option("--out", type=PATH, default=Path("catalogue"), help=text("packing.cli.out_catalogue"))
    def catalogue(folder: Path, out: Path) -> int:
        from codeweek.commands.catalogue_command import catalogue as make_catalogue

        return make_catalogue(folder, out, text)


def _add_variant(top: click.Group, text: Text) -> None:
    """Add the command that makes other levels of one."""

    @top.command(help=text("cli.variant"))
    @click.argument("level", type=PATH)
    @click.option("--number", type=click.IntRange(1, 100), default=10, help=text("cli.variant_number"))
    @click.option("--seed", type=int, default=1, help=text("cli.variant_seed"))
    @click.option("--easier", is_flag=True, help=text("cli.variant_easier"))
    @click.option("--harder", is_flag=True, help=text("cli.variant_harder"))
    @click.option("--out", type=PATH, default=Path(), help=text("cli.variant_out"))
    @click.option("--sheet", type=PATH, help=text("cli.variant_sheet"))
    def variant(level: Path, easier: bool, harder: bool, **wish: Any) -> int:
        from codeweek.commands.variant import VariantOptions  # few commands need the generator
        from codeweek.commands.variant import variant as make_others

        if easier and harder:
            click.echo(text("cli.variant_both"), err=True)
            return 2
        return make_others(level, VariantOptions(step=harder - easier, **wish), text)


def _asked(context: click.Context) -> str | None:
    """The language given on the command line, which wins over the one kept in the settings."""
    parent = context.parent
    return parent.params.get("language") if parent else None


def _readable(file: Path, text: Text) -> bool:
    with suppress(OSError):
        if file.exists():
            return True
    click.echo(text("cli.no_file", file=file), err=True)
    return False
