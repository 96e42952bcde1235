"""A run can be heard: each kind of block has its note, and a loop comes back."""

from itertools import pairwise

import pytest

from codeweek.blocks.read import read
from codeweek.desktop.sound.sounds import NAMES
from codeweek.levels.programs import catalogue_of_kind
from codeweek.play.melody import SOUNDS, note, notes
from codeweek.worlds.kinds import kinds


@pytest.mark.parametrize("kind", kinds())
def test_every_statement_has_a_sound_that_is_there(kind: str) -> None:
    known = catalogue_of_kind(kind)
    for type in known.statements:
        assert note(known, type) in SOUNDS or known[type].category == "text"
    assert {*SOUNDS} <= {*NAMES}


def test_a_loop_is_heard_as_the_same_notes_again() -> None:
    known = catalogue_of_kind("robot")
    script = read(known, "for _ in range(3):\n    avancer()\n    pivoter_gauche()\n").script
    assert list(notes(known, script).values()) == ["loop", "note4", "left"]


def test_arrows_that_go_higher_sound_higher_than_those_that_go_lower() -> None:
    known = catalogue_of_kind("robot")
    script = read(known, "bas()\nvers_gauche()\nvers_droite()\nhaut()\n").script
    heard = [*notes(known, script).values()]
    assert all(low < high for low, high in pairwise(heard))
