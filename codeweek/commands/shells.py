"""Commands that open a shell: the window, or the page for the room."""

import os
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click

from codeweek import __version__, data
from codeweek.commands.rooms import ROOM
from codeweek.text import Text

NO_SCREEN = 2


def play(file: Path | None, language: str | None, text: Text) -> int:
    """Open the window, on the course or on a file."""
    if not _has_screen(text):
        return NO_SCREEN
    from codeweek.desktop.main import play as open_window  # pygame is loaded by the commands that need it

    open_window(str(file) if file else None, language)
    return 0


def edit(file: Path | None, language: str | None, text: Text) -> int:
    """Open the window on the workshop of levels."""
    if not _has_screen(text):
        return NO_SCREEN
    from codeweek.desktop.main import edit as open_workshop

    open_workshop(file, language)
    return 0


def _has_screen(text: Text) -> bool:
    """Whether somebody would see the window; if not, say what to do."""
    from codeweek.desktop.environment import prepare

    prepare()
    from codeweek.desktop.screen import is_seen

    seen, driver = is_seen(), os.environ.get("SDL_VIDEODRIVER")
    if not seen:
        click.echo(text("cli.shows_nothing", driver=driver) if driver else text("cli.no_screen"), err=True)
    return seen


def self_test(text: Text) -> int:
    """Try the whole program without a window."""
    from codeweek.desktop.main import self_test as try_all

    status = try_all()
    if status == 0:
        click.echo(text("cli.self_test_done", version=__version__))
    return status


def serve(
    folder: Path | None,
    at: Mapping[str, Any],
    packs: tuple[Path, ...],
    database: str | None,
    practice: bool,
    text: Text,
) -> int:
    """Hand out the web shell, and open the room, or the rooms of a database. `at`: a `Where`.

    `practice`: a room of made children, of which nothing is kept.
    """
    from codeweek.commands.unforeseen import listen
    from codeweek.desktop.storage.store import home
    from codeweek.server.serving import Where
    from codeweek.server.serving import serve as serve_folder
    from codeweek.server.static_files import INDEX  # its libraries are loaded by the command that needs them

    listen("uvicorn", "serve", text)
    folder = folder or data.web()
    if not (folder / INDEX).is_file():
        click.echo(text("cli.no_web", folder=folder), err=True)
        return 1
    where = Where(**at)
    if practice:
        from codeweek.server.practice import Practice

        with TemporaryDirectory() as kept:
            begin = partial(Practice, text=text)
            return serve_folder(folder, Path(kept), where, packs, text, click.echo, begin)
    if not database:
        return serve_folder(folder, home() / ROOM, where, packs, text, click.echo)
    if packs:
        click.echo(text("room.town.packs"), err=True)
        return 1
    from codeweek.server.town.town import serve_town

    return serve_town(folder, home() / ROOM, database, where, text, click.echo)
