"""Laws of scores, whatever is played."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st
from start_worlds import music

from codeweek.command import Stop
from codeweek.data import text
from codeweek.scene import HERO
from codeweek.worlds.kinds import NARRATED, Wanted
from codeweek.worlds.music import COMMANDS, KIND, score
from codeweek.worlds.music.compare import compare
from codeweek.worlds.music.notation import read, word_in, written
from codeweek.worlds.music.roll_layout import BAR, LEAST, Box, layout
from codeweek.worlds.music.score import Note, Score, trimmed

lengths = st.sampled_from(
    [Fraction(1, 12), Fraction(1, 3), Fraction(1, 2), Fraction(1), Fraction(3, 2), Fraction(16)]
)
sounds = st.one_of(st.integers(score.LOWEST, score.HIGHEST), st.sampled_from(score.DRUMS))
any_number = st.one_of(st.sampled_from([0.5, 1, 2, 3]), st.integers(-(10**30), 10**30), st.floats())
any_word = st.one_of(st.sampled_from(["do", "mi", "boum", "flûte", "C", "sool"]), st.text(max_size=8))


@st.composite
def voices(draw):
    """A voice: notes one after the other, with silence before some."""
    notes, at = [], Fraction(0)
    for what, length, silence in draw(
        st.lists(st.tuples(sounds, lengths, st.one_of(st.none(), lengths)), max_size=8)
    ):
        at += silence or 0
        notes.append(Note(at, what, length))
        at += length
    return tuple(notes)


scores = st.lists(voices(), min_size=1, max_size=score.VOICES).map(lambda found: Score(trimmed(tuple(found))))


@st.composite
def runs(draw):
    """The worlds of a program with any values, up to its first stop."""
    worlds = [music(score="do mi:2 // _ boum")]
    for name in draw(st.lists(st.sampled_from(sorted(COMMANDS)), max_size=20)):
        slots = COMMANDS[name].slots
        after = COMMANDS[name].function(
            worlds[-1], *[draw(any_word if s.choices else any_number) for s in slots]
        )
        worlds.append(after.world if isinstance(after, Stop) else after)
        if isinstance(after, Stop):
            break
    return worlds


@given(scores, st.sampled_from(["", "fr", "en"]))
def test_a_score_that_is_written_is_read_back(found, language):
    words = written(found, word_in(language) if language else str)
    assert read(words) == (found.voices, ())


def test_each_voice_of_a_text_begins_with_the_piano():
    found = Score(read("(flute) do mi // do (guitar) mi")[0])
    assert [[note.instrument for note in voice] for voice in found.voices] == [
        ["flute", "flute"],
        ["piano", "guitar"],
    ]
    assert read(written(found)) == (found.voices, ())


@given(scores, scores)
def test_all_notes_are_in_the_picture_which_has_no_more_bars_than_they_need(found, model):
    place = Box(1, 2, 10, 5)
    where = layout(place, found, model)
    end = max(found.end, model.end)
    assert max(LEAST, end) <= where.beats < max(LEAST, end) + BAR
    assert where.beats % BAR == 0
    for voice, notes in enumerate(found.voices):
        for box in (where.box(note, voice) for note in notes):
            assert place.x <= box.x < box.x + box.width <= place.x + place.width + 1e-9
            assert place.y <= box.y < box.y + box.height <= place.y + place.height + 1e-9


@given(st.text(alphabet="do ré_|/:12\n", max_size=40))
def test_any_text_is_a_score_or_is_told_where_it_is_none(words):
    _voices, problems = read(words)
    rows = words.splitlines()
    for problem in problems:
        assert 1 <= problem.column <= len(rows[problem.line - 1])


@given(scores, scores)
def test_two_scores_differ_where_and_only_where_they_are_not_the_same(found, wanted):
    both = compare(found, wanted)
    assert (both.first is None) == (found.voices == wanted.voices)
    assert 0 <= both.right <= both.total
    if both.first:
        ours = [*found.voices, (), (), ()][both.first.voice - 1][: both.first.number - 1]
        theirs = [*wanted.voices, (), (), ()][both.first.voice - 1][: both.first.number - 1]
        assert ours == theirs
        assert both.first.found != both.first.wanted


@given(scores, st.data())
def test_one_wrong_note_spoils_nothing_that_came_before_it(wanted, data):
    places = [(v, n) for v, voice in enumerate(wanted.voices) for n in range(len(voice))]
    if not places:
        return
    voice, number = data.draw(st.sampled_from(places))
    note = wanted.voices[voice][number]
    other = Note(note.start, 1 if note.what != 1 else 2, note.length)
    changed = (*wanted.voices[voice][:number], other, *wanted.voices[voice][number + 1 :])
    found = compare(Score((*wanted.voices[:voice], changed, *wanted.voices[voice + 1 :])), wanted)
    assert found.right == found.total - (len(changed) - number)
    assert (found.first.voice, found.first.number, found.first.how) == (voice + 1, number + 1, "what")


@given(runs())
def test_notes_of_a_voice_never_overlap_and_a_score_stays_within_its_bounds(worlds):
    for world in worlds:
        assert world.size <= score.MOST
        assert 1 <= len(world.voices) == len(world.at) <= score.VOICES
        for voice, at in zip(world.voices, world.at, strict=True):
            ends = [Fraction(0), *(note.end for note in voice)]
            assert all(note.start >= end for note, end in zip(voice, ends, strict=False))
            assert at >= ends[-1]


@given(runs(), st.sampled_from(["fr", "en"]))
def test_every_world_has_its_picture_and_its_words(worlds, language):
    for world in (KIND.labelled(each, language) for each in worlds):
        scene = KIND.picture(world, "studio")
        assert [sprite.id for sprite in scene.sprites] == [HERO]
        assert all(0 <= sprite.x <= scene.width and 0 <= sprite.y <= scene.height for sprite in scene.sprites)
        told = [KIND.narrate(world, text(language), part) for part in NARRATED]
        missed = [text(language).tell(goal.missed) for goal in KIND.goals([world], Wanted()) if goal.missed]
        assert not any(
            sign in sentence for sentence in (*told, *missed) for sign in ("{", "music.", "blocks.")
        )
