"""What programs of a level are made of, as far as the search speaks it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from codeweek.blocks.python import GROUPS
from codeweek.blocks.script import Block
from codeweek.command import Command
from codeweek.engine.budget import COMMAND, Budget
from codeweek.levels.files.concept import NESTED
from codeweek.levels.level import Level
from codeweek.levels.programs import allowed, catalogue_of, kind_of

CONTROL = ("repeat", "until", "while", "if", "if_else")
LOGIC = GROUPS["logic"]
FUNCTIONS = GROUPS["functions"]
LOOPS = ("repeat", "count", "count_from", "until", "while")

# What says nothing by itself: it only works on the values that others bring.
_ON_VALUES = frozenset((*GROUPS["arithmetic"], *GROUPS["comparisons"]))
_WITHOUT_GET = frozenset(["set", "change"])  # a value that nothing reads
_WITHOUT_DEFINE = frozenset(["call", "call_value", "return", "return_nothing"])


@dataclass(frozen=True)
class Language:
    """The words of the programs to look at, in a fixed order.

    `commands` are without arguments; `sensors` answer yes or no; `outside` is what the search does not speak.
    """

    commands: tuple[str, ...]
    control: frozenset[str]
    sensors: tuple[str, ...]
    logic: frozenset[str]
    outside: tuple[str, ...]
    nested: bool = True
    functions: bool = False
    turns: int = 0  # of a repeat: with more, each doing something, a run is stopped

    @property
    def asks(self) -> bool:
        """Whether what a program does may depend on what it meets."""
        return bool(self.sensors) and bool(self.control - {"repeat"})


def nested(block: Block) -> bool:
    """Whether a block is a loop with a loop in it."""
    return block.type in LOOPS and sum(inner.type in LOOPS for inner in block.walk()) > 1


def language(level: Level, without: frozenset[str] = frozenset()) -> Language:
    """The language of a level, without some of its block types."""
    known, commands = catalogue_of(level), kind_of(level).commands
    may = allowed(level) - without
    plain = frozenset(name for name in may & commands.keys() if not commands[name].slots)
    asks = may & {"until", "while", "if", "if_else"}
    spoken = plain | may & frozenset((*CONTROL, *LOGIC, *FUNCTIONS)) | known.always
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


def _outside(may: frozenset[str], spoken: frozenset[str], commands: Mapping[str, Command]) -> Iterator[str]:
    """The types that matter and are not spoken: a sum of plain numbers is a number, for example."""
    left = may - spoken
    left |= {name for name in may & commands.keys() if commands[name].shape == "reporter"}
    if "get" not in may:
        left -= _WITHOUT_GET
    if "define" not in may:
        left -= _WITHOUT_DEFINE
    if left - _ON_VALUES:
        yield from left
