"""The folder of the web shell, handed out on the local network."""

import contextlib
import errno
import gc
import gzip
import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import time

import pytest
from asgi import ask
from click.testing import CliRunner

from codeweek import data
from codeweek.cli import group
from codeweek.play import builtin
from codeweek.server import http_server
from codeweek.server.discovery import EVERYWHERE, addresses, qr_code
from codeweek.server.http_server import MOST, Server, in_thread, limits
from codeweek.server.serving import Serving, Where, serve, welcome
from codeweek.server.static_files import ALWAYS, application

TEXT = data.text("fr")
WASM = bytes(range(256)) * 40


@pytest.fixture
def site(tmp_path):
    folder = tmp_path / "site"
    (folder / "py").mkdir(parents=True)
    (folder / "index.html").write_text("<p>é", encoding="utf-8")
    (folder / "py" / "a.wasm").write_bytes(WASM)
    (folder / "py" / "a.wasm.gz").write_bytes(gzip.compress(WASM))
    (folder / "py" / "a.wasm.br").write_bytes(b"not really")
    for name in ("a.mjs", "a.whl", "a.webmanifest", "é.svg"):
        (folder / name).write_text("x", encoding="utf-8")
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("path", "type"),
    [
        ("/", "text/html"),
        ("/index.html", "text/html"),
        ("/py/a.wasm", "application/wasm"),
        ("/a.mjs", "text/javascript"),
        ("/a.webmanifest", "application/manifest+json"),
        ("/a.whl", "application/zip"),
        ("/é.svg", "image/svg+xml"),
    ],
)
def test_every_file_has_its_type(site, path, type):
    status, headers, _body = ask(application(site), path)
    assert status == 200
    assert headers["Content-Type"].split(";")[0] == type


def test_who_takes_a_compressed_file_gets_the_twin_of_the_build(site):
    app = application(site)
    plain = ask(app, "/py/a.wasm")
    assert plain[2] == WASM
    assert "Content-Encoding" not in plain[1]
    _status, headers, body = ask(app, "/py/a.wasm", accept_encoding="gzip, deflate")
    assert headers["Content-Encoding"] == "gzip"
    assert headers["Content-Type"] == "application/wasm"
    assert gzip.decompress(body) == WASM
    assert ask(app, "/py/a.wasm", accept_encoding="gzip, br")[1]["Content-Encoding"] == "br"


def test_a_file_that_did_not_change_is_not_sent_again(site):
    app = application(site)
    _status, headers, _body = ask(app, "/a.mjs")
    assert headers["Cache-Control"] == "no-cache"
    status, _headers, body = ask(app, "/a.mjs", if_none_match=headers["Etag"])
    assert (status, body) == (304, b"")


@pytest.mark.parametrize("form", ["{}", "W/{}", '"other", W/{}', "*"])
def test_a_file_that_a_proxy_asks_about_is_not_sent_again(site, form):
    app = application(site)
    tag = ask(app, "/a.mjs")[1]["Etag"]
    assert ask(app, "/a.mjs", if_none_match=form.format(tag))[0] == 304
    assert ask(app, "/a.mjs", if_none_match=f'"other", {tag[:-1]}x"')[0] == 200


@pytest.mark.parametrize(
    ("path", "method"), [("/", "GET"), ("/nothing", "GET"), ("/a.mjs", "POST"), ("/index.html", "HEAD")]
)
def test_every_answer_keeps_the_page_from_others(site, path, method):
    headers = ask(application(site), path, method).headers
    assert {name.title(): value for name, value in ALWAYS.items()}.items() <= headers.items()


def test_a_page_s_own_policy_is_in_its_headers_too_and_stays_when_the_page_is_not_sent_again(site):
    own = "default-src 'none'; script-src 'self'"
    page = f'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{own}"><p>é'
    (site / "index.html").write_text(page, encoding="utf-8")
    app = application(site)
    first = ask(app, "/")
    again = ask(app, "/", if_none_match=first.headers["Etag"])
    assert (first.status, again.status) == (200, 304)
    assert first.headers["Content-Security-Policy"] == f"{own}; frame-ancestors 'self'"
    assert again.headers["Content-Security-Policy"] == first.headers["Content-Security-Policy"]


@pytest.mark.page
@pytest.mark.parametrize("page", ["index.html", "salle/index.html"])
def test_the_page_and_the_board_as_built_bring_the_policy_that_they_tell(page):
    built = (data.web() / page).read_text(encoding="utf-8")
    [own] = re.findall('http-equiv="Content-Security-Policy" content="([^"]+)"', built)
    headers = ask(application(data.web()), f"/{page.removesuffix('index.html')}").headers
    assert headers["Content-Security-Policy"].startswith(f"{own}; ")


