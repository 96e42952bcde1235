"""A page of text: a program writes on it, asks and is answered; it is judged by examples."""

from codeweek.command import commands_of
from codeweek.worlds.console import commands
from codeweek.worlds.console.example import FIELDS, parse_map
from codeweek.worlds.console.goals import decided, lines
from codeweek.worlds.console.narrate import narrate, narrate_step, show
from codeweek.worlds.console.picture import asked, picture
from codeweek.worlds.console.state import World, shown, spoken
from codeweek.worlds.kinds import LOOK_NAMES, Examples, Fresh, Kind, signing


def _said(world: World) -> str:
    return shown(world.lines)


def _example(world: World) -> tuple[tuple[object, ...], tuple[object, ...] | None]:
    return world.given, world.expected


FRESH = Fresh(("say", "ask"), {"said": [2, 3]}, "say(2)\nsay(3)\n", "say(2)\n")

GOALS = {lines.name: lines}
COMMANDS = commands_of(commands)
KIND = Kind(
    "console",
    COMMANDS,
    FIELDS,
    GOALS,
    {"sober": LOOK_NAMES["sober"]},
    {"said": _said},
    parse_map,
    picture,
    show,
    narrate,
    narrate_step,
    FRESH,
    needs_map=False,
    sign=signing(GOALS, str, {"?said": asked}),
    others=("texte", "carnet"),
    examples=Examples(_example, spoken, decided),
    nothing="say.create_blank",
)
