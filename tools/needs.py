"""Looks for what targets of the Makefile need, before anything is built; installs what lacks, or says it.

python3 tools/needs.py TARGET...        the first step of `make TARGET`
python3 tools/needs.py --without-page   prints this option of pytest, where no Python can build the page

On Debian and Ubuntu it installs, as root or by a sudo that asks nothing; SYSTEM=no forbids that.
It runs before there is any library, and tells that Python is too old: so it is written for older ones too.
"""

from __future__ import annotations

import ctypes
import os
import re
import select
import shutil
import subprocess
import sys
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PAGE = ROOT / "build" / "web" / "index.html"
RELEASE = Path("/etc/os-release")
LISTS = Path("/var/lib/apt/lists")
BIN = Path("/usr/bin")  # where the tests look for browsers
POSTGRESQL = Path("/usr/lib/postgresql")
LOCALES = Path("/usr/share/i18n/locales")

OLDEST, OLDEST_FOR_PAGE, OLDEST_NODE = (3, 11), (3, 12), 20
PATIENCE = 10.0  # seconds for a program that is asked something
WITHOUT_PAGE = "--without-page"
APT = ("apt-get", "install", "--no-install-recommends")

SENTENCES = {
    "fr": {
        "lacks": "codeweek : pour `make {goals}`, il manque {what} : {do}.",
        "installs": "codeweek : pour `make {goals}`, j'installe {packages}.",
        "failed": "codeweek : l'installation n'a pas réussi : {trouble}",
        "and": " et ",
        "then": " ; ",
        "newer": "{name} {version} ou plus récent (ici : {here})",
        "none": "aucun",
        "type": "tapez `{line}`",
        "other": "installez-les avec ce que propose ce système, puis tapez `make {goals}`",
        "python": "installez ce Python, puis tapez `make {goals} PYTHON=python3.12`",
        "page": "installez Python 3.12 (la commande python3.12), puis tapez `make {goals}`",
        "left_out": "codeweek : la page n'est ni faite ni testée, elle demande Python 3.12 ou plus récent.",
        "node": "installez Node de https://nodejs.org, puis tapez `make {goals}`",
        "chromium": "installez Google Chrome (le Chromium d'Ubuntu, un snap, ne convient pas), "
        "puis tapez `make {goals} CHROMIUM=/usr/bin/google-chrome`",
        "firefox": "installez le Firefox de Mozilla, puis tapez `make {goals} FIREFOX=/usr/bin/firefox`",
        "display": "un écran virtuel (Xvfb est là, mais n'en ouvre pas)",
        "xvfb": "tapez `Xvfb :99` pour voir pourquoi",
        "libraries": "les bibliothèques de l'écran",
    },
    "en": {
        "lacks": "codeweek: `make {goals}` lacks {what}: {do}.",
        "installs": "codeweek: for `make {goals}`, installing {packages}.",
        "failed": "codeweek: the installation failed: {trouble}",
        "and": " and ",
        "then": "; ",
        "newer": "{name} {version} or newer (here: {here})",
        "none": "none",
        "type": "type `{line}`",
        "other": "install them with what this system offers, then type `make {goals}`",
        "python": "install that Python, then type `make {goals} PYTHON=python3.12`",
        "page": "install Python 3.12 (the command python3.12), then type `make {goals}`",
        "left_out": "codeweek: the page was neither built nor tested, it needs Python 3.12 or newer.",
        "node": "install Node from https://nodejs.org, then type `make {goals}`",
        "chromium": "install Google Chrome (Ubuntu's Chromium, a snap, does not fit), "
        "then type `make {goals} CHROMIUM=/usr/bin/google-chrome`",
        "firefox": "install Mozilla's own Firefox, then type `make {goals} FIREFOX=/usr/bin/firefox`",
        "display": "a virtual screen (Xvfb is there, but opens none)",
        "xvfb": "type `Xvfb :99` to see why",
        "libraries": "the libraries of the screen",
    },
}


def say(key: str, **words: object) -> str:
    """A sentence in the computer's language, else in French."""
    told = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
    return SENTENCES["en" if told.startswith("en") else "fr"][key].format(**words)


