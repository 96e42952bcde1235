"""Writes what the page must know of the core in TypeScript, and what it may ask, as every build of it does.

python tools/make_types.py

`constants.ts`: the values of page_constants.py; `types.ts`: what page_types.py finds in `codeweek/web_api`;
`lands.ts`: the scenery of the map; `sober.ts`: the sober look; `room.ts`: the same of `codeweek/room`;
`docs/developers/web-api.md`: the first as a table.
"""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import page_constants
import page_types
import web_api_table

from codeweek.desktop.painting import plain_theme
from codeweek.progress import map_land

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "web" / "src" / "generated"
HEAD = (
    "// Written by tools/make_types.py from the Python of the core: `make types`, or any build of the page.\n"
)


def constants() -> str:
    """The constants of both shells."""
    named = {name: value for name, value in vars(page_constants).items() if name.isupper() and name[0] != "_"}
    lines = [f"export const {name}{_kind(named[name])} = {_value(named[name])};" for name in sorted(named)]
    return "\n".join([HEAD, *lines, ""])


def _kind(value: Any) -> str:
    """Lists of words or of numbers are looked up with any; what else is there keeps its own type."""
    kinds = {type(each) for each in value} if isinstance(value, tuple) else set()
    if kinds == {str}:
        return ": readonly string[]"
    return ": readonly number[]" if kinds and kinds <= {int, float} else ""


def _value(value: Any) -> str:
    if isinstance(value, Mapping):
        return (
            "{ "
            + ", ".join(f"{json.dumps(name)}: {_value(each)}" for name, each in value.items())
            + " } as const"
        )
    if isinstance(value, tuple):
        return "[" + ", ".join(map(_value, value)) + "]"
    if isinstance(value, date):
        value = value.isoformat()
    return json.dumps(int(value) if isinstance(value, float) and value.is_integer() else value)


def lands() -> str:
    """The lands of the map: what is large, and needed only there."""
    plain = (
        "WIDE",
        "HIGH",
        "EDGE",
        "GLOW",
        "HERO",
        "FLAG",
        "FINISH",
        "NOW",
        "FOOT",
        "TOP",
        "LAP",
        "WAIT",
    )
    lines = [
        f"export const {name}{_kind(value)} = {_value(value)};"
        for name, value in vars(map_land).items()
        if name in plain
    ]
    table = {look: _land(each) for look, each in map_land.LANDS.items()}
    placed = "[string, ...number[]][]"
    shapes = f"{{ folder: string; shore: number[][]; ground: {placed}; things: {placed} }}"
    return "\n".join(
        [
            HEAD,
            *lines,
            f"export interface Land {shapes}",
            f"export const LANDS: Record<string, Land> = {json.dumps(table)};",
            "",
        ]
    )


def _land(found: map_land.Land) -> dict[str, Any]:
    def placed(part: Any) -> list[float]:
        return [round(each, 3) for each in (part.x, part.y, part.width, part.height, part.radius)]

    return {
        "folder": found.folder,
        "shore": [placed(part) for part in found.shore],
        "ground": [[part.fill, *placed(part)] for part in found.ground],
        "things": [[each.image.rpartition("/")[2], each.x, each.y, each.size] for each in found.things],
    }


def plain() -> str:
    """The sober look: what becomes of each colour of the others."""
    names = ("NAME", "WALLS", "PLATES", "HEROES", "OUTLINE", "SCENERY", "SPECK", "SPECKS")
    values = {name: value for name, value in vars(plain_theme).items() if name in names}
    values["SPECKS"] = tuple(sorted(plain_theme.SPECKS))
    worn = {"LIGHT": plain_theme.LIGHT, "DARK": plain_theme.DARK}
    lines = [f"export const {name}{_kind(value)} = {_value(value)};" for name, value in values.items()]
    tables = [f"export const {name} = {json.dumps(_of(dress))};" for name, dress in worn.items()]
    return "\n".join([HEAD, *lines, *tables, ""])


def _of(dress: plain_theme.Dress) -> dict[str, Any]:
    return {"edge": dress.edge, "far": dress.far, "colours": dict(dress.colours)}


FILES = {
    FOLDER / "constants.ts": constants,
    FOLDER / "lands.ts": lands,
    FOLDER / "sober.ts": plain,
    FOLDER / "types.ts": lambda: f"{HEAD}\n{page_types.written()}",
    FOLDER / "room.ts": lambda: f"{HEAD}\n{page_types.of_the_room()}",
    ROOT / "docs" / "developers" / "web-api.md": web_api_table.page,
}


def main() -> None:
    """Write them, where they are not the same already."""
    for path, made in FILES.items():
        text = made()
        path.parent.mkdir(exist_ok=True)
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
