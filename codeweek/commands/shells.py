"""Commands that open a shell: the window, or the page for the room."""

from pathlib import Path

import click

from codeweek import __version__, data
from codeweek.text import Text


def play(file: Path | None, language: str | None) -> int:
    """Open the window, on the course or on a file."""
    from codeweek.desktop.main import play as open_window  # pygame is loaded by the commands that need it

    open_window(str(file) if file else None, language)
    return 0


def edit(file: Path | None, language: str | None) -> int:
    """Open the window on the workshop of levels."""
    from codeweek.desktop.main import edit as open_workshop

    open_workshop(file, language)
    return 0


def self_test(text: Text) -> int:
    """Try the whole program without a window."""
    from codeweek.desktop.main import self_test as try_all

    status = try_all()
    if status == 0:
        click.echo(text("cli.self_test_done", version=__version__))
    return status


def serve(
    folder: Path | None, host: str, port: int, names: tuple[str, ...], packs: tuple[Path, ...], text: Text
) -> int:
    """Hand out the web shell, and open the room."""
    from codeweek.commands.unforeseen import listen
    from codeweek.desktop.store import home
    from codeweek.server.folder import INDEX  # its libraries are loaded by the command that needs them
    from codeweek.server.serve import serve as serve_folder
    from codeweek.server.serving import Where

    listen("uvicorn", "serve", text)
    folder = folder or data.web()
    if not (folder / INDEX).is_file():
        click.echo(text("cli.no_web", folder=folder), err=True)
        return 1
    return serve_folder(folder, home() / "salle", Where(host, port, names), packs, text, click.echo)
