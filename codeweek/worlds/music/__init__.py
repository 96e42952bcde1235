"""A score: a program writes its notes, voice by voice; it is judged like a drawing."""

from dataclasses import replace

from codeweek.command import commands_of
from codeweek.worlds.kinds import LOOK_NAMES, Answers, Fresh, Kind, goals_of, signing
from codeweek.worlds.music import commands, goals
from codeweek.worlds.music.goals import heard
from codeweek.worlds.music.music_map import FIELDS, answer, parse_map, with_model
from codeweek.worlds.music.narrate import narrate, narrate_step, show
from codeweek.worlds.music.notation import word_in, written
from codeweek.worlds.music.picture import asked, picture
from codeweek.worlds.music.score import plain
from codeweek.worlds.music.state import World


def _told(world: World, language: str) -> str:
    return written(plain(world.score), word_in(language))


def _labelled(world: World, language: str) -> World:
    return world if world.language == language else replace(world, language=language)


LOOP = '    play("c")\n    play("e")\n'
FRESH = Fresh(("play", "repeat"), {}, f"for _ in range(2):\n{LOOP}", LOOP.replace("    ", ""))

GOALS = goals_of(vars(goals))
COMMANDS = commands_of(commands)
KIND = Kind(
    "music",
    COMMANDS,
    FIELDS,
    GOALS,
    {name: LOOK_NAMES[name] for name in ("studio", "sober")},
    {"tune": heard},
    parse_map,
    picture,
    show,
    narrate,
    narrate_step,
    FRESH,
    with_model,
    needs_map=False,
    sign=signing(GOALS, str, {"?tune": asked}),
    others=("musique",),
    answers=Answers(answer, _told),
    labelled=_labelled,
    nothing="say.create_silent",
)
