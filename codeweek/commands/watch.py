"""The command `watch`: checks and shows a level again at each save."""

import os
import subprocess
import sys
import tempfile
import time
from html import escape
from itertools import islice
from pathlib import Path

import click

from codeweek.commands.check_command import CheckOptions, check
from codeweek.commands.unforeseen import STATUS as UNFORESEEN
from codeweek.commands.unforeseen import listen
from codeweek.desktop.environment import prepare
from codeweek.desktop.storage import causes
from codeweek.packs.load import MOST_LOOKED, load_pack
from codeweek.packs.planned import LEVEL_ENDS
from codeweek.server.live_page import Live, hand_out
from codeweek.text import Text

PERIOD = 0.5  # seconds between two looks at the file
Stamp = tuple[tuple[str, int, int], ...]  # of each file: name, time, size
BROKEN = """<body>
<section role="status" style="background: #fff3d6; border: 2px solid #c98a00; padding: 1em; overflow: auto">
<p>{why}</p>
<pre>{said}</pre>
</section>"""
WAITING = """<!doctype html>
<html lang="{language}">
<head><meta charset="utf-8"><title>{title}</title></head>
<body>
<h1>{title}</h1>
</body>
</html>
"""


def watch(path: Path, page: bool, port: int, text: Text) -> int:
    """Run until stopped: the lines of `check` in the terminal, and the window or a page beside the editor."""
    if not stamp(path):
        click.echo(text("cli.no_file", file=path), err=True)
        return 1
    with tempfile.TemporaryDirectory() as folder:
        watcher = Watcher(path, text, Path(folder), page)
        try:
            if page:
                listen("uvicorn", "watch", text)
                return _with_page(watcher, port, text)
            prepare()
            from codeweek.desktop.watching import watch as open_window  # pygame is loaded when it is needed

            watcher.begin()
            open_window(path, watcher.look, text.language)
        except KeyboardInterrupt:
            pass
        finally:
            watcher.end()
    return 0


def once(path: Path, text: Text) -> int:
    """One look, as `check` has it."""
    return check(path, CheckOptions(), text)


def _with_page(watcher: "Watcher", port: int, text: Text) -> int:
    address = hand_out(watcher.live, port)
    if address is None:
        click.echo(text("cli.port_taken", port=port), err=True)
        return 1
    watcher.told = text("watch.address", address=address)
    click.echo(watcher.told)
    watcher.begin()
    while True:
        time.sleep(PERIOD)
        watcher.look()


def again() -> list[str]:
    """The command line that starts codeweek again: a built program itself, else Python."""
    built = getattr(sys, "frozen", False)  # and it writes UTF-8 by itself
    if built and not os.access(sys.executable, os.X_OK):  # from a FAT key: the system's loader runs it
        return [os.readlink("/proc/self/exe"), sys.executable]
    return [sys.executable] if built else [sys.executable, "-X", "utf8", "-m", "codeweek"]


def stamp(path: Path) -> Stamp:
    """A value that changes when a file, or a level file in a folder, is saved; empty when it is missing."""
    try:
        files = [path]
        if path.is_dir():
            around = islice(path.rglob("*"), MOST_LOOKED)
            files = sorted(file for file in around if file.suffix in LEVEL_ENDS)
        found = [(str(file), file.stat()) for file in files]
    except OSError:  # between two saves
        return ()
    return tuple((name, state.st_mtime_ns, state.st_size) for name, state in found)


class Watcher:
    """Checks a file in a subprocess, so that the window stays responsive, and prints its output."""

    def __init__(self, path: Path, text: Text, folder: Path, page: bool) -> None:
        self.path, self.text = path, text
        self._said, self._page = folder / "said.txt", folder / "page.html" if page else None
        self.live = Live()
        self.told = ""  # printed below each check
        self._seen: Stamp = ()
        self._last = WAITING.format(language=text.language, title=escape(text("watch.title")))
        self._checking: subprocess.Popen[bytes] | None = None
        self.live.show(self._last)

    def look(self) -> bool:
        """Whether the file was saved since the last call; prints the output of a check that has ended."""
        now = stamp(self.path)
        if now and now != self._seen:
            self.begin()
            return True
        status = self._checking.poll() if self._checking is not None else None
        if status is not None:
            self._checking = None
            self._tell(status)
        return False

    def begin(self) -> None:
        """Start a check of the file."""
        self.end()
        self._seen = stamp(self.path)
        codeweek = [*again(), f"--language={self.text.language}"]
        wish = ["--html", str(self._page)] if self._page else []
        with self._said.open("wb") as said:
            command = [*codeweek, "check", str(self.path), *wish]
            self._checking = subprocess.Popen(command, stdout=said, stderr=subprocess.DEVNULL)

    def end(self) -> None:
        """Stop checking."""
        if self._checking is not None:
            self._checking.terminate()
            self._checking.wait()
            self._checking = None

    def _tell(self, status: int) -> None:
        """Print the lines of the check on a cleared screen, and show them on the page."""
        said = self._said.read_text(encoding="utf-8", errors="replace").rstrip()
        if status == UNFORESEEN:
            said = f"{said}\n{self.text('cli.trouble', file=causes.path())}".lstrip()
        click.clear()
        click.echo(said)
        click.echo()
        if self.told:
            click.echo(self.told)
        click.echo(self.text("watch.looked", file=self.path, time=time.strftime("%H:%M:%S")))
        if self._page is not None:
            self._show(said, self._page)

    def _show(self, said: str, page: Path) -> None:
        """The page of the check, or the last good one under what is wrong now."""
        try:
            if load_pack(self.path).levels:
                self._last = page.read_text(encoding="utf-8")
                self.live.show(self._last)
                return
        except OSError:  # between two saves
            return
        broken = BROKEN.format(why=escape(self.text("watch.broken")), said=escape(said))
        self.live.show(self._last.replace("<body>", broken, 1))
