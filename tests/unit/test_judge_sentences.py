"""The first sentence said of programs that children really write."""

import pytest

from codeweek import data
from codeweek.blocks.read import read
from codeweek.levels import programs
from codeweek.packs.load import of_texts
from codeweek.play import builtin, session
from codeweek.play.predict import judged

A, G, D, R, P = "avancer()\n", "pivoter_gauche()\n", "pivoter_droite()\n", "ramasser()\n", "deposer()\n"


@pytest.fixture(scope="module")
def course():
    return builtin.pack()


def repeat(times, *lines):
    return f"for _ in range({times}):\n" + "".join(f"    {line}" for line in lines)


def said(course, chapter, number, source):
    level = course.chapters[chapter - 1].levels[number - 1]
    message = session.play_text(level, source).verdict.message
    return message.key.removeprefix("say."), message.slots.get("n")


@pytest.mark.parametrize(
    ("chapter", "number", "source"),
    [
        (1, 2, "vers_droite()\n" * 4),  # over the flag, into the edge
        (2, 3, A * 2 + G + A * 3),
        (3, 3, A * 2 + R * 6),  # one « ramasser » too many
        (3, 4, A + R + A * 2 + P * 2),
        (4, 7, repeat(5, R, A)),  # the last step has no balloon to go to
        (4, 8, repeat(4, A, A, R, G)),
    ],
)
def test_a_program_that_reached_everything_is_told_that_it_went_on(course, chapter, number, source):
    assert said(course, chapter, number, source)[0] == "went_on"


@pytest.mark.parametrize(
    ("chapter", "number", "source", "step"),
    [
        (1, 2, "vers_droite()\n" * 6, 3),
        (3, 3, A * 2 + R * 6, 7),
        (
            4,
            7,
            repeat(5, R, A),
            14,
        ),  # the loop, « ramasser », « avancer »: the last « ramasser » of five rounds
    ],
)
def test_the_place_told_of_a_program_that_went_on_is_where_everything_was_reached(
    course, chapter, number, source, step
):
    level = course.chapters[chapter - 1].levels[number - 1]
    playback = session.play_text(level, source)
    trace, kind = playback.traces[0], programs.kind_of(level)
    worlds = [trace.at(index).world for index in range(len(trace) + 1)]
    reached = [
        index
        for index in range(len(worlds))
        if all(goal.met for goal in kind.goals(worlds[: index + 1], level.wanted(0)))
    ]
    assert playback.verdict.message.step == step == reached[0]


@pytest.mark.parametrize(
    ("chapter", "number", "source", "times"),
    [
        (2, 7, repeat(8, A), 8),
        (2, 7, repeat(1, A), 1),
        (4, 2, repeat(3, A) + G + repeat(4, A), 4),
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
    message = session.play(level, programs.start(level), "fr").verdict.message
    assert (level.mode, message.key) == ("debug", "say.went_on")
    assert "J’avais tout réussi" in data.text("fr").tell(message)


DEFINED = "def aller():\n    avancer()\n    avancer()\n"


@pytest.mark.parametrize(
    ("source", "told"),
    [
        (DEFINED + A, "never_called"),
        (A + DEFINED, "never_called"),
        (DEFINED + "def tour():\n    aller()\n    tour()\n" + A, "never_called"),  # but by itself
        (DEFINED + "if aller() == 1:\n    avancer()\n", "goal_missed_short"),
        (DEFINED + "aller()\n", "goal_missed_short"),
        (DEFINED + A * 9, "out_of_grid"),
        (DEFINED + A + "x = 1 // 0\n", "divide_by_zero"),
    ],
)
def test_a_definition_that_nothing_calls_is_told_when_the_run_ended_short(course, source, told):
    message = session.play_text(course.chapters[1].levels[3], source).verdict.message
    assert message.key.partition(".")[2] == told
    if told == "never_called":
        name = "tour" if "tour" in source else "aller"
        reading = read(programs.catalogue_of_kind("robot"), source)
        assert message.slots["name"] == reading.script.find(message.block).fields["name"] == name


def test_a_definition_that_nothing_calls_takes_nothing_from_a_win(course):
    source = DEFINED + A * 2 + G + A * 2
    assert session.play_text(course.chapters[1].levels[2], source).verdict.won


def test_a_debug_level_leaves_the_call_to_find():
    source = """
title: A
mode: debug
map: ">..G"
toolbox: [move, define, call]
given: "def aller():\\n    avancer()\\navancer()\\n"
solution: "def aller():\\n    avancer()\\navancer()\\naller()\\naller()\\n"
"""
    for mode, told in (("debug", "goal_missed_short"), ("modify", "never_called")):
        (level,) = of_texts({"a.yaml": source.replace("debug", mode)}).levels
        assert session.play_text(level, level.given).verdict.message.key == f"say.{told}"


def test_a_program_that_wins_on_some_maps_hears_so_before_its_idle_definition():
    source = 'title: A\nmaps: [">G", ">..G"]\ngoals: [flag]\ntoolbox: [move]\nsolution: avancer()\n'
    (level,) = of_texts({"a.yaml": source}).levels
    assert session.play_text(level, DEFINED + A).verdict.message.key == "say.one_test_fails"


def test_a_fault_of_the_program_itself_is_never_hidden(course):
    source = A * 2 + G + A * 2 + repeat("1 // 0", A)
    assert session.play_text(course.chapters[1].levels[2], source).verdict.message.key == "run.divide_by_zero"


def test_a_prediction_that_comes_true_says_what_was_foreseen(course):
    level = course.chapters[2].levels[0]
    playback = session.play(level, programs.start(level), "fr")
    verdict = judged(level, playback.verdict, playback.traces, 1)
    assert (verdict.stars, verdict.message.key) == (3, "say.prediction_true")
    assert "1" in data.text("fr").tell(verdict.message, "short")


def test_a_program_that_works_on_some_maps_hears_why_not_on_the_other():
    source = (
        'title: A\nclass: {grade}\nmaps: [">.G", ">#G", ">..G"]\ntoolbox: [avancer]\nsolution: avancer()\n'
    )
    for grade, register in (("CE1", "short"), ("CM2", "normal")):
        (level,) = of_texts({"a.yaml": source.format(grade=grade)}).levels
        message = session.play_text(level, A * 2).verdict.message
        why = message.slots["why"]
        assert (message.key, message.slots["number"]) == ("say.one_test_fails", 2)
        assert (why.key, why.block, why.slots["what"]) == (
            "say.bump_wall",
            message.block,
            "blocks.move.label",
        )
        for language in data.languages():
            text = data.text(language)
            assert text.tell(why, register) in text.tell(message, register)
