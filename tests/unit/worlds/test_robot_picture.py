"""The robot's world as a scene."""

from typing import Any

import pytest
from start_worlds import robot as world

from codeweek.data import folder
from codeweek.scene import Image, Label, Line, Rect, Scene
from codeweek.worlds.kinds import kinds
from codeweek.worlds.robot import COMMANDS
from codeweek.worlds.robot.looks import LOOKS
from codeweek.worlds.robot.picture import picture

ROBOT = kinds()["robot"]


def sprites(scene: Scene) -> dict[str, Any]:
    return {sprite.id: sprite for sprite in scene.sprites}


def test_each_thing_has_an_identity_that_stays() -> None:
    start = world(">*o", items={"B1": 2})
    before = sprites(picture(start, "garden"))
    after = sprites(picture(COMMANDS["move"].function(start), "garden"))
    assert list(before) == list(after) == ["pot-C1", "item-B1", "hero"]
    assert (before["hero"].x, after["hero"].x) == (0.5, 1.5)
    assert before["item-B1"].label == "2"


def test_what_the_robot_has_is_seen_when_its_basket_was_not_empty_at_the_start() -> None:
    start = world(">.*", bag=1)
    there = [start, *(COMMANDS[name].function(start) for name in ("move", "drop"))]
    seen = [sprites(picture(each, "garden")).get("basket") for each in there]
    assert [(each.label, each.x, each.image) if each else None for each in seen] == [
        ("1", 0.17, "robot/garden/item"),
        ("1", 1.17, "robot/garden/item"),
        None,
    ]
    empty = COMMANDS["pick"].function(world(">.", items={"A1": 1}))
    assert empty.bag == 1
    assert "basket" not in sprites(picture(empty, "garden"))


@pytest.mark.parametrize(("letter", "angle"), [(">", 0), ("v", 90), ("<", 180), ("^", 270)])
def test_the_robot_turns_clockwise_on_screen(letter: str, angle: float) -> None:
    assert sprites(picture(world(letter), "space"))["hero"].angle == angle


def test_a_bump_a_pick_and_a_word_show_on_the_robot() -> None:
    start = world(">", items={"A1": 1})
    bump = COMMANDS["move"].function(start).world
    pick = COMMANDS["pick"].function(start)
    say = COMMANDS["say"].function(start, 12)
    heroes = [sprites(picture(shown, "village"))["hero"] for shown in (start, bump, pick, say)]
    assert [(hero.effect, hero.label) for hero in heroes] == [
        ("", ""),
        ("bump", ""),
        ("pick", ""),
        ("say", "12"),
    ]


def test_a_pot_shows_when_it_is_full() -> None:
    start = world(">", items={"A1": 1}, pots={"A1": 1})
    full = COMMANDS["drop"].function(COMMANDS["pick"].function(start))
    assert sprites(picture(start, "garden"))["pot-A1"].image == "robot/garden/pot"
    assert sprites(picture(full, "garden"))["pot-A1"].image == "robot/garden/pot_full"


def test_walls_fences_flags_numbers_and_paint_are_all_drawn() -> None:
    scene = picture(world(">#G\n5p.", walls=["A2-B2"], painted=["C2"]), "plaza")
    images = [shape.image for shape in (*scene.background, *scene.marks) if isinstance(shape, Image)]
    assert images == ["robot/plaza/wall_2", "robot/plaza/flag"]
    assert any(isinstance(shape, Line) and shape.dashed for shape in scene.background)
    assert any(isinstance(shape, Line) and shape.points == ((1, 1), (1, 2)) for shape in scene.background)
    assert any(isinstance(shape, Label) and shape.text == "5" for shape in scene.marks)
    assert len(scene.marks) == 3


def test_a_step_changes_no_background() -> None:
    start = world(">.p")
    assert picture(start, "space").background is picture(COMMANDS["move"].function(start), "space").background


@pytest.mark.parametrize("look", LOOKS)
def test_every_sprite_of_a_look_is_drawn(look: str) -> None:
    names = {"hero", "item", "pot", "pot_full", "flag", "wall"}
    missing = [name for name in names if not (folder("sprites") / "robot" / look / f"{name}.svg").is_file()]
    assert missing == []


def test_numbers_stay_readable_above_a_robot_that_is_smaller_there() -> None:
    scene = picture(world(">2", numbers={"A1": 5}), "plaza")
    hero = sprites(scene)["hero"]
    (number,) = [shape for shape in scene.marks if isinstance(shape, Label) and shape.text == "5"]
    assert number.y + number.size / 2 * 0.6 < hero.y - hero.size / 2 + 0.02
    assert hero.size < sprites(picture(world(">."), "plaza"))["hero"].size


