"""A program as a Python file that plays without codeweek: a small world to read, then the program itself."""

import ast
import builtins
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from codeweek import data
from codeweek.blocks.hats import HERO, event_of, in_name, is_hat, name_of
from codeweek.blocks.script import Block, Script
from codeweek.levels.level import Level
from codeweek.levels.programs import catalogue_of, kind_of, python_text
from codeweek.text import Text
from codeweek.worlds.console.state import World as ConsoleWorld
from codeweek.worlds.robot.looks import look_named
from codeweek.worlds.robot.state import HEADING_OF, cell_of
from codeweek.worlds.robot.state import World as RobotWorld
from codeweek.worlds.robot.variants.map_layers import fields_of, plan_of
from codeweek.worlds.stage.state import Role
from codeweek.worlds.stage.state import World as StageWorld
from codeweek.worlds.turtle.looks import PENS
from codeweek.worlds.turtle.state import World as TurtleWorld

# What Python's own turtle calls our commands.
TURTLE = {
    "forward": "forward",
    "backward": "backward",
    "rotate_left": "left",
    "rotate_right": "right",
    "go_to": "goto",
    "circle": "circle",
    "pen_up": "penup",
    "pen_down": "pendown",
    "pen_width": "pensize",
}
RAW = ("grid", "program", "hats", "heroes", "starts")  # places of more than a value
PLACE = re.compile(r"@(\w+)@")
SKIPPED = r'"[^"\n]*"|#.*|@\w+@'
WORD = re.compile(rf"{SKIPPED}|[A-Za-z]\w*")
GLOBAL = re.compile(rf"{SKIPPED}|(?<![.\w])[A-Za-z]\w*")


def python_file(level: Level, script: Script, text: Text) -> str:
    """The file, in the words of a language; empty for a kind of world that has none.

    The frame of the kind (`robot.txt`, `turtle.txt`…) is Python with `@places@` for what is of the level or
    of the language; a line that ends with `#? names`, and what is indented under it, is there where one of
    the names is used.
    """
    world, known = level.maps[0].world, catalogue_of(level)
    source = python_text(level, script, text.language).source
    tree = _parsed(source)
    names = {type: known.words.name(type, text.language) for type in kind_of(level).commands}
    words = {word: type for word in _called(tree) if (type := known.resolve(word)) in names}
    if "say" not in level.toolbox:
        words.pop("print", None)  # it is Python's
    nouns = {**text.table("python_file")["names"], **names}
    match world:
        case RobotWorld() if world.map.hidden is None:
            places = _robot(level, world, text)
            owners = {type: f"{nouns['robot']}.{name}" for type, name in names.items()}
        case TurtleWorld():
            places, owners = _turtle(world, text), {type: f"turtle.{name}" for type, name in TURTLE.items()}
        case StageWorld():
            places = _stage(level, world, script, nouns, text)
            owners = {type: f"{nouns['game']}.{name}" for type, name in names.items()}
        case ConsoleWorld():
            places, owners = {"answers": list(level.answers(0))}, {"say": "print"}
        case _:
            return ""
    places |= {"say_title": text.pick(level.title), "program": source}
    used = {*words.values(), *(place for place, value in places.items() if value)}
    frame = _kept((data.inside(f"{level.kind}.txt", __name__) or b"").decode(), used)
    frame = _renamed(frame, nouns, WORD)
    own = {word: owners.get(type, names[type]) for word, type in words.items()}
    lines = "".join(f"{word} = {owner}\n" for word, owner in own.items() if word != owner)
    frame = _beside(frame.replace("@words@\n", f"{lines}\n" if lines else ""), _bound(tree))
    return PLACE.sub(lambda place: _written(place[1], places, text), frame)


def _written(place: str, places: Mapping[str, Any], text: Text) -> str:
    """What stands at a place: code, or a sentence of the language."""
    value = places[place] if place in places else text(f"python_file.{place}")
    plain = place in RAW or not (place in places or place.startswith("say_"))
    if plain or not isinstance(value, str):
        return str(value)
    return _quoted(" ".join(value.split()))  # pygame's own font has no other spaces


def _kept(frame: str, used: set[str]) -> str:
    """The lines of a frame for what is used."""
    lines: list[str] = []
    above: int | None = None  # how far the line is indented that is left out with all under it
    for line in frame.splitlines():
        indent = len(line) - len(line.lstrip())
        if above is not None and (not line or indent > above):
            continue
        code, _, names = line.partition("  #? ")
        above = indent if names and used.isdisjoint(names.split()) else None
        if above is None:
            lines.append(code)
    text = "\n".join(lines) + "\n"
    return re.sub(r"(\n {4,}.*)\n+(?=[^\s#\]])", r"\1\n\n\n", text)  # two empty lines, whatever was left out


def _renamed(frame: str, names: Mapping[str, str], word: re.Pattern[str]) -> str:
    return word.sub(lambda found: names.get(found[0], found[0]), frame)


def _beside(frame: str, bound: set[str]) -> str:
    """The frame with other names for what the program names too: it may not take a function from under it."""
    code = ast.parse(PLACE.sub("0", frame))
    needed = {node.id for node in ast.walk(code) if isinstance(node, ast.Name)}
    parts = {node.name: node for node in code.body if isinstance(node, ast.ClassDef | ast.FunctionDef)}
    others = _bound(ast.Module([node for node in code.body if node not in parts.values()], []))
    clashes = sorted(bound & (others | {*parts} | (needed & {*dir(builtins)})))
    frame = _renamed(frame, {name: f"{name}_" for name in clashes}, GLOBAL)
    frame = re.sub(r"^import (\w+)_$", r"import \1 as \1_", frame, flags=re.M)
    return "".join(f"{name}_ = {name}\n" for name in clashes if hasattr(builtins, name)) + frame


