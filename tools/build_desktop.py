"""Makes the program that needs no Python, packs it, and tries it: `make desktop`.

python tools/build_desktop.py            dist/codeweek, an archive of it and its sha256
python tools/build_desktop.py --no-try   the same, not tried
"""

import platform
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import try_desktop
from packing import DIST, ROOT, lay_papers, megabytes, name, sign

from codeweek import __version__

FOLDER = DIST / "codeweek"
APP = "codeweek.app"  # what macOS opens, made of the folder
MAC = sys.platform == "darwin"


def build() -> None:
    """The folder, by PyInstaller; the papers at its top, where a person looks."""
    recipe = [str(ROOT / "packaging" / "codeweek.spec"), "--noconfirm", "--log-level=ERROR"]
    places = [f"--distpath={DIST}", f"--workpath={ROOT / 'build' / 'desktop'}"]
    subprocess.run([sys.executable, "-m", "PyInstaller", *recipe, *places], cwd=ROOT, check=True)
    lay_papers(FOLDER)


def pack() -> Path:
    """The archive that this system's people can open, and its sha256 beside it."""
    stem = str(DIST / name(__version__, sys.platform, platform.machine()))
    kind = "zip" if sys.platform == "win32" else "gztar"
    packed = _mac(Path(f"{stem}.zip")) if MAC else Path(shutil.make_archive(stem, kind, DIST, FOLDER.name))
    sign(packed)
    return packed


def _mac(packed: Path) -> Path:
    """The app with the papers; it has links and a signature, which only `ditto` keeps."""
    folder = DIST / "codeweek-macos"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    (DIST / APP).rename(folder / APP)
    lay_papers(folder)
    subprocess.run([folder / APP / "Contents" / "MacOS" / "codeweek", "--self-test"], check=True)
    subprocess.run(["ditto", "-c", "-k", "--keepParent", folder, packed], check=True)
    return packed


def main() -> int:
    """Build, pack, try; 0 when all is well."""
    build()
    packed = pack()
    print(f"{FOLDER.relative_to(ROOT)}: {megabytes(FOLDER)}; {packed.relative_to(ROOT)}: {megabytes(packed)}")
    return 0 if "--no-try" in sys.argv else try_unpacked(packed)


def try_unpacked(packed: Path) -> int:
    """Try what a person gets: the archive, unpacked far from here in a folder with a difficult name."""
    if MAC:  # an app is unpacked by the Finder
        return try_desktop.try_all(FOLDER)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place:
        there = Path(place) / "Clé de l'été n° 1"
        shutil.unpack_archive(packed, there)
        return try_desktop.try_all(there / FOLDER.name)


if __name__ == "__main__":
    sys.exit(main())
