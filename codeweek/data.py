"""The files that come with codeweek: language files, levels, sprites. The only place that reads them."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from codeweek.blocks.words import Words
from codeweek.text import Text

PACKAGE = Path(__file__).parent


def folder(name: str) -> Path:
    """The folder `levels` or `sprites`: inside an installed package, or beside it in a checkout."""
    inside = PACKAGE / name
    return inside if inside.is_dir() else PACKAGE.parent / name


@cache
def languages() -> tuple[str, ...]:
    """Codes of the languages found in `locale/`, French first."""
    found = sorted(path.name for path in (folder_of_language("").iterdir()) if path.is_dir())
    return tuple(sorted(found, key=lambda code: code != "fr"))


def folder_of_language(code: str) -> Path:
    """`locale/<code>` of the package."""
    return PACKAGE / "locale" / code


@cache
def text(language: str) -> Text:
    """All sentences of a language: file `ui.toml` gives the keys `ui.…`, and so on."""
    paths = sorted(folder_of_language(language).glob("*.toml"))
    messages = {path.stem: _table(path) for path in paths}
    return Text(language, messages, messages["meta"]["one"])


@cache
def words() -> Words:
    """The words on the blocks, in every language."""
    paths = {code: folder_of_language(code) / "blocks.toml" for code in languages()}
    return Words({code: _table(path) for code, path in paths.items() if path.is_file()})


@cache
def _table(path: Path) -> dict[str, Any]:
    """One language file: the words of all languages are needed, most of their sentences are not."""
    return tomllib.loads(path.read_text(encoding="utf-8"))
