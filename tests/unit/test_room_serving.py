"""A room that is opened: beside a window, with packs, found on the network, killed and opened again."""

import contextlib
import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time

import pytest
from mutated_packs import LEVEL
from room_driver import FIRST, FOX, OWL, A, B, event, part

from codeweek import data
from codeweek.server import discovery
from codeweek.server.requests import event_streams
from codeweek.server.serving import NotServedError, Serving, Where, serve

TEXT = data.text("fr")
HERE = Where("127.0.0.1", 0)


@pytest.fixture
def page(tmp_path):
    folder = tmp_path / "page"
    folder.mkdir()
    (folder / "index.html").write_text("<p>é", encoding="utf-8")
    return folder


@pytest.fixture
def serving(page, tmp_path):
    room = Serving(page, tmp_path / "salle", HERE)
    room.start()
    yield room
    room.stop()


class Line:
    """A kept connection of one machine."""

    def __init__(self, port):
        self.host = f"127.0.0.1:{port}"
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)

    def ask(self, path, value=None):
        body = None if value is None else json.dumps(value)
        headers = {"Content-Type": "application/json", "Origin": f"http://{self.host}"}
        self.connection.request("GET" if body is None else "POST", f"/api/{path}", body, headers)
        answer = self.connection.getresponse()
        content = answer.read()
        return answer.status, json.loads(content) if content else None


@contextlib.contextmanager
def line(port):
    there = Line(port)
    with contextlib.closing(there.connection):
        yield there


def join(there, machine, profile, **more):
    return there.ask("join", {"machine": machine, "profile": profile, "file": None, "codeweek": "1", **more})


def test_a_window_opens_a_room_beside_itself_and_closes_it(page, tmp_path):
    room = Serving(page, tmp_path / "salle", HERE)
    room.start()
    assert room.addresses == [f"http://127.0.0.1:{room.port}/"]
    assert room.board == f"http://127.0.0.1:{room.port}/salle"
    with line(room.port) as there:
        assert there.ask("room")[1]["children"] == []
        assert room.machines == 0
        assert join(there, A, OWL)[0] == 200
        assert room.machines == 1
        assert there.ask("adult")[1]["code"] == room.rights.code
    room.stop()
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", room.port), timeout=1)
    again = Serving(page, tmp_path / "salle", Where("127.0.0.1", room.port))
    assert OWL in again.live.room.children
    again.start()
    again.stop()


def test_a_room_that_never_began_leaves_its_port_and_folder(page, tmp_path):
    room = Serving(page, tmp_path / "salle", HERE)
    room.stop()
    again = Serving(page, tmp_path / "salle", Where("127.0.0.1", room.port))
    again.stop()


def test_while_somebody_listens_the_room_is_closed_at_once(serving):
    with socket.create_connection(("127.0.0.1", serving.port)) as there:
        there.sendall(f"GET /api/board/listen HTTP/1.1\r\nHost: 127.0.0.1:{serving.port}\r\n\r\n".encode())
        heard = b""
        while b"data: " not in heard:
            heard += there.recv(4096)
        began = time.monotonic()
        serving.stop()
        assert time.monotonic() - began < 2
        rest = b"".join(iter(lambda: there.recv(4096), b""))
        assert rest.endswith(b"0\r\n\r\n")  # the stream came to its end


def test_a_page_that_is_closed_listens_no_more_at_once(serving):
    with socket.create_connection(("127.0.0.1", serving.port)) as there:
        asked = f"GET /api/listen?machine={A} HTTP/1.1\r\nHost: 127.0.0.1:{serving.port}\r\n\r\n"
        there.sendall(asked.encode())
        heard = b""
        while not heard.endswith(b"}\n\n\r\n"):  # all of it: else the system says that the rest was refused
            heard += there.recv(4096)
    until = time.monotonic() + 5  # long before anything is written to it
    while serving.live.subscribers.addresses and time.monotonic() < until:
        time.sleep(0.01)
    assert not serving.live.subscribers.addresses


