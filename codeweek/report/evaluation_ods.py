"""A table as a sheet of an office (OpenDocument, .ods): text and numbers, nothing that computes."""

from collections.abc import Iterable
from html import escape

from codeweek.packs.archive import zipped
from codeweek.report.html import cell

KIND = "application/vnd.oasis.opendocument.spreadsheet"
_NAME = "urn:oasis:names:tc:opendocument:xmlns"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_MANIFEST = (
    f'{_HEAD}<manifest:manifest xmlns:manifest="{_NAME}:manifest:1.0" manifest:version="1.3">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{KIND}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
    "</manifest:manifest>\n"
)


def ods_of(rows: Iterable[Iterable[object]], name: str) -> bytes:
    """The sheet of that name: in each cell what a table of the same rows has in CSV."""
    told = "".join(f"<table:table-row>{''.join(map(_cell, row))}</table:table-row>\n" for row in rows)
    content = (
        f'{_HEAD}<office:document-content xmlns:office="{_NAME}:office:1.0" xmlns:table="{_NAME}:table:1.0" '
        f'xmlns:text="{_NAME}:text:1.0" office:version="1.3"><office:body><office:spreadsheet>'
        f'<table:table table:name="{escape(name)}">\n{told}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>\n"
    )
    files = {"mimetype": KIND, "META-INF/manifest.xml": _MANIFEST, "content.xml": content}
    return zipped({path: text.encode() for path, text in files.items()}, first="mimetype")


def _cell(value: object) -> str:
    there = cell(value)
    if isinstance(there, int | float):
        return f'<table:table-cell office:value-type="float" office:value="{there}"/>'
    inside = "".join(letter if letter.isprintable() else "\ufffd" for letter in str(there))
    return (
        f'<table:table-cell office:value-type="string"><text:p>{escape(inside)}</text:p></table:table-cell>'
    )
