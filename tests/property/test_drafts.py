"""Laws of editing a level file: what is not edited stays byte for byte, and nothing breaks an edit."""

import json
from dataclasses import asdict, replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tiers import every

from codeweek.authoring.draft.draft_view import View, fields
from codeweek.authoring.draft.dump import same
from codeweek.authoring.draft.level_acts import ACTS, act, new, view
from codeweek.authoring.draft.show import read_level, scenes
from codeweek.authoring.draft.yaml_patch import rewrite
from codeweek.data import text
from codeweek.levels.files.yaml_nodes import LONGEST, read, readable
from codeweek.levels.level import Level

FILES = sorted((Path(__file__).parents[2] / "levels").glob("*/*.yaml"))
TEXTS = [path.read_bytes().decode("utf-8") for path in FILES]
HARD = """\
# Un niveau écrit à la main
title: Deux # un titre simple
story:   'c''est ici'   # entre apostrophes

maps:  # les cartes
  # la première
  - grid: |   # à dessiner

      ##G
      >.*
    items: { c2: 2 , } # peu
    walls: [A2-B2, # entre deux cases
            C2-C1]
  - ">.G"
  -
    grid: "G.<"
    hidden: true
toolbox:
  # les pas
- move   # avancer
- turn_left
-   variables
said: [[1],
       [2], [3]]
solution: |-
   avancer()

   # la fin
   avancer()
adult: {idea: x, question: "?"}
hints:
  - Un
  - {fr: Deux, en: Two}
# au revoir"""
FLOW = "{title: x, map: '>.G', toolbox: [move], solution: avancer(2)}"
DRAFTS = [*TEXTS, HARD, HARD.replace("\n", "\r\n"), new("fr"), new("en", "turtle"), FLOW]

FIELDS = (
    "title story class mode kind limit given solution look auto_pick bag adult.idea predict.question "
    "predict.ask predict.choices hints maps"
)

drafts = st.sampled_from(DRAFTS)
words = st.text(st.characters(codec="utf-8"), max_size=20) | st.sampled_from(
    ["", "a: b # c", "- x", "deux\nlignes\n", "|", "true", "12", "é « à »", "'", '"', " x ", "\t", "{", "&a"]
)
plain = st.none() | st.booleans() | st.integers(-99, 99) | words.map(readable)
values = st.recursive(
    plain,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from("abcdé"), inner, max_size=4),
    max_leaves=12,
)
tables = st.dictionaries(st.sampled_from(["title", "a", "b", "c", "é"]), values, max_size=5)
small = st.integers(-2, 12)
things = st.fixed_dictionaries(
    {"do": st.sampled_from([*sorted(ACTS), "fly"])},
    optional={
        "map": small,
        "x": small,
        "y": small,
        "letter": st.sampled_from("#.><^vG*op0123456789?") | words,
        "what": st.sampled_from(["items", "pots", "numbers", "painted", "flags", "z"]),
        "n": st.none() | st.integers(-20000, 20000),
        "on": st.booleans(),
        "side": st.sampled_from(["east", "south", "up"]),
        "width": small,
        "height": small,
        "left": small,
        "top": small,
        "hidden": st.booleans(),
        "field": st.sampled_from(FIELDS.split()),
        "value": plain | words | st.sampled_from(["make", "solo", "turtle", "robot", "CE2", "up", "left"]),
        "language": st.sampled_from(["fr", "en", "xx"]),
        "index": small,
        "name": st.sampled_from(["move", "repeat", "get", "not", "comment", "number", "nothing"])
        | st.sampled_from(["facing", "leave", "moves"]),
        "in": st.booleans(),
        "heading": small | st.integers(-800, 800) | st.just(float("nan")),
        "sheet": st.none() | st.booleans() | st.integers(-10, 6000),
        "free": st.booleans(),
    },
)


def mangled(draft: str, cuts: list[tuple[int, int, str]]) -> str:
    for at, length, put in cuts:
        draft = draft[:at] + put + draft[at + length :]
    return draft


broken = st.builds(
    mangled, drafts, st.lists(st.tuples(st.integers(0, 900), st.integers(0, 9), words), max_size=3)
)


def said(draft: str) -> Level:
    """The level of a draft without the places of its fields."""
    level, problems = read_level(draft)
    assert level is not None, problems
    return bare(level)


def bare(level: Level) -> Level:
    """A level without the places of its fields, nor those of its parts."""
    parts = tuple(map(bare, level.parts))
    return replace(level, places={}, toolbox=tuple(sorted(level.toolbox)), parts=parts)


@pytest.mark.parametrize("draft", every(DRAFTS, 3))
def test_saving_what_was_only_looked_at_changes_no_byte(draft):
    view(draft)
    root, _ = read(draft)
    assert rewrite(draft, root.plain) == draft


@given(drafts, tables)
def test_a_text_can_be_brought_to_say_anything_or_is_left_alone(draft, wanted):
    """`rewrite` gives what was wanted or nothing; it must manage whenever it is asked to keep a field."""
    root, _ = read(draft)
    kept = {**root.plain, **wanted}
    assert same(read(rewrite(draft, kept))[0].plain, kept)


@given(drafts, st.data())
def test_lines_that_say_the_same_stay_as_they_are(draft, data):
    """Taking a field away leaves every other line, comments included."""
    root, _ = read(draft)
    gone = data.draw(st.sampled_from(sorted(root.plain)))
    kept = {key: value for key, value in root.plain.items() if key != gone}
    if kept and "\n" in draft:
        left = rewrite(draft, kept).splitlines()
        lines = iter(draft.splitlines())
        assert all(line in lines for line in left)


