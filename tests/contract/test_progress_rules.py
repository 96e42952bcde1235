"""The page and the core agree about what is open, where a child goes on, and what a saved progress holds.

Children who really played come first: with garbage alone, both sides are nearly always the empty child.
"""

from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from node_process import Node
from tiers import deep

from codeweek.authoring.another.which import refused
from codeweek.levels.programs import has_eyes, read_only
from codeweek.play import builtin
from codeweek.progress import again, course, invented
from codeweek.progress.doors import PUZZLE
from codeweek.progress.joining import merged, rebased
from codeweek.progress.progress import LIKE, from_json

PACK = builtin.pack()
IDS = [level.id for level in PACK.levels]
HAS_OTHERS = {level.id: not refused(level) for level in PACK.levels}


def has_others(level):
    """Whether others like it may be made."""
    return HAS_OTHERS[level.id]


def described(pack):
    """A pack as the page has it."""
    return {
        "chapters": [
            {
                "after": dict(chapter.after),
                "levels": [
                    {
                        "id": level.id,
                        "mode": level.mode,
                        "read_only": read_only(level),
                        "has_eyes": has_eyes(level),
                        "others": has_others(level),
                    }
                    for level in chapter.levels
                ],
            }
            for chapter in pack.chapters
        ]
    }


def chapter_of(number, *modes):
    """A chapter of the course with its first level of each mode."""
    chapter = PACK.chapters[number]
    found = tuple(next(level for level in chapter.levels if level.mode == mode) for mode in modes)
    return replace(chapter, levels=found)


# So few levels that a child can have won them all, and one of each mode that a rule names.
SMALL = replace(
    PACK,
    chapters=(
        chapter_of(0, "run", "make", "solo", "create"),
        chapter_of(1, "make", "debug"),  # of which there are others
        chapter_of(4, "predict", "create", "make"),
    ),
)


def shut(pack, *named):
    """The same levels, the first and the last of the last chapter waiting for levels before it."""
    *others, last = pack.chapters
    opens = {last.levels[place].id: wanted for place, wanted in zip((0, -1), named, strict=True)}
    return replace(pack, chapters=(*others, replace(last, after=opens)))


SHUT = shut(SMALL, SMALL.levels[2].id, SMALL.levels[0].id)
FEW = [level.id for level in SMALL.levels]
KNOWN = st.sampled_from([*IDS, "", "elsewhere/01"])
NUMBERS = st.dictionaries(KNOWN, st.one_of(st.integers(-1, 5), st.booleans(), st.none(), st.text(max_size=2)))
DAY = st.dates(date(2026, 11, 30), date(2026, 12, 2)).map(date.isoformat)
COUNTS = st.one_of(st.integers(-1, 5), st.booleans(), st.just(2**53))
PROGRAMS = st.one_of(st.fixed_dictionaries({"blocks": st.integers(0, 20)}), st.integers(-9, 9))
PLAIN = st.text(st.characters(max_codepoint=0xD7FF), max_size=2)
ODD = st.dictionaries(PLAIN, PLAIN, max_size=2)
EARLIER = st.lists(
    st.one_of(st.fixed_dictionaries({"saved": COUNTS, "program": PROGRAMS}), PROGRAMS), max_size=6
)
LATER = st.recursive(  # what a newer version may keep
    st.one_of(st.integers(-3, 3), PLAIN, st.none(), st.booleans()),
    lambda each: st.one_of(
        st.lists(each, max_size=2), st.dictionaries(st.sampled_from("ab"), each, max_size=2)
    ),
    max_leaves=4,
)
NEWER = {
    "version": st.sampled_from([1, 1, 2, 9, 0, None, "9"]),
    "trophies": LATER,
    "films": LATER,
    "carried": st.one_of(
        LATER,
        st.fixed_dictionaries(
            {},
            optional={
                "stars": st.dictionaries(KNOWN, st.one_of(st.integers(0, 9), LATER), max_size=2),
                "programs": st.dictionaries(KNOWN, LATER, max_size=2),
                "films": LATER,
            },
        ),
    ),
}
SAVED = st.one_of(
    st.none(),
    st.lists(st.integers()),
    st.fixed_dictionaries(
        {},
        optional={
            **NEWER,
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
            "again": st.dictionaries(KNOWN, st.one_of(st.lists(COUNTS, max_size=4), NUMBERS)),
            "days": st.dictionaries(
                KNOWN, st.one_of(DAY, st.sampled_from(["", "2026-11-3", "hier"]), COUNTS)
            ),
            **dict.fromkeys(
                ("shown", "helped", "medals"), st.one_of(st.lists(st.one_of(KNOWN, st.integers())), st.none())
            ),
        },
    ),
)

