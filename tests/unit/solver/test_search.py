"""What a search tells of levels whose answer is known."""

from dataclasses import replace

import pytest

from codeweek.levels.level import Level, Start
from codeweek.levels.programs import count, python_text
from codeweek.play.builtin import level as shipped
from codeweek.play.session import play, play_text
from codeweek.solver.calls import calls
from codeweek.solver.language import language, nested
from codeweek.solver.result import Effort
from codeweek.solver.search import SearchProgress, SearchResult, search, solve
from codeweek.solver.states import ProductStates, States
from codeweek.solver.straight_line import StraightLine
from codeweek.worlds.kinds import kinds

WALK = ("move", "turn_left", "turn_right")


def made(*grids: str, toolbox: tuple[str, ...] = WALK, **fields) -> Level:
    """A level of some maps, rows parted by `/`."""
    worlds = [kinds()["robot"].parse_map({"grid": grid.replace("/", "\n")})[0] for grid in grids]
    return Level("a/level", "", "robot", tuple(map(Start, worlds)), toolbox=toolbox, **fields)


def winning(level: Level, source: str) -> int | None:
    """The blocks of a text, when it wins with what the level offers."""
    played = play_text(level, source)
    verdict = played.verdict
    return verdict.blocks if verdict and verdict.won and not played.notes else None


def first(level: Level, answer: SearchResult) -> str:
    return python_text(level, answer.programs[0], "en").source


def test_commands_alone_are_counted_one_by_one():
    answer = solve(made(">..G"))
    assert (answer.blocks, answer.proven, answer.bound, answer.moves) == (3, True, 3, 3)


def test_a_repeat_says_what_many_commands_say():
    level = made(">....G", toolbox=(*WALK, "repeat"))
    answer = solve(level)
    assert (answer.blocks, answer.proven, answer.moves) == (2, True, 5)
    assert first(level, answer) == "for _ in range(5):\n    move()\n"


def test_one_program_must_win_every_map():
    toolbox = (*WALK, "while", "not", "at_goal")
    assert solve(made(">..G.")).blocks == 3
    level = made(">..G.", ">.G..", toolbox=toolbox)
    answer = solve(level)
    assert (answer.blocks, answer.proven, answer.moves) == (2, True, 5)
    assert first(level, answer) == "while not at_goal():\n    move()\n"


def test_maps_that_ask_for_different_commands_are_won_by_none():
    answer = solve(made(">..G.", ">.G.."), most=6)
    assert (answer.blocks, answer.bound, answer.programs, answer.closed) == (None, 6, (), ())


def test_a_closed_map_is_told_at_once():
    answer = solve(made(">.G", ">#G", toolbox=(*WALK, "repeat")))
    assert (answer.blocks, answer.proven, answer.moves, answer.closed) == (None, True, None, (1,))


def test_a_missing_block_closes_a_map():
    assert solve(made(">*G", goals=("flag", "items"))).closed == (0,)
    assert solve(made(">*G", goals=("flag", "items"), toolbox=(*WALK, "pick"))).blocks == 3


def test_nothing_to_do_is_no_block():
    answer = solve(made(">..", goals=("items",)))
    assert (answer.blocks, answer.proven, answer.programs) == (0, True, ())


@pytest.mark.parametrize(
    ("toolbox", "outside"),
    [
        (("set", "change", "get", "add"), ("add", "change", "get", "set")),
        (("change", "get", "add"), ()),  # nothing gives a variable its first value
        (("count", "get"), ("count", "get")),
        (("set", "change", "add", "less"), ()),  # nothing reads a box, and plain numbers say nothing
        (("say",), ("say",)),
        (("bag",), ("bag",)),
        (("call", "return_nothing"), ()),  # nothing can be defined
        (("and", "or", "not", "at_goal", "if"), ()),
    ],
)
def test_blocks_that_are_not_spoken_are_named_when_they_matter(toolbox, outside):
    assert language(made(">..G", toolbox=(*WALK, *toolbox))).outside == outside


@pytest.mark.parametrize(
    ("more", "proven"), [("set", True), ("bag", True), ("write", False), ("list", False)]
)
def test_what_is_not_spoken_is_proved_where_a_lower_bound_covers_it(more, proven):
    level = made(">..G", toolbox=(*WALK, "get", more))
    answer = solve(level, most=4)
    assert (answer.blocks, answer.proven, not answer.outside) == (3, proven, proven)


def test_the_solution_is_the_best_known_when_the_effort_ends():
    level = replace(made(">.......G", toolbox=(*WALK, "repeat")), solution="avancer()\n" * 8)
    assert solve(level).blocks == 2
    answer = solve(level, effort=8)
    assert (answer.blocks, answer.proven, answer.bound, answer.programs) == (8, False, 1, ())


def test_a_solution_that_does_not_win_is_not_known():
    level = replace(made(">..G"), solution="avancer()\n")
    assert solve(level, effort=0).blocks is None


def test_a_solution_made_of_what_may_not_be_used_is_not_known():
    level = replace(made(">...G", toolbox=(*WALK, "repeat")), solution="for _ in range(4):\n    avancer()\n")
    answer = solve(level, frozenset(["repeat"]))
    assert (answer.blocks, answer.proven) == (4, True)