def test_a_second_room_on_this_computer_is_told_why_not(serving, page, tmp_path):
    with pytest.raises(NotServedError) as taken:
        Serving(page, tmp_path / "other", Where("127.0.0.1", serving.port))
    assert TEXT(taken.value.told, **taken.value.slots).startswith(f"Le port {serving.port}")
    with pytest.raises(NotServedError) as busy:
        Serving(page, tmp_path / "salle", HERE)
    assert "déjà ouverte" in TEXT(busy.value.told, **busy.value.slots)


def test_a_folder_that_cannot_be_written_is_told_with_its_remedy(page, tmp_path):
    (tmp_path / "file").write_text("x")
    said = []
    assert serve(page, tmp_path / "file" / "salle", HERE, (), TEXT, said.append) == 1
    assert str(tmp_path / "file") in said[0]
    assert "CODEWEEK_HOME" in said[0]


def test_packs_given_at_the_start_are_what_is_open_today(serving, tmp_path):
    file = tmp_path / "ce-soir.yaml"
    file.write_text(LEVEL, encoding="utf-8")
    assert serving.play([file], TEXT) == []
    plan = serving.live.room.lead.plan
    assert [each["level"] for each in plan["levels"]] == ["ce-soir"]
    assert plan["levels"][0]["pack"] == plan["packs"][0]["key"]
    with line(serving.port) as there:
        assert there.ask(f"orders?machine={A}")[1]["plan"] == plan
        there.connection.request("GET", f"/api/packs/{plan['packs'][0]['sum']}.zip")
        answer = there.connection.getresponse()
        assert (answer.status, len(answer.read())) == (200, plan["packs"][0]["size"])
        assert there.ask(f"packs/{'0' * 32}.zip") == (404, {"why": "pack"})


@pytest.mark.parametrize(("content", "told"), [(None, "ne peut pas être lu"), ("title: [", "ce-soir")])
def test_a_pack_that_cannot_be_played_is_told_and_nothing_is_served(page, tmp_path, content, told):
    file, said = tmp_path / "ce-soir.yaml", []
    if content is not None:
        file.write_text(content, encoding="utf-8")
    assert serve(page, tmp_path / "salle", HERE, [file], TEXT, said.append) == 1
    assert told in " ".join(said)
    Serving(page, tmp_path / "salle", HERE).stop()


def test_a_window_that_asks_everybody_is_answered_where_the_room_is(serving):
    with line(serving.port) as there:
        assert there.ask("room")[0] == 200  # it has begun
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        asking.settimeout(5)
        for question in (b"hello", discovery.ASKED):
            asking.sendto(question, ("127.0.0.1", serving.port))
        content, (host, port) = asking.recvfrom(600)
        assert json.loads(content) == {"room": serving.live.room.id, "port": serving.port}
        assert (host, port) == ("127.0.0.1", serving.port)
        asking.settimeout(0.1)
        with pytest.raises(TimeoutError):
            asking.recvfrom(600)


def test_the_room_is_opened_although_another_program_answers_on_its_port(page, tmp_path):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as other:
        other.bind(("127.0.0.1", 0))
        where = Where("127.0.0.1", other.getsockname()[1])
        room = Serving(page, tmp_path / "salle", where)
        room.start()
        with line(room.port) as there:
            assert there.ask("room")[0] == 200
        room.stop()