def _parsed(source: str) -> ast.Module:
    """The tree of a program; an empty one where a typed line is not Python: Python will tell which."""
    try:
        return ast.parse(source)
    except SyntaxError:
        return ast.Module([], [])


def _called(tree: ast.Module) -> list[str]:
    """The names that a program calls and does not define, in the order of its text."""
    own = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
    calls = (node.func for node in ast.walk(tree) if isinstance(node, ast.Call))
    names = [func.id for func in calls if isinstance(func, ast.Name)]
    return [name for name in dict.fromkeys(names) if name not in own]


def _bound(tree: ast.Module) -> set[str]:
    """The names that a program gives to something."""
    found: set[str] = set()
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=name, ctx=ast.Store()) | ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                found.add(name)
            case ast.Import(names=names) | ast.ImportFrom(names=names):
                found.update(alias.asname or alias.name for alias in names)
    return found


def _robot(level: Level, world: RobotWorld, text: Text) -> dict[str, Any]:
    """The map as a level file has it, in letters, and what letters cannot show."""
    fields, look = fields_of(plan_of(world)), look_named(level.look)
    counts = {name: _by_cell(fields.get(name, {})) for name in ("items", "pots", "numbers")}
    cells = {name: [*map(cell_of, fields.get(name, ()))] for name in ("flags", "paint", "painted")}
    walls = [tuple(map(cell_of, wall.split("-"))) for wall in fields.get("walls", ())]
    return {
        **counts,
        "flags": cells["flags"],
        "targets": cells["paint"],
        "coloured": cells["painted"],
        "fences": walls,
        "grid": fields["grid"].strip(),
        "carried": world.bag,
        "answers": list(level.answers(0)),
        "auto_pick": world.map.auto_pick,
        "palette": (look.floor[0], look.grid, look.wall_floor, look.paint, look.ink),
        "headings": _by_word("looking_side", HEADING_OF, text),
    }


def _stage(
    level: Level, world: StageWorld, script: Script, nouns: Mapping[str, str], text: Text
) -> dict[str, Any]:
    """The place in letters, who is on it, the boxes, and the hats in the order in which they are told."""
    stage, look = world.stage, look_named(level.look)
    letters = {**dict.fromkeys(stage.walls, "#"), **dict.fromkeys(stage.flags, "G")}
    letters |= dict.fromkeys(world.items, "*")
    rows = ("".join(letters.get((x, y), ".") for x in range(stage.width)) for y in range(stage.height))
    return {
        "grid": "\n".join(rows),
        "heroes": _renamed("\n".join(map(_hero, stage.cast)), nouns, WORD),
        "boxes": [*world.boxes],
        "starts": "".join(f"{name} = {value!r}\n" for name, value in world.held),
        "palette": (look.floor[0], look.grid, look.wall_floor, look.paint, look.ink),
        "hats": "\n".join(_hats(world, script, text)),
    }


def _hero(role: Role) -> str:
    name, costumes = (_quoted(told) for told in (role.name, [word for word, _picture in role.costumes]))
    start, path = (role.start, role.heading), [*role.path]
    return (
        f"    SimpleNamespace(who={name}, start={start}, costumes={costumes}, costume=0, shown={role.shown},"
        f" path={path}, on_path=0, said=[]),"
    )


def _quoted(told: Any) -> str:
    return json.dumps(told, ensure_ascii=False)


def _hats(world: StageWorld, script: Script, text: Text) -> Iterator[str]:
    """Whose, what it waits for, its function: of two that one moment starts, that of each moment is first."""
    parts = [(str(b.fields["name"]), b.bodies["body"]) for b in script.blocks if b.type == HERO]
    own = [(hero, block) for hero, body in parts for block in body if is_hat(block)]
    own += [(world.heroes[0], block) for block in script.blocks if is_hat(block)]
    for hero, block in sorted(own, key=_period):
        event, name = event_of(block), name_of(data.words(), block, text.language)
        event = ("message", in_name(event[1])) if event[0] == "message" else event
        within = "" if block in script.blocks else f"{hero}."
        yield f"    ({_quoted(hero)}, {event!r}, {within}{name}),"


def _period(hat: tuple[str, Block]) -> int:
    """How many moments apart it runs; 0 for one that waits for something else."""
    event = event_of(hat[1])
    return int(event[1]) if event[0] == "tick" else 0


def _by_cell(counts: Mapping[str, int]) -> dict[tuple[int, int], int]:
    return {cell_of(name): count for name, count in counts.items()}


def _turtle(world: TurtleWorld, text: Text) -> dict[str, Any]:
    sheet = world.sheet
    return {
        "corners": (sheet.left, sheet.bottom, sheet.right, sheet.top),
        "start": world.at,
        "heading": world.heading,
        "ink": PENS[world.colour],
        "width": world.width,
        "pens": _by_word("colour_name", PENS, text),
    }


def _by_word(list: str, values: Mapping[str, Any], text: Text) -> dict[str, Any]:
    """The values of a closed list by its words."""
    return {data.words().choice(list, name, text.language): value for name, value in values.items()}
