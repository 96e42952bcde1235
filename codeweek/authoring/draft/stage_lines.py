"""What is written of a stage, line by line: its heroes, its boxes, what is pressed, what must hold."""

import re
from collections.abc import Container, Iterable, Mapping
from typing import Any

from codeweek.authoring.draft import dump
from codeweek.authoring.draft.examples import line_of as value_line
from codeweek.authoring.draft.examples import value_of
from codeweek.authoring.draft.table_fields import Table, got, put
from codeweek.blocks.block_vocabulary import plain
from codeweek.worlds.fields import Names, names_of
from codeweek.worlds.robot.grid_reader import parse_cell
from codeweek.worlds.stage import roles
from codeweek.worlds.stage.looks import WORDS
from codeweek.worlds.stage.reader import YES, named
from codeweek.worlds.stage.roles import HEADINGS
from codeweek.worlds.stage.scenario import ARROWS, ENDS, INPUTS, OF_HERO, QUESTIONS

HERO = names_of(roles.HERO)
SIGNS = {"→": "right", "←": "left", "↑": "up", "↓": "down"}
NOTHING = ("nothing", "rien")  # was said
HIDDEN = ("hidden", "caché")
SAYS = ("no", "non"), ("yes", "oui")


def lines_in(text: str) -> list[str]:
    """The lines that say something."""
    return [line for each in text.split("\n") if (line := each.strip())]


def word(value: Any, names: Names, french: bool) -> str:
    """A word of a file in a language; one that stands for nothing stays."""
    name = named(value, names)
    if name is None:
        return "" if value is None else str(value)
    return names[name][0] if french and names[name] else name


def told(name: str, value: str, french: bool) -> str:
    """« chat : souris »."""
    return f"{name}{' : ' if french else ': '}{value}" if value else name


def _parted(line: str) -> tuple[str, str]:
    name, _sign, value = re.sub("[:=]", "\0", line, count=1).partition("\0")
    return name.strip(), value.strip()


# Heroes.


def hero_line(name: str, value: Any, french: bool) -> str:
    """« pixel : robot, haut »; « lampe : éteinte = lampe, allumée = lampe_allumée »."""
    fields = value if isinstance(value, dict) else {}
    costumes, picture, heading = (got(fields, HERO, each) for each in ("costumes", "picture", "heading"))
    parts = [word(picture, WORDS, french)]
    if isinstance(costumes, dict):
        parts += [f"{each} = {word(image, WORDS, french)}" for each, image in costumes.items()]
    parts += [word(heading, HEADINGS, french), HIDDEN[french] if _is_hidden(fields) else ""]
    return told(name, ", ".join(filter(None, parts)), french)


def _is_hidden(fields: Table) -> bool:
    return plain(str(got(fields, HERO, "hidden"))) in YES


def hero_name(line: str) -> str:
    """Whose line it is."""
    return line.partition(":")[0].strip()


def hero_read(line: str, old: Any, french: bool) -> Any:
    """A hero as its line has it; what the line says nothing of stays."""
    fields: Table = dict(old) if isinstance(old, dict) else {"case" if french else "at": old}
    costumes: Table = {}
    found: dict[str, Any] = {"picture": None, "heading": None, "hidden": None}
    for part in line.partition(":")[2].split(","):
        name, sign, image = (each.strip() for each in part.partition("="))
        if sign:
            costumes[name] = image
        elif name:
            kind = "heading" if named(name, HEADINGS) else "picture"
            hides = plain(name) in map(plain, HIDDEN)
            found["hidden" if hides else kind] = hides or name
    for name, value in {**found, "costumes": costumes or None}.items():
        if not _same(got(fields, HERO, name), value):
            put(fields, HERO, name, value, french)
    return fields if isinstance(old, dict) or len(fields) > 1 else old


def _same(old: Any, new: Any) -> bool:
    """Whether two values of a hero mean the same, in whichever language."""
    if isinstance(old, dict) or isinstance(new, dict) or old is None or new is None:
        return dump.same(old, new)
    return any(named(old, names) == named(new, names) is not None for names in (WORDS, HEADINGS))


# Boxes.


def box_line(name: str, value: Any, french: bool) -> str:
    """« score : 0 »."""
    return told(name, value_line(value), french)


def box_read(line: str) -> tuple[str, Any]:
    """A box, which holds 0 when nothing is said of it."""
    name, value = _parted(line)
    if not value and (match := re.fullmatch(r"(.*\S)\s+(-?\d+)", name)):
        name, value = match.groups()
    return name, value_of(value) if value else 0


# What is pressed.


def input_line(value: Any, french: bool) -> str:
    """« 3 droite », « 4 clic lampe »."""
    if not isinstance(value, list) or len(value) != 3 or any(isinstance(each, list | dict) for each in value):
        return value if isinstance(value, str) else dump.flow(value)
    tick, sort, what = value
    pressed = named(sort, INPUTS) == "key"
    parts = [word(what, ARROWS, french)] if pressed else [word(sort, INPUTS, french), str(what)]
    return " ".join([str(tick), *parts])


def inputs_read(text: str, known: Mapping[str, Any], heroes: Iterable[str], french: bool) -> list[Any]:
    """What is pressed and when, in the order of time; a line that is not understood stays as it is.

    `known`: what the lines meant that were there before.
    """
    there = set(heroes)
    found = [known[line] if line in known else _input(line, there, french) for line in lines_in(text)]
    if all(isinstance(each, list) and each and type(each[0]) is int for each in found):
        found.sort(key=lambda each: int(each[0]))
    return found


def _input(line: str, heroes: set[str], french: bool) -> Any:
    tick, *rest = re.sub(r"[\[\],;:\"']", " ", line).split() or [line]
    if not tick.isdecimal() or len(rest) not in (1, 2):
        return line
    what = SIGNS.get(rest[-1], rest[-1])
    is_key = named(what, ARROWS) or what not in heroes
    sort = rest[0] if len(rest) == 2 else "key" if is_key else "click"
    pressed = named(sort, INPUTS) == "key"
    return [int(tick), word(sort, INPUTS, french), word(what, ARROWS, french) if pressed else what]


# What must hold.


def expected_line(question: str, value: Any, french: bool) -> str:
    """« fin : gagné », « chat.case : B2 », « chat.dit : Miaou »."""
    hero, dot, about = question.partition(".")
    asked = f"{hero}.{word(about, OF_HERO, french)}" if dot else word(question, QUESTIONS, french)
    if named(about, OF_HERO) == "said" and isinstance(value, list):
        one = value[0] if len(value) == 1 and not isinstance(value[0], list) else value
        said = value_line(one)
        return told(
            asked, NOTHING[french] if not value else said if said != NOTHING[french] else f'"{said}"', french
        )
    if isinstance(value, bool):
        return told(asked, SAYS[value][french], french)
    is_end = not dot and named(question, QUESTIONS) == "end"
    return told(asked, word(value, ENDS, french) if is_end else value_line(value), french)


def expected_read(line: str, heroes: Container[str], french: bool) -> tuple[str, Any]:
    """A question and its answer; « gagné » alone is the end of the game, « chat : B2 » where a hero ends."""
    question, value = _parted(line)
    if question in heroes and parse_cell(value):
        return f"{question}.{word('cell', OF_HERO, french)}", value
    if not value and named(question, ENDS):
        return word("end", QUESTIONS, french), question
    about = question.partition(".")[2]
    if named(about, OF_HERO) != "said":
        return question, value_of(value) if value else None
    if value in (*NOTHING, ""):
        return question, []
    said = value_of(value)
    return question, said if isinstance(said, list) else [said]
