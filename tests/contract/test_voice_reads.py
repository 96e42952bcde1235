"""The page and the window read a text alike: the same words, at the same moments, by the same clips."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from codeweek import data
from codeweek.play.read_aloud import Clip, Clips, guessed, parts, sentences, signs, spoken, starts, words

FEW = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
SHOWN = st.text("abéZÀ19 .,;:!?…’'_=≥▶←()«»\u00a0\u202f\n\u2060-", max_size=40)
CLIPPED = ("Oui.", "Non !", "Va.")


def places(part):
    return [[word.start, word.end] for word in part.words]


@FEW
@given(SHOWN, st.floats(0, 9, width=16), st.sampled_from(["fr", "en"]))
def test_a_text_is_said_in_the_same_words_at_the_same_moments(page, shown, seconds, language):
    known = dict(signs(data.text(language)))
    found = words(shown, known)
    assert page("aloud", shown, seconds, known) == {
        "words": [[word.start, word.end, word.said] for word in found],
        "sentences": [list(each) for each in sentences(shown)],
        "starts": pytest.approx(list(starts(found, seconds))),
        "guessed": pytest.approx(guessed(found)),
    }


@FEW
@given(
    st.lists(st.sampled_from([*CLIPPED, "Autre chose…"]), max_size=3),
    st.sampled_from(["", "Va.", "Rien."]),
    st.lists(st.sampled_from(CLIPPED), unique=True),
    st.booleans(),
)
def test_a_text_is_read_by_the_same_voice(page, said, other, clipped, system):
    shown = " ".join(said)
    clips = Clips({}, {spoken(each, {}): Clip(each, len(each) / 2, "") for each in clipped})
    listed = {spoken(each, {}): [each, len(each) / 2, 0, 1] for each in clipped}
    ours = [
        [places(part), pytest.approx(part.seconds), part.clip and part.clip.name]
        for part in parts(shown, other, clips, system)
    ]
    assert page("reading", shown, other, {"signs": {}, "clips": listed}, system) == ours


@pytest.mark.parametrize(
    ("clip", "since", "speaking", "over"),
    [
        (["va", 5, ""], 4.9, False, False),
        (["va", 5, ""], 5, True, True),
        (None, 0.9, False, False),  # a system's voice may need a second to begin
        (None, 1, False, True),
        (None, 8.9, True, False),
        (None, 9, True, True),  # one that hangs
    ],
)
def test_in_the_page_a_voice_that_never_ends_is_waited_for_so_long_and_no_longer(
    page, clip, since, speaking, over
):
    assert page("isOver", {"clip": clip, "seconds": 5}, since, speaking) is over