ONE = st.sampled_from(FEW)
TWO = st.sampled_from(FEW[:2])  # so that what is done with a level is often about what was done before
SOME = st.lists(ONE, max_size=4)
MADE = st.fixed_dictionaries({"blocks": st.integers(0, 3)})
WORK = st.fixed_dictionaries({"blocks": st.integers(0, 3)}, optional={"title": st.sampled_from("ab")})
NUMBER = st.integers(0, 5)  # so small that two windows often have the same


def of_each(values):
    """A value for each level."""
    return st.fixed_dictionaries(dict.fromkeys(FEW, values))


CHILDREN = st.fixed_dictionaries(
    {
        "version": st.sampled_from([1, 1, 1, 9]),
        "stars": of_each(st.integers(0, 3)),
        "tries": of_each(st.integers(0, 3)),
        "hints": of_each(st.one_of(st.just(0), st.integers(0, 3))),
        "programs": st.dictionaries(ONE, MADE),
        "unlocked": st.booleans(),
        "last": st.one_of(ONE, st.just("")),
        "alone": st.one_of(SOME, st.none()),  # none: of a file from before it was kept
        "gallery": st.dictionaries(ONE, st.lists(WORK, max_size=3)),
        "saved": of_each(NUMBER),
        "history": st.dictionaries(
            ONE, st.lists(st.fixed_dictionaries({"saved": NUMBER, "program": MADE}), max_size=4)
        ),
        "hung": st.dictionaries(ONE, st.lists(NUMBER, min_size=2, max_size=2)),
        **dict.fromkeys(("shown", "helped", "medals"), SOME),
        "again": st.dictionaries(
            ONE, st.tuples(st.integers(0, 2), st.integers(0, 9), st.integers(0, 2)).map(list)
        ),
        "days": st.dictionaries(st.one_of(ONE, ONE.map(lambda id: f"{id}{LIKE}")), DAY),
    },
    optional={name: NEWER[name] for name in ("trophies", "films", "carried")},
)
WON = st.integers(1, 3), st.booleans(), st.one_of(st.just(""), DAY)
MOVE = st.one_of(
    st.tuples(st.just("won"), TWO, *WON),
    st.tuples(st.sampled_from(["saved", "kept"]), ONE, MADE),
    st.tuples(st.just("dropped"), ONE, st.integers(0, 3)),
    st.tuples(st.just("titled"), ONE, MADE, st.sampled_from(["", "a", "c"])),
    st.tuples(st.sampled_from(["showed", "begun", "put_aside", "needed", "ended"]), TWO),
    st.tuples(st.just("practised"), TWO, st.booleans(), DAY),
)
HELPED = TWO.flatmap(  # a level is won whose solution was seen
    lambda level: st.tuples(st.just(("showed", level)), st.tuples(st.just("won"), st.just(level), *WON))
)
MOVES = st.lists(st.one_of(st.tuples(MOVE), HELPED), min_size=1, max_size=12).map(
    lambda parts: [move for part in parts for move in part]
)


@pytest.fixture(scope="module")
def page():
    node = Node(Path(__file__).with_name("progress_rules.mjs"))
    yield node
    node.close()


SHARED = {"deadline": None, "suppress_health_check": [HealthCheck.function_scoped_fixture]}


def assert_same_rules(page, pack, saved, other, there, level, program):
    # Each of many levels is looked at from each of them, which takes long.
    step = deep(1, 10) if len(pack.levels) > 10 else 1
    drawn = next(place for place, each in enumerate(pack.levels) if each.id == level) % step
    asked = {"saved": saved, "other": other, "there": there, "level": level, "program": program}
    answer = page.ask({"pack": described(pack), "some": {"from": drawn, "step": step}, **asked})
    progress = from_json(saved)
    resumed = course.resume(pack, progress)
    following = [course.next_level(pack, progress, level) for level in pack.levels]
    first = [course.waits_for(pack, progress, level) for level in pack.levels]
    assert answer["progress"] == progress.to_json()
    assert answer["open"] == [each.id for each in pack.levels if course.is_open(pack, progress, each)]
    assert answer["resume"] == (resumed.id if resumed else None)
    assert answer["waits"] == [level.id if level else None for level in first]
    assert answer["ways"] == [course.way_to(pack, progress, level).id for level in pack.levels]
    assert answer["next"] == [level.id if level else None for level in following]
    proofs = [course.proof_of(pack, progress, level) for level in pack.levels]
    assert answer["proofs"] == [level.id if level else None for level in proofs]
    after = (None, *pack.levels)[drawn::step]
    found = [course.another(pack, progress, level) for level in after]
    assert answer["another"] == [level.id if level else None for level in found]
    stops = [
        course.stop_in(chapter.levels, progress, partial(course.is_open, pack, progress))
        for chapter in pack.chapters
    ]
    assert answer["stops"] == [level.id if level else None for level in stops]
    assert answer["hand"] == [course.shows_hand(pack, progress, level) for level in pack.levels]
    assert answer["kit"] == invented.kit(pack, progress)
    assert answer["playground"] == [level.id for level in course.playground(pack, progress)]
    assert answer["concepts"] == [each.state for each in course.concepts(pack, progress)]
    due = again.due(pack, progress, has_others)
    assert answer["due"] == (due.id if due else None)
    assert answer["offers"] == [again.offers(pack, level, has_others) for level in pack.levels]
    assert answer["merged"] == merged(progress, from_json(other)).to_json()
    now = progress.put_aside(level) if level in progress.programs else progress
    now = now.saved(level, program).kept(level, program).showed(level)
    assert answer["now"] == now.to_json()
    for mine in (now, from_json(other)):
        answered = answer["rebased"] if mine is now else answer["apart"]
        assert answered == rebased(mine, progress, from_json(there)).to_json()


