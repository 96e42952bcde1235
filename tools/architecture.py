"""Writes the architecture table of CONTRIBUTING.md: the folders from the top layer down.

The layers are in pyproject.toml, the sentence of a folder in its `__init__.py`.
`python tools/architecture.py` writes the table into CONTRIBUTING.md.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import packing

ROOT = packing.ROOT
PACKAGE = ROOT / "codeweek"
BEGIN, END = "<!-- what imports what: make docs -->", "<!-- until here -->"


def layers() -> list[list[str]]:
    """The layers of the package, highest first; modules of one layer do not import each other."""
    contract = packing.project()["tool"]["importlinter"]["contracts"][0]
    return [re.findall(r"\w+", layer) for layer in contract["layers"]]


def table() -> str:
    """The table for contributors, in Markdown."""
    lines = [f"| {', '.join(names)} | {sentence} |" for names, sentence in _rows()]
    return "\n".join([BEGIN, "| imports only those below | what is in it |", "| --- | --- |", *lines, END])


def _rows() -> Iterator[tuple[list[str], str]]:
    for number, layer in enumerate(layers()):
        for name in layer:
            mark = f"{number + 1}. `{name}/`" if (PACKAGE / name).is_dir() else f"{number + 1}. `{name}.py`"
            yield [mark], _sentence(PACKAGE / name)
            for inside in sorted((PACKAGE / name).glob("*/__init__.py")):
                yield [f"&nbsp;&nbsp;`{name}/{inside.parent.name}/`"], _sentence(inside.parent)


def _sentence(path: Path) -> str:
    """The first line of the docstring of a folder or module."""
    source = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    return (ast.get_docstring(ast.parse(source.read_text(encoding="utf-8"))) or "").splitlines()[0]


def write() -> None:
    """Write the present table into CONTRIBUTING.md."""
    page = ROOT / "CONTRIBUTING.md"
    text = page.read_text(encoding="utf-8")
    before, after = text[: text.index(BEGIN)], text[text.index(END) + len(END) :]
    page.write_text(before + table() + after, encoding="utf-8")


if __name__ == "__main__":
    write()
