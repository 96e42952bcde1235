"""What the built forms of codeweek share: the data of the package, papers, names of archives, checksums."""

import hashlib
import os
import shutil
import tomllib
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
DIST = Path(os.environ.get("CODEWEEK_DIST") or ROOT / "dist").resolve()  # elsewhere: what is no release
PAPERS = ("LICENSE", "CREDITS.md", "packaging/LISEZ-MOI.txt", "build/NOTICE.txt")
CODE = (".py", ".pyc")
SYSTEMS = {"win32": "windows", "darwin": "macos"}
SHORT = {"amd64": "x86_64", "aarch64": "arm64"}  # one name for each kind of processor


def project(root: Path = ROOT) -> dict[str, Any]:
    """What pyproject.toml holds."""
    return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))


def data(root: Path) -> list[tuple[str, str]]:
    """Every file that comes with the package and the folder it goes to, as an installed package has them."""
    found = list(_files(root / "codeweek", "codeweek"))
    for source, target in brought_in(root).items():
        found += _files(root / source, target)
    if (root / "build" / "web" / "index.html").is_file():
        found += _files(root / "build" / "web", "codeweek/web")
    return found


def brought_in(root: Path) -> Mapping[str, str]:
    """The folders that the wheel takes into the package, from pyproject.toml: what the program has too."""
    folders: dict[str, str] = project(root)["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    return folders


def _files(source: Path, target: str) -> list[tuple[str, str]]:
    kept = [path for path in sorted(source.rglob("*")) if path.is_file() and path.suffix not in CODE]
    return [
        (str(path), (PurePosixPath(target) / path.parent.relative_to(source)).as_posix()) for path in kept
    ]


def lay_papers(folder: Path) -> None:
    """Put at the top what a person reads: how to start, the licences."""
    for paper in PAPERS:
        shutil.copy2(ROOT / paper, folder)


def name(version: str, system: str, machine: str) -> str:
    """The name of an archive: what, which, and for which computers."""
    processor = machine.lower()
    return f"codeweek-{version}-{SYSTEMS.get(system, system)}-{SHORT.get(processor, processor)}"


def sign(packed: Path) -> None:
    """Write the sha256 of a file beside it, as `sha256sum --check` reads it."""
    packed.with_name(f"{packed.name}.sha256").write_text(sum_line(packed, packed.name), encoding="utf-8")


def sum_line(path: Path, name: str) -> str:
    """The sha256 of a file under a name, in a line of `sha256sum`."""
    return f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {name}\n"


def megabytes(path: Path) -> str:
    """The size of a file, or of all files in a folder."""
    files = path.rglob("*") if path.is_dir() else [path]
    return f"{sum(file.lstat().st_size for file in files if not file.is_dir()) / 1e6:.1f} MB"
