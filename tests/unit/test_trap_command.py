"""`codeweek trap`: a map on which a program does not win, ready to be pasted in the level."""

import pytest
from by_heart import BY_HEART as PROGRAMS

from codeweek import data
from codeweek.cli import main
from codeweek.packs.load import load_pack

LEVELS = data.folder("levels")
FLAG = LEVELS / "08-tant-que" / "02-jusqu-au-drapeau.yaml"
HEAP = LEVELS / "08-tant-que" / "05-un-cristal-ou-un-tas.yaml"
SQUARE = LEVELS / "05-la-tortue-geometre" / "03-le-carre-en-trois-blocs.yaml"
BY_HEART = PROGRAMS["08-tant-que/02-jusqu-au-drapeau"]
FIVE = """\
while not mur_devant():
    avancer()
    for _ in range(5):
        if sur_objet():
            ramasser()
"""
LOOKING = """\
while not au_but():
    if not au_but():
        avancer()
"""


@pytest.fixture
def trap(tmp_path, capsys):
    """Run the command on a level and a program: its exit status, what it printed, what it complained of."""

    def run(level, program, *options):
        path = tmp_path / "programme.py"
        path.write_text(program, encoding="utf-8")
        with pytest.raises(SystemExit) as end:
            main(["--language", "fr", "trap", str(level), str(path), *map(str, options)])
        return end.value.code, *capsys.readouterr()

    return run


def with_map(level, printed, folder):
    """The level with what the command printed under its `maps:`."""
    text = level.read_text(encoding="utf-8").replace("maps:\n", f"maps:\n{printed}", 1)
    path = folder / "niveau.yaml"
    path.write_text(text, encoding="utf-8")
    pack = load_pack(path)
    assert not [problem for problem in pack.problems if problem.severity == "error"]
    return pack.levels[0]


@pytest.mark.parametrize(("level", "program"), [(FLAG, BY_HEART), (HEAP, FIVE)], ids=["flag", "heap"])
def test_the_map_that_is_printed_can_be_pasted_in_the_level_and_mends_it(trap, tmp_path, level, program):
    out = tmp_path / "carte.yaml"
    status, printed, complaint = trap(level, program, "--out", out)
    assert (status, complaint) == (0, "")
    pasted = out.read_text(encoding="utf-8")
    assert printed.endswith(pasted)
    mended = with_map(level, pasted, tmp_path)
    assert len(mended.maps) == 4
    status, _, complaint = trap(tmp_path / "niveau.yaml", program)
    assert status == 2
    assert "d'abord" in complaint


def test_a_program_that_looks_around_gets_the_number_of_maps_on_which_it_won(trap):
    status, printed, _ = trap(FLAG, LOOKING)
    assert status == 1
    assert "Pas de terrain piège" in printed


def test_a_program_that_does_not_win_a_level_without_variants_and_no_file_are_told(trap, tmp_path):
    assert trap(FLAG, "avancer()\n")[0] == 2
    status, _, complaint = trap(SQUARE, "avancer()\n")
    assert status == 2
    assert "famille" in complaint
    assert trap(tmp_path / "nowhere.yaml", BY_HEART)[0] == 2
    assert trap(LEVELS, BY_HEART)[0] == 2


def test_a_file_that_cannot_be_written_is_told_after_the_map(trap, tmp_path):
    status, printed, complaint = trap(FLAG, BY_HEART, "--out", tmp_path / "no" / "where.yaml")
    assert status == 2
    assert "- |" in printed
    assert "ne peut pas être écrit" in complaint
