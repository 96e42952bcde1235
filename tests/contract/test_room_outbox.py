"""What the page tells of its children reaches the room once, in order, whatever the network does."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from node_process import Node

from codeweek.room import event
from codeweek.room.hearing import hear, seat
from codeweek.room.room import Room

MACHINE, NOW = "a" * 32, 1_000_000.0
LEVELS = ("01-la-fusee/01-decollage", "04-la-ronde/05-l-escalier")
CHILDREN = (["owl-green"], ["owl-green", "fox-blue"])
# A post is lost; it is heard and its answer lost; it is heard and answered; the page is killed.
NETWORK = st.sampled_from(["lost", "unanswered", "answered", "killed"])
KINDS = st.sampled_from(["open", "build", "run", "hint", "win"])
TOLD = st.tuples(KINDS, st.sampled_from(LEVELS), st.sampled_from(CHILDREN))
STEPS = st.lists(st.one_of(TOLD, NETWORK), min_size=1, max_size=25)
FEW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def page():
    node = Node(Path(__file__).with_name("room_outbox.mjs"))
    yield node
    node.close()


def told(number, kind, level, profiles):
    """An event as the page makes it; its program says which one it is."""
    part = {"programs": {level: {"blocks": {"number": number}}}, "stars": {level: 1} if kind == "win" else {}}
    more = {
        "run": {"ran": {"key": "run.wall", "say": "Aïe", "won": False}},
        "win": {"stars": 1},
        "hint": {"hints": 1},
    }
    return {"kind": kind, "profiles": profiles, "pack": "codeweek", "level": level, "part": part} | more.get(
        kind, {}
    )


def here():
    """A room where both children sit at the machine."""
    room = Room("here")
    for profile in CHILDREN[1]:
        room, _ = seat(room, MACHINE, profile, NOW)
    return room


def post(page, room, most=50):
    """The room after one post of the page, and what was applied of it."""
    applied = []
    for sent in page.ask({"do": "send", "at": 0, "most": most}):
        read = event.read(sent)
        assert read is not None, "the room cannot read what the page tells"
        if read["n"] > room.machine(MACHINE).last:
            applied.append(read)
        room = hear(room, MACHINE, read, NOW)
    return room, applied


@FEW
@given(STEPS)
def test_what_is_told_is_heard_once_and_in_order_and_no_win_and_no_last_program_is_missing(page, steps):
    page.ask({"do": "new", "saved": None})
    room, applied, made = here(), [], []
    for step in [*steps, "answered"]:
        if isinstance(step, tuple):
            made.append(told(len(made), *step))
            page.ask({"do": "add", "event": made[-1], "at": 0})
        elif step == "killed":
            page.ask({"do": "again"})
        elif step != "lost":
            room, more = post(page, room)
            applied += more
            if step == "answered":
                page.ask({"do": "heard", "last": room.machine(MACHINE).last})
    assert page.ask({"do": "again"})["waiting"] == []
    numbers = [each["n"] for each in applied]
    assert numbers == sorted(set(numbers))
    assert [each["level"] for each in applied if each["kind"] != "build"] == [
        each["level"] for each in made if each["kind"] != "build"
    ]
    wins = [each["part"] for each in made if each["kind"] == "win"]
    assert [each["part"] for each in applied if each["kind"] == "win"] == wins
    for level in LEVELS:
        programs = [event.program(each) for each in applied if each["level"] == level]
        there = [each["part"]["programs"][level] for each in made if each["level"] == level]
        assert [each for each in programs if each][-1:] == there[-1:]


def test_the_newest_program_of_a_level_replaces_an_older_one_that_waits(page):
    page.ask({"do": "new", "saved": None})
    for number in range(30):
        page.ask({"do": "add", "event": told(number, "build", LEVELS[number % 2], CHILDREN[0]), "at": 0})
    found = page.ask({"do": "send", "at": 0, "most": 50})
    assert [event.program(each)["blocks"]["number"] for each in found] == [28, 29]


def test_a_long_evening_without_network_keeps_what_was_won(page):
    page.ask({"do": "new", "saved": None})
    page.ask({"do": "add", "event": told(0, "win", LEVELS[0], CHILDREN[0]), "at": 0})
    for number in range(450):
        page.ask({"do": "add", "event": told(number, "hint", LEVELS[1], CHILDREN[0]), "at": 0})
    waiting = page.ask({"do": "again"})["waiting"]
    assert len(waiting) == 400
    assert waiting[0]["event"]["kind"] == "win"


@pytest.mark.parametrize(
    ("seconds", "ago"), [(0, None), (2, None), (300, 300), (10**9, 7 * 24 * 3600), (-50, None)]
)
def test_what_waited_says_how_long_ago_it_happened(page, seconds, ago):
    page.ask({"do": "new", "saved": None})
    page.ask({"do": "add", "event": told(0, "open", LEVELS[0], CHILDREN[0]), "at": 0})
    found = page.ask({"do": "send", "at": seconds * 1000, "most": 50})
    assert found[0].get("ago") == ago
    assert event.read(found[0]) is not None


def test_a_post_holds_so_much_and_no_more_and_one_that_is_larger_goes_alone(page):
    page.ask({"do": "new", "saved": None})
    for number in range(60):
        page.ask({"do": "add", "event": told(number, "open", str(number), CHILDREN[0]), "at": 0})
    assert len(page.ask({"do": "send", "at": 0, "most": 50})) == 50
    page.ask({"do": "heard", "last": 60})
    large = told(0, "win", LEVELS[0], CHILDREN[0])
    large["part"]["programs"][LEVELS[0]] = {"blocks": "x" * 60_000}
    for _ in range(2):
        page.ask({"do": "add", "event": large, "at": 0})
    assert len(page.ask({"do": "send", "at": 0, "most": 50})) == 1


@pytest.mark.parametrize("saved", [None, 3, [], {"machine": "../..", "n": -1.5, "waiting": 3, "packs": []}])
def test_whatever_was_kept_the_machine_has_a_name_and_can_tell(page, saved):
    kept = page.ask({"do": "new", "saved": saved})
    assert len(bytes.fromhex(kept["machine"])) == 16
    assert page.ask({"do": "add", "event": told(0, "open", LEVELS[0], CHILDREN[0]), "at": 0})["n"] == 1


def test_a_machine_keeps_its_name_and_its_numbers(page):
    first = page.ask({"do": "new", "saved": None})
    page.ask({"do": "add", "event": told(0, "open", LEVELS[0], CHILDREN[0]), "at": 0})
    again = page.ask({"do": "again"})
    assert again["machine"] == first["machine"]
    assert again["n"] == 1


def waiting(page, many=3):
    """As many events wait to be told."""
    page.ask({"do": "new", "saved": None})
    for number in range(many):
        page.ask({"do": "add", "event": told(number, "hint", LEVELS[0], CHILDREN[0]), "at": 0})


REFUSED = [{"n": n, "why": "level"} for n in (1, 2, 3)]


@pytest.mark.parametrize(
    ("answers", "posts"),
    [
        ([(200, {"last": 3, "gone": []})], [[1, 2, 3]]),
        ([(200, {"last": 3, "gone": [], "refused": REFUSED[:1]})], [[1, 2, 3]]),
        ([(200, {"last": 3, "gone": [], "refused": [{"n": 1, "why": "heard"}]})], [[1, 2, 3]]),
        ([(400, {"why": "level", "last": 3, "gone": [], "refused": REFUSED})], [[1, 2, 3]]),
        ([(400, {"why": "events"})] + 3 * [(400, {"why": "events"})], [[1, 2, 3], [1], [2], [3]]),
    ],
)
def test_what_the_room_does_not_take_is_given_up_and_the_page_goes_on(page, answers, posts):
    waiting(page)
    found = page.ask({"do": "tell", "answers": answers})
    assert (found["posts"], found["waiting"], found["waits"]) == (posts, [], [])


@pytest.mark.parametrize("answer", [(503, {"why": "disk"}), (429, {"why": "slow"}), (500, {})])
def test_what_the_room_cannot_take_now_waits_and_is_told_again_later(page, answer):
    waiting(page)
    found = page.ask({"do": "tell", "answers": [answer]})
    assert (found["posts"], found["waiting"], len(found["waits"])) == ([[1, 2, 3]], [1, 2, 3], 1)
