"""The page paints anew for pictures that have arrived: soon, and not for each of them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from node_process import Node

SOON = 200  # milliseconds: of `MEANWHILE` in `web/src/scene/sprites.ts`
arrivals = st.tuples(st.integers(1, 2000), st.sampled_from(["load", "load", "load", "error"]))


@pytest.fixture(scope="module")
def page():
    node = Node(Path(__file__).with_name("pictures_arrive.mjs"))
    yield node
    node.close()


@given(st.dictionaries(st.sampled_from("abcdefghij"), arrivals, min_size=1))
def test_each_picture_is_seen_soon_after_it_came(page, coming):
    painted = page.ask(coming)
    for name, (at, how) in coming.items():
        if how == "load":
            assert any(at <= when <= at + SOON and name in seen for when, seen in painted)


@given(st.dictionaries(st.sampled_from("abcdefghij"), arrivals, min_size=1))
def test_it_does_not_paint_more_often_than_pictures_come_and_hardly_five_times_a_second(page, coming):
    _, *again = (when for when, _ in page.ask(coming))
    came = [at for at, how in coming.values() if how == "load"]
    assert len(again) <= len(came)
    assert len(again) <= 1 + (max(came, default=0) - min(came, default=0)) / SOON


def test_pictures_of_a_moment_are_painted_at_once_when_the_last_is_there(page):
    coming = {name: (10 + number, "load") for number, name in enumerate("abcdefghij")}
    assert page.ask(coming) == [[0, []], [19, list("abcdefghij")]]
