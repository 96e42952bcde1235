"""Makes all that a release holds, in dist, tries each part, and lists them with their sums: `make release`.

python tools/make_release.py           0 when each part was made, or could not be had here: that is told last
python tools/make_release.py --whole   1 when one could not be had (python.org does not answer): to publish it

1 too when a part fails; the others are made, and SHA256SUMS has the sums of what there is. What dist held is
forgotten.
"""

import filecmp
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import build_windows
from build_deb import MACHINES
from build_stick import STICK
from make_notice import MATERIALS
from make_notice import OUT as NOTICE
from packing import DIST, ROOT, megabytes, name, sum_line
from stick_page import NONE, WHOLE, state
from try_room import is_open

from codeweek import __version__

WORK = ROOT / "build" / "release"  # what each step said, and the page a second time
PAGE = ROOT / "build" / "web"
ARCHIVE = f"codeweek-{__version__}-page.zip"
SOURCES = f"codeweek-{__version__}.tar.gz"
WHEEL = f"codeweek-{__version__}-py3-none-any.whl"
OLDEST = (1980, 1, 1, 0, 0, 0)  # for a zip, which keeps times: the same files are the same bytes on any day
SUMS = "SHA256SUMS"
WITH_PAGE = ("codeweek/web/", "codeweek/NOTICE.txt")  # a wheel has them when it is built beside the page
NO_PYTHON = f"{build_windows.ADDRESS} cannot be fetched here"


class FailedError(Exception):
    """Why a part is not made, or does not work."""


class NotHadError(FailedError):
    """Why a part, or a part of it, cannot be had on this computer."""


def main(words: Sequence[str]) -> int:
    """Make the parts in order, and tell what there is."""
    for folder in (DIST, WORK):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    wrong: dict[str, FailedError] = {}
    for each, part in PARTS.items():
        try:
            if missing := [one for one in part.made_of if one in wrong]:
                raise FailedError(f"it is made of `{missing[0]}`")
            part.make()
            if absent := [file for file in part.files if not (DIST / file).is_file()]:
                raise FailedError(f"{absent[0]} is not in dist")
        except FailedError as trouble:
            wrong[each] = trouble
    print(listed())
    for each, why in wrong.items():
        print(f"{each}: {'' if isinstance(why, NotHadError) else 'FAILED: '}{why}")
    faults = [why for why in wrong.values() if "--whole" in words or not isinstance(why, NotHadError)]
    return 1 if faults else 0


def page() -> None:
    """The page, the same when it is built again; tried as its archive has it. Raises FailedError."""
    made("web")
    again = WORK / "page"
    run("web-again", [sys.executable, "tools/build_web.py"], CODEWEEK_WEB_OUT=str(again))
    if different := differing(PAGE, again):
        raise FailedError(f"built twice, {different[0]} is not the same (and {len(different) - 1} more)")
    print(f"built twice: the same {len(files(PAGE))} files")
    archive = DIST / ARCHIVE
    zipped(PAGE, archive)
    with tempfile.TemporaryDirectory() as place:
        shutil.unpack_archive(archive, place)
        there, home = Path(place) / archive.stem, Path(place) / "home"
        serve = [sys.executable, "-m", "codeweek", "serve", str(there)]
        if not is_open(serve, {**os.environ, "CODEWEEK_HOME": str(home)}):
            raise FailedError("the page of the archive is not served")
        visit = ["node", "--test", "tests/browser/served.test.mjs"]
        run("page-visited", visit, CODEWEEK_WEB_OUT=str(there), CODEWEEK_PYTHON=sys.executable)


def notice() -> None:
    """Whose is what, for people and for programs."""
    made("notice", "web")
    for paper in (NOTICE, NOTICE.with_name(MATERIALS)):
        shutil.copy2(paper, DIST)


def sources() -> None:
    """The sources for an index of packages; their wheel has all but the page. Raises FailedError."""
    run("sources", [sys.executable, "-m", "build", "--sdist", "--no-isolation"])
    pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    run("sources-built", [*pip, f"--wheel-dir={WORK}", str(DIST / SOURCES)])
    others = {*inside(DIST / WHEEL)} ^ {*inside(WORK / WHEEL)}
    if others := {each for each in others if not each.startswith(WITH_PAGE)}:
        raise FailedError(f"a wheel made of {SOURCES} differs in {min(others)}")


