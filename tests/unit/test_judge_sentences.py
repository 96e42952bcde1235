"""The first sentence said of programs that children really write."""

import pytest

from codeweek import data, studio
from codeweek.judge import judge_prediction
from codeweek.packfile import load_pack

A, G, D, R, P = "avancer()\n", "pivoter_gauche()\n", "pivoter_droite()\n", "ramasser()\n", "deposer()\n"


@pytest.fixture(scope="module")
def course():
    return load_pack(data.folder("levels"))


def repeat(times, *lines):
    return f"for _ in range({times}):\n" + "".join(f"    {line}" for line in lines)


def said(course, chapter, number, source):
    level = course.chapters[chapter - 1].levels[number - 1]
    message = studio.play_text(level, source).verdict.message
    return message.key.removeprefix("say."), message.slots.get("n")


@pytest.mark.parametrize(
    ("chapter", "number", "source"),
    [
        (1, 2, "vers_droite()\n" * 4),  # over the flag, into the edge
        (2, 3, A * 2 + G + A * 3),
        (3, 3, A * 2 + R * 3),  # one « ramasser » too many
        (3, 4, A + R + A * 2 + P * 2),
        (4, 7, repeat(5, R, A)),  # the last step has no balloon to go to
        (4, 8, repeat(4, A, A, R, G)),
    ],
)
def test_a_program_that_reached_everything_is_told_that_it_went_on(course, chapter, number, source):
    assert said(course, chapter, number, source)[0] == "went_on"


@pytest.mark.parametrize(
    ("chapter", "number", "source", "times"),
    [
        (4, 2, repeat(8, A), 8),
        (4, 2, repeat(1, A), 1),
        (4, 3, repeat(5, A) + G + repeat(5, A), 5),
        (4, 3, repeat(6, A) + G + repeat(4, A), 6),
        (4, 5, repeat(3, A, G, A, D), 3),
        (4, 6, repeat(6, A, R), 6),
        (4, 9, repeat(2, A, A, R, D, A, G), 2),
    ],
)
def test_a_number_of_turns_that_is_all_there_is_to_change_is_told(course, chapter, number, source, times):
    assert said(course, chapter, number, source) == ("wrong_count_loop", times)


@pytest.mark.parametrize(
    ("source", "told"),
    [
        (repeat(5, A) + G + repeat(3, D, A), "out_of_grid"),  # no number saves a turn inside the loop
        (repeat(4, A) + G + repeat(3, A), "bump_wall"),  # two numbers are to change
        (repeat(5, A) + G, "goal_missed_short"),
        (repeat(30, A) + G + repeat(4, A), "out_of_grid"),  # too far to be looked for
    ],
)
def test_a_number_is_not_blamed_when_it_is_not_all(course, source, told):
    assert said(course, 4, 3, source)[0] == told


def test_a_debug_level_leaves_its_number_to_find(course):
    level = course.chapters[3].levels[7]
    message = studio.play(level, studio.start(level), "fr").verdict.message
    assert (level.mode, message.key) == ("debug", "say.went_on")
    assert "étape" in data.text("fr").tell(message)


def test_a_fault_of_the_program_itself_is_never_hidden(course):
    source = A * 2 + G + A * 2 + repeat("1 // 0", A)
    assert studio.play_text(course.chapters[1].levels[2], source).verdict.message.key == "run.divide_by_zero"


def test_a_prediction_that_comes_true_says_what_was_foreseen(course):
    level = course.chapters[2].levels[0]
    playback = studio.play(level, studio.start(level), "fr")
    world = playback.traces[0].world
    verdict = judge_prediction(studio.kind_of(level), level, playback.verdict, world, 1)
    assert (verdict.stars, verdict.message.key) == (3, "say.prediction_true")
    assert "1" in data.text("fr").tell(verdict.message, "short")
