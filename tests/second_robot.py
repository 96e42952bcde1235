"""The rules of the robot written a second time, for a search that shares nothing with what it is to check."""

from typing import Any, NamedTuple

Cell = tuple[int, int]
STEPS = ((1, 0), (0, 1), (-1, 0), (0, -1))  # east, south, west, north
ARROWS = {"right": 0, "down": 1, "left": 2, "up": 3}
LOOKS = {f'looking("{name}")': side for name, side in ARROWS.items()}
TURNS = {"turn_left": 3, "turn_right": 1}
SIDES = {"wall_ahead": 0, "wall_right": 1, "wall_left": 3}


class Robot(NamedTuple):
    """All that a program can change."""

    x: int
    y: int
    heading: int
    items: frozenset[tuple[Cell, int]]
    filled: frozenset[tuple[Cell, int]]
    painted: frozenset[Cell]
    bag: int
    done: int = 0  # commands, where they are counted


class Ground:
    """A map, and the robot at its start; `goals` are those that a program must meet."""

    def __init__(self, world: Any, goals: tuple[str, ...]) -> None:
        self.world, self.map = world, world.map
        self.start = Robot(
            world.x,
            world.y,
            world.heading,
            frozenset(world.items),
            frozenset(world.filled),
            world.painted,
            world.bag,
        )
        self.goals = goals or self.suggested()
        cells = [(x, y) for x in range(self.map.width) for y in range(self.map.height)]
        self.free = {(*cell, side) for cell in cells for side in range(4) if self.open(cell, side)}

    def suggested(self) -> tuple[str, ...]:
        """The goals of a level that names none: of what stands on its map."""
        there = {
            "flag": self.map.flags,
            "facing": "facing" in self.map.rules,
            "items": self.world.items or self.map.rules.get("leave"),
            "pots": self.map.pots,
            "paint": self.map.targets,
        }
        return tuple(name for name, found in there.items() if found)

    def open(self, cell: Cell, side: int) -> bool:
        """Whether one may go out of a cell there: a fence is of the cell west or north of it."""
        x, y = cell[0] + STEPS[side][0], cell[1] + STEPS[side][1]
        fence = (*cell, side) if side < 2 else (x, y, side - 2)
        inside = 0 <= x < self.map.width and 0 <= y < self.map.height
        return inside and (x, y) not in self.map.walls and fence not in self.map.fences

    def do(self, name: str, now: Robot) -> Robot | None:
        """The robot after a command; None where it is stopped, by a command too many as well."""
        most = self.map.rules.get("moves", 0)
        if most and now.done == most:
            return None
        after = self.done(name, now)
        return after._replace(done=now.done + 1) if after and most else after

    def done(self, name: str, now: Robot) -> Robot | None:
        """The robot after a command, however many there were."""
        if name == "move":
            return self.step(now, now.heading)
        if name in ARROWS:
            return self.step(now, ARROWS[name])
        if name in TURNS:
            return now._replace(heading=(now.heading + TURNS[name]) % 4)
        if name == "back_to_start":
            return now._replace(x=self.map.start[0], y=self.map.start[1], heading=self.map.start_heading)
        if name == "paint":
            return now._replace(painted=now.painted | {(now.x, now.y)})
        return self.pick(now) if name == "pick" else self.drop(now)

    def step(self, now: Robot, side: int) -> Robot | None:
        if (now.x, now.y, side) not in self.free:
            return None
        there = now.x + STEPS[side][0], now.y + STEPS[side][1]
        now = Robot(*there, side, *now[3:])
        many = dict(now.items).get(there, 0)
        if self.map.auto_pick and many:
            now = now._replace(items=now.items - {(there, many)}, bag=now.bag + many)
        return now

    def pick(self, now: Robot) -> Robot | None:
        here, items = (now.x, now.y), dict(now.items)
        if here not in items:
            return None
        return now._replace(items=counted(items, here, -1), bag=now.bag + 1)

    def drop(self, now: Robot) -> Robot | None:
        here, filled = (now.x, now.y), dict(now.filled)
        if not now.bag:
            return None
        now = now._replace(bag=now.bag - 1)
        wants = dict(self.map.pots).get(here)
        if wants is None:
            return now._replace(items=counted(dict(now.items), here, 1))
        return now._replace(filled=counted(filled, here, 1)) if filled.get(here, 0) < wants else None

    def ask(self, name: str, now: Robot) -> bool:
        """What a sensor answers."""
        here = (now.x, now.y)
        if name in LOOKS:
            return now.heading == LOOKS[name]
        if name in SIDES:
            return (*here, (now.heading + SIDES[name]) % 4) not in self.free
        if name == "path_ahead":
            return (*here, now.heading) in self.free
        if name == "on_item":
            return here in dict(now.items)
        return here in (self.map.flags if name == "at_goal" else now.painted)

    def won(self, now: Robot) -> bool:
        """Whether the robot ends as the level asks."""
        met = {
            "flag": (now.x, now.y) in self.map.flags,
            "facing": now.heading == self.map.rules.get("facing"),
            "items": sum(many for _, many in now.items) == self.map.rules.get("leave", 0),
            "pots": now.filled == frozenset(self.map.pots),
            "paint": now.painted == self.map.targets | self.world.painted,
        }
        return all(met[goal] for goal in self.goals)


def counted(counts: dict[Cell, int], cell: Cell, more: int) -> frozenset[tuple[Cell, int]]:
    """Counts with one more or one less on a cell; a cell with none is left out."""
    counts[cell] = counts.get(cell, 0) + more
    return frozenset((where, many) for where, many in counts.items() if many)
