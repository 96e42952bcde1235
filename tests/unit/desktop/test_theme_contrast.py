"""Colours can be read by everyone."""

import pytest

from codeweek.desktop.painting.theme import (
    CATEGORIES,
    SOBER,
    SOBER_NIGHT,
    THEMES,
    Theme,
    contrast,
    mix,
    texts,
)

READABLE = 4.5
VISIBLE = 3.0
ALL = (*THEMES.values(), SOBER, SOBER_NIGHT)


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#777777") == pytest.approx(1)
    assert contrast("#0072b2", "#ffffff") == pytest.approx(5.19, abs=0.01)


@pytest.mark.parametrize("theme", ALL, ids=lambda theme: theme.name)
def test_every_text_is_readable_on_its_ground(theme: Theme) -> None:
    weak = {where: contrast(text, ground) for where, text, ground in texts(theme)}
    assert {where: ratio for where, ratio in weak.items() if ratio < READABLE} == {}


@pytest.mark.parametrize("theme", ALL, ids=lambda theme: theme.name)
def test_what_must_be_found_stands_out(theme: Theme) -> None:
    assert contrast(theme.chosen.fill, theme.panel) >= VISIBLE
    assert contrast(theme.primary.fill, theme.paper) >= VISIBLE
    for ground in (theme.paper, theme.panel, theme.card):
        assert max(contrast(colour, ground) for colour in theme.focus) >= VISIBLE


def test_the_border_of_a_block_is_seen_on_its_own_colour_or_on_paper() -> None:
    for paint in CATEGORIES.values():
        assert max(contrast(paint.border, paint.fill), contrast(paint.border, "#fffdf8")) >= VISIBLE


def test_a_mix_goes_from_one_colour_to_the_other() -> None:
    assert mix("#000000", "#ffffff", 0) == "#000000"
    assert mix("#000000", "#ffffff", 1) == "#ffffff"
    assert mix("#000000", "#204060", 0.5) == "#102030"
