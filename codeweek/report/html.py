"""What pages to print have in common: nothing runs in them, everything is inside."""

from base64 import b64encode
from collections.abc import Callable
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
