"""« Les jeux de la salle » : games that the adult has opened, fetched, checked as files, and played."""

from dataclasses import replace

from codeweek import data
from codeweek.app.child_profiles import COLOURS, Profile
from codeweek.app.journey import Journey, MemoryStore
from codeweek.blocks import blockly
from codeweek.blocks.script import Script
from codeweek.desktop.app import App
from codeweek.desktop.pages.level_page import LevelPage
from codeweek.desktop.pages.tiles import TilePage
from codeweek.desktop.room.room_messages import Find, GamesFound, Play, Played
from codeweek.desktop.storage.exported_files import tell
from codeweek.desktop.widgets.widget import Action
from codeweek.diagnostic import Diagnostic
from codeweek.levels import programs
from codeweek.levels.level import Level
from codeweek.packs.pack import Chapter, Pack
from codeweek.play import game, gamepad
from codeweek.play.feedback.level_voice import voice
from codeweek.room.room_json import GamePlace

MOST = 15  # games on one screen
KEY = "room game"  # of the pack that such a game is
WHY = {"far": "room.child.games.far", "gone": "room.child.games.gone", "slow": "room.child.seat.slow"}


class GamesPage(TilePage):
    """Each game with the animal that made it."""

    title_key = "room.child.games.title"

    def __init__(self, app: App, games: tuple[GamePlace, ...]) -> None:
        super().__init__(app)
        self.games, self.first = games, 0

    def tiles(self) -> list[tuple[str, str, dict[str, object]]]:
        """Those of this screen."""
        made: list[tuple[str, str, dict[str, object]]] = []
        self.first = self.first if self.first < len(self.games) else 0
        for place in self.games[self.first : self.first + MOST]:
            profile = Profile.of(place["profile"])
            shown = (
                {"picture": profile.picture, "colour": COLOURS[profile.colour]}
                if profile
                else {"icon": "person"}
            )
            made.append(("game", self._words(place), {**shown, "value": place}))
        if len(self.games) > MOST:
            made.append(("others", self.app.text("ui.profiles.others"), {"icon": "people"}))
        return made

    def _words(self, place: GamePlace) -> str:
        level, several = (
            _level(self.app, place),
            sum(game_place["profile"] == place["profile"] for game_place in self.games) > 1,
        )
        who = called(self.app, place)
        return f"{who} · {self.app.text.pick(level.title)}" if level and several else who

    def act(self, action: Action) -> None:
        """Play one of them, or see the others."""
        if action.name == "game":
            self.app.room.request(Play(action.value))  # type: ignore[arg-type]
        elif action.name == "others":
            self.first += MOST
            self.relayout()
        else:
            super().act(action)


def called(app: App, place: GamePlace) -> str:
    """Who made a game."""
    profile = Profile.of(place["profile"])
    if profile in app.room.profiles:
        return app.text("room.child.games.mine")
    return profile.said_first(app.text) if profile else place["profile"]


def find(app: App) -> None:
    """The room is asked which there are."""
    app.room.request(Find())


def heard(app: App, news: GamesFound | Played) -> None:
    """The games there are, or one of them; what cannot be had is said in a sentence."""
    text, title = app.text, app.text("room.child.games.title")
    if news.why:
        tell(app, title, text(WHY.get(news.why, WHY["far"])))
    elif isinstance(news, GamesFound) and news.games:
        app.push(GamesPage(app, news.games))
    elif isinstance(news, GamesFound):
        tell(app, title, text("room.child.games.none"))
    elif isinstance(app.pages[-1], GamesPage):
        refused = visit(app, news.place, news.file)
        if refused:
            tell(app, title, refused)


def visit(app: App, place: GamePlace, content: str) -> str:
    """Play a game from a file of the room, in a journey of its own; else the sentence why not."""
    level = _level(app, place)
    if level is None:
        return app.text("room.child.games.no_level")
    found = game.opened(level, content)
    if isinstance(found, Diagnostic):
        return voice(app.text, level).tell(found)
    script, _game = found
    if refused := gamepad.problem(level, script, app.text.language):
        return voice(app.text, level).tell(refused)
    shown = replace(level, title=_in_all(place, "of"), story=_in_all(place, "how"))
    app.push(LevelPage(app, _journey(shown, script), shown, lambda _level: app.pop(), traps=False))
    return ""


def _level(app: App, place: GamePlace) -> Level | None:
    pack = app.library.pack(place["pack"]) if place["pack"] in app.library.keys else None
    return pack.level(place["level"]) if pack else None


def _in_all(place: GamePlace, name: str) -> dict[str, str]:
    """A sentence in each language, as a level has its texts."""
    profile = Profile.of(place["profile"])
    texts = {language: data.text(language) for language in data.languages()}
    who = {language: profile.said_first(text) if profile else "" for language, text in texts.items()}
    return {language: text(f"room.child.games.{name}", who=who[language]) for language, text in texts.items()}


def _journey(level: Level, script: Script) -> Journey:
    """Somebody's who is nobody, with this program, kept nowhere."""
    journey = Journey(
        MemoryStore(),
        None,
        Pack(title=level.title, chapters=(Chapter("", level.title, levels=(level,)),)),
        KEY,
    )
    journey.visits = True
    for each in (programs.start(level), script):  # it is not the one that the level gives
        journey.keep(journey.progress.saved(level.id, blockly.save(each, programs.catalogue_of(level))))
    return journey
