"""A program as a Python file does without codeweek what it does in codeweek, letter for letter."""

import builtins
import contextlib
import io
import os
import re
import subprocess
import sys
from dataclasses import replace
from operator import attrgetter
from types import ModuleType, SimpleNamespace
from unittest.mock import MagicMock

import pygame
import pytest

from codeweek import data
from codeweek.blocks.script import EMPTY, Block, Script
from codeweek.engine.events.event_machine import STEADY, acts_of
from codeweek.levels import programs
from codeweek.levels.program_translation import spoken
from codeweek.play import builtin, session
from codeweek.report.python_file import python_file
from codeweek.worlds.console.state import IN
from codeweek.worlds.turtle.drawing import difference
from codeweek.worlds.turtle.looks import PENS
from codeweek.worlds.turtle.state import Stroke

LANGUAGES = ("fr", "en")
LEVELS = builtin.levels()


def of_kind(kind):
    return [id for id, level in LEVELS.items() if level.kind == kind and level.solution]


ROBOTS = [id for id in of_kind("robot") if LEVELS[id].maps[0].world.map.hidden is None]


def made(level, source=None, language="fr"):
    script = programs.solution(level).script if source is None else programs.read_in(level, source).script
    text = programs.python_text(level, script, language).source
    return python_file(level, script, data.text(language)), text, session.play(level, script, language)


def run(file, modules, typed=()):
    """What the file leaves, played with these in place of its modules; and what it printed."""
    asked, page = iter(typed), io.StringIO()
    space = {"__builtins__": vars(builtins) | {"input": lambda _prompt="": str(next(asked))}}
    with pytest.MonkeyPatch.context() as patch, contextlib.redirect_stdout(page):
        for name, module in modules.items():
            patch.setitem(sys.modules, name, module)
        with contextlib.suppress(SystemExit):
            exec(compile(file, "file.py", "exec"), space)
    return space, page.getvalue()


def window():
    """What stands for pygame: nobody closes the window before the end."""
    stub = MagicMock(QUIT="quit")
    stub.event.get.return_value = []
    stub.event.wait.return_value = SimpleNamespace(type="quit")
    return {"pygame": stub}


def turtle():
    """Python's own turtle without its window, and the strokes that it draws."""
    shown = {name: type(name, (), {}) for name in ("Frame", "Canvas", "Tk", "Scrollbar", "TclError")}
    tkinter = ModuleType("tkinter")
    vars(tkinter).update(shown, simpledialog=None)
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, "tkinter", tkinter)
        patch.setitem(sys.modules, "tkinter.simpledialog", ModuleType("simpledialog"))
        patch.delitem(sys.modules, "turtle", raising=False)
        from turtle import TNavigator, TPen
    colours = {colour: name for name, colour in PENS.items()}

    class Pen(TNavigator, TPen):
        def __init__(self):
            self.strokes = []
            self.undobuffer = None
            TNavigator.__init__(self)
            TPen.__init__(self)

        def _goto(self, end):
            if self._drawing:
                ink, width = colours[self._pencolor], self._pensize
                self.strokes.append(Stroke(*self._position, *end, ink, width))
            self._position = end

        def _update(self, *_):
            pass

        def _colorstr(self, colour):
            return colour[0] if isinstance(colour, tuple) else colour

        def setup(self, *_):
            pass

        title = setworldcoordinates = done = setup

    return Pen()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("id", LEVELS)
def test_the_program_is_in_it_letter_for_letter_where_there_is_a_file(id, language):
    file, text, _ = made(LEVELS[id], language=language)
    if LEVELS[id].kind == "music" or (LEVELS[id].kind == "robot" and id not in ROBOTS):
        assert not file
    else:
        assert f" ----\n{text}\n# ----" in file
        assert "@" not in file.replace(text, "")
        compile(file, id, "exec")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("id", ROBOTS)
def test_a_robot_ends_as_in_codeweek(id, language):
    level = LEVELS[id]
    file, text, played = made(level, language=language)
    if played.traces[0].outcome != "done" or "randint" in text:
        return  # a program that never ends, or that ends by chance
    robot, end = ends(file, language), played.traces[0].world
    assert (robot["x"], robot["y"], robot["side"]) == (end.x, end.y, end.heading)
    assert {cell: many for cell, many in robot["items"].items() if many} == dict(end.items)
    assert robot["filled"] == dict(end.filled)
    assert robot["coloured"] == end.painted
    assert robot["numbers"] == dict(end.numbers)
    assert robot["carried"] == end.bag
    assert [frozen(value) for value in robot["said"]] == list(end.said)


def frozen(value):
    return tuple(map(frozen, value)) if isinstance(value, list) else value


def ends(file, language="fr"):
    """The robot at the end, its parts by their names in the frame."""
    space, _ = run(file, window())
    names = data.text(language).table("python_file")["names"]
    robot = vars(next(value for value in space.values() if type(value).__name__.rstrip("_") == "Robot"))
    return {name: robot.get(names.get(name, name)) for name in (*names, "x", "y", "filled")}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("id", of_kind("turtle"))
def test_pythons_own_turtle_draws_what_ours_draws(id, language):
    file, _, played = made(LEVELS[id], language=language)
    pen = turtle()
    run(file, {"turtle": pen})
    assert difference(tuple(pen.strokes), played.traces[0].world.strokes).none


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("id", of_kind("console"))
def test_a_page_has_the_same_lines(id, language):
    level = LEVELS[id]
    file, text, played = made(level, language=language)
    if "randint" in text:
        return  # chance decides
    end = played.traces[0].world
    typed = [piece.text.strip() for piece in end.page if piece.kind == IN]
    _, page = run(file, {}, typed)
    assert tuple(page.splitlines()) == end.lines