class Lack(NamedTuple):
    """Something that is missing, the packages of Debian that bring it, and what to do where none does."""

    name: str
    packages: tuple[str, ...] = ()
    remedy: str = "other"  # the key of a sentence
    oldest: int = 0  # the version that the package must have


def python() -> Lack | None:
    """A Python that is new enough; not asked once `.venv` is made."""
    if venv_version() or sys.version_info >= OLDEST:
        return None
    return Lack(_newer("Python", OLDEST, sys.version_info[:2]), (), "python")


def venv() -> Lack | None:
    """What makes `.venv`, which Debian has in a package of its own."""
    if venv_version() or find_spec("ensurepip"):
        return None
    return Lack("python3-venv", (_venv_package(sys.executable, sys.version_info[1]),))


def venv_version() -> tuple[int, ...]:
    """The version of the Python in `.venv`; nothing before it is made."""
    try:
        found = re.search(r"^version\s*=\s*(\d+)\.(\d+)", (VENV / "pyvenv.cfg").read_text(), re.MULTILINE)
    except OSError:
        return ()
    return (int(found[1]), int(found[2])) if found else ()


def page_python() -> Lack | None:
    """A Python that can write Pyodide's lock file (`pyodide_lock.py`): ours, or another beside it."""
    here = venv_version() or sys.version_info[:2]
    if here >= OLDEST_FOR_PAGE or python_for_page():
        return None
    for path, minor in _beside():  # it is there, but cannot make a virtual environment
        if path.startswith("/usr/bin/") and _answer(path, "-c", "") is not None:
            return Lack(f"python3.{minor}-venv", (_venv_package(path, minor),))
    return Lack(_newer("Python", OLDEST_FOR_PAGE, here), (), "page")


def python_for_page() -> str | None:
    """A Python beside ours that is new enough to build the page, and can make a virtual environment."""
    return next((path for path, _ in _beside() if _answer(path, "-c", "import ensurepip") is not None), None)


def _beside() -> Iterable[tuple[str, int]]:
    for minor in (13, 14, 12):
        name = f"python3.{minor}"
        for path in {shutil.which(name): 0, shutil.which(name, path=str(BIN)): 0}:
            if path:
                yield path, minor


def _venv_package(path: str, minor: int) -> str:
    usual = os.path.realpath(path) == os.path.realpath("/usr/bin/python3")
    return "python3-venv" if usual else f"python3.{minor}-venv"


def node() -> Lack | None:
    """Node, as new as what drives browsers asks."""
    told = _answer("node", "--version") or ""
    found = re.match(r"v(\d+)", told)
    if found and int(found[1]) >= OLDEST_NODE:
        return None
    name = _newer("Node", (OLDEST_NODE,), told.strip()) if found else "node"
    return Lack(name, ("nodejs",), "node", OLDEST_NODE)


def _newer(name: str, version: Sequence[int], here: Sequence[int] | str) -> str:
    shown = here if isinstance(here, str) else ".".join(map(str, here))
    return say("newer", name=name, version=".".join(map(str, version)), here=shown or say("none"))


def command(name: str, *packages: str) -> Callable[[], Lack | None]:
    """A program that the shell finds."""
    return lambda: None if shutil.which(name) else Lack(name, packages)


def browser(names: Sequence[str], package: str, remedy: str) -> Callable[[], Lack | None]:
    """A browser where the tests look for it, or where CHROMIUM or FIREFOX says."""

    def look() -> Lack | None:
        own = os.environ.get(remedy.upper())
        paths = [own] if own else [str(BIN / name) for name in names]
        there = any(os.access(path, os.X_OK) for path in paths)
        return None if there else Lack(names[-1], (package,), remedy)

    return look


def display() -> Lack | None:
    """A virtual screen: Xvfb looks for a free number by itself."""
    if not shutil.which("Xvfb"):
        return None  # that is told already
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-nolisten", "tcp"],
        pass_fds=[write],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as told:
        opened = bool(select.select([told], [], [], PATIENCE)[0]) and bool(told.readline().strip())
    server.terminate()
    server.wait(PATIENCE)
    return None if opened else Lack(say("display"), (), "xvfb")


