"""From the bytes of a file to its text: UTF-8, what Notepad and Word write instead, or no text at all."""

import codecs
import re

_BOMS = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16", codecs.BOM_UTF8: "utf-8-sig"}
# Files of other programs, by how they begin; a zip may be several of them.
_BEGINS = (
    (rb"\s*\{\\rtf", "rtf"),
    (rb"%PDF", "pdf"),
    (rb"\xd0\xcf\x11\xe0", "word"),
    (rb"PK\x03\x04(?s:.{0,60})mimetypeapplication/vnd\.oasis", "writer"),
    (rb"PK\x03\x04(?s:.*)(?:word/|\[Content_Types\])", "word"),
    (rb"PK\x03\x04", "zip"),
    (rb"\s*<(?:!DOCTYPE|html)", "html"),
)
_NAMES = {".rtf": "rtf", ".pdf": "pdf", ".doc": "word", ".docx": "word", ".odt": "writer"}
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
FEW = 200  # bytes that are enough to know half-empty letters


def foreign(content: bytes, name: str) -> str:
    """The sort of document that is no plain text (`word`, `rtf`…), by content or name; else empty."""
    held = next((sort for begins, sort in _BEGINS if re.match(begins, content, re.IGNORECASE)), "")
    end = name.lower()[max(0, name.rfind(".")) :]
    return _NAMES.get(end, held) if held in ("", "zip") else held


def decode(content: bytes, whole: bool = True) -> tuple[str | None, str]:
    """The text of some bytes, and the encoding it should not have been in (else empty); None for no text.

    Letters that Windows-1252 lacks were never written by it: such bytes are no text. Bytes that are not the
    `whole` file may end within a letter.
    """
    coding = next((found for bom, found in _BOMS.items() if content.startswith(bom)), _guessed(content))
    try:
        text = content.decode(coding, "strict" if whole else "replace")
    except UnicodeDecodeError:
        return _in_windows(content)
    return text, "" if coding.startswith("utf-8") else "utf16"


def _guessed(content: bytes) -> str:
    """UTF-16 without a mark has an empty byte in nearly each letter."""
    few = content[:FEW]
    for first, coding in ((1, "utf-16-le"), (0, "utf-16-be")):
        half = few[first::2]
        if len(few) > 1 and half.count(0) * 2 > len(half) and few[1 - first :: 2].count(0) == 0:
            return coding
    return "utf-8"


def _in_windows(content: bytes) -> tuple[str | None, str]:
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError:
        return None, ""
    return (None, "") if CONTROL.search(text) else (text, "windows")
