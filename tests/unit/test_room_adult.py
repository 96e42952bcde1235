"""What only the adult may: by address, by a request, by a forged one, by a second tab."""

import asyncio
import json
import secrets
import time
from itertools import pairwise

import asgi
import pytest
from room_driver import FIRST, FOX, HOST, OWL, PACK, A, B, event, opened, told
from starlette.requests import Request

from codeweek.room.adult_acts import act
from codeweek.room.board_data import BOARD_LASTS
from codeweek.server.requests import adult_rights, event_streams

ACTS = [
    ("GET", "board"),
    ("GET", "board/listen"),
    ("POST", "act"),
    ("GET", "adult"),
    ("GET", "qr.svg?text=http://here/"),
]


@pytest.fixture
def room(tmp_path):
    with opened(tmp_path) as found:
        found.join(A, OWL)
        yield found


def asked(room, method, path, here=False, **headers):
    if method == "GET":
        return room.get(path, here=here, **headers)
    return room.post(path, {"act": "pause", "on": True}, here=here, **headers)


MACHINES = {  # what any machine may ask; the last decides by itself
    "/room",
    "/join",
    "/events",
    "/file",
    "/listen",
    "/games",
    "/games/file",
    "/orders",
    "/packs/{sum}.zip",
    "/adult",
    "/pictures",
}


def test_all_that_is_not_for_machines_is_refused_to_a_child_whatever_it_sends(room):
    mount = room.app._api.routes[0]
    for each in mount.routes:
        path = each.path.strip("/").replace("{profile}", OWL)
        for method in sorted(each.methods - {"HEAD"}) if each.path not in MACHINES else ():
            answer = room.ask(path, method, b"{}", False, {"content_type": "application/json"})
            assert told(answer) == (401, {"why": "adult"}), each.path
    assert {each.path for each in mount.routes} >= MACHINES


@pytest.mark.parametrize(("method", "path"), ACTS)
@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"cookie": "codeweek-adult=" + "0" * 32},
        {"cookie": "codeweek-adult="},
        {"x_forwarded_for": "127.0.0.1"},
        {"forwarded": "for=127.0.0.1"},
    ],
)
def test_a_child_who_asks_what_is_the_adults_is_refused(room, method, path, headers):
    assert told(asked(room, method, path, **headers)) == (401, {"why": "adult"})
    assert not room.live.room.lead.pause


@pytest.mark.parametrize(("method", "path"), ACTS)
def test_a_child_who_says_to_be_the_serving_computer_is_refused(room, method, path):
    headers = {"host": "localhost:8000", "origin": "http://localhost:8000"}
    assert asked(room, method, path, **headers).status == 401
    assert not room.live.room.lead.pause


@pytest.mark.parametrize(("method", "path"), ACTS)
@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"host": "evil.example:8000", "origin": "http://evil.example:8000"}, 403),  # a name made to mean us
        ({"origin": "http://evil.example"}, 403),
        ({"sec_fetch_site": "cross-site"}, 403),
        ({"sec_fetch_site": "same-site"}, 403),  # another port, or another name of the same house
        ({"sec_fetch_site": "anything"}, 403),
        ({"via": "1.1 proxy"}, 401),  # somebody's request that a proxy of this computer passed on
    ],
)
def test_another_page_in_the_adults_browser_is_refused(room, method, path, headers, status):
    assert asked(room, method, path, here=True, **headers).status == status
    assert not room.live.room.lead.pause


@pytest.mark.parametrize("site", ["same-origin", "none", None])
def test_the_page_itself_and_who_types_an_address_are_answered(room, site):
    assert room.get("board", here=True, sec_fetch_site=site).status == 200


def test_behind_a_proxy_nobody_is_the_adult_without_the_code(tmp_path):
    with opened(tmp_path, names=("salle.example",)) as room:
        assert room.get("board", here=True).status == 401
        assert room.get("adult", here=True).status == 401


def test_the_serving_computer_is_the_adults(room):
    assert room.get("board", here=True).status == 200
    assert told(room.act("pause", on=True)) == (200, {"seq": room.live.room.seq})
    assert room.orders(A)["pause"]
    status, found = told(room.get("adult", here=True))
    assert (status, found["code"], found["until"]) == (200, room.rights.code, adult_rights.GOOD)
    assert found["addresses"] == [f"http://{HOST}/", "http://localhost:8000/"]


def entered(room, code, **headers):
    return room.post("adult", {"code": code}, **headers)


