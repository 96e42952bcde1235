"""Requests of a child who plays a game: it goes on, goes back, is kept in a file and opened."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from codeweek.blocks.script import Script
from codeweek.diagnostic import Diagnostic
from codeweek.engine.events.event_game import Game, Part
from codeweek.engine.events.event_machine import STEADY, acts_of
from codeweek.engine.events.event_stage import Event
from codeweek.engine.trace import Mark, Trace
from codeweek.levels.level import Level
from codeweek.levels.programs import kind_of
from codeweek.play import game as games
from codeweek.play import gamepad
from codeweek.play.feedback.variables import written
from codeweek.text import Text
from codeweek.web_api import block_scripts, describe, serialize
from codeweek.web_api.opened import Packs
from codeweek.web_api.request import Answer, Asked, RefusedError, get

if TYPE_CHECKING:
    from codeweek.web_api import shapes as page
    from codeweek.web_api.verbs.play_verbs import GameBack, GameFile, GameOpened, GameTold

PROGRAM = ("pack", "level", "language", "script")  # all that a game depends on, beside what is done in it


@dataclass
class Playing:
    """A game with its request; `acts` were asked of it, of which it did those before its end."""

    about: Asked
    level: Level
    script: Script
    game: Game
    acts: Sequence[Event]


class Games:
    """Plays games on levels of `packs`; the last one stays: it goes on when more was done in it."""

    def __init__(self, packs: Packs) -> None:
        self.packs = packs
        self.last: Playing | None = None

    def answer(self, asked: Asked, text: Text) -> Answer:
        """The answer to a request. Raises RefusedError."""
        doing = {
            "game": self._game,
            "game_back": self._back,
            "game_keep": self._keep,
            "game_open": self._open,
        }
        return doing[get(asked, "do", str)](asked, text)

    def _game(self, asked: Asked, text: Text) -> "GameTold":
        level = self.packs.level(asked)
        known = get(asked, "known", int, 0)
        found = self._playing(level, asked, text)
        if isinstance(found, Diagnostic):
            return {"problem": serialize.message(found, level, text), "stage": None, "part": None}
        try:
            part = found.game.part(known)
        except IndexError:
            raise RefusedError("door.not_understood") from None
        stage = None if known else _stage(found, part.worlds[0], text)
        return {"problem": None, "stage": stage, "part": _part(found, part, text)}

    def _back(self, asked: Asked, text: Text) -> "GameBack":
        game = self._sure(asked, text).game
        return {"game": _recorded(gamepad.back(game, get(asked, "index", int)))}

    def _keep(self, asked: Asked, text: Text) -> "GameFile":
        found = self._sure(asked, text)
        return {"file": games.kept(found.level, found.script, found.game)}

    def _open(self, asked: Asked, _text: Text) -> "GameOpened":
        level, file = self.packs.level(asked), get(asked, "file", str)

        def find(other: str) -> Level | None:
            with suppress(RefusedError):
                return self.packs.level({**asked, "level": other})
            return None

        found = games.elsewhere(level, file, find) or games.opened(level, file)
        if isinstance(found, Diagnostic):
            raise RefusedError(found)
        script, game = found
        return {"script": describe.dressed(level, script), "game": _recorded(game)}

    def _sure(self, asked: Asked, text: Text) -> Playing:
        """The game of a request. Raises RefusedError when its program cannot be played."""
        found = self._playing(self.packs.level(asked), asked, text)
        if isinstance(found, Diagnostic):
            raise RefusedError(found)
        return found

    def _playing(self, level: Level, asked: Asked, text: Text) -> Playing | Diagnostic:
        """The game of a request, or what keeps its program from being played."""
        about, record = {name: asked.get(name) for name in PROGRAM}, _record(asked)
        acts = acts_of(record.inputs, max(1, record.ticks))
        last, self.last = self.last, None
        goes_on = last and last.about == about and last.game.seed == record.seed and _begins(acts, last.acts)
        found = last if last and goes_on else self._begun(about, level, asked, text, record.seed)
        if isinstance(found, Playing):
            for act in acts[len(found.acts) :]:
                found.game.tick() if act == STEADY else found.game.input(act)
            found.acts, self.last = acts, found
        return found

    def _begun(self, about: Asked, level: Level, asked: Asked, text: Text, seed: int) -> Playing | Diagnostic:
        if not gamepad.there(level):
            raise RefusedError("door.not_understood")
        script = block_scripts.script(level, asked)
        game = gamepad.begin(level, script, text.language, seed)
        return game if isinstance(game, Diagnostic) else Playing(about, level, script, game, (STEADY,))


def film(level: Level, script: Script, asked: Asked) -> Trace:
    """The film of the game of a request. Raises RefusedError when its program cannot be played."""
    found = games.played(level, script, _record(asked))
    if isinstance(found, Diagnostic):
        raise RefusedError(found)
    return found.trace()


def _record(asked: Asked) -> games.Record:
    record = games.record(get(asked, "game", dict))
    if record is None:
        raise RefusedError("door.not_understood")
    return record


def _recorded(game: Game) -> "page.Recorded":
    told = games.told(game)
    return {"seed": told["seed"], "ticks": told["ticks"], "inputs": told["inputs"]}


def _begins(acts: Sequence[Event], first: Sequence[Event]) -> bool:
    return len(first) <= len(acts) and list(acts[: len(first)]) == list(first)


def _stage(found: Playing, world: Any, text: Text) -> "page.GameStage":
    level = found.level
    return {
        "blocks": list(found.game.ready.made.blocks),
        "ground": serialize.still(kind_of(level).picture(world, level.look)),
        "heroes": [
            {"name": role.name, "called": text.pick(role.called) or role.name, "image": role.costumes[0][1]}
            for role in world.stage.cast
        ],
        "listens": [(event[0], event[1]) for event in gamepad.listens(found.script, world.heroes)],
    }


def _part(found: Playing, part: Part, text: Text) -> "page.GamePart":
    level, game, why = found.level, found.game, gamepad.ending(found.script, found.game)
    before = None if part.before is None else serialize.seen(part.before)
    places: dict[Any, int] = {before: 0}
    at = [places.setdefault(serialize.seen(world), len(places)) for world in part.worlds]
    paint = kind_of(level).picture
    pictures = [paint(place[0], level.look) for place in list(places)[1:]]
    return {
        "steps": list(part.statements),
        "lines": [game.ready.made.lines[statement] for statement in part.statements],
        "at": at,
        "scenes": list(serialize.changes(pictures, paint(before[0], level.look).marks if before else ())),
        "marks": [_mark(mark) for mark in part.marks],
        "boxes": [(name, written(value, text)) for name, value in game.world.boxes.items()],
        "outcome": game.outcome,
        "message": serialize.message(why, level, text) if why else None,
        "over": game.world.over,
        "ended": gamepad.ended(game),
    }


def _mark(mark: Mark) -> "page.GameMark":
    return {
        "step": mark.step,
        "tick": mark.tick,
        "event": list(mark.event),
        "hero": mark.hero,
        "block": mark.block,
    }
