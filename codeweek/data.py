"""The files that come with codeweek: language files, levels, sprites. The only place that reads them."""

import json
import os
import pkgutil
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from codeweek.blocks.block_vocabulary import Vocabulary
from codeweek.text import Text

PACKAGE = Path(__file__).parent
WHOLE = ("en", "fr")  # complete languages, to which the others fall back, in this order
READY = "locale/ready.json"  # the sentences of every language, when a build has read them beforehand
LATER = (
    "codeweek.web_api.on_demand",
    "sentences.json",
)  # those that come with its second wheel: a package, a file in it


def folder(name: str) -> Path:
    """A data folder (`levels`, `sprites`…): in an installed package, or beside it in a checkout."""
    inside = PACKAGE / "shipped" / name
    return inside if inside.is_dir() else PACKAGE.parent / name


def web() -> Path:
    """The folder of the web shell: inside an installed package, or where a checkout builds it.

    A key for many systems has one for all of them, and tells where (`CODEWEEK_PAGE`).
    """
    if told := os.environ.get("CODEWEEK_PAGE"):
        return Path(told)
    inside = PACKAGE / "web"
    return inside if inside.is_dir() else PACKAGE.parent / "build" / "web"


def guides(language: str) -> Path:
    """Where an adult begins to read: guides and paper, beside the page, in a complete language."""
    return web() / "guides" / "papier" / (language if language in WHOLE else WHOLE[0]) / "index.html"


def sprite(name: str) -> bytes | None:
    """The SVG file of a sprite (`robot/space/hero`); None when there is none."""
    path = folder("sprites") / f"{name}.svg"
    return path.read_bytes() if path.is_file() else inside(f"shipped/sprites/{name}.svg")


def inside(name: str, package: str = "codeweek") -> bytes | None:
    """The bytes of a file in one of our packages (in a folder or a wheel); None when it is not there."""
    try:
        return pkgutil.get_data(package, name)
    except OSError:
        return None


@cache
def languages() -> tuple[str, ...]:
    """The codes of the available languages, French first."""
    found = _ready() or [path.name for path in (PACKAGE / "locale").iterdir() if path.is_dir()]
    return tuple(sorted(found, key=lambda code: (code != "fr", code)))


@cache
def text(language: str) -> Text:
    """All sentences of a language: file `ui.toml` gives the keys `ui.…`, and so on.

    Missing ones fall back to a complete language.
    """
    rest: Text | None = None
    for code in (code for code in reversed(WHOLE) if code != language):
        rest = replace(_own_text(code), rest=rest)
    return replace(_own_text(language), rest=rest)


@cache
def _own_text(language: str) -> Text:
    """The sentences of a language, without fallback."""
    messages = _ready().get(language) or _Files(PACKAGE / "locale" / language)
    meta = messages["meta"]
    habits = {name: meta[name] for name in ("decimal", "tied") if name in meta}
    return Text(language, messages, meta["one"], **habits).where()


@cache
def words() -> Vocabulary:
    """The vocabulary of the blocks, in every language."""
    return Vocabulary({code: _own_text(code).messages.get("blocks", {}) for code in languages()}, WHOLE)


class _Files(Mapping[str, Any]):
    """The files of a language by name, read lazily."""

    def __init__(self, folder: Path) -> None:
        self.paths = {path.stem: path for path in sorted(folder.glob("*.toml"))}

    def __getitem__(self, name: str) -> Any:
        return _table(self.paths[name])

    def __iter__(self) -> Iterator[str]:
        return iter(self.paths)

    def __len__(self) -> int:
        return len(self.paths)


def read_sentences() -> dict[str, dict[str, Any]]:
    """The sentences of every language, from the files of `locale/`."""
    return {code: dict(_Files(PACKAGE / "locale" / code)) for code in languages()}


@cache
def _ready() -> dict[str, dict[str, Any]]:
    """The sentences of every language as parsed by a build; empty in a checkout."""
    ready = inside(READY)
    found: dict[str, dict[str, Any]] = json.loads(ready) if ready else {}
    return found


def read_later() -> None:
    """Add the sentences that came later to those that a build has read."""
    package, name = LATER
    for code, tables in json.loads(inside(name, package) or "{}").items():
        ready = _ready()[code]
        ready.update({table: {**ready.get(table, {}), **said} for table, said in tables.items()})


@cache
def _table(path: Path) -> dict[str, Any]:
    """One parsed language file, cached: every language's words are needed, but not its sentences."""
    import tomllib  # slow to load, and a ready build does without

    return tomllib.loads(path.read_text(encoding="utf-8"))


def mark(*names: str) -> str:
    """A hash of the code in some folders and files of the package."""
    import hashlib  # not needed by the page

    found = hashlib.sha256()
    for name in names:
        path = PACKAGE / name
        for file in sorted(path.rglob("*.py")) if path.is_dir() else [path]:
            found.update(file.read_text(encoding="utf-8").encode())  # the ends of lines may differ
    return found.hexdigest()[:20]
