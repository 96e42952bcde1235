"""The command line speaks plainly and never shows a traceback."""

import json
import os
import re
import subprocess
import sys
import wave
from pathlib import Path
from types import SimpleNamespace

import pytest
from by_heart import BY_HEART

from codeweek import data
from codeweek.cli import main
from codeweek.play import builtin

LEVEL = data.folder("levels") / "04-la-ronde" / "05-l-escalier.yaml"
STAIRS = "for _ in range(4):\n    avancer()\n    pivoter_gauche()\n    avancer()\n    pivoter_droite()\n"


FALSE_WORDS = json.loads((Path(__file__).parents[1] / "false_words.json").read_text(encoding="utf-8"))


@pytest.fixture
def cli(capsys):
    def call(*arguments, language="fr"):
        with pytest.raises(SystemExit) as end:
            main(["--language", language, *map(str, arguments)])
        captured = capsys.readouterr()
        assert "Traceback" not in captured.out + captured.err
        return end.value.code, captured.out + captured.err

    return call


@pytest.fixture
def program(tmp_path):
    def write(source, name="program.py"):
        path = tmp_path / name
        path.write_bytes(source if isinstance(source, bytes) else source.encode())
        return path

    return write


def test_a_shipped_chapter_is_proved_in_a_line_for_each_level(cli):
    """`make check` does it for all of them, `tests/levels` looks at each proof."""
    chapter = "05-la-tortue-geometre"
    code, said = cli("check", data.folder("levels") / chapter)
    levels = [each for each in builtin.levels() if each.startswith(chapter)]
    assert (code, said.count("\n")) == (0, len(levels) + 1 + said.count("Difficulté"))
    assert "À revoir\u00a0: 0." in said


def test_a_typo_in_a_key_is_refused_with_its_place_and_the_nearest_key(cli, tmp_path):
    copy = tmp_path / "level.yaml"
    copy.write_text(LEVEL.read_text(encoding="utf-8").replace("\nhints:", "\nhinst:"), encoding="utf-8")
    line = copy.read_text(encoding="utf-8").split("\n").index("hinst:") + 1
    code, said = cli("check", copy)
    assert code == 1
    assert f"{copy}:{line}:1: hinst: " in said
    assert "Vouliez-vous écrire «\u00a0hints\u00a0»" in said


def test_a_level_whose_solution_loses_is_refused(cli, tmp_path):
    copy = tmp_path / "level.yaml"
    copy.write_text(LEVEL.read_text(encoding="utf-8").replace("range(4)", "range(3)"), encoding="utf-8")
    code, said = cli("check", copy)
    assert code == 1
    line = copy.read_text(encoding="utf-8").split("\n").index("solution: |") + 1
    assert f"{copy}:{line}:11: solution: La solution ne réussit pas sur la carte 1" in said


def test_a_winning_program_ends_with_status_0_and_its_stars(cli, program):
    code, said = cli("run", LEVEL, program(STAIRS))
    assert code == 0
    assert "★★★" in said


def test_a_program_is_tried_on_other_maps_before_its_stars_are_told(cli, program):
    level = data.folder("levels") / "08-tant-que" / "03-couloir-virage-couloir.yaml"
    own = next(each.solution for each in builtin.pack().levels if each.id.startswith("08-tant-que/03"))
    assert "★★★" in cli("run", level, program(own))[1]
    code, said = cli("run", level, program(BY_HEART["08-tant-que/03-couloir-virage-couloir"]))
    assert code == 0
    assert "★☆☆" in said
    assert data.text("fr")("ui.win.trapped") in said


def test_a_win_with_a_block_that_the_level_does_not_offer_is_not_told_as_a_win(cli, program):
    level = next((data.folder("levels") / "02-le-facteur").glob("03-*.yaml"))
    rounds = "for _ in range(2):\n    avancer()\n"
    code, said = cli("run", level, program(f"{rounds}pivoter_gauche()\n{rounds}"))
    assert (code, "Gagné" in said) == (1, False)
    assert "n'est pas dans la réserve" in said
    assert data.text("fr")("cli.won_elsewhere") in said


