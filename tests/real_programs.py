"""Random programs with numbers and variables, and levels that are made so that each of them wins its own."""

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from codeweek.blocks.definitions import can_show
from codeweek.blocks.script import Script
from codeweek.engine.budget import Budget
from codeweek.engine.run import run
from codeweek.levels import programs
from codeweek.levels.level import Level, Start
from codeweek.play.session import play
from codeweek.worlds.robot.grid import parse_map

COMMANDS = ("turn_left", "turn_right", "paint", "pick", "drop", "swap", "back_to_start")
SENSORS = ("wall_ahead", "on_item", "painted", "wall_left")
REPORTERS = ("number_here", "number_ahead", "bag", "column")
SIZES = ((3, 1), (4, 1), (5, 1), (3, 2), (2, 2))
WORK = Budget(work=20_000)


class Author:
    """Writes programs of the blocks of a toolbox."""

    def __init__(self, random: Random, toolbox: frozenset[str]) -> None:
        self.random, self.toolbox = random, toolbox
        self.names: list[str] = []

    def has(self, *names: str) -> list[str]:
        return [name for name in names if name in self.toolbox]

    def truth(self, depth: int = 0) -> str:
        """A condition."""
        ways = ["sensor"] * 3 + ["name"] * bool(self.names) + ["less"] * 3 * ("less" in self.toolbox)
        ways += self.has("not", "and") if depth < 2 else []
        match self.random.choice(ways):
            case "name":
                return self.random.choice(self.names)
            case "less":
                sign = self.random.choice(("==", "<", ">", "!="))
                return f"{self.number(depth + 1)} {sign} {self.number(depth + 1)}"
            case "not":
                return f"not {self.truth(depth + 1)}"
            case "and":
                return (
                    f"({self.truth(depth + 1)} {self.random.choice(('and', 'or'))} {self.truth(depth + 1)})"
                )
        sensors = self.has(*SENSORS)
        return f"{self.random.choice(sensors)}()" if sensors else self.random.choice(("True", "False"))

    def number(self, depth: int = 0) -> str:
        """A value that is no condition."""
        reporters = self.has(*REPORTERS)
        ways = ["constant"] * 2 + ["name"] * 4 * bool(self.names) + ["reporter"] * 2 * bool(reporters)
        ways += ["add"] * 3 * ("add" in self.toolbox) + self.has("ask") if depth < 2 else []
        match self.random.choice(ways):
            case "name":
                return self.random.choice(self.names)
            case "reporter":
                return f"{self.random.choice(reporters)}()"
            case "ask":
                return "ask()"
            case "add":
                signs = ("+", "-", "*", "//", "%") if "modulo" in self.toolbox else ("+",)
                return f"({self.number(depth + 1)} {self.random.choice(signs)} {self.number(depth + 1)})"
        return str(self.random.choice((0, 1, 2, 3, -1, 5)))

    def any(self) -> str:
        return self.truth() if self.random.random() < 0.2 else self.number()

    def rows(self, size: int) -> list[str]:
        """The lines of so many statements."""
        lines: list[str] = []
        while size > 0:
            row = self.statement(size)
            size -= sum(line.strip() != "else:" for line in row)
            lines += row
        return lines

    def statement(self, most: int) -> list[str]:
        """The lines of a statement, of at most so many of them."""
        assigns = self.has("set", "set", "set") + self.has("change") * 3 * bool(self.names)
        ways = ["do"] * 4 + self.has("say") * 2 + assigns
        ways += self.has("repeat", "while", "if") * 3 if most > 1 else []
        ways += self.has("if_else") * 2 if most > 2 else []
        match self.random.choice(ways):
            case "say":
                return [f"say({self.any()})"]
            case "set":
                value = self.any()
                name = self.random.choice(("a", "a", "a", "b"))
                self.names += [] if name in self.names else [name]
                return [f"{name} = {value}"]
            case "change":
                return [f"{self.random.choice(self.names)} += {self.any()}"]
            case "repeat":
                return [f"for _ in range({self.number()}):", *self.inside(most - 1)]
            case "while":
                return [f"while {self.truth()}:", *self.inside(most - 1)]
            case "if":
                return [f"if {self.truth()}:", *self.inside(most - 1)]
            case "if_else":
                return [f"if {self.truth()}:", *self.inside(most - 2), "else:", *self.inside(1)]
        return [f"{self.random.choice(self.has('move', *COMMANDS))}()"]

    def inside(self, most: int) -> list[str]:
        return [f"    {line}" for line in self.rows(self.random.randint(1, most))]