@given(broken, st.lists(things, max_size=4))
def test_any_act_on_any_text_gives_a_text_of_bounded_size(draft, whats):
    for what in whats:
        before = draft
        draft = act(before, what)
        assert draft == before or len(draft) <= LONGEST
    json.dumps(asdict(view(draft)))
    assert len(scenes(draft)) <= 20


@given(drafts, things)
def test_an_act_done_twice_with_the_same_outcome_is_one(draft, what):
    if what["do"] not in ("fence", "add_map", "remove_map", "resize"):
        once = act(draft, what)
        assert act(once, what) == once


def read_fields(draft: str, language: str = "fr") -> View:
    """What is shown of a draft, without the checks that run programs."""
    return fields(draft, text(language))


@cache
def robots() -> list[str]:
    shown = [(draft, read_fields(draft)) for draft in DRAFTS]
    return [draft for draft, it in shown if it.kind == "robot" and it.maps[0]["width"]]


of_robots = st.deferred(lambda: st.sampled_from(robots()))  # only where it is asked for: it reads the course


@given(of_robots, st.data())
def test_a_painted_cell_is_all_that_changes_and_painting_back_gives_the_level_again(draft, data):
    maps = read_fields(draft).maps
    number = data.draw(st.integers(0, len(maps) - 1))
    rows = maps[number]["grid"]
    y = data.draw(st.integers(0, len(rows) - 1))
    x = data.draw(st.integers(0, len(rows[y]) - 1))
    letter = data.draw(st.sampled_from("#.G*op0123456789"))
    beside = {key for table in maps[number]["counts"].values() for key in table}
    beside |= {key for marks in maps[number]["marks"].values() for key in marks}
    if rows[y][x] in "<>^v" or f"{chr(65 + x)}{y + 1}" in {key.upper() for key in beside}:
        return
    painted = act(draft, {"do": "cell", "map": number, "x": x, "y": y, "letter": letter})
    there = read_fields(painted).maps[number]["grid"]
    assert there[y] == rows[y][:x] + letter + rows[y][x + 1 :]
    assert [*there[:y], *there[y + 1 :]] == [*rows[:y], *rows[y + 1 :]]
    back = act(painted, {"do": "cell", "map": number, "x": x, "y": y, "letter": rows[y][x]})
    assert back == draft


@given(of_robots, st.data())
def test_a_map_made_larger_and_smaller_again_is_the_same_level(draft, data):
    map = read_fields(draft).maps[0]
    left, top, right, below = (data.draw(st.integers(0, 3)) for _ in range(4))
    wide, high = map["width"] + left + right, map["height"] + top + below
    grown = act(draft, {"do": "resize", "width": wide, "height": high, "left": left, "top": top})
    assert (read_fields(grown).maps[0]["width"], read_fields(grown).maps[0]["height"]) == (wide, high)
    size = {"width": map["width"], "height": map["height"], "left": -left, "top": -top}
    assert said(act(grown, {"do": "resize", **size})) == said(draft)


@given(of_robots, st.data())
def test_a_thin_wall_put_and_taken_away_is_the_same_level(draft, data):
    map = read_fields(draft).maps[0]
    x, y = data.draw(st.integers(0, map["width"] - 1)), data.draw(st.integers(0, map["height"] - 1))
    side = data.draw(st.sampled_from(["east", "south"]))
    what = {"do": "fence", "x": x, "y": y, "side": side}
    once = act(draft, what)
    if x + (side == "east") < map["width"] and y + (side == "south") < map["height"]:
        assert once != draft
    assert said(act(once, what)) == said(draft)


@given(drafts, st.data())
def test_a_block_taken_out_and_put_back_is_the_same_level(draft, data):
    offer = data.draw(st.sampled_from(read_fields(draft).offers))
    there = act(draft, {"do": "block", "name": offer["name"], "in": not offer["in"]})
    found = {each["name"]: each["in"] for each in read_fields(there).offers}
    assert found == {each["name"]: each["in"] for each in read_fields(draft).offers} | {
        offer["name"]: not offer["in"]
    }
    back = act(there, {"do": "block", "name": offer["name"], "in": offer["in"]})
    assert read_fields(back).offers == read_fields(draft).offers


@given(drafts.filter(lambda draft: read_fields(draft).maps))
def test_a_map_added_and_taken_away_is_the_same_level(draft):
    maps = len(read_fields(draft).maps)
    more = act(draft, {"do": "add_map"})
    assert len(read_fields(more).maps) == maps + 1
    assert said(act(more, {"do": "remove_map", "map": maps})) == said(draft)


@given(drafts, words, st.sampled_from(["fr", "en"]))
def test_a_title_is_what_was_written_and_writing_the_old_one_gives_the_text_again(draft, title, language):
    before = read_fields(draft, language).title
    what = {"do": "set", "field": "title", "language": language}
    named = act(draft, {**what, "value": title})
    assert read_fields(named, language).title == readable(title)
    assert read_fields(act(named, {**what, "value": before}), language).title == before


@given(drafts, st.lists(words, min_size=1, max_size=4))
def test_a_solution_is_kept_line_by_line(draft, lines):
    program = readable("\n".join(lines))
    written = act(draft, {"do": "set", "field": "solution", "value": program})
    assert read_fields(written).solution.rstrip() == program.replace("\r\n", "\n").rstrip()