def test_a_folder_asked_without_its_last_stroke_leads_to_its_page(site):
    (site / "salle").mkdir()
    (site / "salle" / "index.html").write_text("<p>board", encoding="utf-8")
    app = application(site)
    led = ask(app, "/salle")
    assert (led.status, led.headers["Location"]) == (302, "salle/")
    assert ask(app, "/salle/").body == b"<p>board"


def test_a_part_of_the_page_brings_few_headers_and_is_still_read_as_nothing_else_nor_elsewhere(site):
    headers = ask(application(site), "/a.mjs").headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert sum(len(name) + len(value) + len(": \r\n") for name, value in headers.items()) < 320


def test_a_twin_that_goes_while_it_is_served_is_no_fault_of_the_server(site):
    app = application(site)
    assert ask(app, "/py/a.wasm", accept_encoding="br").headers["Content-Encoding"] == "br"
    (site / "py" / "a.wasm.br").unlink()
    status, headers, body = ask(app, "/py/a.wasm", accept_encoding="br")
    assert (status, body, "Content-Encoding" in headers) == (200, WASM, False)


def test_a_new_build_is_served_at_once(site):
    app = application(site)
    before = ask(app, "/")
    assert ask(app, "/chunk-new.js").status == 404
    (site / "index.html").write_text("<p>longer", encoding="utf-8")
    (site / "chunk-new.js").write_text("new", encoding="utf-8")
    assert ask(app, "/", if_none_match=before.headers["Etag"]).body == b"<p>longer"
    assert ask(app, "/chunk-new.js")[2] == b"new"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes on this system")
def test_a_pipe_in_the_folder_is_not_waited_for(site):
    os.mkfifo(site / "pipe")
    assert ask(application(site), "/pipe")[0] == 404


@pytest.mark.parametrize("path", ["/nothing", "/../secret.txt", "/%2e%2e/secret.txt", "/py", "//etc/passwd"])
def test_nothing_outside_the_folder_is_handed_out(site, path):
    status, _headers, body = ask(application(site), path)
    assert status in (302, 404)
    assert body == b""


def test_the_room_is_told_the_addresses_and_a_code_to_photograph():
    found = addresses(8123)
    assert found[-1] == "http://localhost:8123/"
    shown = "\n".join(welcome(found, "http://localhost:8123/salle", "", TEXT))
    assert all(address in shown for address in (*found, "http://localhost:8123/salle", qr_code(found[0])))
    assert "« Voir le code de l'adulte »" in shown.replace("\xa0", " ")
    assert qr_code(found[0]).count("\n") > 10


def test_the_adults_code_stands_never_beside_the_square_to_photograph():
    found = addresses(8123)
    shown = "\n".join(welcome(found, "http://localhost:8123/salle", "012345", TEXT))
    assert "012 345" in shown
    assert all(address in shown for address in (*found, "http://localhost:8123/salle"))
    assert qr_code(found[0]) not in shown


@pytest.mark.parametrize(
    ("names", "shows_code", "told"), [((), False, False), ((), True, True), (("salle.example",), False, True)]
)
def test_a_terminal_tells_the_adults_code_only_when_it_is_asked_to_or_nothing_else_can(
    tmp_path, monkeypatch, names, shows_code, told
):
    said, codes = [], []

    def used(serving):
        codes.append(serving.rights.code)
        serving.rights._used()
        codes.append(serving.rights.code)
        serving.stop()

    monkeypatch.setattr(Serving, "run", used)
    where = Where("127.0.0.1", 0, names, shows_code)
    assert serve(data.folder("levels"), tmp_path, where, (), TEXT, said.append) == 0
    assert [f"{code[:3]} {code[3:]}" in "\n".join(said) for code in codes] == [told, told]


def test_a_port_that_is_taken_is_told(tmp_path):
    said = []
    with socket.create_server(("", 0)) as taken:
        where = Where(EVERYWHERE, taken.getsockname()[1])
        assert serve(data.folder("levels"), tmp_path, where, (), TEXT, said.append) == 1
    assert "--port" in said[0]
    assert "pris" in said[0]


def test_a_port_without_the_right_to_it_is_not_called_taken(tmp_path, monkeypatch):
    def refuse(*_asked, **_how):
        raise PermissionError(errno.EACCES, "Permission denied")

    said = []
    monkeypatch.setattr(socket, "create_server", refuse)
    assert serve(data.folder("levels"), tmp_path, Where(EVERYWHERE, 80), (), TEXT, said.append) == 1
    assert "1024" in said[0]
    assert "pris" not in said[0]


@pytest.mark.parametrize("host", ["192.0.2.1", "no such name", "2001:db8::1"])
def test_an_address_of_another_computer_is_told(tmp_path, host):
    said = []
    assert serve(data.folder("levels"), tmp_path, Where(host, 0), (), TEXT, said.append) == 1
    assert host in said[0]


