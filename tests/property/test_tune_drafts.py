"""Laws of writing a tune by hand: its text is still read, the notes are those meant, the rest stays."""

from fractions import Fraction
from functools import cache
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from test_music import scores, voices

from codeweek.authoring.draft.level_acts import act, new
from codeweek.authoring.draft.score_text import text_of, with_instrument, with_note, without_note
from codeweek.authoring.draft.show import read_level, shown
from codeweek.authoring.validate import prove
from codeweek.data import text
from codeweek.levels.files.yaml_nodes import read as read_yaml
from codeweek.worlds.music.notation import read
from codeweek.worlds.music.score import DRUMS, INSTRUMENTS, NOTES, VOICES, Note, Score, trimmed

FILES = sorted((Path(__file__).parents[2] / "levels").glob("14-*/*.yaml"))
TEXT = text("fr")
HARD = """\
# Un air, écrit à la main
titre: Deux   # un titre
monde: musique
cartes:  # deux airs
  - partition: |   # le premier
      do ré:2   _ |  C //  (flûte) boum:1/2
       // _:16
    tempo:   90
  - "mi  mi // fa"   # le second
blocs: [jouer]
solution: |
  jouer("do")
# au revoir"""
places = st.integers(0, 40).map(lambda n: Fraction(n, 2))
lengths = st.sampled_from(
    [Fraction(1, 4), Fraction(1, 2), Fraction(1), Fraction(3, 2), Fraction(2), Fraction(4)]
)
sounds = st.one_of(st.integers(-3, 12), st.sampled_from(DRUMS))
TEXTS = ["", "do ré:2 _ | C // boum", "do//mi", "(flûte) do:16 // // _:2 ré\n", "do |\n\nré |\n"]
texts = st.one_of(scores.map(lambda found: text_of(found, True)), st.sampled_from(TEXTS))


def voices_of(text: str) -> list[tuple[Note, ...]]:
    return [*read(text)[0], *((),) * VOICES][:VOICES]


def sung(voice) -> list[tuple]:
    """A voice without its instruments."""
    return [(note.start, note.what, note.length) for note in voice]


@given(scores, st.booleans())
def test_a_score_written_with_bars_is_read_back(found, french):
    assert read(text_of(found, french)) == (found.voices, ())


@given(texts, st.integers(0, VOICES - 1), places, sounds, lengths, st.booleans())
def test_a_note_is_put_where_it_is_meant_and_no_other_one_begins_elsewhere(
    before, voice, at, what, length, french
):
    after = with_note(before, voice, Note(at, what, length), french)
    old, new = voices_of(before), voices_of(after)
    assert read(after)[1] == ()
    assert [each for n, each in enumerate(old) if n != voice] == [
        each for n, each in enumerate(new) if n != voice
    ]
    others = [note for note in old[voice] if note.start != at]
    put = next(note for note in new[voice] if note.start == at)
    following = min((note.start for note in others if note.start > at), default=at + length)
    assert (put.what, put.length) == (what, min(length, following - at))
    kept = [note for note in new[voice] if note.start != at]
    assert [(note.start, note.what, note.instrument) for note in kept] == [
        (note.start, note.what, note.instrument) for note in others
    ]
    for was, now in zip(others, kept, strict=True):
        assert now.length == (at - was.start if was.start < at < was.end else was.length)


@given(texts, st.integers(0, VOICES - 1), st.data())
def test_a_note_that_is_taken_away_leaves_all_others_where_they_are(before, voice, data):
    notes = voices_of(before)[voice]
    gone = data.draw(st.sampled_from(notes)) if notes else None
    after = without_note(before, voice, gone.start if gone else Fraction(0))
    wanted = voices_of(before)
    wanted[voice] = tuple(note for note in notes if note is not gone)
    assert read(after)[1] == ()
    assert [*map(sung, voices_of(after))] == [*map(sung, wanted)]


@given(texts, st.integers(0, VOICES - 1), places, sounds, lengths)
def test_what_stands_before_and_after_a_note_in_the_text_is_not_touched(before, voice, at, what, length):
    after = with_note(before, voice, Note(at, what, length), True)
    was, now = before.split("//"), after.split("//")
    for index, each in enumerate(was):
        if index != voice:
            assert now[index].strip() == each.strip()


