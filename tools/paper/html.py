"""Pages of paper: each holds sheets of A4, standing or lying, that are seen as they are printed."""

from base64 import b64encode
from collections.abc import Iterable
from functools import cache
from html import escape
from io import BytesIO
from pathlib import Path

from letters import reduced

from paper.words import Words

FONTS = Path(__file__).parents[2] / "codeweek" / "desktop" / "fonts"
FACES = {
    "Andika-Regular.ttf": ("paper", "normal"),
    "Andika-Bold.ttf": ("paper", "bold"),
    "DejaVuSansMono.ttf": ("paper mono", "normal"),
}
LETTERS = [
    *range(0x20, 0x180),
    *range(0x2010, 0x2040),
    0x20AC,
    *range(0x2190, 0x219A),
    0x2212,
    *range(0x2605, 0x2607),
    0x2610,
    0x2611,
    0x25B6,
    0x2630,
    0x2699,
]
INDEX = "index"
SEEN = 860  # pixels: a sheet and a little around it
FOOT = "<span>codeweek</span>"
STYLE = Path(__file__).parent / "paper.css"
SHELL = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width={width}">
<title>{title} · codeweek</title>
<link rel="stylesheet" href="../paper.css">
</head>
<body class="of-{name}">
{body}
</body>
</html>
"""


def page(name: str, title: str, sheets: Iterable[str], words: Words) -> str:
    """A whole page; over its sheets, on the screen only, a way back to the index."""
    ui, first = words.kit["ui"], name == INDEX
    bar = "" if first else f'<nav><a href="index.html">← {ui["back"]}</a><span>{ui["print"]}</span></nav>\n'
    return SHELL.format(
        language=words.language,
        width="device-width" if first else SEEN,
        title=title,
        name=name,
        body=f"{bar}<main>\n{''.join(sheets)}</main>",
    )


def sheet(body: str, kind: str = "", foot: str = "") -> str:
    """A sheet of A4; `kind`: more of its classes, as `lying`."""
    classes = " ".join(filter(None, ("sheet", kind)))
    below = f"<footer>{foot}</footer>" if foot else ""
    return f'<section class="{classes}">\n{body}\n{below}</section>\n'


def image(name: str, alt: str = "", style: str = "", kind: str = "") -> str:
    """A picture of the folder `img`."""
    dressed = "".join(f' {key}="{value}"' for key, value in (("class", kind), ("style", style)) if value)
    return f'<img src="../img/{escape(name)}" alt="{escape(alt)}"{dressed}>'


def items(each: Iterable[str], tag: str = "ul", kind: str = "") -> str:
    """A list."""
    dressed = f' class="{kind}"' if kind else ""
    return f"<{tag}{dressed}>{''.join(f'<li>{one}</li>' for one in each)}</{tag}>"


def table(head: Iterable[str], rows: Iterable[Iterable[str]], kind: str = "") -> str:
    """A table."""
    first = "".join(f"<th>{cell}</th>" for cell in head)
    below = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return f'<table class="{kind}"><thead><tr>{first}</tr></thead><tbody>{below}</tbody></table>'


@cache
def style() -> str:
    """The style sheet with its letters inside: a browser takes no font from beside a page that is a file."""
    return "".join(_face(*each) for each in FACES.items()) + STYLE.read_text(encoding="utf-8")


def _face(file: str, face: tuple[str, str]) -> str:
    family, weight = face
    out = BytesIO()
    reduced(FONTS / file, f"codeweek {family} {weight}", LETTERS).save(out)
    source = f"url(data:font/ttf;base64,{b64encode(out.getvalue()).decode()})"
    return f'@font-face {{ font-family: "{family}"; font-weight: {weight}; src: {source}; }}\n'
