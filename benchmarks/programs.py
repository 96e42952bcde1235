"""Small programs, and a world that costs almost nothing: what is measured is how programs are run.

Read by this Python, and by that of the page. `benchmarks/peers/programs.mjs` has the same in JavaScript.
"""

from dataclasses import dataclass

from codeweek.command import command, sensor


@dataclass(frozen=True)
class Walker:
    """A robot in an endless corridor, with a wall at each tenth cell."""

    cell: int = 0


@command("moves")
def move(world: Walker) -> Walker:
    return Walker(world.cell + 1)


@sensor()
def wall_ahead(world: Walker) -> bool:
    return world.cell % 10 == 9


COMMANDS = {c.name: c for c in (move, wall_ahead)}

PROGRAMS = {
    "empty": "for i in range(100000):\n    x = 1\n",
    "nested": "s = 0\nfor i in range(200):\n    for j in range(200):\n        s += i * j % 7\n",
    "fib": "def fib(n):\n    if n < 2:\n        return n\n    return fib(n - 1) + fib(n - 2)\nx = fib(18)\n",
    "robot": (
        "n = 0\nwhile n < 8000:\n    if wall_ahead():\n        move()\n        move()\n"
        "    move()\n    n += 1\n"
    ),
    "bubble": (
        "a = []\nfor i in range(60):\n    a.append(i * 37 % 61)\n"
        "for i in range(60):\n    for j in range(0, 59 - i):\n        if a[j] > a[j + 1]:\n"
        "            t = a[j]\n            a[j] = a[j + 1]\n            a[j + 1] = t\n"
    ),
    "texts": "s = ''\nfor i in range(5000):\n    s = s + 'a'\n    if len(s) > 50:\n        s = ''\n",
}