def test_an_address_that_was_chosen_is_the_only_one_told():
    assert addresses(8000, "127.0.0.1") == ["http://127.0.0.1:8000/"]
    assert addresses(8000, "::1") == ["http://[::1]:8000/"]


@pytest.fixture
def served(site):
    """The port of a server of its own process, as a room has it."""
    command = [sys.executable, "-m", "codeweek", "--language", "fr", "serve", str(site), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8") as process:
        lines = iter(process.stdout.readline, "")
        address = next(line.strip() for line in lines if "localhost" in line)
        yield int(address.split(":")[-1].strip("/"))
        process.terminate()


def get(port, path="/"):
    with contextlib.closing(http.client.HTTPConnection("127.0.0.1", port, timeout=10)) as connection:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read().decode()


def test_a_page_is_served_to_a_browser_until_it_is_ended(served):
    status, headers, body = get(served)
    assert (status, body) == (200, "<p>é")
    assert "Server" not in headers


def test_a_room_of_kept_and_slow_connections_does_not_shut_the_next_one_out(served):
    with contextlib.ExitStack() as room:
        for number in range(330):
            there = room.enter_context(socket.create_connection(("127.0.0.1", served), timeout=10))
            whole = number < 130
            there.sendall(b"GET / HTTP/1.1\r\nHost: here\r\n" + (b"\r\n" if whole else b"X-Slow: "))
            if whole:
                assert there.recv(15) == b"HTTP/1.1 200 OK"
        assert get(served)[0] == 200


@pytest.mark.parametrize(
    ("begun", "drops"), [(b"", 0), (b"GET / HTTP/1.1\r\n", 1), (b"GET / HTTP/1.1\r\n", 40)]
)
def test_a_question_that_never_ends_is_closed_however_often_a_letter_of_it_comes(
    site, monkeypatch, begun, drops
):
    monkeypatch.setattr(http_server, "SLOWEST" if begun else "IDLE", 0.4)
    at = socket.create_server(("127.0.0.1", 0))
    server = Server(application(site))
    thread = in_thread(server, at)
    with socket.create_connection(at.getsockname(), timeout=5) as there:
        there.sendall(begun)
        with contextlib.suppress(ConnectionError):  # closed meanwhile
            for _ in range(drops):
                there.sendall(b"X")
                time.sleep(0.02)
            assert there.recv(100) == b""
    server.should_exit = True
    thread.join(5)
    assert not thread.is_alive()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal between processes")
def test_ctrl_c_ends_it_without_a_word_while_somebody_waits(site):
    command = [sys.executable, "-m", "codeweek", "--language", "fr", "serve", str(site), "--port", "0"]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True, "encoding": "utf-8"}
    with subprocess.Popen(command, **pipes) as process:
        address = next(line.strip() for line in iter(process.stdout.readline, "") if "localhost" in line)
        with socket.create_connection(("127.0.0.1", int(address.split(":")[-1].strip("/")))) as there:
            there.sendall(b"GET / HTTP/1.1\r\nHost: here\r\n\r\n")
            assert there.recv(15) == b"HTTP/1.1 200 OK"
            process.send_signal(signal.SIGINT)
            assert process.wait(5) == 0
        assert process.stderr.read() == ""


def test_as_many_connections_as_the_computer_lets_are_taken():
    asked = limits()
    assert 400 <= asked["limit_concurrency"] <= MOST  # 60 machines with six each


def test_every_request_in_one_breath_has_its_answer(served):
    asked = [
        b"HEAD /index.html",
        b"HEAD /",
        b"HEAD /nothing",
        b"POST /index.html",
        b"TRACE /a.mjs",
        b"GET /a.mjs",
    ]
    with socket.create_connection(("127.0.0.1", served), timeout=10) as there:
        there.sendall(b"".join(each + b" HTTP/1.1\r\nHost: here\r\n\r\n" for each in asked))
        there.shutdown(socket.SHUT_WR)
        got = b"".join(iter(lambda: there.recv(65536), b""))
    statuses = [int(line.split()[1]) for line in got.split(b"\r\n") if line.startswith(b"HTTP/1.1 ")]
    assert statuses == [200, 200, 404, 405, 405, 200]
    assert b"chunked" not in got


def test_a_folder_without_a_page_is_told(tmp_path):
    result = CliRunner().invoke(group(TEXT), ["serve", str(tmp_path)], standalone_mode=False)
    assert result.return_value == 1
    assert "make web" in result.output


def test_a_server_has_read_the_course_before_children_come_and_never_looks_through_it_for_garbage():
    builtin.pack.cache_clear()
    try:
        http_server.settle()
        assert builtin.pack.cache_info().currsize == 1
        assert not any(each is builtin.pack() for each in gc.get_objects())  # it is among the frozen ones
    finally:
        gc.unfreeze()
