"""Running: steps, worlds, outcomes, and what a child is told."""

import ast

import pytest
from small_world import COMMANDS, Row, go, key, program

from codeweek.command import command
from codeweek.data import text
from codeweek.engine.run import run
from codeweek.program import Program
from codeweek.text import REGISTERS, Key


def test_a_step_is_a_statement_and_the_world_after_it() -> None:
    trace = go("move()\nsay(cell())\n")
    assert [trace.at(i).line for i in range(3)] == [None, 1, 2]
    assert [trace.at(i).block for i in range(3)] == [None, "b1", "b2"]
    assert [trace.at(i).world for i in range(3)] == [Row(0), Row(1), Row(1, (1,))]
    assert (trace.outcome, trace.diagnostic, trace.world) == ("done", None, Row(1, (1,)))


@pytest.mark.parametrize("index", [-1, 3])
def test_there_is_no_step_outside_the_run(index: int) -> None:
    with pytest.raises(IndexError):
        go("move()\nmove()").at(index)


LINES = {
    "a for is lit at each turn": ("for i in range(2):\n    say(i)", [1, 2, 1, 2]),
    "a for without turns is lit once": ("for i in range(0):\n    say(i)\nmove()", [1, 3]),
    "a while is lit at each question": ("x = 0\nwhile x < 2:\n    x += 1", [1, 2, 3, 2, 3, 2]),
    "a comment costs nothing": ("'a comment'\nmove()", [2]),
    "a pass costs nothing": ("for i in range(2):\n    pass", [1, 1]),
    "a definition costs nothing": ("def f():\n    move()\nf()", [3, 2]),
    "a definition of nothing": ("def f():\n    'later'\nf()", [3]),
    "the branch taken": ("if at_end():\n    move()\nelse:\n    say(1)", [1, 4]),
    "an elif is a question too": ("x = 2\nif x == 1:\n    move()\nelif x == 2:\n    say(1)", [1, 2, 4, 5]),
    "the loop is lit before the call in it": (
        "def f():\n    return 2\nfor i in range(f()):\n    say(i)",
        [3, 2, 4, 3, 4],
    ),
}


@pytest.mark.parametrize(("source", "lines"), LINES.values(), ids=LINES)
def test_what_is_a_step(source: str, lines: list[int]) -> None:
    trace = go(source)
    assert [trace.at(i).line for i in range(1, len(trace) + 1)] == lines


def test_an_empty_program_is_done_at_once() -> None:
    assert (len(go("")), go("").outcome) == (0, "done")


def test_a_wall_stops_the_program_at_its_step() -> None:
    trace = go("for _ in range(9):\n    move()\nsay(1)")
    assert trace.outcome == "stopped"
    assert trace.diagnostic is not None
    assert (trace.diagnostic.key, trace.diagnostic.block) == ("say.bump_wall", "b2")
    assert (trace.diagnostic.line, trace.diagnostic.step) == (2, len(trace)) == (2, 8)
    assert trace.world == trace.at(8).world == Row(3, bumped=True)
    assert trace.at(7).world == Row(3)


def test_a_sensor_may_stop_the_program_too() -> None:
    trace = go("x = 1\nx = look_down() + 1")
    assert (trace.outcome, key(trace), trace.world) == ("stopped", "say.too_dark", Row())


def test_a_missing_answer_is_asked_for_and_the_run_done_again() -> None:
    source = "x = ask()\nfor _ in range(x):\n    move()\nsay(ask())"
    assert (go(source).outcome, key(go(source)), len(go(source))) == ("needs_input", "run.needs_input", 1)
    assert go(source).diagnostic.slots["question"] == "How many?"  # type: ignore[union-attr]
    assert go(source, [2]).outcome == "needs_input"
    assert go(source, [2, "end"]).world == Row(2, ("end",))


def test_lists_given_to_the_world_are_frozen_and_those_it_gives_are_lists() -> None:
    assert go("a = [1, [2]]\nsay(a)\na.append(3)").world.said == ((1, (2,)),)
    assert go("a = cells()\na[2].append(9)\nsay(a)").world.said == ((0, 1, (2, 3, 9)),)


KINDS = {
    "move('a')": "run.not_a_number",
    "move(True)": "run.not_a_number",
    "move(10.0 ** 308 * 10)": "run.not_a_number",
    "switch(1)": "run.not_yes_or_no",
    "write([1])": "run.not_a_text",
    "def f():\n    move()\nsay(f())": "run.nothing_given",
    "choke()": "run.wrong_value",
}


@pytest.mark.parametrize("source", KINDS)
def test_a_command_gets_values_of_its_kinds(source: str) -> None:
    assert key(go(source)) == KINDS[source]


