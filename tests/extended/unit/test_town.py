"""Several rooms of one server: each apart, its adult known by a code only, all processes of one mind."""

import asyncio
import time
from contextlib import ExitStack, closing

import psycopg
import pytest
from room_driver import CAT, FIRST, FOX, OWL, PACK, A, B, C, event, part
from town_driver import SQLITE, Browser, made, process, served, soon

from codeweek.cli import main
from codeweek.server.keeping.room_store import StoreError
from codeweek.server.town.rooms_in_postgres import PostgresRooms


@pytest.fixture
def page(tmp_path):
    folder = tmp_path / "page"
    folder.mkdir()
    (folder / "index.html").write_text("<p>é", encoding="utf-8")
    return folder


@pytest.fixture
def kept(tmp_path):
    return tmp_path / "home" / "salle"


@pytest.fixture(params=[SQLITE, "postgres"])
def any_database(request):
    return SQLITE if request.param == SQLITE else request.getfixturevalue("database")


def test_three_rooms_of_one_server_know_nothing_of_each_other(any_database, kept, page):
    rooms = [made(any_database, kept, name) for name in ("École", "Médiathèque", "Collège")]
    with served(any_database, kept, page) as port:
        browsers = [Browser(room) for room in rooms]
        for browser, profile in zip(browsers, (OWL, FOX, CAT), strict=True):
            assert browser.join(port, A, profile)[0] == 200
            assert browser.tell(port, A, event(1, "run", (profile,)))[0] == 200
        adults = [Browser(room).enter(port) for room in rooms]
        assert [[*adult.rows(port)] for adult in adults] == [[OWL], [FOX], [CAT]]
        assert [each.ask(port, "api/room")[1]["room"] for each in browsers] == [
            "École",
            "Médiathèque",
            "Collège",
        ]
        assert adults[0].ask(port, "api/act", {"act": "pause", "on": True})[0] == 200
        told = [each.ask(port, f"api/orders?machine={A}")[1]["pause"] for each in browsers]
        assert told == [True, False, False]
        adults[0].room = rooms[1]  # with the first room's cookie
        assert adults[0].ask(port, "api/board")[0] == 401
        assert browsers[1].tell(port, B, event(1, "run", (OWL,)))[0] == 403


def test_the_computer_where_several_rooms_are_served_is_not_the_adults(any_database, kept, page):
    room = made(any_database, kept)
    with served(any_database, kept, page) as port:
        child = Browser(room)
        child.headers = dict  # as somebody who sits at the server
        assert child.ask(port, "api/board")[0] == 401
        assert child.ask(port, "api/adult")[0] == 401


def test_each_room_has_the_page_and_its_address_needs_no_last_stroke(kept, page):
    room = made(SQLITE, kept)
    with served(SQLITE, kept, page) as port:
        browser = Browser(room)
        assert browser.ask(port, "")[0] == 200
        browser.room = browser.room._replace(code="aaaaaaaa")
        assert browser.ask(port, "")[0] == 404
        browser.room = type("Bare", (), {"path": room.path[:-1]})
        assert browser.ask(port, "")[0] == 307
        assert browser.given["Location"] == f"{room.code}/"
        browser.room = type("Front", (), {"path": "/"})
        assert (browser.ask(port, "")[0], browser.ask(port, "api/room")[0]) == (200, 404)


def test_the_adults_code_stays_and_is_kept_only_as_a_hash(kept, page):
    room = made(SQLITE, kept)
    for _ in range(2):
        with served(SQLITE, kept, page) as port:
            adult = Browser(room).enter(port)
            told = adult.given["Set-Cookie"]
            assert all(
                each in told for each in (f"Path={room.path};", "HttpOnly", "SameSite=strict", "Secure")
            )
            assert adult.rows(port) == {}
    there = [path.read_bytes() for path in kept.rglob("*") if path.is_file()]
    assert len(there) >= 2
    assert not any(room.adult.encode() in content for content in there)


def test_who_guesses_the_adults_code_is_not_heard_and_others_are(kept, page):
    room = made(SQLITE, kept)
    with served(SQLITE, kept, page) as port:
        child = Browser(room, "203.0.113.66")
        wrong = {"code": f"{(int(room.adult) + 1) % 10**10:010}"}
        assert [child.ask(port, "api/adult", wrong)[0] for _ in range(6)] == [401] * 5 + [429]
        assert child.ask(port, "api/adult", {"code": room.adult})[0] == 429
        Browser(room, "203.0.113.7").enter(port)