def test_where_a_level_offers_the_opposite_question_it_is_named(cli, program):
    level = next((data.folder("levels") / "08-tant-que").glob("03-*.yaml"))
    code, said = cli("run", level, program("while not mur_devant():\n    avancer()\n"))
    assert code == 1
    assert "Prends « chemin devant ? », qui dit le contraire" in said.replace("\u00a0", " ").replace(
        "\u202f", " "
    )


@pytest.mark.parametrize(
    "source", ["", "avancer()\n", "while True: pass\n", "avancr()\n", "x.y\n", "(((", b"\xff\xfe"]
)
def test_a_program_that_does_not_win_ends_with_status_1_and_a_sentence(cli, program, source):
    code, said = cli("run", LEVEL, program(source))
    assert code == 1
    assert said.strip()


def test_show_prints_the_world_at_each_step(cli, program):
    _code, said = cli("run", LEVEL, program("avancer()\n"), "--show")
    assert ">.###\n" in said
    assert "Étape 1, ligne 1\u00a0: avancer()\n" in said
    assert ".>###\n" in said


def test_why_prints_what_the_one_fault_is_as_a_child_is_told_a_moment_later(cli, program):
    out = program(
        "for _ in range(4):\n    avancer()\n    pivoter_gauche()\n    avancer()\npivoter_droite()\n"
    )
    told = cli("run", LEVEL, out, "--why")[1].splitlines()
    assert told[:-1] == cli("run", LEVEL, out)[1].splitlines()
    assert told[-1] == "Ligne 5. " + data.text("fr")("near.wrong.level")
    nothing = cli("run", LEVEL, program("avancer()\n"), "--why")[1].splitlines()[-1]
    assert nothing == data.text("fr")("cli.why_none")


def test_near_prints_the_nearest_program_that_wins(cli, program, tmp_path):
    level = tmp_path / "level.yaml"
    level.write_text(
        "title: A\nmap: '>...G'\ntoolbox: [move, repeat]\nsolution: |\n" + "  move()\n" * 4,
        encoding="utf-8",
    )
    code, said = cli("run", level, program("for _ in range(3):\n    move()\n"), "--near")
    assert code == 1
    assert said.endswith("Avec 1 changement, il gagne :\nfor _ in range(4):\n    avancer()\n\n")
    code, said = cli("run", level, program("for _ in range(4):\n    move()\n"), "--near")
    assert code == 0
    assert "changement" not in said


def test_near_gives_the_answers_to_the_program_that_wins_too(cli, program, tmp_path):
    level, source = tmp_path / "level.yaml", "say(ask() + ask())\n"
    offers = "title: A\nmap: '>'\ntoolbox: [say, ask, add]\nsaid: [5]\n"
    level.write_text(f"{offers}solution: {source}", encoding="utf-8")
    wrong = program("say(ask() - ask())\n")
    _code, said = cli("run", level, wrong, "--input", "2", "--input", "3", "--near")
    assert "il gagne :\ndire(demander() + demander())\n" in said


def test_near_says_that_no_program_is_known_to_win(cli, program, tmp_path):
    level = tmp_path / "level.yaml"
    level.write_text("title: A\nmap: '>#G'\ntoolbox: [move]\nsolution: move()\n", encoding="utf-8")
    _code, said = cli("run", level, program("move()\n"), "--near")
    assert said.endswith("Pour ce niveau, aucun programme qui gagne n'est connu.\n")


def test_what_a_program_asks_is_answered_on_the_command_line(cli, program, tmp_path):
    level, source = tmp_path / "level.yaml", "dire(ask() + ask())\n"
    level.write_text(
        f"title: A\nmap: '>'\ntoolbox: [ask, say, arithmetic]\nsaid: [5]\nsolution: {source}",
        encoding="utf-8",
    )
    given = ("run", level, program(source), "--input", "2")
    assert cli(*given) == (1, "Ligne 1. J’attends ta réponse. Écris-la, et je continue.\n")
    _code, said = cli(*given, "--input", "3")
    assert "Gagné avec 1" in said


