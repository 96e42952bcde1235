"""A saved program that no longer fits its level, as the level was replaced: what fits, and where it goes."""

from dataclasses import replace

import pytest

from codeweek.app.child_profiles import Profile
from codeweek.app.journey import SHIPPED, Journey
from codeweek.blocks import blockly
from codeweek.blocks.read import read
from codeweek.blocks.script import Script
from codeweek.desktop.storage.store import Store
from codeweek.levels import programs
from codeweek.levels.outgrown import fits
from codeweek.levels.program_translation import adopted, spoken
from codeweek.play import builtin, session

PACK = builtin.pack()
BUILT = [level for level in PACK.levels if not programs.read_only(level)]
CAESAR = builtin.level("12-la-grande-fabrique/04-le-code-de-cesar")
PUZZLE = builtin.level("11-chercher-comparer-ranger/02-le-champion")
LINES = builtin.level("16-le-carnet-de-python/03-la-table-en-desordre")
NUMBER = builtin.level("04-la-ronde/02-le-bon-nombre")
WRITES = "while not mur_devant():\n    avancer()\n    écrire(nombre_ici() + 3)\n"


def of(level, source):
    return read(programs.catalogue_of(level), source).script


@pytest.mark.parametrize("level", BUILT, ids=lambda level: level.id)
def test_what_a_level_starts_with_and_its_solution_fit_it(level):
    assert fits(level, programs.start(level))
    assert level.mode == "create" or fits(level, programs.solution(level).script)


def test_a_program_with_a_block_that_is_no_longer_offered_does_not_fit_wherever_the_block_lies():
    script = of(CAESAR, WRITES)
    assert not fits(CAESAR, script)
    assert not fits(CAESAR, Script((), (script.blocks,)))
    assert fits(CAESAR, of(CAESAR, "while not mur_devant():\n    avancer()\n    dire(nombre_ici() + 3)\n"))


def test_what_a_child_typed_is_never_put_aside_even_a_word_that_no_block_says():
    written = of(CAESAR, WRITES)
    assert fits(CAESAR, replace(written, text=WRITES, said=written.blocks))


def test_other_pieces_than_those_of_the_puzzle_do_not_fit_and_neither_does_one_too_many():
    pieces = programs.pieces(PUZZLE)
    assert all(fits(PUZZLE, Script(pieces[:count])) for count in range(len(pieces) + 1))
    assert fits(PUZZLE, Script(pieces[:2], (pieces[2:4],)))
    assert not fits(PUZZLE, Script((*pieces, pieces[0])))
    assert not fits(PUZZLE, Script((pieces[0], pieces[0])))
    assert not fits(PUZZLE, of(PUZZLE, "m = 0\nwhile not mur_devant():\n    avancer()\ndire(m)\n"))


def child(tmp_path, level, source, changed=True):
    """The way of a child who has left a program on a level."""
    journey = Journey(Store(tmp_path), Profile("fox", "blue"), PACK, SHIPPED)
    before = journey.progress.saved(level.id, {"blocks": {}}) if changed else journey.progress
    saved = blockly.save(of(level, source), programs.catalogue_of(level))
    journey.keep(before.saved(level.id, saved).won(level.id, 3))
    return Journey(Store(tmp_path), Profile("fox", "blue"), PACK, SHIPPED), saved


def test_a_program_that_no_longer_fits_goes_to_the_gallery_once_and_the_stars_stay(tmp_path):
    journey, saved = child(tmp_path, CAESAR, WRITES)
    history = journey.history(CAESAR)
    assert history.now == programs.start(CAESAR)
    assert journey.progress.gallery == {CAESAR.id: (saved,)}
    assert journey.outgrown
    journey.remember(CAESAR, history)
    again = Journey(Store(tmp_path), Profile("fox", "blue"), PACK, SHIPPED)
    assert again.history(CAESAR).now == programs.start(CAESAR)
    assert not again.outgrown
    assert again.progress.gallery == {CAESAR.id: (saved,)}
    assert again.stars(CAESAR) == 3


def test_the_program_a_level_gave_before_and_nobody_changed_makes_room_for_the_one_it_gives_now(tmp_path):
    old = "for _ in range(3):\n    avancer()\n"
    journey, _saved = child(tmp_path, NUMBER, old, changed=False)
    assert journey.history(NUMBER).now == programs.start(NUMBER)
    assert (journey.progress.gallery, journey.outgrown) == ({}, False)
    journey, _saved = child(tmp_path / "other", NUMBER, old)
    assert journey.history(NUMBER).now == of(NUMBER, old)


TALKING = [level for level in BUILT if level.texts]


@pytest.mark.parametrize("level", TALKING, ids=lambda level: level.id)
def test_a_solution_left_in_one_language_is_that_of_the_level_in_the_other(level):
    french, english = spoken(level, "fr"), spoken(level, "en")
    for here, there in ((french, english), (english, french)):
        found = adopted(there, programs.solution(here).script)
        assert fits(there, found)
        assert (
            session.play(there, found, "fr").verdict
            == session.play(there, programs.solution(there).script, "fr").verdict
        )


def test_lines_put_in_order_in_french_are_still_there_in_english(tmp_path):
    journey, _saved = child(tmp_path, LINES, 'for i in range(1, 6):\n    produit = i * 7\ndire("fini")\n')
    there = spoken(LINES, "en")
    left = journey.history(there).now
    assert (
        programs.python_text(there, left, "en").source
        == "for i in range(1, 6):\n    product = i * 7\nsay('done')\n"
    )
    assert (journey.progress.gallery, journey.outgrown) == ({}, False)