def test_a_board_that_is_closed_stays_closed_in_a_town_and_the_others_stay_open(any_database, kept, page):
    room = made(any_database, kept)
    with served(any_database, kept, page) as port:
        adult, child = Browser(room).enter(port), Browser(room).enter(port)
        mark = child.ask(port, "api/board/mine")[1]["id"]
        assert mark in [each["id"] for each in adult.ask(port, "api/board")[1]["boards"]]
        assert adult.ask(port, "api/act", {"act": "close_board", "board": mark})[0] == 200
        assert child.ask(port, "api/board")[0] == 401
    with served(any_database, kept, page) as port:
        assert child.ask(port, "api/board")[0] == 401
        assert len(adult.ask(port, "api/board")[1]["boards"]) == 1


def test_a_board_opened_at_one_process_is_closed_at_another(database, kept, page):
    room = made(database, kept)
    with served(database, kept, page) as one, served(database, kept, page) as two:
        adult, child = Browser(room).enter(one), Browser(room).enter(two)
        assert child.ask(one, "api/board")[0] == 200, "also before this process has heard of it"
        mark = child.ask(two, "api/board/mine")[1]["id"]
        assert adult.ask(one, "api/act", {"act": "close_board", "board": mark})[0] == 200
        assert soon(lambda: child.ask(two, "api/board")[0] == 401)


def test_a_cookie_that_nobody_signed_or_that_is_too_old_opens_nothing(kept, page):
    room = made(SQLITE, kept)
    with served(SQLITE, kept, page) as port:
        adult = Browser(room).enter(port)
        name, _, token = adult.cookie.partition("=")
        until, nonce, mark = token.split(".")
        for forged in (
            "",
            "..",
            f"{int(until) + 9}.{nonce}.{mark}",
            f"{until}.{nonce}.",
            "é",
            f"1.{nonce}.{mark}",
        ):
            adult.cookie = f"{name}={forged}".encode().decode("latin-1")
            assert adult.ask(port, "api/board")[0] == 401


def test_what_one_process_does_is_at_once_on_the_board_and_the_machines_of_another(database, kept, page):
    room = made(database, kept)
    with served(database, kept, page) as one, served(database, kept, page) as two:
        child, adult = Browser(room), Browser(room).enter(one)
        assert child.join(one, A, OWL)[0] == 200
        assert child.tell(two, A, event(1, "run", (OWL,)))[1] == {"last": 1, "gone": []}
        with (
            adult.listening(two, "api/board/listen") as boards,
            child.listening(two, f"api/listen?machine={A}") as told,
        ):
            assert [each["profile"] for each in next(boards)["rows"]] == [OWL]
            assert not next(told)["pause"]
            assert child.tell(one, A, event(2, "win", (OWL,), part=part(FIRST, stars=3), stars=3))[0] == 200
            begun = time.monotonic()
            assert next(each for each in boards if each["rows"][0]["status"] == "won")
            assert adult.ask(one, "api/act", {"act": "pause", "on": True})[0] == 200
            assert next(told)["pause"]
            assert time.monotonic() - begun < 2
        assert child.join(two, B, FOX)[0] == 200
        assert child.join(one, C, FOX)[0] == 403
        whole = {"machine": A, "profile": OWL, "file": None}
        files = [child.ask(port, "api/file", whole)[1]["file"] for port in (one, two)]
        assert files[0] == files[1]
        assert files[0]["courses"][PACK]["stars"] == {FIRST: 3}


def test_a_machine_that_only_listens_at_one_process_is_there_on_the_board_of_another(
    database, kept, page, monkeypatch
):
    monkeypatch.setattr("codeweek.server.town.rooms_in_postgres.LIFE", 0.1)
    monkeypatch.setattr("codeweek.room.board.AWAY_AFTER", 1.0)
    monkeypatch.setattr("codeweek.room.room.AWAY_AFTER", 1.0)
    room = made(database, kept)
    with served(database, kept, page) as one, served(database, kept, page) as two:
        child, adult = Browser(room), Browser(room).enter(two)
        child.join(one, A, OWL)
        child.tell(one, A, event(1, "build", (OWL,)))
        for _ in range(15):
            time.sleep(0.1)
            assert child.ask(one, f"api/orders?machine={A}")[0] == 200
        assert adult.rows(two)[OWL]["status"] == "building"
        assert soon(lambda: adult.rows(two)[OWL]["status"] == "away")


WALL = {"key": "run.wall", "say": "Aïe", "won": False}


def failed(*numbers):
    """Runs that ended at a wall."""
    return [event(n, "run", (OWL,), ran=WALL) for n in numbers]


