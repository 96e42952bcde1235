"""What a target needs is there, is installed, or is told in one sentence, before anything is built."""

import ast
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import needs
import pytest

ROOT = Path(__file__).parents[2]
DEBIAN = "ID=debian\nVERSION_ID=13\n"
UBUNTU = 'ID=ubuntu\nID_LIKE=debian\nVERSION_ID="24.04"\n'
FEDORA = "ID=fedora\n"
XVFB = 'echo 7 > "/dev/fd/$2"; exec /bin/sleep 60'
COMMANDS = {
    "node": "echo v22.1.0",
    "npm": "",
    "Xvfb": XVFB,
    "openbox": "",
    "xdotool": "",
    "objdump": "",
    "soffice": "",
    "initdb": "",
    "nginx": "",
    "dpkg-deb": "",
    "chromium": "",
    "firefox-esr": "",
    "wine": "",
    "import": "",
}
PACKAGES = {
    "xvfb": "Xvfb",
    "openbox": "openbox",
    "xdotool": "xdotool",
    "nodejs": "node",
    "npm": "npm",
    "chromium-headless-shell": "chromium-headless-shell",
    "chromium": "chromium",
    "firefox-esr": "firefox-esr",
    "postgresql": "initdb",
    "libreoffice-calc-nogui": "soffice",
}
SCREEN = ("Xvfb", "openbox", "xdotool")
LINE = "apt-get install --no-install-recommends xvfb openbox xdotool"


