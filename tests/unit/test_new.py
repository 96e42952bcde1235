"""A fresh level or pack can be checked and played as it is, and nothing is overwritten."""

import sys

import click
import pytest

from codeweek import data
from codeweek.authoring.template import scaffold
from codeweek.authoring.template.scaffold import LevelOptions
from codeweek.authoring.validate import prove
from codeweek.cli import main
from codeweek.levels.level import MODES
from codeweek.levels.programs import best
from codeweek.packs.load import load_pack, of_texts
from codeweek.packs.pack import Chapter, Pack
from codeweek.report.facts import report
from codeweek.report.finding import find
from codeweek.worlds.kinds import kinds

PATHS = [
    ("move",),
    ("move", "turn_right"),
    ("move", "turn_left", "repeat"),
    ("right",),
    ("up",),
    ("left", "down"),
    ("right", "up", "pick"),
    ("move", "pick"),
    ("move", "turn_left", "pick", "drop", "repeat"),
    ("move", "turn_left", "pick", "paint"),
    ("move", "paint", "repeat"),
    ("move", "turn_right", "while", "not", "wall_ahead", "repeat"),
    ("move", "while", "not", "at_goal"),
    ("move", "until", "at_goal"),
    ("move", "turn_right", "while", "path_ahead", "repeat"),
]
DRAWINGS = [("forward",), ("backward", "rotate_right"), ("forward", "rotate_left", "repeat")]
CHALLENGES = [("robot", blocks) for blocks in PATHS] + [("turtle", blocks) for blocks in DRAWINGS]


@pytest.fixture
def cli(capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def call(*arguments, language="fr"):
        with pytest.raises(SystemExit) as end:
            main(["--language", language, "new", *map(str, arguments)])
        captured = capsys.readouterr()
        return end.value.code, captured.out + captured.err

    return call


def fresh(wish: LevelOptions):
    """The level that is written, with the limit of its solution."""
    text, made = data.text(wish.language), scaffold.sample_of(wish, data.words())

    def read(limit):
        source = scaffold.level_text(wish, made, limit, text, data.words(), "niveau.schema.json")
        pack = of_texts({"chapter/level.yaml": source})
        assert pack.problems == ()
        return pack.levels[0]

    return read(best(read(None)))


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("kind", kinds())
def test_every_way_to_play_is_proved_and_short_enough_for_the_youngest(kind, mode, language):
    level = fresh(LevelOptions(language, kind, mode, "Un titre", "CP"))
    assert (level.kind, level.mode) == (kind, mode)
    assert prove(level) == ()


@pytest.mark.parametrize("size", [(3, 1), (3, 2), (4, 4), (5, 3), (26, 20)])
@pytest.mark.parametrize(("kind", "blocks"), CHALLENGES, ids=str)
def test_a_level_is_made_of_the_blocks_it_may_use(kind, blocks, size):
    for mode in ("make", "debug", "parsons", "predict"):
        assert prove(fresh(LevelOptions(kind=kind, mode=mode, blocks=blocks, size=size))) == ()


@pytest.mark.parametrize("mode", ["make", "modify", "debug", "parsons", "solo"])
@pytest.mark.parametrize("kind", kinds())
def test_check_has_no_remark_on_a_fresh_level_whose_limit_is_the_least(kind, mode):
    level = fresh(LevelOptions(kind=kind, mode=mode, title="Un titre"))
    proof = find(level)
    told = report(
        Pack(chapters=(Chapter("chapter", "Un", levels=(level,)),)), {level.file: proof}, data.text("fr")
    )
    assert told.told == ()
    assert level.limit == (None if kinds()[kind].examples else proof.best.blocks)


@pytest.mark.parametrize("kind", kinds())
def test_blocks_that_do_not_move_make_no_level(kind):
    assert scaffold.sample_of(LevelOptions(kind=kind, blocks=("if", "repeat")), data.words()) is None


def test_every_field_is_explained_in_a_comment_above_it(cli, tmp_path):
    cli("a.yaml")
    lines = (tmp_path / "a.yaml").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "# yaml-language-server: $schema=niveau.schema.json"
    fields = [i for i, line in enumerate(lines) if line and line[0].isalpha()]
    assert len(fields) >= 10
    assert all(lines[i - 1].startswith("# ") for i in fields)


def test_the_schema_named_in_a_file_stands_beside_it(cli, tmp_path):
    cli("p", "--pack")
    for path in tmp_path.rglob("*.yaml"):
        named = path.read_text(encoding="utf-8").splitlines()[0].partition("$schema=")[2]
        assert (path.parent / named).is_file()


def test_a_pack_has_levels_ready_to_play_and_says_what_to_type_next(cli, tmp_path):
    code, said = cli("mon-paquet", "--pack", "--title", "Ma semaine")
    assert code == 0
    assert said.splitlines()[-2:] == ["  codeweek check mon-paquet", "  codeweek play mon-paquet"]
    pack = load_pack(tmp_path / "mon-paquet")
    assert (pack.title, len(pack.chapters), len(pack.levels), pack.problems) == ("Ma semaine", 1, 2, ())
    assert [prove(level) for level in pack.levels] == [(), ()]


def test_without_a_name_the_file_is_named_after_the_title(cli, tmp_path):
    assert cli("--title", "L'île aux trésors !")[0] == 0
    assert (tmp_path / "l-ile-aux-tresors.yaml").is_file()


@pytest.mark.parametrize(("typed", "name"), [("a", "a.yaml"), ("a.b", "a.b.yaml"), ("a.yml", "a.yml")])
def test_a_level_is_written_in_a_file_that_is_read_as_a_level(cli, tmp_path, typed, name):
    assert cli(typed)[0] == 0
    assert load_pack(tmp_path / name).problems == ()


def test_what_is_there_already_stays(cli, tmp_path):
    (tmp_path / "a.yaml").write_text("à moi", encoding="utf-8")
    code, said = cli("a.yaml")
    assert (code, said.count("\n")) == (1, 1)
    assert (tmp_path / "a.yaml").read_text(encoding="utf-8") == "à moi"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.yaml"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--blocks", "avncer"), "avancer"),
        (("--blocks", "zzzzzz"), "pivoter_gauche"),
        (("--size", "99x1"), "26"),
        (("--size", "grand"), "6x4"),
        (("--kind", "mars"), "tortue"),
        (("--mode", "dormir"), "construire"),
        (("--class", "CP9"), "CE1"),
    ],
)
def test_an_option_that_means_nothing_is_said_with_what_would(cli, tmp_path, arguments, words):
    code, said = cli("a.yaml", *arguments)
    assert (code, said.count("\n")) == (2, 1)
    assert words in said
    assert not any(tmp_path.iterdir())


