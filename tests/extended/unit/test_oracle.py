"""What is proved of levels with numbers and variables, and what each answer of the oracle is good for."""

from dataclasses import replace

import pytest

from codeweek.levels.level import Level, Start
from codeweek.play.builtin import level as shipped
from codeweek.play.session import play_text
from codeweek.solver.oracle.lower_bound import lower_bound
from codeweek.solver.oracle.oracle_grammar import grammar
from codeweek.solver.oracle.oracle_ground import Ground, Small
from codeweek.solver.oracle.oracle_machine import Machine
from codeweek.solver.result import Effort, SearchProgress
from codeweek.solver.search import SearchResult, search, solve
from codeweek.worlds.kinds import kinds

PROVED = {
    "09-les-boites/03-compter-ses-pas": 5,
    "09-les-boites/05-la-somme-du-couloir": 5,
    "09-les-boites/07-le-compteur-amnesique": 5,
    "11-chercher-comparer-ranger/04-trouve-le-7": 3,
    "11-chercher-comparer-ranger/07-la-bulle": 4,
    "12-la-grande-fabrique/05-l-escargot-en-six-blocs": 6,
}
BOUNDED = {
    "09-les-boites/04-compter-les-caisses": 4,
    "11-chercher-comparer-ranger/03-le-plus-leger": 2,
    "11-chercher-comparer-ranger/05-present-ou-absent": 1,
    "11-chercher-comparer-ranger/09-range-les-wagons": 4,
    "12-la-grande-fabrique/02-ecris-en-binaire": 3,
    "12-la-grande-fabrique/03-le-bit-espion": 4,
    "12-la-grande-fabrique/04-le-code-de-cesar": 2,
}
NUMBERS = ("set", "get", "change", "add")


def made(*fields: dict, toolbox: tuple[str, ...], **more) -> Level:
    """A level of some maps."""
    worlds = [kinds()["robot"].parse_map(each)[0] for each in fields]
    return Level("a/level", "", "robot", tuple(map(Start, worlds)), toolbox=toolbox, **more)


def bound(level: Level, most: int = 8, effort: int = 1_000_000) -> int:
    spoken = grammar(level)
    assert spoken is not None
    grounds = [Ground(level, number, spoken) for number in range(len(level.maps))]
    *_, found = lower_bound(spoken, grounds, most, Effort(effort))
    assert isinstance(found, int)
    return found


def tight(level: Level, source: str) -> bool:
    """Whether a program wins and has one block more than the bound."""
    verdict = play_text(level, source).verdict
    assert verdict is not None
    assert verdict.won
    return bool(bound(level) == verdict.blocks - 1)


@pytest.mark.parametrize(("id", "blocks"), PROVED.items())
def test_the_minimum_of_a_level_with_numbers_or_variables_is_proved(id, blocks):
    answer = solve(shipped(id))
    assert (answer.blocks, answer.proven, answer.bound, answer.outside) == (blocks, True, blocks, ())


@pytest.mark.parametrize(("id", "most"), BOUNDED.items())
def test_others_say_how_far_all_programs_were_examined(id, most):
    level = shipped(id)
    answer = solve(level)
    assert (answer.proven, answer.bound, answer.outside, answer.closed) == (False, most, (), ())
    assert bound(level, most + 1) == most


@pytest.mark.parametrize("id", [*PROVED, *BOUNDED])
def test_the_order_of_the_maps_is_no_matter(id):
    level = shipped(id)
    turned = replace(level, maps=level.maps[::-1], said=level.said[::-1], inputs=level.inputs[::-1])
    assert bound(turned, 4) == bound(level, 4)


def test_what_sees_the_same_says_the_same():
    level = made(
        {"grid": ">.."}, {"grid": ">..."}, {"grid": ">...."},
        toolbox=("move", "say", "add", "while", "wall_ahead", "not"), said=((2,), (3,), (4,)),
    )  # fmt: skip
    assert bound(level, 5) == 5


