"""The files that come with codeweek: language files, levels, sprites. The only place that reads them."""

import json
import pkgutil
from functools import cache
from pathlib import Path
from typing import Any

from codeweek.blocks.words import Words
from codeweek.text import Text

PACKAGE = Path(__file__).parent
READY = "locale/ready.json"  # the sentences of every language, when a build has read them beforehand


def folder(name: str) -> Path:
    """The folder `levels`, `sprites` or `schemas`: in an installed package, or beside it in a checkout."""
    inside = PACKAGE / "shipped" / name
    return inside if inside.is_dir() else PACKAGE.parent / name


def web() -> Path:
    """The folder of the web shell: inside an installed package, or where a checkout builds it."""
    inside = PACKAGE / "web"
    return inside if inside.is_dir() else PACKAGE.parent / "build" / "web"


def inside(name: str, package: str = "codeweek") -> bytes | None:
    """A file of a package of ours, be it in a folder or in a wheel; None when this build has none."""
    try:
        return pkgutil.get_data(package, name)
    except OSError:
        return None


@cache
def languages() -> tuple[str, ...]:
    """Codes of the languages there are, French first."""
    found = _ready() or [path.name for path in (PACKAGE / "locale").iterdir() if path.is_dir()]
    return tuple(sorted(found, key=lambda code: (code != "fr", code)))


@cache
def text(language: str) -> Text:
    """All sentences of a language: file `ui.toml` gives the keys `ui.…`, and so on."""
    messages = _ready().get(language) or {path.stem: _table(path) for path in _files(language)}
    return Text(language, messages, messages["meta"]["one"]).where()


@cache
def words() -> Words:
    """The words on the blocks, in every language."""
    if _ready():
        return Words({code: tables["blocks"] for code, tables in _ready().items()})
    return Words({code: _table(PACKAGE / "locale" / code / "blocks.toml") for code in languages()})


def read_sentences() -> dict[str, dict[str, Any]]:
    """The sentences of every language, from the files of `locale/`."""
    return {code: {path.stem: _table(path) for path in _files(code)} for code in languages()}


@cache
def _ready() -> dict[str, dict[str, Any]]:
    """The sentences of every language where a build has read them beforehand; else nothing."""
    ready = inside(READY)
    found: dict[str, dict[str, Any]] = json.loads(ready) if ready else {}
    return found


def _files(language: str) -> list[Path]:
    return sorted((PACKAGE / "locale" / language).glob("*.toml"))


@cache
def _table(path: Path) -> dict[str, Any]:
    """One language file: the words of all languages are needed, most of their sentences are not."""
    import tomllib  # slow to load, and a ready build does without

    return tomllib.loads(path.read_text(encoding="utf-8"))


def mark(*names: str) -> str:
    """A mark of the code in some folders and files of the package: other code has another."""
    import hashlib  # a page does without

    found = hashlib.sha256()
    for name in names:
        path = PACKAGE / name
        for file in sorted(path.rglob("*.py")) if path.is_dir() else [path]:
            found.update(file.read_text(encoding="utf-8").encode())  # the ends of lines may differ
    return found.hexdigest()[:20]
