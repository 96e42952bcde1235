"""Reads and writes a pack as a zip: bounded size, no names outside the pack, no links."""

import io
import stat
import zipfile
import zlib
from collections.abc import Mapping

from codeweek.diagnostic import Diagnostic
from codeweek.levels.files.file_name import is_level
from codeweek.levels.files.mend.encodings import decode, foreign
from codeweek.levels.files.yaml_nodes import LONGEST
from codeweek.packs.manifest import MANIFEST
from codeweek.packs.pack import MOST_FILES, MOST_TEXT
from codeweek.packs.proofs import FILE

LARGEST = 20_000_000  # bytes of the zip
MOST_NAMES = 5000  # files of any sort in it
MOST_BYTES = 4 * LONGEST + 4  # bytes of a file: just beyond the longest accepted
Decoded = tuple[str | None, tuple[Diagnostic, ...]]
Date = tuple[int, int, int, int, int, int]
FIRST: Date = (1980, 1, 1, 0, 0, 0)  # before which a zip knows no time
# Other methods let the zip choose how much memory they use, and browsers lack them.
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_BROKEN = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, ValueError, EOFError)


def unzip(content: bytes) -> tuple[dict[str, str], tuple[Diagnostic, ...]]:
    """The YAML texts of a zip by name, and the problems; other files are ignored."""
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
    wanted = [info for info in archive.infolist()[:MOST_NAMES] if _wanted(info.filename)]
    if len(archive.infolist()) > MOST_NAMES or len(wanted) > MOST_FILES:
        problems.append(Diagnostic("pack.too_many_files", {"most": MOST_FILES}))
    for info in wanted[:MOST_FILES]:
        read, diagnostics = _text(archive, info)
        problems.extend(problem.at(file=info.filename) for problem in diagnostics)
        if read is None:
            continue
        left -= len(read)
        if left < 0:
            problems.append(Diagnostic("pack.too_large", {"most": MOST_TEXT // 1_000_000}))
            break
        files[info.filename] = read
    return files, tuple(problems)


def _wanted(name: str) -> bool:
    """Whether a member is a YAML or manifest file of the pack, not one that macOS adds to zips."""
    ours = is_level(name) or name.rpartition("/")[2] in (MANIFEST, FILE)
    return ours and not name.startswith("__MACOSX/")


def _text(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Decoded:
    """The text of a member, read up to just beyond the limit, and what there is to tell."""
    slots = {"name": info.filename}
    if stat.S_ISLNK(info.external_attr >> 16):
        return None, (Diagnostic("pack.link", slots),)
    if info.compress_type not in _METHODS:
        return None, (Diagnostic("pack.unreadable", slots),)
    try:
        with archive.open(info) as file:
            return decoded(file.read(MOST_BYTES + 1), info.filename)
    except _BROKEN:
        return None, (Diagnostic("pack.unreadable", slots),)


def decoded(content: bytes, name: str) -> Decoded:
    """The text of bytes, of which at most `MOST_BYTES + 1` were read; None for what is no text; and why."""
    slots = {"name": name.rpartition("/")[2]}
    if sort := foreign(content, name):
        return None, (Diagnostic(f"mend.document.{sort}", slots),)
    text, coding = decode(content[:MOST_BYTES], len(content) <= MOST_BYTES)
    if text is None:
        return None, (Diagnostic("mend.document.other", slots),)
    return text, (Diagnostic(f"mend.{coding}", slots, "warning", line=1, column=1),) if coding else ()


def zipped(files: Mapping[str, bytes], date: Date = FIRST, first: str = "") -> bytes:
    """A reproducible zip: the same files give the same bytes on any day and computer.

    `first`: a file that stands first, as it is: by their `mimetype` one knows the files of an office.
    """
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files, key=lambda name: (name != first, name)):
            info = zipfile.ZipInfo(name, date)
            info.compress_type = zipfile.ZIP_STORED if name == first else zipfile.ZIP_DEFLATED
            info.create_system, info.external_attr = 3, 0o644 << 16
            archive.writestr(info, files[name])
    return content.getvalue()
