"""The robot's world in words: they say everything, in both languages."""

import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from start_worlds import robot as world

from codeweek.data import text
from codeweek.play import builtin
from codeweek.worlds.kinds import NARRATED
from codeweek.worlds.robot import COMMANDS
from codeweek.worlds.robot.grid import HEADINGS, to_text
from codeweek.worlds.robot.grid_reader import parse_cell
from codeweek.worlds.robot.narrate import narrate
from codeweek.worlds.robot.narrate_step import narrate_step
from codeweek.worlds.robot.state import Hidden, Map, World

FRENCH, ENGLISH = text("fr"), text("en")
PARTS = {
    "walls": "Murs?",
    "fences": "Barrières?",
    "flags": "Drapeaux? en",
    "paint": "Cases? à peindre",
    "painted": "Cases? peintes?",
    "items": "Objets? en",
    "pots": "Pots? en",
    "numbers": r"Nombres?\b(?! à)",
    "wanted_numbers": "Nombres? à obtenir",
}


def rebuilt(start: World) -> World:
    """The world that someone would draw on hearing the French narration."""
    told = narrate(start, FRENCH, "world").replace("\u00a0", " ")
    if start.map.hidden is not None:
        least, most, tries = (int(n) for n in re.findall(r"\d+", told))
        return replace(start, map=Map(1, 1, hidden=Hidden(least, most, tries, start.map.hidden.secret)))
    hero = narrate(start, FRENCH, "hero")
    columns, rows = (int(n) for n in re.findall(r"\d+", told.split(".")[0]))
    letters = {(x, y): "." for x in range(columns) for y in range(rows)}
    found = {name: _entries(told, words) for name, words in PARTS.items()}
    letters |= dict.fromkeys(_walls(found.pop("walls"), columns, rows), "#")
    at = parse_cell(re.findall(r"en (\w+)", hero)[0])
    compass = ("l’est", "le sud", "l’ouest", "le nord")
    heading = next(i for i, name in enumerate(compass) if f"vers {name}." in hero)
    assert at is not None
    letters[at] = HEADINGS[heading]
    grid = "\n".join("".join(letters[x, y] for x in range(columns)) for y in range(rows))
    fences = [re.findall(r"[A-Z]\d+", entry) for entry in found.pop("fences")]
    fields: dict[str, Any] = {"walls": ["-".join(pair) for pair in fences]}
    for name in ("items", "pots", "numbers", "wanted_numbers"):
        fields[name] = dict(_count(entry) for entry in found[name])
    for name in ("flags", "paint", "painted"):
        fields[name] = [_name(cell) for entry in found[name] for cell in _cells(entry)]
    return world(grid, **fields, letters=" = " in told, auto_pick="en passant" in told)


def _entries(told: str, words: str) -> list[str]:
    sentence = re.search(rf"(?:^|\. ){words} ?:? ?([^.]*)\.", told)
    return sentence[1].split(", ") if sentence else []


def _walls(entries: list[str], columns: int, rows: int) -> set[tuple[int, int]]:
    """The cells told as walls; what follows « tout le tour sauf » are the openings of the rim."""
    around = next((i for i, entry in enumerate(entries) if "tout le tour" in entry), len(entries))
    walls = {cell for entry in entries[:around] for cell in _cells(entry)}
    if around == len(entries):
        return walls
    _, _, first = entries[around].partition(" sauf ")
    openings = {cell for entry in (first, *entries[around + 1 :]) if entry for cell in _cells(entry)}
    rim = {(x, y) for x in range(columns) for y in range(rows) if x in (0, columns - 1) or y in (0, rows - 1)}
    return walls | (rim - openings)


def _cells(entry: str) -> list[tuple[int, int]]:
    ends = [parse_cell(name) for name in entry.split(" à ")]
    (x, y), (last, lowest) = ends[0] or (0, 0), ends[-1] or (0, 0)
    return [(column, row) for column in range(x, last + 1) for row in range(y, lowest + 1)]


def _name(cell: tuple[int, int]) -> str:
    return f"{chr(65 + cell[0])}{cell[1] + 1}"


