"""Packs: chapters of levels, from names and texts, then from the disk."""

from pathlib import Path, PurePosixPath

import pytest

from codeweek.blocks.catalogue import catalogue
from codeweek.data import words
from codeweek.packs.load import load_pack
from codeweek.packs.pack import MOST_ENDLESS, Pack, Parts, parse_pack
from codeweek.packs.planned import MOST_CHAPTERS
from codeweek.worlds.kinds import kinds

PARTS = Parts(kinds(), {name: catalogue(kind.commands.values(), words()) for name, kind in kinds().items()})
LEVEL = 'title: {name}\nmap: ">.G"\ntoolbox: [move]\nsolution: avancer()\n'
HEAD = """\
title: {fr: Un, en: One}
author: moi
licence: CC BY 4.0
version: 1
classes: [CP, 6e]
chapters:
  - folder: b
    title: B
    look: space
  - {folder: a, title: A}
"""


def level(name: str) -> str:
    return LEVEL.format(name=name)


def names(pack: Pack) -> list[tuple[str, list[str]]]:
    return [(chapter.folder, [level.id for level in chapter.levels]) for chapter in pack.chapters]


def problems(pack: Pack) -> list[tuple[str, str | None]]:
    return [(problem.key, problem.file) for problem in pack.problems]


def test_chapters_come_in_the_order_of_the_pack_and_levels_in_the_order_of_their_names() -> None:
    files = {"pack.yaml": HEAD, "a/2.yaml": level("x"), "a/1.yaml": level("y"), "b/1.yml": level("z")}
    pack = parse_pack(files, PARTS)
    assert pack.problems == ()
    assert names(pack) == [("b", ["b/1"]), ("a", ["a/1", "a/2"])]
    assert (pack.title, pack.author, pack.version, pack.classes) == (
        {"fr": "Un", "en": "One"},
        "moi",
        "1",
        ("CP", "6e"),
    )
    assert pack.chapters[0].levels[0].look == "space"
    assert pack.level("a/2") is pack.levels[2]
    assert pack.level("c/1") is None


def test_levels_are_in_order_however_their_numbers_are_written() -> None:
    stems = ["1-z", "02-x", "2-x", "10-x-2", "10-x-11", "100-a", "a"]
    files = {"pack.yaml": HEAD, **{f"b/{stem}.yaml": level("x") for stem in reversed(stems)}}
    assert names(parse_pack(files, PARTS))[0] == ("b", [f"b/{stem}" for stem in stems])
    alone = {f"{number}.yaml": level("x") for number in range(1, 12)}
    assert names(parse_pack(alone, PARTS)) == [("", [str(number) for number in range(1, 12)])]


def test_a_pack_may_sit_in_a_folder_as_in_a_zip() -> None:
    files = {f"mine/{name}": text for name, text in {"pack.yaml": HEAD, "a/1.yaml": level("x")}.items()}
    assert names(parse_pack(files, PARTS)) == [("b", []), ("a", ["a/1"])]


def test_a_broken_level_is_told_and_left_out() -> None:
    files = {"pack.yaml": HEAD, "a/1.yaml": "- a\ntitle: b", "a/2.yaml": level("x"), "b/1.yaml": level("y")}
    pack = parse_pack(files, PARTS)
    assert names(pack) == [("b", ["b/1"]), ("a", ["a/2"])]
    assert problems(pack) == [("level.yaml", "a/1.yaml")]


def test_files_outside_any_chapter_are_told() -> None:
    files = {
        "pack.yaml": HEAD,
        "a/1.yaml": level("x"),
        "b/1.yaml": level("y"),
        "a/c/1.yaml": "",
        "z.yaml": "",
        "story.yaml": "",
    }
    pack = parse_pack(files, PARTS)
    assert [each for each in problems(pack) if "story" not in each[1]] == [
        ("pack.outside", "a/c/1.yaml"),
        ("pack.outside", "z.yaml"),
    ]
    assert len(pack.levels) == 2