@pytest.mark.parametrize("register", REGISTERS)
def test_a_value_that_a_command_cannot_take_may_be_a_text(register: str) -> None:
    told = go("choke()").diagnostic
    assert told is not None
    assert "nombre" not in text("fr").tell(told, register)


def test_a_fault_in_a_world_is_not_blamed_on_the_child() -> None:
    @command("moves")
    def broken(_world: Row) -> Row:
        raise KeyError("a fault of ours")

    with pytest.raises(KeyError):
        run(program("broken()"), {"broken": broken}, Row())


def test_a_text_slot_takes_a_number_as_its_text() -> None:
    assert go("write(12)").world.said == ("12",)


ACCIDENTS = {
    "say(x)": ("run.undefined_name", {"name": "x"}),
    "f()\ndef f():\n    move()": ("run.defined_later", {"name": "f"}),
    "x = 1\ndef f():\n    x = x + 1\nf()": ("run.other_box", {"name": "x"}),
    "def f():\n    say(y)\n    y = 1\nf()": ("run.undefined_name", {"name": "y"}),
    "x = 1 / 0": ("run.divide_by_zero", {}),
    "x = 1 // 0": ("run.divide_by_zero", {}),
    "x = 1 % 0": ("run.divide_by_zero", {}),
    "x = 0 ** -1": ("run.divide_by_zero", {}),
    "x = [1][1]": ("run.index_outside_list", {"n": 1, "last": 0, "index": 1}),
    "x = [1]\nx[1] = 2": ("run.index_outside_list", {"n": 1, "last": 0, "index": 1}),
    "x = [1, 2]\nsay(x[2])": ("run.index_outside_list", {"n": 2, "last": 1, "index": 2}),
    "x = [1, 2]\nsay(x[-3])": ("run.index_outside_list", {"n": 2, "last": 1, "index": -3}),
    "x = [1, 2]\nsay(x[1] + x[len(x)])": ("run.index_outside_list", {"n": 2, "last": 1, "index": 2}),
    "x = [[1], [2, 3]]\nsay(x[1][1 + 1])": ("run.index_outside_list", {"n": 2, "last": 1, "index": 2}),
    "def f(l, i):\n    return l[i]\nx = f([5, 6, 7], 3)": (
        "run.index_outside_list",
        {"n": 3, "last": 2, "index": 3},
    ),
    "x = [0]\nwhile x[cell()] == 0:\n    move()": ("run.index_outside", {}),  # asking again might act
    "x = []\nsay(x[0])": ("run.index_outside_empty", {"n": 0, "last": -1, "index": 0}),
    "x = 'ab'\nsay(x[2])": ("run.index_outside_text", {"n": 2, "last": 1, "index": 2}),
    "x = [1][0.5]": ("run.not_whole", {}),
    "for i in range(2.0):\n    move()": ("run.not_whole", {}),
    "for i in range('a'):\n    move()": ("run.not_whole", {}),
    "for i in range(1, 5, 0):\n    move()": ("run.no_turns", {}),
    "x = 1 + 'a'": ("run.text_and_number", {}),
    "x = 'a' < 1": ("run.text_and_number", {}),
    "x = '%5d' % 1": ("run.mixed_kinds", {}),
    "x = -'a'": ("run.mixed_kinds", {}),
    "x = 1\nx.append(2)": ("run.not_a_list", {}),
    "x = len(3)": ("run.not_a_list", {}),
    "x = 3\nsay(x[0])": ("run.not_a_list", {}),
    "x = 'ab'\nx[0] = 'c'": ("run.not_a_list", {}),
    "def f():\n    move()\nx = f() + 1": ("run.nothing_here", {}),
    "x = (0 - 8) ** 0.5": ("run.no_root", {}),
    "x = 2.0 ** 5000": ("run.too_big", {}),
    "x = 2 ** 4000 * 1.5": ("run.too_big", {}),
    "def f():\n    f()\nf()": ("run.too_deep", {"name": "f"}),
}


@pytest.mark.parametrize("source", ACCIDENTS)
def test_an_accident_stops_the_program_with_a_sentence(source: str) -> None:
    trace = go(source)
    assert trace.outcome == "stopped"
    assert trace.diagnostic is not None
    assert (trace.diagnostic.key, trace.diagnostic.slots) == ACCIDENTS[source]
    assert trace.diagnostic.step == len(trace)
    assert trace.diagnostic.block == f"b{trace.diagnostic.line}"


