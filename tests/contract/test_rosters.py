"""The page and the window keep a child who was put away for as many days, then erase it."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from node_process import Node

from codeweek.app import child_profiles
from codeweek.app.child_profiles import DAYS as DAYS_KEPT
from codeweek.app.child_profiles import FIRST

TODAY = date(2026, 11, 27)
CHILDREN = st.sampled_from(["children/fox-blue", "children/owl-pink", "children/cat-green"])
AGO = st.integers(-2, DAYS_KEPT + 2).map(lambda days: (TODAY - timedelta(days)).isoformat())
DAYS = st.one_of(AGO, st.sampled_from(["2025-12-31", "2026-01-01", "2025-13-01", "soon", "", None, 3]))
FILES = st.dictionaries(
    CHILDREN,
    st.one_of(
        st.builds(dict),
        st.builds(lambda day, seen: {"version": 1, "away": day, "seen": seen}, DAYS, DAYS),
        DAYS.map(lambda day: {"version": 1, "away": day}),
    ),
)
CLOCKS = st.sampled_from([TODAY, FIRST, FIRST - timedelta(1)])


class Kept(dict):
    """What is kept, in memory."""

    def names(self, _folder):
        return tuple(self)

    def read(self, name):
        return self[name]

    def change(self, name, _what, make):
        self[name] = make(self[name])

    def delete(self, name):
        del self[name]


@pytest.fixture(scope="module")
def page():
    node = Node(Path(__file__).with_name("rosters.mjs"))
    yield node
    node.close()


def away(days, seen=1):
    """Put away so many days ago; it was looked on the day before, or earlier, whether its days are over."""
    days, seen = ((TODAY - timedelta(ago)).isoformat() for ago in (days, seen))
    return {"children/fox-blue": {"away": days, "seen": seen}}


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(files=FILES, now=CLOCKS)
@example(files=away(DAYS_KEPT - 1), now=TODAY)
@example(files=away(DAYS_KEPT), now=TODAY)
@example(files=away(-1), now=TODAY)
@example(files={"children/fox-blue": {"away": "2025-12-31"}}, now=TODAY)
@example(files={"children/fox-blue": {"away": "2026-01-01"}}, now=FIRST)
@example(files={"children/fox-blue": {"away": "2025-11-01"}}, now=FIRST - timedelta(1))
def test_who_is_left_and_for_how_many_days_is_the_same_in_both_shells(page, files, now):
    kept = Kept(files)
    child_profiles.sweep(kept, now)
    left = {profile.name: days for profile, days in child_profiles.away(kept, now).items()}
    answered = page.ask({"files": files, "now": now.isoformat()})
    assert set(answered["kept"]) == set(kept)
    told = ("away", "seen") if now >= FIRST else ()
    for name, file in kept.items():
        assert [answered["kept"][name].get(each) for each in told] == [file.get(each) for each in told]
    if now < FIRST:  # the clock is wrong
        assert answered["kept"] == kept == files
    else:
        assert {name: days for name, days in answered["days"].items() if days is not None} == left


@pytest.mark.parametrize(("seen", "left"), [(7, None), (8, 1), (300, 1), (0, None)])
def test_of_days_on_which_nobody_looked_a_week_counts_in_both_shells(page, seen, left):
    files = away(max(seen, 30 if seen < 8 else 22 + seen), seen)
    kept = Kept(files)
    child_profiles.sweep(kept, TODAY)
    found = {profile.name: days for profile, days in child_profiles.away(kept, TODAY).items()}
    assert found == ({} if left is None else {"children/fox-blue": left})
    assert page.ask({"files": files, "now": TODAY.isoformat()})["days"] == found


@pytest.mark.parametrize(("days", "left"), [(0, 30), (1, 29), (29, 1), (30, None), (31, None), (-5, 30)])
def test_a_child_can_come_back_for_thirty_days_and_not_one_more(page, days, left):
    kept = Kept(away(days))
    child_profiles.sweep(kept, TODAY)
    found = {profile.name: days for profile, days in child_profiles.away(kept, TODAY).items()}
    assert found == ({} if left is None else {"children/fox-blue": left})
    assert page.ask({"files": away(days), "now": TODAY.isoformat()})["days"] == found
