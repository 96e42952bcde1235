"""A command that a world gets later takes no name from anybody: programs and levels stay as they were."""

from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import CATALOGUE, FUNCTIONS, VARIABLES, scripts

from codeweek import data
from codeweek.blocks import blockly
from codeweek.blocks.block_vocabulary import Vocabulary, plain
from codeweek.blocks.catalogue import catalogue
from codeweek.blocks.read import read
from codeweek.blocks.script_names import names_in
from codeweek.blocks.write import program
from codeweek.command import Command, Slot
from codeweek.engine.budget import Budget
from codeweek.engine.check import check
from codeweek.engine.run import run
from codeweek.levels.files.parse import parse
from codeweek.levels.level import PROGRAMS
from codeweek.play import builtin
from codeweek.worlds.kinds import kinds

ROBOT = kinds()["robot"]
OFFERED = frozenset(CATALOGUE.types)  # a level from before: it offers all that there was
SHAPES = st.sampled_from(["command", "reporter", "boolean"])
NAMES = ("made_up", *FUNCTIONS, *VARIABLES, "gauche")
NEW_TYPES = st.sampled_from(NAMES[:-1])


@st.composite
def new_commands(draw: st.DrawFn) -> tuple[Command, dict[str, list[str] | None]]:
    """A new command, whose words are those that programs have as names of their own."""
    name, shape = draw(NEW_TYPES), draw(SHAPES)
    slots = tuple(Slot(f"slot{i}", "any") for i in range(draw(st.integers(0, 2))))
    made = Command(name, shape, "action", slots, lambda world, *_values: world if shape == "command" else 9)
    called = st.lists(NEW_TYPES, min_size=1, max_size=2)
    words = {code: draw(st.one_of(st.none(), called)) for code in data.languages()}
    return made, words


def ran(source, commands):
    trace = run(source, commands, builtin.pack().levels[0].maps[0].world, Budget(work=500))
    return trace.outcome, trace.diagnostic, [step.block for step in map(trace.at, range(min(len(trace), 50)))]


def with_it(new):
    """The robot's commands and blocks with a new one."""
    made, words = new
    commands = {**ROBOT.commands, made.name: made}
    table = data.words().table
    entries = {code: {made.name: {"words": called} if called else {}} for code, called in words.items()}
    return commands, catalogue(
        commands.values(), Vocabulary({c: {**table[c], **entries[c]} for c in entries})
    )


# What names a block `f` and boxes `a` and `b`, its own parameter among them.
programs = st.builds(
    "def {0}({1}):\n    for {2} in range({1}):\n        avancer()\n{3} = 2\n{3} += 1\n{0}({3})\n".format,
    *(st.sampled_from(NAMES[i::4]) for i in range(4)),
)


@given(scripts(), new_commands(), st.sampled_from(data.languages()))
def test_a_saved_program_reads_and_runs_as_before_a_command_with_its_word_was_there(script, new, language):
    _commands, later = with_it(new)
    assert check(later, script, OFFERED) == check(CATALOGUE, script, OFFERED)
    assert program(later, script, language).source == program(CATALOGUE, script, language).source
    saved = blockly.save(script, CATALOGUE)
    assert blockly.save(script, later) == saved
    assert blockly.load(later, saved) == blockly.load(CATALOGUE, saved)


@given(programs, new_commands())
def test_a_program_that_names_a_box_or_a_block_like_a_later_command_is_read_and_runs_as_before(source, new):
    commands, later = with_it(new)
    reading, as_before = read(later, source), read(CATALOGUE, source)
    assert as_before.problems == ()
    assert check(CATALOGUE, as_before.script, OFFERED) == ()
    assert (reading.problems, reading.script) == ((), as_before.script)
    assert check(later, reading.script, OFFERED) == check(later, reading.script) == ()
    assert ran(reading.program, commands) == ran(as_before.program, ROBOT.commands)


@cache
def own_names():
    """What the course's programs call their blocks and boxes, in every language."""
    found = {}
    for level in builtin.pack().levels:
        if level.kind == "robot":
            readings = [read(CATALOGUE, getattr(level, field)) for field in PROGRAMS]
            names = {*names_in(CATALOGUE, [each.script for each in readings])}
            found[level.id] = names | {word for others in level.names.values() for word in others.values()}
    return found


@pytest.fixture(scope="module")
def later():
    """The robot with a command for each of these names, of a word of every language."""
    free = sorted({name for names in own_names().values() for name in names if plain(name) != "_"})
    made = {f"new_{i}": Command(f"new_{i}", "command", "action", (), lambda w: w) for i in range(len(free))}
    words = data.words().table
    entries = {f"new_{i}": {"label": name, "words": [name]} for i, name in enumerate(free)}
    commands = {**ROBOT.commands, **made}
    known = catalogue(
        commands.values(), Vocabulary({code: {**table, **entries} for code, table in words.items()})
    )
    return replace(ROBOT, commands=commands), known


@pytest.mark.parametrize("id", [id for id, names in own_names().items() if names])
def test_a_level_of_the_course_reads_as_before_though_every_name_in_it_became_a_command(id, later):
    kind, known = later
    level = builtin.level(id)
    text = (data.folder("levels") / level.file).read_text(encoding="utf-8")
    both = [
        parse(text, level.file, {"robot": each}, {"robot": catalogue})
        for each, catalogue in ((ROBOT, CATALOGUE), (kind, known))
    ]
    assert both[0] == both[1]
