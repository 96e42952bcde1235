"""The names of a game are chosen on its blocks from those of its level, in the window."""

import pytest
from page_driver import Visit
from test_stage_level import opened

from codeweek.blocks.read import read
from codeweek.levels import programs
from codeweek.levels.chosen import chosen

GAME = """\
class pixel:
    def quand_je_croise_pagaille():
        envoyer("ouvre")
        costume("")
        if touche("porte"):
            perdre()

class porte:
    def quand_message_ouvre():
        cacher()
"""


@pytest.fixture
def game(tmp_path):
    visit = Visit(tmp_path, size=(1366, 900))
    page = opened(visit, "10", solved=False)
    page.put(read(programs.catalogue_of(page.level), GAME).script)
    return visit, page


def begin(page, type, field, parent=None):
    """Write a field of the first block of a type, or of the text in its hole."""
    from codeweek.desktop.editor import value_fields

    block = next(each for each in page.script.walk() if each.type == type)
    block = block.slots[parent] if parent else block
    page.editor.state = value_fields.begin(page.editor.state, block.id, field)
    return page.editor.state.entry


def press(page, name):
    from codeweek.desktop.editor import value_fields

    page.editor.state = value_fields.press(page.editor.state, f"use:{name}")
    return page.editor.state


def source(state):
    return {each.type: each for each in state.script.walk()}


@pytest.mark.parametrize(
    ("type", "field", "hole"),
    [("when_meet", "who", None), ("hero", "name", None), ("touching", "value", "name")],
)
def test_a_hero_is_one_of_the_level(game, type, field, hole):
    _visit, page = game
    entry = begin(page, type, field, hole)
    assert entry.choices == ("pixel", "pagaille", "porte")
    state = press(page, "porte" if type != "touching" else "pagaille")
    assert state.entry is None
    block = source(state)[type]
    assert (block.slots[hole].fields["value"] if hole else block.fields[field]) in ("porte", "pagaille")


def test_a_message_is_one_of_the_game_or_a_word_of_ones_own(game):
    from codeweek.desktop.editor import value_fields

    _visit, page = game
    entry = begin(page, "when_message", "word")
    assert entry.choices == ()
    assert value_fields.suggested(page.editor.document, entry.block, "word") == ("ouvre",)
    page.editor.state = value_fields.type_letters(page.editor.state, "ferme")
    assert source(page.editor.state)["when_message"].fields["word"] == "ferme"
    assert value_fields.suggested(page.editor.document, entry.block, "word") == ("ouvre", "ferme")


def test_boxes_are_offered_to_no_hat(game):
    from codeweek.desktop.editor.keypads import known_names

    _visit, page = game
    for type in ("when_meet", "when_message", "hero"):
        block = source(page.editor.state)[type]
        assert known_names(page.editor.document, block.id) == ()


def test_a_name_that_the_level_does_not_know_stays_until_another_is_chosen(tmp_path):
    visit = Visit(tmp_path)
    page = opened(visit, "10", solved=False)
    page.put(read(programs.catalogue_of(page.level), GAME.replace("pagaille", "dragon")).script)
    entry = begin(page, "when_meet", "who")
    assert entry.choices == ("pixel", "pagaille", "porte", "dragon")
    assert entry.text == "dragon"
    assert "quand_je_croise_dragon" in page.session.program.source


def test_costumes_are_those_of_the_heroes_and_of_an_empty_block_none_is_lit(tmp_path):
    visit = Visit(tmp_path)
    page = opened(visit, "01", solved=False)
    from codeweek.desktop.editor import value_fields

    page.put(read(programs.catalogue_of(page.level), 'def quand_depart():\n    costume("")\n').script)
    entry = begin(page, "costume", "value", "name")
    assert entry.choices == ("éteinte", "allumée")
    assert (entry.text, entry.value()) == ("", "")
    assert [entry.choose(by).text for by in (1, -1)] == ["éteinte", "allumée"]
    for letter, name in (("a", "allumée"), ("é", "éteinte"), ("x", "")):
        typed = value_fields.type_letters(page.editor.state, letter)
        assert typed.entry.text == name
    state = press(page, "éteinte")
    assert source(state)["costume"].slots["name"].fields["value"] == "éteinte"


def test_other_kinds_of_world_have_no_such_names(tmp_path):
    visit = Visit(tmp_path)
    assert chosen(visit.level(1, 1).level) == {}


@pytest.mark.parametrize("size", [(1366, 768), (800, 480)])
def test_a_tap_on_a_name_shows_the_list_and_a_tap_on_another_takes_it(tmp_path, size):
    visit = Visit(tmp_path, size=size)
    page = opened(visit, "10", solved=False)
    page.put(read(programs.catalogue_of(page.level), "class porte:\n    pass\n").script)
    visit.turn()
    workspace = page.editor.view.workspace
    (name,) = [s.box for s in workspace.layout.everything() if s.piece and s.piece.name == "name"]
    visit.tap(workspace.on_screen(name).center)
    pad = page.editor.view.pad
    assert [key.label for key in pad.keys] == ["pixel", "pagaille", "porte"]
    assert visit.app.screen.rect.contains(pad.box)
    visit.tap(pad.keys[0].box.center)
    assert page.editor.view.pad is None
    assert source(page.editor.state)["hero"].fields["name"] == "pixel"
