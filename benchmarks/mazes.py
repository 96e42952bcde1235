"""Random mazes, for the solver."""

import random

from codeweek.levels.level import Level, Start
from codeweek.worlds.robot.grid import parse_map

SIDE = 9
TOOLBOX = ("move", "turn_left", "turn_right", "while", "not", "at_goal")
ASKING = ("if", "if_else", "wall_ahead", "wall_left")


def carved(number: int) -> Level:
    """A maze without rounds, the flag as far from the start as its last corridor."""
    chance = random.Random(number)
    walls = {(x, y) for x in range(SIDE) for y in range(SIDE)}
    path, end, far = [(1, 1)], (1, 1), 0
    walls.discard((1, 1))
    while path:
        x, y = path[-1]
        steps = [(dx, dy) for dx, dy in ((2, 0), (-2, 0), (0, 2), (0, -2)) if (x + dx, y + dy) in walls]
        steps = [(dx, dy) for dx, dy in steps if 0 < x + dx < SIDE - 1 and 0 < y + dy < SIDE - 1]
        if not steps:
            end, far = max((far, end), (len(path), path[-1]))[::-1]
            path.pop()
            continue
        dx, dy = chance.choice(steps)
        walls -= {(x + dx // 2, y + dy // 2), (x + dx, y + dy)}
        path.append((x + dx, y + dy))
    letter = {(1, 1): ">", end: "G"}
    lines = [
        "".join("#" if (x, y) in walls else letter.get((x, y), ".") for x in range(SIDE)) for y in range(SIDE)
    ]
    world, _problems = parse_map({"grid": "\n".join(lines)})
    return Level(f"random/{number}", "", "robot", (Start(world),), toolbox=(*TOOLBOX, *ASKING))
