"""Reads the heroes of a level file: where each begins, and its pictures."""

from collections.abc import Iterator, Mapping
from typing import Any

from codeweek.worlds.fields import ByName, CellName, Field, Flag, Line, Names, Table, Values, Word, names_of
from codeweek.worlds.robot.state import EAST, NORTH, SOUTH, WEST, Cell
from codeweek.worlds.stage.looks import PICTURES, WORDS
from codeweek.worlds.stage.reader import StageReader, is_name, named
from codeweek.worlds.stage.state import Role

HEADINGS: Names = {"right": ("droite",), "down": ("bas",), "left": ("gauche",), "up": ("haut",)}
TURNS = {"right": EAST, "down": SOUTH, "left": WEST, "up": NORTH}
MOST_HEROES, MOST_COSTUMES, LONGEST_PATH = 8, 6, 60
HERO: Mapping[str, Field] = {
    "at": Field(("case",), CellName()),
    "heading": Field(("vers",), Word(HEADINGS)),
    "picture": Field(("image",), Word(WORDS)),
    "costumes": Field((), ByName(most=MOST_COSTUMES)),
    "hidden": Field(("caché",), Flag(words=True)),
    "path": Field(("chemin",), Values(CellName(), LONGEST_PATH)),
    "called": Field(("appelé",), Line(spoken=True)),
}
HEROES = ByName(Table(HERO, "hero", need=("at",), short=CellName()), least=1, most=MOST_HEROES)
USUAL = "robot"  # the picture of a hero whose name is not that of one


def read_heroes(reading: StageReader, value: Any) -> Iterator[Role]:
    """Each hero of the field `heroes`, in order."""
    if not isinstance(value, Mapping) or not 1 <= len(value) <= MOST_HEROES:
        reading.problem("stage_heroes", "heroes", most=MOST_HEROES)
        return
    for name, told in value.items():
        where = f"heroes.{name}"
        if not is_name(name):
            reading.problem("not_a_name", where, name=str(name))
            continue
        role = _hero(reading, name, {"at": told} if isinstance(told, str) else told, where)
        if role is not None:
            yield role


def _hero(reading: StageReader, name: str, told: Any, where: str) -> Role | None:
    fields = reading.table(told, names_of(HERO), where)
    if "at" not in fields:
        reading.problem("stage_hero_at", where, name=name)
        return None
    at = reading.place(fields["at"], f"{where}.at")
    heading = reading.choice(fields.get("heading", "right"), HEADINGS, f"{where}.heading")
    costumes = tuple(_costumes(reading, name, fields, where))
    path = tuple(_path(reading, fields.get("path"), f"{where}.path"))
    hidden = reading.flag(fields.get("hidden", False), f"{where}.hidden")
    called = reading.told(fields.get("called"), f"{where}.called")
    if at is None or heading is None:
        return None
    return Role(name, at, TURNS[heading], costumes, not hidden, path, called)


def _costumes(
    reading: StageReader, name: str, fields: Mapping[str, Any], where: str
) -> Iterator[tuple[str, str]]:
    """The word and the picture of each costume; without any, the hero has one picture and no word for it."""
    costumes = fields.get("costumes")
    if costumes is None:
        usual = name if named(name, WORDS) else USUAL
        picture = reading.choice(fields.get("picture", usual), WORDS, f"{where}.picture")
        yield "", PICTURES[picture or USUAL].image
        return
    if not isinstance(costumes, Mapping) or not 1 <= len(costumes) <= MOST_COSTUMES or "picture" in fields:
        reading.problem("stage_costumes", f"{where}.costumes", most=MOST_COSTUMES)
        return
    for word, picture in costumes.items():
        choice = reading.choice(picture, WORDS, f"{where}.costumes.{word}")
        yield str(word), PICTURES[choice or USUAL].image


def _path(reading: StageReader, value: Any, where: str) -> Iterator[Cell]:
    listed = reading.listed(value, where, "[A1, B1, C1]")
    if len(listed) > LONGEST_PATH:
        reading.problem("stage_path", where, most=LONGEST_PATH)
        return
    for index, name in enumerate(listed):
        cell = reading.place(name, f"{where}[{index}]")
        if cell is not None:
            yield cell
