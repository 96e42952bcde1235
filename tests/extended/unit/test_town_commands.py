"""`codeweek room`, and what a town's IT is told to type."""

import re
import shlex
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from click.testing import CliRunner
from room_driver import FOX, OWL, A, B
from town_driver import SQLITE, Browser, made, served

from codeweek import data
from codeweek.cli import group, main
from codeweek.commands import rooms
from codeweek.desktop.storage.store import home
from codeweek.server.keeping.room_store import LIST
from codeweek.server.town.town import ROOMS, erase, rooms_of
from codeweek.server.town.town_rooms import FolderRooms

TOWN = Path(__file__).parents[3] / "packaging" / "town"
UNIT = (TOWN / "codeweek-room@.service").read_text(encoding="utf-8")
READ = (TOWN / "LISEZ-MOI.md").read_text(encoding="utf-8")
TYPED = [line for line in (*UNIT.splitlines(), *READ.splitlines()) if "/bin/codeweek " in line]


@pytest.fixture
def room(capsys):
    """What `codeweek room` answers, and how it ends."""

    def ask(*words):
        with pytest.raises(SystemExit) as end:
            main(["--language", "fr", "room", *words])
        said = capsys.readouterr()
        assert "Traceback" not in said.err
        return end.value.code, (said.out + said.err).replace("\xa0", " ")

    return ask


@pytest.fixture(params=[SQLITE, "postgres"])
def where(request):
    return ("--database", SQLITE if request.param == SQLITE else request.getfixturevalue("database"))


def test_a_room_is_made_listed_and_removed(room, where):
    status, said = room("new", " Médiathèque   du Port ", "--address", "https://salle.ville.fr/", *where)
    assert status == 0
    code = re.search(
        r"« Médiathèque du Port » est à l'adresse https://salle\.ville\.fr/r/(\w{8})/$", said, re.M
    )[1]
    assert re.search(r": \d{5} \d{5}$", said, re.M)
    assert f"{code}  Médiathèque du Port\n" in room("list", *where)[1]
    assert room("remove", code, "--yes", *where) == (
        0,
        "La salle « Médiathèque du Port » est effacée, avec tout ce qui en était gardé.\n",
    )
    assert code not in room("list", *where)[1]
    assert room("remove", code, "--yes", *where)[0] == 1


def test_a_room_has_another_adults_code_and_the_same_children(room, where, tmp_path):
    kept = home() / "salle"
    there = made(where[1], kept)
    said = room("code", there.code, *where)[1]
    code = re.search(r": (\d{5} \d{5})$", said, re.M)[1].replace(" ", "")
    assert code != there.adult
    with served(where[1], kept, tmp_path) as port:
        assert Browser(there).ask(port, "api/adult", {"code": there.adult})[0] == 401
        Browser(there._replace(adult=code)).enter(port)
    assert room("code", "aaaaaaaa", *where)[0] == 1


def test_the_packs_of_a_removed_room_go_with_it(room, where):
    code = re.search(r"/r/(\w{8})/", room("new", "Port", *where)[1])[1]
    pack = home() / "salle" / "rooms" / code / "packs" / "a.zip"
    pack.parent.mkdir(parents=True)
    pack.write_bytes(b"x")
    assert room("remove", code, "--yes", *where)[0] == 0
    assert not pack.exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("new", "  "), "de 1 à 60 caractères"),
        (("new", "a" * 61), "de 1 à 60 caractères"),
        (("new", "a\x07"), "de 1 à 60 caractères"),
        (("list",), "pas encore de salle"),
        (("remove", "../../.."), "Aucune salle n'a le code"),
        (("list", "--database", "mysql://user:secret@host/db"), "« mysql » n'est pas une base"),
        (("list", "--database", "postgresql://127.0.0.1:1/none"), "Vérifiez son adresse"),
    ],
)
def test_what_is_wrong_is_told_with_what_to_do(room, words, told):
    status, said = room(*words)
    assert told in said
    assert "secret" not in said
    assert status == (0 if told == "pas encore de salle" else 1)


