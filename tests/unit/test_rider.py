"""The child's animal in the heroes: where it sits, in which layers, in whose heroes."""

import math

import pygame
import pytest

from codeweek.app.child_profiles import Profile
from codeweek.app.journey import Journey, MemoryStore
from codeweek.app.motion import Moment
from codeweek.desktop.painting.fonts import Fonts
from codeweek.desktop.painting.images import Images
from codeweek.desktop.painting.painter import Frame, Painter
from codeweek.packs.pack import Pack
from codeweek.play.rider import SEATS, Rider, aboard
from codeweek.scene import HERO, Image, Rect, Scene, Sprite
from codeweek.worlds.robot.looks import LOOKS
from codeweek.worlds.turtle.looks import LOOKS as SHEETS

FOX = Rider("fox", "#8fc7f5", "cap")


def hero(image: str = "robot/space/hero", angle: float = 0.0, face: str = "") -> Sprite:
    return Sprite(HERO, image, 2.5, 1.5, 0.9, angle, face=face)


def test_there_is_a_seat_in_every_hero_that_is_no_flat_shape() -> None:
    heroes = {f"robot/{look}" for look in LOOKS} | {f"turtle/{look.hero}" for look in SHEETS.values()}
    assert set(SEATS) == {folder for folder in heroes if not folder.endswith("/sober")}


@pytest.mark.parametrize("folder", SEATS)
@pytest.mark.parametrize("angle", [0, 90, 180, 270])
def test_the_seat_turns_with_the_hero_and_the_animal_stays_upright(folder: str, angle: float) -> None:
    ahead, right, wide = SEATS[folder]
    rim, seat, animal, hat = aboard(hero(f"{folder}/hero", angle), FOX)
    assert isinstance(rim, Rect)
    assert isinstance(seat, Rect)
    assert isinstance(animal, Image)
    assert isinstance(hat, Image)
    assert seat.fill == FOX.ground
    assert wide * 0.9 == pytest.approx(rim.width)
    assert rim.width > animal.size > seat.width
    assert math.hypot(animal.x - 2.5, animal.y - 1.5) == pytest.approx(0.9 * math.hypot(ahead, right))
    straight = math.radians(-angle)
    x, y = (animal.x - 2.5) / 0.9, (animal.y - 1.5) / 0.9
    assert x * math.cos(straight) - y * math.sin(straight) == pytest.approx(ahead)
    assert hat.y < animal.y
    assert (animal.angle, hat.angle) == (0, 0)


def test_it_leans_with_its_hat_and_has_the_face_of_its_hero() -> None:
    *_seat, animal, hat = aboard(hero(face="glad"), FOX, 12.0)
    assert isinstance(animal, Image)
    assert isinstance(hat, Image)
    assert (animal.angle, hat.angle, animal.face, hat.face) == (12.0, 12.0, "glad", "")
    assert hat.x > animal.x


def test_nobody_sits_in_a_flat_shape_and_a_bare_head_has_no_hat() -> None:
    assert not list(aboard(hero("robot/sober/hero"), FOX))
    assert not list(aboard(hero("stage/cat"), FOX))
    assert [type(layer) for layer in aboard(hero(), Rider("owl", "#ffffff"))] == [Rect, Rect, Image]


def test_it_is_painted_where_a_child_plays_and_not_for_a_visitor() -> None:
    def seen(rider: Rider | None) -> int:
        surface = pygame.Surface((96, 96), pygame.SRCALPHA)
        scene = Scene(1, 1, sprites=(Sprite(HERO, "robot/space/hero", 0.5, 0.5),))
        Painter(Fonts(), Images(), None, rider).paint(surface, Frame(0, 0, 96, 1, 1), Moment(scene, scene))
        return pygame.mask.from_threshold(surface, FOX.ground, (4, 4, 4, 255)).count()

    assert seen(None) == 0
    assert seen(FOX) > 50


def test_the_one_of_a_journey_is_its_child_as_it_is_dressed() -> None:
    journey = Journey(MemoryStore(), Profile("fox", "blue"), Pack(), "course")
    assert journey.rider == Rider("fox", "#8fc7f5")
    journey.wear("hat", "crown")
    assert journey.rider == Rider("fox", "#8fc7f5", "crown")
    assert Journey(MemoryStore(), None, Pack(), "course").rider is None
