"""A tune as a score to print: what a musician reads, and what a child does."""

import itertools
from fractions import Fraction

import pytest

from codeweek.data import text
from codeweek.report.score import score_sheet
from codeweek.report.score.score_rows import signs
from codeweek.report.score.score_staff import rest
from codeweek.scene import Image, Label, Rect
from codeweek.worlds.music.glyphs import Lines
from codeweek.worlds.music.notation import read
from codeweek.worlds.music.score import Score

FRENCH, ENGLISH = text("fr"), text("en")


def tune(words, tempo=120):
    voices, problems = read(words)
    assert not problems
    return Score(voices, tempo)


def labels(words, said=FRENCH, title="Air"):
    return [each for each in score_sheet.page(tune(words), title, said).background if isinstance(each, Label)]


def values(words):
    (voice,) = tune(words).voices
    return [(sign.written, sign.note is not None, sign.tied) for sign in signs(voice, Fraction(4))]


def test_a_note_that_crosses_the_bar_is_tied():
    (voice,) = tune("_:3 do:3").voices
    found = [(sign.start, sign.written, sign.tied) for sign in signs(voice, Fraction(8)) if sign.note]
    assert found == [(3, 1, True), (4, 2, False)]


def test_a_length_that_no_sign_has_is_written_with_two():
    assert values("do:5/4 _:11/4")[:2] == [(1, True, True), (Fraction(1, 4), True, False)]


def test_thirds_of_a_beat_are_halves_with_a_three():
    assert values("do:1/3 ré:1/3 mi:1/3 _:3")[:3] == [(Fraction(1, 2), True, False)] * 3
    assert [each.text for each in labels("do:1/3 ré:1/3 mi:1/3")].count("3") == 1
    assert "3" not in [each.text for each in labels("do:1/2 ré:1/2")]


def test_a_rest_after_half_a_beat_goes_up_to_the_next_one():
    assert values("do:1/2")[1:] == [(Fraction(1, 2), False, False), (2, False, False), (1, False, False)]


def test_the_names_are_those_of_the_language_whatever_the_octave():
    french = [each.text for each in labels("sol_bas sol do do_aigu boum")]
    assert [each for each in french if each in ("sol", "do", "boum")] == ["sol", "sol", "do", "do", "boum"]
    assert {"G", "C"} <= {each.text for each in labels("sol_bas do", ENGLISH)}


def test_the_names_of_short_notes_do_not_touch():
    quick = [
        each
        for each in labels("boum:1/4 tchic:1/4 boum:1/4 clap:1/4 " * 4)
        if each.text in ("boum", "tchic", "clap")
    ]
    for before, after in itertools.pairwise(quick):
        if before.y == after.y:
            assert after.x - before.x >= (len(before.text) + len(after.text)) / 2 * before.size * 0.55


def test_the_first_row_says_clef_beats_tempo_and_title():
    scene = score_sheet.page(tune("do", 90), "Au clair de la lune", FRENCH)
    words = [each.text for each in scene.background if isinstance(each, Label)]
    assert [words.count(each) for each in ("Au clair de la lune", "= 90", "4", "piano")] == [1, 1, 2, 1]
    assert [each.image for each in scene.background if isinstance(each, Image)] == ["music/clef"]


def test_strokes_have_no_clef_of_notes():
    assert not [
        each for each in score_sheet.page(tune("boum clap"), "", FRENCH).background if isinstance(each, Image)
    ]


@pytest.mark.parametrize(("bars", "sheets"), [(1, 1), (4, 1), (60, 3)])
def test_long_tunes_go_on_on_the_next_sheet(bars, sheets):
    scene = score_sheet.page(tune("do ré mi fa " * bars), "Air", FRENCH)
    assert scene.height == sheets * score_sheet.HIGH
    feet = [each.text for each in scene.background if isinstance(each, Label) and "/" in each.text]
    assert feet == ([f"{n} / {sheets}" for n in range(1, sheets + 1)] if sheets > 1 else [])


def test_each_voice_has_lines_of_its_own_and_bars_stand_below_each_other():
    words = labels("do ré mi fa // _:4 sol sol sol sol")
    first, second = (
        {each.y for each in words if each.text in names} for names in (["do", "ré", "mi", "fa"], ["sol"])
    )
    assert len(first) == len(second) == 1
    assert max(first) < min(second)


def test_rests_are_told_from_each_other():
    drawn = [tuple(rest(Lines(5), 1, Fraction(length))) for length in ("4", "2", "1", "1/2", "1/4", "1/8")]
    assert len({*drawn}) == 6
    whole, half = ((shape,) for shape in (drawn[0][0], drawn[1][0]))
    assert isinstance(whole[0], Rect)
    assert isinstance(half[0], Rect)
    assert whole[0].y < half[0].y


def test_the_picture_is_printed_as_large_as_paper():
    svg = score_sheet.printed(tune("do"), 'Un "air" & <demi>', FRENCH)
    assert 'width="21cm" height="29.7cm"' in svg
    assert "@page { size: A4; margin: 0 }" in svg
    assert "<demi>" not in svg


def test_without_a_note_there_is_no_score():
    assert score_sheet.printed(Score(), "Air", FRENCH) == ""
