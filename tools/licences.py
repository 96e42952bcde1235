"""Lists what is shipped with its licence texts, from `packaging/licences.toml` and installed packages."""

import json
import re
import subprocess
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import Distribution, distribution
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
PACKAGING = ROOT / "packaging"
WEB = ROOT / "web"
LICENCE_FILE = re.compile(r"(licen[cs]e|copying|notice|lgpl|gpl)[^/]*$", re.IGNORECASE)
VERSIONED = re.compile(r"-[^-]+\.dist-info$")
NO_TEXT = (
    "no licence text was found for {}: name one in packaging/licences.toml (`texts` of its part or package)"
)


class LicenceError(Exception):
    """A missing licence, as one sentence."""


@dataclass(frozen=True)
class Part:
    """A shipped component: its owner, its licence texts, and its files in a build.

    `purl`: its package URL, where a registry has it.
    """

    name: str
    licence: str
    texts: tuple[str, ...]
    copyright: str = ""
    source: str = ""
    version: str = ""
    purl: str = ""
    libraries: tuple[str, ...] = ()
    files: tuple[str, ...] = ()


def table() -> dict[str, Any]:
    """The content of `licences.toml`: components whose package has no licence text."""
    return tomllib.loads((PACKAGING / "licences.toml").read_text(encoding="utf-8"))


def everything() -> tuple[Part, ...]:
    """All shipped components: those of the table, then Python and npm packages."""
    told = table()
    packages: Mapping[str, Mapping[str, Any]] = told["package"]
    return (
        *(of_table(entry) for entry in told["part"]),
        *(of_distribution(each, packages) for each in distributions("codeweek")),
        *(of_npm(WEB / "node_modules" / name, packages) for name in bundled()),
    )


def of_table(entry: Mapping[str, Any]) -> Part:
    """A part as the table has it."""
    names = entry.get("texts", [entry["licence"]])
    lists = {key: tuple(entry.get(key, ())) for key in ("libraries", "files")}
    whose = {key: entry.get(key, "") for key in ("copyright", "source")}
    return Part(
        entry["name"], entry["licence"], tuple(text(name, entry["name"]) for name in names), **lists, **whose
    )


def text(name: str, whose: str) -> str:
    """A licence text from `packaging/licences` or the project. Raises LicenceError when there is none."""
    for path in (PACKAGING / "licences" / f"{name}.txt", ROOT / name):
        if path.is_file():
            return path.read_text(encoding="utf-8")
    raise LicenceError(NO_TEXT.format(f"{whose} ({name})"))


def distributions(root: str) -> tuple[Distribution, ...]:
    """The direct and indirect dependencies of a Python package."""
    found: dict[str, Distribution] = {}
    waiting = [root]
    while waiting:
        for line in distribution(waiting.pop()).requires or ():
            need = Requirement(line)
            name = canonicalize_name(need.name)
            if name not in found and (need.marker is None or need.marker.evaluate({"extra": ""})):
                found[name] = distribution(need.name)
                waiting.append(need.name)
    return tuple(found[name] for name in sorted(found))


def of_distribution(found: Distribution, packages: Mapping[str, Mapping[str, Any]]) -> Part:
    """The component of an installed Python package, with the licence texts among its files."""
    name, about = found.name, packages.get(f"python:{found.name}", {})
    files = [str(path) for path in found.files or ()]
    paths = [Path(str(found.locate_file(path))) for path in files if LICENCE_FILE.search(path)]
    tops = {path.partition("/")[0] for path in files if "/" in path and not path.startswith("..")}
    tops = {VERSIONED.sub("-[0-9]*.dist-info", top) for top in tops}  # a build may hold another version
    own = [f"*/{top}/*" for top in sorted(tops) if not top.endswith(".libs")]
    metadata = found.metadata
    licence = metadata.get("License-Expression") or metadata.get("License") or _classified(metadata)
    texts = _texts(paths, about, name)
    return Part(
        name,
        licence,
        texts,
        source=f"https://pypi.org/project/{name}",
        version=found.version,
        purl=f"pkg:pypi/{canonicalize_name(name)}@{found.version}",
        files=(*own, *about.get("files", ())),
    )


def _classified(metadata: Any) -> str:
    kinds = [line for line in metadata.get_all("Classifier") or () if line.startswith("License ::")]
    return "; ".join(kind.rpartition(" :: ")[2] for kind in kinds)


def bundled() -> tuple[str, ...]:
    """The npm packages in the scripts of the page, according to its bundler."""
    script = ROOT / "tools" / "web" / "packages.mjs"
    done = subprocess.run(["node", str(script)], cwd=WEB, check=True, capture_output=True, text=True)
    names: list[str] = json.loads(done.stdout)
    return tuple(names)


def of_npm(folder: Path, packages: Mapping[str, Mapping[str, Any]]) -> Part:
    """The component of an installed npm package."""
    known = json.loads((folder / "package.json").read_text(encoding="utf-8"))
    name, about = known["name"], packages.get(f"npm:{known['name']}", {})
    texts = _texts([path for path in folder.iterdir() if LICENCE_FILE.search(path.name)], about, name)
    source = f"https://www.npmjs.com/package/{name}"
    return Part(
        name,
        known["license"],
        texts,
        source=source,
        version=known["version"],
        purl=f"pkg:npm/{name.replace('@', '%40')}@{known['version']}",
        files=tuple(about.get("files", ())),
    )


def _texts(paths: Iterable[Path], about: Mapping[str, Any], name: str) -> tuple[str, ...]:
    found = list(_read(paths)) + [text(each, name) for each in about.get("texts", ())]
    if not found:
        raise LicenceError(NO_TEXT.format(name))
    return tuple(found)


def _read(paths: Iterable[Path]) -> Iterator[str]:
    for path in sorted(paths):
        if path.is_file() and (content := path.read_text(encoding="utf-8", errors="replace")).strip():
            yield content
