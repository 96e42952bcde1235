"""What is kept until others are needed more."""

from hypothesis import given
from hypothesis import strategies as st

from codeweek.desktop.painting.cache import Cache

MOST = 10


def test_what_was_used_longest_ago_is_made_again_and_what_was_used_since_is_not():
    made: list[str] = []
    cache: Cache[str] = Cache(2)
    for key in ("a", "b", "a", "c", "a", "b"):
        cache.get(key, lambda key=key: made.append(key) or key)  # type: ignore[func-returns-value]
    assert made == ["a", "b", "c", "b"]


@given(st.lists(st.integers(0, 12), max_size=40))
def test_all_that_is_kept_weighs_no_more_than_it_may_but_for_a_newest_that_alone_weighs_more(keys):
    cache: Cache[int] = Cache(MOST, int)  # a key weighs what it says
    kept: list[int] = []
    for key in keys:
        kept = [each for each in kept if each != key] + [key]
        assert cache.get(key, lambda key=key: key) == key
        while sum(kept) > MOST and len(kept) > 1:
            kept.pop(0)
        assert len(cache) == len(kept)
    cache.clear()
    assert cache.get(MOST, lambda: MOST) == MOST
    assert len(cache) == 1
