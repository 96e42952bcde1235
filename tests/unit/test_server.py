"""The folder of the web shell, handed out on the local network."""

import gzip
import http.client
import socket
import subprocess
import sys

import pytest
from click.testing import CliRunner

from codeweek import data
from codeweek.cli import group
from codeweek.server.folder import application
from codeweek.server.serve import addresses, qr_code, serve, welcome

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


def ask(app, path, method="GET", **headers):
    """Status, headers and body of a request, without a network."""
    got = {}

    def start(status, found, _info=None):
        got.update(status=int(status.split()[0]), headers=dict(found))

    named = {f"HTTP_{name.upper()}": value for name, value in headers.items()}
    environ = {"REQUEST_METHOD": method, "PATH_INFO": path.encode().decode("latin-1"), **named}
    answer = app(environ, start)
    body = b"".join(answer)
    if hasattr(answer, "close"):
        answer.close()
    return got["status"], got["headers"], body


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
    if path == "/index.html":
        assert status in (200, 302)
        return
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
    status, _headers, body = ask(app, "/a.mjs", if_none_match=headers["ETag"])
    assert (status, body) == (304, b"")


@pytest.mark.parametrize("path", ["/nothing", "/../secret.txt", "/%2e%2e/secret.txt", "/py", "//etc/passwd"])
def test_nothing_outside_the_folder_is_handed_out(site, path):
    status, _headers, body = ask(application(site), path)
    assert status in (302, 404)
    assert body == b""


def test_the_room_is_told_the_addresses_and_a_code_to_photograph():
    found = addresses(8123)
    assert found[-1] == "http://localhost:8123/"
    shown = "\n".join(welcome(found, TEXT))
    assert all(address in shown for address in found)
    assert qr_code(found[0]).count("\n") > 10


def test_a_port_that_is_taken_is_told():
    said = []
    with socket.create_server(("", 0)) as taken:
        assert serve(data.folder("levels"), taken.getsockname()[1], TEXT, said.append) == 1
    assert "--port" in said[0]


def test_a_page_is_served_to_a_browser_until_it_is_ended(site):
    command = [sys.executable, "-m", "codeweek", "--language", "fr", "serve", str(site), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8") as process:
        lines = iter(process.stdout.readline, "")
        address = next(line.strip() for line in lines if "localhost" in line)
        connection = http.client.HTTPConnection(
            "127.0.0.1", int(address.split(":")[-1].strip("/")), timeout=10
        )
        try:
            connection.request("GET", "/")
            answer = connection.getresponse()
            assert (answer.status, answer.read().decode()) == (200, "<p>é")
        finally:
            connection.close()
            process.terminate()


def test_a_folder_without_a_page_is_told(tmp_path):
    result = CliRunner().invoke(group(TEXT), ["serve", str(tmp_path)], standalone_mode=False)
    assert result.return_value == 1
    assert "make web" in result.output
