"""Any text can be drawn: what a child types may hold anything."""

import pygame
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from codeweek.desktop.painting.fonts import Fonts, shown


@pytest.fixture(scope="module")
def fonts():
    pygame.font.init()
    return Fonts()


@given(st.text(max_size=12))
@example("\x00")
@example("\u202e")
@example("\ud800")
@example("\u0301")
@example("")
@example("▶\x00★")
def test_any_text_is_drawn_as_wide_as_it_is_measured(fonts, text):
    for face in ("regular", "mono"):
        assert fonts.render(text, 16, "#000000", face).get_width() == fonts.width(text, 16, face)


@pytest.mark.parametrize("text", ["Où va-t-il ?", "«\u00a0oui\u00a0»", "", "😀"])
def test_what_can_be_drawn_is_left_alone(text):
    assert shown(text) == text


def test_a_character_that_cannot_be_drawn_is_a_dot():
    assert shown("a\x00b\ud800") == "a·b·"
