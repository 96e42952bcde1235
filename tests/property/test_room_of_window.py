"""The laws of a window in a room: what it tells is told once and in order, what is ordered is done once."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codeweek.desktop.room import http_client, room_orders
from codeweek.desktop.room.child_file import part
from codeweek.desktop.room.http_client import Address
from codeweek.desktop.room.room_machine import LARGEST, MOST_WAITING, TOGETHER, Outbox
from codeweek.desktop.room.room_orders import USUAL, Done, todos
from codeweek.progress.joining import merged
from codeweek.progress.progress import Progress, from_json
from codeweek.room import event

LEVELS = ("01-la-fusee/01-decollage", "04-la-ronde/05-l-escalier")
happenings = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(("open", "build", "run", "hint", "win")),
        "profiles": st.sampled_from((["fox-blue"], ["fox-blue", "owl-green"])),
        "pack": st.just("codeweek"),
        "level": st.sampled_from(LEVELS),
        "part": st.builds(lambda n: {"programs": {"a": {"n": n}}}, st.integers(0, 9)),
    }
)
acts = st.lists(st.one_of(happenings, st.just("sent"), st.just("lost answer")), max_size=40)


@given(acts)
def test_a_server_that_hears_of_events_in_any_way_has_each_once_and_in_order(acts):
    """Answers get lost: what was applied already is told again, and its number tells that."""
    outbox, last, applied = Outbox("here"), 0, []
    for each in [*acts, "sent"]:
        if isinstance(each, dict):
            outbox = outbox.told(each, at=1.0)
            continue
        for one in outbox.batch(now=2.0):
            if one["n"] > last:
                last = one["n"]
                applied.append(one)
        outbox = outbox.heard(last) if each == "sent" else outbox
    numbers = [one["n"] for one in applied]
    assert numbers == sorted(set(numbers))
    assert not outbox.waiting
    wins = [each for each in acts if isinstance(each, dict) and each["kind"] == "win"]
    assert [one["part"] for one in applied if one["kind"] == "win"] == [each["part"] for each in wins]


@given(st.lists(happenings, min_size=1, max_size=30))
def test_the_newest_program_of_a_level_waits_and_no_older_one(acts):
    outbox = Outbox()
    for each in acts:
        outbox = outbox.told(each, at=1.0)
    waiting = [told.event for told in outbox.waiting]
    for who in (["fox-blue"], ["fox-blue", "owl-green"]):
        for level in LEVELS:
            there = [each for each in waiting if (each["profiles"], each["level"]) == (who, level)]
            made = [each for each in acts if (each["profiles"], each["level"]) == (who, level)]
            assert sum(each["kind"] == "build" for each in there) <= 1
            assert [each["part"] for each in there if "part" in each and each["kind"] != "win"] in (
                [],
                [made[-1]["part"]] if made else [],
            )
            assert not made or there[-1]["part"] == made[-1]["part"]


@given(st.lists(happenings, max_size=20), st.floats(0, 10**7))
def test_an_outbox_that_was_kept_is_the_same_and_every_event_is_one_for_the_server(acts, now):
    outbox = Outbox("here")
    for each in acts:
        outbox = outbox.told(each, at=5.0)
    assert Outbox.from_json(outbox.to_json()) == outbox
    assert all(event.read(each) == each for each in outbox.batch(now))


def test_an_outbox_holds_no_more_than_it_may_and_drops_no_win_before_anything_else():
    outbox = Outbox()
    for number in range(MOST_WAITING + 20):
        kind = "win" if number % 2 else "run"
        outbox = outbox.told({"kind": kind, "profiles": ["fox-blue"], "pack": "p", "level": "l"}, at=1.0)
    assert len(outbox.waiting) == MOST_WAITING
    assert sum(told.event["kind"] == "win" for told in outbox.waiting) == (MOST_WAITING + 20) // 2


def test_a_request_is_as_large_as_it_may_be_and_one_event_goes_whatever_its_size():
    outbox, large = Outbox(), {"programs": {"a": "x" * LARGEST}}
    for part_of in (large, {}):
        told = {"kind": "win", "profiles": ["fox-blue"], "pack": "p", "level": "l", "part": part_of}
        outbox = outbox.told(told, at=1.0)
    assert [each["n"] for each in outbox.batch(now=1.0)] == [1]
    many = Outbox()
    for _ in range(TOGETHER + 1):
        many = many.told({"kind": "win", "profiles": ["fox-blue"], "pack": "p", "level": "l"}, at=1.0)
    assert len(many.batch(now=1.0)) == TOGETHER


def test_what_was_to_be_told_to_another_room_is_not_told_here_and_numbers_go_on():
    outbox = Outbox("there").told(
        {"kind": "run", "profiles": ["fox-blue"], "pack": "p", "level": "l"}, at=1.0
    )
    assert outbox.of("there") == outbox
    assert outbox.of("here") == Outbox("here", n=1)


whole = st.fixed_dictionaries(
    {
        "tidy": st.integers(0, 3),
        "erase": st.lists(
            st.fixed_dictionaries(
                {"n": st.integers(1, 4), "profile": st.sampled_from(("fox-blue", "x", ""))},
                optional={"mark": st.sampled_from(("1" * 32, "2" * 32, ""))},
            ),
            max_size=3,
        ),
        "sent": st.none()
        | st.fixed_dictionaries(
            {
                "n": st.integers(1, 3),
                "profile": st.just("fox-blue"),
                "pack": st.just("codeweek"),
                "level": st.sampled_from(LEVELS),
                "rung": st.integers(0, 3),
            }
        ),
        "vote": st.none()
        | st.fixed_dictionaries(
            {
                "n": st.integers(1, 3),
                "pack": st.just("codeweek"),
                "level": st.sampled_from(LEVELS),
                "open": st.booleans(),
                "voters": st.just(0),
                "counts": st.just([]),
            }
        ),
    }
).map(lambda changes: {**USUAL, **changes})


@given(st.lists(whole, max_size=6))
def test_following_the_same_orders_twice_does_nothing_more(told):
    done, seen = Done("here"), set()
    for each in told:
        read = room_orders.read(each)
        assert read is not None
        new = todos(read, done)
        assert not seen & {(todo.what, todo.n) for todo in new if todo.what != "erase"}
        seen |= {(todo.what, todo.n) for todo in new}
        done = done.after(read)
        assert todos(read, done) == []
        assert Done.from_json({**vars(done)}) == done
    assert done.of("elsewhere") == Done("elsewhere")


def test_who_is_to_be_forgotten_is_known_by_the_mark_of_this_machine_or_by_name_from_a_room_of_before():
    told = [{"n": 1, "mark": "1" * 32, "profile": ""}, {"n": 2, "mark": "2" * 32, "profile": ""}]
    read = room_orders.read(
        {**USUAL, "erase": [*told, {"n": 3, "profile": "owl-green"}, {"n": 4, "mark": 3}]}
    )
    assert read is not None
    found = todos(read, Done(), {"fox-blue": "1" * 32})
    assert [(todo.n, todo.profile) for todo in found] == [(1, "fox-blue"), (2, ""), (3, "owl-green")]
    assert Done().after(read).erase == 3


def test_an_announcement_that_this_window_does_not_know_is_left_out_and_the_rest_is_followed():
    told = {"what": "pause", "left": 60.0}
    assert room_orders.read({**USUAL, "soon": told})["soon"] == told
    for strange in ({**told, "what": "duel"}, {**told, "left": float("nan")}):
        assert room_orders.read({**USUAL, "pause": True, "soon": strange}) == {**USUAL, "pause": True}
    before = {name: value for name, value in USUAL.items() if name != "soon"}  # a room of before
    assert room_orders.read(before) == USUAL


NEVER = {"minutes": 5, "round": 0, "left": float("nan")}


@pytest.mark.parametrize(
    "wrong", [None, [], {}, {**USUAL, "plan": 3}, {**USUAL, "vote": {"n": "1"}}, {**USUAL, "timer": NEVER}]
)
def test_what_is_no_order_is_not_followed(wrong):
    assert room_orders.read(wrong) is None


def test_a_turn_that_ends_rings_once_whoever_says_it_first():
    first = room_orders.next_turns(None, {"minutes": 5, "round": 0, "left": 10.0}, now=100.0)
    assert not room_orders.rings(None, first)
    before_end, after_end = first.at(109.9), first.at(110.0)
    assert not room_orders.rings(first, before_end)
    assert room_orders.rings(before_end, after_end)
    assert after_end.round == 1
    late = room_orders.next_turns(after_end, {"minutes": 5, "round": 0, "left": 0.5}, now=110.2)
    assert late == after_end
    assert not room_orders.rings(
        late, room_orders.next_turns(late, {"minutes": 5, "round": 1, "left": 299.0}, now=111.0)
    )
    assert room_orders.next_turns(after_end, None, now=112.0) is None


def test_a_computer_that_slept_through_turns_is_in_the_one_of_now():
    turn = room_orders.next_turns(None, {"minutes": 1, "round": 0, "left": 60.0}, now=0.0)
    assert turn.at(200.0).round == 3
    assert turn.at(200.0).left(200.0) == pytest.approx(40.0)


@pytest.mark.parametrize(
    ("typed", "own", "found"),
    [
        ("192.168.1.20", "", Address("192.168.1.20", 8000)),
        ("20", "192.168.1.37", Address("192.168.1.20", 8000)),
        ("1.20:8001", "192.168.0.37", Address("192.168.1.20", 8001)),
        ("http://192.168.1.20:8000/", "", Address("192.168.1.20", 8000)),
        (" 192,168,1,20 ", "", Address("192.168.1.20", 8000)),
        ("localhost", "", Address("localhost", 8000)),
        ("255", "10.0.0.1", Address("10.0.0.255", 8000)),
        ("256", "10.0.0.1", None),
        ("20", "", None),
        ("1.2.3.4.5", "10.0.0.1", None),
        ("192.168.1.20:0", "", None),
        ("192.168.1.20:65536", "", None),
        ("la salle", "10.0.0.1", None),
        ("", "10.0.0.1", None),
        ("²", "10.0.0.1", None),
    ],
)
def test_an_address_is_typed_in_as_few_figures_as_can_be(typed, own, found):
    assert http_client.read_address(typed, own) == found


progresses = st.builds(
    lambda stars, tries, programs, shown: Progress(
        stars=stars, tries=tries, programs=programs, saved_at=dict.fromkeys(programs, 5), shown=shown
    ),
    st.dictionaries(st.sampled_from(LEVELS), st.integers(1, 3)),
    st.dictionaries(st.sampled_from(LEVELS), st.integers(0, 9)),
    st.dictionaries(st.sampled_from(LEVELS), st.just({"blocks": {}})),
    st.frozensets(st.sampled_from(LEVELS)),
)


@given(progresses, st.sampled_from(LEVELS))
def test_a_part_joined_to_the_file_it_comes_from_changes_nothing_but_where_the_child_is(progress, level):
    there = from_json(part(progress, level))
    assert replace(merged(progress, there), last="") == replace(progress, last="")
    assert merged(Progress(), there).stars.get(level) == progress.stars.get(level)
    assert merged(Progress(), there).programs.get(level) == progress.programs.get(level)
