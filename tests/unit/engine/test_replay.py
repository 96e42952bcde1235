"""Variables and turns of loops at any step."""

from small_world import go


def test_variables_after_each_step() -> None:
    trace = go("x = 1\ny = [x]\nx += 1\ny.append(x)")
    assert [trace.names(i) for i in range(5)] == [
        (),
        (("x", 1),),
        (("x", 1), ("y", [1])),
        (("x", 2), ("y", [1])),
        (("x", 2), ("y", [1, 2])),
    ]


def test_variables_of_the_program_come_first_then_those_of_the_function() -> None:
    trace = go("x = 5\ndef f(n):\n    k = n + 1\n    return k\ny = f(2)\n")
    lines = {trace.at(i).line: trace.names(i) for i in range(1, len(trace) + 1)}
    assert lines[3] == (("x", 5), ("n", 2), ("k", 3))
    assert trace.at(len(trace)).line == 4
    assert trace.names(len(trace)) == (("x", 5), ("y", 3))


def test_functions_and_the_unnamed_counter_are_not_variables() -> None:
    trace = go("def f():\n    move()\nfor _ in range(2):\n    f()")
    assert trace.names(len(trace)) == ()


def test_variables_where_an_accident_stopped_the_program() -> None:
    trace = go("def f(n):\n    k = 1 / n\n    return k\nx = 2\nx = f(0)")
    assert trace.names(len(trace)) == (("x", 2), ("n", 0))


def test_lists_are_shown_as_they_were_and_not_as_they_became() -> None:
    trace = go("a = []\nb = [a]\nfor i in range(3):\n    a.append(i)")
    seen = [dict(trace.names(i)).get("b") for i in range(len(trace) + 1)]
    assert seen[2] == [[]]
    assert seen[4] == [[0]]
    assert seen[-1] == [[0, 1, 2]]


def test_turns_count_from_one_with_their_total() -> None:
    trace = go("for _ in range(2):\n    for j in range(1, 7, 2):\n        say(j)")
    assert trace.turns(1) == (("b1", 1, 2),)
    assert trace.turns(2) == (("b1", 1, 2), ("b2", 1, 3))
    assert trace.turns(5) == (("b1", 1, 2), ("b2", 2, 3))
    assert trace.turns(len(trace)) == (("b1", 2, 2), ("b2", 3, 3))


def test_a_loop_without_turns_does_not_run() -> None:
    trace = go("for i in range(3, 1):\n    move()\nx = 1")
    assert [trace.turns(i) for i in range(3)] == [(), (), ()]


def test_a_while_has_no_total_and_its_last_question_is_not_a_turn() -> None:
    trace = go("while not at_end():\n    move()\nx = 1")
    turns = [trace.turns(i) for i in range(len(trace) + 1)]
    assert turns[1:3] == [(("b1", 1, None),)] * 2
    assert turns[5:7] == [(("b1", 3, None),)] * 2
    assert turns[7:] == [(), ()]


def test_loops_around_a_call_run_during_the_call() -> None:
    trace = go("def f():\n    for j in range(2):\n        say(j)\nfor i in range(2):\n    f()")
    last = len(trace)
    assert trace.at(last).line == 3
    assert trace.turns(last) == (("b4", 2, 2), ("b2", 2, 2))


def test_each_activation_of_a_recursive_function_has_its_own_turns() -> None:
    trace = go("def f(n):\n    for i in range(n):\n        f(n - 1)\n        say(n)\nf(2)")
    steps = [i for i in range(1, len(trace) + 1) if trace.at(i).line == 4]
    assert [trace.turns(i) for i in steps[:2]] == [(("b2", 1, 2), ("b2", 1, 1)), (("b2", 1, 2),)]


def test_a_long_run_may_be_looked_at_anywhere_and_in_any_order() -> None:
    trace = go("for i in range(2000):\n    x = i\n")
    for index in (4000, 2, 2001, 1, 3999, 0, 2500):
        expected = () if index == 0 else (("b1", (index + 1) // 2, 2000),)
        assert trace.turns(index) == expected
        if index % 2 == 0 and index:
            assert trace.names(index) == (("i", index // 2 - 1), ("x", index // 2 - 1))


def test_a_run_with_big_lists_may_be_looked_at_anywhere() -> None:
    trace = go("a = [0] * 9000\nb = [a, a]\nfor i in range(600):\n    a[i] = i\n")
    for index in (1202, 700, 3):
        names = dict(trace.names(index))
        assert names["a"][:3] == [0, min(1, index // 4), 2 if index > 8 else 0]
        assert (len(names["a"]), len(names["b"][0])) == (9000, 999)  # ten thousand elements, then it is cut


def test_answers_are_given_again() -> None:
    trace = go("x = ask()\ny = ask()", ["a", "b"])
    assert trace.names(2) == (("x", "a"), ("y", "b"))


def test_what_is_shown_of_an_endless_loop_is_its_second_turn() -> None:
    trace = go("x = 1\nwhile True:\n    x = 1")
    assert trace.names(len(trace)) == (("x", 1),)
    assert trace.turns(len(trace)) == (("b2", 2, None),)


def test_dictionaries_are_as_they_were_at_each_step_and_what_gives_one_by_one_is_not_told() -> None:
    trace = go(
        "d = {}\nfor k in 'ab':\n    d[k] = [k]\ntry:\n    x = d['c']\nexcept KeyError as e:\n    x = 1\n"
    )
    assert [dict(trace.names(index)).get("d") for index in (1, 3, len(trace))] == [
        {},
        {"a": ["a"]},
        {"a": ["a"], "b": ["b"]},
    ]
    assert all(name != "e" for index in range(len(trace) + 1) for name, _value in trace.names(index))


def test_a_comprehension_and_a_lambda_have_no_variables_of_their_own_to_show() -> None:
    trace = go(
        "def f(a):\n    n = 0\n    return sorted([b * a for b in [2, 1]], key=lambda c: -c)\nx = f(3)\ny = x"
    )
    shown = {name for index in range(len(trace) + 1) for name, _value in trace.names(index)}
    assert shown == {"a", "n", "x", "y"}
