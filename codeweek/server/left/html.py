"""What the pages that are left have in common: nothing runs in them, everything is inside."""

from base64 import b64encode
from html import escape

from codeweek import data
from codeweek.progress.who import picture, tint
from codeweek.text import Text

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def page(title: str, style: str, body: str, text: Text) -> str:
    """A whole page; `style` names a style sheet of this folder."""
    rules = (data.inside(f"server/left/{style}") or b"").decode("utf-8")
    return (
        f'<!doctype html>\n<html lang="{text.language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>\n{rules}</style>\n</head>\n<body>\n{body}</body>\n</html>\n"
    )


def image(content: bytes, alt: str = "") -> str:
    """An SVG as an image inside the page."""
    data_address = f"data:image/svg+xml;base64,{b64encode(content).decode()}"
    return f'<img alt="{escape(alt)}" src="{data_address}">'


def badge(profile: str) -> str:
    """The animal of a child on its colour."""
    content = data.sprite(picture(profile)) or b""
    return f'<span class="badge" style="background: {tint(profile)}">{image(content)}</span>'
