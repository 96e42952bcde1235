"""Verbs of a child who plays a game: each has all that was done in it; what is known is not told again."""

from typing import NotRequired, TypedDict

from codeweek.web_api.shapes import GamePart, GameStage, Recorded, Script, Told
from codeweek.web_api.verbs.verb import ANY, LEVEL, SCRIPT, About, AboutScript, Verb


class GameRequest(AboutScript):
    """Play a game on; `known`: so many moments of its film are there already, the start being one."""

    game: Recorded
    known: NotRequired[int]


class GameTold(TypedDict):
    """The new part. With a `problem` nothing was played; `stage`: where nothing was known."""

    problem: Told | None
    stage: GameStage | None
    part: GamePart | None


class GameBackRequest(AboutScript):
    """Go back to the tick in which a step of a game's film is."""

    game: Recorded
    index: int


class GameBack(TypedDict):
    """What was done up to then."""

    game: Recorded


class GameKeepRequest(AboutScript):
    """Write the file of a game."""

    game: Recorded


class GameFile(TypedDict):
    """Its text."""

    file: str


class GameOpenRequest(About):
    """Read the file of a game of a level."""

    file: str


class GameOpened(TypedDict):
    """Its program, and what was done."""

    script: Script
    game: Recorded


PLAYED = (*SCRIPT, ANY)
NOT_OPENED = ("live.not_this_level", "live.unknown_level", "live.unreadable")
VERBS = {
    "game": Verb(GameRequest, GameTold, PLAYED),
    "game_back": Verb(GameBackRequest, GameBack, PLAYED),
    "game_keep": Verb(GameKeepRequest, GameFile, PLAYED),
    "game_open": Verb(GameOpenRequest, GameOpened, (*LEVEL, *NOT_OPENED)),
}
