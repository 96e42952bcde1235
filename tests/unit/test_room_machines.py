"""What a machine of the room may ask, and what it is answered."""

import asyncio
import contextlib
import json
from dataclasses import replace

import asgi
import pytest
from room_driver import BLOCKS, FIRST, FOX, HOST, OWL, PACK, STAIRS, A, B, C, event, file, opened, part

from codeweek import __version__
from codeweek.progress.course import SHIPPED
from codeweek.progress.progress import Progress
from codeweek.progress.transfer import code
from codeweek.progress.transfer.carried import carried
from codeweek.progress.transfer.tables import VERSION, course
from codeweek.room.acts import act
from codeweek.room.room import hear
from codeweek.server.requests import door, machines, streams


@pytest.fixture
def room(tmp_path):
    with opened(tmp_path) as found:
        yield found


def told(answer):
    return answer.status, json.loads(answer.body)


def test_any_machine_knows_the_room_and_who_is_in_it(room):
    assert room.join(A, OWL).status == 200
    status, seen = told(room.get("room"))
    assert (status, seen["codeweek"]) == (200, __version__)
    assert seen["room"].startswith("salle-")
    assert seen["children"] == [{"profile": OWL, "held": True, "tidied": False}]


def test_the_answers_of_the_room_are_kept_by_nobody(room):
    for path in ("room", "board", "nothing"):
        headers = room.get(path).headers
        assert headers["Cache-Control"] == "no-store"
        assert headers["X-Frame-Options"] == "SAMEORIGIN"


def test_a_child_who_sits_down_has_its_file_its_orders_and_the_number_to_go_on_from(room):
    status, found = told(room.join(A, OWL, file(one=2)))
    assert status == 200
    assert found["file"]["courses"][PACK]["stars"] == {"one": 2}
    assert (found["last"], found["orders"]["pause"]) == (0, False)
    room.tell(A, event(1), event(2))
    assert told(room.join(A, OWL))[1]["last"] == 2


def test_a_second_machine_is_told_that_a_child_plays_elsewhere_and_may_go_on_with_it(room):
    room.join(A, OWL)
    room.live.set(room.live.room.changed(_owned_by(room, OWL, A, B)))
    assert told(room.join(B, OWL)) == (409, {"why": "held"})
    assert told(room.join(B, OWL, take=True))[0] == 200
    room.now += 1
    assert told(room.tell(A, event(1))) == (200, {"last": 1, "gone": [OWL]})


def _owned_by(room, profile, *machines):
    return replace(room.live.room.child(profile), owners=frozenset(machines))


def test_another_machine_has_a_child_once_the_adult_says_that_it_is_them(room):
    room.join(A, OWL, file(one=3))
    room.now += 100
    assert told(room.join(B, OWL)) == (403, {"why": "unknown"})
    assert room.row(OWL)["status"] == "asks"
    assert room.orders(B)["allowed"] == ""
    assert room.act("allow", profile=OWL).status == 200
    assert room.orders(B)["allowed"] == OWL
    assert told(room.join(B, OWL))[1]["file"]["courses"][PACK]["stars"] == {"one": 3}


def _words(profile, stars):
    found = carried(profile, {}, False, Progress(stars=stars), course(VERSION))
    return " ".join(code.written(found, "fr"))


LEVELS = course(VERSION).ids


@pytest.mark.parametrize(
    ("in_words", "in_file", "right"),
    [
        (3, 3, True),
        (3, 6, True),
        (3, 7, False),  # less than half
        (2, 2, False),  # anybody may guess two
        (5, 4, False),  # a star that the file does not have
    ],
)
def test_the_words_of_a_child_prove_who_it_is_when_they_tell_enough_of_its_file(
    room, in_words, in_file, right
):
    stars = dict.fromkeys(LEVELS, 2)
    of = lambda many: dict([*stars.items()][:many])  # noqa: E731
    room.join(A, OWL, {"version": 2, "courses": {SHIPPED: {"stars": of(in_file)}}})
    room.now += 100
    assert room.join(B, OWL, words=_words(OWL, of(in_words))).status == (200 if right else 403)
    assert room.join(C, OWL, words=_words(FOX, of(in_words))).status == 403


