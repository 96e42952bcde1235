"""The files that come with codeweek: language files, levels, sprites. The only place that reads them."""

import tomllib
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from codeweek.blocks.words import Words
from codeweek.text import Text


def folder(name: str) -> Path:
    """The folder `levels` or `sprites`: inside an installed package, or beside it in a checkout."""
    package = Path(str(files("codeweek")))
    inside = package / name
    return inside if inside.is_dir() else package.parent / name


@cache
def languages() -> tuple[str, ...]:
    """Codes of the languages found in `locale/`, French first."""
    found = sorted(path.name for path in (folder_of_language("").iterdir()) if path.is_dir())
    return tuple(sorted(found, key=lambda code: code != "fr"))


def folder_of_language(code: str) -> Path:
    """`locale/<code>` of the package."""
    return Path(str(files("codeweek"))) / "locale" / code


@cache
def text(language: str) -> Text:
    """All sentences of a language: file `ui.toml` gives the keys `ui.…`, and so on."""
    messages: dict[str, Any] = {}
    for path in sorted(folder_of_language(language).glob("*.toml")):
        messages[path.stem] = tomllib.loads(path.read_text(encoding="utf-8"))
    return Text(language, messages, messages["meta"]["one"])


@cache
def words() -> Words:
    """The words on the blocks, in every language."""
    return Words({code: text(code).messages.get("blocks", {}) for code in languages()})
