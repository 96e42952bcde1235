"""CPU of the worst program of each operation, in this Python and in the page's: at most 2 s each.

The programs are searched for: they do one thing over and over, with hostile values. A part of the bench shows
the worst; `python -m benchmarks.operations` shows each.
"""

import sys
from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from time import process_time

from benchmarks.missing import needed
from benchmarks.rows import Row, budget
from benchmarks.runs import budgeted
from benchmarks.steps import ask, node
from codeweek import data
from codeweek.blocks.typed.call_table import FUNCTIONS, KEYWORDS, LAZY, METHODS, MODULES
from codeweek.engine.budget import Budget

MOST = 2.0  # seconds of CPU of one program
LOOK = 2_000  # units of work of a first look at a program
KEPT = 3  # programs of one operation that are run to their end
TIMES = 8  # that each turn does the operation: short ones share a unit

# Long, wide, deep and odd values, as a program writes them.
VALUES: Mapping[str, str] = {
    "letter": "'a'",
    "short": "'a' * 60",  # a sum of texts that costs nothing
    "long": "'a' * 9999",
    "wide": "'日' * 9900",
    "spaces": "'\\u2003' * 9900",
    "commas": "'a,' * 4900",
    "needle": "'a' * 20 + 'b' + 'a' * 20",
    "decimals": "'0.' + '1' * 9000",
    "digits": "'0' * 4000 + '7'",
    "zero": "0",
    "less": "0 - 1300",
    "giant": "2 ** 4000 + 1",
    "half": "3 ** 1290",
    "free": "2 ** 511 - 1",
    "huge": "1.7 * 10.0 ** 308",
    "yes": "True",
    "pair": "[1, 2]",
    "zeros": "[0] * 9999",
    "texts": "[''] * 9999",
    "words": "['a' * 40] * 3000",
    "floats": "[0.1] * 300",
    "giants": "[2 ** 4000] * 4000",
    "lists": "[[]] * 4900",
    "rows": "[[0] * 90] * 90",
    "keys": "dict(zip(range(4900), range(4900)))",
    "pairs": "[(1, 2)] * 4900",
    "set": "set(range(4900))",
    "set of texts": "{str(i) * 9 for i in range(4900)}",
}
FEW = ("letter", "long", "wide", "needle", "zero", "less", "giant", "zeros", "lists")  # of three

_SIGNS = {
    "_add": "+",
    "_sub": "-",
    "_mul": "*",
    "/": "/",
    "_div": "//",
    "_mod": "%",
    "_pow": "**",
    "_in": "in",
    "_and": "&",
    "_or": "|",
    "_eq": "==",
    "_ne": "!=",
    "_lt": "<",
    "_le": "<=",
    "_gt": ">",
    "_ge": ">=",
}
_CHANGED = {"sub": "-", "mul": "*", "truediv": "/", "div": "//", "mod": "%", "pow": "**"}
OPERATORS: Mapping[str, str] = {
    **{name: f"k = {{}} {sign} {{}}" for name, sign in _SIGNS.items()},
    "-": "k = -{}",
    "not": "k = not {}",
    "[]": "k = {}[{}]",
    "_iadd": "{} += {}",
    **{f"_i{name}": f"k = {{}}\n    k {sign}= {{}}" for name, sign in _CHANGED.items()},
    "_iand": "k = {}\n    k &= {}",
    "_ior": "k = {}\n    k |= {}",
    "_minus": "k = set({}) - set({})",
    "_iminus": "k = set({})\n    k -= set({})",
    "_set_cut": "{}[{}:] = {}",
    "_set_item": "{}[{}] = {}",
    "_append": "{}.append({})",
    "_list": "k = [{}, {}]",
    "_len": "k = len({})",
    "_joined": "k = f'{{{}}}{{{}}}'",
    "_cut": "k = {}[{}:{}]",
    "_all": "print(*{})",
    "_delete": "k = {{{}: 1}}\n    del k[{}]",
    "_delete_cut": "k = {}[:]\n    del k[{}:{}]",
    "_formatted": "k = f'{{{}:>{{{}}}}}'",
    "_gathered": "k = [i for i in {}]",
    "_item": "k = {{{}: 1}}\n    j = k[{}]",
    "_keyed": "k = {{{}: 1, {}: 2}}",
    "_paid": "k = any(i for i in {})",
    "_repr": "k = f'{{{}!r}}'",
}
# The detector of endless loops looks at all that a loop can change; nothing of it stands in the program.
LOOPS: Mapping[str, str] = {
    "a list's first": "l = [0] * 250\nwhile True:\n    l[0] += 1\n",
    "a list's last": "l = [0] * 250\nwhile True:\n    l[249] += 1\n",
    "a grid": "g = []\nfor i in range(10):\n    g.append([0] * 10)\nwhile True:\n    g[0][0] += 1\n",
    "counters": "".join(f"x{i} = 0\n" for i in range(20))
    + "while True:\n"
    + "".join(f"    x{i} = (x{i} + 1) % {i + 2}\n" for i in range(20)),
    "many variables": "l = [0]\n"
    + "".join(f"x{i} = 0\n" for i in range(200))
    + "while True:\n    l[0] += 1\n    j = True\n    while j:\n        j = False\n",
    "many of a function": "def f():\n    l = [0]\n"
    + "".join(f"    x{i} = 0\n" for i in range(300))
    + "    while True:\n        l[0] += 1\nf()\n",
    "texts": "l = []\nfor i in range(100):\n    l.append('日' * 9900)\n"
    "l.append(0)\nwhile True:\n    l[100] += 1\n",
    "a world": "l = [0]\nfor i in range(3000):\n    move()\n"
    "while True:\n    l[0] += 1\n    if l[0] == 32768:\n        move()\n",
}


