"""What opens over a level: the menu, help for the adult, the keys, the world in words."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import pygame

from codeweek.desktop.pages.gallery import read
from codeweek.desktop.pages.gate import open_gate
from codeweek.desktop.pages.settings import SettingsPage
from codeweek.desktop.pages.sheet import Answer, Note, Sheet
from codeweek.desktop.pages.solution import SolutionPage
from codeweek.play.feedback.voice import voice
from codeweek.worlds.kinds import NARRATED

if TYPE_CHECKING:
    from codeweek.desktop.app import App
    from codeweek.desktop.pages.level import LevelPage

KEYS = (
    "run",
    "step",
    "restart",
    "blocks",
    "numbers",
    "move",
    "undo",
    "zone",
    "maps",
    "eyes",
    "world",
    "size",
    "back",
)


def open_menu(page: "LevelPage") -> None:
    """The rest of what can be done on a level."""
    app = page.app
    items = [("adult", "person"), ("world", "eye"), ("keys", "question"), ("settings", "gear")]
    if not page.read_only:
        items.insert(0, ("start_over", "restart"))
        if page.journey.earlier(page.level):
            items.insert(1, ("earlier", "undo"))
    app.push(Menu(page, items))


class Menu(Sheet):
    """Buttons one under the other, and one to close."""

    def __init__(self, page: "LevelPage", items: Sequence[tuple[str, str]]) -> None:
        app = page.app
        super().__init__(
            app,
            lambda: app.text("ui.menu.title"),
            list,
            lambda: [Answer("close", app.text("ui.menu.close"), "back")],
        )
        self.page, self.items = page, items

    def layout(self) -> None:
        """A narrow card with a column of buttons."""
        self.lay_out_column([(name, self.app.text(f"ui.menu.{name}"), icon) for name, icon in self.items])

    def act(self, action: object) -> None:
        """Close, then open what was asked."""
        self.app.pop()
        page = self.page
        doings: dict[str, Callable[[], None]] = {
            "adult": lambda: open_adult(page),
            "world": lambda: open_world(page),
            "keys": lambda: open_keys(page.app),
            "settings": lambda: page.app.push(SettingsPage(page.app)),
            "start_over": page.start_over,
            "earlier": lambda: page.app.push(Earlier(page)),
        }
        doing = doings.get(str(getattr(action, "value", "")))
        if doing:
            doing()


class Earlier(Sheet):
    """The earlier programs of a level, the newest first; the one that is chosen takes the place of now's."""

    def __init__(self, page: "LevelPage") -> None:
        app = page.app
        super().__init__(
            app,
            lambda: app.text("ui.earlier.title"),
            lambda: [Note(app.text("ui.earlier.how"))],
            lambda: [Answer("close", app.text("ui.menu.close"), "back")],
            self._chosen,
        )
        self.page, self.programs = page, page.journey.earlier(page.level)

    def layout(self) -> None:
        """A narrow card with a column of buttons."""
        numbers = range(len(self.programs))
        self.lay_out_column([(str(i), self.app.text("ui.earlier.one", n=i + 1), "blocks") for i in numbers])

    def _chosen(self, answer: str) -> None:
        self.page.journey.put_aside(self.page.level)
        self.page.put(read(self.page.level, self.programs[int(answer)]))


def open_adult(page: "LevelPage") -> None:
    """For the adult beside the child: the idea, the usual mistake, the question to ask; then a solution."""
    app, adult = page.app, page.level.adult

    def notes() -> Sequence[Note]:
        parts = (("idea", adult.idea), ("mistake", adult.mistake), ("question", adult.question))
        return [Note(app.text.pick(words), app.text(f"ui.adult.{name}")) for name, words in parts if words]

    answers = lambda: [  # noqa: E731
        Answer("close", app.text("ui.menu.close"), "check"),
        Answer("solution", app.text("ui.adult.solution"), "eye"),
    ]
    app.push(
        Sheet(
            app,
            lambda: app.text("ui.adult.title"),
            notes,
            answers,
            lambda _answer: open_gate(app, lambda: app.push(SolutionPage(page))),
            picture="pictures/teacher",
        )
    )


def open_map(app: "App", level: str) -> None:
    """What can be done on the map; first of all how to go on, to the level of that name."""
    parts = (*(["next"] if level else []), "chapters", "stars")
    app.push(
        Sheet(
            app,
            lambda: app.text("ui.map.help"),
            lambda: [Note(app.text(f"ui.map.help_{part}", name=level)) for part in parts],
            lambda: [
                Answer("keys", app.text("ui.menu.keys"), "question"),
                Answer("close", app.text("ui.menu.close"), "check"),
            ],
            lambda _answer: open_keys(app),
            picture="pictures/map",
        )
    )


def open_keys(app: "App") -> None:
    """The keys, each with what it does."""
    app.push(
        Sheet(
            app,
            lambda: app.text("ui.help.title"),
            lambda: [
                Note(app.text(f"ui.help.{name}_does"), app.text(f"ui.help.{name}_keys")) for name in KEYS
            ],
            lambda: [Answer("close", app.text("ui.menu.close"), "check")],
        )
    )


def asked(app: "App", event: pygame.event.Event) -> bool:
    """Show the keys when F1 or ? asks for them; whether it did."""
    if event.key != pygame.K_F1 and getattr(event, "unicode", "") != "?":
        return False
    open_keys(app)
    return True


def open_world(page: "LevelPage") -> None:
    """The world in words, for who does not see it; and the program."""
    app = page.app

    def notes() -> Sequence[Note]:
        world, kind = page.stage.world, page.stage.kind
        told = voice(app.text, page.level)
        said = [Note(kind.narrate(world, told, part), app.text(f"ui.say.{part}")) for part in NARRATED]
        cursor = page.editor.describe() if page.editor else ""
        return [*said, Note(cursor, app.text("ui.say.program"))] if cursor else said

    app.push(
        Sheet(
            app,
            lambda: app.text("ui.say.title"),
            notes,
            lambda: [Answer("close", app.text("ui.menu.close"), "check")],
        )
    )
