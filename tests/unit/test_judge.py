"""What a run is worth, at its boundaries: with maps of a few cells and runs of a few steps."""

from dataclasses import replace

import pytest
from start_worlds import robot

from codeweek.diagnostic import Diagnostic
from codeweek.engine.run import run
from codeweek.levels import programs
from codeweek.levels.level import ENDS, Level, Prediction, Start
from codeweek.play.judge import SOME_MAPS, TRAPPED, already_won, judge, register, won

TOOLBOX = ("move", "turn_left", "pick", "paint", "say", "while")


def level_of(*maps, mode="make", **fields):
    """A level of some maps in letters."""
    starts = tuple(Start(robot(grid)) for grid in maps)
    return Level("a/b", "A", "robot", starts, mode, toolbox=TOOLBOX, **fields)


def runs(level, source, **only):
    program = programs.read_in(level, source).program
    commands = programs.kind_of(level).commands
    return tuple(run(program, commands, each.world, **only) for each in level.maps)


def judged(level, source, blocks=3, tries=1):
    return judge(programs.kind_of(level), level, runs(level, source), blocks, tries)


def with_painted(level, number):
    """The same level, a map of which is painted as it should be before anything is done."""
    maps = [
        Start(replace(each.world, painted=each.world.map.targets)) if place == number else each
        for place, each in enumerate(level.maps)
    ]
    return replace(level, maps=tuple(maps))


def test_a_level_that_asks_for_nothing_is_not_won_before_anything_is_done():
    level = level_of(">..")
    assert not already_won(programs.kind_of(level), level)


def test_a_level_is_won_by_doing_nothing_only_where_each_goal_of_each_map_is_met():
    level = level_of(">p", ">.p")
    kind = programs.kind_of(level)
    assert not already_won(kind, level)
    assert not already_won(kind, with_painted(level, 0))
    assert not already_won(kind, with_painted(level, 1))
    assert already_won(kind, with_painted(with_painted(level, 0), 1))
    both = with_painted(level_of(">pG"), 0)
    assert not already_won(kind, both)  # the flag is still to reach


@pytest.mark.parametrize(
    ("grade", "spoken"),
    [("CP", "short"), ("CE1", "short"), ("CE2", "normal"), ("CM2", "normal"), ("", "normal")],
)
def test_short_sentences_are_for_the_two_youngest_classes(grade, spoken):
    assert register(level_of(">G", grade=grade)) == spoken


@pytest.mark.parametrize(
    ("mode", "stars"), [("run", 3), ("predict", 3), ("make", 1), ("solo", 1), ("debug", 1)]
)
def test_a_win_has_the_stars_of_what_is_only_looked_at_or_one_to_begin_with(mode, stars):
    verdict = judged(level_of(">G", mode=mode), "avancer()", blocks=7, tries=4)
    assert (verdict.won, verdict.stars, verdict.map, verdict.blocks) == (True, stars, 0, 7)
    assert [goal.name for goal in verdict.goals] == ["flag"]
    assert (verdict.hoped, verdict.medal, verdict.facts) == (0, False, ())
    assert verdict.message == Diagnostic("say.success", {"n": 7, "tries": 4}, severity="note")


def test_a_win_is_on_its_first_try_when_nobody_counted():
    level = level_of(">G")
    verdict = judge(programs.kind_of(level), level, runs(level, "avancer()"), 1)
    assert verdict.message.slots["tries"] == 1


def test_a_loss_is_told_of_the_first_map_that_failed_with_how_many_were_won():
    level = level_of(">G", ">.G", ">G", ">..G")
    verdict = judged(level, "avancer()", blocks=1)
    assert (verdict.won, verdict.stars, verdict.map, verdict.blocks) == (False, 0, 1, 1)
    assert not any(goal.met for goal in verdict.goals)
    assert verdict.message.key == SOME_MAPS == "say.one_test_fails"
    slots = dict(verdict.message.slots)
    assert slots.pop("why").key == "say.goal_missed_short"
    assert slots == {"ok": 2, "total": 4, "number": 2, "n": 2}


def test_a_loss_on_all_maps_is_told_as_it_is():
    verdict = judged(level_of(">.G", ">..G"), "avancer()")
    assert (verdict.message.key, verdict.message.slots["n"], verdict.map) == ("say.goal_missed_short", 1, 0)


def test_a_loss_on_a_map_that_was_found_for_the_program_is_told_as_a_trap():
    level = level_of(">G", ">.G")
    trap = replace(level, maps=(level.maps[0], replace(level.maps[1], trap=True)))
    verdict = judged(trap, "avancer()")
    assert (verdict.won, verdict.map, verdict.message.key) == (False, 1, TRAPPED)
    assert set(verdict.message.slots) == {"why"}
    assert verdict.message.slots["why"].key == "say.goal_missed_short"
    first = replace(level, maps=(replace(level.maps[1], trap=True),))
    assert judged(first, "avancer()").message.key == TRAPPED


def test_of_several_goals_the_first_that_is_missed_is_told():
    verdict = judged(level_of(">*G"), "avancer()\nramasser()")
    assert [goal.met for goal in verdict.goals] == [False, True]
    assert verdict.message.key == "say.goal_missed_short"


def test_what_reached_everything_and_then_stopped_is_lost_because_it_went_on():
    verdict = judged(level_of(">.G"), "avancer()\navancer()\navancer()")
    assert not verdict.won
    assert (verdict.message.key, verdict.message.step) == ("say.went_on", 2)


