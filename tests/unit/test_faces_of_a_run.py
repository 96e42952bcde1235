"""How heroes feel, and how each of them rejoices."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codeweek.play.life import JOY, JOYS, OTHER_JOY, SLEEP, STEPS, Seen, face, joy, pilot
from codeweek.scene import FACES
from codeweek.worlds.robot.looks import LOOKS

SEEN = st.builds(
    Seen,
    st.sampled_from([0.0, SLEEP - 0.1, SLEEP]),
    st.booleans(),
    st.booleans(),
    st.booleans(),
    st.sampled_from(["", "won", "surprised", "lost", "endless"]),
    st.sampled_from(["", "say", *STEPS]),
    st.booleans(),
)


@given(SEEN)
def test_a_face_is_one_that_is_drawn(seen):
    assert face(seen) in FACES


@given(SEEN)
def test_who_sleeps_was_left_alone_and_is_not_running(seen):
    assert (face(seen) == "asleep") == (seen.quiet >= SLEEP and not seen.playing)


@pytest.mark.parametrize(
    ("seen", "wanted"),
    [
        (Seen(), "neutral"),
        (Seen(playing=True, effect="pick"), "glad"),
        (Seen(playing=True, effect="bump"), "oops"),
        (Seen(end="won", effect="bump"), "glad"),
        (Seen(end="lost", effect="pick"), "oops"),
        (Seen(end="endless"), "dizzy"),
        (Seen(problem=True), "oops"),
        (Seen(asks=True), "thinking"),
    ],
)
def test_the_face_is_that_of_what_happened_last(seen, wanted):
    assert face(seen) == wanted


@given(SEEN)
def test_the_pilot_cheers_only_for_a_win_and_points_only_at_a_lit_block(seen):
    assert pilot(seen) != "cheers" or seen.end == "won"
    assert pilot(seen) != "points" or seen.lit


def test_each_hero_has_a_joy_of_its_own():
    assert set(JOYS) == {f"robot/{look}" for look in LOOKS}
    joys = [joy for joy in (*JOYS.values(), OTHER_JOY) if joy != (0.3, 0, 0, 0)]
    assert len(set(joys)) == len(JOYS)


@given(st.sampled_from([*JOYS, "turtle/studio"]), st.floats(0, JOY))
def test_a_joy_stays_near_its_cell_and_ends_where_it_began(folder, seconds):
    ahead, high, _lean = joy(f"{folder}/hero", seconds)
    assert abs(ahead) <= 0.25
    assert 0 <= high <= 0.45
    ended = joy(f"{folder}/hero", JOY)
    assert ended[:2] == (0, 0)
    assert ended[2] % 360 == 0