def test_a_repeat_in_a_repeat_can_be_forbidden():
    level = shipped("06-les-boucles-dans-les-boucles/03-les-rizieres")
    assert solve(level).blocks == 7
    answer = solve(level, frozenset(["nested"]), most=10)
    assert (answer.blocks, answer.proven) == (8, True)


def test_any_loop_in_a_loop_is_nested():
    level = made(">...#/###.#/###.#/###G#", toolbox=(*WALK, "repeat", "while", "not", "wall_ahead"))
    free, flat = solve(level), solve(level, frozenset(["nested"]))
    assert any(any(map(nested, script.walk())) for script in free.programs)
    assert not any(any(map(nested, script.walk())) for script in flat.programs)
    assert (free.blocks, flat.blocks, flat.proven) == (4, 5, True)


@pytest.mark.parametrize("mode", ["run", "predict", "create"])
def test_there_is_nothing_to_search_where_nothing_is_to_be_built_or_proved(mode):
    level = replace(made(">..G"), mode=mode, solution="avancer()\n" * 3)
    assert list(search(level)) == [SearchResult(3, False, 0, (), None)]


def test_pieces_are_used_as_often_as_they_are_there():
    level = replace(
        made(">.../###./###G", toolbox=()),
        mode="parsons",
        solution="for _ in range(3):\n    avancer()\npivoter_droite()\nfor _ in range(2):\n    avancer()\n",
    )
    answer = solve(level)
    assert (answer.blocks, answer.proven) == (5, True)
    assert first(level, answer) == level.solution.replace("avancer", "move").replace(
        "pivoter_droite", "turn_right"
    )
    more = replace(level, solution="for _ in range(5):\n    avancer()\n", extra="pivoter_gauche()\n")
    assert (solve(more).blocks, solve(more, most=3).bound) == (None, 3)


def puzzle(grid: str, solution: str, extra: str = "", **fields) -> Level:
    return replace(made(grid, toolbox=(), **fields), mode="parsons", solution=solution, extra=extra)


def test_a_piece_that_repeats_does_it_as_often_as_is_written_on_it_however_few_the_states_are():
    level = puzzle("G>", "for _ in range(10):\n    pivoter_gauche()\navancer()\npeindre()\n")
    answer = solve(level)
    assert (answer.blocks, answer.proven) == (3, True)
    assert winning(level, "for _ in range(10):\n    turn_left()\nmove()\n") == 3


@pytest.mark.parametrize(
    ("grid", "shorter"),
    [
        (">.......G", "def f():\n    avancer()\n    avancer()\nf()\nf()\nf()\nf()\n"),
        (">....G", "for _ in range(2 + 3):\n    avancer()\n"),
    ],
)
def test_nothing_is_proven_of_pieces_that_are_not_spoken(grid, shorter):
    level = puzzle(grid, shorter + "pivoter_gauche()\npivoter_droite()\n")
    answer = solve(level)
    assert winning(level, shorter) == answer.blocks - 2
    assert not answer.proven


def test_pieces_that_may_not_be_used_are_left_in_the_pool():
    level = puzzle(">..G", "for _ in range(3):\n    avancer()\n", "avancer()\n" * 2)
    assert [solve(level, frozenset([name])).blocks for name in ("wall_ahead", "repeat", "nested")] == [
        2,
        3,
        2,
    ]


WIDE = "/".join([">pppp....", *["." * 9] * 8])  # with what can be painted, too many states for tables


def test_pieces_are_not_made_up_where_there_are_too_many_states():
    extra = "pivoter_gauche()\nfor _ in range(2):\n    avancer()\n"
    level = puzzle(WIDE, "avancer()\npeindre()\n" * 4, extra, goals=("paint",))
    answer = solve(level)
    assert (answer.blocks, answer.proven, answer.programs) == (8, False, ())


def test_a_choice_may_leave_one_side_empty():
    level = made(">G/..", "v./G.", ">G/##", toolbox=(*WALK, "if_else", "wall_ahead", "wall_right"))
    answer = solve(level)
    assert (answer.blocks, answer.proven) == (1, True)
    level = made("G#/^#", "#G/.^", toolbox=(*WALK, "if_else", "wall_left"))
    assert solve(level).blocks == 1
    level = made("^/G", "G/^", toolbox=(*WALK, "if_else", "wall_ahead"))
    answer = solve(level)
    assert (answer.blocks, answer.proven) == (4, True)
    assert (
        first(level, answer)
        == "if wall_ahead():\n    turn_left()\n    turn_left()\nelse:\n    pass\nmove()\n"
    )


def test_conditions_are_built_with_the_operators_of_the_level():
    toolbox = (*WALK, "while", "and", "not", "wall_ahead", "wall_right")
    level = made("######/>...G#/###.##", toolbox=toolbox)
    assert solve(level).blocks == 2
    crossing = made(
        "#####/>..G./##.##", ">...G#", toolbox=(*WALK, "while", "or", "at_goal", "not", "wall_ahead")
    )
    assert solve(crossing).blocks == 2


