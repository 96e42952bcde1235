"""`codeweek mend`: the file as it was meant, and what it was kept beside it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from codeweek.cli import main
from codeweek.packs.file_mending import mend_on_disk
from codeweek.packs.load import load_pack

LEVEL = 'titre: "L\'été"\ncarte: ">G"\nblocs: [avancer]\nlimite: 5\nsolution: "avancer()"\n'
SLIP = LEVEL.replace("limite: 5", "limite:\u00a05").encode("cp1252")


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[object, str]]:
    def call(*arguments: object) -> tuple[object, str]:
        with pytest.raises(SystemExit) as end:
            main(["--language", "fr", *map(str, arguments)])
        said = capsys.readouterr()
        return end.value.code, (said.out + said.err).replace("\u00a0", " ")

    return call


def test_a_file_is_mended_and_what_it_was_is_kept(cli, tmp_path: Path) -> None:
    path = tmp_path / "pont.yaml"
    path.write_bytes(SLIP)
    code, said = cli("mend", path)
    assert code == 0
    assert "Windows-1252" in said
    assert f"{path}:4:8: attention: Il y a ici une espace insécable" in said
    assert "« pont.yaml » est réparé" in said
    assert path.read_bytes() == LEVEL.encode()
    assert (tmp_path / "pont.yaml.bak").read_bytes() == SLIP
    assert [problem.key for problem in load_pack(tmp_path).problems] == []


def test_a_second_copy_does_not_replace_the_first(tmp_path: Path) -> None:
    path = tmp_path / "pont.yaml"
    for _ in range(2):
        path.write_bytes(SLIP)
        mend_on_disk(path)
    assert sorted(each.name for each in tmp_path.iterdir()) == [
        "pont.yaml",
        "pont.yaml-2.bak",
        "pont.yaml.bak",
    ]


def test_a_file_without_fault_is_not_written(cli, tmp_path: Path) -> None:
    path = tmp_path / "pont.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + LEVEL.replace("\n", "\r\n").encode())
    before = path.read_bytes(), path.stat().st_mtime_ns
    code, said = cli("mend", path)
    assert (code, "n'a rien à réparer" in said) == (0, True)
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert [*tmp_path.iterdir()] == [path]


def test_a_name_in_txt_becomes_a_level(cli, tmp_path: Path) -> None:
    path = tmp_path / "pont.yaml.txt"
    path.write_text(LEVEL, encoding="utf-8")
    assert cli("mend", path)[0] == 0
    assert sorted(each.name for each in tmp_path.iterdir()) == ["pont.yaml", "pont.yaml.txt.bak"]


def test_another_file_is_never_replaced(cli, tmp_path: Path) -> None:
    (tmp_path / "pont.yaml").write_text("mine", encoding="utf-8")
    path = tmp_path / "pont.txt"
    path.write_text(LEVEL, encoding="utf-8")
    code, said = cli("mend", path)
    assert (code, "existe déjà" in said) == (1, True)
    assert (tmp_path / "pont.yaml").read_text(encoding="utf-8") == "mine"
    assert path.exists()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"- a\nb: c", "à partir d'ici"),
        (b"{\\rtf1 x}", "RTF"),
        (b"\x89PNG\r\n\x1a\n\x81", "pas un fichier de texte"),
    ],
)
def test_what_only_its_author_can_mend_stays(cli, tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "pont.yaml"
    path.write_bytes(content)
    code, said = cli("mend", path)
    assert (code, words in said, "sans vous" in said) == (1, True, True)
    assert [*tmp_path.iterdir()] == [path]
    assert path.read_bytes() == content


def test_a_folder_cannot_be_mended(cli, tmp_path: Path) -> None:
    assert cli("mend", tmp_path)[0] == 1


def test_check_names_the_command_for_a_file_that_is_read_as_mended(cli, tmp_path: Path) -> None:
    path = tmp_path / "pont.yaml"
    path.write_bytes(SLIP)
    code, said = cli("check", path)
    assert code == 0
    assert f"codeweek mend {path}" in said
