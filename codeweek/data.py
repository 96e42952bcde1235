"""The files that come with codeweek: language files, levels, sprites. The only place that reads them."""

import json
import pkgutil
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from codeweek.blocks.words import Words
from codeweek.text import Text

READY = "locale/ready.json"  # the sentences of every language, when a build has read them beforehand


def folder(name: str) -> Path:
    """The folder `levels`, `sprites` or `locale`: inside an installed package, or beside it in a checkout."""
    package = Path(str(files("codeweek")))
    inside = package / name
    return inside if inside.is_dir() else package.parent / name


def web() -> Path:
    """The folder of the web shell: inside an installed package, or where a checkout builds it."""
    package = Path(str(files("codeweek")))
    inside = package / "web"
    return inside if inside.is_dir() else package.parent / "build" / "web"


def inside(name: str) -> bytes | None:
    """A file of the package itself, be it in a folder or in a wheel; None when this build has none."""
    try:
        return pkgutil.get_data("codeweek", name)
    except OSError:
        return None


@cache
def languages() -> tuple[str, ...]:
    """Codes of the languages there are, French first."""
    return tuple(sorted(_sentences(), key=lambda code: (code != "fr", code)))


@cache
def text(language: str) -> Text:
    """All sentences of a language: file `ui.toml` gives the keys `ui.…`, and so on."""
    messages = _sentences()[language]
    return Text(language, messages, messages["meta"]["one"])


@cache
def _sentences() -> dict[str, dict[str, Any]]:
    """The sentences of every language; already read, where a build has done it."""
    ready = inside(READY)
    found: dict[str, dict[str, Any]] = json.loads(ready) if ready else read_sentences()
    return found


def read_sentences() -> dict[str, dict[str, Any]]:
    """The sentences of every language, from the files of `locale/`."""
    import tomllib  # slow to load, and a ready build does without

    found: dict[str, dict[str, Any]] = {}
    for path in sorted((Path(str(files("codeweek"))) / "locale").glob("*/*.toml")):
        found.setdefault(path.parent.name, {})[path.stem] = tomllib.loads(path.read_text(encoding="utf-8"))
    return found


@cache
def words() -> Words:
    """The words on the blocks, in every language."""
    return Words({code: text(code).messages.get("blocks", {}) for code in languages()})
