"""A stage with heroes that wait for events: a game, judged by scenarios that are played in advance."""

from codeweek.command import commands_of
from codeweek.worlds.kinds import LOOK_NAMES, Examples, Fresh, Kind
from codeweek.worlds.robot.looks import LOOKS
from codeweek.worlds.robot.state import shown
from codeweek.worlds.stage import commands
from codeweek.worlds.stage.actor_icons import sign
from codeweek.worlds.stage.game_translation import chosen, names, spoken
from codeweek.worlds.stage.goals import arrived, expected, reacts, told
from codeweek.worlds.stage.narrate import narrate, narrate_step, show
from codeweek.worlds.stage.picture import picture
from codeweek.worlds.stage.stage_map import FIELDS, PLACE, parse_map
from codeweek.worlds.stage.state import World


def _example(_world: World) -> tuple[tuple[object, ...], tuple[object, ...] | None]:
    return (), None


def _decided(_ends: object) -> None:
    return None


def _said(world: World) -> str:
    return shown(tuple(value for actor in world.actors for value in actor.said))


FRESH = Fresh(
    ("when_key", "right"),
    {
        "grid": "......\n",
        "heroes": {"cat": "A1"},
        "inputs": [[1, "key", "right"]],
        "ticks": 3,
        "expected": {"cat.cell": "C1"},
    },
    "def when_key_right():\n    right()\n    right()\n",
    "def when_key_right():\n    right()\n",
)

COMMANDS = commands_of(commands)
KIND = Kind(
    "stage",
    COMMANDS,
    FIELDS,
    {expected.name: expected},
    {name: LOOK_NAMES[name] for name in LOOKS},
    {"said": _said, "arrived": arrived},
    parse_map,
    picture,
    show,
    narrate,
    narrate_step,
    FRESH,
    sign=sign,
    others=("scène", "théâtre"),
    examples=Examples(_example, spoken, _decided, told, reacts, names),
    waits=True,
    shared=tuple(PLACE),
    chosen=chosen,
)