def test_who_guesses_words_too_often_waits(room):
    room.join(A, OWL)
    room.now += 100
    found = [room.join(B, OWL, words="un deux trois").status for _ in range(6)]
    assert found == [403] * 5 + [429]


def test_what_is_told_is_on_the_board_and_in_the_file(room):
    room.join(A, OWL)
    won = {"key": "say.won", "say": "Bravo", "won": True}
    assert told(room.tell(A, event(1, "open"), event(2, part=part(FIRST)))) == (200, {"last": 2, "gone": []})
    assert room.row(OWL)["status"] == "building"
    room.tell(A, event(3, "win", stars=3, ran=won, part=part(FIRST, stars=3)))
    assert (room.row(OWL)["status"], room.row(OWL)["stars"]) == ("won", 3)
    there = told(room.join(A, OWL))[1]["file"]["courses"][PACK]
    assert (there["stars"], there["programs"]) == ({FIRST: 3}, {FIRST: BLOCKS})


def test_two_children_at_one_machine_are_both_credited(room):
    room.join(A, OWL)
    room.join(A, FOX)
    room.tell(A, event(1, "win", [OWL, FOX], stars=2, part=part(FIRST, stars=2)))
    for profile in (OWL, FOX):
        assert told(room.join(A, profile))[1]["file"]["courses"][PACK]["stars"] == {FIRST: 2}
    assert room.row(OWL)["beside"] == FOX


def test_an_outbox_sent_twice_is_heard_once(room):
    room.join(A, OWL)
    run = {"key": "run.wall", "say": "Aïe", "won": False}
    outbox = [event(n, "run", ran=run) for n in range(1, 4)]
    assert told(room.tell(A, *outbox)) == told(room.tell(A, *outbox)) == (200, {"last": 3, "gone": []})
    assert room.row(OWL)["tries"] == 3
    assert [each.n for each in room.store.told()] == [1, 2, 3]


def test_what_waited_for_the_network_is_told_later_with_its_time(room):
    room.join(A, OWL)
    room.now += 300
    room.tell(A, event(1, "open", ago=290.0), event(2, "win", stars=1, ago=10.0, part=part(FIRST, stars=1)))
    assert room.row(OWL)["seconds"] == 10
    assert room.store.told()[0].at == room.now - 0.2 - 290


def test_an_event_brings_only_its_own_level_into_the_file(room):
    room.join(A, OWL)
    brought = {**part(FIRST), "stars": {FIRST: 1, STAIRS: 3}, "unlocked": True, "medals": [STAIRS]}
    room.tell(A, event(1, part=brought))
    there = told(room.join(A, OWL))[1]["file"]["courses"][PACK]
    assert (there["stars"], there["unlocked"], there["medals"]) == ({FIRST: 1}, False, [])


def test_no_star_goes_down_and_no_program_is_lost_whatever_comes_late(room):
    room.join(A, OWL, file(one=3))
    other = {"blocks": {"blocks": [{"type": "turn"}]}}
    room.tell(A, event(1, part=part(FIRST, other, stars=3, saved=9)))
    room.tell(A, event(2, part=part(FIRST, BLOCKS, stars=1, saved=4)))
    there = told(room.post("file", {"machine": A, "profile": OWL, "file": file(one=1)}))[1]["file"]
    found = there["courses"][PACK]
    assert found["stars"] == {"one": 3, FIRST: 3}
    assert found["programs"] == {FIRST: other}
    assert found["history"] == {FIRST: [{"saved": 4, "program": BLOCKS}]}


