"""Pictures, fonts and sounds are there, can be used, and are credited."""

import os
import re
import wave
from collections.abc import Iterator
from fnmatch import fnmatch
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")

import make_faces
import pygame
from letters import reduced

from codeweek import data
from codeweek.desktop.painting import fonts
from codeweek.desktop.painting.images import Images
from codeweek.desktop.sound.sounds import NAMES, WORN
from codeweek.progress.transfer.transfer_content import ANIMALS
from codeweek.scene import FACES
from codeweek.worlds.robot.looks import LOOKS
from codeweek.worlds.turtle.looks import LOOKS as SHEETS

ROOT = Path(__file__).parents[2]
SPRITES = sorted(path.relative_to(data.folder("sprites")) for path in data.folder("sprites").rglob("*.svg"))
SOUNDS = ROOT / "codeweek" / "desktop" / "sounds"
ROWS_OF_FACES = make_faces.files()
FACED = [make_faces.faced(name) for name in make_faces.HEADS]
# Written by the shell itself, and typed by children.
TYPED = (
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
    "éèêëàâùûüïîôçœæÉÀÇŒ«»…’—×÷≤≥≠\u00a0\u202f()[]_#*:=<>+-/%.,;!?'\""
)


def _is_row_of_faces(path: Path) -> bool:
    return data.folder("sprites") / path in ROWS_OF_FACES


@pytest.fixture(autouse=True, scope="module")
def window() -> Iterator[None]:
    pygame.display.init()
    pygame.display.set_mode((10, 10))
    yield
    pygame.quit()


def _is_square(path: Path) -> bool:
    return not _is_row_of_faces(path) and path.parent.name != "around"


@pytest.mark.parametrize("path", [path for path in SPRITES if _is_square(path)], ids=str)
def test_every_picture_is_drawn_inside_its_square(path: Path) -> None:
    name = path.with_suffix("").as_posix()
    images = Images()
    image = images.icon(path.stem, 48, "#204060") if name.startswith("icons/") else images.sprite(name, 48)
    assert image.get_size() == (48, 48)
    box = image.get_bounding_rect(min_alpha=128)
    assert max(box.size) >= (12 if name.startswith("icons/") else 30)


@pytest.mark.parametrize("path", SPRITES, ids=str)
def test_pictures_hold_only_what_every_painter_can_draw(path: Path) -> None:
    source = (data.folder("sprites") / path).read_text(encoding="utf-8")
    tags = set(re.findall(r"<([a-zA-Z]+)", source))
    shapes = {"path", "rect", "circle", "ellipse"}
    gradients = {"linearGradient", "radialGradient", "stop", "defs"}
    assert tags <= {"svg", "g", *shapes, *gradients}
    assert "class=" not in source
    # In per cent: pygame takes a bare 1 for one pixel, and paints a flat colour.
    places = re.findall(r"<linearGradient([^>]*)>", source)
    assert all(re.fullmatch(r' id="\w+"( [xy][12]="\d+%"){4}', place) for place in places)
    assert "href" not in source
    assert len(source) < 8000


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("name", ["hero", "item", "pot", "pot_full", "flag", "wall"])
def test_every_look_of_the_robot_is_complete(look: str, name: str) -> None:
    assert Images().has(f"robot/{look}/{name}")


@pytest.mark.parametrize("look", LOOKS)
def test_the_robot_shows_where_it_goes(look: str) -> None:
    image = Images().sprite(f"robot/{look}/hero", 48)
    assert _far(image, pygame.transform.flip(image, True, False)) > 400  # its front is not its back


@pytest.mark.parametrize("hero", sorted({look.hero for look in SHEETS.values()}))
def test_a_turtle_has_its_head_to_the_east_and_its_pen_in_the_middle(hero: str) -> None:
    image = Images().sprite(f"turtle/{hero}/hero", 48)
    assert _far(image, pygame.transform.flip(image, True, False)) > 200
    assert sum(image.get_at((24, 24))[:3]) < 200  # the dark point of the pen
    assert sum(image.get_at((26, 24))[:3]) > 600  # in its white ring
    raised = Images().sprite(f"turtle/{hero}/hero_up", 48)
    assert sum(raised.get_at((24, 24))[:3]) > 250  # the pen lies on the shell
    assert _far(image, raised) > 200


def test_full_and_empty_pots_differ() -> None:
    images = Images()
    for look in LOOKS:
        empty, full = (images.sprite(f"robot/{look}/{name}", 48) for name in ("pot", "pot_full"))
        assert _far(empty, full) > 100


def test_the_faces_are_those_that_their_tool_draws() -> None:
    rows = [data.folder("sprites") / path for path in SPRITES if path.parts[0] == "faces"]
    assert {path for path in rows if path.parent.name != "signs"} == set(ROWS_OF_FACES)
    assert all(path.read_text(encoding="utf-8") == text for path, text in ROWS_OF_FACES.items())


def test_every_hero_and_every_animal_has_faces() -> None:
    heroes = {f"robot/{look}" for look in LOOKS} | {f"turtle/{look.hero}" for look in SHEETS.values()}
    assert heroes | {"story"} | {f"animals/{name}" for name in ANIMALS} == set(make_faces.HEADS)


