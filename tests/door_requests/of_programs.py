"""A level that offers everything, and programs that do unusual things."""

import json

from misled import MISLED

from codeweek.blocks import blockly
from codeweek.blocks.read import read
from codeweek.levels import programs
from codeweek.play import builtin
from door_requests.asking import asked

FREE = """\
title: Tout
kind: robot
mode: create
map: |
  >..G
  .#..
toolbox: [up, down, left, right, move, turn_left, pick, drop, paint, say, repeat, count, count_from, while,
  if, if_else, variables, lists, functions, call_value, return, arithmetic, comparisons, logic, wall_ahead,
  bag, at_goal, ask, python]
"""


PROGRAMS = {
    "endless": "while True:\n    avancer()\n",
    "turning": "while True:\n    pivoter_gauche()\n",
    "counting": "x = 0\nwhile True:\n    x = x + 1\n",
    "recursion": "def f():\n    f()\nf()\n",
    "growth": "x = 2\nfor _ in range(50):\n    x = x * x\n",
    "list": "a = [1]\nfor _ in range(5000):\n    a.append(a)\n",
    "text": "x = 'é'\nfor _ in range(100):\n    x = x + x\n",
    "talk": "for i in range(100):\n    dire(i)\n",
    "division": "x = 1 / 0\n",
    "typed": (
        "import random\nfrom math import sqrt\nl = []\n"
        "for n in [3, 1, 2]:\n    l.append((n, random.randint(1, 100), f'{sqrt(n)}'))\n"
        "l.sort()\na, b = l[0], l[1:]\ndire(str(a) + str(b) + str(sum([0.5, 0.25])))\n"
        "while True:\n    if n in [1, 2]:\n        break\nprint(a, sep=';')\ndire(round(2.675, 2))\n"
        "int('x')\n"
    ),
    "school": (
        "import random\nfrom math import *\nd = {'é': 1, (1, 2): [0.1]}\nrandom.seed(3)\nl = list(range(9))\n"
        "random.shuffle(l)\nfor i, x in enumerate(sorted(l, key=lambda n: -n)[:3]):\n"
        "    d[i] = f'{x / 3:>8.3f}'\n"
        "try:\n    d['x'] += 1\nexcept KeyError as e:\n    dire(str(e) + str(d))\n"
        "finally:\n    dire(d.get(0))\n"
        "def f(a, b=2):\n    global l\n    l = [c for c in l if c % b == a]\n    return max(l, key=d.get)\n"
        "try:\n    dire(f(b=3, a=1))\nexcept (TypeError, ValueError):\n    dire(ord('é'))\n"
        "while l:\n    del l[0]\nelse:\n    dire(factorial(5))\ndel d[3]\n"
    ),
    "floats": "x = 0.1 + 0.2\ndire(x)\ndire(7 // 2)\ndire(7 % 3)\ndire(2 ** 10)\n",
    "values": "def double(n):\n    return n * 2\na = [1, 'deux', True, double(3)]\ndire(a)\ndire(len(a))\n",
    "long": "x = 0\nfor i in range(3000):\n    x = x + i\n",
    "deep": "x = " + "1 + (" * 15 + "1" + ")" * 15 + "\n",
    "mixed": "x = 1 + 'a'\n",
    "unknown": "x = y\n",
    "index": "a = [1]\nx = a[5]\n",
    "asking": "x = demander()\nwhile x < 9:\n    x = x + demander()\ndire(x)\n",
    "nested": "".join("    " * n + "for _ in range(2):\n" for n in range(8)) + "    " * 8 + "peindre()\n",
}


def of_programs(language):
    """A teacher's level that offers everything, and programs that do unusual things."""
    opened = asked("open", name="tout.yaml", text=FREE, language=language)
    yield opened
    key = _key(opened)
    known = programs.catalogue_of_kind("robot")
    for source in PROGRAMS.values():
        found = read(known, source)
        assert not found.problems, source
        about = {"pack": key, "level": "tout", "script": blockly.save(found.script, known)}
        for inputs in ([], ["4"], ["4", "8"]) if "demander" in source else ([],):
            yield asked("play", language=language, inputs=inputs, **about)
        for index in (0, 1, 2, 7, 900):
            yield asked("step", run=0, index=index, language=language, **about)
    yield asked("describe", pack=key, language=language)
    yield asked("comics", pack=key, language=language)
    for id, source in MISLED:
        known = programs.catalogue_of(builtin.level(id))
        script = blockly.save(programs.read_in(builtin.level(id), source).script, known)
        yield asked("play", pack="codeweek", level=id, script=script, language=language)


def _key(request):
    from codeweek.web_api.api import PageApi

    return json.loads(PageApi().handle(request))["pack"]["key"]
