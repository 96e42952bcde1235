"""The window and the page share the width of a level's page by one rule."""

from dataclasses import asdict
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from node_process import Node

from codeweek.desktop.pages.split import Needs, split, stacked, written

NEEDS = st.builds(
    Needs,
    window=st.integers(300, 2500),
    width=st.integers(280, 2400),
    height=st.integers(150, 1500),
    gap=st.integers(0, 20),
    aside=st.integers(0, 12),
    program=st.integers(80, 900),
    world=st.integers(100, 2500),
    palette=st.one_of(st.just(0), st.integers(100, 500)),
    palette_height=st.integers(80, 2500),
    families=st.integers(1, 8),
    keys=st.integers(80, 160),
    python=st.one_of(st.just(0), st.integers(150, 600)),
)


@pytest.fixture(scope="module")
def page():
    node = Node(Path(__file__).with_name("width_shared.mjs"))
    yield node
    node.close()


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(needs=NEEDS)
def test_both_shells_give_each_part_the_same_width(page, needs):
    asked = asdict(needs)
    asked["paletteHeight"] = asked.pop("palette_height")
    for ours, theirs in zip((split(needs), stacked(needs), written(needs)), page.ask(asked), strict=True):
        assume((ours is None) == (theirs is None))
        if ours is None:
            continue
        # Python rounds a half to the even number, JavaScript up: a border may fall on either side of it.
        assume((ours.folded, ours.python > 0) == (theirs["folded"], theirs["python"] > 0))
        assert theirs == pytest.approx(asdict(ours), abs=2)