def toolbox_of(random: Random) -> frozenset[str]:
    """Some blocks, numbers and variables often among them."""
    found = {"move", *random.sample(COMMANDS, random.randint(0, 3))}
    found |= set(random.sample(("repeat", "while", "if", "if_else"), random.randint(1, 4)))
    found |= set(random.sample((*SENSORS, *REPORTERS), random.randint(0, 3)))
    found |= {"set", "get", "change"} if random.random() < 0.7 else set()
    found |= {"say"} if random.random() < 0.6 else set()
    found |= {"add"} if random.random() < 0.4 else set()
    found |= {"add", "subtract", "multiply", "floor_divide", "modulo"} if random.random() < 0.2 else set()
    found |= {"less", "greater", "equal", "different"} if random.random() < 0.4 else set()
    found |= {"not"} if random.random() < 0.4 else set()
    found |= {"and", "or"} if random.random() < 0.1 else set()
    return frozenset(found | ({"ask"} if random.random() < 0.15 else set()))


def map_of(random: Random) -> Start | None:
    """A little map with a robot, walls, things, paint and numbers."""
    width, height = random.choice(SIZES)
    rows = [[random.choice("......#*p123") for _ in range(width)] for _ in range(height)]
    random.choice(rows)[0] = random.choice(">>>v^")
    world, problems = parse_map({"grid": "\n".join(map("".join, rows))})
    return None if problems else Start(world)


def level_of(random: Random, size: int) -> tuple[Level, Script] | None:
    """A level and a program of `size` blocks that wins it; None when this one wins nothing, or with less."""
    toolbox = toolbox_of(random)
    maps = [each for each in (map_of(random) for _ in range(random.choice((1, 2, 2, 3)))) if each]
    inputs = tuple((random.choice((1, 2, 5)),) if "ask" in toolbox else () for _ in maps)
    level = Level("law/level", "", "robot", tuple(maps), toolbox=tuple(sorted(toolbox)), inputs=inputs)
    lines = Author(random, toolbox).rows(size)
    reading = programs.read_in(level, "\n".join(lines))
    if not maps or reading.problems or not can_show(programs.catalogue_of(level), reading.script):
        return None
    wanted = wanting(random, level, reading.script)
    if wanted is None or not wins(wanted, reading.script) or shorter(wanted, lines):
        return None
    return wanted, reading.script


def wanting(random: Random, level: Level, script: Script) -> Level | None:
    """The level that asks for what a program does; None when it is stopped, or does nothing to ask for."""
    text, known = programs.python_text(level, script, "en"), programs.kind_of(level).commands
    runs = [
        run(text, known, start.world, WORK, level.answers(number)) for number, start in enumerate(level.maps)
    ]
    if any(trace.outcome != "done" for trace in runs):
        return None
    ends = [trace.world for trace in runs]
    asked = random.choice((("flag",), ("paint",), ("flag", "paint"), ("numbers",), ()))
    asked = () if "numbers" in asked and not all(end.numbers for end in ends) else asked
    goals = (*asked, *(["said"] if any(end.said for end in ends) else []))
    starts = []
    for start, end in zip(level.maps, ends, strict=True):
        flags = frozenset([end.cell]) if "flag" in asked else frozenset()
        ground = replace(start.world.map, flags=flags, targets=end.painted, wanted=end.numbers)
        starts.append(Start(replace(start.world, map=ground)))
    return (
        replace(level, maps=tuple(starts), goals=goals, said=tuple(end.said for end in ends))
        if goals
        else None
    )


def wins(level: Level, script: Script) -> bool:
    verdict = play(level, script, "fr").verdict
    return verdict is not None and verdict.won


def shorter(level: Level, lines: Sequence[str]) -> bool:
    """Whether the program wins without one of its lines: it says little of how many blocks are needed."""
    for number, line in enumerate(lines):
        left = "\n".join((*lines[:number], *lines[number + 1 :]))
        if not line.endswith(":"):
            reading = programs.read_in(level, left)
            if not reading.problems and wins(level, reading.script):
                return True
    return False
