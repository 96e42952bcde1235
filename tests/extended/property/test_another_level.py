"""Laws of the levels that are made like a level: solvable, proved, as hard, of one idea, no two alike."""

import os
import subprocess
import sys
from functools import cache
from itertools import islice

import pytest
from tiers import all_of, every

from codeweek.authoring.another.alike_levels import CLOSE, others, to_make
from codeweek.authoring.another.level_makers import turned
from codeweek.authoring.another.which import refused
from codeweek.authoring.another.written_level import level_file, told
from codeweek.levels.files.concept import NESTED
from codeweek.levels.level import Level
from codeweek.levels.programs import allowed, count, kind_of, palette, solution
from codeweek.packs.load import of_texts
from codeweek.packs.proofs import DEPENDS, Proof, key
from codeweek.play import builtin
from codeweek.play.judge import already_won
from codeweek.play.session import play
from codeweek.report.facts import difficulty
from codeweek.report.finding import find, uses, within
from codeweek.worlds.robot.state import FREE, World, neighbour

SEED, MANY = 1, 3
# One of each sort: arrows, sides, heaps, pots, pieces, loops, several maps, sensors, far flags.
LEVELS = (
    "01-la-fusee/04-les-asteroides",
    "01-la-fusee/05-les-fleches-melangees",
    "02-le-facteur/06-le-s",
    "02-le-facteur/08-il-s-est-trompe-de-cote",
    "03-le-potager/03-encore-une",
    "03-le-potager/08-le-jardinier-en-solo",
    "04-la-ronde/03-deux-couloirs",
    "04-la-ronde/05-l-escalier",
    "04-la-ronde/08-la-ronde-deraille",
    "06-les-boucles-dans-les-boucles/07-un-cran-de-trop",
    "07-les-detecteurs/03-le-mur-surprise",
    "08-tant-que/02-jusqu-au-drapeau",
)


@cache
def course() -> dict[str, Level]:
    return {level.id: level for level in builtin.pack().levels}


@cache
def made(id: str, step: int = 0) -> tuple[Level, ...]:
    return tuple(islice(others(course()[id], SEED, step), MANY))


PROOFS: dict[str, Proof] = {}


def proof(level: Level) -> Proof:
    mark = key(level)
    if mark not in PROOFS:
        PROOFS[mark] = find(level)
    return PROOFS[mark]


CASES = [pytest.param(id, number, id=f"{id}-{number}") for id in every(LEVELS, 3) for number in range(MANY)]


@pytest.mark.parametrize(("id", "number"), CASES)
def test_each_is_won_by_its_solution_and_not_by_doing_nothing(id: str, number: int) -> None:
    level = made(id)[number]
    assert play(level, solution(level).script, "en").verdict.won
    assert not already_won(kind_of(level), level)


@pytest.mark.parametrize(("id", "number"), CASES)
def test_each_is_proved_to_need_as_many_blocks_and_the_idea(id: str, number: int) -> None:
    level, known = made(id)[number], course()[id]
    found = proof(level)
    assert found.best.proven
    assert found.best.blocks == level.proved == count(level, solution(level).script)
    assert found.best.blocks == count(known, solution(known).script)
    if found.bypass is not None:
        assert found.bypass.blocks is None
        assert found.bypass.proven
    assert uses(solution(level).script) & {NESTED, *level.concept} or level.mode == "parsons"


@pytest.mark.parametrize(("id", "number"), CASES)
def test_each_is_as_hard_within_a_point_for_who_knows_the_blocks(id: str, number: int) -> None:
    level, known = made(id)[number], course()[id]
    asked = [difficulty(each, proof(each), palette(known)) for each in (level, to_make(known))]
    assert abs(asked[0] - asked[1]) <= CLOSE + 0.05


@pytest.mark.parametrize("id", every(LEVELS, 3))
def test_no_two_are_alike_however_turned_or_mirrored(id: str) -> None:
    seen = {turned(each.world) for each in course()[id].maps}
    for level in made(id):
        maps = [turned(each.world) for each in level.maps]
        assert sum(each not in seen for each in maps) * 2 > len(maps)
        seen.update(maps)


@pytest.mark.parametrize("id", every(LEVELS, 3))
def test_a_seed_is_the_same_levels_and_another_seed_is_others(id: str) -> None:
    level = course()[id]
    assert tuple(islice(others(level, SEED), MANY)) == made(id)
    assert tuple(islice(others(level, SEED + 1), MANY)) != made(id)