def test_a_folder_that_cannot_be_written_is_said_in_one_sentence(cli, tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    code, said = cli("file/a.yaml")
    assert (code, said.count("\n")) == (1, 1)


@pytest.mark.parametrize("title", ['Dire "oui" : {fr}', "# note", "\u2028 \x07 a", "- 1", "é" * 300])
def test_any_title_is_written_as_it_was_given(cli, tmp_path, title):
    cli("a.yaml", "--title", title)
    assert load_pack(tmp_path / "a.yaml").levels[0].title == " ".join(title.replace("\x07", "").split())


def test_on_a_terminal_a_few_questions_are_asked_until_they_are_answered(cli, tmp_path, monkeypatch):
    typed = ["rien", "niveau", "Ma ferme", "robot", "corriger", "CE2", "avancer,piquer", "avancer", "5x3", ""]
    answers = iter(typed)
    asked = []

    def prompt(question, default, prompt_suffix):
        asked.append(question + prompt_suffix)
        return next(answers) or default

    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr(click, "prompt", prompt)
    code, said = cli()
    assert code == 0
    assert "Répondez par un de ces mots" in said
    assert len(asked) == len(typed)
    level = load_pack(tmp_path / "ma-ferme.yaml").levels[0]
    assert (level.title, level.mode, level.grade, level.toolbox) == ("Ma ferme", "debug", "CE2", ("move",))


def test_the_same_command_writes_in_english(cli, tmp_path):
    code, said = cli("a.yaml", language="en")
    assert (code, "And now:" in said) == (0, True)
    source = (tmp_path / "a.yaml").read_text(encoding="utf-8")
    assert "\ntoolbox: [move, turn_left, repeat]\n" in source
    assert "    move()\n" in source