class Computer:
    """A computer of its own: what its shell finds, its system, who sits there."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.folder, self.patch = folder, patch
        self.bin, self.later, self.log = folder / "bin", folder / "later", folder / "log"
        for made in (
            self.bin,
            self.later,
            folder / "lists",
            folder / "venv",
            folder / "i18n",
            folder / "share" / "registry",
        ):
            made.mkdir(parents=True)
        (folder / "share" / "registry" / "calc.xcd").touch()
        for name in ("DISPLAY", "SYSTEM", "CHROMIUM", "FIREFOX", "LC_ALL"):
            patch.delenv(name, raising=False)
        patch.setenv("PATH", str(self.bin))
        patch.setenv("LANG", "fr_FR.UTF-8")
        places = {
            "BIN": "bin",
            "VENV": "venv",
            "LISTS": "lists",
            "POSTGRESQL": "pg",
            "RELEASE": "release",
            "LOCALES": "i18n",
        }
        for name, place in {**places, "PAGE": "index.html"}.items():
            patch.setattr(needs, name, folder / place)
        self.has_libraries(True)
        self.sits("somebody")
        self.is_of(DEBIAN)
        self.has_python("3.13")
        self.has(*COMMANDS)

    def has(self, *names: str) -> None:
        for name in names:
            self.put(self.bin / name, COMMANDS.get(name, ""))

    def lacks(self, *names: str) -> None:
        for name in names:
            (self.bin / name).unlink()

    def put(self, path: Path, body: str) -> None:
        path.write_text(f"#!/bin/sh\n{body}\n")
        path.chmod(0o755)

    def has_libraries(self, there: bool) -> None:
        def load(name: str) -> None:
            if not there:
                raise OSError(name)

        self.patch.setattr(needs.ctypes, "CDLL", load)

    def has_python(self, version: str) -> None:
        """The Python of `.venv`."""
        (self.folder / "venv" / "pyvenv.cfg").write_text(f"home = /usr/bin\nversion = {version}.1\n")

    def is_of(self, release: str) -> None:
        """Its system; one of Debian has apt, which installs what it is asked, and keeps a log."""
        (self.folder / "release").write_text(release)
        if "debian" in release:
            brings = "\n".join(
                f"*' {name} '*) cp {self.later}/{made} {self.bin} ;;" for name, made in PACKAGES.items()
            )
            each = f'for name in "$@"; do case " $name " in\n{brings.replace("*", "")}\nesac; done'
            self.put(self.bin / "apt-get", f'PATH=/usr/bin:/bin; echo "$@" >> {self.log}\n{each}')
            self.put(self.bin / "env", 'shift; exec "$@"')
            for made in PACKAGES.values():
                self.put(self.later / made, COMMANDS.get(made, ""))

    def offers(self, **versions: str) -> None:
        """What its lists of packages have."""
        (self.folder / "lists" / "there_Packages").touch()
        told = "\n".join(
            f"{name}) echo '{name}:'; echo \"  $candidate {v}\" ;;" for name, v in versions.items()
        )
        words = (
            "candidate='Candidat :'; [ \"$LC_ALL\" = C ] && candidate=Candidate:"  # as on a French computer
        )
        self.put(
            self.bin / "apt-cache", f'{words}\nshift; for name in "$@"; do case $name in\n{told}\nesac; done'
        )

    def sits(self, who: str) -> None:
        self.patch.setattr(os, "geteuid", lambda: 0 if who == "root" else 1000)
        if who == "sudoer":
            self.put(self.bin / "sudo", 'shift; [ "$1" = true ] || exec "$@"')

    @property
    def asked_of_apt(self) -> list[str]:
        return self.log.read_text().splitlines() if self.log.exists() else []


@pytest.fixture
def computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Computer:
    return Computer(tmp_path, monkeypatch)


def said(capsys: pytest.CaptureFixture[str], *goals: str) -> tuple[int, str]:
    """How a look ends, and what it says."""
    status = needs.main(goals)
    shown = capsys.readouterr()
    assert shown.out == ""
    return status, shown.err


@pytest.mark.parametrize("goal", [*needs.NEEDS, "level"])
def test_where_all_is_there_nothing_is_said_nor_installed(computer, capsys, goal):
    assert said(capsys, goal) == (0, "")
    assert computer.asked_of_apt == []


def test_without_root_one_sentence_says_what_is_missing_and_what_to_type(computer, capsys):
    computer.lacks(*SCREEN)
    status, sentence = said(capsys, "test")
    assert status == 1
    assert (
        sentence
        == f"codeweek : pour `make test`, il manque Xvfb, openbox et xdotool : tapez `sudo {LINE}`.\n"
    )
    assert computer.asked_of_apt == []


def test_it_is_said_in_english_where_the_computer_speaks_it(computer, capsys, monkeypatch):
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    computer.lacks(*SCREEN)
    sentence = f"codeweek: `make test` lacks Xvfb, openbox and xdotool: type `sudo {LINE}`.\n"
    assert said(capsys, "test") == (1, sentence)


@pytest.mark.parametrize("who", ["root", "sudoer"])
def test_who_may_install_is_told_in_one_line_and_has_it(computer, capsys, who):
    computer.sits(who)
    computer.lacks(*SCREEN)
    line = "codeweek : pour `make test`, j'installe xvfb openbox xdotool.\n"
    assert said(capsys, "test") == (0, line)
    update, install = computer.asked_of_apt
    assert update.startswith("update")
    assert install == "install --no-install-recommends --yes -qq xvfb openbox xdotool"


def test_system_no_forbids_that(computer, capsys, monkeypatch):
    computer.sits("root")
    monkeypatch.setenv("SYSTEM", "no")
    computer.lacks(*SCREEN)
    status, sentence = said(capsys, "test")
    assert (status, sentence.count("\n")) == (1, 1)
    assert f"tapez `{LINE}`" in sentence
    assert computer.asked_of_apt == []


def test_an_installation_that_fails_is_told_and_ends_it(computer, capsys):
    computer.sits("root")
    computer.lacks(*SCREEN)
    computer.put(computer.bin / "apt-get", "echo 'E: no network' >&2; exit 100")
    status, told = said(capsys, "test")
    assert status == 1
    assert "n'a pas réussi : E: no network" in told
    assert told.endswith(f"tapez `{LINE}`.\n")


def test_elsewhere_than_on_debian_no_package_of_it_is_named(computer, capsys):
    computer.is_of(FEDORA)
    computer.sits("root")
    computer.lacks(*SCREEN)
    status, sentence = said(capsys, "test")
    assert (status, sentence.count("\n")) == (1, 1)
    assert "il manque Xvfb, openbox et xdotool : installez-les avec ce que propose ce système" in sentence
    assert "apt" not in sentence


def test_each_target_asks_only_for_what_it_uses(computer):
    computer.lacks(*COMMANDS)

    def lacking(goal: str) -> set[str]:
        return {lack.name for lack in needs.look([goal])}

    page = {"node", "npm"}
    test = {*page, *SCREEN, "chromium"}
    assert lacking("run") == lacking("level") == set()
    assert lacking("check") == lacking("web") == lacking("wheel") == lacking("windows") == page
    assert lacking("test") == test
    assert lacking("test-all") == test | {"firefox-esr", "PostgreSQL", "LibreOffice Calc"}
    assert lacking("desktop") == lacking("stick") == {*page, *SCREEN, "objdump"}
    assert lacking("deb") == {*page, *SCREEN, "objdump", "dpkg-deb"}
    assert lacking("release") == {*lacking("deb"), "chromium"}
    needs.LOCALES.rmdir()
    assert lacking("try-windows") == {*lacking("desktop"), "wine", "locales", "import"}
    assert lacking("pictures") == lacking("soak") == {*page, "chromium"}
    assert lacking("bench") == {*page, "Xvfb", "chromium", "nginx", "PostgreSQL"}


def test_a_room_is_served_with_nothing_more_once_the_page_is_made(computer):
    computer.lacks("node", "npm")
    assert [lack.name for lack in needs.look(["serve"])] == ["node", "npm"]
    needs.PAGE.touch()
    assert needs.look(["serve"]) == []


def test_debian_without_python3_venv_is_told(computer, capsys, monkeypatch):
    (computer.folder / "venv" / "pyvenv.cfg").unlink()
    monkeypatch.setattr(needs, "find_spec", lambda _name: None)
    monkeypatch.setattr(needs.sys, "executable", "/usr/bin/python3")
    status, sentence = said(capsys, "run")
    assert status == 1
    assert sentence.endswith(
        "il manque python3-venv : tapez `sudo apt-get install --no-install-recommends python3-venv`.\n"
    )


def test_the_libraries_of_the_screen_are_asked_for_where_there_is_a_screen(computer, capsys, monkeypatch):
    computer.has_libraries(False)
    assert said(capsys, "run") == (0, "")
    monkeypatch.setenv("DISPLAY", ":0")
    status, sentence = said(capsys, "run")
    assert status == 1
    assert "il manque les bibliothèques de l'écran : tapez `sudo apt-get" in sentence
    assert " libx11-6 " in sentence


def test_a_python_that_is_too_old_is_told(computer, capsys, monkeypatch):
    (computer.folder / "venv" / "pyvenv.cfg").unlink()
    monkeypatch.setattr(needs.sys, "version_info", (3, 10, 4))
    status, sentence = said(capsys, "run")
    assert status == 1
    assert "Python 3.11 ou plus récent (ici : 3.10)" in sentence
    assert "make run PYTHON=python3.12" in sentence


def test_it_can_be_read_by_a_python_that_is_too_old():
    ast.parse((ROOT / "tools" / "needs.py").read_text(encoding="utf-8"), feature_version=(3, 8))


def test_where_python_is_3_11_all_but_the_page_is_asked_for(computer, capsys):
    computer.has_python("3.11")
    computer.lacks("node", "npm", "chromium")
    assert needs.without_page()
    assert needs.main(["--without-page"]) == 0
    assert capsys.readouterr().out == "--without-page\n"
    assert said(capsys, "test") == said(capsys, "test-all") == (0, "")
    computer.lacks("Xvfb", "soffice", "firefox-esr")
    assert [lack.name for lack in needs.look(["test"])] == ["Xvfb"]
    assert [lack.name for lack in needs.look(["test-all"])] == ["Xvfb", "LibreOffice Calc"]
    status, sentence = said(capsys, "web")
    assert status == 1
    assert "Python 3.12 ou plus récent (ici : 3.11)" in sentence


def test_libreoffice_without_calc_lacks_calc(computer):
    assert needs.calc() is None
    (computer.folder / "share" / "registry" / "calc.xcd").unlink()
    assert needs.calc() == needs.Lack("LibreOffice Calc", ("libreoffice-calc-nogui",))


def test_a_newer_python_beside_it_builds_the_page(computer, capsys):
    computer.has_python("3.11")
    computer.put(computer.bin / "python3.13", "")
    assert needs.main(["--without-page"]) == 0
    assert capsys.readouterr().out == "\n"
    assert said(capsys, "web") == (0, "")


def test_a_newer_python_that_cannot_make_an_environment_does_not(computer):
    computer.has_python("3.11")
    computer.put(computer.bin / "python3.13", 'case "$*" in *ensurepip*) exit 1 ;; esac')
    assert needs.without_page()


def test_a_node_that_is_too_old_is_told_and_debians_is_taken_only_if_new_enough(computer, capsys):
    computer.put(computer.bin / "node", "echo v18.19.1")
    computer.offers(nodejs="18.19.1+dfsg-6")
    status, sentence = said(capsys, "web")
    assert status == 1
    assert "Node 20 ou plus récent (ici : v18.19.1) : installez Node de https://nodejs.org" in sentence
    computer.offers(nodejs="20.19.2+dfsg-1")
    assert "tapez `sudo apt-get install --no-install-recommends nodejs`" in said(capsys, "web")[1]


def test_ubuntu_which_has_chromium_as_a_snap_only_is_told_another(computer, capsys):
    computer.is_of(UBUNTU)
    computer.sits("root")
    computer.offers(xvfb="2:21.1.12")
    computer.lacks("chromium", "Xvfb")
    status, sentence = said(capsys, "test")
    assert (status, sentence.count("\n")) == (1, 1)
    assert "tapez `apt-get install --no-install-recommends xvfb` ; installez Google Chrome" in sentence
    assert "make test CHROMIUM=/usr/bin/google-chrome" in sentence
    assert not any(line.startswith("install") for line in computer.asked_of_apt)


def test_a_browser_that_is_elsewhere_is_named_by_its_variable(computer, monkeypatch):
    computer.lacks("chromium")
    monkeypatch.setenv("CHROMIUM", str(computer.bin / "node"))
    assert needs.look(["test"]) == []
    monkeypatch.setenv("CHROMIUM", str(computer.bin / "nothing"))
    assert [lack.name for lack in needs.look(["test"])] == ["chromium"]


def test_a_virtual_screen_that_does_not_open_is_told(computer, capsys):
    computer.put(computer.bin / "Xvfb", "exit 1")
    status, sentence = said(capsys, "test")
    assert status == 1
    assert "un écran virtuel (Xvfb est là, mais n'en ouvre pas)" in sentence


def test_make_looks_before_it_builds_anything(tmp_path):
    """In a folder where nothing was made yet."""
    for name in ("Makefile", "pyproject.toml"):
        shutil.copy2(ROOT / name, tmp_path)
    shutil.copytree(ROOT / "tools", tmp_path / "tools")
    clean = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    for goal in needs.NEEDS:
        command = ["make", "-n", goal, f"PYTHON={sys.executable}"]
        done = subprocess.run(command, cwd=tmp_path, env=clean, capture_output=True, text=True)
        if goal in re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE):
            lines = [line for line in done.stdout.splitlines() if not line.startswith("command -v")]
            assert lines[0] == f"{sys.executable} tools/needs.py {goal}", goal


def test_without_the_page_its_tests_are_left_out_and_that_is_said_last():
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "--collect-only", "--without-page"]
    there = ["tests/contract", "tests/unit/test_web_style.py"]
    done = subprocess.run([*command, *there], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout
    assert "test_web_style.py::" in done.stdout
    assert "blockly" not in done.stdout
    assert "contract" not in done.stdout
    assert done.stdout.splitlines()[-1] == needs.say("left_out")