def screen_libraries() -> Lack | None:
    """What SDL opens a window with, which comes with every desktop: asked where there is a screen only."""
    if not os.environ.get("DISPLAY") or sys.platform != "linux":
        return None
    try:
        for name in ("libX11.so.6", "libXext.so.6"):
            ctypes.CDLL(name)
    except OSError:
        return Lack(say("libraries"), ("libx11-6", "libxext6", "libxcursor1", "libxi6", "libxrandr2"))
    return None


def shared_python() -> Lack | None:
    """Debian's Python as a library, which PyInstaller packs; it judges others by itself."""
    major, minor = sys.version_info[:2]
    if sys.platform != "linux" or not os.path.realpath(sys.executable).startswith("/usr/bin/"):
        return None
    try:
        ctypes.CDLL(f"libpython{major}.{minor}.so.1.0")
    except OSError:
        return Lack(f"libpython{major}.{minor}", (f"libpython{major}.{minor}",))
    return None


def postgresql() -> Lack | None:
    """The programs of a PostgreSQL server, which Debian does not put on the PATH."""
    there = any(POSTGRESQL.glob("*/bin/initdb")) or shutil.which("initdb")
    return None if there else Lack("PostgreSQL", ("postgresql",))


def nginx() -> Lack | None:
    """A server of files to compare with, often on the PATH of root only."""
    found = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    return None if found else Lack("nginx", ("nginx-light",))


def calc() -> Lack | None:
    """The part of LibreOffice that opens tables: `soffice` stays on the PATH when Calc is removed."""
    found = Path(shutil.which("soffice") or "/none/here/soffice").resolve().parents[1]
    there = (found / "share" / "registry" / "calc.xcd").is_file()
    return None if there else Lack("LibreOffice Calc", ("libreoffice-calc-nogui",))


def locales() -> Lack | None:
    """What a Windows of Wine is made to speak French and English of."""
    return None if LOCALES.is_dir() else Lack("locales", ("locales",))


NPM = command("npm", "npm")
CHROMIUM = browser(("chromium-headless-shell", "chromium"), "chromium-headless-shell", "chromium")
WHOLE_CHROMIUM = browser(("chromium",), "chromium", "chromium")
OURS = (python, venv)
WINDOW = (*OURS, screen_libraries)
WEB = (*OURS, page_python, node, NPM)
SCREEN = (command("Xvfb", "xvfb"), command("openbox", "openbox"), command("xdotool", "xdotool"), display)
DESKTOP = (*WEB, *SCREEN, command("objdump", "binutils"), shared_python)
DEB = (*DESKTOP, command("dpkg-deb", "dpkg"))
REST = (*OURS, *SCREEN)  # of the tests, without those of the page
TEST = (*WEB, *SCREEN, CHROMIUM)
FIREFOX = browser(("firefox-esr",), "firefox-esr", "firefox")
NEEDS: dict[str, Sequence[Callable[[], Lack | None]]] = {
    "run": WINDOW,
    "play": WINDOW,
    **dict.fromkeys(("check", "mutate"), (*OURS, command("node", "nodejs"), NPM)),
    "web": WEB,
    "notice": WEB,
    "windows": WEB,
    "wheel": WEB,
    "serve": WEB,
    "desktop": DESKTOP,
    "stick": DESKTOP,
    "deb": DEB,
    "release": (*DEB, CHROMIUM),
    "try-windows": (*DESKTOP, command("wine", "wine", "wine64"), locales, command("import", "imagemagick")),
    "test": TEST,
    "test-all": (*TEST, FIREFOX, postgresql, calc),
    "pictures": (*WEB, CHROMIUM),
    "soak": (*WEB, CHROMIUM),
    "bench": (*WEB, WHOLE_CHROMIUM, command("Xvfb", "xvfb"), display, nginx, postgresql),
}


def needs(goal: str) -> Sequence[Callable[[], Lack | None]]:
    """What a target needs, here and now."""
    if goal == "serve" and PAGE.is_file():
        return OURS
    if goal in ("test", "test-all") and without_page():
        more = [need for need in NEEDS[goal] if need not in TEST and need is not FIREFOX]
        return [*REST, *more]
    return NEEDS.get(goal, OURS)


