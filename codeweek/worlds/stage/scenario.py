"""Reads a scenario of a level file: what is pressed and when, and what must hold at the end."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from codeweek.worlds.fields import ByName, Field, Line, Names, Values, Whole
from codeweek.worlds.robot.grid_reader import is_whole
from codeweek.worlds.robot.state import cell_name, frozen
from codeweek.worlds.stage.reader import StageReader, named, words_of
from codeweek.worlds.stage.state import LOST, WON, Event, Role, Scenario

# The words in the fields of a scenario, with their other names in level files.
INPUTS: Names = {"key": ("touche",), "click": ("clic",)}
ARROWS: Names = {
    "up": ("haut",),
    "down": ("bas",),
    "left": ("gauche",),
    "right": ("droite",),
    "space": ("espace",),
}
QUESTIONS: Names = {"end": ("fin",), "time": ("temps",), "items": ("objets",)}
OF_HERO: Names = {"cell": ("case",), "costume": (), "said": ("dit", "dits"), "shown": ("visible",)}
ENDS: Names = {WON: ("gagné", "gagne"), LOST: ("perdu",), "none": ("aucune", "rien")}
MOST_TICKS, MOST_INPUTS, MOST_ASKED = 200, 200, 12
SCENARIO: Mapping[str, Field] = {
    "name": Field(("nom",), Line(spoken=True)),
    "inputs": Field(("entrees",), Values(most=MOST_INPUTS)),
    "ticks": Field(("temps", "durée"), Whole(1, MOST_TICKS)),
    "expected": Field(("attendu",), ByName(most=MOST_ASKED)),
}
INPUT_FORM = "[1, touche, droite]"


def read_scenario(
    reading: StageReader,
    fields: Mapping[str, Any],
    cast: Sequence[Role],
    boxes: Sequence[tuple[str, Any]],
) -> Scenario | None:
    """The scenario of some fields; None where they say nothing of one: then somebody plays."""
    if not SCENARIO.keys() & fields.keys():
        return None
    name = reading.told(fields.get("name"), "name")
    ticks = int(fields["ticks"]) if is_whole(fields.get("ticks"), 1, MOST_TICKS) else 0
    if not ticks:
        reading.problem("count", "ticks", least=1, most=MOST_TICKS)
    inputs = tuple(_inputs(reading, fields.get("inputs"), cast, ticks or MOST_TICKS))
    expected = tuple(_expected(reading, fields.get("expected"), cast, dict(boxes)))
    return Scenario(name, inputs, ticks, expected)


def _inputs(
    reading: StageReader, value: Any, cast: Sequence[Role], ticks: int
) -> Iterator[tuple[int, Event]]:
    listed = reading.listed(value, "inputs", f"[{INPUT_FORM}]")
    if len(listed) > MOST_INPUTS:
        reading.problem("stage_inputs", "inputs", most=MOST_INPUTS)
        return
    before = 1
    for index, each in enumerate(listed):
        where = f"inputs[{index}]"
        if not isinstance(each, list) or len(each) != 3 or not is_whole(each[0], 1, MOST_TICKS):
            reading.problem("stage_input", where, form=INPUT_FORM)
        elif not before <= each[0] < ticks:
            reading.problem("stage_input_when", where, n=each[0], least=before, most=ticks - 1)
        elif (event := _event(reading, each[1], each[2], cast, where)) is not None:
            before = each[0]
            yield before, event


def _event(reading: StageReader, sort: Any, what: Any, cast: Sequence[Role], where: str) -> Event | None:
    kind = reading.choice(sort, INPUTS, where)
    if kind == "click":
        name = reading.choice(what, {role.name: () for role in cast}, where)
        return None if name is None else ("click", name)
    if kind is None:
        return None
    if isinstance(what, str) and re.fullmatch("[a-z]", what):
        return "key", what
    key = reading.choice(what, ARROWS, where)
    return None if key is None else ("key", key)


def _expected(
    reading: StageReader, value: Any, cast: Sequence[Role], boxes: Mapping[str, Any]
) -> Iterator[tuple[str, Any]]:
    """Each question, by its main name (`end`, `score`, `lamp.cell`), with the value that is wanted."""
    if value is None:
        return
    if not isinstance(value, Mapping) or len(value) > MOST_ASKED:
        reading.problem("stage_expected", "expected", most=MOST_ASKED)
        return
    for question, wanted in value.items():
        where = f"expected.{question}"
        hero, dot, about = str(question).partition(".")
        if dot:
            role = next((role for role in cast if role.name == hero), None)
            yield from _of_hero(reading, role, about, wanted, where, cast)
        elif hero in boxes:
            yield hero, frozen(wanted)
        else:
            yield from _of_game(reading, hero, wanted, where, [*boxes])


def _of_game(
    reading: StageReader, word: str, wanted: Any, where: str, boxes: Sequence[str]
) -> Iterator[tuple[str, Any]]:
    name = reading.choice(word, {**dict.fromkeys(boxes, ()), **QUESTIONS}, where)
    if name == "end":
        end = reading.choice(wanted or "none", ENDS, where)
        yield name, "" if end == "none" else end
    elif name is not None:
        if not is_whole(wanted, 0, MOST_TICKS):
            reading.problem("count", where, least=0, most=MOST_TICKS)
        yield name, wanted


def _of_hero(
    reading: StageReader, role: Role | None, word: str, wanted: Any, where: str, cast: Sequence[Role]
) -> Iterator[tuple[str, Any]]:
    about = named(word, OF_HERO)
    if not cast:
        return  # that nobody is on the stage is told already
    if role is None or about is None:
        forms = ", ".join(f"{each.name}.{word}" for each in cast for word in words_of(OF_HERO))
        reading.problem("not_one_of", where, name=where.removeprefix("expected."), known=forms)
        return
    if about == "cell" and (cell := reading.place(wanted, where)) is not None:
        yield f"{role.name}.cell", cell_name(cell)
    elif about == "costume":
        words: Names = {word: () for word, _picture in role.costumes}
        yield f"{role.name}.costume", reading.choice(wanted, words, where)
    elif about == "shown":
        yield f"{role.name}.shown", reading.flag(wanted, where)
    elif about == "said":
        yield f"{role.name}.said", frozen(wanted if isinstance(wanted, list) else [wanted])
