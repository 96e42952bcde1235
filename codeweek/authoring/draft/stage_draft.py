"""The stage of a level being edited: what its scenarios share, what each has, what is seen of them."""

from typing import Any

from codeweek.authoring.draft import stage_lines as lines
from codeweek.authoring.draft.draft_maps import add_map, maps_of, set_maps
from codeweek.authoring.draft.table_fields import Table, got, key_of, put, words_in
from codeweek.levels.files.field_reader import meant
from codeweek.levels.files.parse import FIELDS
from codeweek.worlds.fields import names_of
from codeweek.worlds.robot.grid_reader import parse_cell
from codeweek.worlds.robot.state import Cell, cell_name
from codeweek.worlds.stage import KIND, stage_map
from codeweek.worlds.stage.looks import WORDS
from codeweek.worlds.stage.state import World

PLACE, IN_STAGE = names_of(stage_map.PLACE), names_of(stage_map.FIELDS)
SHARED = ("heroes", "boxes", "item")  # what is written of the place
OWN = ("name", "ticks", "inputs", "expected")  # and of each scenario
SEVERAL = ("heroes", "boxes", "inputs", "expected")  # of them, those that are several lines
HERO_SIGN = "@"  # before the name of a hero that is put on a cell


# Where it is in the file.


def place(tree: Table, index: int) -> Any:
    """What the scenarios share, as it is written: `map` beside `maps`, else the map itself."""
    if key_of(tree, FIELDS, "map") and key_of(tree, FIELDS, "maps"):
        return got(tree, FIELDS, "map")
    maps = maps_of(tree)
    return maps[index] if index < len(maps) else None


def keep_place(tree: Table, index: int, table: Any, french: bool) -> None:
    if key_of(tree, FIELDS, "map") and key_of(tree, FIELDS, "maps"):
        put(tree, FIELDS, "map", table, french)
    else:
        keep(tree, index, table, french)


def keep(tree: Table, index: int, table: Any, french: bool) -> None:
    maps = maps_of(tree)
    set_maps(tree, [*maps[:index], table, *maps[index + 1 :]], french)


def whole(tree: Table) -> list[Any]:
    """Each scenario with what it shares with the others; None for one that is no table."""
    return [_both(place(tree, index), map) for index, map in enumerate(maps_of(tree))]


def _both(shared: Any, own: Any) -> Table | None:
    if not isinstance(shared, dict) or not isinstance(own, dict):
        return None
    return {**{key: each for key, each in shared.items() if meant(key, PLACE)}, **own}


def add(tree: Table, french: bool) -> None:
    """One more scenario, a copy of the last; the first of a single map is taken out of it."""
    maps = maps_of(tree)
    if len(maps) == 1 and not key_of(tree, FIELDS, "maps") and isinstance(maps[0], dict):
        own = {key: each for key, each in maps[0].items() if not meant(key, PLACE)}
        shared = {key: each for key, each in maps[0].items() if meant(key, PLACE)}
        put(tree, FIELDS, "map", shared, french)
        put(tree, FIELDS, "maps", [own, own], french)
    else:
        add_map(tree, french)


# What can be seen of it.


def starts(tree: Table) -> list[World | None]:
    """The start of each scenario as far as it can be read; None where nothing can be."""
    return [_start(map) for map in whole(tree)]


def _start(map: Table | None) -> World | None:
    fields = {name: each for key, each in (map or {}).items() if (name := meant(key, PLACE))}
    world = _parsed(fields)
    if world is None:
        grid = {"grid": fields.get("grid")}
        heroes = {
            name: hero for name, hero in heroes_of(map).items() if _parsed({**grid, "heroes": {name: hero}})
        }
        world = _parsed({**grid, "heroes": heroes})
    return world


def _parsed(fields: Table) -> World | None:
    world, problems = KIND.parse_map(fields)
    return None if problems else world


def heroes_of(map: Any) -> Table:
    heroes = got(map, IN_STAGE, "heroes") if isinstance(map, dict) else None
    return dict(heroes) if isinstance(heroes, dict) else {}


def cell_of(told: Any) -> Cell | None:
    return parse_cell(got(told, lines.HERO, "at") if isinstance(told, dict) else told)


def standing(map: Any) -> dict[str, list[str]]:
    """The cell of each hero, by its name with the sign of heroes."""
    cells = {name: cell_of(hero) for name, hero in heroes_of(map).items()}
    return {f"{HERO_SIGN}{name}": [cell_name(cell)] for name, cell in cells.items() if cell}


def written(map: Any, language: str) -> dict[str, str]:
    """What is written of the place and of a scenario, line by line."""
    table: Table = map if isinstance(map, dict) else {}
    french = language == "fr"
    boxes, expected, inputs = (got(table, IN_STAGE, name) for name in ("boxes", "expected", "inputs"))
    item, ticks = got(table, IN_STAGE, "item"), got(table, IN_STAGE, "ticks")
    return {
        "heroes": _written(heroes_of(map), lines.hero_line, french),
        "boxes": _written(boxes, lines.box_line, french),
        "item": lines.word(item, WORDS, french),
        "name": words_in(got(table, IN_STAGE, "name"), language),
        "ticks": "" if ticks is None else str(ticks),
        "inputs": "\n".join(lines.input_line(each, french) for each in listed(inputs)),
        "expected": _written(expected, lines.expected_line, french),
    }


def _written(table: Any, line_of: Any, french: bool) -> str:
    found = table.items() if isinstance(table, dict) else ()
    return "\n".join(line_of(name, value, french) for name, value in found)


def listed(found: Any) -> list[Any]:
    return found if isinstance(found, list) else [] if found is None else [found]


def pictures(language: str) -> list[str]:
    """The words of the pictures that heroes may have."""
    return [lines.word(name, WORDS, language == "fr") for name in WORDS]
