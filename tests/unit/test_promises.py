"""Each chapter of each guide is listed with the tests that do what it says, or the day a person did it."""

import hashlib
import re
import tomllib

import pytest
from guides import DOCS

TESTS = DOCS.parent / "tests"
LISTED = tomllib.loads((TESTS / "promises.toml").read_text(encoding="utf-8"))
MADE = {"reference.md"}  # written from the blocks by a tool, whose test is `test_guides.py`
GUIDES = [DOCS.parent / "README.md", *(path for path in sorted(DOCS.glob("*.md")) if path.name not in MADE)]
# Quoted, code, a command (after $, or four spaces in), the first cell of a row.
NAMED = re.compile(r"«([^»]+)»|`([^`\n]+)`|^(?:\$|   ) (\S.+)|^\| ([^|]*[^-| ]) \|", re.MULTILINE)


def chapters(source):
    """What is under each heading, in one line a promise: what is clicked, named or typed."""
    source = re.sub(r"<!--.*?-->|^```(?!console)\w.*?^```$", "", source, flags=re.DOTALL | re.MULTILINE)
    parts = re.split(r"^#{1,4} (.+)\n", source, flags=re.MULTILINE)
    for title, text in zip(parts[1::2], parts[2::2], strict=True):
        promises = sorted({re.sub(r"\s+", " ", "".join(name)).strip() for name in NAMED.findall(text)})
        if promises:
            yield title.strip(), promises


def sign(promises):
    """A few letters that change with any promise."""
    return hashlib.sha256("\n".join(promises).encode()).hexdigest()[:8]


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.stem)
def test_what_a_guide_says_now_is_what_was_tried(guide):
    found = {title: (sign(promises), promises) for title, promises in chapters(guide.read_text("utf-8"))}
    listed = LISTED.get(guide.name, {})
    assert set(listed) == set(found), "the chapters in tests/promises.toml are those of the guide"
    for title, (now, promises) in found.items():
        told = f"« {title} » changed: try what is new of it, then list it with sign = {now!r}. {promises}"
        assert listed[title]["sign"] == now, told


@pytest.mark.parametrize("guide", LISTED)
def test_each_chapter_was_tried_by_tests_that_exist_or_by_hand_on_a_day(guide):
    for title, entry in LISTED[guide].items():
        assert entry.get("tests") or entry.get("hand"), title
        assert [name for name in entry.get("tests", ()) if not (TESTS / name).is_file()] == [], title
        assert re.match(r"\d{4}-\d\d-\d\d: .{10}", entry.get("hand", "2026-01-01: none was needed")), title


def test_what_stands_between_two_examples_is_a_promise_too():
    text = (
        "## A\n```yaml\na: 1\n```\n`x`\n"
        "## B\n```console\n$ go\n```\n« Lancer »\n"
        "## C\n`y`\n```python\nz\n```\n"
    )
    assert list(chapters(text)) == [("A", ["x"]), ("B", ["Lancer", "go"]), ("C", ["y"])]


def test_another_word_in_quotation_marks_changes_the_sign_and_a_mended_sentence_does_not():
    one, more, mended = (
        "## A\n" + text for text in ("« Lancer » le joue.", "« Lancer » `x`", "« Lancer » joue.")
    )
    (first,), (second,), (third,) = (list(chapters(text)) for text in (one, more, mended))
    assert first == third == ("A", ["Lancer"])
    assert sign(first[1]) != sign(second[1])
