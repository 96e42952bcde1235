"""What opens over a level: the menu, earlier programs, games as files, the world in words."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from codeweek.app import level_events as events
from codeweek.app.gallery_works import read_work
from codeweek.app.journey import Journey
from codeweek.app.level_run import read_game
from codeweek.app.level_session import LevelSession
from codeweek.desktop.app import App
from codeweek.desktop.pages import key_help
from codeweek.desktop.pages.problems import open_said
from codeweek.desktop.pages.settings import SettingsPage
from codeweek.desktop.pages.sheet_page import Answer, Note, Sheet
from codeweek.desktop.storage.exported_files import KeptPage, put_away, tell
from codeweek.desktop.widgets.widget import Action
from codeweek.diagnostic import Diagnostic
from codeweek.levels import programs
from codeweek.levels.level import Level
from codeweek.play import game, gamepad, typed
from codeweek.play.feedback.level_voice import voice
from codeweek.worlds.kinds import NARRATED

MENU = {
    "full": "full",
    "give": "people",
    "games": "gamepad",
    "keep": "save",
    "open": "folder",
    "keep_file": "save",
    "open_file": "folder",
    "start_over": "restart",
    "earlier": "undo",
    "known": "bolt",
    "adult": "person",
    "world": "eye",
    "keys": "question",
    "settings": "gear",
}  # with their signs
Doings = Mapping[str, Callable[[], object]]


class Menu(Sheet):
    """The rest of what can be done on a level: buttons one under the other, and one to close."""

    def __init__(self, app: App, journey: Journey, doings: Doings) -> None:
        super().__init__(
            app,
            lambda: app.text("ui.menu.title"),
            list,
            lambda: [Answer("close", app.text("ui.menu.close"), "back")],
        )
        self.doings: Doings = {"settings": lambda: app.push(SettingsPage(app, journey)), **doings}

    def layout(self) -> None:
        """A narrow card with a column of buttons."""
        items = [(name, icon) for name, icon in MENU.items() if name in self.doings]
        self.lay_out_column(
            [
                (name, self.app.text.first(f"ui.menu.{name}", f"live.{name}", f"typing.{name}"), icon)
                for name, icon in items
            ]
        )

    def act(self, action: object) -> None:
        """Close, then open what was asked."""
        self.app.pop()
        doing = self.doings.get(str(getattr(action, "value", "")))
        if doing:
            doing()


def open_menu(
    app: App, session: LevelSession, act: Callable[[Action], None], do: Callable[[events.Event], None]
) -> None:
    """The menu of a level: `act` opens what it has of its own, `do` is told what happens to the session."""
    journey, level = session.journey, session.level
    doings: dict[str, Callable[[], object]] = {
        name: partial(act, Action(name)) for name in ("adult", "world", "keys")
    }
    if journey.plan["exam"]:
        del doings["adult"]
    if gamepad.there(level):
        doings["full"] = partial(act, Action("full"))
    doings |= {name: partial(act, Action(name)) for name in ("give", "games") if _offers(app, session, name)}
    doings |= game_doings(app, session, do)
    doings |= file_doings(app, session, do)
    if not session.read_only:
        doings["start_over"] = lambda: do(events.Replace(programs.start(session.level)))
        if journey.earlier(level):
            doings["earlier"] = partial(open_earlier, app, journey, level, do)
    if solo := journey.proof_of(level):
        doings["known"] = partial(open_proof, app, journey, solo, partial(act, Action("prove", solo)))
    app.push(Menu(app, journey, doings))


def open_proof(app: App, journey: Journey, solo: Level, go: Callable[[], None]) -> None:
    """What a child does who finds a level too easy."""
    text, title = app.text, app.text.pick(solo.title)
    how = text("ui.known.how", title=title, name=journey.number(solo))
    open_said(
        app, text("ui.known.title"), how, [Answer("go", text("ui.known.go"), "bolt")], lambda _answer: go()
    )


def _offers(app: App, session: LevelSession, name: str) -> bool:
    """Whether a game can be handed to a room, or the room has some."""
    return session.room.gives() and (name == "give" or app.room.orders["games"] > 0)


class Earlier(Sheet):
    """The earlier programs of a level, the newest first; `chosen` takes the one for the place of now's."""

    def __init__(self, app: App, programs: Sequence[Any], chosen: Callable[[Any], None]) -> None:
        super().__init__(
            app,
            lambda: app.text("ui.earlier.title"),
            lambda: [Note(app.text("ui.earlier.how"))],
            lambda: [Answer("close", app.text("ui.menu.close"), "back")],
            lambda answer: chosen(programs[int(answer)]),
        )
        self.programs = programs

    def layout(self) -> None:
        """A narrow card with a column of buttons."""
        numbers = range(len(self.programs))
        self.lay_out_column([(str(i), self.app.text("ui.earlier.one", n=i + 1), "blocks") for i in numbers])


