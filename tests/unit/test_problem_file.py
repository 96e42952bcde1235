"""What « Signaler un souci » writes: version, system, places in the code; no word of a child, no home."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codeweek import __version__, data
from codeweek.cause import cause
from codeweek.desktop.pages.problem_report import MOST, content, places
from codeweek.desktop.storage import exported_files

FACTS = {"version": __version__, "system": "Linux, SDL 2", "size": "1366 × 768"}
HOMES = ("/home/lucas martin", "C:\\Users\\Lucas Martin", "/Users/lucas/codeweek", "\\\\school\\lucas")
KINDS = (KeyError, ValueError, OSError, RuntimeError, AttributeError, NameError, TypeError)


def caught(file, name, error):
    """The error, raised in a function of a file."""
    code = compile(f"def {name}(error):\n    raise error\n", file, "exec")
    space = {}
    exec(code, space)
    try:
        space[name](error)
    except Exception as met:
        return met
    raise AssertionError


def test_a_cause_in_a_home_of_a_child_who_is_named_leaves_the_place_and_the_kind_of_error():
    error = OSError("no room for renard-bleu: /home/lucas martin/codeweek/children/fox-blue.json")
    told = places(cause(caught("/home/lucas martin/codeweek/saving.py", "write", error), "LevelPage"))
    assert told.splitlines()[-2:] == ["codeweek/saving.py:2 write", "OSError"]
    assert re.match(rf"codeweek {re.escape(__version__)}, Python [\d.]+, \w+: LevelPage\n", told)
    assert not re.search("home|lucas|martin|renard|fox", told)


def test_a_name_that_a_child_gave_to_a_block_of_its_own_stays_here():
    told = places(cause(caught("<program>", "lucas", ValueError("x")), "play"))
    assert told.endswith("ValueError")
    assert "lucas" not in told


@given(
    st.sampled_from(HOMES),
    st.sampled_from(KINDS),
    st.text(st.characters(codec="utf-8", exclude_characters="\n"), max_size=30),
)
def test_no_word_of_a_message_and_no_home_is_in_the_file(home, kind, said):
    where = f"{home}\\x.py" if "\\" in home else f"{home}/x.py"
    error = caught(where, "f", kind(f"Lucas {said} renard {home}/Lucas {said}.json"))
    told = content(data.text("fr"), "window", FACTS, [f"2026-12-01 10:00\n{cause(error, 'LevelPage')}"])
    assert "2026-12-01 10:00\ncodeweek " in told
    assert f"x.py:2 f\n{kind.__name__}\n" in told
    assert not re.search("lucas|martin|renard", told.lower())


@given(st.text())
def test_whatever_a_line_of_a_cause_says_only_code_is_left(said):
    assert all(re.fullmatch(r"[\w .,:<>/'+-]*", line, re.ASCII) for line in places(said).split("\n"))


def test_of_what_a_browser_tells_the_files_of_the_page_are_left_without_their_address():
    met = "0.1.0 TypeError: Lucas is no animal\n    at put (https://ecole.example/lucas/main-A1.js:2:30)"
    firefox = "0.1.0 put@http://192.168.1.7:8000/main-A1.js:2:30"
    ended = 'Python ended: PythonError: Lucas\n  File "/lib/codeweek/web_api/api.py", line 3, in handle'
    worker = "Python's worker: Uncaught RangeError: Lucas"
    assert places(met) == "TypeError\nmain-A1.js:2:30"
    assert places(firefox) == "main-A1.js:2:30"
    assert places(ended) == "Python ended PythonError\napi.py line 3"
    assert places(worker) == "Python's worker RangeError"


@pytest.mark.parametrize("language", data.WHOLE)
def test_the_file_begins_with_what_it_holds_and_to_whom_it_goes(language):
    told = content(data.text(language), "page", FACTS, [])
    first = told[:480]
    assert {"fr": "rien d'un enfant", "en": "nothing of a child"}[language] in first
    assert "Issues" in first
    assert all(fact in told for fact in (*FACTS.values(), language))
    assert "://" not in told, "no address is invented"
    assert told.endswith(f"\n\n{data.text(language)('ui.problem.none')}\n")


def test_the_last_causes_are_told():
    told = content(data.text("fr"), "window", FACTS, [f"x.py\n  x.py:{n} f" for n in range(MOST + 5)])
    assert [int(n) for n in re.findall(r"^x\.py:(\d+) f$", told, re.MULTILINE)] == [*range(5, MOST + 5)]


def test_a_file_that_an_adult_has_completed_stays_beside_the_new_one(tmp_path):
    exported_files.put_beside("souci.txt", b"one", tmp_path)
    (tmp_path / "souci.txt").write_bytes(b"one, completed")
    for _time in range(2):
        assert exported_files.put_beside("souci.txt", b"two", tmp_path) == tmp_path / "souci.txt"
    found = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert found == {"souci.txt": b"two", "souci (1).txt": b"one, completed"}
