"""Builds the standalone program with PyInstaller, packs it and tests it: `make desktop`.

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
    """Build the program's folder, with the documents at its top."""
    recipe = [str(ROOT / "packaging" / "codeweek.spec"), "--noconfirm", "--log-level=ERROR"]
    places = [f"--distpath={DIST}", f"--workpath={ROOT / 'build' / 'desktop'}"]
    subprocess.run([sys.executable, "-m", "PyInstaller", *recipe, *places], cwd=ROOT, check=True)
    lay_papers(FOLDER)


def pack() -> Path:
    """Write the usual archive of this system, and its sha256."""
    stem = str(DIST / name(__version__, sys.platform, platform.machine()))
    kind = "zip" if sys.platform == "win32" else "gztar"
    packed = _mac(Path(f"{stem}.zip")) if MAC else Path(shutil.make_archive(stem, kind, DIST, FOLDER.name))
    sign(packed)
    return packed


def _mac(packed: Path) -> Path:
    """Pack the macOS app with `ditto`, which alone keeps links and signature."""
    folder = DIST / "codeweek-macos"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    (DIST / APP).rename(folder / APP)
    lay_papers(folder)
    subprocess.run([folder / APP / "Contents" / "MacOS" / "codeweek", "--self-test"], check=True)
    subprocess.run(["ditto", "-c", "-k", "--keepParent", folder, packed], check=True)
    return packed


def main() -> int:
    """Build, pack and test; 0 on success."""
    build()
    packed = pack()
    print(f"{FOLDER.relative_to(ROOT)}: {megabytes(FOLDER)}; {packed.relative_to(ROOT)}: {megabytes(packed)}")
    return 0 if "--no-try" in sys.argv else try_unpacked(packed)


def try_unpacked(packed: Path) -> int:
    """Test the archive, unpacked elsewhere in a folder with spaces and accents in its name."""
    if MAC:  # an app is unpacked by the Finder
        return try_desktop.try_all(FOLDER)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place:
        there = Path(place) / "Clé de l'été n° 1"
        shutil.unpack_archive(packed, there)
        return try_desktop.try_all(there / FOLDER.name)


if __name__ == "__main__":
    sys.exit(main())