def _opened(page, home, port=0):
    """A server of its own process, and its port."""
    command = [
        sys.executable,
        "-m",
        "codeweek",
        "serve",
        str(page),
        "--host",
        "127.0.0.1",
        "--port",
        str(port),
    ]
    process = subprocess.Popen(
        command,
        env={**os.environ, "CODEWEEK_HOME": str(home)},
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    address = next(each for each in iter(process.stdout.readline, "") if "http://" in each)
    return process, int(address.strip().strip("/").rpartition(":")[2])


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_nothing_that_was_answered_is_lost_when_the_server_is_killed(page, tmp_path):
    process, port = _opened(page, tmp_path)
    machines = {letter * 32: f"{animal}-green" for letter, animal in zip("abcd", ANIMALS, strict=True)}
    answered = dict.fromkeys(machines, 0)

    def play(machine, profile):
        with contextlib.suppress(OSError, http.client.HTTPException), line(port) as there:
            assert join(there, machine, profile)[0] == 200
            for n in range(1, 50):  # as many as may be told at once
                told = part(f"level-{n}", stars=1)
                won = {
                    "machine": machine,
                    "events": [event(n, "win", [profile], f"level-{n}", stars=1, part=told, pack=ELSEWHERE)],
                }
                status, found = there.ask("events", won)
                assert (status, found["last"]) == (200, n)
                answered[machine] = n

    threads = [threading.Thread(target=play, args=each) for each in machines.items()]
    for each in threads:
        each.start()
    until = time.monotonic() + 20
    while min(answered.values()) < 8 and time.monotonic() < until:
        time.sleep(0.002)
    process.send_signal(signal.SIGKILL)
    for each in threads:
        each.join()
    process.wait()
    process.stdout.close()
    assert max(answered.values()) < 49  # it was killed while they told
    process, port = _opened(page, tmp_path, port)
    try:
        with line(port) as there:
            for machine, profile in machines.items():
                status, found = join(there, machine, profile)
                assert status == 200
                assert answered[machine] <= found["last"] <= answered[machine] + 1
                stars = found["file"]["courses"][ELSEWHERE]["stars"]
                assert stars == {f"level-{n}": 1 for n in range(1, found["last"] + 1)}
            rows = there.ask("board")[1]["rows"]
            assert {each["profile"]: each["stars"] for each in rows} == {
                profile: there.ask("join", {"machine": machine, "profile": profile, "file": None})[1]["last"]
                for machine, profile in machines.items()
            }
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


ELSEWHERE = "maison"  # a pack that is not here: whether it has such levels nobody knows
ANIMALS = ("owl", "fox", "cat", "panda")


def test_a_page_that_is_gone_for_a_while_tells_its_outbox_to_the_next_server(page, tmp_path):
    first = Serving(page, tmp_path / "salle", HERE)
    first.start()
    with line(first.port) as there:
        join(there, A, OWL)
        join(there, B, FOX)
        there.ask("events", {"machine": A, "events": [event(1, "open")]})
    first.stop()
    second = Serving(page, tmp_path / "salle", HERE)  # at another address
    second.start()
    with line(second.port) as there:
        outbox = [event(1, "open", ago=300.0), event(2, "win", stars=2, part=part(FIRST, stars=2), ago=200.0)]
        before = {"last": 2, "gone": [], "refused": [{"n": 1, "why": "heard"}]}
        assert there.ask("events", {"machine": A, "events": outbox}) == (200, before)
        both = {"last": 2, "gone": [], "refused": [{"n": 1, "why": "heard"}, {"n": 2, "why": "heard"}]}
        assert there.ask("events", {"machine": A, "events": outbox}) == (200, both)
        row = next(each for each in there.ask("board")[1]["rows"] if each["profile"] == OWL)
        assert (row["stars"], 199 <= row["seconds"] <= 201) == (2, True)
    second.stop()


def test_a_board_that_stops_reading_does_not_make_the_server_grow(serving, monkeypatch):
    monkeypatch.setattr(event_streams, "GAP", 0)
    with socket.create_connection(("127.0.0.1", serving.port)) as board:
        board.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        board.sendall(f"GET /api/board/listen HTTP/1.1\r\nHost: 127.0.0.1:{serving.port}\r\n\r\n".encode())
        connection = _connection(serving)
        serving.live.board = lambda: b"x" * 200_000
        with line(serving.port) as there:
            for n in range(60):
                assert there.ask("act", {"act": "say", "text": f"{n}"})[0] == 200
            assert 0 < connection.transport.get_write_buffer_size() < 500_000


def _connection(serving):
    """The connection of the board, once it listens."""
    for _ in range(200):
        if serving.live.subscribers.addresses:
            return next(iter(serving._server.server_state.connections))
        time.sleep(0.01)
    raise AssertionError
