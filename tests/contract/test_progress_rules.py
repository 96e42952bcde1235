"""The page and the core agree about what is open, where a child goes on, and what a saved progress holds."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from node_process import Node

from codeweek.play import builtin
from codeweek.progress import course
from codeweek.progress.joining import merged, rebased
from codeweek.progress.progress import from_json

PACK = builtin.pack()
IDS = [level.id for level in PACK.levels]
DESCRIBED = {
    "chapters": [
        {"levels": [{"id": level.id, "mode": level.mode} for level in chapter.levels]}
        for chapter in PACK.chapters
    ]
}
KNOWN = st.sampled_from([*IDS, "", "elsewhere/01"])
NUMBERS = st.dictionaries(KNOWN, st.one_of(st.integers(-1, 5), st.booleans(), st.none(), st.text(max_size=2)))
COUNTS = st.one_of(st.integers(-1, 5), st.booleans(), st.just(2**53))
PROGRAMS = st.one_of(st.fixed_dictionaries({"blocks": st.integers(0, 20)}), st.integers(-9, 9))
PLAIN = st.text(st.characters(max_codepoint=0xD7FF), max_size=2)
ODD = st.dictionaries(PLAIN, PLAIN, max_size=2)
EARLIER = st.lists(
    st.one_of(st.fixed_dictionaries({"saved": COUNTS, "program": PROGRAMS}), PROGRAMS), max_size=6
)
SAVED = st.one_of(
    st.none(),
    st.lists(st.integers()),
    st.fixed_dictionaries(
        {},
        optional={
            "version": st.just(1),
            "stars": st.one_of(NUMBERS, st.none(), st.lists(st.integers(), max_size=2)),
            "tries": NUMBERS,
            "hints": NUMBERS,
            "programs": st.dictionaries(KNOWN, st.one_of(PROGRAMS, ODD, st.none())),
            "unlocked": st.one_of(st.booleans(), st.integers(0, 1)),
            "last": st.one_of(KNOWN, st.none()),
            "alone": st.one_of(st.lists(st.one_of(KNOWN, st.integers())), st.none()),
            "gallery": st.dictionaries(KNOWN, st.one_of(st.lists(PROGRAMS, max_size=15), st.none())),
            "saved": st.dictionaries(KNOWN, COUNTS),
            "history": st.dictionaries(KNOWN, st.one_of(EARLIER, st.none())),
            "hung": st.dictionaries(KNOWN, st.lists(COUNTS, max_size=15)),
            **dict.fromkeys(
                ("shown", "helped", "medals"), st.one_of(st.lists(st.one_of(KNOWN, st.integers())), st.none())
            ),
        },
    ),
)

MOVES = st.lists(
    st.one_of(
        st.tuples(st.just("won"), st.integers(1, 3), st.booleans()),
        st.sampled_from([("showed",), ("begun",)]),
    ),
    max_size=8,
)


@pytest.fixture(scope="module")
def page():
    node = Node(Path(__file__).with_name("progress_rules.mjs"))
    yield node
    node.close()


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(saved=SAVED, other=SAVED, there=SAVED, level=st.sampled_from(IDS), program=PROGRAMS)
def test_the_page_and_the_core_follow_the_same_rules(page, saved, other, there, level, program):
    program = {"blocks": program}
    asked = {"saved": saved, "other": other, "there": there, "level": level, "program": program}
    answer = page.ask({"pack": DESCRIBED, **asked})
    progress = from_json(saved)
    resumed = course.resume(PACK, progress)
    following = [course.next_level(PACK, level) for level in PACK.levels]
    assert answer["progress"] == progress.to_json()
    assert answer["open"] == [each.id for each in PACK.levels if course.is_open(PACK, progress, each)]
    assert answer["resume"] == (resumed.id if resumed else None)
    assert answer["next"] == [level.id if level else None for level in following]
    found = [course.another(PACK, progress, level) for level in (None, *PACK.levels)]
    assert answer["another"] == [level.id if level else None for level in found]
    assert answer["concepts"] == [each.state for each in course.concepts(PACK, progress)]
    assert answer["merged"] == merged(progress, from_json(other)).to_json()
    now = progress.put_aside(level) if level in progress.programs else progress
    now = now.saved(level, program).kept(level, program).showed(level)
    assert answer["now"] == now.to_json()
    for mine in (now, from_json(other)):
        answered = answer["rebased"] if mine is now else answer["apart"]
        assert answered == rebased(mine, progress, from_json(there)).to_json()


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(saved=SAVED, level=st.sampled_from(IDS), moves=MOVES)
def test_stars_and_medals_are_earned_alike_and_never_go(page, saved, level, moves):
    answer = page.ask({"pack": DESCRIBED, "saved": saved, "level": level, "moves": moves, "program": {}})
    progress = from_json(saved)
    for step, (name, *rest) in zip(answer["moved"], moves, strict=True):
        before, progress = progress, getattr(progress, name)(level, *rest)
        assert step == progress.to_json()
        assert progress.stars.get(level, 0) >= before.stars.get(level, 0)
        assert progress.medals >= before.medals
