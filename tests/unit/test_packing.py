"""What goes into the built forms of codeweek, how they are called, and how they look from outside."""

import ast
import struct
import sys
from pathlib import Path

import desktop_looks
import packing
import pygame
import pytest

from codeweek import data
from codeweek.commands import watch
from codeweek.desktop.painting import fonts
from codeweek.desktop.sound import sounds
from codeweek.packs import catalogue_page
from codeweek.report import report_page

PATHS = [f"{folder}/{Path(file).name}" for file, folder in packing.data(packing.ROOT)]


def laid(target):
    """The package's data where a built program has them."""
    return {Path(path).relative_to("codeweek").as_posix() for path in PATHS if path.startswith(target)}


def test_a_built_program_has_all_that_the_package_opens():
    asked = {f"desktop/fonts/{name}" for name in fonts.FILES.values()}
    asked |= {f"desktop/sounds/{name}.wav" for name in sounds.NAMES}
    asked |= {catalogue_page.STYLE, report_page.STYLE}
    assert asked <= laid("codeweek/")


@pytest.mark.parametrize("name", ["levels", "sprites", "clips", "locale"])
def test_a_built_program_has_every_file_of_a_folder_and_no_code(name):
    source = data.PACKAGE / name if name == "locale" else data.folder(name)
    files = {path.relative_to(source).as_posix() for path in source.rglob("*") if path.is_file()}
    inside = name if name == "locale" else f"shipped/{name}"
    there = {Path(path).relative_to(inside).as_posix() for path in laid(f"codeweek/{inside}/")}
    assert there == {file for file in files if not file.endswith((".py", ".pyc"))}
    assert there


@pytest.mark.parametrize(
    ("system", "machine", "name"),
    [
        ("linux", "x86_64", "codeweek-1.2.3-linux-x86_64"),
        ("win32", "AMD64", "codeweek-1.2.3-windows-x86_64"),
        ("darwin", "arm64", "codeweek-1.2.3-macos-arm64"),
    ],
)
def test_an_archive_says_its_version_and_for_which_computers(system, machine, name):
    assert packing.name("1.2.3", system, machine) == name


def test_windows_is_told_the_version():
    resource = desktop_looks.version_resource("1.2.3")
    ast.parse(resource)
    assert "filevers=(1, 2, 3, 0)" in resource
    assert "StringStruct('ProductVersion', '1.2.3')" in resource


def test_each_picture_of_an_icon_is_where_its_head_says():
    pictures = [(size, desktop_looks.picture(size)) for size in (16, 256)]
    icon = desktop_looks.ico(pictures)
    assert struct.unpack_from("<HHH", icon) == (0, 1, 2)
    for number, (size, png) in enumerate(pictures):
        wide, length, place = struct.unpack_from("<B7xII", icon, 6 + 16 * number)
        assert (wide, icon[place : place + length]) == (size % 256, png)


def test_an_icon_of_macos_is_as_long_as_it_says():
    icon = desktop_looks.icns([("ic07", desktop_looks.picture(128))])
    assert icon[:4] == b"icns"
    assert struct.unpack_from(">I", icon, 4) == (len(icon),)


def test_the_robot_can_be_seen_on_the_icon(tmp_path):
    file = tmp_path / "robot.png"
    file.write_bytes(desktop_looks.picture(64))
    image = pygame.image.load(file)
    assert image.get_size() == (64, 64)
    assert pygame.mask.from_surface(image).count() > 64 * 64 / 4


def test_a_built_program_starts_itself_again_to_check(monkeypatch, tmp_path):
    program = tmp_path / "a key" / "codeweek"
    program.parent.mkdir()
    program.touch(0o755)
    monkeypatch.setattr(watch.sys, "executable", str(program))
    assert watch.again() == [str(program), "-X", "utf8", "-m", "codeweek"]
    monkeypatch.setattr(watch.sys, "frozen", True, raising=False)
    assert watch.again() == [str(program)]


@pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="a key without marks of programs is of Linux"
)
def test_a_program_that_is_not_marked_as_one_is_started_again_by_what_started_it(monkeypatch, tmp_path):
    program = tmp_path / "codeweek"
    program.touch(0o644)
    monkeypatch.setattr(watch.sys, "executable", str(program))
    monkeypatch.setattr(watch.sys, "frozen", True, raising=False)
    loader, started = watch.again()
    assert Path(loader).samefile("/proc/self/exe")
    assert started == str(program)