def inside(wheel: Path) -> Sequence[str]:
    """The names of the files of a wheel."""
    with zipfile.ZipFile(wheel) as archive:
        return archive.namelist()


def windows() -> None:
    """The Windows folder; `make try-windows` tries its launchers. Raises NotHadError, FailedError."""
    try:
        made("windows", "web", "notice")
    except FailedError:
        if (DIST / "codeweek-windows-incomplete" / build_windows.INCOMPLETE).is_file():
            raise NotHadError(f"not made, {NO_PYTHON}") from None
        raise


def stick() -> None:
    """The stick, for Windows too if python.org answers. Raises NotHadError."""
    made("stick", "web", "notice", "desktop")
    zipped(STICK, DIST / f"{STICK.name}.zip")
    if state(STICK) != WHOLE:
        what = "nothing for Windows" if state(STICK) == NONE else "no Python for Windows"
        raise NotHadError(f"it has {what}, {NO_PYTHON}")


def made(target: str, *done: str) -> None:
    """Make a target of the Makefile, without what was made already. Raises FailedError."""
    old = [f"--old-file={each}" for each in done]
    run(target, ["make", "--no-print-directory", "LOCKED=1", *old, target])


class Part(NamedTuple):
    """A part of a release: what makes and tries it, the parts before it, the files that it is in dist."""

    make: Callable[[], None]
    made_of: Sequence[str]
    files: Sequence[str]


LINUX = name(__version__, "linux", platform.machine())
DEBIAN = f"codeweek_{__version__}_{MACHINES.get(platform.machine(), platform.machine())}.deb"
PORTABLE = f"{name(__version__, 'win32', 'amd64')}-portable.zip"
PARTS = {
    "web": Part(page, [], [ARCHIVE]),
    "notice": Part(notice, ["web"], [NOTICE.name, MATERIALS]),
    "wheel": Part(partial(made, "wheel", "web", "notice"), ["notice"], [WHEEL]),
    "sources": Part(sources, ["wheel"], [SOURCES]),
    "desktop": Part(partial(made, "desktop", "web", "notice"), ["notice"], [f"{LINUX}.tar.gz"]),
    "deb": Part(partial(made, "deb", "web", "notice", "desktop"), ["desktop"], [DEBIAN]),
    "windows": Part(windows, ["notice"], [PORTABLE]),
    "stick": Part(stick, ["desktop"], [f"{STICK.name}.zip"]),
}


def run(step: str, command: Sequence[str], **environment: str) -> None:
    """Run a command, which tells itself; what it said is kept too. Raises FailedError."""
    print(f"== {step}", flush=True)
    log = WORK / f"{step}.log"
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    ) as process:
        assert process.stdout
        with log.open("w", encoding="utf-8") as kept:
            for line in process.stdout:
                print(line, end="", flush=True)
                kept.write(line)
    if process.returncode:
        raise FailedError(f"{command[0]} ended with {process.returncode}: {log.relative_to(ROOT)} tells why")


def files(folder: Path) -> list[str]:
    """The names of all files in a folder, sorted."""
    return [path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*")) if path.is_file()]


def differing(one: Path, other: Path) -> list[str]:
    """The names of the files that two folders do not both have, with the same bytes."""
    _alike, *others = filecmp.cmpfiles(one, other, {*files(one), *files(other)}, shallow=False)
    return sorted(chain(*others))


def zipped(folder: Path, archive: Path) -> None:
    """Write an archive with one folder in it: in order, with the marks of programs, all of the same day."""
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        for each in files(folder):
            entry = zipfile.ZipInfo(f"{archive.stem}/{each}", OLDEST)
            entry.external_attr = (folder / each).stat().st_mode << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(entry, (folder / each).read_bytes())


def listed() -> str:
    """The sums of the release, which are kept beside it, with the sizes."""
    for other in DIST.glob("*.sha256"):
        other.unlink()
    parts = [path for path in sorted(DIST.iterdir()) if path.is_file()]
    sums = [sum_line(path, path.name) for path in parts]
    (DIST / SUMS).write_text("".join(sums), encoding="utf-8")
    return "".join(f"{megabytes(path):>9}  {line}" for path, line in zip(parts, sums, strict=True))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
