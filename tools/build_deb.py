"""Builds the Debian package of the built program, for computers that a town manages: `make deb`.

python tools/build_deb.py   from dist/codeweek, which `make desktop` makes
"""

import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

import desktop_looks
from packing import DIST, PAPERS, ROOT, megabytes, sign

from codeweek import __version__

BUILT = DIST / "codeweek"
RECIPE = ROOT / "packaging" / "deb"
PROGRAM = "usr/lib/codeweek"
ICON = "usr/share/icons/hicolor/{size}x{size}/apps/codeweek.png"
SIZES = (48, 64, 128, 256)
MACHINES = {"x86_64": "amd64", "aarch64": "arm64"}


def main() -> int:
    """Build and try the package; 1, with a message, when something is wrong."""
    if not (BUILT / "codeweek").is_file():
        print("build_deb: there is no built program in dist: `make desktop` makes one", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as place:
        tree = Path(place) / "tree"
        lay(BUILT, tree)
        made = built(tree, DIST)
        sign(made)
        root = Path(place) / "root"
        try:
            install(made, root)
            print(started(root, "--self-test").strip())
            remove(root)
        except (subprocess.CalledProcessError, ValueError) as trouble:
            print(f"build_deb: {trouble}", file=sys.stderr)
            return 1
    print(f"{made.relative_to(ROOT)}: {megabytes(made)}; installed, started and removed in an empty root")
    return 0


def lay(program: Path, tree: Path) -> None:
    """Lay the files of the package as they are on a computer."""
    shutil.copytree(program, tree / PROGRAM, symlinks=True)
    told = tree / "usr/share/doc/codeweek"
    told.mkdir(parents=True)
    for paper in map(Path, PAPERS):
        laid = tree / PROGRAM / paper.name
        if laid.is_file():
            laid.rename(told / paper.name)
    shutil.copy2(RECIPE / "copyright", told)
    (tree / "usr/bin").mkdir()
    (tree / "usr/bin/codeweek").symlink_to(f"../../{PROGRAM}/codeweek")
    (tree / "usr/share/applications").mkdir()
    shutil.copy2(RECIPE / "codeweek.desktop", tree / "usr/share/applications")
    for size in SIZES:
        icon = tree / ICON.format(size=size)
        icon.parent.mkdir(parents=True)
        icon.write_bytes(desktop_looks.picture(size))
    _readable(tree)


def _readable(tree: Path) -> None:
    """Let everybody read, and nobody but root write, whoever builds the package."""
    for path in (tree, *tree.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)


def built(tree: Path, folder: Path) -> Path:
    """Write the package of a tree."""
    machine = MACHINES[platform.machine()]
    control = tree / "DEBIAN" / "control"
    control.parent.mkdir()
    control.write_text(described(_kilobytes(tree), machine), encoding="utf-8")
    made = folder / f"codeweek_{__version__}_{machine}.deb"
    command = ["dpkg-deb", "--root-owner-group", "-Zgzip", "--build", str(tree), str(made)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return made


def described(kilobytes: int, machine: str) -> str:
    """The control file. The program needs a C library as new as that of the computer that built it."""
    text = (RECIPE / "control").read_text(encoding="utf-8")
    libc = platform.libc_ver()[1]
    return text.format(version=__version__, machine=machine, libc=libc, kilobytes=kilobytes)


def _kilobytes(tree: Path) -> int:
    files = [path for path in tree.rglob("*") if path.is_file() and not path.is_symlink()]
    return sum(-(-path.stat().st_size // 1024) for path in files)


def install(package: Path, root: Path) -> None:
    """Install a package in an empty root, as if what it asks for were there. Raises CalledProcessError."""
    for name in ("updates", "info", "triggers"):
        (root / "var/lib/dpkg" / name).mkdir(parents=True)
    asked = subprocess.run(["dpkg-deb", "--field", str(package), "Depends"], check=True, capture_output=True)
    status = root / "var/lib/dpkg/status"
    status.write_text("".join(map(_installed, asked.stdout.decode().split(","))), encoding="utf-8")
    _dpkg(root, "--install", str(package))


def _installed(wanted: str) -> str:
    """The record of a package, as an up to date system has it, of the version that is wanted."""
    name, _, version = wanted.strip().partition(" ")
    number = version.strip("(>= )") or "1"
    machine = MACHINES[platform.machine()]
    return (
        f"Package: {name}\nStatus: install ok installed\nMaintainer: nobody\nArchitecture: {machine}\n"
        f"Multi-Arch: same\nVersion: {number}\nDescription: a part of the system\n\n"
    )


def started(root: Path, *words: str, environment: Mapping[str, str] = os.environ) -> str:
    """What the installed program says. Raises CalledProcessError."""
    with tempfile.TemporaryDirectory() as home:
        there = {**environment, "HOME": home}
        command = [str(root / "usr/bin/codeweek"), *words]
        done = subprocess.run(command, check=True, capture_output=True, encoding="utf-8", env=there)
    return done.stdout


def remove(root: Path) -> None:
    """Take the package away. Raises ValueError when something of it is left."""
    _dpkg(root, "--purge", "codeweek")
    if left := sorted((root / "usr").rglob("*")):
        raise ValueError(f"{left[-1].relative_to(root)} is left after the package was removed")


def _dpkg(root: Path, *words: str) -> None:
    command = ["dpkg", f"--root={root}", "--force-not-root", "--force-script-chrootless", *words]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env={**os.environ, "LC_ALL": "C.UTF-8"})


if __name__ == "__main__":
    sys.exit(main())
