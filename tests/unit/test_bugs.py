"""The table of bugs that `make mutate` puts in fits the code, and a bug that nothing notices is told."""

import ast

import bugs
import pytest

ALL = bugs.bugs()


@pytest.mark.parametrize("bug", ALL, ids=lambda bug: bug.name)
def test_a_bug_of_the_table_can_still_be_put_into_the_code(bug):
    text = (bugs.ROOT / bug.file).read_text("utf-8")
    assert text.count(bug.was) == 1
    assert bug.now != bug.was
    if bug.file.endswith(".py"):
        ast.parse(text.replace(bug.was, bug.now))
    for test in bug.tests:
        file, _, name = test.partition("::")
        assert f"def {name.partition('[')[0]}" in (bugs.ROOT / file).read_text("utf-8")


def test_each_bug_is_told_once():
    assert len({bug.name for bug in ALL}) == len({(bug.file, bug.was, bug.now) for bug in ALL}) == len(ALL)


def test_a_bug_that_no_test_notices_is_found_and_the_copy_is_left_as_it_was(tmp_path, capsys):
    (tmp_path / "sum.py").write_text("def double(n):\n    return n + n\n", "utf-8")
    (tmp_path / "test_sum.py").write_text(
        "import sum\n\n\ndef test():\n    assert sum.double(2) == 4\n", "utf-8"
    )
    square = bugs.Bug("it squares", "sum.py", "n + n", "n * n", ("test_sum.py",))
    triple = bugs.Bug("it triples", "sum.py", "n + n", "n * 3", ("test_sum.py",))
    assert list(bugs.unnoticed(tmp_path, (square, triple))) == [square]
    assert "n + n" in (tmp_path / "sum.py").read_text("utf-8")
    assert capsys.readouterr().out.split() == ["SURVIVED", "it", "squares", "noticed", "it", "triples"]


def test_nothing_is_said_where_the_tests_fail_without_a_bug(tmp_path):
    (tmp_path / "test_it.py").write_text("def test():\n    assert False\n", "utf-8")
    with pytest.raises(SystemExit):
        list(bugs.unnoticed(tmp_path, [bugs.Bug("any", "test_it.py", "False", "None", ("test_it.py",))]))


def test_where_no_bug_is_asked_for_no_test_is_run(tmp_path):
    (tmp_path / "test_it.py").write_text("def test():\n    assert False\n", "utf-8")
    assert list(bugs.unnoticed(tmp_path, [])) == []
