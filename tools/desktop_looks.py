"""Makes the icons and the Windows version resource of the built program."""

import io
import re
import struct
from pathlib import Path

import pygame

from codeweek import __version__
from codeweek.desktop.painting.images import Images

PICTURE = "robot/village/hero"  # the sprite that the window has as its icon
ICO = (16, 24, 32, 48, 64, 256)
ICNS = {"ic11": 32, "ic12": 64, "ic07": 128, "ic08": 256, "ic09": 512}
RESOURCE = """VSVersionInfo(
  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3f, flags=0x0, OS=0x40004,
                    fileType=0x1, subtype=0x0, date=(0, 0)),
  kids=[
    StringFileInfo([StringTable('040904B0', [{strings}])]),
    VarFileInfo([VarStruct('Translation', [1033, 1200])]),
  ],
)
"""


def write(folder: Path) -> Path:
    """Write the icons and the version resource in each system's format."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "version.txt").write_text(version_resource(__version__), encoding="utf-8")
    pictures = {size: picture(size) for size in {*ICO, *ICNS.values()}}
    (folder / "codeweek.ico").write_bytes(ico([(size, pictures[size]) for size in ICO]))
    (folder / "codeweek.icns").write_bytes(icns([(name, pictures[size]) for name, size in ICNS.items()]))
    return folder


def version_resource(version: str) -> str:
    """The Windows version resource in PyInstaller's format; a program without one looks suspect."""
    parts = [*map(int, re.findall(r"\d+", version)), 0, 0, 0]
    told = {
        "CompanyName": "codeweek",
        "FileDescription": "codeweek",
        "FileVersion": version,
        "InternalName": "codeweek",
        "LegalCopyright": "GPL-3.0-or-later",
        "OriginalFilename": "codeweek.exe",
        "ProductName": "codeweek",
        "ProductVersion": version,
    }
    strings = ", ".join(f"StringStruct({name!r}, {value!r})" for name, value in told.items())
    return RESOURCE.format(numbers=tuple(parts[:4]), strings=strings)


def picture(size: int) -> bytes:
    """The robot as a PNG file."""
    file = io.BytesIO()
    pygame.image.save(Images().sprite(PICTURE, size), file, "robot.png")
    return file.getvalue()


def ico(pictures: list[tuple[int, bytes]]) -> bytes:
    """PNG files of some sizes as one Windows icon."""
    head, place = struct.pack("<HHH", 0, 1, len(pictures)), 6 + 16 * len(pictures)
    for size, png in pictures:
        head += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(png), place)
        place += len(png)
    return head + b"".join(png for _size, png in pictures)


def icns(pictures: list[tuple[str, bytes]]) -> bytes:
    """PNG files, each under the name of its size, as one macOS icon."""
    body = b"".join(name.encode() + struct.pack(">I", len(png) + 8) + png for name, png in pictures)
    return b"icns" + struct.pack(">I", len(body) + 8) + body