def test_after_a_hundred_levels_a_file_is_still_whole(room):
    room.join(A, OWL)
    for n in range(1, 131):
        room.now += 1
        assert room.tell(A, event(n, level=f"level-{n}", part=part(f"level-{n}", stars=1))).status == 200
    found = told(room.join(A, OWL))[1]["file"]["courses"][PACK]
    assert len(found["stars"]) == len(found["programs"]) == 130
    assert len(room.store.rows("file")) == 1


def test_the_settings_of_a_child_come_along_and_its_machine_changes_them(room):
    room.post("join", {"machine": A, "profile": OWL, "file": {**file(), "settings": {"sound": False}}})
    room.now += 10
    first = told(room.join(A, OWL, {**file(), "settings": {"sound": True}}))[1]["file"]
    room.now += 10
    changed = {**file(), "settings": {"sound": True}}
    second = told(room.post("file", {"machine": A, "profile": OWL, "file": changed}))[1]["file"]
    assert (first["settings"].get("sound"), second["settings"].get("sound")) == (False, True)


def test_a_kind_of_event_of_another_version_keeps_nothing_from_being_heard(room):
    room.join(A, OWL)
    assert told(room.tell(A, event(1, "dance"), event(2, "open"))) == (200, {"last": 2, "gone": []})
    assert told(room.tell(A, event(3, "dance"))) == (200, {"last": 3, "gone": []})
    assert room.row(OWL)["level"] == FIRST


def test_a_machine_where_no_child_sat_tells_nothing(room):
    room.join(A, OWL)
    assert told(room.tell(B, event(1))) == (403, {"why": "machine"})
    assert told(room.post("file", {"machine": B, "profile": OWL, "file": file(one=1)})) == (
        403,
        {"why": "machine"},
    )


def test_a_machine_tells_nothing_of_the_child_of_a_neighbour(room):
    room.join(A, OWL)
    room.join(B, FOX)
    assert room.tell(B, event(1, "win", [OWL], stars=3, part=part(FIRST, stars=3))).status == 200
    assert room.row(OWL)["stars"] == 0
    assert room.post("file", {"machine": B, "profile": OWL, "file": file(one=1)}).status == 403
    assert told(room.join(A, OWL))[1]["file"]["courses"] == {}
    assert room.store.told() == []


@pytest.mark.parametrize("late", [0, 5])
def test_of_an_erased_child_the_machine_brings_nothing_back(room, late):
    room.join(A, OWL, file(one=3))
    room.tell(A, event(1, part=part(FIRST, stars=3)))
    room.act("erase", profile=OWL)
    assert [*room.store.rows("child"), *room.store.rows("file"), *room.store.told()] == []
    assert room.orders(A)["erase"] == [{"n": 1, "profile": OWL}]
    room.now += late
    assert room.tell(A, event(2, "win", stars=3, part=part(FIRST, stars=3))).status == 200
    assert told(room.join(A, OWL, file(one=3), erased=0))[1]["file"]["courses"] == {}
    assert told(room.join(A, OWL, file(one=2), erased=1))[1]["file"]["courses"][PACK]["stars"] == {"one": 2}


@pytest.mark.parametrize(
    ("path", "value", "status", "why"),
    [
        ("join", {}, 400, "machine"),
        ("join", {"machine": "A" * 32, "profile": OWL}, 400, "machine"),
        ("join", {"machine": A, "profile": "lucas"}, 400, "profile"),
        ("join", {"machine": A, "profile": OWL, "file": [1]}, 400, "file"),
        ("join", {"machine": A, "profile": OWL, "words": 3}, 400, "words"),
        ("events", {"machine": A, "events": "all"}, 400, "events"),
        ("events", {"machine": A, "events": [{}] * 51}, 413, "events"),
        ("adult/check", {"code": 123456}, 400, "code"),
        ("join", [], 400, "json"),
        ("join", b"{", 400, "json"),
        ("join", b'{"machine": NaN}', 400, "json"),
        ("join", b'{"machine": 1e999}', 400, "json"),
        ("join", b'{"machine": "\\ud800"}', 400, "json"),
        ("join", b"\xff", 400, "json"),
        ("join", b"[" * 100_000, 400, "json"),
    ],
)
def test_what_is_wrong_is_refused_by_its_name(room, path, value, status, why):
    room.join(A, FOX)
    assert told(room.post(path, value)) == (status, {"why": why})


