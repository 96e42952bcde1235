"""What each key does, shown when F1 or ? asks for it."""

import pygame

from codeweek.desktop.app import App
from codeweek.desktop.pages.sheet_page import Answer, Note, Sheet

KEYS = (
    "run",
    "step",
    "restart",
    "blocks",
    "walk",
    "numbers",
    "move",
    "undo",
    "write",
    "zone",
    "maps",
    "eyes",
    "world",
    "size",
    "back",
)


def open_keys(app: App, live: bool = False) -> None:
    """The keys, each with what it does; first of all those of a game that can be played `live`."""
    own = [Note(app.text("live.help_does"), app.text("live.help_keys"))] if live else []
    app.push(
        Sheet(
            app,
            lambda: app.text("ui.help.title"),
            lambda: [
                *own,
                *(Note(app.text(f"ui.help.{name}_does"), app.text(f"ui.help.{name}_keys")) for name in KEYS),
            ],
            lambda: [Answer("close", app.text("ui.menu.close"), "check")],
        )
    )


def asked(app: App, event: pygame.event.Event) -> bool:
    """Show the keys when F1 or ? asks for them; whether it did."""
    if event.key != pygame.K_F1 and getattr(event, "unicode", "") != "?":
        return False
    open_keys(app)
    return True
