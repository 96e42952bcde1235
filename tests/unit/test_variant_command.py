"""`codeweek variant`: other levels as files that are checked like any, and as exercises on paper."""

import pytest
from tiers import deep

from codeweek import data
from codeweek.cli import main
from codeweek.commands.check_command import CheckOptions, check
from codeweek.levels.programs import palette, python_text, solution
from codeweek.packs.load import load_pack
from codeweek.play import builtin
from codeweek.play.session import play_text
from codeweek.report.exercises import _blocks

LEVELS = data.folder("levels")
STAIRS = LEVELS / "04-la-ronde" / "05-l-escalier.yaml"
ROUND = LEVELS / "04-la-ronde" / "08-la-ronde-deraille.yaml"
STREET = LEVELS / "02-le-facteur" / "07-demi-tour.yaml"
TUNE = LEVELS / "14-le-studio" / "02-frere-jacques.yaml"
SPIRAL = LEVELS / "09-les-boites" / "06-la-spirale.yaml"
RECTANGLE = LEVELS / "05-la-tortue-geometre" / "04-le-rectangle.yaml"
STARS = LEVELS / "01-la-fusee" / "09-mon-ciel-etoile.yaml"


@pytest.fixture
def variant(tmp_path, capsys):
    """Run the command on a level: its exit status, what it printed, what it complained of."""

    def run(level, *options):
        with pytest.raises(SystemExit) as end:
            main(["--language", "fr", "variant", str(level), "--out", str(tmp_path), *map(str, options)])
        return end.value.code, *capsys.readouterr()

    return run


def levels(folder):
    pack = load_pack(folder)
    assert not pack.problems
    return pack.levels


def test_the_levels_that_are_written_pass_the_check_without_a_remark(variant, tmp_path, capsys):
    assert variant(STAIRS, "--number", 3)[::2] == (0, "")
    assert len(levels(tmp_path)) == 3
    assert check(tmp_path, CheckOptions(jobs=1), data.text("fr")) == 0
    printed = capsys.readouterr().out.replace("\u00a0", " ")
    assert "Prouvés : 3 ; au mieux connus : 0 ; à regarder ou libres : 0. Remarques : 0." in printed


@pytest.mark.parametrize(("option", "limit"), [("--easier", 4), ("--harder", 6)])
def test_an_easier_level_is_a_block_shorter_and_a_harder_one_longer(variant, tmp_path, option, limit):
    assert variant(ROUND, "--number", 1, option)[0] == 0
    assert levels(tmp_path)[0].limit == limit


def test_a_robot_that_begins_with_a_full_basket_does_so_in_the_other_levels_too(variant, tmp_path):
    parcels = """titre: Les colis
histoire: Remplis les boites.
classe: CE1
panier: 3
carte: ">o.o.oG"
blocs: [avancer, déposer, répéter]
solution: |
  for _ in range(3):
      avancer()
      deposer()
      avancer()
"""
    (tmp_path / "out").mkdir()
    (tmp_path / "colis.yaml").write_text(parcels, "utf-8")
    assert variant(tmp_path / "colis.yaml", "--number", 1, "--seed", 1, "--out", tmp_path / "out")[0] == 0
    (other,) = levels(tmp_path / "out")
    assert (other.everywhere["bag"], other.maps[0].world.bag) == (3, 3)
    assert winner(other)


def test_the_drawings_that_are_written_pass_the_check_without_a_remark(variant, tmp_path, capsys):
    sheet = tmp_path / "feuille.html"
    many = deep(2, 2, 1)
    assert variant(RECTANGLE, "--number", many, "--sheet", sheet)[::2] == (0, "")
    asked = sheet.read_text("utf-8").split('<section class="answers">')[0].replace("\u00a0", " ")
    assert asked.count("Longueur") == asked.count("Virages : ") == asked.count("<img") == many
    sheet.unlink()
    assert all(level.kind == "turtle" and winner(level) for level in levels(tmp_path))
    assert check(tmp_path, CheckOptions(jobs=1), data.text("fr")) == 0
    printed = capsys.readouterr().out.replace("\u00a0", " ")
    assert f"Prouvés : {many} ; au mieux connus : 0 ; à regarder ou libres : 0. Remarques : 0." in printed


