"""Who does not hear misses nothing of a game: what sounds is seen too, in the picture that comes with it."""

from dataclasses import replace
from functools import cache
from itertools import pairwise

import pygame
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from codeweek import data
from codeweek.app.motion import Moment
from codeweek.app.run_view import heard_of_tick
from codeweek.desktop.painting.painter import Frame, Painter
from codeweek.desktop.screen import Fonts, Images
from codeweek.levels import programs
from codeweek.play import builtin, gamepad

CELL, SEED = 24, 7
LEVELS = {
    level.id.split("/")[1].split("-")[0]: level
    for level in builtin.levels().values()
    if level.id.startswith("13-quand")
}
PLAYED = ("02", "05", "07", "08", "09", "10")  # those with something to press
KEYS = ("up", "down", "left", "right", "space")
TICK = "tick"


@cache
def painter():
    pygame.font.init()
    return Painter(Fonts(), Images())


def painted(scene):
    """The picture that a child sees of a scene, once all has arrived."""
    frame = Frame(CELL, CELL, CELL, scene.width, scene.height)
    surface = pygame.Surface((frame.rect.right + CELL, frame.rect.bottom + CELL))
    painter().paint(surface, frame, Moment(scene, scene))
    return pygame.image.tobytes(surface, "RGB")


def scenes(number, doings):
    """What somebody sees of a game, one picture for each thing done, and the game at its end."""
    level = LEVELS[number]
    kind, script = programs.kind_of(level), programs.solution(level).script
    game = gamepad.begin(level, script, "fr", SEED)
    shown = [kind.picture(game.world, level.look)]
    for doing in doings:
        if gamepad.ended(game):
            break
        game.tick() if doing == TICK else game.input(("key", doing))
        shown.append(kind.picture(game.world, level.look))
    return shown, game


def silent(before, now, sound):
    """The picture, had what sounds not been shown: a bump moves nobody, its spark is all there is of it."""
    if sound != "bump":
        return before
    return replace(now, sprites=tuple(replace(each, effect="") for each in now.sprites))


def sounds(number, doings):
    """The sounds of a game with, for each, whether something is seen of it."""
    shown, _game = scenes(number, doings)
    for doing, before, now in zip(doings, shown, shown[1:], strict=False):
        if sound := heard_of_tick(before, now, doing != TICK):
            yield sound, painted(now) != painted(silent(before, now, sound))


@given(st.sampled_from(PLAYED), st.lists(st.sampled_from((*KEYS, TICK)), max_size=12))
@settings(max_examples=40)
def test_each_sound_of_a_game_comes_with_something_to_see(number, doings):
    assert [sound for sound, seen in sounds(number, doings) if not seen] == []


STAR = [  # of level 10: against the edge, then to the star, which is picked before its points are counted
    ("left", "bump"),
    (TICK, ""),
    ("up", "step"),
    ("up", "step"),
    *[("right", "step")] * 2,
    ("right", "pick"),
]


def test_what_a_key_does_is_heard_and_what_goes_on_by_itself_is_not():
    doings = [doing for doing, _sound in STAR]
    shown, _game = scenes("10", doings)
    found = [heard_of_tick(*pair, doing != TICK) for doing, pair in zip(doings, pairwise(shown), strict=True)]
    assert found == [sound for _doing, sound in STAR]
    assert all(seen for _sound, seen in sounds("10", doings))


@pytest.mark.parametrize(
    ("number", "doings", "end"),
    [("02", ["right", "right", "right", "up", "up"], "won"), ("08", [TICK] * 8, "lost")],
)
def test_the_end_of_a_game_is_seen_and_told(number, doings, end):
    _shown, game = scenes(number, doings)
    level = LEVELS[number]
    picture = programs.kind_of(level).picture
    assert game.world.over == end
    ended, going_on = (picture(replace(game.world, over=over), level.look) for over in (end, ""))
    assert painted(ended) != painted(going_on)
    told = gamepad.ending(programs.solution(level).script, game)
    assert data.text("fr").tell(told, "normal")
