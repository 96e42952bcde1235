"""`codeweek check`: a report in three forms, from proofs that are kept and never from stale ones."""

import json
import shutil

import pytest

from codeweek import data
from codeweek.cli import main
from codeweek.commands import searching

LEVELS = data.folder("levels")
CHAPTER = LEVELS / "04-la-ronde"
LEVEL = (
    'title: A\nmap: ">..G"\ntoolbox: [move, repeat]\nlimit: 3\nsolution: |\n  move()\n  move()\n  move()\n'
)


@pytest.fixture
def check(capsys):
    def call(*arguments, language="fr"):
        with pytest.raises(SystemExit) as end:
            main(["--language", language, "check", *map(str, arguments)])
        captured = capsys.readouterr()
        assert "Traceback" not in captured.out + captured.err
        return end.value.code, captured.out, captured.err

    return call


@pytest.fixture
def pack(tmp_path):
    (tmp_path / "pack.yaml").write_text("title: P\nchapters: [{folder: c, title: C}]\n", encoding="utf-8")
    (tmp_path / "c").mkdir()
    (tmp_path / "c" / "1.yaml").write_text(LEVEL, encoding="utf-8")
    return tmp_path


@pytest.fixture
def searches(monkeypatch):
    """The levels that were searched."""
    found = []
    find = searching.find
    monkeypatch.setattr(searching, "find", lambda level: found.append(level.id) or find(level))
    return found


def test_two_workers_tell_what_one_tells(check):
    one = check(CHAPTER, "--no-cache", "--jobs", 1, "--json")
    assert one[0] == 0
    assert check(CHAPTER, "--no-cache", "--jobs", 2, "--json") == one
    assert [level["id"] for level in json.loads(one[1])["levels"]] == sorted(
        f"04-la-ronde/{path.stem}" for path in CHAPTER.glob("*.yaml")
    )


def test_what_is_found_is_kept_and_not_searched_again(check, pack, searches):
    code, _out, err = check(pack, "--save")
    assert (code, searches) == (0, ["c/1"])
    assert "proofs.json" in err
    fresh = (pack / "proofs.json").read_text(encoding="utf-8")
    code, out, err = check(pack)
    assert (code, searches, err) == (0, ["c/1"], "")
    assert "minimum 2 blocs, prouvé" in out
    check(pack, "--no-cache", "--save")
    assert (searches, (pack / "proofs.json").read_text(encoding="utf-8")) == (["c/1", "c/1"], fresh)


def test_a_level_that_changed_is_searched_then_and_there_and_that_is_told(check, pack, searches):
    check(pack, "--save")
    (pack / "c" / "1.yaml").write_text(LEVEL.replace("..G", "....G"), encoding="utf-8")
    _code, out, err = check(pack)
    assert searches == ["c/1", "c/1"]
    assert "La solution ne réussit pas" in out
    assert err.startswith("1 niveau cherché maintenant")


def test_a_proof_that_other_code_made_is_not_believed(check, pack, searches, monkeypatch):
    check(pack, "--save")
    monkeypatch.setattr(searching, "CODE", ("solver",))
    check(pack)
    assert searches == ["c/1", "c/1"]


def test_proofs_of_a_lone_level_have_no_place(check, tmp_path):
    file = tmp_path / "a.yaml"
    file.write_text(LEVEL, encoding="utf-8")
    code, out, err = check(file, "--save")
    assert (code, "minimum 2 blocs" in out) == (1, True)
    assert err.startswith("Rien n'est gardé")


def test_warnings_are_no_failure_and_errors_are(check, pack):
    code, out, _err = check(pack)
    assert (code, "attention" in out) == (0, True)
    (pack / "c" / "1.yaml").write_text(LEVEL.replace("limit: 3", "limit: 1"), encoding="utf-8")
    code, out, _err = check(pack)
    assert code == 1
    assert f"{pack}/c/1.yaml:4:8: limit: La limite (1) est trop basse\u00a0: il faut au moins 2 blocs." in out


def test_the_page_has_a_picture_of_each_map(check, pack):
    out = pack / "report.html"
    assert check(pack, "--html", out)[0] == 0
    page = out.read_text(encoding="utf-8")
    assert page.count('src="data:image/png;base64,') == 1
    assert '<html lang="fr">' in page


def test_a_page_that_cannot_be_written_is_said_in_one_sentence(check, pack):
    code, _out, err = check(pack, "--no-cache", "--html", pack / "nowhere" / "report.html")
    assert (code, err.count("\n")) == (1, 1)


def test_a_zip_is_checked_as_its_folder_is(check, pack):
    zipped = shutil.make_archive(str(pack.parent / f"{pack.name}-zip"), "zip", pack)
    code, out, _err = check(zipped)
    assert (code, "minimum 2 blocs, prouvé" in out) == (0, True)


@pytest.mark.parametrize("wish", [("--jobs", "0"), ("--jobs", "many"), ("--html",), ("--fast",)])
def test_a_wish_not_understood_ends_with_status_2(check, pack, wish):
    assert check(pack, *wish)[0] == 2


def test_a_search_that_somebody_ends_writes_nothing(check, pack, monkeypatch):
    def ended(_level):
        raise KeyboardInterrupt

    monkeypatch.setattr(searching, "find", ended)
    code, out, err = check(pack, "--save", "--html", pack / "report.html")
    assert (code, out) == (130, "")
    assert err == "Arrêté avant la fin\u00a0: rien n'est écrit.\n"
    assert sorted(path.name for path in pack.iterdir()) == ["c", "pack.yaml"]


def test_what_is_kept_is_told_as_what_was_just_found(check, pack):
    (pack / "c" / "1.yaml").write_text(LEVEL.replace("..G", "......G"), encoding="utf-8")
    _code, found, _err = check(pack, "--save", "--json")
    assert check(pack, "--json")[1] == found


@pytest.mark.parametrize("asked", ["other/05-a.yaml", "other"])
def test_a_level_in_a_folder_that_no_chapter_has_is_told_why_it_is_not_read(check, pack, asked):
    (pack / "other").mkdir()
    (pack / "other" / "05-a.yaml").write_text(LEVEL, encoding="utf-8")
    code, out, err = check(pack / asked)
    told = (out + err).replace("\u00a0", " ")
    assert code == 1
    assert "« other/05-a.yaml »" in told
    assert "chapitre" in told
    assert "« other/05-a.yaml »" not in "".join(map(str, check(pack / "c" / "1.yaml")[1:]))
