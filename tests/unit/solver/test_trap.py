"""A program learnt by heart meets a map on which it does not arrive; one that looks around does not."""

from random import Random

import pytest
from by_heart import BY_HEART
from tiers import deep

from codeweek.levels import programs
from codeweek.levels.programs import has_variants, may_trap
from codeweek.play import builtin, session
from codeweek.play.judge import TRAPPED, already_won
from codeweek.solver.trap import PATIENCE, TRIES, Held, Trap, Trying, find, trap, trapped
from codeweek.solver.variants import VariantMaker, on, told
from codeweek.solver.variants import read as read_back

LEVELS = [level for level in builtin.levels().values() if has_variants(level)]
SOLVED = [level for level in LEVELS if may_trap(level) and not level.spoil]


def level_called(start):
    return next(level for level in LEVELS if level.id.split("/")[1] == start or level.id.startswith(start))


def script_of(level, source):
    reading = programs.read_in(level, source)
    assert not reading.problems
    return reading.script


LOOKING_AROUND = {
    "07-les-detecteurs/02": """\
avancer()
if sur_objet():
    ramasser()
for _ in range(3):
    avancer()
    if sur_objet():
        ramasser()
""",
    "08-tant-que/02": """\
while not au_but():
    if not au_but():
        avancer()
""",
    "08-tant-que/04": """\
while not au_but():
    avancer()
    while sur_objet():
        ramasser()
""",
    "08-tant-que/06": """\
while not au_but():
    if mur_devant():
        pivoter_gauche()
    else:
        avancer()
""",
    "08-tant-que/08": """\
while not au_but():
    if not mur_a_gauche():
        pivoter_gauche()
        avancer()
    else:
        if mur_devant():
            pivoter_droite()
        else:
            avancer()
""",
    "08-tant-que/10": """\
while not au_but():
    if sur_objet():
        ramasser()
    pivoter_gauche()
    while mur_devant():
        pivoter_droite()
    avancer()
    if sur_objet():
        ramasser()
""",
    "09-les-boites/04": """\
caisses = 0
while not mur_devant():
    avancer()
    if sur_objet():
        caisses = caisses + 10
dire(caisses)
""",
    "11-chercher-comparer-ranger/02": """\
lourd = 0
while not mur_devant():
    avancer()
    if not nombre_ici() < 6:
        lourd = nombre_ici()
dire(lourd)
""",
}


@pytest.mark.parametrize("name", BY_HEART)
def test_a_program_learnt_by_heart_meets_a_trap_that_it_loses_and_the_solution_wins(name):
    level = level_called(name)
    script = script_of(level, BY_HEART[name])
    assert session.play(level, script, "fr").verdict.won
    found = find(level, script)
    assert isinstance(found, Trap)
    alone = on(level, found.variant)
    assert not session.play(alone, script, "fr").verdict.won
    assert session.play(alone, programs.solution(level).script, "fr").verdict.won
    assert not already_won(programs.kind_of(alone), alone)
    assert found.variant.start.world not in [each.world for each in level.maps]


@pytest.mark.parametrize("name", LOOKING_AROUND)
def test_a_program_that_looks_around_meets_none(name):
    level = level_called(name)
    script = script_of(level, LOOKING_AROUND[name])
    assert session.play_text(level, LOOKING_AROUND[name]).verdict.won
    found = find(level, script, tries=deep(100, 50, 20))
    assert isinstance(found, Held)
    assert found.maps


@pytest.mark.parametrize("start", ["07-les-detecteurs/04", "09-les-boites/03"])
def test_of_several_traps_the_smallest_is_told(monkeypatch, start):
    level = level_called(start)
    script = script_of(level, next(source for name, source in BY_HEART.items() if name.startswith(start)))

    def size(found):
        return len(programs.kind_of(level).show(found.variant.start.world))

    smallest = size(find(level, script))
    monkeypatch.setattr("codeweek.solver.trap.ENOUGH", 1)  # the first one that is found
    assert smallest < size(find(level, script))


