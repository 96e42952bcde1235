"""The packs of a room, the levels to choose from, and a session as a file."""

import io
import json
import zipfile
from base64 import b64encode
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mutated_packs import GOOD, LEVEL

from codeweek import data
from codeweek.packs.load import zipped as pack_in
from codeweek.play import builtin
from codeweek.progress.course import SHIPPED, key_of
from codeweek.room import plan
from codeweek.room.plan import USUAL
from codeweek.server.requests import session_plan
from codeweek.server.requests.session_plan import WrongFileError, courses, opened, written
from codeweek.server.rooms.pack_store import PackStore, RefusedPackError

FRENCH = data.text("fr")
FIRST = {"pack": SHIPPED, "level": "01-la-fusee/01-decollage"}


def zipped(files):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return content.getvalue()


PACK = zipped(GOOD)


def put(shelf, name, content):
    return shelf.add(name, content, FRENCH)


@pytest.fixture
def shelf(tmp_path):
    return PackStore(tmp_path)


def test_a_pack_that_was_put_in_is_there_after_the_server_was_killed(shelf, tmp_path):
    added = put(shelf, "x.zip", PACK)
    again = PackStore(tmp_path)
    assert again.kept == shelf.kept
    assert again.pack(added["key"]).title == {"fr": "Paquet", "en": "Pack"}
    assert added["title"] == "Paquet"
    assert len(again.zip(added["sum"])) == added["size"]


def test_a_machine_gets_the_very_levels_that_the_adult_put_in(shelf):
    added = put(shelf, "x.zip", PACK)
    there = pack_in(shelf.zip(added["sum"]))
    assert key_of(there) == added["key"]
    assert [each.id for each in there.levels] == ["a/1", "a/2", "b/1"]
    assert shelf.level(added["key"], "a/2") == there.level("a/2")
    assert shelf.level(SHIPPED, FIRST["level"]) == builtin.level(FIRST["level"])
    assert shelf.level("other", "a/2") is None


def test_a_level_alone_is_a_pack_and_what_else_is_in_a_zip_is_left_out(shelf):
    level = put(shelf, "mon niveau.yaml", LEVEL.encode())
    assert shelf.pack(level["key"]).levels[0].id == pack_in(shelf.zip(level["sum"])).levels[0].id
    mixed = put(shelf, "", zipped({**GOOD, "photo.jpg": "x", "notes.txt": "Zoé Martin"}))
    with zipfile.ZipFile(io.BytesIO(shelf.zip(mixed["sum"]))) as archive:
        assert sorted(archive.namelist()) == sorted(GOOD)


def test_the_same_pack_twice_is_one(shelf):
    assert put(shelf, "x.zip", PACK) == put(shelf, "y.zip", PACK)
    assert len(shelf.kept) == 1


def test_of_two_versions_the_newest_is_played_and_both_are_there_for_machines(shelf):
    old = put(shelf, "x.zip", PACK)
    new = put(shelf, "x.zip", zipped({**GOOD, "a/3.yaml": LEVEL}))
    assert old["key"] == new["key"]
    assert shelf.level(new["key"], "a/3")
    assert shelf.zip(old["sum"])
    assert [each["sum"] for each in courses(shelf.kept, FRENCH)] == ["", new["sum"]]


def test_a_broken_level_is_told_with_its_place_and_the_others_are_played(shelf):
    added = put(shelf, "x.zip", zipped({**GOOD, "a/2.yaml": "title: x\nmap: |\n  ..\n"}))
    assert [each.id for each in shelf.pack(added["key"]).levels] == ["a/1", "b/1"]
    assert any(each.startswith("a/2.yaml") for each in added["problems"])


@pytest.mark.parametrize("more", [0, 1, 2])
def test_of_many_problems_the_first_are_told_and_the_others_counted(shelf, monkeypatch, more):
    pack = zipped({**GOOD, **{f"a/{n}.yaml": "title: x\nmap: |\n  ..\n" for n in range(2, 5)}})
    every = put(shelf, "x.zip", pack)["problems"]
    most = len(every) - more
    monkeypatch.setattr("codeweek.server.rooms.pack_store.MOST_TOLD", most)
    counted = [FRENCH("ui.file.more", n=more)] if more else []
    assert put(shelf, "x.zip", pack)["problems"] == [*every[:most], *counted]


