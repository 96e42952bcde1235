"""The part of a level's blocks that the search supports; which a program uses, and how many an idea needs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from codeweek.blocks.python import GROUPS
from codeweek.blocks.script import Block, Script
from codeweek.command import Command
from codeweek.engine.budget import COMMAND, Budget
from codeweek.levels.files.concept import NESTED
from codeweek.levels.level import Level
from codeweek.levels.programs import allowed, catalogue_of, kind_of

CONTROL = ("repeat", "until", "while", "if", "if_else")
LOGIC = GROUPS["logic"]
FUNCTIONS = GROUPS["functions"]
LOOPS = ("repeat", "count", "count_from", "until", "while")

# Of no use alone: these only combine values that come from other blocks.
_ON_VALUES = frozenset((*GROUPS["arithmetic"], *GROUPS["comparisons"]))
_WITHOUT_GET = frozenset(["set", "change"])  # of no use when no block reads a variable
_GIVING = frozenset(["set", "define", "count", "count_from"])  # these give a variable its first value
_WITHOUT_SET = frozenset(["get", "change"])
_WITHOUT_DEFINE = frozenset(["call", "call_value", "return", "return_nothing"])


@dataclass(frozen=True)
class Language:
    """The blocks that the search builds programs of, in a fixed order.

    `commands` take no arguments; `sensors` are boolean, and are asked with words of closed lists at most;
    `outside`: types of the level that are not supported.
    """

    commands: tuple[str, ...]
    control: frozenset[str]
    sensors: tuple[str, ...]
    logic: frozenset[str]
    outside: tuple[str, ...]
    nested: bool = True
    functions: bool = False
    turns: int = 0  # the largest repeat count: more turns of even one command exceed the budget of a run

    @property
    def asks(self) -> bool:
        """Whether programs can have conditions, so that they may do different things on different maps."""
        return bool(self.sensors) and bool(self.control - {"repeat"})


def nested(block: Block) -> bool:
    """Whether a block is a loop that contains a loop."""
    return block.type in LOOPS and sum(inner.type in LOOPS for inner in block.walk()) > 1


def language(
    level: Level, without: frozenset[str] = frozenset(), spoken: frozenset[str] = frozenset()
) -> Language:
    """The language of a level, without some of its block types; `spoken`: what the search can say besides."""
    known, commands = catalogue_of(level), kind_of(level).commands
    may = allowed(level) - without
    plain = frozenset(name for name in may & commands.keys() if _plain(commands[name]))
    asks = may & {"until", "while", "if", "if_else"}
    spoken |= plain | may & frozenset((*CONTROL, *LOGIC, *FUNCTIONS)) | known.always
    return Language(
        tuple(sorted(name for name in plain if commands[name].shape == "command")),
        may & frozenset(CONTROL),
        tuple(sorted(name for name in plain if commands[name].shape == "boolean")) if asks else (),
        may & frozenset(LOGIC),
        tuple(sorted(_outside(may, spoken, commands))),
        NESTED not in without,
        may >= frozenset(FUNCTIONS),
        (level.work or Budget.work) // COMMAND,
    )


def _plain(command: Command) -> bool:
    """Whether a search can say all that a command can be asked: nothing, or a word of a closed list."""
    return not command.slots or (command.shape == "boolean" and all(slot.choices for slot in command.slots))


def _outside(may: frozenset[str], spoken: frozenset[str], commands: Mapping[str, Command]) -> Iterator[str]:
    """The unsupported types that can make a difference; arithmetic on constants does not, for example."""
    left = may - spoken
    left |= {name for name in may & commands.keys() if commands[name].shape == "reporter"}
    if "get" not in may:
        left -= _WITHOUT_GET
    if "define" not in may:
        left -= _WITHOUT_DEFINE
    if not may & _GIVING:
        left -= _WITHOUT_SET
    if left - _ON_VALUES:
        yield from left


SPARE = 2  # blocks over the minimum: without a limit, what a concept must be needed within


def within(level: Level, minimum: int) -> int:
    """The most blocks a program may have: the level's limit, or the known minimum when that is larger."""
    return max(level.limit or minimum + SPARE, minimum)


def uses(script: Script) -> frozenset[str]:
    """The block types of a program, and `nested` when it has a loop in a loop."""
    types = {block.type for block in script.walk()}
    return frozenset(types | ({NESTED} if any(map(nested, script.walk())) else set()))
