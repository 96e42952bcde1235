"""What is told of each step: questions with their answers, boxes with what they hold, turns of loops."""

import re

import pytest
from tiers import all_of

from codeweek import data
from codeweek.levels import programs
from codeweek.packs.load import of_texts
from codeweek.play import builtin, session
from codeweek.play.feedback.narration import narrate
from codeweek.play.feedback.step_answers import Speaker, badges

PACK = builtin.pack()
LEVEL = """
title: Dire
story: Lis.
kind: {kind}
mode: modify
class: {grade}
{map}
toolbox: [{toolbox}]
given: |
  {given}
solution: |
  {given}
"""
ROAD = "map: |\n  >*..G"
BLOCKS = (
    "move, say, if, if_else, while, repeat, count, set, change, get, lists, functions, call_value, return,"
    " arithmetic, comparisons, logic, wall_ahead, at_goal, on_item, number_here, turn_left"
)


def level_of(source, grade="6e", toolbox=BLOCKS):
    given = "\n  ".join(source.strip().splitlines())
    text = LEVEL.format(kind="robot", grade=grade, map=ROAD, toolbox=toolbox, given=given)
    found = of_texts({"level.yaml": text})
    assert found.levels, found.problems
    return found.levels[0]


def told(source, language="fr", grade="6e", look=narrate, toolbox=BLOCKS):
    """What is told of each step of a program on a road of five cells."""
    level = level_of(source, grade, toolbox)
    script = programs.start(level)
    trace = session.play(level, script, language).traces[0]
    return [look(level, script, trace, i, data.text(language)) for i in range(1, len(trace) + 1)]


def plain(sentence):
    """A sentence with spaces that may break."""
    return sentence.replace("\u00a0", " ")


def sentences(source, grade="6e", toolbox=BLOCKS):
    return list(map(plain, told(source, grade=grade, toolbox=toolbox)))


@pytest.mark.parametrize(
    ("source", "french", "english"),
    [
        (
            "if wall_ahead():\n    move()",
            "Mur devant ? Non. Je passe à la suite.",
            "Wall ahead? No. I go on.",
        ),
        (
            "if not wall_ahead():\n    move()",
            "Mur devant ? Non. Avec « non » devant, cela fait oui. Je fais ce qui est dedans.",
            "Wall ahead? No. With “not” in front, that makes yes. I do what is inside.",
        ),
        (
            "if wall_ahead():\n    move()\nelse:\n    say(1)",
            "Mur devant ? Non. Alors je fais le « sinon ».",
            "Wall ahead? No. So I do the “otherwise”.",
        ),
        (
            "if 7 > 3:\n    move()",
            "7 > 3 ? Oui. Je fais ce qui est dedans.",
            "7 > 3? Yes. I do what is inside.",
        ),
        (
            "if on_item() and 1 < 2:\n    move()",
            "Sur un objet ? Non. Avec « et », cela fait non. Je passe à la suite.",
            "On an item? No. With “and”, that makes no. I go on.",
        ),
        (
            "if on_item() or 1 < 2:\n    move()",
            "Sur un objet ? Non. 1 < 2 ? Oui. Avec « ou », cela fait oui. Je fais ce qui est dedans.",
            "On an item? No. 1 < 2? Yes. With “or”, that makes yes. I do what is inside.",
        ),
        ("n = 3", "n vaut maintenant 3.", "n is now 3."),
        (
            "for i in range(0):\n    move()",
            "Répéter 0 fois ? Alors je ne fais rien.",
            "Repeat 0 times? Then I do nothing.",
        ),
        ("for _ in range(3):\n    move()", "Je répète 3 fois. C’est parti !", "I repeat 3 times. Off we go!"),
    ],
)
def test_the_first_step_is_told(source, french, english):
    assert plain(told(source)[0]) == french
    assert told(source, "en")[0] == english


@pytest.mark.parametrize(
    ("source", "number", "sentence"),
    [
        ("n = 3\nn = 5", 2, "n valait 3, et vaut maintenant 5. 3 est effacé."),
        ("n = 3\nn = 3", 2, "n vaut toujours 3."),
        ("n = 3\nn += 1", 2, "3 + 1 = 4 : n vaut maintenant 4."),
        ("n = 3\nn += -1", 2, "3 − 1 = 2 : n vaut maintenant 2."),
        ("n = 3\nn = n * 2 - 1", 2, "6 − 1 = 5 : n vaut maintenant 5."),
        ("n = 'ab'\nn += 'c'", 2, "n valait « ab », et vaut maintenant « abc ». « ab » est effacé."),
        ("for _ in range(2):\n    move()", 3, "Tour 2 sur 2."),
        ("for i in range(2):\n    move()", 3, "Tour 2 sur 2 : i vaut maintenant 1."),
        ("l = [4]\nl[0] = 5", 2, "Dans l, la case 0 vaut maintenant 5."),
        ("l = [4]\nl.append(5)", 2, "J’ajoute 5 au bout de l."),
        ("def f():\n    move()\nf()", 1, "« f » ? Je sais faire ! Je vais voir sa définition."),
        ("def f(n):\n    move()\nf(2)", 1, "« f » avec 2 : dans n, il y a 2."),
        ("def f(a, b):\n    move()\nf(2, 3)", 1, "« f » avec a = 2, b = 3."),
        ("n = 1 // 0", 1, "« mettre n à 1 ÷ 0 (entier) » : je n’y arrive pas."),
    ],
)
def test_a_step_is_told(source, number, sentence):
    assert plain(told(source)[number - 1]) == sentence