def test_the_block_at_fault_is_the_one_at_work_not_the_last_one_lit() -> None:
    trace = go("def f():\n    return 'a'\n\nx = f() + 1\n")
    assert trace.at(len(trace)).line == 2
    assert trace.diagnostic is not None
    assert (trace.diagnostic.line, trace.diagnostic.block) == (4, "b4")


def test_two_statements_on_a_line_are_two_blocks() -> None:
    made = program("x = 1; x = y")
    for name, node in zip("pq", made.tree.body, strict=True):
        node.block = name  # type: ignore[attr-defined]
    trace = run(made, COMMANDS, Row())
    assert trace.diagnostic is not None
    assert (trace.diagnostic.block, trace.at(1).block) == ("q", "p")


REFUSED = {
    "import os": "run.not_allowed",
    "x = (lambda: 1)()": "run.not_allowed",
    "() = ()": "run.not_allowed",
    "x = ...": "run.not_allowed",
    "x = b'a'": "run.not_allowed",
    "x = 1j": "run.not_allowed",
    "x = 1 << 3": "run.not_allowed",
    "x = ~1": "run.not_allowed",
    "x = 1 is 1": "run.not_allowed",
    "x = [1] is not []": "run.not_allowed",
    "x = [1]\nx[0:1] += [2]": "run.not_allowed",
    "x = [*y]": "run.not_allowed",
    "x, *y = [1]": "run.not_allowed",
    "x = (y := 1)": "run.not_allowed",
    "x <<= 1": "run.not_allowed",
    "x = 1\nx.y += 1": "run.not_allowed",
    "x.y = 1": "run.not_allowed",
    "x: int = 1": "run.not_allowed",
    "x = 'a'.__len__()": "run.not_allowed",
    "x = [].pop": "run.not_allowed",
    "x = 'a'.__class__": "run.not_allowed",
    "x = (1).real": "run.not_allowed",
    "1 + 1": "run.not_allowed",
    "x = 1\nx": "run.not_allowed",
    "return": "run.not_allowed",
    "break": "run.not_allowed",
    "global x": "run.not_allowed",
    "continue": "run.not_allowed",
    "while True:\n    move()\nif at_end():\n    break": "run.not_allowed",
    "x = random.random()\nimport random": "run.not_allowed",
    "if at_end():\n    import math": "run.not_allowed",
    "nonlocal x": "run.not_allowed",
    "class A:\n    pass": "run.not_allowed",
    "def f(a=b'1'):\n    move()": "run.not_allowed",
    "def f(a, /):\n    move()": "run.not_allowed",
    "def f(*a):\n    move()": "run.not_allowed",
    "def f(*, a):\n    move()": "run.not_allowed",
    "@move\ndef f():\n    move()": "run.not_allowed",
    "def f():\n    def g():\n        move()": "run.not_allowed",
    "if at_end():\n    def f():\n        move()": "run.not_allowed",
    "async def f():\n    move()": "run.not_allowed",
    "def f():\n    yield 1": "run.not_allowed",
    "x = __builtins__": "run.bad_name",
    "x = _main": "run.bad_name",
    "_t = 1": "run.bad_name",
    "x = _": "run.bad_name",
    "_x()": "run.undefined_function",
    "for _x in range(2):\n    move()": "run.bad_name",
    "print(1, file=2)": "run.not_allowed",
    "x = (print, 1)": "run.call_missing",
    "x = abs()": "run.wrong_arguments",
    "print = 1\nprint(2)": "run.undefined_function",
    "eval('1')": "run.undefined_function",
    "range(3)": "run.needs_list",
    "x = range(3)": "run.needs_list",
    "x = zip([1], [2])": "run.needs_list",
    "print(enumerate([1]))": "run.needs_list",
    "x = {}.keys()": "run.needs_list",
    "x = (i for i in [1])": "run.needs_list",
    "x = {**{}}": "run.not_allowed",
    "x = [i async for i in [1]]": "run.not_allowed",
    "x = f'{1!a}'": "run.not_allowed",
    "x = sorted([1], key=[].__class__)": "run.not_allowed",
    "x = sorted([1], key=lambda a=1: a)": "run.not_allowed",
    "x = sorted([1], key=lambda *a: a)": "run.not_allowed",
    "x = sorted([1], key=range)": "run.not_allowed",
    "x = sorted([1], what=1)": "run.not_allowed",
    "x = list(map(eval, ['1']))": "run.not_allowed",
    "x = max(*[1])": "run.not_allowed",
    "x = [].append(*[1])": "run.not_allowed",
    "raise 1": "run.not_allowed",
    "raise SystemExit": "run.not_allowed",
    "raise ValueError(1, 2)": "run.not_allowed",
    "raise ValueError from None": "run.not_allowed",
    "try:\n    move()\nexcept BaseException:\n    move()": "run.not_allowed",
    "try:\n    move()\nexcept 1:\n    move()": "run.not_allowed",
    "while True:\n    try:\n        move()\n    finally:\n        break": "run.not_allowed",
    "def f():\n    try:\n        move()\n    finally:\n        return 1": "run.not_allowed",
    "def f():\n    x = 1\n    global x": "run.not_allowed",
    "def f(x):\n    global x": "run.not_allowed",
    "def f():\n    if True:\n        global x": "run.not_allowed",
    "def f(a, b):\n    move()\nf(1, a=2)": "run.wrong_arguments",
    "def f(a, b):\n    move()\nf(b=2)": "run.wrong_arguments",
    "def f(a):\n    move()\nf(c=2)": "run.wrong_arguments",
    "def f(a):\n    move()\nf(**{})": "run.wrong_arguments",
    "from math import erf": "run.not_allowed",
    "from os import *": "run.not_allowed",
    "import os as math": "run.not_allowed",
    "import math as _t": "run.bad_name",
    "import math as print": "run.not_allowed",
    "del [].x": "run.not_allowed",
    "del (x, y)": "run.not_allowed",
    "x = 'a'.format(a=1)": "run.not_allowed",
    "x = move()": "run.no_value",
    "x = [move()]": "run.no_value",
    "x = move": "run.call_missing",
    "x = len": "run.call_missing",
    "def f():\n    move()\nx = f": "run.call_missing",
    "move = 1\nmove()": "run.undefined_function",
    "len = 1": "run.name_taken",
    "def f():\n    move()\nf = 1": "run.name_taken",
    "def f(f):\n    move()": "run.name_taken",
    "def f():\n    move()\ndef f(a):\n    move()": "run.name_taken",
    "for at_end in range(2):\n    say(at_end())": "run.undefined_function",
    "say()": "run.wrong_arguments",
    "say(1, 2)": "run.wrong_arguments",
    "say(value=1)": "run.wrong_arguments",
    "say(*x)": "run.not_allowed",
    "def f(a):\n    move()\nf()": "run.wrong_arguments",
    "x = len()": "run.wrong_arguments",
    "for i in range():\n    move()": "run.wrong_arguments",
    "x = []\nx.append()": "run.wrong_arguments",
    f"x = {'9' * 1300}": "run.too_big",
    f"x = '{'a' * 10_001}'": "run.too_big",
}


