"""The painter: a scene in pixels, and what is between two scenes."""

import pygame
import pytest

from codeweek.app.motion import Moment, sprites_at, turned
from codeweek.desktop.painting.fonts import Fonts
from codeweek.desktop.painting.images import Images
from codeweek.desktop.painting.painter import Frame, Painter, fit, save_picture
from codeweek.levels.programs import kind_of
from codeweek.play import builtin
from codeweek.scene import Label, Line, Rect, Scene, Sprite

GREEN, RED = "#00ff00", "#ff0000"


def hero(x, y, angle=0.0, effect=""):
    return Sprite("hero", "robot/village/hero", x, y, 0.9, angle, effect=effect)


def scene(*sprites, marks=()):
    return Scene(2, 1, (Rect(0, 0, 1, 1, GREEN), Rect(1, 0, 1, 1, RED)), sprites, marks)


@pytest.fixture
def painted():
    pygame.font.init()

    def paint(moment, frame=Frame(10, 20, 40, 2, 1)):  # noqa: B008
        surface = pygame.Surface((120, 90), pygame.SRCALPHA)
        Painter(Fonts(), Images()).paint(surface, frame, moment)
        return surface

    return paint


def test_a_background_is_where_its_frame_says(painted):
    surface = painted(Moment(scene(), scene()))
    assert surface.get_at((30, 40)) == pygame.Color(GREEN)
    assert surface.get_at((70, 40)) == pygame.Color(RED)
    assert surface.get_at((5, 40)).a == 0


def test_marks_cover_the_background_and_change(painted):
    marked = scene(marks=(Rect(0.2, 0.2, 0.6, 0.6, "#0000ff"),))
    assert painted(Moment(scene(), marked)).get_at((30, 40)) == pygame.Color("#0000ff")


def test_a_sprite_is_painted_over_all(painted):
    with_hero = scene(hero(0.5, 0.5))
    assert painted(Moment(with_hero, with_hero)).get_at((30, 40)) != pygame.Color(GREEN)


def test_every_shape_can_be_painted(painted):
    shapes = (
        Rect(0.1, 0.1, 0.5, 0.5, RED, 0.1),
        Rect(0.1, 0.1, 0.04, 0.04, RED, 0.02),
        Line(((0, 0), (1, 1)), RED, 0.1),
        Line(((0, 0), (1, 0), (1, 1)), RED, 0.1, dashed=True),
        Label(0.5, 0.5, "12", RED),
    )
    talking = Sprite("hero", "robot/village/hero", 0.5, 0.5, label="3", effect="say")
    counted = Sprite("item-A1", "robot/village/item", 0.5, 0.5, label="2")
    full = Scene(2, 1, shapes, (counted, talking, hero(1.5, 0.5, effect="bump")), shapes)
    painted(Moment(full, full, clock=1.0, cheer=0.3))


def test_half_way_is_half_way():
    found = sprites_at(Moment(scene(hero(0.5, 0.5)), scene(hero(1.5, 0.5)), 0.5))
    assert found[-1].x == pytest.approx(1.0)


def test_at_the_end_the_sprite_is_exactly_there():
    assert sprites_at(Moment(scene(hero(0.5, 0.5)), scene(hero(1.5, 0.5)), 1.0)) == [hero(1.5, 0.5)]


def test_a_turn_goes_the_shortest_way():
    assert turned(0, 270, 0.5) == -45
    assert turned(270, 0, 0.5) == 315
    assert turned(90, 180, 0.5) == 135


def test_a_picked_thing_goes_to_the_hero_and_vanishes():
    item = Sprite("item-A1", "robot/village/item", 0.5, 0.5, 0.6)
    moment = Moment(scene(item, hero(1.5, 0.5)), scene(hero(1.5, 0.5)), 0.5)
    leaving = next(sprite for sprite in sprites_at(moment) if sprite.id == "item-A1")
    assert leaving.x > 0.5
    assert leaving.size < 0.6


