"""Who runs which tests, when there are several workers."""

from collections import Counter, OrderedDict
from pathlib import Path
from unittest.mock import Mock

from schedule import LONG, Schedule, rank

TESTS = [f"tests/browser/test_chromium.py::test_it[{number}]" for number in range(6)]
TESTS += [f"tests/unit/test_{name}.py::test_it" for name in ("a", "b")]


def scheduling(workers: int, cores: int):
    """The schedule of so many workers, and what was sent to each of them."""
    made = Schedule.__new__(Schedule)
    sent = {f"gw{number}": [] for number in range(workers)}
    nodes = [Mock(send_runtest_some=sent[name].extend) for name in sent]
    made.cores, made.assigned_work = cores, OrderedDict((node, OrderedDict()) for node in nodes)
    made.registered_collections = dict.fromkeys(nodes, TESTS)
    made.workqueue = OrderedDict((made._split_scope(test), {test: False}) for test in TESTS)
    return made, nodes, sent


def test_no_more_workers_than_cores_have_browsers_at_a_time():
    schedule, nodes, sent = scheduling(workers=3, cores=2)
    for node in nodes:
        schedule._assign_work_unit(node)
    assert [sent[name] for name in sent] == [[0], [1], [6]]
    schedule.assigned_work[nodes[0]][TESTS[0]][TESTS[0]] = True
    schedule._assign_work_unit(nodes[2])
    assert sent["gw2"] == [6, 2], "one of them has ended: the next is free for any"


def test_browsers_go_on_when_nothing_else_is_left():
    schedule, nodes, sent = scheduling(workers=2, cores=1)
    for node in (nodes[0], nodes[1], nodes[1], nodes[1]):
        schedule._assign_work_unit(node)
    assert sent == {"gw0": [0], "gw1": [6, 7, 1]}


def test_the_tests_of_a_database_go_to_one_worker():
    scopes = {
        Schedule._split_scope(None, f"tests/{name}.py::test_it")
        for name in ("unit/test_live", "property/test_room_turns")
    }
    assert len(scopes) == 1
    assert Schedule._split_scope(None, "tests/unit/test_stars.py::test_it") == "tests/unit/test_stars.py"


def test_what_takes_long_begins_before_what_does_not():
    order = ("browser/test_chromium", "desktop/test_tune", "unit/test_guides", "levels/test_proofs")
    names = [f"tests/{name}.py::test_it[a/browser/b]" for name in order]
    backwards = names[::-1]
    assert sorted(backwards, key=rank) == names
    assert {path.stem for path in Path(__file__).parents[1].rglob("test_*.py")} >= LONG


def test_no_two_files_of_tests_have_one_name():
    """Not one test would run: pytest and the lists of files (`schedule.py`, `again.py`) know them by it."""
    names = Counter(path.name for path in Path(__file__).parents[1].rglob("test_*.py"))
    assert [name for name, many in names.items() if many > 1] == []