def test_a_level_alone_is_a_pack() -> None:
    pack = parse_pack({"x.yaml": level("Seul")}, PARTS)
    assert (pack.title, names(pack)) == ("Seul", [("", ["x"])])


def test_an_empty_pack_says_so() -> None:
    assert problems(parse_pack({}, PARTS)) == [("pack.empty", None)]


def test_a_name_outside_the_pack_is_refused() -> None:
    files = {"../x.yaml": level("x"), "/y.yaml": level("y"), "a\\z.yaml": level("z"), "1.yaml": level("ok")}
    pack = parse_pack(files, PARTS)
    assert len(pack.levels) == 1
    assert [key for key, _ in problems(pack)] == ["pack.unsafe_name"] * 3


def test_a_folder_is_the_chapter_of_one_only() -> None:
    """A list of thousands of chapters, all the same, had its levels read thousands of times."""
    head = "title: A\nchapters: [" + "{folder: a, title: A}, " * 8000 + "]"
    pack = parse_pack({"pack.yaml": head, "a/1.yaml": level("x"), "a/2.yaml": level("y")}, PARTS)
    assert len(pack.levels) == 2
    assert len(pack.chapters) == MOST_CHAPTERS
    assert {key for key, _file in problems(pack)} == {"pack.folder_twice"}


@pytest.mark.parametrize(
    "files",
    [
        {
            "pack.yaml": "title: A\nchapters: [{folder: x/a, title: A}, {folder: y/a, title: B}]",
            "x/a/1.yaml": level("x"),
            "y/a/1.yaml": level("y"),
            "y/a/2.yaml": level("z"),
        },
        {"a/1.yaml": level("x"), "a/1.yml": level("y"), "a/2.yaml": level("z")},
    ],
    ids=["folders of one name", "files of one name"],
)
def test_a_level_of_the_same_name_as_another_is_told_and_left_out(files: dict[str, str]) -> None:
    pack = parse_pack(files, PARTS)
    assert [(each.id, each.title) for each in pack.levels] == [("a/1", "x"), ("a/2", "z")]
    assert [(key, PurePosixPath(str(file)).stem) for key, file in problems(pack)] == [("pack.same_id", "1")]


@pytest.mark.parametrize(
    ("steps", "key"), [("1", "level.model_off_sheet"), ("0", "level.model_not_done")], ids=["edge", "spot"]
)
@pytest.mark.parametrize("head", ["", "title: A\nchapters: [{folder: a, title: A}, {folder: b, title: B}]"])
def test_a_pack_of_levels_that_never_end_is_not_waited_for(head: str, steps: str, key: str) -> None:
    start = "title: A\nkind: turtle\ntoolbox: [avancer]\nsolution: |\n  while True:\n"
    endless = f"{start}      avancer({steps})\n"
    files = {f"{folder}/{n:02}.yaml": endless for folder in "ab" for n in range(30)}
    pack = parse_pack({**files, **({"pack.yaml": head} if head else {})}, PARTS)
    keys = [key for key, _file in problems(pack)]
    assert (keys.count(key), keys.count("pack.too_slow")) == (MOST_ENDLESS, 1)


@pytest.mark.parametrize(
    ("head", "key"),
    [
        ("- a\ntitle: b", "level.yaml"),
        ("title: A\nchapters:\n  - {folder: a, title: A, look: spce}", "level.not_one_of_near"),
        ("title: A\nchapters:\n  - {folder: z, title: A}", "pack.no_level"),
        ("title: A\nchapters:\n  - {title: A}", "level.missing"),
        ("title: A", "level.missing"),
        ("title: A\nchapters: x", "level.want_table"),
        ("title: A\nchapters: [{folder: [a], title: A}]", "level.want_text"),
    ],
)
def test_what_is_wrong_with_a_pack_is_told(head: str, key: str) -> None:
    pack = parse_pack({"pack.yaml": head, "a/1.yaml": level("x")}, PARTS)
    assert key in [problem.key for problem in pack.problems]