@pytest.mark.parametrize(
    "source", ["n = ask()", "say(ask())", "if ask() > 2:\n    move()", "move()\nn = ask() + 1"]
)
def test_a_program_that_asks_waits_for_the_answer_and_is_not_stuck(source):
    level = level_of(source, toolbox=f"{BLOCKS}, ask")
    script, text = programs.start(level), data.text("fr")

    def last(*inputs):
        trace = session.play(level, script, "fr", inputs).traces[0]
        return trace.outcome, narrate(level, script, trace, len(trace), text)

    assert last() == ("needs_input", "J’attends ta réponse.")
    outcome, sentence = last(4)
    assert outcome != "needs_input"
    assert "attends" not in sentence


def test_the_step_before_a_question_is_told_as_ever():
    assert sentences("move()\nn = ask()", toolbox=f"{BLOCKS}, ask") == [
        "J’avance en B1.",
        "J’attends ta réponse.",
    ]


def test_a_while_tells_its_question_each_time_and_that_it_stops():
    said = sentences("while not at_goal():\n    move()")
    assert said[0] == "Au drapeau ? Non. Je fais ce qui est dedans."
    assert said[2] == "Au drapeau ? Non. Je continue la boucle."
    assert said[-1] == "Au drapeau ? Oui. La boucle s’arrête."


def test_a_loop_until_tells_its_question_each_time_and_stops_at_yes():
    source = "while not at_goal():\n    move()"
    blocks = BLOCKS.replace("while", "until")
    said = sentences(source, toolbox=blocks)
    assert said[0] == "Au drapeau ? Non. Je fais ce qui est dedans."
    assert said[2] == "Au drapeau ? Non. Je continue la boucle."
    assert said[-1] == "Au drapeau ? Oui. La boucle s’arrête."
    (*_others, last) = told("x = 1\nwhile not x > 1:\n    x += 1", look=badges, toolbox=blocks)
    assert [(each.kind, each.long) for each in last] == [("value", "2"), ("yes", "2 > 1\u00a0? oui")]


def test_the_youngest_are_told_in_short():
    said = sentences("while not at_goal():\n    move()", grade="CE1")
    assert said[2] == "Au drapeau ? Non. Je continue."
    assert said[-1] == "Au drapeau ? Oui. Stop !"


def test_a_question_that_waits_for_a_block_of_ones_own_is_answered_when_that_block_has_ended():
    said = sentences("def f(n):\n    return n + 1\nif f(2) > 2:\n    move()")
    assert said[0] == "« f » avec 2 : dans n, il y a 2."
    assert said[1] == "Je renvoie 3. 3 > 2 ? Oui. Je fais ce qui est dedans."


def test_a_box_of_a_block_of_ones_own_is_not_taken_for_the_box_outside_of_the_same_name():
    said = sentences("def f():\n    n = 1\n    n = 2\nn = 9\nf()")
    assert said[2] == "n vaut maintenant 1."
    assert said[3] == "n valait 1, et vaut maintenant 2. 1 est effacé."


def test_a_block_that_calls_itself_does_not_tell_all_its_results_at_once():
    said = sentences("def f(n):\n    if n == 0:\n        return 1\n    return n * f(n - 1)\nx = f(4)")
    assert said[-1] == "Je renvoie 1. Je renvoie 1. Je renvoie 2."


def marks(source):
    return told(source, look=badges)


def test_a_sensor_carries_its_answer_and_a_comparison_its_values():
    ((answer,), *_others) = marks("if wall_ahead():\n    move()")
    assert (answer.kind, answer.long, answer.sign) == ("no", "non", True)
    ((answer,), *_others) = marks("if 7 > 3:\n    move()")
    assert (answer.kind, answer.long, answer.short, answer.sign) == ("yes", "7 > 3\u00a0? oui", "oui", False)


def test_what_non_makes_of_an_answer_stands_beside_it():
    (first, *_others) = marks("while not at_goal():\n    move()")
    assert [(each.kind, each.sign) for each in first] == [("no", True), ("yes", False)]


def test_both_sides_of_a_comparison_carry_their_values():
    (*_first, sides) = marks("n = 3\nm = 5\nif n < m:\n    move()")[:3]
    assert [(each.kind, each.long, each.sign) for each in sides] == [
        ("value", "3", True),
        ("value", "5", True),
        ("yes", "3 < 5\u00a0? oui", False),
    ]


def test_a_box_that_changes_is_written_beside_its_block():
    (_first, (box,)) = marks("n = 3\nn += 1")
    assert (box.kind, box.long, box.short) == ("box", "n = 4", "4")


def runs(language):
    for level in PACK.levels:
        script = programs.start(level) if programs.read_only(level) else programs.solution(level).script
        for trace in session.play(level, script, language).traces[:2]:
            yield level, script, trace


_CUT = re.compile(r"…\s?[»”\]]")  # a long text; any other ellipsis is a hole


@pytest.mark.parametrize("language", all_of(data.languages()))
def test_no_step_of_the_course_says_that_the_robot_does_not_move(language):
    """« Il ne bouge pas. » is no answer to a question, and says nothing of a box or a loop."""
    text = data.text(language)
    still = {text("robot.step.nothing"), text("turtle.step.nothing")}
    for level, script, trace in runs(language):
        called = Speaker(programs.catalogue_of(level), text).catalogue.called
        for index in range(1, min(len(trace), 150) + 1):
            said = narrate(level, script, trace, index, text)
            block = script.find(trace.at(index).block)
            assert said, (level.id, index)
            assert "…" not in _CUT.sub("", said), (level.id, index, said)
            known = block is not None and block.type in called  # a tick begins with no block
            assert known or said not in still, (level.id, index, said)
