"""Writes the tables of folders for contributors, from the top layer down.

The layers are in pyproject.toml and web/layers.json, the sentence of a folder of ours in its `__init__.py`.
`python tools/architecture.py` writes those of the package into CONTRIBUTING.md, and all of them into
docs/developers/architecture.md.
"""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import packing

ROOT = packing.ROOT
PACKAGE = ROOT / "codeweek"
SHORT, WHOLE = ROOT / "CONTRIBUTING.md", ROOT / "docs" / "developers" / "architecture.md"
BEGIN, END = "<!-- what imports what: make docs -->", "<!-- until here -->"
HEAD = ["| imports only those below | what is in it |", "| --- | --- |"]


def layers() -> list[list[str]]:
    """The layers of the package, highest first; modules of one layer do not import each other."""
    contract = packing.project()["tool"]["importlinter"]["contracts"][0]
    return [re.findall(r"\w+", layer) for layer in contract["layers"]]


def table(page: Path) -> str:
    """The table of that page, in Markdown."""
    lines = [f"| {name} | {sentence} |" for name, sentence in _rows(inside=page == WHOLE)]
    return "\n".join([BEGIN, *HEAD, *lines, *(_of_the_page() if page == WHOLE else []), END])


def _of_the_page() -> list[str]:
    layers = enumerate(json.loads((ROOT / "web" / "layers.json").read_text(encoding="utf-8")), 1)
    rows = [(number, name, sentence) for number, layer in layers for name, sentence in layer.items()]
    names = [
        f"| {number}. `web/src/{name}{'' if '.' in name else '/'}` | {said} |" for number, name, said in rows
    ]
    return ["", "Those of the page:", "", *HEAD, *names]


def _rows(*, inside: bool) -> Iterator[tuple[str, str]]:
    for number, layer in enumerate(layers()):
        for name in layer:
            mark = f"{number + 1}. `{name}/`" if (PACKAGE / name).is_dir() else f"{number + 1}. `{name}.py`"
            yield mark, _sentence(PACKAGE / name)
            for part in sorted((PACKAGE / name).glob("*/__init__.py")) if inside else ():
                yield f"&nbsp;&nbsp;`{name}/{part.parent.name}/`", _sentence(part.parent)


def _sentence(path: Path) -> str:
    """The first line of the docstring of a folder or module."""
    source = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    return (ast.get_docstring(ast.parse(source.read_text(encoding="utf-8"))) or "").splitlines()[0]


def write() -> None:
    """Write the present tables into their pages."""
    for page in (SHORT, WHOLE):
        text = page.read_text(encoding="utf-8")
        before, after = text[: text.index(BEGIN)], text[text.index(END) + len(END) :]
        page.write_text(before + table(page) + after, encoding="utf-8")


if __name__ == "__main__":
    write()
