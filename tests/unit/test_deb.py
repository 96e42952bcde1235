"""The Debian package, built of a stand-in program: laid, installed, started and removed in an empty root."""

import os
import platform
import shutil
import subprocess
from pathlib import Path

import build_deb
import packing
import pytest

from codeweek import __version__

pytestmark = pytest.mark.skipif(not shutil.which("dpkg-deb"), reason="dpkg-deb is Debian's")
SAYS = '#!/bin/sh\necho "$0 $*"\n'


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package of a program that tells how it was started."""
    place = tmp_path_factory.mktemp("deb")
    program = place / "codeweek"
    (program / "_internal").mkdir(parents=True)
    (program / "codeweek").write_text(SAYS)
    (program / "codeweek").chmod(0o700)
    (program / "_internal" / "a.so").write_text("library")
    (program / "_internal" / "a.so").chmod(0o600)
    (program / "_internal" / "b.so").symlink_to("a.so")
    for paper in packing.PAPERS:
        (program / Path(paper).name).write_text("paper")
    build_deb.lay(program, place / "tree")
    return build_deb.built(place / "tree", place)


def listed(package: Path) -> dict[str, str]:
    """The mode, and whose it is, of each file in a package."""
    done = subprocess.run(["dpkg-deb", "--contents", package], check=True, capture_output=True, text=True)
    rows = [line.split(None, 5) for line in done.stdout.splitlines()]
    return {row[5].removeprefix("./").partition(" -> ")[0]: f"{row[0]} {row[1]}" for row in rows}


def test_it_is_named_as_debian_names_packages(package: Path) -> None:
    machine = subprocess.run(["dpkg", "--print-architecture"], check=True, capture_output=True, text=True)
    assert package.name == f"codeweek_{__version__}_{machine.stdout.strip()}.deb"


def test_everybody_may_read_it_and_only_root_write(package: Path) -> None:
    files = listed(package)
    assert {whose.split()[1] for whose in files.values()} == {"root/root"}
    assert files["usr/lib/codeweek/codeweek"].startswith("-rwxr-xr-x")
    assert files["usr/lib/codeweek/_internal/a.so"].startswith("-rw-r--r--")
    assert files["usr/lib/codeweek/_internal/b.so"].startswith("l")
    assert {"usr/share/doc/codeweek/NOTICE.txt", "usr/share/doc/codeweek/copyright"} <= files.keys()
    assert "usr/lib/codeweek/NOTICE.txt" not in files


def test_it_asks_for_the_c_library_that_it_was_built_with(package: Path) -> None:
    asked = subprocess.run(["dpkg-deb", "--field", package], check=True, capture_output=True, text=True)
    fields = dict(
        line.split(": ", 1) for line in asked.stdout.splitlines() if ": " in line and line[0] != " "
    )
    assert fields["Depends"] == f"libc6 (>= {platform.libc_ver()[1]})"
    assert fields["Version"] == __version__
    assert int(fields["Installed-Size"]) > 0


def test_it_installs_starts_and_leaves_nothing(package: Path, tmp_path: Path) -> None:
    root = tmp_path / "root"
    build_deb.install(package, root)
    assert build_deb.started(root, "--self-test").strip() == f"{root}/usr/bin/codeweek --self-test"
    build_deb.remove(root)
    assert not [path for path in root.rglob("*codeweek*") if "dpkg" not in path.parts]


def test_its_entry_in_the_menu_names_a_program_and_a_picture_of_it(package: Path, tmp_path: Path) -> None:
    subprocess.run(["dpkg-deb", "--extract", package, tmp_path], check=True)
    entry = (tmp_path / "usr/share/applications/codeweek.desktop").read_text(encoding="utf-8")
    told = dict(line.split("=", 1) for line in entry.splitlines() if "=" in line)
    assert os.access(tmp_path / "usr/bin" / told["Exec"], os.X_OK)
    assert [*tmp_path.glob(f"usr/share/icons/hicolor/*/apps/{told['Icon']}.png")]


def test_what_is_left_is_told(package: Path, tmp_path: Path) -> None:
    root = tmp_path / "root"
    build_deb.install(package, root)
    (root / "usr/lib/codeweek/more").write_text("written by somebody")
    with pytest.raises(ValueError, match="codeweek/more"):
        build_deb.remove(root)


def test_without_a_program_nothing_is_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(build_deb, "BUILT", tmp_path)
    assert build_deb.main() == 1
    assert "make desktop" in capsys.readouterr().err