def test_a_level_that_nobody_can_win_is_told(shelf):
    added = put(shelf, "x.yaml", LEVEL.replace(">..", ">#.").replace(".#G", "##G").encode())
    assert added["problems"]


@pytest.mark.parametrize(
    "content", [b"", b"hello", b"PK\x03\x04nothing", b"\xff\xfe\x00", zipped({}), zipped({"a.txt": "x"})]
)
def test_a_file_without_a_level_is_refused_with_a_sentence(shelf, content):
    with pytest.raises(RefusedPackError) as refused:
        put(shelf, "x", content)
    assert refused.value.problems
    assert all(" " in each for each in refused.value.problems)
    assert not shelf.kept


def test_names_that_lead_out_of_the_folder_lead_nowhere(shelf, tmp_path):
    put(shelf, "../../../x.yaml", LEVEL.encode())
    assert shelf.zip("../../secret") is None
    assert {path.parent.name for path in tmp_path.rglob("*") if path.is_file()} == {"packs"}


def test_a_file_of_the_folder_that_was_changed_is_not_handed_out(shelf, tmp_path):
    added = put(shelf, "x.zip", PACK)
    path = tmp_path / "packs" / f"{added['sum']}.zip"
    path.write_bytes(zipped({"a.yaml": LEVEL}))
    (tmp_path / "packs" / "notes.zip").write_bytes(b"x")
    assert not PackStore(tmp_path).kept


@pytest.mark.parametrize(("many", "kept"), [(3, 3), (4, 3)])
def test_of_too_many_packs_the_first_one_goes(shelf, tmp_path, monkeypatch, many, kept):
    monkeypatch.setattr("codeweek.server.rooms.pack_store.MOST", 3)
    added = [put(shelf, "x.yaml", LEVEL.replace("Essai", f"Essai {n}").encode()) for n in range(many)]
    assert len(shelf.kept) == len([*(tmp_path / "packs").iterdir()]) == kept
    assert (shelf.zip(added[0]["sum"]) is None) == (many > kept)


def test_erased_for_good_no_pack_is_left(shelf, tmp_path):
    added = put(shelf, "x.zip", PACK)
    shelf.clear()
    assert shelf.zip(added["sum"]) is None
    assert not [*(tmp_path / "packs").iterdir()]


@pytest.mark.parametrize(("language", "title"), [("fr", "La fusée"), ("en", "The rocket")])
def test_the_levels_to_choose_from_are_in_the_language_that_is_asked(shelf, language, title):
    put(shelf, "x.zip", PACK)
    shipped, pack = courses(shelf.kept, data.text(language))
    assert shipped["key"] == SHIPPED
    assert shipped["chapters"][0]["title"] == title
    assert sum(len(each["levels"]) for each in shipped["chapters"]) == len(builtin.pack().levels)
    assert pack["title"] == {"fr": "Paquet", "en": "Pack"}[language]


def test_a_question_has_its_words_and_a_level_without_one_has_none():
    (course,) = courses((), FRENCH)
    levels = {each["id"]: each for chapter in course["chapters"] for each in chapter["levels"]}
    asked = levels["08-tant-que/07-est-ce-que-ca-s-arrete"]
    assert asked["choices"] == asked["answers"] == ["oui", "non"]
    assert asked["question"].startswith("Le programme")
    drawn = levels["05-la-tortue-geometre/01-quel-dessin"]
    assert (drawn["choices"], drawn["answers"]) == (["A", "B", "C"], ["", "", ""])
    cells = levels["01-la-fusee/06b-encore"]
    assert all(name[0] in "ABCDEFG" and name[1:].isdigit() for name in cells["choices"]), (
        "as the grid has them"
    )
    assert levels[FIRST["level"]]["choices"] == []
    assert levels[FIRST["level"]]["hints"][0] == FRENCH.pick(builtin.pack().level(FIRST["level"]).hints[0])
    assert all(len(each["choices"]) == len(each["answers"]) for each in levels.values())


def planned(*packs, levels=(FIRST,)):
    found = [{name: each[name] for name in ("key", "title", "sum", "size")} for each in packs]
    return {**USUAL, "title": "Mardi", "levels": [*levels], "packs": found, "hints": False}