def test_a_process_that_is_killed_in_mid_play_loses_no_event_and_the_other_goes_on(database, kept, page):
    room = made(database, kept)
    with ExitStack() as those:
        (first, one), (_, two) = (those.enter_context(process(database, page)) for _ in range(2))
        child, adult = Browser(room), Browser(room).enter(two)
        child.join(one, A, OWL)
        for n in range(1, 8):
            assert child.tell(one, A, *failed(n))[0] == 200
        first.kill()
        first.wait()
        assert child.tell(two, A, *failed(6, 7, 8, 9, 10))[1] == {
            "last": 10,
            "gone": [],
            "refused": [{"n": 6, "why": "heard"}, {"n": 7, "why": "heard"}],
        }
        assert adult.rows(two)[OWL]["tries"] == 10


def test_what_a_database_that_went_away_has_not_kept_is_told_again_and_counts_once(database, kept, page):
    room = made(database, kept)
    with served(database, kept, page) as port:
        child, adult = Browser(room), Browser(room).enter(port)
        child.join(port, A, OWL)
        child.tell(port, A, *failed(1))
        with psycopg.connect(database, autocommit=True) as there:
            there.execute(
                "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'codeweek'"
            )
        answers = [child.tell(port, A, *failed(2, 3)) for _ in range(6)]
        assert (503, {"why": "disk"}) in answers
        again = [{"n": 2, "why": "heard"}, {"n": 3, "why": "heard"}]
        assert answers[-1] == (200, {"last": 3, "gone": [], "refused": again})
        assert adult.rows(port)[OWL]["tries"] == 3


def test_a_room_that_is_removed_while_it_is_open_is_closed_at_every_process(database, kept, page, capsys):
    room = made(database, kept)
    with served(database, kept, page) as one, served(database, kept, page) as two:
        child = Browser(room)
        child.join(one, A, OWL)
        with child.listening(two, f"api/listen?machine={A}") as told:
            next(told)
            with pytest.raises(SystemExit, match="0"):
                main(["--language", "fr", "room", "remove", room.code, "--yes", "--database", database])
            assert [*told] == []
        assert "est effacée" in capsys.readouterr().out
        assert soon(lambda: [child.ask(port, "api/room")[0] for port in (one, two)] == [404, 404])


async def _until(found):
    while not found():
        await asyncio.sleep(0.02)


def test_of_several_processes_one_plays_wins_again_and_another_when_it_ends(database, monkeypatch):
    monkeypatch.setattr("codeweek.server.town.rooms_in_postgres.LIFE", 0.1)

    async def evening():
        with closing(PostgresRooms(database)) as one, closing(PostgresRooms(database)) as two:
            first = asyncio.create_task(one.follow())
            async with asyncio.timeout(10):
                await _until(lambda: one.checks)
                second = asyncio.create_task(two.follow())
                await asyncio.sleep(0.5)
                assert (one.checks, two.checks) == (True, False)
                first.cancel()
                await _until(lambda: two.checks)
                second.cancel()
                await asyncio.gather(first, second, return_exceptions=True)

    asyncio.run(evening())


def test_a_room_that_cannot_be_read_leaves_the_others_theirs(database, kept, page):
    good, bad = made(database, kept), made(database, kept)
    with psycopg.connect(database, autocommit=True) as there:
        there.execute("insert into kept values (%s, 'child', 'x', '', '{}', 0)", (bad[0],))
    with served(database, kept, page) as port:
        assert Browser(good).join(port, A, OWL)[0] == 200
        assert Browser(bad).join(port, A, OWL)[0] == 503


def _connections(database, more="true"):
    """How many connections the servers of a database have."""
    ours = "datname = current_database() and application_name = 'codeweek'"
    with psycopg.connect(database) as there:
        return there.execute(f"select count(*) from pg_stat_activity where {ours} and {more}").fetchone()[0]


def test_a_server_that_ends_while_a_turn_waits_for_another_leaves_no_connection_open(database):
    async def evening(live, other):
        changing = asyncio.create_task(live.change(live.ages))
        async with asyncio.timeout(10):
            await _until(lambda: _connections(database, "wait_event_type = 'Lock'"))
        ends = asyncio.all_tasks() - {asyncio.current_task()}
        for task in ends:
            task.cancel()
        asyncio.get_running_loop().call_later(0.2, other.rollback)
        await asyncio.gather(changing, *ends, return_exceptions=True)

    with closing(PostgresRooms(database)) as rooms, psycopg.connect(database) as other:
        live = rooms.open(code := rooms.new("École", "").code)
        other.execute("select from rooms where room = %s for update", (code,))
        asyncio.run(evening(live, other))
    assert soon(lambda: _connections(database) == 0)


def test_a_connection_that_cannot_be_set_up_is_closed(database, monkeypatch):
    monkeypatch.setattr("codeweek.server.keeping.connections._SETTINGS", "select 1 / 0")
    with pytest.raises(StoreError):
        PostgresRooms(database)
    assert soon(lambda: _connections(database) == 0)