def spelled() -> Mapping[str, tuple[str, ...]]:
    """The operations by their names in instrumented code, each as it is written with few values and more."""
    found: dict[str, tuple[str, ...]] = {name: (text,) for name, text in OPERATORS.items()}
    for name, bounds in FUNCTIONS.items():
        found[f"_f_{name}"] = _calls(name, *bounds, KEYWORDS.get(name, ()))
    for name in ("filter", "map"):
        found[f"_f_{name}"] = (f"k = list({name}(str, {{}}))", f"k = list({name}(lambda x: [x], {{}}))")
    for module, functions in MODULES.items():
        found |= {f"_f_{module}_{name}": _calls(f"{module}.{name}", *b) for name, b in functions.items()}
    for name, bounds in METHODS.items():
        found[f"_m_{name}"] = _calls(f"{{}}.{name}", *bounds, KEYWORDS.get(f".{name}", ()))
    return found


def _calls(name: str, few: int, most: int, words: tuple[str, ...] = ()) -> tuple[str, ...]:
    lists = [", ".join(["{}"] * count) for count in range(few, min(most, 2) + 1)]
    lists += [f"{lists[-1]}, {word}={'str' if word == 'key' else '{}'}".lstrip(", ") for word in words]
    lazy = name in LAZY or name[2:] in LAZY
    return tuple(f"k = list({name}({values}))" if lazy else f"k = {name}({values})" for values in lists)


def programs(name: str) -> Iterator[str]:
    """The programs that do one operation over and over, each with other values."""
    for text in spelled()[name]:
        holes = text.count("{}")
        for values in product(VALUES if holes < 3 else FEW, repeat=holes):
            given = "".join(f"{hole} = {VALUES[value]}\n" for hole, value in zip("abc", values, strict=False))
            module = "".join(f"import {each}\n" for each in MODULES if f" {each}." in text)
            done = f"    {text.format(*'abc')}\n" * TIMES
            yield f"{module}{given}for i in range(10 ** 9):\n{done}"


def spent(source: str, work: int = Budget.work) -> tuple[float, int]:
    """Seconds of CPU that a run takes, and its steps if it is the budget that ends it."""
    go = budgeted(source, work)
    start = process_time()
    steps = go()
    return process_time() - start, steps


def worst(name: str, kept: int) -> list[str]:
    """The programs of one operation that take most of this Python, by a first look at each.

    One that the budget does not end by then does not go on for long.
    """
    looked = [(spent(source, LOOK), source) for source in programs(name)]
    looked.sort(key=lambda each: (each[0][1] > 0, each[0][0]), reverse=True)
    return [source for _spent, source in looked[:kept]]


EVERY = (*LOOPS, *spelled())


def measured(names: Iterable[str], kept: int) -> Iterator[tuple[str, float, float]]:
    """Each operation, with the CPU of its worst program in this Python and in the page's."""
    folder = data.web() / "py"
    needed(folder / "pyodide-lock.json", "run `make web` first")
    with node("budgeted", folder) as page:
        for name in names:
            sources = [LOOPS[name]] if name in LOOPS else worst(name, kept)
            here = max(spent(source)[0] for source in sources)
            asked = [ask(page, [source]) for source in sources]
            yield name, here, max(found["cpu"] for found in asked) / 1000


def rows(quick: bool) -> list[Row]:
    """The worst operation in this Python, and in the page's."""
    found = list(measured(EVERY, 1 if quick else KEPT))
    what = f"CPU of a program, the worst of {len(found)} operations"
    return [
        budget("operations", f"{what}, {where}", [max(seconds)], "s", MOST)
        for where, seconds in zip(
            ("this Python", "the page's Python"), list(zip(*found, strict=True))[1:], strict=True
        )
    ]


if __name__ == "__main__":
    print("| operation | this Python, s | the page's Python, s |\n| --- | --- | --- |", flush=True)
    for name, here, there in measured(sys.argv[1:] or EVERY, KEPT):
        print(f"| {name} | {here:.2f} | {there:.2f} |", flush=True)
