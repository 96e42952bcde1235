"""Whatever is in a level file, its author gets a level or sentences, never a crash."""

from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from codeweek import data
from codeweek.authoring.validate import prove
from codeweek.blocks.catalogue import catalogue
from codeweek.data import text
from codeweek.diagnostic import Diagnostic
from codeweek.levels.files import yaml_nodes
from codeweek.levels.files.parse import FIELDS, parse
from codeweek.levels.files.yaml_nodes import read
from codeweek.levels.level import Level
from codeweek.packs.pack import Parts, parse_pack
from codeweek.web_api import describe
from codeweek.worlds.kinds import kinds

CATALOGUES = {name: catalogue(kind.commands.values(), data.words()) for name, kind in kinds().items()}
LEVEL = """\
title: {fr: Un titre, en: A title}
story: "Va au drapeau : c'est tout."
mode: make
class: CE1
maps:
  - grid: |
      ##G
      >.*
    items: {B2: 2}
    pots: {C2: 1}
    walls: [A2-B2]
  - ">.G"
toolbox: [move, avancer]
limit: 3
said: [[1], ["a"]]
solution: |
  avancer()
hints:
  - {fr: Un, en: One}
adult: {idea: x}
"""
DRAWN = """\
title: Dessin
kind: turtle
mode: predict
maps: [{sheet: 400}, {heading: 90}]
given: |
  x = ask()
  avancer(x)
model: |
  for _ in range(4):
      avancer(50)
      tourner_droite(90)
inputs: [[10], [20]]
predict:
  ask: drawing
  question: {fr: Lequel ?, en: Which?}
  choices:
    - avancer(10)
    - {value: avancer(20), words: {fr: vingt}}
"""
PIECES = [
    "\n",
    " ",
    ": ",
    "- ",
    "{",
    "}",
    "[",
    "]",
    "|",
    "&a ",
    "*a",
    "!x ",
    "'",
    '"',
    "#",
    "\t",
    "\x00",
    "é",
    "0",
    "?",
    ">",
]

words = st.sampled_from(
    [*PIECES, *FIELDS, "grid", "null", "true", "-1", "1e400", "9" * 30, "A0", "\u2028", "\ud800"]
)
scalars = st.one_of(
    st.none(), st.booleans(), st.integers(), st.text(max_size=8), st.sampled_from(["A1", ">.G"])
)
values = st.recursive(
    scalars,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=4), inner, max_size=3)
    ),
    max_leaves=8,
)


def mutated(cuts: list[tuple[int, int, str]], source: str = LEVEL) -> str:
    """The level with some of its pieces replaced."""
    for at, length, word in cuts:
        place = at % (len(source) + 1)
        source = source[:place] + word + source[place + length :]
    return source


def check(level: Level | None, problems: tuple[Diagnostic, ...]) -> None:
    """A level or problems, each with a sentence and a place."""
    assert (level is None) == bool(problems)
    for problem in problems:
        assert problem.file == "c/x.yaml"
        assert (problem.line or 0) >= 1
        assert (problem.column or 0) >= 1
        for language in ("fr", "en"):
            assert not text(language).tell(problem).startswith("level.")


@given(st.lists(st.tuples(st.integers(0, 999), st.integers(0, 6), words), min_size=1, max_size=4))
def test_a_damaged_level_is_a_level_or_problems(cuts: list[tuple[int, int, str]]) -> None:
    check(*parse(mutated(cuts), "c/x.yaml", kinds(), CATALOGUES))


@given(st.lists(st.tuples(st.integers(0, 999), st.integers(0, 6), words), min_size=1, max_size=3))
def test_a_damaged_drawing_is_a_level_or_problems(cuts: list[tuple[int, int, str]]) -> None:
    level, problems = parse(mutated(cuts, DRAWN), "c/x.yaml", kinds(), CATALOGUES)
    check(level, problems)
    if level is not None:
        prove(level)
        for language in ("fr", "en"):
            describe.level(level, text(language))


@given(st.text(max_size=60))
def test_any_text_is_a_level_or_problems(source: str) -> None:
    check(*parse(source, "c/x.yaml", kinds(), CATALOGUES))


@given(st.lists(st.tuples(st.integers(0, 999), st.integers(0, 6), words), max_size=4))
def test_the_quick_parser_reads_what_the_parser_of_python_reads(cuts: list[tuple[int, int, str]]) -> None:
    source = mutated(cuts)
    found = read(source)
    with patch.object(yaml_nodes, "_QUICK", None):  # as in the page, which has no libyaml
        assert read(source) == found


def written(value: object) -> str:
    """A value in YAML, on one line."""
    if isinstance(value, list):
        return f"[{', '.join(map(written, value))}]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{written(key)}: {written(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, str):
        return '"' + "".join(map(_letter, value)) + '"'
    return "null" if value is None else str(value).lower()


def _letter(letter: str) -> str:
    return letter if letter in "ABCabc123 .>#-" else f"\\U{ord(letter):08x}"


@given(st.dictionaries(st.sampled_from([*FIELDS]), values, max_size=8))
def test_any_values_in_the_fields_are_a_level_or_problems(fields: dict[str, object]) -> None:
    source = "".join(f"{name}: {written(value)}\n" for name, value in fields.items())
    check(*parse(source, "c/x.yaml", kinds(), CATALOGUES))


@given(
    st.dictionaries(
        st.sampled_from(["grid", "items", "pots", "numbers", "painted", "paint", "flags", "walls", "hidden"]),
        values,
    )
)
def test_any_values_in_a_map_are_a_level_or_problems(fields: dict[str, object]) -> None:
    head = LEVEL.split("maps:")[0]
    source = f"{head}map: {written(fields)}\ntoolbox: [move]\nsolution: move()\n"
    check(*parse(source, "c/x.yaml", kinds(), CATALOGUES))


@given(values)
def test_values_read_back_as_they_were_written(value: object) -> None:
    node, problems = read(f"a: {written(value)}\n")
    if node is not None and not problems:
        assert node.plain == {"a": value}


@given(st.dictionaries(st.text(max_size=12), st.text(max_size=40), max_size=4))
def test_any_files_are_a_pack(files: dict[str, str]) -> None:
    parse_pack(
        {**files, "pack.yaml": "title: A\nchapters: [{folder: a, title: A}]"}, Parts(kinds(), CATALOGUES)
    )
    parse_pack(files, Parts(kinds(), CATALOGUES))
