"""Serves the page and the room until it is interrupted, and says where they are."""

from collections.abc import Callable, Sequence
from pathlib import Path

from codeweek.server.addresses import qr_code
from codeweek.server.rooms.shelf import RefusedPackError
from codeweek.server.serving import NotServedError, Serving, Where
from codeweek.text import Text


def serve(
    page: Path, folder: Path, where: Where, packs: Sequence[Path], text: Text, say: Callable[[str], None]
) -> int:
    """Serve until interrupted; 1 when the port, the folder of the room or a pack is not available."""
    try:
        serving = Serving(page, folder, where)
    except NotServedError as why:
        say(text(why.told, **why.slots))
        return 1
    if not _plays(serving, packs, text, say):
        serving.stop()
        return 1
    if mended := serving.mended(text):
        say(mended)
    tells = where.shows_code or bool(where.names)  # behind a proxy no board opens without it
    for line in welcome(serving.addresses, serving.board, serving.rights.code if tells else "", text):
        say(line)
    if tells:
        serving.rights.renewed = lambda code: say(text("room.server.new_code", code=_spaced(code)))
    serving.run()
    return 0


def _plays(serving: Serving, packs: Sequence[Path], text: Text, say: Callable[[str], None]) -> bool:
    """Whether the packs can be played; says what is wrong in them."""
    try:
        problems, right = serving.play(packs, text), True
    except RefusedPackError as why:
        problems, right = why.problems, False
    except OSError as why:
        problems, right = [text("cli.no_file", file=why.filename or why)], False
    for problem in problems:
        say(problem)
    return right


def welcome(addresses: Sequence[str], board: str, code: str, text: Text) -> list[str]:
    """The text to print when serving: the addresses, and what is the adult's.

    The first address is a QR code too, unless the adult's code is told: children photograph it.
    """
    lines = [text("cli.serving"), *(f"  {address}" for address in addresses), ""]
    square = [] if code else [qr_code(addresses[0])]
    told = text("room.server.code", code=_spaced(code)) if code else text("room.server.code_hidden")
    return [*lines, *square, text("room.server.board", address=board), told, text("cli.serve_end")]


def _spaced(code: str) -> str:
    """A code as it is read aloud."""
    return f"{code[:3]} {code[3:]}"
