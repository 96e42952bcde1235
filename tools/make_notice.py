"""Writes build/NOTICE.txt: all shipped components, their owners, and each licence text once.

Beside it build/codeweek.cdx.json: the same components, in the form that CycloneDX gives to programs.

python tools/make_notice.py            looks through the builds too, for files of which no licence is known
python tools/make_notice.py FOLDER...  looks through these
"""

import json
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from licences import ROOT, LicenceError, Part, everything
from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression

from codeweek import __version__

OUT = ROOT / "build" / "NOTICE.txt"
MATERIALS = "codeweek.cdx.json"  # beside OUT
BUILDS = ("build/web", "dist/codeweek", "dist/codeweek-windows")
LIBRARY = re.compile(r"\.so\.\d|\.dylib$|\.dll$|/lib[^/]*\.so$", re.IGNORECASE)
TWIN = re.compile(r"\.(br|gz)$")
PAGE = "codeweek/web/"  # where an installed package has the page
LINE = "=" * 100
WHOSE = "whose is {}? Say it in packaging/licences.toml, in `libraries` or `files` of a part"
HEAD = """codeweek : à qui est ce qui est donné ici, et sous quelles licences
codeweek: whose is what is given here, and under which licences

codeweek est un logiciel libre : GNU General Public License, version 3 ou suivante. Ses niveaux, ses sons et
ses dessins sont sous licence CC BY 4.0. Le reste est à d'autres. Voici la liste, puis chaque texte, une fois.

codeweek is free software: GNU General Public License, version 3 or later. Its levels, sounds and pictures
are under CC BY 4.0. The rest belongs to others. Here is the list, then each text, once.
"""


def main(arguments: Sequence[str]) -> int:
    """Write the notice and check the builds; 1, with a message, when something has no licence."""
    try:
        parts = everything()
        OUT.parent.mkdir(parents=True, exist_ok=True)
        OUT.write_text(notice(parts), encoding="utf-8")
        materials = json.dumps(bill_of_materials(parts), ensure_ascii=False, indent=1)
        OUT.with_name(MATERIALS).write_text(f"{materials}\n", encoding="utf-8")
        for folder in [Path(each) for each in arguments] or [ROOT / each for each in BUILDS]:
            look_through(folder, parts)
    except LicenceError as unknown:
        print(f"make_notice: {unknown}", file=sys.stderr)
        return 1
    print(f"{len(parts)} parts: {OUT.relative_to(ROOT)}")
    return 0


def notice(parts: Sequence[Part]) -> str:
    """The whole file."""
    numbers = numbered(parts)
    listed = [entry(part, sorted({numbers[same(text)][0] for text in part.texts})) for part in parts]
    texts = [
        f"{LINE}\nTexte / text {number}\n{LINE}\n\n{text.strip()}\n" for number, text in numbers.values()
    ]
    credits = (ROOT / "CREDITS.md").read_text(encoding="utf-8")
    return "\n".join([HEAD, *listed, f"{LINE}\n\n{credits}", *texts])


def numbered(parts: Iterable[Part]) -> dict[str, tuple[int, str]]:
    """Each licence text with its number, compared by words, as files break lines differently."""
    found: dict[str, tuple[int, str]] = {}
    for text in (text for part in parts for text in part.texts):
        found.setdefault(same(text), (len(found) + 1, text))
    return found


def same(text: str) -> str:
    """A text without its line ends and spaces."""
    return "".join(text.split())


def entry(part: Part, numbers: Sequence[int]) -> str:
    """What is told of one thing."""
    told = {
        "": " ".join(filter(None, (part.name, part.version))),
        "    licence: ": part.licence,
        "    ©: ": part.copyright,
        "    source: ": part.source,
        "    texte / text: ": ", ".join(map(str, numbers)),
    }
    return "\n".join(f"{label}{value}" for label, value in told.items() if value) + "\n"


def bill_of_materials(parts: Sequence[Part]) -> dict[str, Any]:
    """The components in CycloneDX's JSON, version 1.6; the first one is codeweek itself."""
    own, *others = parts
    about = {"component": component(own) | {"type": "application", "version": __version__}}
    listed = [component(part) for part in others]
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": about,
        "components": listed,
    }


def component(part: Part) -> dict[str, Any]:
    """A component as CycloneDX has it."""
    told = {
        "type": "library",
        "bom-ref": part.purl or part.name,
        "name": part.name,
        "version": part.version,
        "copyright": part.copyright,
        "purl": part.purl,
        "licenses": [licence(part.licence)],
        "externalReferences": [{"type": "distribution", "url": part.source}] if part.source else [],
    }
    return {key: value for key, value in told.items() if value}


def licence(told: str) -> dict[str, Any]:
    """A licence as an SPDX expression where it is one, else by what it is called."""
    try:
        return {"expression": canonicalize_license_expression(told)}
    except InvalidLicenseExpression:
        return {"license": {"name": told}}


def look_through(folder: Path, parts: Sequence[Part]) -> None:
    """Check that each file of a build belongs to a known component. Raises LicenceError."""
    names = [path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*")) if path.is_file()]
    if unknown := [*uncovered(names, parts)]:
        more = f" (and {len(unknown) - 1} more)" if unknown[1:] else ""
        raise LicenceError(WHOSE.format(f"{folder / unknown[0]}{more}"))


def uncovered(names: Iterable[str], parts: Sequence[Part]) -> Iterator[str]:
    """The files of no known component; a shared library is matched by its name, in any folder."""
    libraries = [each for part in parts for each in part.libraries]
    files = [each for part in parts for each in part.files]
    files += [each.removeprefix("*/") for each in files]
    for name in names:
        inside = TWIN.sub("", name.partition(PAGE)[2] or name)
        if LIBRARY.search(f"/{inside}"):
            known = any(fnmatch(inside.rpartition("/")[2], each) for each in libraries)
        else:
            known = any(fnmatch(inside, each) for each in files)
        if not known:
            yield name


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
