"""Laws of the drawings that are made like a level's: proved, of one structure, seen to be others."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import combinations, islice

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tiers import deep

from codeweek.authoring.another.alike_levels import CLOSE, others, to_make
from codeweek.authoring.another.level_makers import looks_same, mark_of
from codeweek.authoring.another.which import refused
from codeweek.authoring.another.written_level import level_file, told
from codeweek.blocks.script import Block, Script
from codeweek.levels.level import Level
from codeweek.levels.programs import allowed, count, kind_of, palette, solution
from codeweek.packs.load import of_texts
from codeweek.packs.proofs import DEPENDS, Proof
from codeweek.play import builtin
from codeweek.play.judge import already_won
from codeweek.play.session import play
from codeweek.report.facts import difficulty
from codeweek.report.finding import find
from codeweek.worlds.turtle.drawing import difference
from codeweek.worlds.turtle.state import Stroke, Strokes, World

SEED, MANY = 1, deep(3, 2)
LEVELS = (
    "05-la-tortue-geometre/02-le-carre-pas-a-pas",
    "05-la-tortue-geometre/03-le-carre-en-trois-blocs",
    "05-la-tortue-geometre/04-le-rectangle",
    "05-la-tortue-geometre/05-les-marches",
    "05-la-tortue-geometre/07-les-pointilles",
    "05-la-tortue-geometre/08-le-carre-ouvert",
    "05-la-tortue-geometre/09-la-maison",
    "06-les-boucles-dans-les-boucles/04-la-frise",
    "06-les-boucles-dans-les-boucles/05-la-rosace",
)
HOLES = {"forward": "n", "backward": "n", "rotate_left": "degrees", "rotate_right": "degrees"}
SIDES = {"rotate_left": 1, "rotate_right": -1}
MARGIN = 0.1  # of the sheet, on each side


@cache
def course() -> dict[str, Level]:
    return {level.id: level for level in builtin.pack().levels}


@cache
def made(id: str, step: int = 0) -> tuple[Level, ...]:
    return tuple(islice(others(course()[id], SEED, step), MANY))


@cache
def proof(id: str, number: int, step: int = 0) -> Proof:
    return find(made(id, step)[number])


CASES = [pytest.param(id, number, id=f"{id}-{number}") for id in LEVELS for number in range(MANY)]


def test_there_are_others_for_each_drawing_of_the_course_that_is_proved() -> None:
    proved = {id for id, level in course().items() if level.kind == "turtle" and level.proved}
    assert proved == {id for id, level in course().items() if level.kind == "turtle" and not refused(level)}
    assert proved == set(LEVELS)


@pytest.mark.parametrize(("id", "number"), CASES)
def test_each_is_won_by_its_solution_and_not_by_doing_nothing(id: str, number: int) -> None:
    level = made(id)[number]
    assert play(level, solution(level).script, "en").verdict.won
    assert not already_won(kind_of(level), level)


@pytest.mark.parametrize(("id", "number"), CASES)
def test_each_is_proved_to_need_as_many_blocks_and_the_idea(id: str, number: int) -> None:
    level, known, found = made(id)[number], course()[id], proof(id, number)
    assert found.best.proven
    assert found.best.blocks == level.proved == count(level, solution(level).script)
    assert found.best.blocks == count(known, solution(known).script)
    assert level.limit == known.limit
    if found.bypass is not None:
        assert (found.bypass.blocks, found.bypass.proven) == (None, True)


@pytest.mark.parametrize(("id", "number"), CASES)
def test_each_is_as_hard_within_a_point(id: str, number: int) -> None:
    level, known = made(id)[number], to_make(course()[id])
    asked = [difficulty(each, proof(id, number), palette(known)) for each in (level, known)]
    assert abs(asked[0] - asked[1]) <= CLOSE


@pytest.mark.parametrize(("id", "number"), CASES)
def test_each_has_the_structure_of_its_level_and_closes_where_that_does(id: str, number: int) -> None:
    script, own = (solution(level).script for level in (made(id)[number], course()[id]))
    assert shape(script.blocks) == shape(own.blocks)
    assert [*closings(script.blocks)] == [*closings(own.blocks)]


@pytest.mark.parametrize(("id", "number"), CASES)
def test_its_numbers_are_such_as_a_child_knows(id: str, number: int) -> None:
    for block in solution(made(id)[number]).script.walk():
        if block.type in HOLES:
            value = valued(block)
            assert type(value) is int
            if block.type in SIDES:
                assert 15 <= value <= 165
            else:
                assert value % 10 == 0
                assert 20 <= value <= 200


@pytest.mark.parametrize(("id", "number"), CASES)
def test_all_that_is_drawn_is_on_the_sheet_with_a_margin(id: str, number: int) -> None:
    level = made(id)[number]
    sheet = level.maps[0].world.sheet
    across, along = sheet.right - sheet.left, sheet.top - sheet.bottom
    for world in play(level, solution(level).script, "en").traces[0].columns().worlds:
        for stroke in world.strokes:
            for x, y in (stroke.start, stroke.end):
                assert sheet.left + MARGIN * across <= x <= sheet.right - MARGIN * across
                assert sheet.bottom + MARGIN * along <= y <= sheet.top - MARGIN * along
        assert sheet.left <= world.x <= sheet.right


@pytest.mark.parametrize("id", LEVELS)
def test_no_two_are_alike_however_turned_mirrored_or_large(id: str) -> None:
    seen = [course()[id], *made(id)]
    for one, other in combinations([mark_of(level.maps[0].world) for level in seen], 2):
        assert not looks_same(one, other)


@pytest.mark.parametrize("id", LEVELS)
@given(angle=st.integers(0, 359), scale=st.floats(0.5, 3), mirrored=st.booleans())
def test_a_drawing_looks_the_same_however_it_is_turned(
    id: str, angle: int, scale: float, mirrored: bool
) -> None:
    world = course()[id].maps[0].world
    turned = with_drawing(world, [moved(each, angle, scale, mirrored) for each in world.sheet.wanted])
    assert looks_same(mark_of(world), mark_of(turned))


@pytest.mark.parametrize("id", LEVELS)
def test_no_turn_of_a_loop_could_be_left_out(id: str) -> None:
    for level in made(id):
        own = play(level, solution(level).script, "en").traces[0].world.strokes
        for fewer in with_fewer_turns(solution(level).script):
            drawn = play(level, fewer, "en").traces[0].world.strokes
            assert not difference(drawn, own).none


@pytest.mark.parametrize("id", LEVELS)
def test_a_seed_is_the_same_levels_and_another_seed_is_others(id: str) -> None:
    level = course()[id]
    many = deep(MANY, 1)
    assert tuple(islice(others(level, SEED), many)) == made(id)[:many]
    assert tuple(islice(others(level, SEED + 1), many)) != made(id)[:many]


@pytest.mark.parametrize(("id", "number"), CASES)
def test_its_file_reads_back_as_the_same_level(id: str, number: int) -> None:
    level = told(made(id)[number], number + 1)
    pack = of_texts({"niveau.yaml": level_file(level, "fr")})
    assert not pack.problems
    back = pack.levels[0]
    same = (*(name for name in DEPENDS if name != "solution"), "maps", "title", "story", "hints", "look")
    assert {name: getattr(back, name) for name in same} == {name: getattr(level, name) for name in same}
    assert solution(back).script == solution(level).script
    assert allowed(back) == allowed(level)


@pytest.mark.parametrize(("id", "number"), CASES)
def test_its_story_tells_the_numbers_that_nobody_sees(id: str, number: int) -> None:
    level = told(made(id)[number], number + 1)
    for story in (level.story["fr"], level.story["en"]):
        for block in solution(level).script.walk():
            if block.type in HOLES:
                assert f"{valued(block)}" in story
        assert ("°" in story) == any(b.type in SIDES for b in solution(level).script.walk())


LARGE = """titre: Le grand carré
monde: tortue
classe: CM1
carte: {feuille: 2000, départ: [-300, 250]}
blocs: [avancer, tourner_gauche, tourner_droite, répéter]
solution: |
  for _ in range(4):
      avancer(500)
      tourner_droite(90)