def test_the_last_of_a_scene_is_on_top_and_who_leaves_is_behind_all():
    item, other = (Sprite(name, "robot/village/item", 0.5, 0.5, 0.6) for name in ("item-A1", "hero-1"))
    moment = Moment(scene(hero(0.5, 0.5), item), scene(hero(0.5, 0.5), other), 0.5)
    assert [sprite.id for sprite in sprites_at(moment)] == ["item-A1", "hero", "hero-1"]


def test_a_robot_is_in_front_of_all_but_what_it_carries():
    for level in builtin.levels().values():
        for start in level.maps if level.kind == "robot" else ():
            ids = [sprite.id for sprite in kind_of(level).picture(start.world, level.look).sprites]
            assert "hero" in ids[-1 - (ids[-1] == "basket") :] or "hero" not in ids, level.id


def test_a_frame_is_in_whole_pixels_in_the_middle():
    frame = fit(Scene(3, 2), pygame.Rect(0, 0, 100, 100), 200)
    assert (frame.cell, frame.left, frame.top) == (33, 0, 17)


def test_a_frame_never_has_cells_larger_than_asked():
    assert fit(Scene(1, 1), pygame.Rect(0, 0, 500, 500), 150).cell == 150


def test_a_cell_is_found_under_the_pointer():
    frame = Frame(10, 20, 40, 2, 1)
    assert frame.cell_at((55, 30)) == (1, 0)
    assert frame.cell_at((5, 30)) is None


def test_a_scene_is_saved_as_a_picture(tmp_path):
    save_picture(scene(hero(0.5, 0.5)), tmp_path / "scene.png")
    assert pygame.image.load(tmp_path / "scene.png").get_size() == (192 + 24, 96 + 24)


def test_a_picture_that_cannot_be_written_is_an_os_error(tmp_path):
    with pytest.raises(OSError, match="nowhere"):
        save_picture(scene(), tmp_path / "nowhere" / "scene.png")


def stroke(y, grows=True):
    return Line(((0, y), (2, y)), "#0000ff", 0.2, grows=grows)


def blue(surface, x, y):
    return surface.get_at((round(10 + x * 40), round(20 + y * 40))) == pygame.Color("#0000ff")


def test_a_stroke_grows_with_the_step_that_draws_it(painted):
    before, after = scene(marks=(stroke(0.2),)), scene(marks=(stroke(0.2), stroke(0.7)))
    halfway = painted(Moment(before, after, 0.5))
    assert blue(halfway, 1.8, 0.2)  # drawn before, and all there
    assert blue(halfway, 0.5, 0.7)
    assert not blue(halfway, 1.5, 0.7)
    assert blue(painted(Moment(before, after)), 1.5, 0.7)


@pytest.mark.parametrize("marks", [(stroke(0.7, grows=False),), (stroke(0.7), Rect(0, 0, 0.1, 0.1, RED))])
def test_what_does_not_grow_is_there_at_once(painted, marks):
    assert blue(painted(Moment(scene(), scene(marks=marks), 0.5)), 1.5, 0.7)


def test_going_back_takes_a_stroke_away_at_once(painted):
    assert not blue(painted(Moment(scene(marks=(stroke(0.7),)), scene(), 0.1)), 0.5, 0.7)


def test_the_dashes_of_a_growing_stroke_stay_where_they_will_be(painted):
    dashed = Line(((0, 0.5), (2, 0.5)), "#0000ff", 0.05, dashed=True, grows=True)
    halfway, whole = (painted(Moment(scene(), scene(marks=(dashed,)), part)) for part in (0.5, 1.0))
    first = range(38)
    assert [blue(halfway, x / 40, 0.5) for x in first] == [blue(whole, x / 40, 0.5) for x in first]
    assert not any(blue(halfway, x / 40, 0.5) for x in range(42, 80))
    assert any(blue(whole, x / 40, 0.5) for x in range(42, 80))