@pytest.mark.parametrize("id", all_of([LEVELS[5], "05-la-tortue-geometre/04-le-rectangle"]))
def test_a_seed_is_the_same_levels_whatever_the_order_of_sets(id: str) -> None:
    digests = set()
    for hashed in ("1", "2"):
        code = (
            "from itertools import islice\nfrom codeweek.play import builtin\n"
            "from codeweek.authoring.another.alike_levels import others\n"
            f"level = next(each for each in builtin.pack().levels if each.id == {id!r})\n"
            "print([(each.solution, each.maps) for each in islice(others(level, 1), 3)], end='')\n"
        )
        environment = {**os.environ, "PYTHONHASHSEED": hashed}
        done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, check=True)
        digests.add(done.stdout)
    assert len(digests) == 1


@pytest.mark.parametrize(("id", "number"), CASES)
def test_no_more_walls_stand_around_and_every_free_cell_can_be_reached(id: str, number: int) -> None:
    for mine, its in zip(made(id)[number].maps, course()[id].maps, strict=True):
        rows = _rows(mine.world)
        assert _around(rows) <= _around(_rows(its.world))
        assert _reached(mine.world) == sum(row.count(".") for row in rows)


@pytest.mark.parametrize(("id", "number"), CASES)
def test_the_way_is_as_hidden_as_in_the_level_that_it_is_like(id: str, number: int) -> None:
    level, known = made(id)[number], course()[id]
    for mine, its in zip(level.maps, known.maps, strict=True):
        if its.world.map.walls:
            assert _beside(level, mine.world) >= _beside(known, its.world)


@pytest.mark.parametrize(("id", "number"), CASES)
def test_its_file_reads_back_as_the_same_level(id: str, number: int) -> None:
    level = told(made(id)[number], number + 1)
    pack = of_texts({"niveau.yaml": level_file(level, "fr")})
    assert not [problem for problem in pack.problems if problem.severity == "error"]
    back = pack.levels[0]
    same = (
        *(name for name in DEPENDS if name != "solution"),
        "maps",
        "title",
        "story",
        "hints",
        "look",
        "everywhere",
    )
    assert {name: getattr(back, name) for name in same} == {name: getattr(level, name) for name in same}
    assert solution(back).script == solution(level).script
    assert allowed(back) == allowed(level)


@pytest.mark.parametrize("step", [-1, 1])
@pytest.mark.parametrize("id", ["02-le-facteur/06-le-s", "04-la-ronde/08-la-ronde-deraille"])
def test_an_easier_one_needs_a_block_less_and_a_harder_one_a_block_more(id: str, step: int) -> None:
    known = course()[id]
    assert made(id, step)
    for level in made(id, step):
        found = proof(level)
        assert found.best.proven
        assert found.best.blocks == count(known, solution(known).script) + step
        assert level.limit == (known.limit and known.limit + step)
        points = difficulty(level, found, palette(known)) - difficulty(
            to_make(known), proof(to_make(known)), palette(known)
        )
        assert points * step > 0
        assert within(level, found.best.blocks) >= found.best.blocks


@pytest.mark.parametrize(
    ("id", "why"),
    [
        ("14-le-studio/02-frere-jacques", "kind"),
        ("16-le-carnet-de-python/03-la-table-en-desordre", "kind"),
        ("10-mes-blocs/04-petit-moyen-grand", "drawing"),
        ("09-les-boites/06-la-spirale", "drawing"),
        ("05-la-tortue-geometre/06-60-ou-120", "mode"),
        ("01-la-fusee/01-decollage", "mode"),
        ("01-la-fusee/09-mon-ciel-etoile", "mode"),
        ("04-la-ronde/03-deux-couloirs", ""),
    ],
)
def test_a_level_that_has_no_others_says_why(id: str, why: str) -> None:
    assert refused(course()[id]) == why
    assert bool(tuple(islice(others(course()[id], SEED), 1))) == (not why)


def _rows(world: World) -> list[str]:
    map = world.map
    return ["".join("#" if (x, y) in map.walls else "." for x in range(map.width)) for y in range(map.height)]


def _around(rows: list[str]) -> int:
    """How many lines are of walls alone: only outer ones can be."""
    columns = ["".join(column) for column in zip(*rows, strict=True)]
    return sum("." not in line for lines in (rows, columns) for line in lines)


def _reached(world: World) -> int:
    seen, todo = {world.cell}, [world.cell]
    while todo:
        cell = todo.pop()
        more = [neighbour(cell, h) for h in range(4) if world.map.way(cell, h) == FREE]
        todo += [each for each in more if each not in seen]
        seen.update(more)
    return len(seen)


def _beside(level: Level, world: World) -> int:
    """The free cells of a map on which the level's solution does not come."""
    number = [each.world for each in level.maps].index(world)
    trace = play(level, solution(level).script, "en").traces[number]
    walked = {each.cell for each in trace.columns().worlds}
    return sum(row.count(".") for row in _rows(world)) - len(walked)
