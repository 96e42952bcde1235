"""What a page asks of a child who plays a game."""

import json
from pathlib import Path

from codeweek.levels import programs
from codeweek.packs.load import of_texts
from codeweek.web_api import describe
from door_requests.asking import LEVELS, asked

FOLDER = Path(__file__).parents[2] / "levels" / "13-quand"
FILES = {path.stem: path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.yaml"))}
GAMES = {
    name: of_texts({f"{name}.yaml": text}) for name, text in FILES.items()
}  # each level alone, as its file is opened
LAST = [[1, "key", "up"], [1, "key", "up"], [2, "key", "right"], [4, "click", "pixel"], [6, "key", "down"]]


def about(name, language):
    """Of a level in a file of its own: what each request about it has."""
    from codeweek.levels.program_translation import spoken
    from codeweek.progress import course

    level = spoken(GAMES[name].levels[0], language)
    script = describe.dressed(level, programs.solution(level).script)
    return {"pack": course.key_of(GAMES[name]), "level": level.id, "language": language, "script": script}


def of_games(language):
    """Each game of a chapter: begun, played on, gone back to, kept and opened; its film told."""
    for name, text in FILES.items():
        told = about(name, language)
        yield asked("open", name=f"{name}.yaml", text=text, language=language)
        for ticks in (1, 2, 5, 9):
            game = {"seed": 7, "ticks": ticks, "inputs": [each for each in LAST if each[0] <= ticks]}
            yield asked("game", game=game, known=0 if ticks == 1 else 2, **told)
        yield asked("step", run=0, index=3, game=game, inputs=[], trap=None, **told)
        yield asked("world", run=0, index=3, map=0, game=game, inputs=[], trap=None, **told)
        yield asked("game_back", game=game, index=2, **told)
        yield asked("game_keep", game=game, **told)
    kept = {"format": 1, "level": told["level"], "program": told["script"], **game}
    for change in ({}, {"level": "no"}, {"ticks": -1}, {"program": {}}, {"seed": 8}):
        yield asked("game_open", file=json.dumps({**kept, **change}), **told)
    for wrong in ({"seed": "x"}, {"known": 9999}, {"game": None}, {"script": {}}):
        yield asked("game", **{"game": {**game, **wrong}, "known": wrong.get("known", 0), **told, **wrong})
    yield asked("game", game=game, known=0, pack="codeweek", level=LEVELS[0].id, language=language)