def test_a_variable_remembers_which_statement_gave_its_value():
    level = made(
        {"grid": ">."}, {"grid": ">"}, toolbox=("say", "set", "get", "if", "wall_ahead"), said=((1,), (2,))
    )
    assert tight(level, "a = 1\nif wall_ahead():\n    a = 2\nsay(a)\n")


@pytest.mark.parametrize("more", [(), ("add",)])
def test_a_repeat_may_have_no_turn(more):
    level = made(
        {"grid": ">.", "numbers": {"A1": 1}, "paint": ["A1"]}, {"grid": ">."},
        toolbox=("paint", "repeat", "number_here", *more), goals=("paint",),
    )  # fmt: skip
    assert tight(level, "for _ in range(number_here()):\n    paint()\n")


def test_a_number_of_turns_that_comes_to_the_same_on_one_map_may_differ_on_the_next():
    toolbox = ("repeat", "if", "on_item", "pick")
    heaps = [{"grid": ">", "items": {"A1": many}} if many else {"grid": ">"} for many in (0, 3, 2)]
    level = made(*heaps, toolbox=toolbox, goals=("items",))
    assert play_text(level, "for _ in range(3):\n    if on_item():\n        pick()\n").verdict.won
    spoken = grammar(replace(level, toolbox=(*level.toolbox, "number_here")))
    assert spoken is not None
    grounds = [Ground(level, number, spoken) for number in range(3)]
    machine = Machine(spoken, grounds, Small(grounds), 3)
    assert sum(machine.run()) > 0
    assert machine.found


def test_nothing_is_claimed_where_a_loop_that_counts_may_matter_on_another_map():
    toolbox = ("repeat", "set", "get", "add", "say")
    level = replace(shipped("09-les-boites/04-compter-les-caisses"), toolbox=toolbox)
    spoken = grammar(level)
    assert spoken is not None
    grounds = [Ground(level, number, spoken) for number in range(3)]
    machine = Machine(spoken, grounds, Small(grounds), 5)
    assert sum(machine.run()) > 0
    assert (machine.found, machine.exact) == (False, False)
    assert bound(level, 5) == 4


def test_a_condition_is_not_said_to_be_a_number():
    level = made(
        {"grid": ">."}, {"grid": ">"}, toolbox=("say", "wall_ahead", "set", "get"), said=((3,), (6,))
    )
    assert bound(level, 5) == 5
    numbers = replace(level, said=((0,), (1,)))
    assert tight(numbers, "say(wall_ahead())\n")


def test_an_answer_is_given_once():
    toolbox = ("say", "ask", "set", "get")
    maps = ({"grid": ">."}, {"grid": ">."})
    level = made(*maps, toolbox=toolbox, inputs=((2,), (5,)), said=((2, 2), (5, 5)))
    assert tight(level, "a = ask()\nsay(a)\nsay(a)\n")


def test_two_answers_are_not_told_apart_so_nothing_is_claimed():
    level = made({"grid": ">."}, toolbox=("say", "ask"), inputs=((2, 5),), said=((2, 5),))
    assert grammar(level) is None
    assert solve(level).outside == ("ask", "say")


@pytest.mark.parametrize("more", ["write", "define", "count", "list", "looking"])
def test_what_is_not_covered_is_named(more):
    level = made({"grid": ">.G"}, toolbox=("move", "set", "get", "say", "while", more), said=((1,),))
    assert grammar(level) is None
    assert grammar(level, frozenset({more})) is not None


def test_a_map_that_nothing_wins_is_told():
    level = made({"grid": ">.#G"}, toolbox=("move", "set", "get", "number_here", "repeat"), goals=("flag",))
    answer = solve(level)
    assert (answer.blocks, answer.proven, answer.closed, answer.outside) == (None, True, (0,), ())


def test_the_bound_ends_where_the_effort_does():
    level = shipped("09-les-boites/03-compter-ses-pas")
    assert [bound(level, 4, effort) for effort in (10, 1_000, 10_000, 1_000_000)] == [0, 2, 3, 4]


def test_progress_is_told():
    told = list(search(shipped("09-les-boites/03-compter-ses-pas")))
    assert isinstance(told[-1], SearchResult)
    assert any(isinstance(each, SearchProgress) and each.size == 4 for each in told)