@pytest.mark.parametrize("source", REFUSED)
def test_what_is_not_taught_is_refused_before_it_runs(source: str) -> None:
    trace = go("move()\n" + source)
    assert (trace.outcome, key(trace)) == ("refused", REFUSED[source])
    assert (len(trace), trace.world, trace.names(0), trace.turns(0)) == (0, Row(), (), ())
    assert trace.diagnostic is not None
    assert trace.diagnostic.line is not None
    assert trace.diagnostic.block == f"b{trace.diagnostic.line}"


def test_a_default_of_a_command_may_be_left_out() -> None:
    assert go("move()\nmove(2)").world == Row(3)


def test_a_refusal_names_a_command_by_its_block() -> None:
    trace = go("say()")
    assert trace.diagnostic is not None
    assert trace.diagnostic.slots["name"] == Key("blocks.say.label")
    assert isinstance(trace.diagnostic.slots["name"], Key)


def test_names_that_only_look_harmless_are_refused() -> None:
    tree = ast.parse("x = 1")
    tree.body[0].targets[0].id = "＿t"  # type: ignore[attr-defined]
    assert key(run(Program("", tree), COMMANDS, Row())) == "run.bad_name"
    tree.body[0].targets[0].id = "None"  # type: ignore[attr-defined]
    assert key(run(Program("", tree), COMMANDS, Row())) == "run.bad_name"


def test_a_tree_with_the_wrong_things_in_the_wrong_places_is_refused() -> None:
    value: ast.expr = ast.Constant(value=1)
    for body in ([value], [ast.While(test=value, body=[value], orelse=[])], [ast.Expr(value=ast.Pass())]):
        tree = ast.Module(body=body, type_ignores=[])  # type: ignore[list-item, arg-type]
        assert run(Program("", tree), COMMANDS, Row()).outcome == "refused"


def test_running_twice_gives_the_same_run_and_leaves_the_tree_alone() -> None:
    made = program("x = [1]\nfor i in range(3):\n    x.append(i)\n    say(x)")
    before = ast.dump(made.tree)
    first, second = run(made, COMMANDS, Row()), run(made, COMMANDS, Row())
    assert first.world == second.world
    assert len(first) == len(second)
    assert ast.dump(made.tree) == before
