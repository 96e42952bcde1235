"""What a machine may not ask of the room is refused by its name."""

import asyncio
import json

import asgi
import pytest
from room_driver import FOX, HOST, OWL, A, B, event, opened, told

from codeweek.server.requests import machine_requests, request_guard


@pytest.mark.parametrize(
    ("path", "value", "status", "why"),
    [
        ("join", {}, 400, "machine"),
        ("join", {"machine": "A" * 32, "profile": OWL}, 400, "machine"),
        ("join", {"machine": A, "profile": "lucas"}, 400, "profile"),
        ("join", {"machine": A, "profile": OWL, "file": [1]}, 400, "file"),
        ("join", {"machine": A, "profile": OWL, "words": 3}, 400, "words"),
        ("join", {"machine": A, "profile": OWL, "mark": OWL}, 400, "mark"),
        ("join", {"machine": A, "profile": OWL, "mark": None}, 400, "mark"),
        ("events", {"machine": A, "events": "all"}, 400, "events"),
        ("events", {"machine": A, "events": [{}] * 51}, 413, "events"),
        ("adult", {"code": 123456}, 400, "code"),
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


def test_sixty_sit_down_at_once_from_another_computer_and_from_the_serving_one_as_many_as_like(room):
    most, _a_second = machine_requests.COMES
    assert [room.post("join", {}).status for _ in range(most + 1)] == [400] * most + [429]
    assert {room.post("join", {}, here=True).status for _ in range(most + 1)} == {400}
    room.now += 1
    assert room.post("join", {}).status == 400


@pytest.mark.parametrize(
    ("path", "most"), [("events", machine_requests.EVENTS), ("join", machine_requests.FILE)]
)
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


def test_a_slow_question_is_given_up(room, monkeypatch):
    monkeypatch.setattr(request_guard, "SLOWEST", 0.1)

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