def without_page() -> bool:
    """Whether no Python here can build the page, and no package brings what it lacks."""
    lack = page_python()
    return bool(lack and not lack.packages)


def look(goals: Iterable[str]) -> list[Lack]:
    """What is missing for some targets."""
    asked = {need: None for goal in goals for need in needs(goal)}
    return [lack for lack in (need() for need in asked) if lack]


def main(words: Sequence[str]) -> int:
    """Look, install, and say what is still missing: then 1."""
    if WITHOUT_PAGE in words:
        print(WITHOUT_PAGE if without_page() else "")
        return 0
    lacks = look(words)
    if any(lack.packages for lack in lacks) and may_install():
        _apt("apt-get", "update", "-qq", "-o", "Acquire::http::Timeout=20")
        if all(map(_offered, lacks)):
            install(_packages(lacks), words)
            lacks = look(words)
    if lacks:
        print(told(lacks, words), file=sys.stderr)
    return 1 if lacks else 0


def told(lacks: Sequence[Lack], goals: Sequence[str]) -> str:
    """The sentence: what is missing, and what to type."""
    *names, last = [lack.name for lack in lacks]
    what = say("and").join([", ".join(names), last]) if names else last
    brought = [lack for lack in lacks if on_debian() and _offered(lack)]
    do = []
    if brought:
        sudo = ["sudo"] if os.geteuid() else []
        do.append(say("type", line=" ".join([*sudo, *APT, *_packages(brought)])))
    for remedy in {lack.remedy: None for lack in lacks if lack not in brought}:
        do.append(say(remedy, goals=" ".join(goals)))
    return say("lacks", goals=" ".join(goals), what=what, do=say("then").join(do))


def on_debian() -> bool:
    """Whether packages are those of Debian or of what is made of it."""
    try:
        found = re.findall(r"^ID(?:_LIKE)?=(.*)$", RELEASE.read_text(), re.MULTILINE)
    except OSError:
        return False
    known = {word for line in found for word in line.strip("\"'").split()}
    return bool(known & {"debian", "ubuntu"} and shutil.which("apt-get"))


def may_install() -> bool:
    """Whether packages can be installed without asking anything."""
    if os.environ.get("SYSTEM") == "no" or not on_debian():
        return False
    return os.geteuid() == 0 or _answer("sudo", "-n", "true") is not None


def install(packages: Sequence[str], goals: Sequence[str]) -> None:
    """Install packages, and say which first."""
    print(say("installs", goals=" ".join(goals), packages=" ".join(packages)), file=sys.stderr, flush=True)
    trouble = _apt(*APT, "--yes", "-qq", *packages)
    if trouble:
        print(say("failed", trouble=trouble), file=sys.stderr)


def _apt(*words: str) -> str:
    """Run apt; what it complains of when it fails."""
    sudo = ["sudo", "-n"] if os.geteuid() else []
    full = [*sudo, "env", "DEBIAN_FRONTEND=noninteractive", *words]
    done = subprocess.run(full, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    return (done.stderr.strip() or str(done.returncode)) if done.returncode else ""


def _packages(lacks: Iterable[Lack]) -> list[str]:
    return list({package: None for lack in lacks for package in lack.packages})


def _offered(lack: Lack) -> bool:
    """Whether this system has the packages, and new enough; supposed where it has no lists."""
    if not any(LISTS.glob("*_Packages*")):
        return bool(lack.packages)
    policy = _answer("apt-cache", "policy", *lack.packages) or "" if lack.packages else ""
    candidates = re.findall(r"Candidate: (?:\d+:)?(\S+)", policy)
    numbers = [int(found[0]) for each in candidates if (found := re.match(r"\d+", each))]
    return 0 < len(lack.packages) == len(numbers) and min(numbers) >= lack.oldest


def _answer(*words: str) -> str | None:
    """What a program says; None when it is not there, or fails."""
    found = shutil.which(words[0])
    if not found:
        return None
    run = partial(subprocess.run, capture_output=True, text=True, timeout=PATIENCE, check=False)
    try:
        done = run([found, *words[1:]], env={**os.environ, "LC_ALL": "C"})  # English words are looked for
    except (OSError, subprocess.TimeoutExpired):
        return None
    return None if done.returncode else done.stdout


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
