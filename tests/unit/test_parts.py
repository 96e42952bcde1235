"""The parts of an exercise: what running its program tells is right, whatever its author wrote."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from codeweek import data
from codeweek.authoring.validate import prove
from codeweek.levels import programs
from codeweek.levels.level import exercise_of
from codeweek.levels.program_translation import spoken
from codeweek.packs.load import of_texts
from codeweek.play import parts, predict, session

FR = data.text("fr")
MACHINE = """
title: Machine
mode: run
map: ">.."
inputs: [4]
given: |
  x = demander()
  x = x + 3
  dire(x * 2)
parts:
  - {question: q, PART}
"""
LOOP = """
title: Boucle
mode: run
map: ">.."
names: {cote: {en: side}}
given: |
  cote = 8
  for _ in range(3):
      dire(cote * 2)
      cote = cote - 1
parts:
  - {question: q, PART}
"""
PATH = """
title: Tracé
kind: turtle
mode: run
given: |
  for _ in range(2):
      avancer(60)
      tourner_gauche(90)
parts:
  - {question: q, PART}
"""
SLOW = """
title: Lent
mode: run
map: ">.."
inputs: [1]
given: |
  r = demander()
  x = 0
  while x < 1000 * r:
      x += 1
  dire(x)
parts:
  - {question: q, PART}
