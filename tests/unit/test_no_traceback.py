"""Whatever file comes in, wherever: a sentence, never a traceback. Tables of the faults that were found."""

import base64
import json
import os
import sys

import pygame
import pytest
from page_driver import Visit

from codeweek.cli import main
from codeweek.packs.load import load_pack
from codeweek.web_api.api import PageApi

REST = 'carte: ">.G"\nblocs: [avancer]\nsolution: |\n  avancer()\n  avancer()\n'
PROGRAM = "avancer()\navancer()\n"
# A fault, the file, the line it is told on, and words of the sentence.
FAULTS = [
    ("an escape out of range", 'titre: "\\U00110000"\n' + REST, 1, "aucun caractère"),
    ("an escape far out of range", REST + 'titre: "\\UFFFFFFFF"\n', 6, "aucun caractère"),
    ("half an emoji in the title", 'titre: "Robot \\ud83d"\n' + REST, 1, "moitié d'un caractère"),
    ("half an emoji in the author's words", REST + 'titre: A\nindices: ["\\ude00 ?"]\n', 7, "moitié"),
    ("a byte of nothing", 'titre: "a\\0b"\n' + REST, 1, "invisible"),
    ("a word for the terminal", 'titre: "a\\e[31mb"\n' + REST, 1, "invisible"),
    ("a column of accents", "titre: " + "e" + "\u0301" * 60 + "\n" + REST, 1, "trop d'accents"),
    ("brackets thousands deep", "titre: A\ncarte: " + "[" * 5000, 2, "trop de listes"),
    ("braces thousands deep", "{a: " * 5000, 1, "trop de listes"),
    ("no title", REST, 1, "Il manque la rubrique"),
    ("a title of nothing", "titre:\n" + REST, 1, "est vide"),
    ("a title that is null", "titre: ~\n" + REST, 1, "est vide"),
    ("a title in empty quotes", 'titre: ""\n' + REST, 1, "est vide"),
    ("a title of blanks", 'titre: "   "\n' + REST, 1, "est vide"),
    ("a title empty in each language", 'titre: {fr: "", en: " "}\n' + REST, 1, "est vide"),
    ("a picture", b"\x89PNG\r\n\x1a\n\x81\x00", None, "n'est pas un fichier de texte"),
    ("a Word document", b"PK\x03\x04....[Content_Types].xml", None, "document Word"),
    ("formatted text", b"{\\rtf1 titre: A}", None, "mis en forme"),
]
GIVEN = [
    ("a chain of subscripts", f"titre: A\ndonné: x = a{'[0]' * 3000}\n{REST}", 2, "à la suite"),
    ("a chain of calls", f"titre: A\ndonné: a{'()' * 3000}\n{REST}", 2, "à la suite"),
    ("lambdas without end", f"titre: A\ndonné: 'x = {'lambda:' * 2500}0'\n{REST}", 2, "l'une dans l'autre"),
    (
        "an f-string of code",
        f"titre: A\ndonné: 'x = f\"{{a{'[0]' * 3000}}}\"'\n{REST}",
        2,
        "l'une dans l'autre",
    ),
]


def _named(faults):
    return [pytest.param(*fault[1:], id=fault[0]) for fault in faults]


@pytest.fixture
def cli(capsys):
    def call(*arguments):
        with pytest.raises(SystemExit) as end:
            main(["--language", "fr", *map(str, arguments)])
        captured = capsys.readouterr()
        assert "Traceback" not in captured.out + captured.err
        return end.value.code, captured.out + captured.err

    return call


@pytest.fixture(scope="module")
def visit():
    made = Visit(painted=1)
    made.start()
    return made


def written(folder, content, name="niveau.yaml"):
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))
    return path


def told(said, name, line, words):
    """What names the file, and says this on that line."""
    found = [each for each in said.splitlines() if name in each and words in each.replace("\u00a0", " ")]
    assert found, said
    assert line is None or f"{name}:{line}:" in found[0]


def asked_of(cli, command, tmp_path, content):
    """What a command says of a file."""
    path = written(tmp_path / "p", content)
    more = {
        "run": [written(tmp_path, PROGRAM, "p.py")],
        "draw": [tmp_path / "out.png"],
        "watch": ["--once"],
        "pack": [f"--out={path}.zip"],
    }
    code, said = cli(command, path.parent if command == "pack" else path, *more.get(command, []))
    assert code == 1
    assert not list(tmp_path.glob("**/*.zip"))
    return said


@pytest.mark.parametrize(("content", "line", "words"), _named(FAULTS))
@pytest.mark.parametrize("command", ["check", "watch", "run", "draw", "pack"])
def test_each_command_tells_a_file_it_cannot_read(cli, tmp_path, command, content, line, words):
    told(asked_of(cli, command, tmp_path, content), "niveau.yaml", line, words)


@pytest.mark.parametrize(("content", "line", "words"), _named(GIVEN))
@pytest.mark.parametrize("command", ["check", "watch", "pack"])
def test_what_proves_tells_a_program_that_python_cannot_bear(cli, tmp_path, command, content, line, words):
    told(asked_of(cli, command, tmp_path, content), "niveau.yaml", line, words)


