"""What a scenario asks, as small pictures of one cell."""

from collections.abc import Iterator
from typing import Any

from codeweek.scene import Image, Label, Rect, Scene, Shape
from codeweek.worlds.kinds import Sign, Wanted
from codeweek.worlds.robot.looks import Look, look_named
from codeweek.worlds.robot.state import cell_name, shown
from codeweek.worlds.stage.looks import CLOCK, LOST, WON
from codeweek.worlds.stage.picture import INK, PAPER, fitting
from codeweek.worlds.stage.state import World


def sign(name: str, _start: World, now: World, _wanted: Wanted, look: str) -> Sign | None:
    """The picture of what a scenario asks, and the cell that it is about; none for what is to be foreseen."""
    if name.startswith("?"):
        return None
    hero, _dot, about = name.partition(".")
    scenario = now.stage.scenario
    wanted: Any = dict(scenario.expected).get(name) if scenario else None
    dress = look_named(look)
    if not about:
        return Sign(Scene(1, 1, (Rect(0, 0, 1, 1, PAPER), *_sign_of_game(name, wanted, now))))
    number = now.heroes.index(hero) if hero in now.heroes else -1
    if number < 0:
        return None
    return _sign_of_hero(now, number, about, wanted, dress)


def _sign_of_game(name: str, wanted: Any, now: World) -> Iterator[Shape]:
    if name == "end" and wanted:
        yield Image(WON if wanted == "won" else LOST, 0.5, 0.5, 0.8)
    elif name in ("end", "time"):
        yield Image(CLOCK, 0.5, 0.36, 0.56)
        yield _small("…" if name == "end" else str(wanted), 0.8, 0.3)
    elif name == "items":
        yield Image(now.stage.item, 0.5, 0.36, 0.56)
        yield _small(str(wanted), 0.8, 0.3)
    else:
        yield _small(name, 0.26, 0.3)
        yield _small(shown((wanted,)), 0.66, 0.5)


def _sign_of_hero(now: World, number: int, about: str, wanted: Any, look: Look) -> Sign:
    role, actor = now.stage.cast[number], now.actors[number]
    image = role.costumes[actor.costume][1]
    if about == "costume":
        image = next((picture for word, picture in role.costumes if word == wanted), image)
        return Sign(Scene(1, 1, (Rect(0, 0, 1, 1, look.floor[0]), Image(image, 0.5, 0.5, 0.84))))
    words = {"said": shown(wanted) if about == "said" else "", "cell": str(wanted)}.get(about, "")
    words = words or ("…" if about == "said" else "")
    shapes: list[Shape] = [Rect(0, 0, 1, 1, PAPER), Image(image, 0.5, 0.36, 0.6)]
    if words:
        shapes.append(_small(words, 0.82, 0.32))
    cells = (str(wanted),) if about == "cell" else ()
    left = cells if cells and cell_name(actor.cell) != wanted else ()
    return Sign(Scene(1, 1, tuple(shapes)), cells, left)


def _small(words: str, y: float, most: float) -> Label:
    short = words if len(words) <= 9 else f"{words[:8]}…"
    return Label(0.5, y, short, INK, fitting(short, 0.92, most))
