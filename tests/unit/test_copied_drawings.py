"""A drawing to copy is accepted however it is drawn; what is missing or of another colour is told."""

import pytest

from codeweek import data
from codeweek.packs.load import of_texts
from codeweek.play import session

FIGURES = {
    "square": [(100, 90)] * 4,
    "star": [(120, 144)] * 5,
    "spiral": [(10 * n, 90) for n in range(1, 10)],
}
LEVEL = "title: A\nkind: turtle\ntoolbox: [forward]\nsolution: |\n"
UP, DOWN = "lever_crayon()\n", "baisser_crayon()\n"


def along(sides):
    return "".join(f"avancer({length})\ntourner_droite({angle})\n" for length, angle in sides)


def back(sides):
    return "".join(f"tourner_gauche({angle})\nreculer({length})\n" for length, angle in reversed(sides))


def played(sides, source):
    lines = along(sides).splitlines(keepends=True)
    (level,) = of_texts({"a.yaml": LEVEL + "".join(f"  {line}" for line in lines)}).levels
    return session.play_text(level, source).verdict


@pytest.mark.parametrize("sides", FIGURES.values(), ids=FIGURES)
def test_a_drawing_is_accepted_from_its_end(sides):
    assert played(sides, UP + along(sides) + DOWN + back(sides)).won


@pytest.mark.parametrize("sides", FIGURES.values(), ids=FIGURES)
@pytest.mark.parametrize("corner", [1, 2, 3])
def test_a_drawing_is_accepted_from_another_corner(sides, corner):
    first, rest = sides[:corner], sides[corner:]
    assert played(sides, UP + along(first) + DOWN + along(rest) + UP + back(sides) + DOWN + along(first)).won


@pytest.mark.parametrize("sides", FIGURES.values(), ids=FIGURES)
def test_a_drawing_without_one_of_its_lines_is_told_how_many_there_are(sides):
    verdict = played(sides, along(sides[:-1]))
    assert not verdict.won
    assert f"J’ai tracé {len(sides) - 1} sur {len(sides)}\u00a0traits" in data.text("fr").tell(
        verdict.message
    )


@pytest.mark.parametrize("sides", FIGURES.values(), ids=FIGURES)
def test_a_drawing_in_another_colour_is_told_its_own(sides):
    verdict = played(sides, 'couleur("rouge")\n' + along(sides))
    assert not verdict.won
    assert "sauf la couleur. À quel moment faut-il prendre le crayon bleu" in data.text("fr").tell(
        verdict.message
    )