@pytest.mark.parametrize("row", FALSE_WORDS, ids=[row["typed"] for row in FALSE_WORDS])
def test_a_false_word_is_played_told_with_its_line_and_left_in_the_file(cli, program, row):
    path, level = program(row["typed"]), data.folder("levels") / f"{row['level']}.yaml"
    code, said = cli("run", level, path, "--input", "moi")
    right, plain = cli("run", level, program(row["right"], "right.py"), "--input", "moi")
    assert code == right
    assert path.read_text() == row["typed"]
    for word, put in set(re.findall(r"(\w+) → (\w+)", row["say"])):
        assert f"«\u00a0{word}\u00a0»" in said
        assert f"«\u00a0{put}\u00a0»" in said
    if row["typed"] == row["right"] or "→" not in row["say"]:
        assert row["say"] in said.replace("\n", " ")
    assert len(said.splitlines()) == len(plain.splitlines()) + said.count("J’ai lu")


def test_the_same_command_speaks_english(cli, program):
    _code, said = cli("run", LEVEL, program("avncr()\n"), language="en")
    assert "avancer" in said
    assert "I don’t know" in said


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "nowhere"),
        ("run", LEVEL, "nowhere.py"),
        ("run", "nowhere", "x"),
        ("play", "nowhere"),
        ("draw", "nowhere", "x.png"),
    ],
)
def test_a_missing_file_is_said_in_one_sentence(cli, arguments):
    code, said = cli(*arguments)
    assert code == 1
    assert said.count("\n") == 1


@pytest.mark.parametrize("arguments", [("fly",), ("check",), ("run", LEVEL), ("check", LEVEL, "--fast")])
def test_a_command_not_understood_is_said_in_one_sentence(cli, arguments):
    assert cli(*arguments) == (2, "Je ne comprends pas cette commande. Essayez `codeweek --help`.\n")


def test_a_file_without_end_is_not_read_to_its_end(cli):
    code, said = cli("run", LEVEL, "/dev/zero")
    assert (code, said.count("\n")) == (1, 1)


def test_a_file_the_system_calls_unreadable_is_tried_all_the_same(cli, monkeypatch):
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert cli("check", LEVEL)[0] == 0


def test_a_folder_is_no_program(cli, tmp_path):
    code, said = cli("run", LEVEL, tmp_path)
    assert (code, said) == (
        1,
        f"Le fichier «\u00a0{tmp_path}\u00a0» ne peut pas être lu. Vérifiez le chemin.\n",
    )


def test_old_line_ends_are_shown_line_by_line(cli, program):
    _code, said = cli("run", LEVEL, program(b"avancer()\rpivoter_gauche()\r"), "--show")
    assert "Étape 2, ligne 2\u00a0: pivoter_gauche()\n" in said


@pytest.mark.parametrize("command", ["check", "play"])
def test_a_name_too_long_for_a_file_is_said_in_one_sentence(cli, command):
    code, said = cli(command, "a" * 5000)
    assert (code, said.count("\n")) == (1, 1)


def test_a_folder_without_levels_is_said_without_a_place(cli, tmp_path):
    code, said = cli("check", tmp_path)
    assert code == 1
    assert said.startswith("Il n'y a aucun niveau ici.")


def launched(*arguments, **environment):
    """The command line in a process of its own."""
    command = [sys.executable, "-m", "codeweek", "--language=fr", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, env={**os.environ, **environment}, check=False)


def test_a_terminal_without_stars_gets_question_marks(program):
    done = launched("run", LEVEL, program(STAIRS), PYTHONIOENCODING="latin-1")
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"??? \xc9toiles" in done.stdout


def test_a_file_named_in_no_known_letters_can_be_checked(tmp_path):
    odd = os.fsencode(tmp_path) + b"/\xff.yaml"
    with open(odd, "wb") as file:
        file.write(b"title: x")
    done = launched("check", os.fsdecode(odd))
    assert (done.returncode, done.stderr) == (1, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a disk that is always full")
def test_a_full_disk_is_said_in_one_line():
    command = [sys.executable, "-m", "codeweek", "check", str(LEVEL)]
    with open("/dev/full", "w") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    assert (done.returncode, done.stderr.count(b"\n")) == (1, 1)


def test_draw_makes_a_picture(cli, tmp_path):
    out = tmp_path / "level.png"
    assert cli("draw", LEVEL, out) == (0, "")
    assert out.read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("name", "made"), [("a.png", True), ("a.PNG", True), ("a.pdf", False), ("a.jpg", False)]
)
def test_draw_makes_no_png_under_the_name_of_something_else(cli, tmp_path, name, made):
    out = Path(tmp_path) / name
    code, _said = cli("draw", LEVEL, out)
    assert (code == 0, out.exists()) == (made, made)