def test_states_that_do_not_fit_one_page_are_known_all_the_same():
    level = shipped("08-tant-que/05-un-cristal-ou-un-tas")
    answer = solve(level)
    assert (answer.blocks, answer.proven) == (4, True)
    assert all(play(level, script, "fr").verdict.won for script in answer.programs)


def test_a_map_with_too_many_states_for_tables_is_searched_word_by_word():
    level = shipped("06-les-boucles-dans-les-boucles/02-peindre-le-cadre")
    answer = solve(level)
    assert (answer.blocks, answer.proven, answer.moves) == (5, True, None)
    assert {count(level, script) for script in answer.programs} == {5}


def test_more_turns_of_an_inner_repeat_are_not_taken_for_the_same_when_they_do_more_elsewhere():
    level = made(">pp/ppp/ppp", toolbox=(*WALK, "repeat", "paint"))
    maps = [
        States(kinds()["robot"], level.maps[0].world, level.wanted(0), frozenset(WALK), ("move", "turn_left"))
    ]
    words = StraightLine(ProductStates(maps), language(level), True, Effort(100))
    words.rounds.found = {((1,), 1, 4)}
    assert words.exact
    words.rounds.found = {((1,), 1, 3)}
    assert not words.exact


def test_progress_is_told_while_a_search_goes_on():
    *told, answer = search(shipped("08-tant-que/08-la-main-gauche"))
    assert answer.blocks == 5
    assert told
    assert all(isinstance(each, SearchProgress) for each in told)
    assert [(each.size, each.done) for each in told] == sorted((each.size, each.done) for each in told)


STAIRS = ">.###/#..##/##..#/###G#"


def test_a_block_of_its_own_is_defined_when_that_is_shorter():
    level = made(STAIRS, toolbox=(*WALK, "define", "call"))
    answer = solve(level)
    assert (answer.blocks, answer.proven, answer.bound) == (8, True, 8)
    assert all(play(level, script, "fr").verdict.won for script in answer.programs)
    assert all({"define", "call"} <= {block.type for block in script.walk()} for script in answer.programs)
    assert solve(made(STAIRS)).blocks == 11


def test_a_block_of_its_own_is_not_searched_where_it_could_call_itself():
    level = made(">..G", toolbox=(*WALK, "define", "call", "if", "wall_ahead"))
    answer = solve(level)
    assert (answer.blocks, answer.proven, answer.bound) == (3, False, 0)


def test_nothing_is_proven_beyond_where_a_definition_is_shorter_when_none_was_looked_at():
    level = made(WIDE, toolbox=(*WALK, "paint", "define", "call"), goals=("paint",))
    answer = solve(level)
    assert (answer.blocks, answer.proven, answer.bound) == (8, False, 6)
    assert winning(level, "def f():\n    move()\n    paint()\nf()\nf()\nf()\nf()\n") == 7


def test_a_call_may_hide_a_loop_that_may_not_stand_in_another():
    grid = "\n".join([">*****", *["*....*"] * 4, "******"])
    ring = Start(kinds()["robot"].parse_map({"grid": grid, "auto_pick": True})[0])
    level = made(">G", toolbox=("move", "turn_right", "repeat", "define", "call"), goals=("items",))
    level = replace(level, maps=(ring,))
    source = (
        "def f():\n    for _ in range(5):\n        move()\nfor _ in range(4):\n    f()\n    turn_right()\n"
    )
    assert winning(level, source) == 6
    answer = solve(level, frozenset(["nested"]), most=6)
    assert (answer.blocks, answer.bound) == (None, 0)


@pytest.mark.parametrize(("inside", "many"), [(2, 4), (3, 3), (4, 2), (9, 2)])
def test_few_calls_of_a_short_block_are_not_worth_its_definition(inside, many):
    assert calls(inside) == many


@pytest.mark.parametrize(("most", "proven"), [(1, False), (2, True), (3, True), (None, True)])
def test_a_solution_is_proved_the_shortest_only_when_all_that_is_one_block_shorter_was_looked_at(
    most, proven
):
    level = made(">..G", solution="move()\n" * 3)
    answer = solve(level, most=most)
    assert (answer.blocks, answer.proven) == (3, proven)


def test_a_sensor_of_a_closed_list_is_asked_with_each_of_its_words():
    level = made("G../##./##^", "G../##./##>", toolbox=("move", "turn_left", "until", "looking"))
    answer = solve(level)
    assert (answer.blocks, answer.proven, answer.outside) == (6, True, ())
    assert 'looking("up")' in first(level, answer).replace("'", '"')
    assert winning(level, first(level, answer)) == 6


def test_what_is_in_the_basket_at_the_start_can_be_put_down():
    worlds = [kinds()["robot"].parse_map({"grid": ">o.oG", "bag": bag})[0] for bag in (1, 2)]
    level = made(">o.oG", toolbox=("move", "drop", "repeat"))
    short, enough = (replace(level, maps=(Start(world),)) for world in worlds)
    assert solve(short).closed == (0,)
    assert (solve(enough).blocks, solve(enough).proven) == (4, True)
