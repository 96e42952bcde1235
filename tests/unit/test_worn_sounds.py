"""Who wears a sound hears it at its moment, and nowhere else."""

from codeweek.levels import programs
from codeweek.packs.load import of_texts
from codeweek.play import session
from codeweek.play.worn_sounds import heard_in

LEVEL = """
title: Essai
map: |
  >..*...G
toolbox: [move, turn_left, turn_right, pick, repeat, if, if_else, on_item, swap, write]
solution: avancer()
"""


def sounds(sound, source):
    """What is heard of a program, by step."""
    (level,) = of_texts({"level.yaml": LEVEL}).levels
    reading = programs.read_in(level, source)
    playback = session.play(level, reading.script, "fr")
    return heard_in(sound, reading.script, playback.traces[0])


def test_the_foghorn_is_heard_once_when_the_program_starts():
    assert sounds("foghorn", "avancer()\navancer()") == {"1": "worn/foghorn"}


def test_the_trumpet_is_heard_when_the_last_round_of_each_loop_begins():
    assert sounds("brass", "for _ in range(3):\n    pivoter_gauche()") == {"5": "worn/brass"}
    nested = "for _ in range(2):\n    for _ in range(2):\n        pivoter_gauche()"
    assert len(sounds("brass", nested)) == 3  # of the small loop twice, of the large one once


def test_each_yes_and_each_no_has_its_own_sound():
    source = "for _ in range(4):\n    if sur_objet():\n        ramasser()\n    avancer()"
    assert list(sounds("frog", source).values()) == ["worn/no", "worn/no", "worn/no", "worn/yes"]


def test_the_whistle_is_heard_at_each_swap():
    assert sounds(
        "whistle", "écrire(3)\navancer()\nécrire(5)\npivoter_gauche()\npivoter_gauche()\néchanger()"
    ) == {"6": "worn/whistle"}