def test_draw_writes_the_sound_of_a_music_level_and_says_when_there_is_none(cli, tmp_path):
    tune, out = Path(tmp_path) / "tune.yaml", Path(tmp_path) / "tune.wav"
    tune.write_text(
        'title: Air\nkind: music\ntoolbox: [play]\nsolution: |\n  play("c")\n  play("e", 2)\n',
        encoding="utf-8",
    )
    assert cli("draw", tune, out) == (0, "")
    with wave.open(str(out)) as sound:
        assert sound.getnframes() == 1.5 * sound.getframerate()
    for name in ("no.wav", "no.svg"):
        code, said = cli("draw", LEVEL, Path(tmp_path) / name)
        assert code == 1
        assert name in said


def test_draw_writes_the_score_of_a_music_level(cli, tmp_path):
    level, out = LEVEL.parents[1] / "14-le-studio" / "02-frere-jacques.yaml", Path(tmp_path) / "song.svg"
    assert cli("draw", level, out) == (0, "")
    found = out.read_text(encoding="utf-8")
    assert found.count(">sol</text>") == 8
    assert "Frère Jacques" in found
    assert cli("draw", level, out, language="en") == (0, "")
    assert out.read_text(encoding="utf-8").count(">G</text>") == 8


def test_draw_says_when_it_cannot_write(cli, tmp_path):
    code, said = cli("draw", LEVEL, Path(tmp_path) / "no" / "folder" / "level.png")
    assert code == 1
    assert said.count("\n") == 1


def test_self_test_goes_through_the_whole_program(cli):
    code, said = cli("--self-test")
    assert code == 0
    assert "tout va bien" in said


def test_the_workshop_opens_on_a_file_or_on_the_choice_of_one(cli, monkeypatch):
    seen = []
    monkeypatch.setattr("codeweek.desktop.app.App.run", lambda app: seen.append(type(app.page).__name__))
    assert cli("edit", LEVEL)[0] == cli("edit")[0] == 0
    assert seen == ["WorkshopPage", "ChoosePage"]


@pytest.fixture
def about(capsys, monkeypatch):
    """What `codeweek --help` says first, on a computer of these variables."""

    def call(**environment):
        for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
            monkeypatch.delenv(name, raising=False)
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        with pytest.raises(SystemExit):
            main(["--help"])
        said = capsys.readouterr().out
        return next(code for code in data.languages() if data.text(code)("cli.version") in said)

    return call


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "fr"),
        ({"LANG": "C"}, "fr"),
        ({"LANG": "C.UTF-8"}, "fr"),
        ({"LANG": "de_DE.UTF-8"}, "fr"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "fr_FR.UTF-8"}, "fr"),
        ({"LANG": "fr_FR.UTF-8", "LC_ALL": "en_US.UTF-8"}, "en"),
    ],
)
def test_the_console_speaks_the_language_that_posix_tells_or_french(about, environment, language):
    assert about(**environment) == language


@pytest.mark.parametrize(
    ("number", "language"), [(0x0409, "en"), (0x0809, "en"), (0x040C, "fr"), (0x080C, "fr"), (0x0407, "fr")]
)
def test_the_console_speaks_the_language_of_windows(about, monkeypatch, number, language):
    asked = SimpleNamespace(GetUserDefaultUILanguage=lambda: number)
    monkeypatch.setattr("sys.platform", "win32")
    monkeypatch.setattr("ctypes.windll", SimpleNamespace(kernel32=asked), raising=False)
    assert about() == language
    assert about(LANG="en_US.UTF-8") == "en"
