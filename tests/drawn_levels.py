"""Little robot levels: their maps are drawn first, and ask for what a drawn program does there."""

from dataclasses import replace
from random import Random
from typing import Any

from second_robot import Ground, Robot

from codeweek.levels.level import Level, Start
from codeweek.worlds.robot.grid import parse_map
from codeweek.worlds.robot.state import World, cell_name

WALKING = ("move", "turn_left", "turn_right")
ARROWS = ("up", "down", "left", "right")
MORE = ((), (), ("pick",), ("pick", "drop"), ("paint",), ("back_to_start",))
GOALS = {("pick",): ("items",), ("pick", "drop"): ("items", "pots"), ("paint",): ("paint",)}
CONTROL = (
    (),
    ("repeat",),
    ("repeat", "define", "call"),
    ("repeat", "if", "wall_ahead"),
    ("while", "path_ahead"),
    ("while", "not", "wall_ahead", "on_item"),
    ("until", "wall_ahead", "at_goal"),
    ("repeat", "if_else", "on_item", "not"),
    ("while", "if_else", "wall_left", "wall_ahead", "not"),
    ("repeat", "while", "path_ahead", "painted", "and"),
    ("if", "while", "wall_right", "on_item", "or"),
    ("if", "wall_ahead"),
    ("if_else", "on_item"),
    ("while", "looking", "not"),
    ("repeat", "if", "looking"),
    ("if", "if_else", "wall_left", "not"),
)
ASKED = ("wall_ahead", "path_ahead", "on_item", "wall_left", "wall_right", "painted")  # the flag comes last
HEADS = ("repeat", "while", "until", "if", "if_else")
DONE = (*WALKING, *ARROWS, "pick", "drop", "paint")
SIZES = ((6, 1), (7, 2), (4, 3), (5, 4))
WALKED = 4  # cells at least
RULED = 0.3  # how often each of the rules of a run is asked for
FUEL = 40  # statements that are run


def rows(random: Random, names: tuple[str, ...], deep: int = 2) -> list[Any]:
    """A few statements: a command, or what one repeats or asks."""
    return [statement(random, names, deep) for _ in range(random.choice((1, 2, 2, 3)))]


def statement(random: Random, names: tuple[str, ...], deep: int) -> Any:
    heads = [name for name in names if name in HEADS]
    if not heads or not deep or random.random() < 0.4:
        return random.choice([name for name in names if name in DONE])
    sensors = [name for name in names if name in ASKED] or ["wall_ahead"]
    inside, other = rows(random, names, deep - 1), rows(random, names, deep - 1)
    return random.choice(heads), random.choice(sensors), random.randint(2, 5), inside, other


class Run:
    """A run that stops where it cannot go on."""

    def __init__(self, ground: Ground, program: list[Any]) -> None:
        self.ground, self.now, self.fuel = ground, ground.start, FUEL
        self.picked: set[Any] = set()
        self.commands = 0
        self.walked = {(self.now.x, self.now.y)}
        self.ended = self.all(program)

    def all(self, program: list[Any]) -> bool:
        return all(self.one(each) for each in program)

    def one(self, statement: Any) -> bool:
        self.fuel -= 1
        if self.fuel < 0:
            return False
        if isinstance(statement, str):
            return self.done(statement, self.ground.do(statement, self.now))
        name, asked, times, body, other = statement
        if name == "repeat":
            return all(self.all(body) for _ in range(times))
        if name in ("if", "if_else"):
            body = body if self.ground.ask(asked, self.now) else other if name == "if_else" else []
            return self.all(body)
        while self.ground.ask(asked, self.now) == (name == "while"):
            if not self.all(body):
                return False
        return True

    def done(self, name: str, after: Robot | None) -> bool:
        if after is None:
            return name in ("pick", "drop")  # as if it were not there
        if name == "pick" or after.bag > self.now.bag:
            self.picked.add((after.x, after.y))
        self.now, self.commands = after, self.commands + 1
        self.walked.add((after.x, after.y))
        return True


def drawn_level(seed: int) -> Level:
    """A level of one or two maps, the same for the same seed."""
    random = Random(seed)
    found = None
    while found is None:
        found = maybe(random)
    return found


def maybe(random: Random) -> Level | None:
    """A level; None where its program is stopped or does very little."""
    more, control = random.choice(MORE), random.choice(CONTROL)
    toolbox = (*random.choice((WALKING, WALKING, ARROWS)), *more, *control)
    goals = ("flag", *GOALS.get(more, ()))
    program, auto_pick = rows(random, toolbox), random.random() < 0.2
    ruled = tuple(random.random() < RULED for _ in range(3))
    goals = (*goals, "facing") if ruled[0] else goals
    many = random.choice((1, 2, 2, 3))
    asked = [asking(empty(random, auto_pick), program, goals, ruled) for _ in range(many)]
    maps = tuple(Start(world) for world in asked if world)
    if len(maps) < len(asked):
        return None
    return Level("law/drawn", "", "robot", maps, toolbox=tuple(sorted(toolbox)), goals=goals)


def empty(random: Random, auto_pick: bool) -> World:
    """A map of a few cells, without anything that is asked for."""
    width, height = random.choice(SIZES)
    cells = [(x, y) for x in range(width) for y in range(height)]
    letters = {cell: random.choice("...#***") for cell in cells} | {
        random.choice(cells): random.choice("><^v")
    }
    grid = "\n".join("".join(letters[x, y] for x in range(width)) for y in range(height))
    x, y = random.choice(cells)
    walls = [f"{cell_name((x, y))}-{cell_name((x, y + 1))}"] if y + 1 < height else []
    world, problems = parse_map({"grid": grid, "walls": walls, "auto_pick": auto_pick})
    assert not problems
    return world


def asking(world: World, program: list[Any], goals: tuple[str, ...], ruled: tuple[bool, ...]) -> World | None:
    """The map with a flag where the program ends, the things that it takes, and the cells that it paints.

    `ruled`: whether it asks where the robot looks, leaves the things that are left, and counts commands.
    """
    run = Run(Ground(world, goals), program)
    there = (run.now.x, run.now.y)
    lacks = "items" in goals and not run.picked
    if lacks or not run.ended or len(run.walked) < WALKED or there == world.cell:
        return None
    dropped = [pair for pair in run.now.items if pair[0] not in dict(world.items)]
    pots = tuple(sorted(dropped)) if "pots" in goals else ()
    targets = run.now.painted if "paint" in goals else frozenset()
    left = sum(many for _, many in run.now.items) - sum(many for _, many in pots) if ruled[1] else 0
    facing = run.now.heading if ruled[0] else None
    asked = {"leave": left if "items" in goals else 0, "moves": run.commands if ruled[2] else 0}
    rules = {name: value for name, value in asked.items() if value}
    if facing is not None:
        rules["facing"] = facing
    map = replace(world.map, flags=frozenset({there}), targets=targets, pots=pots, rules=rules)
    if "leave" in rules:
        return replace(world, map=map)
    return replace(world, map=map, items=tuple(pair for pair in world.items if pair[0] in run.picked))