def open_earlier(app: App, journey: Journey, level: Level, do: Callable[[events.Event], None]) -> None:
    """The earlier programs of a level, one of which may be taken for the place of now's."""

    def chosen(program: Any) -> None:
        journey.put_aside(level)
        do(events.Replace(read_work(level, program)))

    app.push(Earlier(app, journey.earlier(level), chosen))


def open_map(app: App, level: str) -> None:
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
            lambda _answer: key_help.open_keys(app),
            picture="pictures/map",
        )
    )


def open_world(app: App, session: LevelSession, cursor: Callable[[], str]) -> None:
    """The world in words, for who does not see it; and where one is in the program."""

    def notes() -> Sequence[Note]:
        text, scenes = voice(app.text, session.level), session.scenes
        narrate, world = scenes.kind.narrate, scenes.world
        said = [Note(narrate(world, text, part), app.text(f"ui.say.{part}")) for part in NARRATED]
        return [*said, Note(cursor(), app.text("ui.say.program"))] if cursor() else said

    app.push(
        Sheet(
            app,
            lambda: app.text("ui.say.title"),
            notes,
            lambda: [Answer("close", app.text("ui.menu.close"), "check")],
        )
    )


END = ".json"
MOST_BYTES = 1_000_000  # of a file that is read at all
Do = Callable[[events.Event], None]


def game_doings(app: App, session: LevelSession, do: Do) -> Doings:
    """What the menu of a level has of it: a game is kept while its film is there."""
    if not gamepad.there(session.level) or session.read_only:
        return {}
    found: dict[str, Callable[[], object]] = {"keep": lambda: keep(app, session)} if session.film.live else {}
    return {**found, "open": lambda: choose(app, session, do)}


def keep(app: App, session: LevelSession) -> None:
    """Write the file of a game, and show where it is."""
    if live := session.film.live:
        content = game.kept(session.level, session.script, live.game)
        _write(app, session.level, END, content, "gamepad", ("live.keep", "live.not_kept"))


def choose(app: App, session: LevelSession, do: Do) -> None:
    """Choose the file of a game, and open it."""

    def read(content: bytes, _name: str) -> events.Event | Diagnostic:
        try:
            return read_game(session, content.decode())
        except UnicodeDecodeError:
            return game.UNREADABLE

    _open(app, session.level, END, "live.open", read, do)


def file_doings(app: App, session: LevelSession, do: Do) -> Doings:
    """What the menu of a level that is typed has of it: a file of Python that goes out, or comes in."""
    if not session.writing.open or session.level.mode == "fill":  # holes of a given text
        return {}

    def keep_program() -> None:
        written = session.writing.text(session.level, session.script, app.text.language)
        _write(app, session.level, typed.END, written, "note", ("typing.keep_file", "typing.not_kept"))

    def read(content: bytes, name: str) -> events.Event | Diagnostic:
        found = typed.of_file(content, name)
        return found if isinstance(found, Diagnostic) else events.Type(found, None, False, opened=True)

    open_program = partial(_open, app, session.level, typed.END, "typing.open_file", read, do)
    return {"keep_file": keep_program, "open_file": open_program}


def _write(app: App, level: Level, end: str, content: str, icon: str, words: tuple[str, str]) -> None:
    """Write a file, and show where it is. `words`: the title, and what is said when the disk refuses."""
    if place := put_away(level.id, {end: content.encode()}):
        app.push(KeptPage(app, place, icon=icon))
    else:
        tell(app, *map(app.text, words))


def _open(
    app: App,
    level: Level,
    end: str,
    title: str,
    read: Callable[[bytes, str], events.Event | Diagnostic],
    do: Do,
) -> None:
    """Choose a file, and do what is in it; what cannot be opened is told in a sentence."""
    from codeweek.desktop.making.file_chooser import ChooserPage  # few open one

    def chosen(path: Path) -> None:
        try:
            with path.open("rb") as file:
                found = read(file.read(MOST_BYTES), path.name)
        except OSError:
            found = Diagnostic("typing.no_program", {"name": path.name})
        if isinstance(found, Diagnostic):
            tell(app, app.text(title), voice(app.text, level).tell(found))
        else:
            do(found)

    app.push(ChooserPage(app, (end,), chosen))