def test_ten_maps_that_were_won_are_praised_and_nine_are_not():
    assert [Held(maps).praised for maps in (0, 9, 10)] == [False, False, True]


@pytest.mark.parametrize("level", SOLVED, ids=lambda level: level.id)
def test_the_solution_of_a_level_meets_none(level):
    assert isinstance(find(level, programs.solution(level).script, tries=deep(100, 30, 10)), Held)


HEART = tuple((level_called(name), source) for name, source in BY_HEART.items())


@pytest.mark.parametrize(("level", "source"), HEART[::4], ids=list(BY_HEART)[::4])
def test_the_same_level_and_program_have_the_same_trap(level, source):
    script = script_of(level, source)
    assert find(level, script) == find(level, script)


def test_a_search_ends_after_a_counted_number_of_looks():
    level = level_called("07-les-detecteurs/05")
    words = list(trap(level, programs.solution(level).script))
    assert all(isinstance(word, Trying) for word in words[:-1])
    assert len(words) <= TRIES * PATIENCE


@pytest.mark.parametrize("level", SOLVED, ids=lambda level: level.id)
def test_a_variant_is_read_back_as_it_was_told(level):
    maker, found = VariantMaker(level, Random(5)), 0
    for changes in (1, 2, 3):
        for _ in range(deep(60, 20)):
            variant = maker.candidate(changes)
            if variant is not None:
                map = told(level, variant)
                assert read_back(level, map["map"], map["like"]) == variant
                found += 1
    assert found or level.id.endswith("05-le-carrefour")


def test_a_map_that_is_no_variant_is_not_taken():
    level = level_called("08-tant-que/02")
    assert read_back(level, {"grid": ">..#.G"}, 0) is None  # nobody gets to this flag
    assert read_back(level, {"grid": ">..*"}, 0) is None  # nothing of the sort is asked
    assert read_back(level, {"grid": "G.>"}, 0) is None  # the solution walks away
    assert read_back(level, {"grid": ">.?"}, 0) is None
    assert read_back(level, {"grid": ">.G"}, 3) is None
    assert read_back(level_called("08-tant-que/01"), {"grid": ">.G"}, 3) is None


def test_the_trap_comes_after_the_maps_of_the_level_and_has_its_own_sentence():
    level = level_called("08-tant-que/02")
    script = script_of(level, BY_HEART["08-tant-que/02-jusqu-au-drapeau"])
    beside = trapped(level, find(level, script).variant)
    assert beside.maps[:-1] == level.maps
    assert [each.trap for each in beside.maps] == [False, False, False, True]
    verdict = session.play(beside, script, "fr").verdict
    assert (verdict.map, verdict.message.key) == (3, TRAPPED)
    assert session.play(beside, programs.solution(level).script, "fr").verdict.won


def test_what_a_trap_asks_to_say_is_what_the_solution_says_there():
    level = level_called("09-les-boites/03")
    found = find(level, script_of(level, BY_HEART["09-les-boites/03-compter-ses-pas"]))
    beside = trapped(level, found.variant)
    playback = session.play(beside, programs.solution(level).script, "fr")
    assert beside.said[-1] == playback.traces[-1].world.said != ()


@pytest.mark.parametrize(
    "name", ["01-la-fusee/02", "07-les-detecteurs/01", "08-tant-que/07", "04-la-ronde/05"]
)
def test_a_level_of_one_map_or_one_to_look_at_offers_none(name):
    assert not may_trap(level_called(name))


def test_a_level_of_another_world_than_the_robot_s_or_a_creation_has_no_variants():
    others = [level for level in builtin.levels().values() if level not in LEVELS]
    assert {level.kind for level in others} == {"console", "music", "robot", "stage", "turtle"}
    assert {level.mode for level in others if level.kind == "robot"} <= {"create", "predict", "run"}
    for level in {level.kind: level for level in others}.values():
        assert find(level, programs.solution(level).script) == Held(0)