@pytest.mark.parametrize(("path", "most"), [("events", machines.EVENTS), ("join", machines.FILE)])
def test_what_is_too_long_is_not_read_to_its_end(room, path, most):
    value = {"machine": A, "profile": OWL, "events": [], "x": ""}
    room.join(A, OWL)
    value["x"] = "x" * (most - len(json.dumps(value)))
    assert room.post(path, value).status == 200
    value["x"] += "x"
    assert told(room.post(path, value)) == (413, {"why": "size"})


def test_a_machine_tells_two_events_a_second_and_fifty_at_once(room):
    room.join(A, OWL)
    room.join(B, FOX)
    assert room.tell(A, *(event(n) for n in range(1, 51))).status == 200
    answer = room.tell(A, event(51))
    assert (told(answer), answer.headers["Retry-After"]) == ((429, {"why": "slow"}), "1")
    assert room.tell(B, event(1, profiles=[FOX])).status == 200
    room.now += 0.5
    assert told(room.tell(A, event(51)))[1]["last"] == 51


@pytest.mark.parametrize(
    ("headers", "why"),
    [
        ({"host": "evil.example:8000", "origin": "http://evil.example:8000"}, "host"),
        ({"host": "192.168.1.5:9000", "origin": "http://192.168.1.5:9000"}, "host"),
        ({"host": "192.168.1.6:8000", "origin": "http://192.168.1.6:8000"}, "host"),
        ({"host": None}, "host"),
        ({"host": "[", "origin": "http://["}, "host"),
        ({"origin": "http://evil.example"}, "origin"),
        ({"origin": "null"}, "origin"),
        ({"origin": None}, "origin"),
        ({"origin": f"http://{HOST}.evil.example"}, "origin"),
        ({"sec_fetch_site": "cross-site"}, "origin"),
    ],
)
def test_what_another_page_makes_a_browser_tell_is_refused(room, headers, why):
    value = {"machine": A, "profile": OWL, "file": None}
    assert told(room.post("join", value, **headers)) == (403, {"why": why})
    assert room.live.room.children == {}


def test_a_form_of_another_page_tells_nothing(room):
    assert told(room.post("join", {"machine": A}, content_type="text/plain")) == (415, {"why": "type"})


@pytest.mark.parametrize("host", ["localhost:8000", "127.0.0.1:8000", "salle.example"])
def test_the_names_of_the_server_are_its_own(tmp_path, host):
    with opened(tmp_path, names=("salle.example",)) as room:
        value = {"machine": A, "profile": OWL, "file": None}
        assert room.post("join", value, host=host, origin=f"http://{host}").status == 200


@pytest.mark.parametrize("asked", ["nothing", "rooms", "board/child", "join/more"])
def test_what_is_not_there_is_said_so(room, asked):
    assert told(room.get(asked)) == (404, {"why": "request"})


def test_a_request_of_the_wrong_sort_is_said_so(room):
    assert told(room.get("join")) == (405, {"why": "request"})


async def _heard(room, path, count=1, then=(), here=False):
    """What a stream says, so many times: one thing is done after each of the first."""
    got, gone, asked = [], asyncio.Event(), [{"type": "http.request", "body": b"", "more_body": False}]

    async def receive():
        if asked:
            return asked.pop()
        await gone.wait()
        return {"type": "http.disconnect"}

    async def send(message):
        got.append(message.get("body", b""))

    def said():
        return [each for each in got if each.startswith((b"data: ", b":"))]

    listening = asyncio.create_task(room.app(room.scope(path, here=here), receive, send))
    async with asyncio.timeout(10):
        for number, act in enumerate([*then, lambda: None], start=1):
            while len(said()) < min(number, count):
                await asyncio.sleep(0.005)
            act()
        while len(said()) < count:
            await asyncio.sleep(0.005)
    gone.set()
    await listening
    return [json.loads(each[6:]) if each.startswith(b"data: ") else None for each in said()]