def test_a_session_with_a_pack_opens_on_the_computer_of_a_colleague(shelf, tmp_path):
    pack = put(shelf, "x.zip", PACK)
    there = planned(pack, levels=[FIRST, {"pack": pack["key"], "level": "a/1"}])
    other = PackStore(tmp_path / "other")
    found = opened(written(there, shelf), other, FRENCH)
    assert found == {"plan": there, "missing": []}
    assert other.level(pack["key"], "a/1")


def test_a_session_without_its_pack_says_which_one_and_opens_the_rest(shelf, tmp_path):
    pack = put(shelf, "x.zip", PACK)
    there = planned(pack, levels=[FIRST, {"pack": pack["key"], "level": "a/1"}])
    bare = json.dumps({"codeweek": "session", **there}).encode()
    found = opened(bare, PackStore(tmp_path / "other"), FRENCH)
    assert found["missing"] == ["Paquet"]
    assert (found["plan"]["levels"], found["plan"]["packs"]) == ([FIRST], [])
    assert opened(bare, shelf, FRENCH) == {"plan": there, "missing": []}


def test_a_level_that_is_not_here_is_named(shelf):
    gone = {"pack": SHIPPED, "level": "99-later/01-new"}
    found = opened(written(planned(levels=[FIRST, gone]), shelf), shelf, FRENCH)
    assert found["missing"] == ["99-later/01-new"]
    assert found["plan"]["levels"] == [FIRST]


def test_a_session_with_no_level_of_here_opens_nothing_rather_than_everything(shelf):
    gone = {"pack": SHIPPED, "level": "99-later/01-new"}
    with pytest.raises(WrongFileError, match="Aucun des niveaux"):
        opened(written(planned(levels=[gone]), shelf), shelf, FRENCH)
    assert opened(written(planned(levels=[]), shelf), shelf, FRENCH)["plan"]["levels"] == []


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "no_session"),
        (b"\xff\xfe", "no_session"),
        (b"[" * 100_000, "no_session"),
        (b"{}", "no_session"),
        (b'{"codeweek": "session", "levels": [3]}', "broken_session"),
        (b'{"codeweek": "session", "files": 3}', "broken_session"),
        (b'{"courses": {}, "version": 2}', "is_a_child"),
        (PACK, "is_a_pack"),
    ],
)
def test_a_file_that_is_no_session_is_told_what_it_is(shelf, content, key):
    with pytest.raises(WrongFileError) as wrong:
        opened(content, shelf, FRENCH)
    assert str(wrong.value) == FRENCH(f"room.after.{key}")


def test_a_session_of_a_later_codeweek_says_so(shelf):
    later = {**json.loads(written(planned(), shelf)), "version": session_plan.VERSION + 1, "made": "9.9"}
    with pytest.raises(WrongFileError, match=r"9\.9"):
        opened(json.dumps(later).encode(), shelf, FRENCH)


@pytest.mark.parametrize("inside", [3, "%%%", b64encode(b"nothing").decode(), ""])
def test_a_damaged_pack_inside_a_session_is_missing(shelf, tmp_path, inside):
    pack = put(shelf, "x.zip", PACK)
    told = {**json.loads(written(planned(pack), shelf)), "files": {pack["sum"]: inside}}
    found = opened(json.dumps(told).encode(), PackStore(tmp_path / "other"), FRENCH)
    assert found["missing"] == ["Paquet"]


plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["pack", "level"]), inner),
    max_leaves=6,
)


@given(st.sampled_from(["codeweek", "version", "title", "levels", "packs", "files", "hints", "exam"]), plain)
def test_a_session_with_a_strange_field_opens_as_a_plan_or_is_told_wrong(tmp_path_factory, field, value):
    shelf = PackStore(tmp_path_factory.mktemp("any"))
    told = {**json.loads(written(planned(), shelf)), field: value}
    with suppress(WrongFileError):
        found = opened(json.dumps(told).encode(), shelf, FRENCH)["plan"]
        assert plan.read(found) == found
        assert found["levels"] in ([FIRST], [])
        assert bool(found["levels"]) or field == "levels"