@pytest.mark.parametrize("name", FACED)
def test_each_face_is_another_one_and_neutral_is_as_drawn(name: str) -> None:
    drawn = [Images().sprite(name, 48, face=face) for face in FACES]
    bare = Images().sprite(name, 48)
    assert _far(bare, drawn[0]) == 0
    assert all(_far(one, other) > 12 for one, other in combinations(drawn, 2))


@pytest.mark.parametrize("name", [name for name in FACED if name.endswith("/hero")])
def test_a_face_changes_only_the_front_of_a_hero(name: str) -> None:
    grounds = [pygame.Surface((48, 48), pygame.SRCALPHA) for _face in FACES]
    for ground, face in zip(grounds, FACES, strict=True):
        ground.fill("#8899aa")
        ground.blit(Images().sprite(name, 48, face=face), (0, 0))
        ground.fill("#204060", (21, 0, 27, 48))
    assert [_far(grounds[0], other) for other in grounds[1:]] == [0] * 5


def test_a_face_turns_with_its_hero() -> None:
    upright, turned = (Images().sprite("robot/space/hero", 48, angle, "glad") for angle in (0, 180))
    assert _far(pygame.transform.rotate(upright, 180), turned) == 0


def test_a_picture_without_faces_stays_as_it_is() -> None:
    images = Images()
    assert _far(images.sprite("stage/cat", 48, face="glad"), images.sprite("stage/cat", 48)) == 0


def test_a_missing_picture_is_blank_and_a_turned_one_keeps_its_middle() -> None:
    images = Images()
    assert not images.has("robot/space/nothing")
    assert images.sprite("robot/space/nothing", 30).get_bounding_rect().size == (0, 0)
    turned = images.sprite("robot/space/hero", 48, 45)
    assert turned.get_at((turned.get_width() // 2, turned.get_height() // 2)).a == 255
    assert images.sprite("robot/space/hero", 48, 360) is images.sprite("robot/space/hero", 48)


def test_a_font_with_fewer_letters_is_the_same_bytes_on_any_day(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []
    for day, name in enumerate(("one", "other")):
        monkeypatch.setattr("fontTools.ttLib.tables._h_e_a_d.timestampNow", lambda day=day: 86_400 * day)
        reduced(fonts.folder() / fonts.FILES["regular"], "some letters", range(0x20, 0x80)).save(
            tmp_path / name
        )
        made.append((tmp_path / name).read_bytes())
    assert made[0] == made[1]


@pytest.mark.parametrize("code", data.languages())
@pytest.mark.parametrize("face", fonts.FILES)
def test_fonts_have_every_character_of_the_language_files(code: str, face: str) -> None:
    known = set(TTFont(fonts.folder() / fonts.FILES[face])["cmap"].getBestCmap())
    written = set(TYPED)
    for path in (data.PACKAGE / "locale" / code).glob("*.toml"):
        written |= set(path.read_text(encoding="utf-8"))
    lent = set() if face == "mono" else set(fonts.SIGNS)
    assert {c for c in written - {"\n", "\t"} if ord(c) not in known} <= lent


def test_every_sound_is_there_short_and_never_saturated() -> None:
    there = {path.relative_to(SOUNDS).with_suffix("").as_posix() for path in SOUNDS.rglob("*.wav")}
    assert there == {*NAMES, *WORN}
    for name in there:
        with wave.open(str(SOUNDS / f"{name}.wav")) as file:
            assert file.getnframes() < 1.2 * file.getframerate()
            frames = memoryview(file.readframes(file.getnframes())).cast("h")
            assert 5_000 < max(abs(value) for value in frames) < 30_000


def test_a_left_turn_rises_and_a_right_turn_falls() -> None:
    assert _pitches("left")[0] < _pitches("left")[1]
    assert _pitches("right")[0] > _pitches("right")[1]


def test_every_file_that_is_not_code_is_credited() -> None:
    credits = (ROOT / "CREDITS.md").read_text(encoding="utf-8")
    patterns = [p.strip("`") for p in re.findall(r"`[^`]+`", credits)]
    assets = [f"sprites/{path.as_posix()}" for path in SPRITES]
    assets += [f"codeweek/desktop/fonts/{name}" for name in fonts.FILES.values()]
    assets += [f"codeweek/desktop/sounds/{name}.wav" for name in (*NAMES, *WORN)]
    lost = [a for a in assets if not any(_names(pattern, a) for pattern in patterns)]
    assert lost == []


def _names(pattern: str, asset: str) -> bool:
    return asset.startswith(pattern) if pattern.endswith("/") else fnmatch(asset, pattern)


def _far(first: pygame.Surface, second: pygame.Surface) -> int:
    """How many pixels are clearly different."""
    one, two = (pygame.mask.from_surface(s, 127) for s in (first, second))
    pixels = pygame.PixelArray(first.copy()).compare(pygame.PixelArray(second.copy()), distance=0.1)
    same = sum(1 for column in pixels for value in column if value == 0xFFFFFFFF)
    del pixels
    return 48 * 48 - same if one.count() and two.count() else 0


def _pitches(name: str) -> tuple[int, int]:
    """Crossings of zero in the first and in the second half."""
    with wave.open(str(SOUNDS / f"{name}.wav")) as file:
        frames = list(memoryview(file.readframes(file.getnframes())).cast("h"))
    middle = len(frames) // 2
    halves = frames[:middle], frames[middle:]
    first, second = (sum(a < 0 <= b for a, b in pairwise(h)) for h in halves)
    return first, second
