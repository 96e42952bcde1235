"""`codeweek pack`: what is checked, and what is in the zip."""

import io
import json
import os
import zipfile

import pytest
from mutated_packs import GOOD

from codeweek import data
from codeweek.cli import main
from codeweek.packs.load import load_pack, zipped
from codeweek.packs.manifest import MANIFEST

FILES = {name: text for name, text in GOOD.items() if name != MANIFEST}


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "mon-paquet"
    write(made, FILES)
    return made


def write(folder, files):
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def run(*arguments):
    with pytest.raises(SystemExit) as end:
        main(["--language", "fr", "pack", *map(str, arguments)])
    return end.value.code


def test_a_pack_becomes_a_zip_that_plays(folder, tmp_path, capsys):
    out, page = tmp_path / "a.zip", tmp_path / "a.html"
    assert run(folder, "--out", out, "--catalogue", page) == 0
    assert "3 niveaux" in capsys.readouterr().out
    found, own = load_pack(out), load_pack(folder)
    assert found.problems == ()
    assert [level.id for level in found.levels] == [level.id for level in own.levels]
    assert [level.maps for level in found.levels] == [level.maps for level in own.levels]
    with zipfile.ZipFile(out) as archive:
        assert archive.namelist() == sorted([*FILES, MANIFEST, "catalogue.html", "proofs.json"])
        assert archive.read("catalogue.html") == page.read_bytes()
        levels = json.loads(archive.read(MANIFEST))["levels"]
    proven = [level.minimum for level in found.levels]
    assert [level.get("minimum") for level in levels] == proven == [4, 4, 3]
    assert page.read_text(encoding="utf-8").count("data:image/png;base64,") == 3


def test_the_same_files_make_the_same_bytes_whatever_their_dates(folder, tmp_path):
    assert run(folder, "--out", tmp_path / "1.zip") == 0
    for path in folder.rglob("*.yaml"):
        os.utime(path, (10**9, 10**9))
    write(tmp_path / "again", dict(reversed(FILES.items())))
    assert run(tmp_path / "again", "--out", tmp_path / "2.zip") == 0
    assert (tmp_path / "1.zip").read_bytes() == (tmp_path / "2.zip").read_bytes()


def test_a_pack_that_was_packed_and_unpacked_packs_the_same(folder, tmp_path):
    assert run(folder, "--out", tmp_path / "1.zip") == 0
    with zipfile.ZipFile(tmp_path / "1.zip") as archive:
        archive.extractall(tmp_path / "out")
    assert run(tmp_path / "out", "--out", tmp_path / "2.zip") == 0
    assert (tmp_path / "1.zip").read_bytes() == (tmp_path / "2.zip").read_bytes()


def test_the_zip_is_named_after_the_folder(folder, monkeypatch):
    monkeypatch.chdir(folder.parent)
    assert run("mon-paquet") == 0
    assert zipped((folder.parent / "mon-paquet.zip").read_bytes()).levels


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("a/1.yaml", "toolbox", "toolbocs", "a/1.yaml:7:1"),
        ("a/2.yaml", "  pivoter_droite()\n", "", "a/2.yaml:8:1"),
        ("pack.yaml", "needs: 0.1", "needs: 99", "pack.yaml:5:8"),
    ],
)
def test_what_is_wrong_stops_it_with_file_and_line(folder, tmp_path, capsys, name, old, new, said):
    write(folder, {name: FILES[name].replace(old, new)})
    assert run(folder, "--out", tmp_path / "a.zip") == 1
    told = capsys.readouterr()
    assert str(folder / said) in told.out
    assert "n'est pas fait" in told.err
    assert not (tmp_path / "a.zip").exists()


def test_a_pack_without_an_author_is_warned_of_and_made(folder, tmp_path, capsys):
    write(folder, {"pack.yaml": FILES["pack.yaml"].replace("author: Zoé\n", "")})
    assert run(folder, "--out", tmp_path / "a.zip") == 0
    assert "auteur\u00a0»" in capsys.readouterr().err


def test_a_link_out_of_the_folder_is_not_packed(folder, tmp_path, capsys):
    (tmp_path / "secret.yaml").write_text(FILES["a/1.yaml"], encoding="utf-8")
    (folder / "a" / "3.yaml").symlink_to(tmp_path / "secret.yaml")
    assert run(folder, "--out", tmp_path / "a.zip") == 1
    assert "3.yaml" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["nowhere", "a.zip"])
def test_what_is_no_folder_is_told(tmp_path, capsys, name):
    (tmp_path / "a.zip").write_bytes(io.BytesIO().getvalue())
    assert run(tmp_path / name) == 1
    assert name in capsys.readouterr().err


def test_a_place_that_cannot_be_written_is_told(folder, tmp_path, capsys):
    assert run(folder, "--out", tmp_path / "no" / "a.zip") == 1
    assert "ne peut pas être écrit" in capsys.readouterr().err


def test_one_level_alone_can_be_packed(tmp_path):
    (tmp_path / "seul.yaml").write_text(FILES["a/1.yaml"], encoding="utf-8")
    assert run(tmp_path / "seul.yaml", "--out", tmp_path / "a.zip") == 0
    assert [level.title for level in load_pack(tmp_path / "a.zip").levels] == [{"fr": "Essai", "en": "Trial"}]


def test_the_help_is_in_both_languages(capsys):
    for code in data.languages():
        with pytest.raises(SystemExit):
            main(["--language", code, "pack", "--help"])
        words = " ".join(capsys.readouterr().out.split())
        assert " ".join(data.text(code)("packing.cli.out").split())[:30] in words