"""


def part(words, source=MACHINE):
    pack = of_texts({"x.yaml": source.replace("PART", words)})
    assert pack.levels, pack.problems
    return pack.levels[0].parts[0]


def told(words, source=MACHINE):
    """What is wrong with an exercise: the problem of its part."""
    pack = of_texts({"x.yaml": source.replace("PART", words)})
    found = [*pack.problems, *(problem for level in pack.levels for problem in prove(level))]
    whys = [problem.slots.get("why", problem) for problem in found if problem.severity == "error"]
    return {why.key for why in whys}


def answered(level, foreseen, first=True):
    """The verdict on an answer, as both shells ask for it."""
    inputs = [parts.value(foreseen)] if parts.asks_input(level) else []
    playback = session.play(level, programs.start(level), "fr", inputs)
    return predict.judged(level, playback.verdict, playback.traces, foreseen, first)


@pytest.mark.parametrize(
    ("source", "words", "real"),
    [
        (MACHINE, "inputs: [4]", 14),
        (MACHINE, "inputs: [0.5]", 7),
        (MACHINE, "ask: input, wanted: 15", None),  # no whole number does
        (MACHINE, "ask: input, wanted: 20", 7),
        (MACHINE, "ask: input, wanted: 20, between: [8, 20]", None),
        (MACHINE, "ask: total, inputs: [[1], [2], [3]]", 8 + 10 + 12),
        (MACHINE, "inputs: [4], replace: {x + 3: x - 3}", 2),
        (LOOP, "ask: runs, line: 3", 3),
        (LOOP, "ask: runs, line: 3, replace: {range(3): range(0)}", 0),
        (LOOP, "", 12),
        (LOOP, "type: table, columns: [cote, said]", ((8, 16), (7, 14), (6, 12))),
        (LOOP, "type: table, columns: [cote], line: 4", ((7,), (6,), (5,))),
        (PATH, "ask: length", 120),
        (PATH, "type: pair", (60, 60)),
        (PATH, "type: pair, line: 2", (60, 0)),
    ],
)
def test_the_right_answer_is_what_running_the_program_tells(source, words, real):
    level = part(words, source)
    assert parts.computed(level) == real
    if real is not None:
        written = json.dumps(real)
        assert "prove.part_answer" not in told(f"{words or 'points: 2'}, answer: {written}", source)
        assert "prove.part_answer" in told(f"{words or 'points: 2'}, answer: 999", source)


@given(st.integers(-100, 100), st.integers(-300, 300))
@settings(max_examples=30)
def test_an_answer_is_right_exactly_when_the_program_says_it(typed, foreseen):
    verdict = answered(part(f"inputs: [{typed}]"), str(foreseen))
    assert verdict.won == (foreseen == (typed + 3) * 2)
    assert verdict.stars == (3 if verdict.won else 0)
    assert verdict.message.key == ("say.part_right" if verdict.won else "say.part_said")


@given(st.integers(-100, 100), st.integers(-120, 120))
@settings(max_examples=30)
def test_an_input_is_right_exactly_when_the_program_run_with_it_says_what_is_wanted(sought, typed):
    level = part(f"ask: input, wanted: {(sought + 3) * 2}")
    verdict = answered(level, str(typed))
    assert verdict.won == (typed == sought)
    if not verdict.won and abs(typed) <= 100:
        assert verdict.message.slots["real"] == (typed + 3) * 2
    if abs(typed) > 100:
        assert verdict.message.key == "say.part_input_far"


@pytest.mark.parametrize(("wanted", "sought"), [(4000, 4), (6000, None)])
def test_an_input_whose_run_is_too_long_for_paper_is_not_sought(wanted, sought):
    assert parts.computed(part(f"ask: input, wanted: {wanted}", SLOW)) == sought


@pytest.mark.parametrize("typed", ["-3", "−3", " -3 ", "-3,0", "-3.0", -3])
def test_a_number_may_be_written_with_any_minus_and_any_decimal_sign(typed):
    assert parts.same(-3, typed)
    assert not parts.same(3, typed)
    assert not parts.same(-3, "")


def test_a_half_is_right_however_it_is_written_and_a_third_of_it_is_not():
    level = part("ask: input, wanted: 7")
    assert answered(level, "0,5").won
    assert not answered(level, "0,49").won


def test_whoever_is_right_later_has_one_star_and_a_wrong_answer_none():
    level = part("inputs: [4]")
    assert answered(level, "14", first=False).stars == 1
    assert answered(level, "15", first=False).stars == 0


def test_of_a_table_the_first_cell_that_is_not_right_is_told_in_the_language_of_now():
    level = part("type: table, columns: [cote, said]", LOOP)
    rows = [["8", "16"], ["7", "14"], ["6", "12"]]
    assert answered(level, rows).won
    rows[1][0] = "6"
    missed = answered(level, rows).message
    assert (missed.key, missed.slots["row"], missed.slots["column"]) == ("say.part_table", 2, "cote")
    english = spoken(level, "en")
    assert answered(english, rows).message.slots["column"] == "side"
    assert parts.fields(english) == parts.Fields(("side", "said"), 3)
    rows[1] = ["7"]  # a cell that was left empty
    assert answered(level, rows).message.key == "say.part_table_said"


def test_the_line_to_change_is_the_one_in_which_the_mended_program_differs_in_any_language():
    mended = '"cote = 8\\nfor _ in range(4):\\n    dire(cote * 2)\\n    cote = cote - 1"'
    for level in (found := part(f"type: line, mended: {mended}", LOOP), spoken(found, "en")):
        assert parts.computed(level) == 2
        offered = predict.choices(level, data.text("en"))
        assert [choice.value for choice in offered] == [1, 2, 3, 4]
        assert [answered(level, n).won for n in (1, 2, 3, 4)] == [False, True, False, False]


def test_a_run_that_does_not_end_says_so_instead_of_what_it_said():
    endless = LOOP.replace("cote = 8", "cote = demander()").replace("for _ in range(3):", "while cote < 9:")
    verdict = answered(part("ask: input, wanted: 18", endless), "8")
    assert not verdict.won
    assert verdict.stars == 0
    assert not verdict.message.key.startswith("say.part")


@pytest.mark.parametrize(
    ("source", "words", "problem"),
    [
        (MACHINE, "inputs: [4], answer: 13", "prove.part_answer"),
        (
            LOOP,
            "type: table, columns: [said], answer: [[16], [14], [13]]",
            "prove.part_answer",
        ),
        (MACHINE, "inputs: [4], mistakes: [{value: 14.0}]", "prove.part_mistake"),
        (MACHINE, "ask: input, wanted: 15", "prove.part_unanswered"),
        (MACHINE, "inputs: [4], type: choice, choices: [1, 2, 3]", "prove.choices_right"),
        (MACHINE, "inputs: [4], type: choice, choices: [14, 14.0, 3]", "prove.choices_right"),
        (
            MACHINE,
            "inputs: [[1], [2]], type: choice, same: true, "
            'choices: ["dire(2 * demander() + 6)", "dire((demander() + 3) * 2)"]',
            "prove.choices_right",  # two that do the same
        ),
        (MACHINE, "inputs: [4], type: choice, same: true, choices: [oups(, b]", "prove.program_not_read"),
        (MACHINE, "answer: 14", "prove.part_stops"),  # nobody answers what it asks
        (LOOP, 'type: line, mended: "cote = 8"', "prove.part_line"),
        (LOOP, "replace: {cotes: cote}", "level.part_replace"),
        (LOOP, "between: [3, 3]", "level.part_between"),
        (LOOP, "ask: runs", "level.missing"),
        (LOOP, "type: table", "level.missing"),
    ],
)
def test_check_refuses_an_answer_that_the_program_does_not_give(source, words, problem):
    assert problem in told(words, source)


def test_check_takes_a_choice_of_which_one_does_the_same_everywhere():
    right = "inputs: [[1], [2]], type: choice, same: true, choices: [dire(2 * demander() + 6), dire(8)]"
    assert told(right) == set()
    assert answered(part(right), "A").won
    assert not answered(part(right), "B").won


def test_a_program_to_write_is_a_level_with_the_rest_of_its_exercise():
    written = part(
        "program: {mode: debug, inputs: [[1]], said: [[8]], goals: [said], toolbox: [ask, say, add], "
        'given: "dire(demander())", solution: "dire(demander() + 7)"}'
    )
    assert (written.id, written.mode, written.title) == ("x~1", "debug", "Machine")
    assert session.play_text(written, written.solution).verdict.won
    assert not session.play_text(written, written.given).verdict.won


def test_the_problems_of_a_program_to_write_are_told_with_the_number_of_its_part():
    program = 'program: {mode: make, toolbox: [say], goals: [said], said: [[8]], solution: "dire(7)"}'
    whole = MACHINE.replace("PART", program)
    (problem,) = (each for each in prove(of_texts({"x.yaml": whole}).levels[0]) if each.severity == "error")
    assert problem.slots["number"] == 1
    assert problem.slots["why"].key == "prove.solution_loses"
    assert whole.split("\n")[problem.line - 1].endswith(f"{program}}}")


def test_a_part_is_found_by_its_id_and_knows_its_exercise():
    pack = of_texts({"c/x.yaml": MACHINE.replace("PART", "inputs: [4]")})
    assert pack.level("c/x~1") is pack.levels[0].parts[0]
    assert pack.level("c/x~2") is None
    assert exercise_of("c/x~1") == exercise_of("c/x") == "c/x"
    assert replace(pack.levels[0], parts=()).within("c/x~1") is None
