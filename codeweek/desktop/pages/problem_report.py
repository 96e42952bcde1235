"""« Signaler un souci »: a file to send, with version, system and places in the code, nothing of a child."""

import platform
import re
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import pygame

from codeweek import __version__
from codeweek.desktop.app import App
from codeweek.desktop.pages.sheet_page import Answer, Note, Sheet
from codeweek.desktop.storage import causes, exported_files
from codeweek.text import Text

MOST = 10  # causes: the last ones
# What of a line of a cause may leave the computer, as groups: Python's lines, a browser's. The page has them.
PLACES = (
    r"^(\d{4}-\d\d-\d\d \d\d:\d\d)$",
    r"^(?:Python ended: )?(codeweek [\w.+-]+, Python [\w.+-]+, \w+: [\w, ]+)$",
    r"^ +([\w-][\w./-]*\.py:\d+) ([\w<>]+)$",
    r'^ +File "[^"]*?(\w+\.py)", (line \d+)',
    r"^(Python(?:'s worker| ended)):(?: Uncaught)?(?: (\w*Error))?",
    r"(?:^ +at |@)[^\n]*?([\w.-]+\.js:\d+:\d+)\)?$",
    r"^(?:[\d.]+ )?(\w*(?:[Ee]rror|Exception|Halt|Exit))\b",
)
_PLACES = tuple(re.compile(place, re.ASCII) for place in PLACES)


def places(cause: str) -> str:
    """What of a cause is the code's: no message, which may quote a child, no folder of this computer."""
    lines = cause.split("\n")
    matches = (next(filter(None, (place.search(line) for place in _PLACES)), None) for line in lines)
    return "\n".join(" ".join(filter(None, match.groups())) for match in matches if match)


def content(text: Text, shell: str, facts: Mapping[str, str], causes: Sequence[str]) -> str:
    """The file of the `window` or the `page`; `facts` are its `version`, the `system` and its `size`."""
    told = [*filter(None, map(places, causes))][-MOST:]
    head = text("ui.problem.file", **facts, shell=text(f"ui.problem.{shell}"), language=text.language)
    return "\n\n".join([head, *(told or [text("ui.problem.none")])]) + "\n"


def of_window(app: App) -> str:
    """The file, as this window has it to say."""
    sdl, width, height = pygame.get_sdl_version(), *app.screen.rect.size
    system = (
        f"{platform.platform()}, Python {platform.python_version()}, SDL {'.'.join(map(str, sdl))} "
        f"({pygame.display.get_driver()})"
    )
    facts = {"version": __version__, "system": system, "size": f"{width} × {height}"}
    return content(app.text, "window", facts, causes.kept())


def saved(app: App, said: str) -> Path | None:
    """Write it where a person's files go, beside older ones; None when the disk refuses."""
    return exported_files.put_beside(
        app.text("ui.problem.name", day=f"{date.today()}"), said.encode("utf-8", "replace")
    )


def tell_problem(app: App) -> None:
    """Write the file; its text may be copied too, and is all there is where the disk refuses."""
    said = of_window(app)
    path = saved(app, said)

    def notes() -> Sequence[Note]:
        text = app.text(f"ui.problem.{'written' if path else 'refused'}")
        return [Note(text), *([Note(str(path), face="mono")] if path else []), Note(said, face="mono")]

    def answers() -> Sequence[Answer]:
        close = Answer("close", app.text("ui.menu.close"), "back")
        copy = Answer("copy", app.text("ui.problem.copy"), "copy")
        return [close, copy, *([Answer("show", app.text("ui.kept.show"), "folder")] if path else [])]

    def answered(answer: str) -> None:
        if answer == "copy":
            pygame.scrap.put_text(said)
        elif path:
            try:
                exported_files.open_folder(path.parent)
            except OSError:
                exported_files.tell(
                    app, app.text("ui.problem.open"), app.text("ui.problem.closed", path=path)
                )

    app.push(Sheet(app, lambda: app.text("ui.problem.open"), notes, answers, answered))