def _act(room, name, **fields):
    room.live.set(act(room.live.room, name, fields, room.now))


def test_a_machine_hears_its_orders_at_once_and_when_they_change(room):
    room.join(A, OWL)
    pause = lambda: _act(room, "pause", on=True)  # noqa: E731
    orders = asyncio.run(_heard(room, f"listen?machine={A}", 2, [pause]))
    assert [each["pause"] for each in orders] == [False, True]
    assert orders[1]["seq"] > orders[0]["seq"]


def test_what_other_children_do_is_not_sent_to_a_machine(room, monkeypatch):
    monkeypatch.setattr(streams, "GAP", 0)
    room.join(A, OWL)
    room.join(B, FOX)

    def play():
        for n in range(1, 20):
            room.live.set(hear(room.live.room, B, event(n, profiles=[FOX]), room.now))
        asyncio.get_running_loop().call_later(0.1, lambda: _act(room, "pause", on=True))

    orders = asyncio.run(_heard(room, f"listen?machine={A}", 2, [play]))
    assert [each["pause"] for each in orders] == [False, True]


def test_many_changes_at_once_are_heard_as_the_last_one(room, monkeypatch):
    monkeypatch.setattr(streams, "GAP", 0)
    room.join(A, OWL)

    def many():
        for n in range(100):
            _act(room, "say", text=f"{n}")

    orders = asyncio.run(_heard(room, f"listen?machine={A}", 2, [many]))
    assert [each["say"] for each in orders] == ["", "99"]


def test_who_listens_is_there_and_hears_a_sign_of_life(room, monkeypatch):
    monkeypatch.setattr(streams, "BEAT", 0.02)
    monkeypatch.setattr(streams, "GAP", 0)
    room.join(A, OWL)
    room.now += 1000
    assert not room.live.room.holds(room.live.room.child(OWL), room.now)
    heard = asyncio.run(_heard(room, f"listen?machine={A}", 3))
    assert heard[1:] == [None, None]
    assert room.live.room.holds(room.live.room.child(OWL), room.now)
    assert not room.live.ears.addresses


def test_one_computer_does_not_listen_a_hundred_times(room):
    here = room.scope("listen")["client"][0]
    with contextlib.ExitStack() as others:
        for _ in range(streams.MOST):
            others.enter_context(room.live.ears.listening(A, here))
        assert told(room.get(f"listen?machine={A}")) == (429, {"why": "slow"})
    assert asyncio.run(_heard(room, f"listen?machine={A}"))
    assert not room.live.ears.addresses


def test_a_slow_question_is_given_up(room, monkeypatch):
    monkeypatch.setattr(door, "SLOWEST", 0.1)

    async def ask():
        got = []
        first = [{"type": "http.request", "body": b"{", "more_body": True}]

        async def receive():
            if first:
                return first.pop()
            return await asyncio.Event().wait()

        async def send(message):
            got.append(message)

        asked = {"content_type": "application/json"}
        await room.app(room.scope("join", "POST", headers=asked), receive, send)
        return got[0]["status"]

    assert asyncio.run(ask()) == 408


def test_the_page_beside_the_room_is_served_as_ever(tmp_path):
    (tmp_path / "index.html").write_text("<p>é", encoding="utf-8")
    (tmp_path / "salle").mkdir()
    (tmp_path / "salle" / "index.html").write_text("<p>board", encoding="utf-8")
    with opened(tmp_path / "kept", tmp_path) as room:
        assert asgi.ask(room.app, "/").body == "<p>é".encode()
        answer = asgi.ask(room.app, "/salle")
        assert (answer.status, answer.headers["Location"]) == (302, "salle/")
        assert asgi.ask(room.app, "/salle/").body == b"<p>board"