def test_a_pack_is_loaded_from_a_folder_or_a_file(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "pack.yaml").write_text("\ufefftitle: A\nchapters: [{folder: a, title: A}]", encoding="utf-8")
    (tmp_path / "a" / "1.yaml").write_text(level("x"), encoding="utf-8")
    (tmp_path / "a" / "2.yaml").write_bytes(b"title: \x81")
    (tmp_path / "a" / "3.yaml").write_text("- a\ntitle: b", encoding="utf-8")
    pack = load_pack(tmp_path)
    assert [each.file for each in pack.levels] == [str(tmp_path / "a" / "1.yaml")]
    assert problems(pack) == [
        ("mend.document.other", str(tmp_path / "a" / "2.yaml")),
        ("level.yaml", str(tmp_path / "a" / "3.yaml")),
    ]


@pytest.mark.parametrize("asked", ["a/1.yaml", "a"])
def test_a_level_opened_alone_keeps_its_chapter(tmp_path: Path, asked: str) -> None:
    (tmp_path / "a").mkdir()
    head = "title: P\nchapters: [{folder: a, title: A, look: garden}, {folder: b, title: B}]"
    (tmp_path / "pack.yaml").write_text(head, encoding="utf-8")
    (tmp_path / "a" / "1.yaml").write_text(level("x"), encoding="utf-8")
    pack = load_pack(tmp_path / asked)
    assert [(each.id, each.look) for each in pack.levels] == [("a/1", "garden")]
    assert [chapter.title for chapter in pack.chapters] == ["A"]
    assert pack.problems == ()


def test_a_level_with_no_pack_around_it_is_a_pack_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "1.yaml").write_text(level("x"), encoding="utf-8")
    assert [each.file for each in load_pack(tmp_path / "1.yaml").levels] == [str(tmp_path / "1.yaml")]


def test_nothing_there_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        load_pack(tmp_path / "none")


@pytest.mark.parametrize("name", ["1.yaml", "."])
def test_a_level_named_from_its_own_folder_knows_its_chapter(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "pack.yaml").write_text(HEAD, encoding="utf-8")
    (tmp_path / "b" / "1.yaml").write_text(level("x"), encoding="utf-8")
    monkeypatch.chdir(tmp_path / "b")
    (found,) = load_pack(Path(name)).levels
    assert (found.id, found.look) == ("b/1", "space")


def test_a_level_that_cannot_be_read_is_not_also_said_to_be_missing(tmp_path: Path) -> None:
    (tmp_path / "1.yaml").write_bytes(b"\x81")
    assert [problem.key for problem in load_pack(tmp_path / "1.yaml").problems] == ["mend.document.other"]


LISTS = """\
title: A
chapters:
  - {folder: a, title: A, levels: [2, 1]}
  - {folder: c, title: C, after: a, levels: [b/2, {level: a/3, after: a/2}]}
  - {folder: b, title: B, after: a/2}
"""
SIX = {f"{folder}/{number}.yaml": level("x") for folder in "ab" for number in (1, 2, 3)}


def test_a_chapter_may_list_its_levels_wherever_their_files_are_and_need_no_folder() -> None:
    pack = parse_pack({"pack.yaml": LISTS, **SIX}, PARTS)
    assert pack.problems == ()
    assert names(pack) == [("a", ["a/2", "a/1"]), ("c", ["b/2", "a/3"]), ("b", ["b/1", "b/3"])]


def test_a_chapter_or_one_of_its_levels_may_wait_for_another_level_or_for_the_end_of_a_chapter() -> None:
    pack = parse_pack({"pack.yaml": LISTS, **SIX}, PARTS)
    assert [dict(chapter.after) for chapter in pack.chapters] == [
        {},
        {"b/2": "a/1", "a/3": "a/2"},
        {"b/1": "a/2"},
    ]


