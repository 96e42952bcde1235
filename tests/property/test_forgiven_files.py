"""Mending is no guess at what can be read: a file without fault stays, and what was mended is mended once."""

import yaml
from hypothesis import given
from hypothesis import strategies as st

from codeweek import data
from codeweek.authoring.draft.dump import entry
from codeweek.levels.files.mend.encodings import decode
from codeweek.levels.files.mend.mending import mend
from codeweek.levels.files.yaml_nodes import read

HARD = "\"'“”«»‘’\u00a0\u202f\t –—-:#[]{}|>\\\u200b.Gé1"
LINES = (
    'titre: "Le pont"',
    "titre: L'été : le pont",
    "carte: |",
    "  >.G",
    "  # . G",
    "solution: |",
    "  avancer()",
    "  for _ in range(3):",
    "indices:",
    '  - "Où ?"',
    "limite: 5",
    "blocs: [avancer, dire]",
)
words = st.text(st.sampled_from("abé \u00a0'\"“”:#-.\\"), max_size=12)
tables = st.dictionaries(
    st.from_regex(r"\A[a-z]{1,6}\Z"),
    st.recursive(
        st.none() | st.booleans() | st.integers(-99, 99) | words, lambda each: st.lists(each, max_size=3)
    ),
    min_size=1,
    max_size=5,
)


@st.composite
def slips(draw: st.DrawFn) -> str:
    """Some lines of a level file, with signs put in or left out anywhere."""
    text = "\n".join(draw(st.lists(st.sampled_from(LINES), min_size=1, max_size=8)))
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(st.sampled_from(["", *HARD])) + text[at + draw(st.integers(0, 1)) :]
    return text


@given(slips() | st.text(st.sampled_from(HARD + "ab\n"), max_size=60))
def test_mending_twice_is_mending_once(text: str) -> None:
    once = mend(text)
    assert mend(once.text).text == once.text
    assert once.text.count("\n") == text.count("\n")  # the lines keep their numbers


@given(slips())
def test_what_is_mended_can_be_read_and_what_cannot_be_stays(text: str) -> None:
    mended = mend(text)
    if mended.root is None:
        assert mended.text == text
    else:
        root, _ = read(mended.text)
        assert root is not None
        assert root.plain == mended.root.plain
        assert bool(mended.told) == (mended.text != text)


@given(tables)
def test_a_table_that_can_be_read_keeps_its_meaning(table: dict[str, object]) -> None:
    """Whatever writes it: the workshop, or a program that knows YAML."""
    for text in (
        yaml.safe_dump(table, allow_unicode=True, default_style='"'),
        "".join(f"{line}\n" for key, value in table.items() for line in entry(key, value, 0)),
    ):
        root, _ = read(text)
        mended = mend(text)
        assert (mended.text, mended.told) == (text, ())
        assert root is None or (mended.root is not None and mended.root.plain == root.plain)


def test_no_level_of_the_course_has_anything_to_mend() -> None:
    for path in data.folder("levels").rglob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        assert (mend(text).text, mend(text).told) == (text, ())


@given(st.text(st.characters(codec="cp1252", exclude_categories=["Cc"]), max_size=40))
def test_a_text_is_the_same_in_each_encoding_of_windows(text: str) -> None:
    assert decode(text.encode()) == (text, "")
    assert decode(text.encode("utf-16")) == (text, "utf16")
    text = f"titre: é {text}"
    assert decode(text.encode("utf-16-le")) == (text, "utf16")
    assert decode(text.encode("cp1252"))[0] in (text, text.encode("cp1252").decode(errors="replace"))


@given(st.binary(max_size=300))
def test_any_bytes_are_a_text_or_none(content: bytes) -> None:
    text, coding = decode(content)
    assert text is None or coding in ("", "utf16", "windows")
