"""The page and the desktop read a child's file alike, and put it alike with what is there."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from node_process import Node
from test_progress_rules import CHILDREN, SAVED

from codeweek.packs.story.story_types import THINGS
from codeweek.progress.progress import Progress, from_json
from codeweek.progress.transfer import childfile
from codeweek.progress.transfer.transfer_content import SETTINGS

KEPT = Path(__file__).parent.parent / "kept"
KINDS = {kind: [*names] for kind, names in THINGS.items()}
KEYS = st.sampled_from(["codeweek", "other", ""])
PLAYED = st.one_of(CHILDREN, SAVED)
COURSES = st.dictionaries(KEYS, PLAYED, max_size=3)
NAMES = st.sampled_from(["owl-pink", "fox-blue-x", "dragon-blue", "", "fox"])
HUGE = st.sampled_from([10**400, -1e9])
ANY = st.one_of(st.text(max_size=3), st.booleans(), st.none(), st.floats(-2, 99), HUGE)
CHOSEN = st.fixed_dictionaries(
    {}, optional={name: st.one_of(st.sampled_from(values), ANY) for name, (_, values) in SETTINGS.items()}
)
CHOICE = st.fixed_dictionaries(
    {},
    optional={
        **{kind: st.sampled_from([*names]) for kind, names in THINGS.items()},
        "cape": st.just("red"),  # of a newer version
    },
)
WORN = st.fixed_dictionaries(
    {}, optional={kind: st.one_of(st.sampled_from([*names]), ANY) for kind, names in THINGS.items()}
)
FILES = st.one_of(
    st.sampled_from([None, [], 3, {}, {"courses": []}]),
    st.fixed_dictionaries(
        {"courses": COURSES},
        optional={
            "version": st.integers(1, 9),
            "turn": st.integers(0, 9),
            "profile": st.one_of(NAMES, st.none(), st.lists(NAMES, max_size=1)),
            "pack": st.one_of(KEYS, st.none(), st.integers()),
            "python": st.one_of(st.booleans(), st.none(), st.integers(0, 1)),
            "settings": st.one_of(CHOSEN, st.none(), st.lists(st.integers())),
            "worn": st.one_of(WORN, ANY),
            "trophies": st.integers(0, 3),
            "films": st.lists(st.integers(-9, 9)),
        },
    ),
)
OWN = st.dictionaries(KEYS, PLAYED.map(lambda saved: from_json(saved).to_json()), max_size=3)
HERE = st.fixed_dictionaries(
    {"version": st.sampled_from([1, 9]), "turn": st.just(4)},
    optional={"trophies": st.integers(4, 6), "python": st.booleans(), "courses": OWN, "worn": CHOICE},
)
CALLED = st.sampled_from(
    ["codeweek-cat-green.json", "cat-green (1).json", "bee-pink.old.json", "codeweek-visitor.json", ".json"]
)


@pytest.fixture(scope="module")
def page():
    node = Node(Path(__file__).with_name("child_files.mjs"))
    yield node
    node.close()


def assert_alike(page, text, name, here):
    there, own = page.ask({"text": text, "name": name, "here": here}), childfile.read(text, name)
    assert (there is None) == (own is None)
    if own is not None:
        assert there["profile"] == own.profile
        assert there["kept"] == childfile.joined(here, own)
        assert there["settings"] == own.settings


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(file=FILES, name=CALLED, here=HERE)
def test_a_file_brings_the_same_to_both_shells(page, file, name, here):
    assert_alike(page, json.dumps(file), name, here)


@pytest.mark.parametrize(("last", "goes_on"), [("one", "one"), ("", "two")])
def test_in_the_page_too_a_child_goes_on_where_it_comes_from_and_wears_what_it_brings(page, last, goes_on):
    later = Progress(programs={"two": {"blocks": {}}}, saved_at={"two": 9}, last="two")
    old, new = ({kind: things[number] for kind, things in KINDS.items()} for number in (0, 1))
    here = {"version": 1, "courses": {"codeweek": later.to_json()}, "worn": old}
    file = {"courses": {"codeweek": Progress(last=last).to_json()}, "worn": new}
    there = page.ask({"text": json.dumps(file), "name": "codeweek-fox-blue.json", "here": here})["kept"]
    assert (there["courses"]["codeweek"]["last"], there["worn"]) == (goes_on, new)
    assert_alike(page, json.dumps(file), "codeweek-fox-blue.json", here)


@pytest.mark.parametrize("path", sorted(KEPT.glob("codeweek-*.json")), ids=lambda path: path.stem)
def test_files_of_earlier_versions_are_read_by_both_shells(page, path):
    assert_alike(page, path.read_text("utf-8"), path.name, {"version": 1})


@pytest.mark.parametrize("text", ["", "{", "null", '{"courses": {}}x', '\ufeff{"courses": {}}'])
def test_a_text_that_is_no_file_brings_nothing(page, text):
    assert_alike(page, text, "fox-blue.json", {"version": 1})