def games(files, played):
    """The inputs of a game told in advance, a steady moment after each group, as a window would tell them."""
    stub = window()["pygame"]
    stub.KEYDOWN, stub.MOUSEBUTTONDOWN = "key", "click"
    groups = [[]]
    for mark in acts_of(played.inputs, played.ticks)[1:]:
        groups[-1].append(mark)
        if mark == STEADY:
            groups.append([])
    now = iter(range(0, 10**9, 10**6))
    stub.time.get_ticks.side_effect = lambda: next(now)
    stub.key.name.side_effect = str
    turns = iter(groups[:-1])

    def get():
        acts = next(turns, None)
        if acts is None:
            return [SimpleNamespace(type="quit")]
        return [told(files, *act) for act in acts if act != STEADY]

    stub.event.get.side_effect = get
    return {"pygame": stub}


def told(heroes, kind, what):
    if kind == "key":
        return SimpleNamespace(type="key", key=what)
    x, y = heroes[what]
    return SimpleNamespace(type="click", pos=(x * 80 + 40, y * 80 + 40))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("id", of_kind("stage"))
def test_a_game_that_is_played_ends_as_in_codeweek(id, language):
    level = spoken(LEVELS[id], language)
    file, _, played = made(level, language=language)
    for start, trace in zip(level.maps, played.traces, strict=True):
        one = replace(level, maps=(start,))
        file = python_file(one, programs.solution(level).script, data.text(language))
        stage, end = start.world.stage, trace.world
        where = {role.name: role.start for role in stage.cast}  # who is clicked has not moved
        chance, dice = ModuleType("random"), [start.world.seeded(0)]

        def choice(cells, dice=dice):
            dice[0] = dice[0].rolled()
            return cells[dice[0].dice % len(cells)]

        chance.choice = choice
        space, _ = run(file, {**games(where, stage.scenario), "random": chance})
        names = data.text(language).table("python_file")["names"]
        game = vars(space[names["game"]])
        assert (game[names["over"]], game[names["beats"]]) == (end.over, end.tick)
        assert game[names["items"]] == set(end.items)
        assert {name: space[name] for name in end.boxes} == dict(end.held)
        for hero, actor in zip(game[names["heroes"]], end.actors, strict=True):
            seen = vars(hero)
            assert seen[names["cell"]] == actor.cell
            assert seen[names["side"]] == actor.heading
            assert seen["costume"] == actor.costume
            assert seen[names["shown"]] == actor.shown
            assert tuple(seen[names["said"]][-20:]) == actor.said


FREE = "04-la-ronde/10-ma-danse"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "name", ["robot", "pygame", "sys", "Robot", "map", "set", "CASE", "CELL", "number", "sorted"]
)
def test_a_box_may_have_any_name_of_the_frame(name, language):
    source = f"move()\n{name} = 1\nmove()\nturn_left()\n"
    file, text, played = made(LEVELS[FREE], source, language)
    assert f"{name} = 1" in text
    end = played.traces[0].world
    robot = ends(file, language)
    assert (robot["x"], robot["y"], robot["side"]) == (end.x, end.y, end.heading)


@pytest.mark.parametrize("name", ["map", "montrer", "avancer"])
def test_a_block_of_ones_own_may_have_any_name_of_the_frame(name):
    source = f"def {name}():\n    pivoter_gauche()\n\n{name}()\npivoter_gauche()\n"
    level = LEVELS[FREE]
    file, _, played = made(level, source)
    assert ends(file)["side"] == played.traces[0].world.heading


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("avancer()\n", "say_over"),
        ("avancer()\n" * 30, "say_blocked"),
        ("déposer()\n", "say_empty"),
        ("ramasser()\n", "say_nothing"),
    ],
)
def test_what_cannot_be_done_is_said_and_stops(source, said):
    file, _, played = made(LEVELS[FREE], source)
    modules = window()
    run(file, modules)
    words = [call.args[0] for call in modules["pygame"].font.Font().render.call_args_list]
    assert words[-1] == " ".join(data.text("fr")(f"python_file.{said}").split())
    assert (played.traces[0].outcome == "done") == (said == "say_over")


def test_an_empty_program_is_a_file_too():
    level = LEVELS[FREE]
    assert "robot.finir(" in python_file(level, EMPTY, data.text("fr"))


def test_a_line_that_is_not_python_goes_home_too():
    level = LEVELS[FREE]
    script = Script((Block("python", {"code": "dire(1 +"}),))
    assert "----\ndire(1 +\n\n# ----" in python_file(level, script, data.text("fr"))


@pytest.mark.parametrize("id", [FREE, "13-quand/10-mon-jeu"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_it_takes_of_pygame_is_there(id, language):
    file, _, _ = made(spoken(LEVELS[id], language), language=language)
    taken = set(re.findall(r"\bpygame\.([\w.]+)", file))
    assert len(taken) > 10
    for names in taken:
        attrgetter(names)(pygame)


def test_it_plays_with_pygame_itself(tmp_path):
    file, _, _ = made(LEVELS[FREE])
    (tmp_path / "file.py").write_text(file, encoding="utf-8")
    code = (
        "import pygame, runpy; pygame.time.wait = lambda _: None; drawn = pygame.display.flip\n"
        "pygame.event.wait = lambda: pygame.event.Event(pygame.QUIT)\n"
        "runpy.run_path('file.py'); seen = pygame.display.get_surface()\n"
        "print(len({tuple(seen.get_at((x, y))) for x in range(0, seen.get_width(), 4)"
        " for y in range(0, seen.get_height(), 4)}))"
    )
    env = {**os.environ, "SDL_VIDEODRIVER": "dummy", "PYTHONPATH": "", "PYGAME_HIDE_SUPPORT_PROMPT": "1"}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 4
