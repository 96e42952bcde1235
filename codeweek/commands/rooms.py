"""`codeweek room`: makes, lists and removes the rooms of a server that has several."""

import shutil
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import click

from codeweek.text import Text

USUAL = "http://localhost:8000"
DATABASE, SQLITE = "CODEWEEK_DATABASE", "sqlite"
ROOM = "salle"  # in the folder of codeweek


def add(top: click.Group, text: Text) -> None:
    """Add the commands."""
    database = click.option("--database", envvar=DATABASE, default=SQLITE, help=text("room.town.database"))

    @top.group(help=text("room.town.rooms"))
    def room() -> None:
        pass

    @room.command(help=text("room.town.new"))
    @click.argument("name")
    @click.option("--address", default=USUAL, help=text("room.town.address"))
    @database
    def new(name: str, address: str, database: str) -> int:
        return _new(" ".join(name.split()), address.rstrip("/"), database, text)

    @room.command("list", help=text("room.town.list"))
    @database
    def every(database: str) -> int:
        return _with(database, lambda rooms: _tell(rooms, text), text)

    @room.command("code", help=text("room.town.renew"))
    @click.argument("code")
    @database
    def renew(code: str, database: str) -> int:
        return _with(database, lambda rooms: _renew(rooms, code, text), text)

    @room.command(help=text("room.town.remove"))
    @click.argument("code")
    @click.option("--yes", is_flag=True, help=text("room.town.yes"))
    @database
    def remove(code: str, yes: bool, database: str) -> int:
        return _with(database, lambda rooms: _remove(rooms, code, yes, text), text)


def _new(name: str, address: str, database: str, text: Text) -> int:
    """Make a room of this name, and tell its address and the code of its adult."""
    from codeweek.server.requests.adult_rights import kept_code, new_adult_code, spaced
    from codeweek.server.town.town import AT
    from codeweek.server.town.town_rooms import LONGEST

    if not 0 < len(name) <= LONGEST or not name.isprintable():
        click.echo(text("room.town.name_wrong", n=LONGEST), err=True)
        return 1

    def make(rooms: Any) -> int:
        code = new_adult_code()
        made = rooms.new(name, kept_code(code))
        click.echo(text("room.town.made", name=name, address=f"{address}{AT}{made.code}/"))
        click.echo(text("room.town.code", code=spaced(code)))
        return 0

    return _with(database, make, text)


def _tell(rooms: Any, text: Text) -> int:
    """Tell which rooms there are."""
    there = rooms.all()
    for each in there:
        click.echo(f"{each.code}  {each.name}")
    if not there:
        click.echo(text("room.town.none"))
    return 0


def _renew(rooms: Any, code: str, text: Text) -> int:
    """Give the adult of a room another code."""
    from codeweek.server.requests.adult_rights import kept_code, new_adult_code, spaced

    if rooms.find(code) is None:
        click.echo(text("room.town.unknown", code=code), err=True)
        return 1
    made = new_adult_code()
    rooms.lock(code, kept_code(made))
    click.echo(text("room.town.code", code=spaced(made)))
    click.echo(text("room.town.renewed"))
    return 0


def _remove(rooms: Any, code: str, yes: bool, text: Text) -> int:
    """Forget a room, and the packs beside the database, once its code was typed again."""
    from codeweek.desktop.storage.store import home
    from codeweek.server.town.town import ROOMS, erase

    found = rooms.find(code)
    if found is None:
        click.echo(text("room.town.unknown", code=code), err=True)
        return 1
    if not yes and _typed(text("room.town.sure", name=found.name)) != code:
        click.echo(text("room.town.stays", name=found.name), err=True)
        return 1
    erase(rooms, home() / ROOM, code)
    _forget_packs(home() / ROOM / ROOMS / code)
    click.echo(text("room.town.removed", name=found.name))
    return 0


def _typed(question: str) -> str:
    """What is answered; nothing where nobody is there to type."""
    try:
        return str(click.prompt(question, default="", show_default=False)).strip()
    except click.Abort:
        return ""


def _forget_packs(folder: Path) -> None:
    """Take away what is beside a database."""
    with suppress(FileNotFoundError):
        shutil.rmtree(folder)


def _with(database: str, do: Callable[[Any], int], text: Text) -> int:
    """Do something with the rooms of a database, or say why not."""
    from codeweek.desktop.storage.store import home
    from codeweek.server.keeping.room_store import BusyError, StoreError
    from codeweek.server.serving import NotServedError
    from codeweek.server.town.town import rooms_of

    try:
        with closing(rooms_of(database, home() / ROOM)) as rooms:
            return do(rooms)
    except NotServedError as why:
        click.echo(text(why.told, **why.slots), err=True)
    except BusyError:
        click.echo(text("room.town.busy"), err=True)
    except (StoreError, OSError) as why:
        click.echo(text("room.town.refused", why=why), err=True)
    return 1
