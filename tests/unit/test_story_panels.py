"""Every panel becomes a picture in which everybody is seen and nobody's face is hidden."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codeweek import data
from codeweek.packs.story.panel_scene import FRONT, HIGH, ROOM, WIDE, Pilot, actor_box, drawn
from codeweek.packs.story.story_types import FACES, PILOT, PLACES, Actor, Panel, Story
from codeweek.play import builtin
from codeweek.scene import FACES as DRAWN
from codeweek.scene import Image, Rect, faces_of
from codeweek.worlds.robot.looks import LOOKS

FOX = Pilot("animals/fox", "#8fc7f5")


def course() -> Story:
    """The course's story."""
    story = builtin.pack().story
    assert story is not None
    return story


def all_panels() -> list[Panel]:
    """Every panel of the course."""
    story = course()
    assert story.finale is not None
    told = [panel for tale in story.tales.values() for panel in (*tale.opening, *tale.ending)]
    return [*told, *story.finale.panels]


def images(panel: Panel) -> list[Image]:
    """The pictures on a panel."""
    return [shape for shape in drawn(panel, course(), FOX).scene.background if isinstance(shape, Image)]


@st.composite
def panels(draw: st.DrawFn) -> Panel:
    """Any panel that a file may hold, with the cast of the course."""
    cast = [PILOT, *course().cast]
    places = draw(st.lists(st.sampled_from(list(PLACES)), min_size=1, max_size=3, unique=True))
    actors = [Actor(draw(st.sampled_from(cast)), at, draw(st.sampled_from(["", *FACES]))) for at in places]
    props = st.sampled_from(["icons/up", "robot/space/item", "robot/village/wall", "pictures/letter"])
    return Panel(
        draw(st.sampled_from(list(LOOKS))),
        tuple(actors),
        draw(st.sampled_from(actors)).who,
        {"fr": "Oui", "en": "Yes"},
        tuple(draw(st.lists(props, max_size=4))),
    )


@given(panels())
def test_everything_on_a_panel_is_inside_it(panel: Panel) -> None:
    for shape in drawn(panel, course(), FOX).scene.background:
        if isinstance(shape, Image):
            assert shape.size / 2 <= shape.x <= WIDE - shape.size / 2
            assert shape.size / 2 <= shape.y <= HIGH - shape.size / 2


@given(panels())
def test_no_actor_hides_another_and_no_bubble_hides_an_actor(panel: Panel) -> None:
    boxes = sorted(actor_box(actor, panel) for actor in panel.actors)
    for (one, _y, side), (other, _z, _side) in pairwise(boxes):
        assert other - one >= side
    bubble = ROOM[1] + ROOM[3]
    assert all(y - side / 2 > bubble for _x, y, side in boxes)
    assert all(y + side / 2 < FRONT for _x, y, side in boxes)


@given(panels())
def test_the_tail_points_at_the_one_who_speaks(panel: Panel) -> None:
    x, y = drawn(panel, course(), FOX).tail
    speaking = [actor_box(actor, panel) for actor in panel.actors if actor.who == panel.who]
    assert any(x == at and height - side / 2 <= y < height for at, height, side in speaking)


@given(panels())
def test_who_stands_at_the_right_looks_back_to_the_middle_but_the_pilot(panel: Panel) -> None:
    back = [actor for actor in panel.actors if actor.at == "right" and actor.who != PILOT]
    mirrored = [image.image for image in images(panel) if image.mirrored]
    assert mirrored == [course().cast[actor.who].sprite for actor in back]


def test_every_picture_of_the_story_is_there() -> None:
    told = [shape for panel in all_panels() for shape in images(panel)]
    names = {shape.image for shape in told} | {faces_of(shape.image) for shape in told if shape.face}
    names |= {who.sprite for who in course().cast.values()}
    names |= {tale.medal.picture for tale in course().tales.values() if tale.medal}
    for tale in course().tales.values():
        names |= {name for each in tale.questions for choice in each.choices for name in choice.pictures}
    assert [name for name in sorted(names) if data.sprite(name) is None] == []


def test_the_child_is_there_as_its_animal_on_its_colour() -> None:
    panel = next(panel for panel in all_panels() if any(actor.who == PILOT for actor in panel.actors))
    shapes = drawn(panel, course(), FOX).scene.background
    place = next(shape for shape in shapes if isinstance(shape, Image) and shape.image == FOX.picture)
    disc = next(shape for shape in shapes if isinstance(shape, Rect) and shape.fill == FOX.colour)
    assert disc.x < place.x < disc.x + disc.width
    assert disc.y < place.y < disc.y + disc.height


@pytest.mark.parametrize("panel", all_panels(), ids=lambda panel: panel.words["en"][:30])
def test_a_sign_has_the_colour_that_is_read_on_its_ground(panel: Panel) -> None:
    for image in images(panel):
        assert bool(image.colour) == image.image.startswith("icons/")


def test_the_faces_of_a_file_are_those_that_are_drawn() -> None:
    assert tuple(FACES) == DRAWN
