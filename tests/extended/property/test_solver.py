"""Laws of the solver, on little levels of all sorts."""

from dataclasses import replace
from unittest import mock

import pytest
from agreeing import agrees
from drawn_levels import drawn_level
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tiers import deep

from codeweek.command import Stop
from codeweek.levels.level import Level, Start
from codeweek.levels.programs import kind_of
from codeweek.solver import iterative_deepening
from codeweek.solver.search import SearchProgress, SearchResult, search, solve
from codeweek.worlds.kinds import Wanted, kinds
from codeweek.worlds.robot.grid import parse_map
from codeweek.worlds.robot.state import STEPS
from codeweek.worlds.robot.state_abstraction import abstraction

SMALL = 3  # blocks of the programs of a map that no program wins
ROBOT = kinds()["robot"]
WALKING = ("move", "turn_left", "turn_right")
ARROWS = ("up", "down", "left", "right")
MORE = ("pick", "drop", "paint", "back_to_start")
ASKING = (
    "until",
    "while",
    "if",
    "if_else",
    "not",
    "wall_ahead",
    "on_item",
    "at_goal",
    "painted",
    "pick",
    "paint",
)
ASKED = (
    ("while", "not", "at_goal"),
    ("while", "not", "wall_ahead", "pick"),
    ("if", "wall_ahead"),
    ("if", "on_item", "pick"),
    ("if_else", "wall_left"),
    ("if_else", "painted", "wall_ahead", "paint"),
    ("while", "if_else", "wall_left", "wall_ahead"),
    ("until", "at_goal"),
    ("until", "path_ahead", "pick"),
    ("until", "while", "path_ahead", "at_goal"),
    ("until", "not", "if", "wall_ahead"),
)


@st.composite
def maps(draw: st.DrawFn, things: str, ruled: bool) -> Start:
    """A map of a few cells: a walk to a flag, with things on it, and some cells beside it.

    `ruled`: where the robot has to look, what is left and how much it may do are asked for.
    """
    width, height = draw(st.sampled_from([(4, 1), (7, 1), (3, 2), (3, 3), (4, 4)]))
    cells = [(x, y) for x in range(width) for y in range(height)]
    letters = dict.fromkeys(cells, "#")
    letters |= dict.fromkeys(draw(st.lists(st.sampled_from(cells), max_size=3)), ".")
    x, y = start = draw(st.sampled_from(cells))
    for step in draw(st.lists(st.sampled_from(STEPS), min_size=1, max_size=8)):
        if (x + step[0], y + step[1]) in letters:
            x, y = x + step[0], y + step[1]
            letters[x, y] = draw(st.sampled_from(things))
    letters[x, y] = "G"
    letters[start] = draw(st.sampled_from("><^v"))
    rows = ["".join(letters[column, row] for column in range(width)) for row in range(height)]
    rules = {}
    if ruled:
        rules = {"facing": draw(st.sampled_from(("up", "right", "down", "left")))}
        rules["moves"] = draw(st.sampled_from((None, 2, 4, 7)))
        rules["leave"] = 1 if "*" in letters.values() and draw(st.booleans()) else None
    world, problems = parse_map({"grid": "\n".join(rows), "auto_pick": draw(st.booleans()), **rules})
    assert not problems
    return Start(world)


@st.composite
def levels(draw: st.DrawFn) -> Level:
    """A level of one or two little maps, with some blocks."""
    toolbox = draw(st.sampled_from([WALKING, WALKING, ARROWS]))
    toolbox += tuple(draw(st.sets(st.sampled_from(MORE), max_size=2)))
    toolbox += draw(st.sampled_from([(), ("repeat",)]))
    toolbox += draw(st.sampled_from([(), ASKING, *ASKED]))
    goals, things = draw(
        st.sampled_from([(("flag",), ".."), (("flag", "items"), "..*"), (("paint",), "..p")])
    )
    ruled = draw(st.integers(0, 3)) == 0
    goals = (*goals, "facing") if ruled else goals
    found = draw(st.lists(maps(things, ruled), min_size=1, max_size=2))
    return Level("law/level", "", "robot", tuple(found), toolbox=tuple(sorted(set(toolbox))), goals=goals)


@pytest.mark.parametrize("seed", range(deep(1_000, 60, 20)))
def test_the_solver_agrees_with_every_program_written_out(seed):
    agrees(drawn_level(seed))


@given(levels())
@settings(max_examples=deep(1_000, 50), deadline=None)
def test_the_solver_agrees_on_levels_that_may_not_be_won(level):
    agrees(level)


@pytest.mark.parametrize("seed", range(deep(1_000, 30, 10)))
def test_what_may_not_be_used_is_not_used(seed):
    level = drawn_level(seed)
    for name in {"repeat", "while", "if", "if_else", "nested"} & {*level.toolbox, "nested"}:
        found = agrees(level, frozenset([name]))
        assert not any(block.type == name for script in found.programs for block in script.walk())


@given(levels(), st.integers(0, 4))
def test_nothing_is_looked_at_beyond_the_most(level, most):
    found = solve(level, most=most)
    assert found.bound <= most
    assert found.blocks is None or found.blocks <= most


@given(levels(), st.integers(1, 2000))
@settings(max_examples=20, deadline=None)
def test_a_search_is_the_same_each_time_and_ends_when_its_effort_does(level, effort):
    first, second = (list(search(level, effort=effort)) for _ in range(2))
    assert first == second
    assert [type(each) for each in first[:-1]] == [SearchProgress] * (len(first) - 1)
    assert isinstance(first[-1], SearchResult)
    assert all(each.done <= effort for each in first[:-1])


@given(levels())
@settings(max_examples=deep(200, 20), deadline=None)
def test_words_and_tables_find_the_same(level):
    level = replace(level, toolbox=tuple({"repeat", *level.toolbox} - {"until", "while", "if", "if_else"}))
    with mock.patch.object(iterative_deepening, "MOST_TABLED", 0):
        word = solve(level, most=5)
    table = solve(level, most=5)
    assert (word.blocks, word.bound) == (table.blocks, table.bound) or not word.proven


@given(levels())
@settings(max_examples=50, deadline=None)
def test_a_closed_map_is_one_that_no_program_wins(level):
    found = solve(level, most=SMALL)
    assume(found.closed)
    assert found.blocks is None
    alone = Level("law/alone", "", "robot", (level.maps[found.closed[0]],), toolbox=level.toolbox)
    assert solve(replace(alone, goals=level.goals), most=SMALL).blocks is None


@given(levels(), st.lists(st.sampled_from((*WALKING, *ARROWS, *MORE)), max_size=12))
def test_worlds_go_on_alike_when_what_does_not_matter_is_forgotten(level, names):
    names = [name for name in names if name in level.toolbox]
    start, wanted = level.maps[0].world, Wanted(level.goals)
    forget = abstraction(start, wanted, frozenset(level.toolbox))
    whole, bare = start, forget(start)
    for name in names:
        for sensor in set(level.toolbox) & ROBOT.commands.keys() - set(names):
            if ROBOT.commands[sensor].shape == "boolean":
                assert ROBOT.commands[sensor].function(whole) == ROBOT.commands[sensor].function(bare)
        after, alike = (ROBOT.commands[name].function(world) for world in (whole, bare))
        assert isinstance(after, Stop) == isinstance(alike, Stop)
        if isinstance(after, Stop):
            return
        whole, bare = after, forget(alike)
        assert forget(whole) == bare
        assert [goal.met for goal in kind_of(level).goals((start, whole), wanted)] == [
            goal.met for goal in kind_of(level).goals((start, bare), wanted)
        ]