def winner(level):
    """Whether a level's own solution wins it."""
    verdict = play_text(level, level.solution).verdict
    return verdict is not None and verdict.won


def test_a_seed_writes_the_same_files(variant, tmp_path):
    variant(STAIRS, "--number", 2, "--seed", 5)
    before = {path.name: path.read_text("utf-8") for path in tmp_path.iterdir()}
    for path in tmp_path.iterdir():
        path.unlink()
    variant(STAIRS, "--number", 2, "--seed", 5)
    assert {path.name: path.read_text("utf-8") for path in tmp_path.iterdir()} == before


def test_the_sheet_asks_for_each_level_and_answers_on_a_page_of_its_own(variant, tmp_path):
    sheet = tmp_path / "feuille.html"
    status, printed, _ = variant(STAIRS, "--number", 2, "--sheet", sheet)
    asked, answers = sheet.read_text("utf-8").split('<section class="answers">')
    sheet.unlink()
    assert (status, str(sheet) in printed) == (0, True)
    assert asked.count("<article>") == asked.count("<img") == answers.count("<article>") == 2
    assert "En 5 blocs au plus." in asked
    for level in levels(tmp_path):
        program = python_text(level, solution(level).script, "fr").source.rstrip()
        assert f"<pre>{program}</pre>" in answers
        assert program not in asked


def test_where_there_are_fewer_it_says_how_many(variant, tmp_path):
    status, printed, _ = variant(STREET, "--number", 4)
    many = len(levels(tmp_path))
    assert status == 0
    assert 0 < many < 4
    assert "pas" in printed.splitlines()[-1]


@pytest.mark.parametrize(
    ("level", "told"),
    [
        (TUNE, "un autre monde"),
        (SPIRAL, "des nombres écrits"),
        (STARS, "un programme est à construire"),
        (LEVELS / "rien.yaml", "rien.yaml"),
    ],
)
def test_what_has_no_others_is_told_in_one_sentence_and_nothing_is_written(variant, tmp_path, level, told):
    status, printed, complaint = variant(level)
    assert status
    assert printed == ""
    assert told in complaint
    assert len(complaint.splitlines()) == 1
    assert not [*tmp_path.iterdir()]


def test_a_file_that_is_there_is_kept(variant, tmp_path):
    mine = tmp_path / "05-l-escalier-2.yaml"
    mine.write_text("à moi", encoding="utf-8")
    status, printed, complaint = variant(STAIRS, "--number", 2)
    assert (status, printed) == (1, "")
    assert mine.name in complaint
    assert mine.read_text("utf-8") == "à moi"
    assert [path.name for path in tmp_path.iterdir()] == [mine.name]


def test_easier_and_harder_at_once_is_not_understood(variant):
    status, _, complaint = variant(STAIRS, "--easier", "--harder")
    assert status == 2
    assert complaint == "Choisissez --easier ou --harder, pas les deux.\n"


@pytest.mark.parametrize(
    ("language", "seen"),
    [("fr", ["si … alors", "si … alors … sinon"]), ("en", ["if … then", "if … then … otherwise"])],
)
def test_a_sheet_tells_the_two_blocks_that_choose_apart(language, seen):
    text = data.text(language)
    level = next(each for each in builtin.levels().values() if {"if", "if_else"} <= {*palette(each)})
    offered = [each.strip() for each in _blocks(level, text).replace("\u00a0", " ").split("·")]
    assert len({*offered}) == len(offered)
    assert [each for each in offered if each.startswith(seen[0])] == seen
