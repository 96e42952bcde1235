"""Any game, whatever is done in it: read back, within its budget, rewound and played again the same."""

import json
import time
from collections import Counter
from itertools import zip_longest
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_stage import COMMANDS, Line, ready
from tiers import deep

from codeweek import data
from codeweek.blocks import blockly
from codeweek.blocks.catalogue import catalogue
from codeweek.blocks.hats import HERO, event_of
from codeweek.blocks.read import read
from codeweek.blocks.script import Block, Script
from codeweek.blocks.write import program
from codeweek.engine.check import check
from codeweek.engine.events.event_game import Game
from codeweek.engine.events.event_machine import Waiting
from codeweek.engine.events.event_stage import HANDLERS, Event
from codeweek.engine.run import prepared

CATALOGUE = catalogue(COMMANDS.values(), data.words(), waits=True)
HEROES = ("cat", "dog", "hen")
BOXES = ("score", "left")
WORDS = ("go", "stop")


def number(value: int) -> Block:
    return Block("number", {"value": value})


NUMBERS = st.one_of(
    st.integers(-2, 9).map(number),
    st.sampled_from(BOXES).map(lambda name: Block("get", {"variable": name})),
    st.just(Block("cell")),
)
SUMS = st.builds(
    lambda type, a, b: Block(type, {}, {"a": a, "b": b}),
    st.sampled_from(("add", "multiply")),
    NUMBERS,
    NUMBERS,
)
VALUES = st.one_of(NUMBERS, NUMBERS, SUMS)
QUESTIONS = st.builds(
    lambda type, a, b: Block(type, {}, {"a": a, "b": b}), st.sampled_from(("less", "equal")), NUMBERS, NUMBERS
)
PLAIN = st.one_of(
    VALUES.map(lambda by: Block("go", {}, {"by": by})),
    VALUES.map(lambda value: Block("say", {}, {"value": value})),
    st.just(Block("anywhere")),
    st.just(Block("take")),
    st.just(Block("win")),
    st.sampled_from(WORDS).map(lambda word: Block("send", {}, {"message": Block("text", {"value": word})})),
    st.builds(
        lambda name, value: Block("set", {"variable": name}, {"value": value}), st.sampled_from(BOXES), VALUES
    ),
    st.builds(
        lambda name, value: Block("change", {"variable": name}, {"amount": value}),
        st.sampled_from(BOXES),
        VALUES,
    ),
    st.just(Block("call", {"name": "help"})),
)


