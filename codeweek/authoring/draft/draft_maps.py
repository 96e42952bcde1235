"""The maps of a level file as plain data: finding, adding and removing them."""

from typing import Any

from codeweek.authoring.draft.table_fields import Table, got, key_of, put
from codeweek.levels.files.field_reader import Names
from codeweek.levels.files.map_reader import HIDDEN, MOST_MAPS
from codeweek.levels.files.parse import FIELDS
from codeweek.worlds.kinds import kinds

EACH_MAP = ("said", "inputs")  # fields that say something of each map
IN_MAP: Names = {
    **{name: others for kind in kinds().values() for name, others in kind.map_fields.items()},
    **HIDDEN,
}


def maps_of(tree: Table) -> list[Any]:
    """Every map as it is written: a grid alone, or a table."""
    name = "maps" if key_of(tree, FIELDS, "maps") else "map"
    found = got(tree, FIELDS, name)
    return [] if found is None else list(found) if isinstance(found, list) else [found]


def set_maps(tree: Table, maps: list[Any], french: bool) -> None:
    """Put maps in the field they were in; `map` becomes `maps` when there are several."""
    single, several = key_of(tree, FIELDS, "map"), key_of(tree, FIELDS, "maps")
    if single and not several and len(maps) == 1:
        tree[single] = [maps[0]] if isinstance(tree[single], list) else maps[0]
    elif single and not several:
        name = "cartes" if french else "maps"
        entries = [(name, maps) if key == single else (key, each) for key, each in tree.items()]
        tree.clear()
        tree.update(entries)
    elif several and len(maps) == 1 and not isinstance(tree[several], list):
        tree[several] = maps[0]
    else:
        put(tree, FIELDS, "maps", maps, french)


def as_table(map: Any, french: bool) -> Table:
    """A map as a table; a grid alone is put into one."""
    if isinstance(map, dict):
        return dict(map)
    return {"grille" if french else "grid": "" if map is None else map if isinstance(map, str) else str(map)}


def grid_of(map: Any) -> str:
    """The letters of a map."""
    grid = got(map, IN_MAP, "grid") if isinstance(map, dict) else map
    return "" if grid is None or isinstance(grid, list | dict) else str(grid)


def add_map(tree: Table, french: bool) -> None:
    """Add a map, a copy of the last with its expected output."""
    maps = maps_of(tree)
    if not 1 <= len(maps) < MOST_MAPS:
        return
    for name in EACH_MAP:
        found = _each(got(tree, FIELDS, name), len(maps))
        if found:
            put(tree, FIELDS, name, [*found, found[-1]], french)
    set_maps(tree, [*maps, maps[-1]], french)


def remove_map(tree: Table, index: int, french: bool) -> None:
    """Remove a map, unless it is the only one."""
    maps = maps_of(tree)
    if len(maps) < 2 or index >= len(maps):
        return
    for name in EACH_MAP:
        found = _each(got(tree, FIELDS, name), len(maps))
        if found:
            put(tree, FIELDS, name, found[:index] + found[index + 1 :], french)
    set_maps(tree, maps[:index] + maps[index + 1 :], french)


def _each(found: Any, maps: int) -> list[Any]:
    """Expected output per map; with one map the outer list may be omitted."""
    if found is None:
        return []
    found = found if isinstance(found, list) else [found]
    if maps == 1 and not any(isinstance(each, list) for each in found):
        return [found]
    return found if len(found) == maps else []
