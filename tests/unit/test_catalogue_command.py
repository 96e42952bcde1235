"""`codeweek catalogue`: a static site of packs, each proved, that any host can carry."""

import re
import shutil
from base64 import b64decode
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote, urljoin

import pytest
from mutated_packs import GOOD

from codeweek import data
from codeweek.cli import main
from codeweek.commands.catalogue_command import Shown, showcase
from codeweek.packs.load import load_pack, of_texts
from codeweek.packs.manifest import MANIFEST

FILES = {name: text for name, text in GOOD.items() if name != MANIFEST}
EVIL = '<img src="http://x/y.png" onerror="alert(1)">'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two packs as folders, and one as a zip with a folder around its files."""
    packs = tmp_path / "packs"
    for name in ("Le grenier", "la forêt"):
        write(packs / name, {**FILES, "pack.yaml": FILES["pack.yaml"].replace("Paquet", name)})
    write(tmp_path / "zip" / "autour", FILES)
    shutil.make_archive(str(packs / "zippé"), "zip", tmp_path / "zip")
    (packs / "notes").mkdir()
    return packs


@pytest.fixture(autouse=True)
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page of the game that takes no time to copy."""
    (tmp_path / "page").mkdir()
    (tmp_path / "page" / "index.html").write_text("game")
    monkeypatch.setenv("CODEWEEK_PAGE", str(tmp_path / "page"))


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def run(*arguments: object) -> object:
    with pytest.raises(SystemExit) as end:
        main(["--language", "fr", "catalogue", *map(str, arguments)])
    return end.value.code


def test_each_pack_is_proved_and_can_be_taken(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "site"
    assert run(folder, "--out", out) == 0
    assert "3 paquets" in capsys.readouterr().out
    names = {path.name for path in (out / "packs").iterdir()}
    stems = ("le-grenier", "la-foret", "zippe")
    assert names == {f"{stem}.{end}" for stem in stems for end in ("zip", "html")}
    for stem in stems:
        pack = load_pack(out / "packs" / f"{stem}.zip")
        assert pack.problems == ()
        assert [level.minimum for level in pack.levels] == [4, 4, 3]


def test_each_address_leads_to_a_file_of_the_site(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "site"
    assert run(folder, "--out", out) == 0
    links = re.findall(r'href="([^"]+)"', (out / "index.html").read_text(encoding="utf-8"))
    assert len(links) == 9
    for link in links:
        place, _, given = link.partition("#/add/")
        assert (out / place).is_file()
        if given:  # as the game takes it
            found = urljoin(place, unquote(given))
            assert found.startswith("packs/")
            assert (out / found).is_file()


def test_a_pack_with_an_error_is_left_out_and_told(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(folder / "la forêt", {"a/1.yaml": "title: 1\n"})
    out = tmp_path / "site"
    assert run(folder, "--out", out) == 1
    said = capsys.readouterr()
    assert "la forêt » n" in said.err
    assert not (out / "packs" / "la-foret.zip").exists()
    assert (out / "packs" / "le-grenier.zip").is_file()


def test_packs_of_one_name_stand_side_by_side(folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder / "Le grenier", folder / "le  grenier")
    assert run(folder, "--out", tmp_path / "site") == 0
    assert {path.name for path in (tmp_path / "site" / "packs").glob("le-grenier*.zip")} == {
        "le-grenier.zip",
        "le-grenier-2.zip",
    }


def test_a_folder_without_packs_makes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path / "page", "--out", tmp_path / "site") == 1
    assert run(tmp_path / "none", "--out", tmp_path / "site") == 1
    assert "aucun paquet" in capsys.readouterr().err
    assert not (tmp_path / "site").exists()


def test_without_a_page_of_the_game_packs_are_downloaded(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "page" / "index.html").unlink()
    assert run(folder, "--out", tmp_path / "site") == 0
    assert "make web" in capsys.readouterr().err
    site = (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    assert "#/add/" not in site
    assert site.count(" download>") == 3


def test_the_words_of_a_pack_are_words_on_the_page() -> None:
    files = {**GOOD, "pack.yaml": GOOD["pack.yaml"].replace("Zoé", EVIL.replace('"', "'"))}
    found = showcase([Shown(of_texts(files), "a.zip", 1, "a.html", {})], False, data.text("en"))
    assert "onerror" in found
    assert "<img" not in found


@pytest.mark.parametrize(("levels", "shown"), [(0, 0), (1, 1), (2, 2), (3, 3), (9, 3)])
def test_pictures_are_spread_over_the_pack(levels: int, shown: int) -> None:
    pack = of_texts(GOOD)
    level = pack.levels[0]

    many = tuple(replace(level, id=str(n)) for n in range(levels))
    chapter = replace(pack.chapters[0], levels=many)
    pictures = {str(n): bytes([n]) for n in range(levels)}
    found = showcase(
        [Shown(replace(pack, chapters=(chapter,)), "a.zip", 1, "a.html", pictures)], False, data.text("fr")
    )
    seen = [b64decode(each)[0] for each in re.findall(r"base64,([^\"]+)", found)]
    assert len(seen) == shown
    assert seen[:1] == [0][:levels]
    assert seen[-1:] == [levels - 1][:levels]
    assert seen == sorted(seen)


@pytest.mark.parametrize(
    ("classes", "told"),
    [("[CE1]", "CE1 (7 à 8 ans)"), ("[CM1, CP]", "CP à CM1 (6 à 10 ans)"), ("[3e]", "3e (14 à 15 ans)")],
)
def test_the_ages_of_the_children_are_said(classes: str, told: str) -> None:
    pack = of_texts(
        {**GOOD, "pack.yaml": re.sub("classes: .*\n", "", GOOD["pack.yaml"]) + f"classes: {classes}\n"}
    )
    found = showcase([Shown(pack, "a.zip", 1, "a.html", {})], False, data.text("fr"))
    assert told in found.replace("\xa0", " ").replace("\u202f", " ")