def around(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    bodies = st.lists(inner, max_size=3).map(tuple)
    return st.one_of(
        st.builds(lambda count, body: Block("repeat", {}, {"count": count}, {"body": body}), NUMBERS, bodies),
        st.builds(
            lambda stop, body: Block("count", {"variable": "i"}, {"stop": stop}, {"body": body}),
            NUMBERS,
            bodies,
        ),
        st.builds(lambda asks, body: Block("if", {}, {"condition": asks}, {"then": body}), QUESTIONS, bodies),
        st.builds(
            lambda asks, body: Block("while", {}, {"condition": asks}, {"body": body}), QUESTIONS, bodies
        ),
    )


STATEMENTS = st.recursive(PLAIN, around, max_leaves=5)
BODIES = st.lists(STATEMENTS, max_size=4).map(tuple)
HATS = st.builds(
    lambda hat, body: Block(hat[0], hat[1], {}, {"body": body}),
    st.sampled_from(
        [
            ("when_start", {}),
            ("when_key", {"key": "up"}),
            ("when_key", {"key": "a"}),
            ("when_clicked", {}),
            ("when_find", {"what": "item"}),
            ("when_find", {"what": "flag"}),
            ("each_tick", {}),
            ("every_ticks", {"n": "2"}),
            ("every_ticks", {"n": "3"}),
            *(("when_meet", {"who": hero}) for hero in HEROES),
            *(("when_message", {"word": word}) for word in WORDS),
        ]
    ),
    BODIES,
)
SECTIONS = st.lists(HATS, max_size=5, unique_by=event_of).map(tuple)
HELP = BODIES.map(lambda body: Block("define", {"name": "help", "parameters": ""}, {}, {"body": body}))


def named(blocks: tuple[Block, ...]) -> Script:
    """The script with an id for each block, in reading order, as a text gives them."""
    plain = program(CATALOGUE, Script(blocks), "en")
    found = read(CATALOGUE, plain.source)
    assert (found.problems, found.script.blocks) == ((), blocks)
    return found.script


ALONE = st.builds(lambda hats, help: (*hats, help), SECTIONS, HELP)
TOGETHER = st.builds(
    lambda parts, help: (
        *(Block(HERO, {"name": hero}, {}, {"body": body}) for hero, body in zip(HEROES, parts, strict=True)),
        help,
    ),
    st.tuples(SECTIONS, SECTIONS, SECTIONS),
    HELP,
)
GAMES = st.one_of(ALONE, TOGETHER)
INPUTS: st.SearchStrategy[Event] = st.one_of(
    st.sampled_from(("up", "a", "left")).map(lambda key: ("key", key)),
    st.sampled_from(HEROES).map(lambda hero: ("click", hero)),
)
ACTS = st.lists(st.one_of(st.none(), INPUTS), max_size=14)
FIRST = Line(dict(zip(HEROES, (0, 0, 3), strict=True)), boxes=dict.fromkeys(BOXES, 1))


def compiled(blocks: tuple[Block, ...], language: str = "fr") -> Waiting:
    found = prepared(program(CATALOGUE, named(blocks), language), COMMANDS)
    assert isinstance(found, Waiting), found
    return found


def played(game: Game, acts: list[Event | None]) -> Game:
    for act in acts:
        game.tick() if act is None else game.input(act)
    return game


def told(game: Game) -> Any:
    """All of a game that can be seen."""
    film = game.trace()
    return film.columns(), film.marks, film.outcome, film.diagnostic, game.inputs, game.ticks


@given(GAMES, st.sampled_from(data.languages()))
def test_a_game_is_read_back_from_text_and_from_its_file(blocks, language):
    script = named(blocks)
    source = program(CATALOGUE, script, language).source
    assert read(CATALOGUE, source).script.blocks == script.blocks
    assert (
        blockly.load(CATALOGUE, json.loads(json.dumps(blockly.save(script, CATALOGUE)))).blocks
        == script.blocks
    )
    compile(source, "game", "exec")  # it is Python


@given(GAMES)
def test_what_blocks_say_may_run(blocks):
    assert check(CATALOGUE, named(blocks), boxes=BOXES) == ()


@given(GAMES, ACTS, st.integers(0, 99), st.data())
def test_a_game_that_is_rewound_and_played_again_is_the_same(blocks, acts, seed, data):
    whole = played(Game(compiled(blocks), FIRST, seed), acts)
    steady = [number for number, act in enumerate(whole.acts, 1) if act == ("tick",)]
    cut = data.draw(st.integers(1, len(steady)))
    back = whole.rewound(cut)
    before, film = whole.trace(), back.trace()
    worlds = [before.at(step).world for step in range(len(film) + 1)]
    assert [film.at(step).world for step in range(len(film) + 1)] == worlds
    for act in whole.acts[steady[cut - 1] :]:
        back.tick() if act == ("tick",) else back.input(act)
    assert told(back) == told(whole)


@given(GAMES, ACTS, st.integers(0, 99))
def test_a_game_is_a_function_of_its_program_its_seed_and_its_inputs(blocks, acts, seed):
    whole = played(Game(compiled(blocks), FIRST, seed), acts)
    again = Game.of(compiled(blocks, "en"), FIRST, seed, whole.inputs, whole.ticks)
    assert told(again) == told(whole)


@given(GAMES, ACTS, st.integers(0, 99), st.lists(st.booleans()))
def test_the_parts_of_a_game_are_its_film(blocks, acts, seed, asked):
    """However often a shell asks what is new, once each."""
    game = Game(compiled(blocks), FIRST, seed)
    parts = [game.part(0)]
    for act, asks in zip_longest(acts, asked[: len(acts)], fillvalue=True):
        played(game, [act])
        if asks:
            parts.append(game.part(sum(len(part.worlds) for part in parts)))
    parts.append(game.part(sum(len(part.worlds) for part in parts)))
    film, seen = game.trace(), [world for part in parts for world in part.worlds]
    columns = film.columns()
    assert seen == [columns.worlds[number] for number in columns.shown]
    assert [each for part in parts for each in part.statements] == list(columns.statements)
    assert tuple(mark for part in parts for mark in part.marks) == film.marks
    known = 0
    for part in parts:
        assert part.before == (seen[known - 1] if known else None)
        known += len(part.worlds)
    assert (game.outcome, game.world) == (film.outcome, film.world)
    for wrong in (-1, len(seen) + 1):
        with pytest.raises(IndexError):
            game.part(wrong)


@given(GAMES, ACTS)
def test_the_variables_at_each_step_are_those_that_the_world_shows(blocks, acts):
    film = played(Game(compiled(blocks), FIRST), acts).trace()
    for step in range(1, len(film) + 1, max(1, len(film) // 20)):
        there = dict(film.names(step))
        assert {name: there[name] for name in BOXES} == dict(film.at(step).world.boxes)


def some_game(random: Random) -> str:
    """A game as text: fewer things in it than in those above, made in a hundredth of the time."""
    hats = random.sample([f"def {name}():" for name in NAMES], random.randint(1, 6))
    return "".join(f"{hat}\n    global score, left\n{some_body(random, 4, 3)}" for hat in hats)


NAMES = (
    *("when_start", "when_key_up", "when_key_a", "when_clicked", "when_meet_item", "when_meet_flag"),
    *("each_tick", "every_2_ticks", "when_message_go", "when_message_stop"),
)
LINES = (
    *("go({})", "say({})", "score += {}", "left = {}", "score = score * {}", "send('go')", "send('stop')"),
    *("anywhere()", "take()", "win()"),
)
HEADS = (
    "for _ in range({}):",
    "if cell() < {}:",
    "while cell() < {}:",
    "while score < {}:",
    "while left == {}:",
)


def some_body(random: Random, indent: int, depth: int) -> str:
    made = ""
    for _ in range(random.randint(1, 3)):
        value = random.choice(("score", "left", "cell()", "1", "2", "-1", "900", "score + score"))
        head = depth > 0 and random.random() < 0.4
        made += " " * indent + random.choice(HEADS if head else LINES).format(value) + "\n"
        made += some_body(random, indent + 4, depth - 1) if head else ""
    return made


GAMES_PLAYED = deep(10_000, 1_000, 200)


def test_many_games_end_within_their_budget():
    ends, slowest = Counter(), 0.0
    for seed in range(GAMES_PLAYED):
        random = Random(seed)
        source = some_game(random)
        acts = [random.choice((None, None, ("key", "up"), ("key", "a"), ("click", "cat"))) for _ in range(20)]
        began = time.process_time()
        film = played(Game(ready(source), Line(boxes=dict.fromkeys(BOXES, 1)), seed), acts).trace()
        slowest = max(slowest, time.process_time() - began)
        ends[film.outcome] += 1
        for tick in "".join("." if mark.hero else "|" for mark in film.marks).split("|"):
            assert len(tick) <= HANDLERS
        if film.outcome in ("endless", "budget") and film.diagnostic.key != "run.full_game":
            assert film.diagnostic.slots["hero"] == "cat", source
    assert slowest < 5
    assert set(ends) == {"done", "stopped", "endless", "budget"}, ends  # the games are not all alike
