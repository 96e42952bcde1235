"""Laws of the robot's world, whatever the map and the commands."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from codeweek.command import Stop
from codeweek.data import text
from codeweek.worlds.kinds import NARRATED, Wanted, kinds
from codeweek.worlds.robot import COMMANDS
from codeweek.worlds.robot.grid import HIGHEST, WIDEST, parse_map, to_text
from codeweek.worlds.robot.state import FREE, STEPS, Hidden, World, cell_name, neighbour
from codeweek.worlds.robot.variants.changes import CHANGES
from codeweek.worlds.robot.variants.map_layers import fields_of, plan_of, recut, world_of
from codeweek.worlds.robot.variants.map_variants import alike

ROBOT = kinds()["robot"]
ACTIONS = sorted(name for name, command in COMMANDS.items() if command.shape == "command")
OPPOSITE = {"up": "down", "down": "up", "left": "right", "right": "left"}


@st.composite
def starts(draw: st.DrawFn) -> World:
    """A small map with anything on it."""
    width, height = draw(st.integers(1, 5)), draw(st.integers(1, 5))
    letters = draw(st.lists(st.sampled_from("#...G*op7"), min_size=width * height, max_size=width * height))
    letters[draw(st.integers(0, width * height - 1))] = draw(st.sampled_from("><^v"))
    grid = "\n".join("".join(letters[row * width : (row + 1) * width]) for row in range(height))
    pairs = [
        f"{cell_name((x, y))}-{cell_name(neighbour((x, y), heading))}"
        for x in range(width)
        for y in range(height)
        for heading, (step_x, step_y) in enumerate(STEPS)
        if 0 <= x + step_x < width and 0 <= y + step_y < height
    ]
    walls = draw(st.lists(st.sampled_from(pairs), max_size=4)) if pairs else []
    free = [cell_name((i % width, i // width)) for i, letter in enumerate(letters) if letter != "#"]
    numbers = st.dictionaries(st.sampled_from(free), st.integers(-9999, 9999), max_size=4)
    fields = {"grid": grid, "walls": walls, "numbers": draw(numbers), "wanted_numbers": draw(numbers)}
    rules = {
        "facing": draw(st.sampled_from([None, "up", "right", "down", "left"])),
        "leave": draw(st.none() | st.integers(1, many)) if (many := letters.count("*")) else None,
        "moves": draw(st.none() | st.integers(30, 60)),  # more than the programs below need
    }
    world, problems = parse_map({**fields, **rules, "auto_pick": draw(st.booleans())})
    assert not problems
    assert world is not None
    return world


programs = st.lists(st.sampled_from(ACTIONS), max_size=25)


def played(start: World, names: list[str]) -> list[World]:
    """The worlds of a run up to its first stop."""
    worlds = [start]
    for name in names:
        after = COMMANDS[name].function(worlds[-1])
        if isinstance(after, Stop):
            break
        worlds.append(after)
    return worlds


def things(world: World) -> int:
    return world.bag + sum(count for _, count in (*world.items, *world.filled))


@given(starts(), programs)
def test_the_robot_never_stands_in_a_wall_or_outside(start: World, names: list[str]) -> None:
    for world in played(start, names):
        assert world.map.inside(world.cell)
        assert world.cell not in world.map.walls


@given(starts(), programs)
def test_nothing_that_can_be_carried_is_lost_or_made(start: World, names: list[str]) -> None:
    for world in played(start, names):
        assert things(world) == things(start)
        assert all(count > 0 for _, count in (*world.items, *world.filled))


@given(starts(), programs)
def test_swapping_and_moving_keep_every_number(start: World, names: list[str]) -> None:
    for world in played(start, [name for name in names if name != "write"]):
        assert sorted(n for _, n in world.numbers) == sorted(n for _, n in start.numbers)
        assert all(world.map.inside(cell) and cell not in world.map.walls for cell, _ in world.numbers)


@given(starts(), programs)
def test_back_to_the_start_undoes_every_walk(start: World, names: list[str]) -> None:
    end = COMMANDS["back_to_start"].function(played(start, names)[-1])
    assert (end.cell, end.heading) == (start.cell, start.heading)


@given(st.integers(0, 50), st.integers(1, 200), st.data())
def test_the_hidden_number_is_always_among_those_still_possible(
    least: int, size: int, data: st.DataObject
) -> None:
    within = st.integers(least, least + size)
    secret, numbers = data.draw(within), data.draw(st.lists(within, max_size=10))
    before = least, least + size
    hidden = Hidden(*before, 12, secret)
    for count in range(len(numbers) + 1):
        after = hidden.left(numbers[:count])
        assert before[0] <= after[0] <= secret <= after[1] <= before[1]
        before = after


@given(starts(), st.sampled_from(sorted(OPPOSITE)))
def test_a_way_is_free_in_both_directions(start: World, arrow: str) -> None:
    for heading in range(4):
        if start.map.way(start.cell, heading) == FREE:
            there = neighbour(start.cell, heading)
            assert start.map.way(there, (heading + 2) % 4) == FREE
    there_and_back = played(start, [arrow, OPPOSITE[arrow]])
    if len(there_and_back) == 3:
        assert there_and_back[-1].cell == start.cell


@given(starts(), programs)
def test_every_world_can_be_drawn_told_and_judged(start: World, names: list[str]) -> None:
    worlds = played(start, names)
    goals = ROBOT.goals(worlds, Wanted())
    assert all((goal.missed is None) == goal.met for goal in goals)
    for language in ("fr", "en"):
        words = text(language)
        told = [ROBOT.narrate(worlds[-1], words, part) for part in NARRATED]
        told += [
            ROBOT.narrate_step(*pair, name, words)
            for pair, name in zip(pairwise(worlds), names, strict=False)
        ]
        told += [words(goal.key, **goal.slots) for goal in goals]
        assert not any("robot." in sentence or "{" in sentence for sentence in told)
    scene = ROBOT.picture(worlds[-1], "garden")
    assert len({sprite.id for sprite in scene.sprites}) == len(scene.sprites)
    assert len(to_text(worlds[-1]).splitlines()) >= start.map.height


@given(starts(), programs)
def test_equal_worlds_have_equal_hashes(start: World, names: list[str]) -> None:
    worlds = played(start, [*names, "turn_left", "turn_right"])
    for one in worlds:
        for other in worlds:
            assert one != other or hash(one) == hash(other)


@given(starts())
def test_a_map_written_for_a_level_file_is_read_back_the_same(start):
    world, problems = parse_map({**fields_of(plan_of(start)), "auto_pick": start.map.auto_pick})
    assert not problems
    assert world == start
    assert world.map == start.map


@given(starts(), st.booleans())
def test_the_lines_of_a_map_cut_as_they_are_make_the_same_map(start, doubled):
    plan = plan_of(start)
    assert recut(plan, range(plan.width), range(plan.height), doubled) == plan


@given(starts())
def test_a_map_turned_over_twice_is_the_same(start):
    plan = plan_of(start)
    columns, rows = range(plan.width), range(plan.height)
    once = recut(plan, columns[::-1], rows, True)
    assert once is not None
    assert recut(once, columns[::-1], rows, True) == plan


@given(starts(), st.randoms(use_true_random=False), st.sampled_from(CHANGES))
def test_a_change_of_a_map_makes_a_map_that_can_be_read(start, random, change):
    plan = plan_of(start)
    made = change(plan, [plan], random)
    if made is None or made.start in made.walls or made.width > WIDEST or made.height > HIGHEST:
        return
    world, problems = parse_map({**fields_of(made), "auto_pick": made.auto_pick})
    assert not problems
    assert world == world_of(made)
    assert world.map == world_of(made).map


@given(starts())
def test_a_map_is_akin_to_itself_but_not_with_one_more_sort_of_thing(start):
    assert alike([start], start)
    more = replace(start, map=replace(start.map, flags=start.map.flags | {start.cell}))
    assert start.map.flags or not alike([start], more)
