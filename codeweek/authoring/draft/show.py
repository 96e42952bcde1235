"""Pictures of the maps of a draft, even with errors in it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from codeweek import data
from codeweek.authoring.draft import roll_draft as roll
from codeweek.authoring.draft import stage_draft, tune_draft
from codeweek.authoring.draft.draft_maps import maps_of
from codeweek.authoring.draft.editable_map import COUNTS, LISTS, Drawing, fence_of
from codeweek.authoring.draft.paper import Paper, paper, sheets
from codeweek.authoring.draft.tree import kind_of, look_of, plain_tree
from codeweek.diagnostic import Diagnostic
from codeweek.levels import programs
from codeweek.levels.files.file_name import USUAL_FILE
from codeweek.levels.files.parse import parse
from codeweek.levels.level import Level
from codeweek.scene import HERO, Scene
from codeweek.text import Text
from codeweek.worlds.kinds import kinds
from codeweek.worlds.music.state import World as Tune
from codeweek.worlds.robot.grid import HEADINGS, HIGHEST, LETTERS, WIDEST
from codeweek.worlds.robot.grid_reader import is_whole, parse_cell
from codeweek.worlds.robot.state import Cell
from codeweek.worlds.turtle.picture import picture
from codeweek.worlds.turtle.state import World as Sheet


def read_level(draft: str, file: str = USUAL_FILE) -> tuple[Level | None, tuple[Diagnostic, ...]]:
    """The level of a draft, and its problems."""
    catalogues = {name: programs.catalogue_of_kind(name) for name in kinds()}
    return parse(draft, file, kinds(), catalogues, data.languages())


@dataclass(frozen=True)
class Shown:
    """A map that can be shown: where it starts, and its picture."""

    world: Any
    scene: Scene

    @property
    def paper(self) -> Paper | None:
        """The sheet of a turtle, to be changed by hand."""
        return paper(self.world) if isinstance(self.world, Sheet) else None

    def roll(self, text: Text) -> roll.Roll | None:
        """The roll of a tune, to be written by hand."""
        return roll.of(self.world, text) if isinstance(self.world, Tune) else None

    def pages(self, text: Text) -> list[Scene]:
        """What a hand works on: the picture, or that of each page of a tune."""
        return roll.pages(self.world, text) if isinstance(self.world, Tune) else [self.scene]


def scenes(draft: str) -> list[Scene | None]:
    """A picture of each map; None where there is nothing to draw."""
    return [None if each is None else each.scene for each in shown(draft)]


def shown(draft: str, look: str = "") -> list[Shown | None]:
    """Each map as far as it can be read; `look` is that of its chapter."""
    level, _ = read_level(draft)
    if level is not None:
        kind = kinds()[level.kind]
        return [Shown(start.world, kind.picture(start.world, level.look or look)) for start in level.maps]
    tree = plain_tree(draft) or {}
    look = look_of(tree) or look
    if kind_of(tree) == "turtle":
        return [None if sheet is None else Shown(sheet, picture(sheet, look)) for sheet in sheets(tree)]
    name = kind_of(tree)
    if name in ("music", "stage"):
        starts = tune_draft.starts(tree) if name == "music" else stage_draft.starts(tree)
        return [
            None if start is None else Shown(start, kinds()[name].picture(start, look)) for start in starts
        ]
    return [shown_map(map, name, look) for map in maps_of(tree)]


def shown_map(map: Any, kind: str, look: str) -> Shown | None:
    """What can be drawn of a map; with no start there is no robot on it."""
    drawing = Drawing(map, False)
    if kind != "robot" or not 0 < drawing.width <= WIDEST or drawing.height > HIGHEST:
        return None
    rows = list(_rows(drawing))
    has_start = any(letter in HEADINGS for row in rows for letter in row)
    if not has_start:
        rows[0] = f">{rows[0][1:]}"
    world, problems = kinds()[kind].parse_map({"grid": "\n".join(rows), **_tables(drawing)})
    if problems:
        return None
    scene = kinds()[kind].picture(world, look)
    sprites = tuple(sprite for sprite in scene.sprites if has_start or sprite.id != HERO)
    return Shown(world, replace(scene, sprites=sprites))


def _rows(drawing: Drawing) -> Iterator[str]:
    """The grid with floor where rows are too short, letters unknown, or a second start stands."""
    start = drawing.start()
    for y in range(drawing.height):
        yield "".join(_known(drawing, (x, y), start) for x in range(drawing.width))


def _known(drawing: Drawing, cell: Cell, start: Cell | None) -> str:
    letter = drawing.letter(cell)
    return "." if letter not in LETTERS or (letter in HEADINGS and cell != start) else letter


def _tables(drawing: Drawing) -> dict[str, Any]:
    """What stands beside the grid, where it has a sense."""

    def free(name: Any) -> bool:
        cell = parse_cell(name)
        return cell is not None and _inside(drawing, name) and drawing.letter(cell) != "#"

    found: dict[str, Any] = {}
    for name, bounds in COUNTS.items():
        entries = drawing.entries(name).items()
        found[name] = {key: each for key, each in entries if free(key) and is_whole(each, *bounds)}
    for name in LISTS:
        found[name] = [each for each in drawing.listed(name) if free(each)]
    walls = [str(each) for each in drawing.listed("walls") if fence_of(each)]
    found["walls"] = [wall for wall in walls if all(_inside(drawing, part) for part in wall.split("-"))]
    return found


def _inside(drawing: Drawing, name: Any) -> bool:
    cell = parse_cell(name)
    return cell is not None and cell[0] < drawing.width and cell[1] < drawing.height
