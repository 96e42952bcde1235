"""A pack in a zip: read within bounds, and never outside itself."""

import io
import zipfile
import zlib

import pytest

from codeweek.packs import archive
from codeweek.packs.archive import unzip
from codeweek.packs.load import load_pack

LEVEL = "title: A\nmode: create\nmap: '>G'\ntoolbox: [right]\n"


def zipped(files, method=zipfile.ZIP_DEFLATED):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", method) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return content.getvalue()


def keys(problems):
    return [problem.key for problem in problems]


def test_the_levels_of_a_zip_are_read_and_other_files_left_alone():
    files, problems = unzip(
        zipped({"a/é.yaml": LEVEL, "b.yml": "\ufeffx", "c.txt": "x", "__MACOSX/a.yaml": "x"})
    )
    assert files == {"a/é.yaml": LEVEL, "b.yml": "x"}
    assert problems == ()


def test_a_link_is_left_aside():
    link = zipfile.ZipInfo("link.yaml")
    link.external_attr = 0o120777 << 16
    files, problems = unzip(zipped({link: "/etc/passwd", "a.yaml": LEVEL}))
    assert list(files) == ["a.yaml"]
    assert [(p.key, p.file) for p in problems] == [("pack.link", "link.yaml")]


def test_a_bomb_is_read_no_further_than_what_a_level_may_be():
    files, problems = unzip(zipped({f"{n}.yaml": " " * 5_000_000 for n in range(20)}))
    assert keys(problems) == ["pack.too_large"]
    assert sum(map(len, files.values())) <= archive.MOST_TEXT


def test_a_zip_that_is_too_large_is_not_opened(monkeypatch):
    monkeypatch.setattr(archive, "LARGEST", 10)
    assert keys(unzip(zipped({"a.yaml": LEVEL}))[1]) == ["pack.zip_too_large"]


def test_no_more_than_so_many_files_are_read(monkeypatch):
    monkeypatch.setattr(archive, "MOST_FILES", 3)
    files, problems = unzip(zipped({f"{n}.yaml": LEVEL for n in range(9)}))
    assert (len(files), keys(problems)) == (3, ["pack.too_many_files"])


NO_ZIPS = {
    "nothing": b"",
    "two letters": b"PK",
    "a text": b"x" * 100,
    "a beginning": zipped({"a.yaml": LEVEL})[:60],
}


@pytest.mark.parametrize("content", NO_ZIPS.values(), ids=NO_ZIPS)  # a zip tells its hour: no name for a test
def test_what_is_not_a_zip_is_told(content):
    assert keys(unzip(content)[1]) == ["pack.not_a_zip"]


def test_a_file_that_is_damaged_is_told():
    content = bytearray(zipped({"a.yaml": LEVEL * 50}))
    content[60] ^= 255
    files, problems = unzip(bytes(content))
    assert (files, keys(problems)) == ({}, ["pack.unreadable"])


@pytest.mark.parametrize("method", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_only_the_two_usual_ways_to_pack_are_unpacked(method):
    """LZMA reserves the memory that the zip asks for, and a damaged one raised an exception of its own."""
    files, problems = unzip(zipped({"a.yaml": LEVEL}, method))
    assert (files, keys(problems)) == ({}, ["pack.unreadable"])


def test_a_text_in_another_encoding_is_read_and_told():
    files, problems = unzip(zipped({"a.yaml": "é".encode("cp1252")}))
    assert (files, keys(problems)) == ({"a.yaml": "é"}, ["mend.windows"])


def test_a_zip_on_the_disk_is_a_pack(tmp_path):
    path = tmp_path / "pack.zip"
    path.write_bytes(zipped({"un/a.yaml": LEVEL}))
    pack = load_pack(path)
    assert [level.id for level in pack.levels] == ["un/a"]
    path.write_bytes(zlib.compress(b"x"))
    assert keys(load_pack(path).problems) == ["pack.not_a_zip"]