@pytest.mark.parametrize(("since", "first"), [((0, 1), 0), ((1, 1), 0), ((1, 0), 1)])
def test_of_levels_that_wait_the_longest_comes_first_and_of_two_alike_the_earlier(page, since, first):
    waiting = [level.id for level in PACK.levels[again.EARLY :] if has_others(level)][:2]
    stars = dict.fromkeys([*IDS[: again.EARLY], *waiting], 1)
    saved = {"stars": stars, "again": {id: [0, at, 1] for id, at in zip(waiting, since, strict=True)}}
    page_says = page.ask({"pack": described(PACK), "saved": saved, "level": IDS[0], "program": {}})["due"]
    assert page_says == again.due(PACK, from_json(saved), has_others).id == waiting[first]


@settings(max_examples=deep(250, 250, 100), **SHARED)
@given(
    pack=st.sampled_from([SMALL, SHUT]),
    saved=CHILDREN,
    other=CHILDREN,
    there=CHILDREN,
    level=ONE,
    program=MADE,
)
def test_the_page_and_the_core_follow_the_same_rules_for_children_who_played(
    page, pack, saved, other, there, level, program
):
    assert_same_rules(page, pack, saved, other, there, level, program)


@settings(max_examples=deep(150, 150, 20), **SHARED)
@given(saved=SAVED, other=SAVED, there=SAVED, level=st.sampled_from(IDS), program=PROGRAMS)
def test_the_page_and_the_core_follow_the_same_rules_whatever_a_file_holds(
    page, saved, other, there, level, program
):
    assert_same_rules(page, PACK, saved, other, there, level, {"blocks": program})


@settings(max_examples=deep(150, 150, 100), **SHARED)
@given(saved=CHILDREN, moves=MOVES)
def test_each_move_does_the_same_and_stars_and_medals_never_go(page, saved, moves):
    progress = from_json(saved)
    answer = page.ask(
        {"pack": described(SMALL), "saved": saved, "level": FEW[0], "moves": moves, "program": {}}
    )
    for step, (name, level, *rest) in zip(answer["moved"], moves, strict=True):
        before = progress
        if name != "put_aside" or level in progress.programs:
            progress = getattr(progress, name)(level, *rest)
        assert step == progress.to_json()
        assert progress.stars.get(level, 0) >= before.stars.get(level, 0)
        assert progress.medals >= before.medals


PLACE = st.sampled_from(invented.PLACES[:3])
DRAWING = st.fixed_dictionaries(
    {"grid": st.sampled_from(["a", "b", "c"])}, optional={"title": st.sampled_from("ab")}
)
DRAWN = st.lists(
    st.one_of(
        st.tuples(st.just("redrawn"), PLACE, DRAWING),
        st.tuples(st.just("erased"), PLACE),
    ),
    min_size=1,
    max_size=8,
)
DREW = st.fixed_dictionaries(
    {
        "gallery": st.dictionaries(PLACE, st.lists(DRAWING, max_size=3)),
        "programs": st.dictionaries(PLACE, MADE),
        "saved": st.dictionaries(PLACE, NUMBER),
    }
)


@settings(max_examples=100, **SHARED)
@given(saved=DREW, drawn=DRAWN)
def test_the_page_and_the_core_keep_the_levels_that_a_child_invents_alike(page, saved, drawn):
    progress, wanted = from_json(saved), []
    for name, *rest in drawn:
        progress = getattr(invented, name)(progress, *rest)
        free = invented.free(progress)
        wanted.append({"progress": progress.to_json(), "kept": invented.kept(progress), "free": free})
    assert page.ask({"saved": saved, "drawn": drawn}) == wanted


@pytest.mark.parametrize("more", [{}, {IDS[0]: 1}])
@pytest.mark.parametrize("stars", [0, 1, 2, 3])
def test_the_puzzle_of_a_door_leads_to_the_same_chapter(page, stars, more):
    saved = {"version": 1, "stars": {PUZZLE: stars, **more} if stars else more, "last": PUZZLE}
    assert_same_rules(page, PACK, saved, {}, {}, PUZZLE, {})
    begun = {"version": 1, "stars": more, "programs": {PUZZLE: {"blocks": 1}}, "last": IDS[0]}
    assert_same_rules(page, PACK, begun, {}, {}, PUZZLE, {})