def test_a_level_that_cannot_be_read_keeps_nothing_shut() -> None:
    pack = parse_pack({"pack.yaml": LISTS, **SIX, "a/2.yaml": "- a\ntitle: b"}, PARTS)
    assert [key for key, _file in problems(pack)] == ["level.yaml"]
    assert [dict(chapter.after) for chapter in pack.chapters] == [{}, {"b/2": "a/1"}, {}]


@pytest.mark.parametrize(
    ("chapters", "key", "field", "word"),
    [
        ("{folder: a, title: A, levels: [1, 2, 3, 4x]}", "unknown_level", "chapters[0].levels[3]", "4x"),
        (
            "{folder: a, title: A, levels: [1, 2, 3, b/12]}",
            "unknown_level_near",
            "chapters[0].levels[3]",
            "b/12",
        ),
        ("{folder: a, title: A, levels: [1, 2, 3, 1]}", "level_twice", "chapters[0].levels[3]", "1"),
        ("{folder: a, title: A, levels: [1, 3]}", "forgotten_level", "chapters[0].levels", "a/2"),
        ("{folder: a, title: A, after: z}", "unknown_after", "chapters[0].after", "z"),
        ("{folder: a, title: A, after: a}", "after_later", "chapters[0].after", "a"),
        ("{folder: a, title: A, after: 1}", "after_later", "chapters[0].after", "1"),
        ("{folder: a, title: A, after: b}, {folder: b, title: B}", "after_later", "chapters[0].after", "b"),
        (
            "{folder: a, title: A, after: b/1}, {folder: b, title: B}",
            "after_later",
            "chapters[0].after",
            "b/1",
        ),
    ],
)
def test_what_is_wrong_with_an_order_is_told_where_it_stands(
    chapters: str, key: str, field: str, word: str
) -> None:
    pack = parse_pack({"pack.yaml": f"title: A\nchapters: [{chapters}]", **SIX}, PARTS)
    (problem,) = [each for each in pack.problems if each.key != "pack.outside"]
    assert (problem.key, problem.field, problem.slots["name"]) == (f"pack.{key}", field, word)
    assert problem.line == 2
    assert all(not chapter.after for chapter in pack.chapters)


@pytest.mark.parametrize(("levels", "key"), [("[]", "nothing_in_it"), ("[{after: b}]", "missing")])
def test_a_list_without_levels_is_told(levels: str, key: str) -> None:
    pack = parse_pack(
        {"pack.yaml": f"title: A\nchapters: [{{folder: z, title: Z, levels: {levels}}}]"}, PARTS
    )
    assert [problem.key for problem in pack.problems] == [f"level.{key}"]


def test_a_level_checked_alone_is_not_told_of_the_levels_that_were_not_asked_for(tmp_path: Path) -> None:
    for name, text in {"pack.yaml": LISTS, **SIX}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    pack = load_pack(tmp_path / "a" / "3.yaml")
    assert (names(pack), pack.problems) == ([("c", ["a/3"])], ())
    assert names(load_pack(tmp_path / "a")) == [("a", ["a/2", "a/1"]), ("c", ["a/3"])]
    alone = load_pack(tmp_path / "b")  # its levels wait for chapter a, which comes before and was not read
    assert (names(alone), alone.problems) == ([("c", ["b/2"]), ("b", ["b/1", "b/3"])], ())


def test_a_pack_says_its_cover_in_the_words_of_its_language() -> None:
    head = HEAD.replace("chapters:", "couverture: grotte\nchapters:", 1)
    pack = parse_pack({"pack.yaml": head, "a/1.yaml": level("x"), "b/1.yaml": level("y")}, PARTS)
    assert (pack.cover, pack.problems) == ("cave", ())


def test_a_cover_that_is_no_look_is_told() -> None:
    head = HEAD.replace("chapters:", "cover: zzzzzzzzzzzz\nchapters:", 1)
    pack = parse_pack({"pack.yaml": head, "a/1.yaml": level("x"), "b/1.yaml": level("y")}, PARTS)
    assert pack.cover == ""
    assert [(each.key, each.field) for each in pack.problems] == [("level.not_one_of", "cover")]
