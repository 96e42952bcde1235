"""Laws of printed scores, whatever is played."""

from itertools import pairwise
from xml.etree import ElementTree

from hypothesis import given
from test_music import scores

from codeweek.data import text
from codeweek.report.score import score_sheet
from codeweek.report.score.score_rows import BAR, DOTTED, NOTES, bars, rows, signs
from codeweek.worlds.music.score import Score, notes

FRENCH = text("fr")


def _end(tune: Score):
    return -(-tune.end // BAR) * BAR


@given(scores)
def test_signs_fill_their_bars_and_none_is_longer_than_its_own(tune):
    for voice in tune.voices:
        found = [*signs(voice, _end(tune))]
        ends = [0, *(sign.end for sign in found)]
        assert [sign.start for sign in found] == ends[:-1]
        assert ends[-1] == (_end(tune) if _end(tune) else 0)
        for sign in found:
            assert sign.start // BAR == (sign.end - sign.length / 1000) // BAR
            assert sign.written in NOTES
            assert sign.third or sign.length == sign.written
            assert sign.note or sign.written not in DOTTED


@given(scores)
def test_the_signs_of_a_note_last_as_long_as_it_and_are_tied(tune):
    for voice in tune.voices:
        found = [*signs(voice, _end(tune))]
        for note in voice:
            own = [sign for sign in found if sign.note is note]
            assert (own[0].start, own[-1].end) == (note.start, note.end)
            assert [sign.first for sign in own] == [True] + [False] * (len(own) - 1)
            assert [sign.tied for sign in own] == [True] * (len(own) - 1) + [False]


@given(scores)
def test_rows_keep_the_order_of_time_between_their_margins(tune):
    voices = [[*signs(voice, _end(tune))] for voice in tune.voices]
    made = rows(bars(voices, _end(tune)), (3, 2), 19)
    assert [row.first for row in made[1:]] == [row.last for row in made[:-1]]
    for row in made:
        places = [row.places[time] for time in sorted(row.places)]
        assert all(after > before for before, after in pairwise([row.left, *places, row.edges[-1]]))
        assert row.edges[-1] <= 19.001
    found = {sign.start for voice in voices for sign in voice}
    assert found == {time for row in made for time in row.places}


@given(scores)
def test_every_note_is_named_once_on_sheets_that_nothing_leaves(tune):
    svg = score_sheet.printed(tune, "Un & deux", FRENCH)
    if not any(tune.voices):
        assert svg == ""
        return
    picture = ElementTree.fromstring(svg)
    scene = score_sheet.page(tune, "Un & deux", FRENCH)
    words = [label.text for label in scene.background if hasattr(label, "text")]
    count = len([*notes(tune)])
    named = [
        word for word in words if word in {"do", "ré", "mi", "fa", "sol", "la", "si", "boum", "clap", "tchic"}
    ]
    assert len(named) == count
    assert picture.get("width") == "21cm"
    assert (
        scene.height % score_sheet.HIGH < 0.001 or score_sheet.HIGH - scene.height % score_sheet.HIGH < 0.001
    )
    for line in (each for each in scene.background if hasattr(each, "points")):
        assert all(0.5 <= x <= score_sheet.WIDE - 0.5 for x, _y in line.points)
        assert len({int(y // score_sheet.HIGH) for _x, y in line.points}) == 1