@pytest.mark.parametrize(("content", "line", "words"), _named(FAULTS))
def test_the_page_tells_a_file_it_cannot_read(content, line, words):
    content = content if isinstance(content, bytes) else content.encode()
    asked = {
        "do": "open",
        "language": "fr",
        "name": "niveau.yaml",
        "base64": base64.b64encode(content).decode(),
    }
    answer = json.loads(PageApi().handle(json.dumps(asked)))
    assert answer["pack"] is None
    [problem] = answer["problems"]
    assert (problem["line"], words in problem["say"].replace("\u00a0", " ")) == (line, True)


@pytest.mark.parametrize(("content", "line", "words"), _named(GIVEN))
def test_the_page_tells_a_program_that_python_cannot_bear_and_plays_the_level(content, line, words):
    asked = {"do": "open", "language": "fr", "name": "niveau.yaml", "text": content}
    answer = json.loads(PageApi().handle(json.dumps(asked)))
    [problem] = answer["problems"]
    assert answer["pack"]
    assert (problem["line"], words in problem["say"].replace("\u00a0", " ")) == (line, True)


@pytest.mark.parametrize(("content", "line", "words"), _named(FAULTS))
def test_the_window_tells_a_file_dropped_on_it(visit, tmp_path, content, line, words):
    visit.post(pygame.DROPFILE, file=str(written(tmp_path, content)))
    said = " ".join(f"{note.head} {note.body}" for note in visit.page.notes()).replace("\u00a0", " ")
    assert words in said
    assert line is None or f"niveau.yaml, ligne {line}" in said
    visit.key(pygame.K_RETURN)


def test_an_emoji_that_json_writes_in_two_halves_is_one(cli, tmp_path):
    level = {"title": "Robot \U0001f600", "map": ">.G", "toolbox": ["move"], "solution": "move()\nmove()\n"}
    path = written(tmp_path, json.dumps(level))
    assert load_pack(path).levels[0].title == "Robot \U0001f600"
    code, said = cli("check", path)
    assert (code, "\U0001f600" in said) == (0, True)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
@pytest.mark.parametrize("command", ["check", "pack", "watch"])
def test_a_name_that_is_not_utf8_is_told(cli, tmp_path, command):
    written(tmp_path / "p", "titre: A\n" + REST, os.fsdecode(b"caf\xe9.yaml"))
    more = {"watch": ["--once"], "pack": [f"--out={tmp_path / 'out.zip'}"]}
    code, said = cli(command, tmp_path / "p", *more.get(command, []))
    assert code == 1
    assert "n'est pas écrit en UTF-8. Renommez" in said


def test_a_name_that_is_no_text_is_told_by_the_page():
    asked = {"do": "open", "language": "fr", "name": "\ud800.yaml", "text": "titre: A\n" + REST}
    answer = json.loads(PageApi().handle(json.dumps(asked)))
    assert ["Renommez" in each["say"] for each in answer["problems"]] == [True]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with a name")
@pytest.mark.parametrize("name", ["pipe.yaml", "pipe.zip", "pipe.json", "pipe.py"])
def test_a_pipe_is_told_and_never_waited_for(cli, visit, tmp_path, name):
    pipe, level = tmp_path / name, written(tmp_path, "titre: A\n" + REST)
    os.mkfifo(pipe)
    for command in (
        ["check", pipe],
        ["run", level, pipe],
        ["run", pipe, level],
        ["draw", pipe, tmp_path / "o.png"],
    ):
        code, said = cli(*command)
        assert (code, said.count("\n") >= 1) == (1, True)
    visit.post(pygame.DROPFILE, file=str(pipe))
    visit.key(pygame.K_RETURN)


@pytest.mark.parametrize("device", ["/dev/zero", "/dev/null"])
def test_a_device_is_told_and_never_read(cli, device):
    if os.path.exists(device):
        code, said = cli("check", device)
        assert code == 1
        assert "n'est pas un fichier" in said


@pytest.mark.parametrize("path", ["", ".", "/", "..", "x" * 5000])
@pytest.mark.parametrize("pack", [[], ["--pack"]])
def test_a_new_level_with_a_path_that_cannot_be_is_told(cli, tmp_path, monkeypatch, path, pack):
    monkeypatch.chdir(tmp_path)
    code, said = cli("new", path, *pack)
    assert (code, said.count("\n")) == (1, 1)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("title", "kept"),
    [
        ("Le \udce9té", "Le té"),
        ("a\x1b[31mb", "a[31mb"),
        ("\ud83d", "Mon niveau"),
        ("\U0001f469\u200d\U0001f680", "\u200d"),
    ],
)
def test_a_new_level_keeps_what_can_be_kept_of_its_title(cli, tmp_path, title, kept):
    path = tmp_path / "n.yaml"
    assert cli("new", path, "--title", title)[0] == 0
    [level] = load_pack(path).levels
    assert kept in level.title