"""


def test_a_drawing_on_a_large_sheet_has_others_on_one_as_large() -> None:
    pack = of_texts({"niveau.yaml": LARGE})
    assert not [problem for problem in pack.problems if problem.severity == "error"]
    found = tuple(islice(others(pack.levels[0], SEED), MANY))
    assert len(found) == MANY
    for number, level in enumerate(found, 1):
        back = of_texts({"niveau.yaml": level_file(told(level, number), "fr")})
        assert not back.problems
        assert back.levels[0].maps == level.maps
        assert round(10 * level.maps[0].world.sheet.unit) == 2000
        assert play(back.levels[0], solution(back.levels[0]).script, "fr").verdict.won


@pytest.mark.parametrize("id", [LEVELS[0], LEVELS[3]])
def test_a_harder_one_needs_a_block_more(id: str) -> None:
    known = course()[id]
    assert made(id, 1)
    for number, level in enumerate(made(id, 1)):
        found = proof(id, number, 1)
        assert found.best.proven
        assert found.best.blocks == count(known, solution(known).script) + 1
        assert level.limit == (known.limit and known.limit + 1)


def valued(block: Block) -> object:
    return block.slots[HOLES.get(block.type, "count")].fields["value"]


def shape(blocks: Sequence[Block]) -> list[object]:
    """What stands where, without numbers and sides."""
    return [
        ["turn" if block.type in SIDES else block.type, *map(shape, block.bodies.values())]
        for block in blocks
    ]


def turning(blocks: Sequence[Block]) -> int:
    total = 0
    for block in blocks:
        if block.type in SIDES:
            total += SIDES[block.type] * int(str(valued(block)))
        for body in block.bodies.values():
            total += int(str(valued(block))) * turning(body)
    return total


def closings(blocks: Sequence[Block]) -> Iterator[tuple[bool, bool]]:
    """Of each loop, whether a turn of it changes nothing of the heading, and whether all of them do not."""
    for block in blocks:
        for body in block.bodies.values():
            once = turning(body)
            yield once % 360 == 0, once * int(str(valued(block))) % 360 == 0
            yield from closings(body)


def with_fewer_turns(script: Script) -> Iterator[Script]:
    """The programs with a turn less of one loop."""

    def fewer(blocks: Sequence[Block]) -> Iterator[tuple[Block, ...]]:
        for place, block in enumerate(blocks):
            for name, body in block.bodies.items():
                count = block.slots["count"]
                less = replace(count, fields={"value": int(str(count.fields["value"])) - 1})
                changed = [replace(block, slots={**block.slots, "count": less})]
                changed += [replace(block, bodies={**block.bodies, name: inner}) for inner in fewer(body)]
                yield from ((*blocks[:place], each, *blocks[place + 1 :]) for each in changed)

    return map(Script, fewer(script.blocks))


def moved(stroke: Stroke, angle: int, scale: float, mirrored: bool) -> Stroke:
    x, y = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    ends = []
    for a, b in (stroke.start, stroke.end):
        side = -b if mirrored else b
        ends += [scale * (a * x - side * y), scale * (a * y + side * x)]
    return stroke._replace(x1=ends[0], y1=ends[1], x2=ends[2], y2=ends[3])


def with_drawing(world: World, strokes: list[Stroke]) -> World:
    wanted: Strokes = tuple(strokes)
    return replace(world, sheet=replace(world.sheet, wanted=wanted))
