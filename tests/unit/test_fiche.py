"""What the sheet for an IT department says is what codeweek does."""

import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import platformdirs.macos
import platformdirs.unix
import platformdirs.windows
from guides import DOCS

from codeweek import data
from codeweek.app.journey import VISITOR
from codeweek.cli import group

ROOT = DOCS.parent
SHEET = (DOCS / "fiche-technique.md").read_text(encoding="utf-8")
FIRST_LEVEL = """
import json, sys
heard = []
def note(event, arguments):
    if event.startswith("socket.") and event != "socket.__new__":
        heard.append(event)
    if event == "open" and set(str(arguments[1]) if arguments[1] else "") & set("wax+"):
        heard.append(str(arguments[0]))
sys.addaudithook(note)
import pygame
from page_driver import Visit
from codeweek.desktop.pages.level_page import LevelPage
from codeweek.desktop.storage.store import home
visit = Visit(home())
visit.start()
visit.app.change(zoom=1.15)
while not isinstance(visit.page, LevelPage):
    visit.key(pygame.K_RETURN)
visit.key(pygame.K_F5)
visit.until(lambda: bool(visit.saved["stars"]))
visit.app.quit()
print(json.dumps(heard))
"""


def played(folder: Path) -> list[str]:
    """What Python opened to write, and the sockets it used, while a new child won the first level."""
    outside = {name: value for name, value in os.environ.items() if name != "CODEWEEK_HOME"}
    away = {
        "HOME": str(folder),
        "XDG_DATA_HOME": "",
        "LOCALAPPDATA": str(folder),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    path = os.pathsep.join([str(ROOT / "tests"), str(ROOT)])
    done = subprocess.run(
        [sys.executable, "-c", FIRST_LEVEL],
        env={**outside, **away, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=True,
    )
    heard: list[str] = json.loads(done.stdout.splitlines()[-1])
    return heard


def test_a_session_opens_no_socket_and_writes_only_the_files_that_are_named(tmp_path):
    heard = played(tmp_path)
    kept = tmp_path / ".local" / "share" / "codeweek"
    written = {re.sub(r"\.[0-9a-f]{12}\.new$", "", Path(each).relative_to(kept).as_posix()) for each in heard}
    assert written - {"lock"} == {"settings.json", "children/fox-blue.json"}
    left = {path.relative_to(tmp_path).parts[:4] for path in tmp_path.rglob("*") if path.is_file()}
    assert {parts[3] for parts in left} >= {"children", "settings.json"}
    assert {parts[:3] for parts in left} == {(".local", "share", "codeweek")}
    assert all(
        f"`{name}`" in SHEET
        for name in ("children/", "settings.json", f"{VISITOR}.json", "lock", "~/.local/share/codeweek")
    )


def test_the_folders_of_each_system_are_those_of_the_program(monkeypatch):
    monkeypatch.setenv("HOME", "/home/camille")
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    monkeypatch.setattr(platformdirs.windows, "get_win_folder", lambda name: f"%{name[6:]}%")
    linux, macos = (
        system("codeweek", False).user_data_dir.replace("/home/camille", "~")
        for system in (platformdirs.unix.Unix, platformdirs.macos.MacOS)
    )
    windows = platformdirs.windows.Windows("codeweek", False).user_data_dir.replace("/", "\\")
    assert windows == "%LOCAL_APPDATA%\\codeweek"
    for folder in (linux, macos, windows.replace("LOCAL_", "LOCAL")):
        assert f"`{folder}`" in SHEET


def test_the_port_of_the_sheet_is_the_one_of_serve():
    serve = group(data.text("fr")).commands["serve"]
    port = next(option.default for option in serve.params if option.name == "port")
    assert f"**{port}** en TCP" in SHEET
    assert f"port {port} ;" in SHEET


def test_the_page_keeps_things_where_the_sheet_says_and_asks_only_its_own_host():
    sources = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "web" / "src").rglob("*.ts"))
    assert not re.search(r"localStorage|sessionStorage|document\.cookie|sendBeacon|WebSocket", sources)
    stores = set(re.findall(r"createStore\(['`]([\w-]+)", sources))
    assert stores == {"codeweek", "codeweek-python"}
    assert all(f"`{store}`" in SHEET for store in stores)
    assert "PREFIX = `codeweek-$" in sources
    policy = re.search(
        r'Content-Security-Policy" content="([^"]+)"', (ROOT / "web" / "index.html").read_text()
    )
    assert policy
    assert "default-src 'none'" in policy[1]
    assert "connect-src 'self'" in policy[1]


def test_every_library_that_comes_with_the_window_has_its_licence_on_the_sheet():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    licences = SHEET.partition("## Licences")[2]
    for library in project["dependencies"]:
        assert re.match(r"[\w-]+", library)[0].lower() in licences.lower()
