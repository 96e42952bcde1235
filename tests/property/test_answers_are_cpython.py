"""What is told of a step (answers, sides of a comparison, boxes) is what CPython works out there."""

import ast
from dataclasses import replace
from typing import Any

from hypothesis import HealthCheck, event, example, given, settings
from hypothesis import strategies as st
from strategies import CATALOGUE, VARIABLES, scripts

from codeweek import data
from codeweek.blocks.edit import fresh
from codeweek.blocks.read import read
from codeweek.blocks.script import EMPTY, Block, Script
from codeweek.blocks.write import program, tree
from codeweek.engine.budget import Budget
from codeweek.engine.replay import NOTHING
from codeweek.engine.run import run
from codeweek.engine.trace import Trace
from codeweek.play import builtin
from codeweek.play.feedback.narration import narrate
from codeweek.play.feedback.step_answers import badges
from codeweek.worlds.kinds import kinds

ROBOT = kinds()["robot"]
WORLD = ROBOT.parse_map({"grid": "#####\n#>*.#\n#.#G#\n#####"})[0]
LEVEL = builtin.pack().level("17-objectif-brevet/10-brevet-blanc")
WHOLE = {
    "if": "condition",
    "if_else": "condition",
    "while": "condition",
    "until": "condition",
    "return": "value",
}


def filled(block: Block) -> Block:
    """The same block with something in its empty holes, so that it can run."""
    slots = {
        slot.name: block.slots.get(slot.name)
        or Block("boolean" if slot.kind == "boolean" else "number", {"value": True})
        for slot in CATALOGUE[block.type].slots
        if not slot.choices
    }
    within = {name: filled(inner) for name, inner in {**block.slots, **slots}.items()}
    bodies = {name: tuple(map(filled, body)) for name, body in block.bodies.items()}
    return replace(block, slots=within, bodies=bodies)


def boxes() -> tuple[Block, ...]:
    """Something in every box, as a program would put it."""
    return tuple(
        Block("set", {"variable": name}, {"value": Block("number", {"value": number})})
        for number, name in enumerate(VARIABLES)
    )


@st.composite
def programs(draw: st.DrawFn) -> Script:
    script = draw(scripts())
    defined = script.blocks[:1] if script.blocks and script.blocks[0].type == "define" else ()
    rest = script.blocks[len(defined) :]
    return Script(fresh(EMPTY, tuple(map(filled, (*defined, *boxes(), *rest)))))


def played(script: Script) -> Trace:
    text = program(CATALOGUE, script, "en")
    return run(text, ROBOT.commands, WORLD, Budget(work=3000), ["3", 4, "x"] * 20)


def worked_out(block: Block, names: dict[str, Any], world: Any) -> Any:
    """What CPython makes of a value block, in a world and with these boxes."""
    put = tree(CATALOGUE, Script((Block("set", {"variable": "q"}, {"value": block}),)), {}).body[0]
    assert isinstance(put, ast.Assign)
    sensors = {
        name: lambda *values, function=command.function: function(world, *values)
        for name, command in ROBOT.commands.items()
    }
    code = compile(ast.fix_missing_locations(ast.Expression(put.value)), "<told>", "eval")
    return eval(code, {"__builtins__": {"len": len}, **sensors, **names})


def told_truly(script: Script, trace: Trace) -> int:
    """How many values were told, all checked."""
    inside = {b.id for block in script.blocks if block.type == "define" for b in block.walk()}
    asks = {b.id for b in script.walk() if any(i.type in ("ask", "call_value") for i in b.walk())}
    count = 0
    for index in range(1, len(trace) + 1):
        names, world = dict(trace.names(index - 1)), trace.at(index - 1).world
        if trace.at(index).block in inside:
            continue
        for told in trace.told(index):
            if ":" in told.block:
                continue  # an expression within a text, which is no block
            block = script.find(told.block)
            assert block is not None
            if told.block in asks | inside:
                continue
            count += 1
            if told.name:
                assert repr(told.before) == repr(names.get(told.name, NOTHING))
                assert repr(told.value) == repr(dict(trace.names(index))[told.name])
            else:
                whole = block.slots[WHOLE[block.type]] if block.type in WHOLE else block
                found = worked_out(whole, names, world)
                found = not found if block.type == "until" else found
                assert repr(found) == repr(told.value), (index, block)
    return count


@given(programs())
@settings(suppress_health_check=list(HealthCheck))
@example(read(CATALOGUE, "x = 3\nwhile x > 0 and not wall_ahead():\n    x = x - 1\n    move()").script)
@example(read(CATALOGUE, "x = 1\nif x == 2 or x < 3 and at_goal():\n    x += 4\nelse:\n    x = -x").script)
@example(read(CATALOGUE, "l = [1, 2]\nfor i in range(2):\n    l.append(l[i] * 3)\n    l[0] = len(l)").script)
def test_each_answer_and_each_box_told_is_what_cpython_works_out_at_that_step(script: Script) -> None:
    event("something was told" if told_truly(script, played(script)) else "nothing was told")


def test_a_question_that_is_not_reached_has_no_answer() -> None:
    script = read(CATALOGUE, "x = 1\nif x > 2 and at_goal():\n    x = 5\n").script
    trace = played(script)
    types = {script.find(told.block).type for told in trace.told(2)}  # type: ignore[union-attr]
    assert types == {"get", "greater", "and", "if"}


def test_an_answer_that_waits_for_a_block_of_ones_own_is_told_when_it_is_known() -> None:
    script = read(CATALOGUE, "def f(n):\n    return n + 1\nif f(2) > 2:\n    move()\n").script
    trace = played(script)
    answers = {trace.at(i).line: [t.value for t in trace.told(i)] for i in range(1, len(trace) + 1)}
    assert answers == {3: [], 2: [2, 3, 3, 3, True, True], 4: []}


def test_the_first_elements_of_a_long_list_are_told_and_no_more() -> None:
    script = read(CATALOGUE, "l = []\nfor i in range(50):\n    l.append(i)\nn = l").script
    trace = played(script)
    assert trace.told(len(trace))[-1].value == list(range(20))


def test_values_too_deep_to_be_told_do_not_keep_a_program_from_being_told() -> None:
    script = read(CATALOGUE, f"x = {'(1 + ' * 30}1{')' * 30}\nx += 1").script
    trace = played(script)
    assert [trace.told(i)[-1].value for i in (1, 2)] == [31, 32]
    assert len(trace.told(1)) == 11


@given(programs(), st.sampled_from(data.languages()))
@settings(suppress_health_check=list(HealthCheck))
def test_any_step_of_any_program_is_told_in_words_and_never_by_a_key(script: Script, language: str) -> None:
    text, trace = data.text(language), played(script)
    for index in range(len(trace) + 1):
        said = narrate(LEVEL, script, trace, index, text)
        assert bool(said) == bool(index)
        assert "answers." not in said
        for badge in badges(LEVEL, script, trace, index, text):
            assert script.find(badge.block)
            assert badge.long
            assert badge.short