def test_a_room_that_is_served_from_its_folder_is_not_removed(room, tmp_path):
    kept = home() / "salle"
    there = made(SQLITE, kept)
    with served(SQLITE, kept, tmp_path):
        assert room("remove", there.code, "--yes") == (
            1,
            "Cette salle est ouverte : arrêtez d'abord le serveur, puis recommencez.\n",
        )
    assert room("remove", there.code, "--yes")[0] == 0


@pytest.mark.parametrize(
    ("typed", "gone"), [("{code}\n", True), ("o\n", False), ("aaaaaaaa\n", False), ("", False)]
)
def test_a_room_is_removed_once_its_code_was_typed_again(typed, gone):
    there = made(SQLITE, home() / "salle")
    words = ["--language", "fr", "room", "remove", there.code]
    found = CliRunner().invoke(group(data.text("fr")), words[2:], input=typed.format(code=there.code))
    assert "Tapez de nouveau son code" in found.output
    with closing(rooms_of(SQLITE, home() / "salle")) as rooms:
        assert (rooms.find(there.code) is None) == gone


def test_a_room_that_was_removed_does_not_come_back_with_a_backup(where):
    kept, database = home() / "salle", where[1]
    there, other = made(database, kept), made(database, kept)
    with closing(rooms_of(database, kept)) as rooms:
        entry = rooms.find(there.code)
        erase(rooms, kept, there.code)
        assert (kept / LIST).read_text() == f"{there.code}\n"
    _bring_back(database, kept, entry)
    with closing(rooms_of(database, kept)) as rooms:
        assert rooms.find(there.code) is None
        assert rooms.find(other.code) is not None


def _bring_back(database, kept, entry):
    """As a backup does that is older than the removal."""
    if database == SQLITE:
        (kept / ROOMS / entry.code).mkdir()
        FolderRooms(kept / ROOMS)._write(entry)
        return
    with psycopg.connect(database, autocommit=True) as there:
        there.execute("insert into rooms (room, name, secret) values (%s, %s, %s)", entry)


def test_a_child_who_was_erased_does_not_come_back_with_a_backup(where, tmp_path):
    kept, database = home() / "salle", where[1]
    there = made(database, kept)
    with served(database, kept, tmp_path) as port:
        for machine, profile in ((A, OWL), (B, FOX)):
            assert Browser(there).join(port, machine, profile)[0] == 200
    backup = _backup(database, kept, there.code)
    with served(database, kept, tmp_path) as port:
        adult = Browser(there).enter(port)
        assert adult.ask(port, "api/act", {"act": "erase", "profile": OWL})[0] == 200
    backup()
    with served(database, kept, tmp_path) as port:
        assert [*Browser(there).enter(port).rows(port)] == [FOX]
    assert re.fullmatch(r"[0-9a-f]{16}\n", (kept / LIST).read_text())


def _backup(database, kept, code):
    """Restores the room as it is now."""
    if database == SQLITE:
        files = {path: path.read_bytes() for path in (kept / ROOMS / code).iterdir() if path.is_file()}
        return lambda: [path.write_bytes(content) for path, content in files.items()]
    with psycopg.connect(database, autocommit=True) as there:
        there.execute("create table backup as select * from kept where room = %s", (code,))

    def restore():
        with psycopg.connect(database, autocommit=True) as there:
            there.execute("delete from kept where room = %s", (code,))
            there.execute("insert into kept select * from backup")

    return restore


@pytest.mark.parametrize("line", TYPED)
def test_codeweek_has_the_commands_that_the_it_is_told_to_type(line):
    words = shlex.split(line.partition("/bin/codeweek ")[2].replace("%i", "8001"))
    done = CliRunner().invoke(group(data.text("fr")), [*words, "--help"])
    assert done.exit_code == 0, done.output


def test_the_files_of_a_town_name_what_codeweek_reads():
    assert len(TYPED) == 5
    assert f"{rooms.DATABASE}=postgresql://" in (TOWN / "codeweek.env").read_text(encoding="utf-8")
    told = (TOWN / "nginx.conf").read_text(encoding="utf-8")
    streams, plain = (re.search(r"location ~ (\S+)", told)[1], ("/r/abc/api/board", "/r/abc/api/listener"))
    for path in ("/r/abc/api/listen", "/r/abc/api/board/listen"):
        assert re.search(streams, path)
    assert not any(re.search(streams, path) for path in plain)