def test_the_code_opens_the_board_of_one_browser_elsewhere(room):
    code, news = room.rights.code, []
    room.rights.renewed = news.append
    answer = entered(room, f"{code[:3]} {code[3:]}")
    assert answer.status == 204
    cookie, *how = answer.headers["Set-Cookie"].split("; ")
    assert {"HttpOnly", "SameSite=strict", "Path=/"} <= {*how}
    assert len(cookie.partition("=")[2]) == 32
    assert room.get("board", cookie=cookie).status == 200
    assert asked(room, "POST", "act", cookie=cookie).status == 200
    assert room.get("adult", cookie=cookie).status == 401  # the code is shown at the serving computer only
    assert room.get("board").status == 401  # a second browser
    assert news == [room.rights.code]


def test_the_cookie_of_the_adult_is_no_use_to_another_page(room):
    cookie = entered(room, room.rights.code).headers["Set-Cookie"].split(";")[0]
    forged = {"cookie": cookie, "origin": "http://evil.example"}
    assert asked(room, "POST", "act", **forged).status == 403
    assert not room.live.room.lead.pause


def test_a_code_read_over_a_shoulder_opens_no_second_board(room, monkeypatch):
    numbers = iter(range(10, 20))
    monkeypatch.setattr(secrets, "randbelow", lambda _most: next(numbers))
    code = room.rights.code
    assert entered(room, code).status == 204
    assert room.rights.code != code
    assert entered(room, code).status == 401


def test_a_new_start_knows_neither_code_nor_cookie_of_before(tmp_path):
    with opened(tmp_path) as room:
        cookie = entered(room, room.rights.code).headers["Set-Cookie"].split(";")[0]
        assert room.get("board", cookie=cookie).status == 200
    with opened(tmp_path) as room:
        assert room.get("board", cookie=cookie).status == 401


def test_a_code_is_good_for_an_evening(room):
    code = room.rights.code
    room.now += adult_rights.GOOD - 1
    assert room.rights.code == code
    room.now += 1
    assert room.rights.until <= 0
    news = []
    room.rights.renewed = news.append
    assert [room.rights.code] == news
    assert room.rights.until == adult_rights.GOOD


def test_no_machine_of_a_child_can_ask_whether_a_code_is_right(room):
    assert told(room.post("adult/check", {"code": room.rights.code})) == (404, {"why": "request"})


def test_who_guesses_codes_is_not_listened_to_after_five(room):
    code = room.rights.code
    wrong = [f"{(int(code) + n) % 10**6:06}" for n in range(1, 8)]
    assert [entered(room, each).status for each in wrong] == [401] * 5 + [429] * 2
    assert entered(room, code).status == 429
    room.now += 12
    assert entered(room, code).status == 204


def test_children_who_mistype_their_words_do_not_shut_out_the_adult_nor_the_adult_them(room):
    room.now += 100
    wrong = f"{(int(room.rights.code) + 1) % 10**6:06}"
    assert [room.join(B, OWL, words="un deux trois").status for _ in range(6)] == [403] * 5 + [429]
    assert [entered(room, wrong).status for _ in range(6)] == [401] * 5 + [429]
    room.now += 12
    assert room.join(B, OWL, words="un deux trois").status == 403
    assert entered(room, room.rights.code).status == 204


def test_a_class_that_mistypes_its_words_leaves_the_adults_telephone_its_code(room):
    room.now += 100
    found = []
    for child in range(30):
        scope = room.scope("join", "POST", headers={"content_type": "application/json"})
        scope["client"] = (f"192.168.1.{100 + child}", 5000)
        asked = {"machine": f"{child:032x}", "profile": OWL, "file": None, "words": "un deux trois"}
        found.append(_answer(room, scope, asked).status)
    assert found == [403] * 20 + [429] * 10
    assert entered(room, room.rights.code).status == 204


def opened_elsewhere(room):
    """The cookie of a browser where the adult has entered the code of now."""
    return entered(room, room.rights.code).headers["Set-Cookie"].split(";")[0]


def test_the_board_lists_the_boards_that_are_open_elsewhere_and_closes_one(room):
    assert room.board()["boards"] == []
    phone = opened_elsewhere(room)
    room.now += 60
    child = opened_elsewhere(room)
    first, second = room.board()["boards"]
    assert first["seconds"] >= 60 > second["seconds"]
    mine = [json.loads(room.get("board/mine", cookie=each).body)["id"] for each in (phone, child)]
    assert mine == [first["id"], second["id"]]
    assert json.loads(room.get("board/mine", here=True).body)["id"] == ""
    assert room.act("close_board", board=second["id"]).status == 200
    assert room.get("board", cookie=child).status == 401
    assert asked(room, "POST", "act", cookie=child).status == 401
    assert room.get("board", cookie=phone).status == 200
    assert [each["id"] for each in room.board()["boards"]] == [first["id"]]
    assert told(room.act("close_board", board=second["id"])) == (400, {"why": "board"})
    assert told(room.act("close_board", board="")) == (400, {"why": "board"})