def _count(entry: str) -> tuple[str, int]:
    cell, _, count = entry.partition(" (")
    return cell, int(count.rstrip(")").partition(" = ")[0] or 1)


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """Any small map, with anything anywhere."""
    width, height = draw(st.integers(1, 6)), draw(st.integers(1, 5))
    size = width * height
    letters = draw(st.lists(st.sampled_from("#..G*op07"), min_size=size, max_size=size))
    if draw(st.booleans()):  # closed all around, but for a few cells
        openings = draw(st.sets(st.integers(0, size - 1), max_size=4))
        inner = {y * width + x for x in range(1, width - 1) for y in range(1, height - 1)}
        letters = [each if i in inner | openings else "#" for i, each in enumerate(letters)]
    letters[draw(st.integers(0, size - 1))] = draw(st.sampled_from(HEADINGS))
    free = [_name((i % width, i // width)) for i, letter in enumerate(letters) if letter != "#"]
    cells = st.lists(st.sampled_from(free), max_size=3, unique=True)
    counts = st.dictionaries(st.sampled_from(free), st.integers(1, 12), max_size=3)
    grid = "\n".join("".join(letters[row : row + width]) for row in range(0, size, width))
    east = [f"{_name((x, y))}-{_name((x + 1, y))}" for x in range(width - 1) for y in range(height)]
    fences = draw(st.lists(st.sampled_from(east), max_size=3)) if east else []
    return world(
        grid,
        items=draw(counts),
        pots=draw(counts),
        painted=draw(cells),
        flags=draw(cells),
        walls=fences,
        wanted_numbers=draw(counts),
    )


@given(worlds())
@settings(max_examples=60, deadline=None)
def test_the_map_can_be_rebuilt_from_what_is_told(start: World) -> None:
    assert rebuilt(start) == start
    assert to_text(rebuilt(start)) == to_text(start)


@given(worlds())
@settings(max_examples=20, deadline=None)
def test_no_word_is_missing_in_either_language(start: World) -> None:
    for language in (FRENCH, ENGLISH):
        for part in NARRATED:
            told = narrate(start, language, part)
            assert "robot." not in told
            assert "{" not in told


def test_every_shipped_map_is_told_whole_and_in_few_words() -> None:
    robot_levels = [level for level in builtin.pack().levels if level.kind == "robot"]
    for level in robot_levels:
        for start in level.maps:
            assert rebuilt(start.world) == start.world, level.id
            small = max(start.world.map.width, start.world.map.height) <= 8
            if small and level.mode != "create":  # a workshop has things of every kind
                assert len(narrate(start.world, FRENCH, "world").split(" ")) <= 35, level.id


def test_the_world_is_told_from_the_whole_to_the_robot() -> None:
    start = world("##G\n##.\n>..")
    told = [narrate(start, FRENCH, part).replace("\u00a0", " ") for part in NARRATED]
    assert told == [
        "Grille de 3 colonnes et 3 lignes. Murs : A1, B1, A2, B2. Drapeau en C1.",
        "Je suis en A3. Je regarde vers l’est. Mon panier est vide.",
        "Devant moi : 2 cases libres, puis le bord de la grille. À ma gauche : un mur. "
        "À ma droite : le bord de la grille.",
        "Le drapeau est à 2 cases vers l’est et 2 cases vers le nord.",
    ]


@pytest.mark.parametrize(
    ("names", "french", "english"),
    [
        ("move", "J’avance en B1.", "I move to B1."),
        (
            "turn_left",
            "Je tourne à gauche, sur place. Devant moi : le bord de la grille.",
            "I turn left on the spot. Ahead: the edge of the grid.",
        ),
        (
            "move down turn_left turn_left turn_left",
            "Je tourne à gauche, sur place. Devant moi : une case libre.",
            "I turn left on the spot. Ahead: a free square.",
        ),
        ("down", "Je descends d’une case.", "I go down one square."),
        (
            "up",
            "Oh là ! C’est le bord de la grille. Je ne peux pas aller plus loin.",
            "Whoa! This is the edge of the grid. I can’t go further.",
        ),
        ("move move", "Boum, un mur juste devant moi !", "Bump, a wall right in front of me!"),
        ("move pick", "J’ai l’objet ! 1 objet dans mon panier.", "I have the item! 1 item in my basket."),
        (
            "move pick drop",
            "Je pose l’objet par terre, en B1. Il reste 0 objet dans mon panier.",
            "I put the item on the ground, on B1. 0 items left in my basket.",
        ),
        ("paint", "Splotch ! Je peins la case A1.", "Splosh! I paint square A1."),
        ("say", "Je dis : « 0 » !", "I say: “0”!"),
        ("pick", "Ici, rien ne bouge.", "Nothing moves here."),
        ("write", "J’écris 0 sur la case A1.", "I write 0 on square A1."),
        (
            "write swap",
            "Hop ! 0, en A1, et 0, en B1, changent de place.",
            "Hop! 0, on A1, and 0, on B1, swap places.",
        ),
        ("down back_to_start", "Je reviens au départ, en A1.", "I go back to the start, on A1."),
    ],
)
def test_a_step_is_one_sentence(names: str, french: str, english: str) -> None:
    before = after = world(">*#\n...")
    for name in names.split():
        before = after
        after = COMMANDS[name].function(before)
        after = getattr(after, "world", after)
    assert narrate_step(before, after, name, FRENCH).replace("\u00a0", " ") == french
    assert narrate_step(before, after, name, ENGLISH).replace("\u00a0", " ") == english


@pytest.mark.parametrize(
    ("name", "french", "english"),
    [
        ("move", "J’avance.", "I move."),
        ("turn_left", "Je tourne à gauche. Sur place !", "I turn left. On the spot!"),
        ("up", "Oh, le bord du ciel !", "Oh, the edge of the sky!"),
    ],
)
def test_the_youngest_hear_less_and_in_the_words_of_their_look(name: str, french: str, english: str) -> None:
    start = world(">.#")
    after = COMMANDS[name].function(start)
    after = getattr(after, "world", after)
    for told, language in ((french, FRENCH), (english, ENGLISH)):
        said = narrate_step(start, after, name, language.where("space", register="short"))
        assert said.replace("\u00a0", " ") == told


def test_a_fence_is_not_told_as_the_wall_of_the_look() -> None:
    start = world(">..", walls=["A1-B1"])
    stop = COMMANDS["move"].function(start)
    space = FRENCH.where("space")
    assert narrate_step(start, stop.world, "move", space).startswith("Boum, une barrière")
    assert "Il y a une barrière ici." in space.tell(stop.diagnostic)
    assert "Devant moi\u00a0: une barrière." in narrate(start, space, "around")