def test_wanted_numbers_show_in_a_corner_and_numbers_that_change_places_have_an_arrow() -> None:
    start = world(">2", numbers={"A1": 5}, wanted_numbers={"B1": 26})
    after = picture(COMMANDS["swap"].function(start), "plaza")
    words = [(shape.text, round(shape.x, 2)) for shape in after.marks if isinstance(shape, Label)]
    assert words == [("26", 1.82), ("2", 0.5), ("5", 1.5)]
    assert len(after.marks) == len(picture(start, "plaza").marks) + 4


def test_paint_hides_the_outline_of_its_cell() -> None:
    scene = picture(world(">p", painted=["B1"]), "plaza")
    (paint,) = scene.marks
    (outline,) = [shape for shape in scene.background if isinstance(shape, Line) and shape.dashed]
    for x, y in outline.points:
        assert paint.x + 0.03 < min(x, 3 - x)
        assert paint.y + 0.03 < min(y, 1 - y)


def test_an_item_leaves_a_number_and_the_robot_to_be_seen() -> None:
    scene = sprites(picture(world(">**", numbers={"B1": 4}, items={"A1": 1}), "garden"))
    places = [(round(scene[name].x % 1, 2), scene[name].y) for name in ("item-A1", "item-B1", "item-C1")]
    assert places == [(0.8, 0.8), (0.5, 0.73), (0.5, 0.5)]


@pytest.mark.parametrize("look", [look for look in LOOKS if LOOKS[look].panel])
@pytest.mark.parametrize("painted", [[], ["B1"]])
@pytest.mark.parametrize("number", [-9, 0, 99, 4096])
def test_a_number_is_written_on_its_thing_and_never_hidden_by_it(look, painted, number):
    marks = picture(world(">p", numbers={"B1": number}, painted=painted), look).marks
    (label,) = [shape for shape in marks if isinstance(shape, Label)]
    thing = next(shape for shape in marks if isinstance(shape, Image))
    panel = marks[marks.index(thing) + 1]
    assert isinstance(panel, Rect)
    assert marks.index(panel) < marks.index(label) == len(marks) - 1
    assert panel.x < label.x - 0.29 * len(label.text) * label.size * 0.8
    assert panel.y <= label.y - 0.36 * label.size * 0.8
    assert label.y + 0.36 * label.size * 0.8 <= panel.y + panel.height
    assert panel.fill == (LOOKS[look].paint if painted else LOOKS[look].panel)
    assert (thing.image == f"robot/{look}/number_painted") == bool(painted)
    assert (thing.x, thing.y, thing.size) == (1.5, 0.5, 1)


def test_a_cell_to_paint_shows_on_whatever_the_thing_is_that_carries_its_number() -> None:
    start = world(">p", numbers={"B1": 7})
    under, outline = [shape for shape in picture(start, "station").marks if isinstance(shape, Line)]
    assert (outline.dashed, outline.colour) == (True, LOOKS["station"].target)
    assert (under.dashed, under.colour, under.points) == (False, LOOKS["station"].panel, outline.points)
    assert under.width > outline.width
    assert [shape for shape in picture(start, "plaza").marks if isinstance(shape, Line)] == []


CODED = {"numbers": {"B1": 21, "C1": 26, "D1": 0, "E1": 27}, "letters": True}


def test_coded_numbers_show_as_letters_beside_their_code_and_others_as_they_are() -> None:
    labels = [mark for mark in picture(world(">....", **CODED), "factory").marks if isinstance(mark, Label)]
    assert [label.text for label in labels] == ["U", "21", "Z", "26", "0", "27"]
    letter, code = labels[:2]
    assert letter.size > code.size
    assert letter.x < code.x
    plain = picture(world(">....", numbers=CODED["numbers"]), "factory").marks
    assert [mark.text for mark in plain if isinstance(mark, Label)] == ["21", "26", "0", "27"]


def test_letters_stand_on_cards_and_not_on_candles() -> None:
    marks = picture(world(">....", **CODED), "factory").marks
    assert not [mark for mark in marks if isinstance(mark, Image)]
    panels = [mark for mark in marks if isinstance(mark, Rect) and mark.fill == LOOKS["factory"].panel]
    assert len(panels) == 4
    for label in (mark for mark in marks if isinstance(mark, Label)):
        card = next(panel for panel in panels if panel.x <= label.x <= panel.x + panel.width)
        assert card.y <= label.y - label.size / 2
        assert label.y + label.size / 2 <= card.y + card.height


def test_the_robot_says_the_letter_with_its_code() -> None:
    say = COMMANDS["say"].function
    assert sprites(picture(say(world(">....", **CODED), 18), "factory"))["hero"].label == "R (18)"
    assert sprites(picture(say(world(">....", **CODED), 0), "factory"))["hero"].label == "0"
    assert sprites(picture(say(world(">...."), 18), "factory"))["hero"].label == "18"
