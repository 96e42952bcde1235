"""A pack in a zip file: bounded, with nothing outside itself and no links."""

import io
import stat
import zipfile
import zlib

from codeweek.diagnostic import Diagnostic
from codeweek.pack import LEVEL_ENDS
from codeweek.yamlfile import LONGEST

LARGEST = 20_000_000  # bytes of the zip
MOST_FILES = 1000
MOST_TEXT = 8_000_000  # bytes of all its texts together
_BROKEN = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, ValueError, EOFError)


def unzip(content: bytes) -> tuple[dict[str, str], tuple[Diagnostic, ...]]:
    """The YAML texts of a zip by name, and what could not be read; other files are left alone."""
    if len(content) > LARGEST:
        return {}, (Diagnostic("pack.zip_too_large", {"most": LARGEST // 1_000_000}),)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _texts(archive)
    except _BROKEN:
        return {}, (Diagnostic("pack.not_a_zip"),)


def _texts(archive: zipfile.ZipFile) -> tuple[dict[str, str], tuple[Diagnostic, ...]]:
    files: dict[str, str] = {}
    problems: list[Diagnostic] = []
    left = MOST_TEXT
    wanted = [info for info in archive.infolist() if info.filename.endswith(LEVEL_ENDS) and not _mac(info)]
    for info in wanted[:MOST_FILES]:
        read = _text(archive, info)
        if isinstance(read, Diagnostic):
            problems.append(read.at(file=info.filename))
            continue
        left -= len(read)
        if left < 0:
            problems.append(Diagnostic("pack.zip_too_large", {"most": MOST_TEXT // 1_000_000}))
            break
        files[info.filename] = read
    return files, tuple(problems)


def _mac(info: zipfile.ZipInfo) -> bool:
    """The files that macOS adds to its zips."""
    return info.filename.startswith("__MACOSX/")


def _text(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> str | Diagnostic:
    """What is written in a file, cut just beyond the longest that is read; or why it cannot be read."""
    if stat.S_ISLNK(info.external_attr >> 16):
        return Diagnostic("pack.link", {"name": info.filename})
    most = 4 * LONGEST + 4
    try:
        with archive.open(info) as file:
            content = file.read(most + 1)
    except _BROKEN:
        return Diagnostic("pack.unreadable", {"name": info.filename})
    try:
        return content[:most].decode("utf-8-sig", "strict" if len(content) <= most else "replace")
    except UnicodeDecodeError:
        return Diagnostic("pack.not_utf8", {"name": info.filename})
