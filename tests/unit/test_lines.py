"""What heroes say of their own comes in turn."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from codeweek.play.life import InTurn

THINGS = st.lists(st.integers(), min_size=2, max_size=4, unique=True)
LISTS = st.dictionaries(st.sampled_from("abc"), THINGS, min_size=1)


@given(LISTS, st.data())
def test_nothing_is_said_twice_in_a_row_and_all_of_a_list_before_it_begins_again(lists, data):
    turns, told = InTurn(), {name: [] for name in lists}
    for name in data.draw(st.lists(st.sampled_from(sorted(lists)), max_size=20)):
        told[name].append(turns.next(name, lists[name]))
    for name, said in told.items():
        assert all(one != other for one, other in pairwise(said))
        assert set(said[: len(lists[name])]) <= set(lists[name])
        assert len(set(said[: len(lists[name])])) == min(len(said), len(lists[name]))


def test_who_has_nothing_to_say_says_nothing():
    assert InTurn().next("a", ()) is None
