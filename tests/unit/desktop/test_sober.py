"""The sober look: every scene in few quiet colours, all of them told apart from the ground."""

import re
from collections import defaultdict
from dataclasses import replace

import pytest

from codeweek.data import folder
from codeweek.desktop.painting import plain_theme
from codeweek.desktop.painting.theme import SOBER, SOBER_NIGHT, THEMES, contrast, theme_of
from codeweek.levels.programs import kind_of
from codeweek.play import builtin
from codeweek.scene import Image, Label, Line, Rect, Sprite
from codeweek.worlds.backdrops import PAGE
from codeweek.worlds.music.looks import VOICES, pale
from codeweek.worlds.stage.picture import STAYING
from codeweek.worlds.turtle.looks import LOOKS as SHEETS
from codeweek.worlds.turtle.looks import PENS

READABLE, SEEN = 4.5, 3.0
PALETTES = {
    "light": (plain_theme.PLAIN, SOBER, plain_theme.LIGHT),
    "dark": (plain_theme.NIGHT, SOBER_NIGHT, plain_theme.DARK),
}
each_palette = pytest.mark.parametrize("name", PALETTES)


@each_palette
def test_numbers_and_names_of_cells_are_readable_wherever_they_are_written(name):
    look, theme, _dress = PALETTES[name]
    for ground in (*look.floor, look.paint, look.panel, theme.frame):
        assert contrast(look.ink, ground) >= READABLE, ground


@each_palette
def test_walls_fences_and_cells_to_paint_stand_out_from_the_floor(name):
    look, _theme, dress = PALETTES[name]
    for ground in look.floor:
        for colour in (look.wall_floor, look.fence, look.target, dress.edge):
            assert contrast(colour, ground) >= SEEN, colour
        assert contrast(look.paint, ground) >= 1.3
    assert contrast(look.target, look.panel) >= SEEN


@each_palette
def test_a_colour_of_a_look_becomes_one_other_colour(name):
    look, _theme, _dress = PALETTES[name]
    found = defaultdict(set)
    for before, after in plain_theme._pairs(look):
        found[before].add(after)
    assert {before: after for before, after in found.items() if len(after) > 1} == {}


@each_palette
def test_no_colour_of_another_look_is_left_in_a_scene_of_the_course(name):
    _look, _theme, dress = PALETTES[name]
    own = {*dress.colours.values(), "", *PENS.values(), *map(pale, VOICES), *STAYING}
    own |= {*PAGE} if name == "light" else set()  # paper stays paper
    for level in builtin.levels().values():
        scene = kind_of(level).picture(level.maps[0].world, level.look)
        for shape in map(dress.shape, (*scene.background, *scene.marks, *scene.rim)):
            colour = shape.fill if isinstance(shape, Rect) else shape.colour if shape else ""
            assert colour in own or (level.kind == "turtle" and isinstance(shape, Line)), (level.id, shape)


def test_a_hero_is_flat_and_the_cast_of_a_comic_stays_who_it_is():
    hero = Sprite("hero", "robot/village/hero", 0, 0, face="oops")
    worn = plain_theme.LIGHT.sprite(hero)
    assert (worn.image, worn.face) == ("robot/sober/hero", "")
    assert (
        plain_theme.LIGHT.sprite(Sprite("item-A1", "robot/village/item", 0, 0)).image == "robot/village/item"
    )
    cast = replace(plain_theme.LIGHT, cast=True)
    assert cast.sprite(hero) == hero
    assert cast.shape(Image("robot/village/hero", 0, 0, face="glad")) == Image(
        "robot/village/hero", 0, 0, face="glad"
    )


def test_of_a_place_only_the_shape_is_seen_and_a_plain_grid_has_no_walls_and_no_stars():
    hills = Image("scenery/hills", 0, 0)
    assert plain_theme.LIGHT.shape(hills) == replace(hills, colour=plain_theme.PLAIN.panel)
    assert replace(plain_theme.LIGHT, cast=True).shape(hills) is None
    assert plain_theme.LIGHT.shape(Image("robot/village/wall_2", 0, 0)) is None
    assert plain_theme.LIGHT.shape(Rect(0, 0, 0.05, 0.05, "#8f9bd8")) is None
    assert plain_theme.LIGHT.shape(Label(0, 0, "7", "#453525")) == Label(0, 0, "7", plain_theme.PLAIN.ink)


def test_paper_stays_paper_so_that_a_pen_has_the_colour_it_is_called():
    assert plain_theme.DARK.shape(Rect(0, 0, 9, 9, SHEETS["studio"].paper)).fill == SHEETS["sober"].paper
    assert plain_theme.DARK.shape(Line(((0, 0), (1, 0)), PENS["black"], 0.1)).colour == PENS["black"]


def test_the_flat_hero_is_seen_on_a_light_and_on_a_dark_floor():
    for world in ("robot", "turtle"):
        fills = set(
            re.findall(r'fill="(#\w{6})"', (folder(f"sprites/{world}/sober") / "hero.svg").read_text())
        )
        for look in (plain_theme.PLAIN, plain_theme.NIGHT):
            assert max(contrast(fill, look.floor[0]) for fill in fills) >= SEEN


def test_the_sober_colours_are_as_light_or_as_dark_as_those_that_were_chosen():
    assert [theme_of(name, True) for name in THEMES] == [SOBER, SOBER, SOBER_NIGHT]
    assert [theme_of(name, False) for name in THEMES] == list(THEMES.values())