def test_what_went_on_was_told_so_only_if_everything_was_reached():
    both = judged(level_of(">G*"), "avancer()\navancer()\navancer()")
    assert both.message.key != "say.went_on"
    nothing = judged(level_of(">."), "avancer()\navancer()")  # no goal: nothing was reached
    assert nothing.message.key == "say.out_of_grid"


def test_a_fault_of_the_program_is_told_though_everything_was_reached():
    verdict = judged(level_of(">G"), "avancer()\nx = 1 // 0")
    assert verdict.message.key == "run.divide_by_zero"


def test_a_kind_that_explains_nothing_tells_a_stop_as_it_is():
    level = level_of(">*.")
    stopped = runs(level, "avancer()\navancer()\nramasser()")
    kind = programs.kind_of(level)
    assert judge(kind, level, stopped, 3).message.key == "say.walked_past"
    assert judge(replace(kind, explain=None), level, stopped, 3).message.key == "say.nothing_to_pick"


def test_an_endless_program_that_reached_everything_has_not_won():
    level = level_of(">G")
    endless = "avancer()\nwhile True:\n    pivoter_gauche()"
    assert not judged(level, endless).won
    assert not won(programs.kind_of(level), level, runs(level, endless))


def test_winning_looks_at_no_run_beyond_the_first_that_is_lost():
    level = level_of(">G", ">.G", ">..G")
    looked = []

    def each():
        for number, trace in enumerate(runs(level, "avancer()\navancer()")):
            looked.append(number)
            yield trace

    assert not won(programs.kind_of(level), level, each())
    assert looked == [0]
    assert won(
        programs.kind_of(level), replace(level, maps=level.maps[:1]), runs(level_of(">G"), "avancer()")
    )


def test_each_map_is_judged_by_what_is_wanted_on_it():
    level = level_of(">", ">", goals=("said",), said=((1,), (2,)))
    assert judged(level, "dire(1)").map == 1
    assert judged(level, "dire(2)").map == 0
    same = replace(level, said=((1,), (1,)))
    assert judged(same, "dire(1)").won
    first = replace(level, maps=level.maps[:1])
    assert judged(first, "dire(1)").won
    assert won(programs.kind_of(level), first, runs(first, "dire(1)"))
    assert not won(programs.kind_of(level), level, runs(level, "dire(1)"))


def test_a_prediction_of_how_it_ends_is_shown_whatever_the_program_does():
    level = level_of(">.G", mode="predict", predict=Prediction(ENDS))
    verdict = judged(level, "while True:\n    pivoter_gauche()", blocks=2, tries=5)
    assert (verdict.won, verdict.stars, verdict.map, verdict.blocks) == (True, 3, 0, 2)
    assert verdict.message.slots == {"n": 2, "tries": 5}
    assert [goal.met for goal in verdict.goals] == [False]
    other = replace(level, predict=Prediction("cell"))
    assert not judged(other, "while True:\n    pivoter_gauche()").won


CREATED = ("say.created", True, 3)
UNCHANGED = ("say.create_unchanged", False, 0)


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("pivoter_gauche()", UNCHANGED),
        ("avancer()", CREATED),
        ("peindre()", CREATED),
        ("avancer()\npivoter_gauche()\npivoter_gauche()\navancer()", CREATED),  # it moved, and came back
        ("avancer()\navancer()\navancer()", ("say.out_of_grid", False, 0)),
    ],
)
def test_a_creation_is_won_by_going_to_its_end_and_showing_something(source, told):
    verdict = judged(level_of(">..", mode="create"), source, blocks=4)
    assert (verdict.message.key, verdict.won, verdict.stars) == told
    assert (verdict.goals, verdict.map, verdict.blocks) == ((), 0, 4)
    if verdict.won:
        assert verdict.message == Diagnostic("say.created", {"n": 4}, severity="note")
    elif verdict.message.key == "say.create_unchanged":
        assert verdict.message == Diagnostic("say.create_unchanged", severity="note")


def test_a_creation_shows_something_when_it_does_on_one_of_its_maps():
    level = level_of(">..", ">..", mode="create")
    (quiet, _), (shows, _) = runs(level, "pivoter_gauche()"), runs(level, "avancer()")
    kind = programs.kind_of(level)
    assert judge(kind, level, (quiet, shows), 1).won
    assert judge(kind, level, (shows, quiet), 1).won
    assert not judge(kind, level, (quiet, quiet), 1).won


def test_a_creation_that_stops_on_its_second_map_is_not_finished():
    level = level_of(">..", ">", mode="create")
    assert judged(level, "avancer()").message.key == "say.out_of_grid"


def test_what_is_wanted_of_a_map_counts_before_anything_is_done_and_where_all_was_reached():
    level = level_of(">.", ">.", goals=("said",), said=((), (1,)))
    kind = programs.kind_of(level)
    assert not already_won(kind, level)
    assert already_won(kind, replace(level, said=((), ())))
    verdict = judged(level, "dire(1)\navancer()\navancer()")
    assert verdict.map == 0
    other = replace(level, said=((1,), (2,)))
    assert judge(kind, other, runs(other, "dire(2)\navancer()\navancer()"), 3).map == 0
    (_, second), (first, _) = runs(other, "dire(2)\navancer()\navancer()"), runs(other, "dire(1)")
    why = judge(kind, other, (first, second), 3).message.slots["why"]
    assert (why.key, why.step) == ("say.went_on", 1)