@given(texts, st.integers(0, VOICES - 1), st.sampled_from(INSTRUMENTS))
def test_another_instrument_changes_no_note(before, voice, name):
    after = with_instrument(before, voice, name, True)
    assert read(after)[1] == ()
    assert [*map(sung, voices_of(after))] == [*map(sung, voices_of(before))]
    first = voices_of(after)[voice][:1]
    old = voices_of(before)[voice][:1]
    assert [note.instrument for note in first] in ([name] * len(old), [note.instrument for note in old])


@cache
def tunes() -> list[str]:
    shipped = [path.read_bytes().decode() for path in FILES]
    return [*shipped, HARD, HARD.replace("\n", "\r\n"), new("fr", "music"), new("en", "music")]


drafts = st.deferred(lambda: st.sampled_from(tunes()))
doings = st.fixed_dictionaries(
    {"do": st.just("tune")},
    optional={
        "map": st.integers(0, 2),
        "voice": st.integers(-1, 5),
        "at": st.integers(-1, 30) | st.floats(-1, 40),
        "length": st.sampled_from([0, 0.5, 1, 2]) | st.integers(-1, 20),
        "note": st.sampled_from([*NOTES, *DRUMS, "oops"]),
        "instrument": st.sampled_from([*INSTRUMENTS, "oops"]),
        "tempo": st.integers(0, 300),
        "fitted": st.booleans(),
    },
)
KEYS = ("map", "maps", "carte", "cartes", "score", "partition")


def others(draft: str) -> dict:
    """All fields but the tune."""
    root, _ = read_yaml(draft)
    assert root is not None
    return {key: value for key, value in root.plain.items() if key not in KEYS}


def comments(draft: str) -> list[str]:
    return [line for line in draft.splitlines() if line.startswith("#")]


@given(drafts, st.lists(doings, max_size=6))
def test_after_any_acts_the_file_is_read_and_every_other_field_is_as_it_was(draft, whats):
    before = draft
    for what in whats:
        draft = act(draft, what)
    assert others(draft) == others(before)
    assert comments(draft) == comments(before)
    assert {problem.key for problem in read_level(draft)[1]} <= {"level.score_empty"}


@given(drafts, st.integers(0, VOICES - 1), places, st.sampled_from([*NOTES, *DRUMS]), lengths)
def test_what_is_drawn_is_what_the_level_of_the_file_has(draft, voice, at, name, length):
    after = act(draft, {"do": "tune", "voice": voice, "at": float(at), "length": float(length), "note": name})
    level, problems = read_level(after)
    assert level is not None, problems
    roll = shown(after)[0].roll(TEXT)
    assert not roll["fitted"]
    drawn = {(each["voice"], each["at"], each["what"]) for each in roll["notes"]}
    assert (voice, float(at), name) in drawn
    wanted = level.maps[0].world.wanted
    assert len(roll["notes"]) == sum(map(len, wanted.voices))
    assert roll["pages"] * roll["beats"] > float(wanted.end)


@given(drafts)
def test_a_tune_that_is_given_back_to_the_hand_as_it_is_changes_nothing(draft):
    for index, each in enumerate(shown(draft)):
        roll = each.roll(TEXT)
        if roll["fitted"]:
            assert act(draft, {"do": "tune", "map": index, "fitted": True}) == draft
        else:
            assert act(draft, {"do": "tune", "map": index, "tempo": roll["tempo"], "fitted": False}) == draft


@given(st.lists(voices(), min_size=1, max_size=VOICES))
def test_the_solution_that_is_made_of_a_tune_wins(found):
    score = Score(trimmed(tuple(found)))
    if not any(score.voices):
        return
    body = "".join(f"  {line}\n" for line in text_of(score, True).splitlines())
    draft = f"titre: Un air\nmonde: musique\npartition: |\n{body}blocs: [jouer]\nsolution: |\n  jouer('do')\n"
    level, problems = read_level(act(draft, {"do": "perform"}))
    assert level is not None, problems
    assert [each for each in prove(level) if each.severity == "error"] == []
