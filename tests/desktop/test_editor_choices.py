"""Choosing a word of a closed list in the window: the colour of the turtle's pen."""

import pygame
import pytest
from editor_driver import Driver
from pygame import K_DOWN, K_END, K_ESCAPE, K_LEFT, K_RETURN, K_RIGHT, K_SPACE, K_UP

from codeweek.blocks.edit import fresh
from codeweek.blocks.script import EMPTY, Script
from codeweek.levels.programs import catalogue_of_kind

TURTLE = catalogue_of_kind("turtle")
CHOICES = TURTLE["colour_name"].choices


def driver(language="fr"):
    script = Script(fresh(EMPTY, (TURTLE.new("colour"),)))
    return Driver(script, catalogue=TURTLE, language=language, palette=("colour",))


def opened(language="fr"):
    found = driver(language)
    found.keys(K_END, K_SPACE)
    assert found.editor.state.entry is not None
    return found


def test_a_tap_on_the_word_opens_a_key_for_each_word_of_the_language():
    found = driver()
    (literal,) = [b for b in found.script.walk() if b.type == "colour_name"]
    found.tap(found.piece(literal.id, "value"))
    labels = [key.label for key in found.editor.view.pad.keys]
    assert labels == ["noir", "rouge", "orange", "jaune", "vert", "bleu", "violet", "rose", "marron"]
    assert found.editor.rect.contains(found.editor.view.pad.box)


def test_a_tap_on_a_colour_takes_it_and_closes_the_pad():
    found = opened()
    key = next(key for key in found.editor.view.pad.keys if key.name == "use:pink")
    found.tap(key.box.center)
    assert found.outline == "colour(pink)"
    assert found.editor.state.entry is None


@pytest.mark.parametrize(
    ("keys", "colour"),
    [
        ((K_RIGHT,), "yellow"),
        ((K_LEFT,), "red"),
        ((K_DOWN,), "blue"),
        ((K_UP,), "brown"),
        ((K_LEFT, K_LEFT, K_LEFT), "brown"),
        ((K_RIGHT, K_RIGHT, K_SPACE), "green"),
    ],
)
def test_arrows_go_from_colour_to_colour_and_return_keeps_it(keys, colour):
    found = opened()
    found.keys(*keys, K_RETURN)
    assert found.outline == f"colour({colour})"


def test_letters_go_to_the_next_word_that_starts_so():
    found = opened()
    seen = []
    for letter in "rrVx":
        found.post(pygame.TEXTINPUT, text=letter)
        seen.append(found.outline)
    assert seen == ["colour(pink)", "colour(red)", "colour(green)", "colour(green)"]


def test_choosing_is_one_edit_and_escape_takes_it_back():
    found = opened()
    found.keys(K_RIGHT, K_RIGHT, K_RIGHT, K_RETURN)
    found.editor.undo()
    assert found.outline == "colour(orange)"
    found.keys(K_END, K_SPACE, K_RIGHT, K_ESCAPE)
    assert found.outline == "colour(orange)"


def test_nothing_else_is_written_there():
    found = opened()
    found.keys(pygame.K_BACKSPACE, pygame.K_DELETE, pygame.K_5)
    found.post(pygame.TEXTINPUT, text=" ")
    assert found.outline == "colour(orange)"


@pytest.mark.parametrize(("language", "word"), [("fr", "jaune"), ("en", "yellow")])
def test_the_word_is_told_in_the_language_of_the_reader(language, word):
    found = opened(language)
    found.key(K_RIGHT)
    assert word in found.editor.describe()
