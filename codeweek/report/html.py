"""What pages to print and tables have in common: nothing runs in them, everything is inside; CSV."""

import csv
from base64 import b64encode
from collections.abc import Callable, Iterable
from datetime import date
from html import escape

from codeweek import data
from codeweek.progress.who import TINTS, picture
from codeweek.text import Text

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
TINTED = "".join(f".tint-{name} {{ background: {tint}; }}\n" for name, tint in TINTS.items())

Style = tuple[str, str]  # a package, and a style sheet in it
Source = Callable[[str], bytes | None]  # of a sprite by its name


def page(title: str, style: Style, body: str, text: Text) -> str:
    """A whole page."""
    package, name = style
    rules = (data.inside(name, package) or b"").decode("utf-8")
    return (
        f'<!doctype html>\n<html lang="{text.language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>\n{rules}{TINTED}</style>\n</head>\n<body>\n{body}</body>\n</html>\n"
    )


def image(content: bytes, alt: str = "") -> str:
    """An SVG as an image inside the page."""
    data_address = f"data:image/svg+xml;base64,{b64encode(content).decode()}"
    return f'<img alt="{escape(alt)}" src="{data_address}">'


def badge(profile: str, sprite: Source = data.sprite) -> str:
    """The animal of a child on its colour."""
    content = sprite(picture(profile)) or b""
    return f'<span class="badge tint-{profile.partition("-")[2]}">{image(content)}</span>'


def written(day: date, text: Text) -> str:
    """A date, as it is written in the language."""
    year, month, number = f"{day:%Y %m %d}".split()
    return text("meta.date", year=year, month=month, day=number)


MARK = "\ufeff"  # by which spreadsheets know the letters
FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")  # what a spreadsheet may compute


class _Lines(list[str]):
    def write(self, line: str) -> None:
        self.append(line)


def csv_of(rows: Iterable[Iterable[object]], text: Text) -> bytes:
    """The table, with the signs that spreadsheets of the language expect."""
    lines = _Lines()
    writer = csv.writer(lines, delimiter=";" if text.decimal == "," else ",", lineterminator="\r\n")
    writer.writerows([cell(each) for each in row] for row in rows)
    return (MARK + "".join(lines)).encode()


def cell(value: object) -> object:
    """A cell that nothing computes: on one line, a text that begins like a formula after a quotation mark."""
    if not isinstance(value, str):
        return "" if value is None else value
    line = " ".join(value.split())
    return f"'{line}" if line.startswith(FORMULA) else line