def test_who_knows_the_mark_of_a_board_has_no_board(room):
    opened_elsewhere(room)
    (there,) = room.board()["boards"]
    assert room.get("board", cookie=f"codeweek-adult={there['id']}").status == 401


def test_a_board_that_is_closed_hears_nothing_more(room):
    cookie = opened_elsewhere(room)

    async def listen():
        request = Request(room.scope("board/listen", headers={"cookie": cookie}))
        shown = event_streams.boards(room.live, "", lambda: room.rights.is_adult(request))
        await anext(shown)
        (there,) = room.live.room.lead.boards
        room.live.set(act(room.live.room, "close_board", {"board": there.mark}, room.now))
        return [each async for each in shown]

    assert asyncio.run(listen()) == []


def test_a_board_is_open_for_an_evening_and_is_not_listed_after(room):
    cookie = opened_elsewhere(room)
    room.now += BOARD_LASTS - 1
    assert room.get("board", cookie=cookie).status == 200
    room.now += 1
    assert room.get("board", cookie=cookie).status == 401
    assert room.board()["boards"] == []


def test_a_room_that_guesses_together_is_not_listened_to_after_twenty(room):
    wrong = f"{(int(room.rights.code) + 1) % 10**6:06}"
    found = []
    for machine in range(30):
        scope = room.scope("adult", "POST", headers={"content_type": "application/json"})
        scope["client"] = (f"192.168.1.{100 + machine}", 5000)
        found.append(_answer(room, scope, {"code": wrong}).status)
    assert found == [401] * 20 + [429] * 10
    assert room.get("board", here=True).status == 200


def _answer(room, scope, value):
    return asyncio.run(asgi.answer(room.app, scope, json.dumps(value).encode()))


@pytest.mark.parametrize("code", ["", "12345", "1234567", "é", "000000 or 1"])
def test_what_is_no_code_is_a_wrong_one(room, code):
    assert entered(room, code).status == 401


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"act": "dance"}, "act"),
        ({"act": "pause"}, "on"),
        ({"act": "say", "text": "x" * 201}, "text"),
        ({"act": "send", "profile": "lucas"}, "profile"),
        ({"on": True}, "act"),
    ],
)
def test_an_act_that_is_wrong_is_told_by_its_field(room, fields, why):
    assert told(room.post("act", fields, here=True)) == (400, {"why": why})


def test_what_the_adult_does_is_in_the_orders_of_the_machines(room):
    room.join(B, "fox-blue")
    room.act("goal", stars=10)
    room.act("sticker", profile=OWL, number=7)
    room.act("send", profile=OWL, pack=PACK, level=FIRST, rung=1)
    room.tell(A, event(1, "win", stars=3))
    mine, theirs = room.orders(A), room.orders(B)
    assert (mine["number"], mine["sent"]["rung"], mine["goal"]) == (7, 1, {"stars": 10, "now": 3})
    assert (theirs["number"], theirs["sent"], theirs["goal"]) == (None, None, {"stars": 10, "now": 3})


def test_the_adult_has_an_address_as_a_picture_and_no_picture_of_what_is_too_long(room):
    drawn = room.get("qr.svg?text=http://192.168.1.20:8000/", here=True)
    assert (drawn.status, drawn.headers["Content-Type"]) == (200, "image/svg+xml")
    assert told(room.get(f"qr.svg?text={'a' * 301}", here=True)) == (400, {"why": "text"})


def test_a_board_asked_for_just_after_another_shows_what_changed_in_between(room):
    def rows():
        return [each["profile"] for each in json.loads(room.get("board", here=True).body)["rows"]]

    assert rows() == [OWL]
    room.join(B, FOX)
    assert rows() == [FOX, OWL]


def test_a_board_that_takes_long_to_make_leaves_most_of_the_time_to_the_room(room):
    made = []

    def slow():
        end = time.thread_time() + 0.02
        while time.thread_time() < end:
            pass
        made.append(time.perf_counter())
        return b"{}"

    async def listen():
        shown = event_streams.boards(room.live, "", lambda: True)
        for _ in range(4):
            await anext(shown)
            asyncio.get_running_loop().call_soon(room.live.subscribers.ring, None)
        await shown.aclose()

    room.live.board = slow
    asyncio.run(listen())
    assert min(after - before for before, after in pairwise(made)) >= 0.02 * event_streams.REST
