"""What somebody can do in a live game: its keys, the heroes that are touched; kept in one language or two."""

import json
from pathlib import Path

import pytest

from codeweek import data
from codeweek.blocks.script import EMPTY
from codeweek.diagnostic import Diagnostic
from codeweek.engine.events.event_game import Game
from codeweek.levels.level import Level
from codeweek.levels.program_translation import spoken
from codeweek.levels.programs import kind_of, read_in, solution
from codeweek.packs.load import of_texts
from codeweek.play import game, gamepad, session
from codeweek.scene import Scene, Sprite

FOLDER = Path(__file__).parents[2] / "levels"


def level(name: str) -> Level:
    (file,) = FOLDER.glob(f"13-quand/{name}-*.yaml")
    return of_texts({f"13-quand/{file.name}": file.read_text("utf-8")}).levels[0]


def test_the_keys_are_those_that_the_hats_wait_for_in_the_order_of_the_board():
    asked = "class pixel:\n    def quand_touche_a():\n        haut()\n"
    asked += "    def quand_touche_bas():\n        bas()\n"
    other = "class porte:\n    def quand_touche_a():\n        cacher()\n"
    assert gamepad.keys(read_in(level("10"), asked + other).script) == ("down", "a")
    assert gamepad.keys(EMPTY) == ()


REFUSED = {
    "nothing": "",
    "an empty hat": "def quand_touche_haut():\n    pass\n",
    "a block that is not offered": "def quand_touche_haut():\n    dire(1)\n",
    "a block under no hat": "haut()\n",
}


@pytest.mark.parametrize("source", REFUSED.values(), ids=REFUSED)
def test_a_program_is_refused_with_the_sentence_of_any_run(source):
    script = read_in(level("02"), source).script
    told = session.play(level("02"), script, "fr").problems
    found = gamepad.begin(level("02"), script, "fr", 1)
    if told:
        assert found == told[0]
    else:
        assert isinstance(found, Game)


def test_a_game_begins_with_its_chance():
    found = gamepad.begin(level("10"), solution(level("10")).script, "fr", 5)
    assert isinstance(found, Game)
    assert (found.seed, found.ticks, found.full) == (5, 1, False)


def scene(name: str) -> tuple[tuple[str, ...], Scene]:
    world = level(name).maps[0].world
    return world.heroes, kind_of(level(name)).picture(world, "space")


def test_the_hero_that_is_touched_is_the_one_under_the_finger():
    heroes, shown = scene("10")
    at = lambda x, y: gamepad.touched(heroes, shown, x, y)  # noqa: E731
    assert (at(0.5, 4.5), at(7.1, 0.9), at(7.9, 3.1)) == ("pixel", "pagaille", "porte")
    assert at(3.5, 2.5) == ""  # a thing, not a hero
    assert at(1.1, 4.5) == ""


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_key_has_a_name(language):
    text = data.text(language)
    said = [text.tell(gamepad.unheard(("key", key))) for key in ("up", "space", "a")]
    assert not any("live." in each for each in said)
    assert " A" in said[2].replace("\u00a0", " ")
    touched = text.tell(gamepad.unheard(("click", "porte"), {"fr": "la porte", "en": "the door"}))
    assert ("la porte" if language == "fr" else "the door") in touched


def test_a_game_that_was_kept_in_a_language_is_opened_in_the_other_one():
    french, english = level("01"), spoken(level("01"), "en")
    made = gamepad.begin(english, solution(english).script, "en", 3)
    assert isinstance(made, Game)
    (hero,) = english.maps[0].world.heroes
    made.input(("click", hero))
    made.tick()
    text = game.kept(english, solution(english).script, made)
    assert json.loads(text)["inputs"] == [[1, "click", hero]]
    found = game.opened(french, text)
    assert not isinstance(found, Diagnostic)
    assert found[1].inputs == ((1, ("click", french.maps[0].world.heroes[0])),)
    assert [w.actors for w in found[1].trace().columns().worlds] == [
        w.actors for w in made.trace().columns().worlds
    ]


def test_a_large_hero_is_touched_where_it_is_seen_and_the_one_in_front_first():
    found = level("04")
    heroes = found.maps[0].world.heroes
    shown = kind_of(found).picture(found.maps[0].world, "village")
    for name, sprite in zip(heroes, sorted(shown.sprites, key=lambda each: each.id), strict=True):
        tall = sprite.size / 2 - 0.02
        assert gamepad.touched(heroes, shown, sprite.x, sprite.y - tall) == name
        assert gamepad.touched(heroes, shown, sprite.x, sprite.y + tall) == name
    front, behind = Sprite("hero", "stage/cat", 2, 1, 1.5), Sprite("hero-1", "stage/mouse", 1, 1, 1.5)
    both = Scene(3, 2, (), (behind, front))
    touched = [gamepad.touched(("cat", "mouse"), both, x, 1) for x in (2, 1.45, 1.3, 1)]
    assert touched == ["cat", "cat", "mouse", "mouse"]
