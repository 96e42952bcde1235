"""What keeps a room: all of a change or nothing of it, and nothing is told as kept that is not."""

import asyncio
import sqlite3
import threading
from contextlib import closing

import pytest
from room_driver import Failing

from codeweek.server.keeping.room_store import CHILD, FILE, LEAD, Change, Row, StoredEvent, StoreError
from codeweek.server.keeping.room_writer import Writer
from codeweek.server.keeping.sqlite import NAME, Sqlite

OWL = Row(CHILD, "owl-green", "", "{}")
WORK = Row(FILE, "owl-green", '["codeweek","01"]', '{"stars":{"01":3}}')
FOX = Row(CHILD, "fox-blue", "", "{}")
WIN = StoredEvent("a" * 32, 1, 1000.0, " owl-green fox-blue ", '{"kind":"win"}')
RUN = StoredEvent("a" * 32, 2, 2000.0, " fox-blue ", '{"kind":"run"}')


@pytest.fixture
def store(tmp_path):
    with closing(Sqlite(tmp_path, "here")) as found:
        yield found


def test_each_room_of_a_file_is_apart(tmp_path, store):
    store.keep(Change(rows=[OWL], told=[WIN]))
    with closing(sqlite3.connect(tmp_path / NAME)) as there, there:
        there.execute("update kept set room = 'another'")
        there.execute("update told set room = 'another'")
    assert (store.rows(CHILD), store.told()) == ([], [])
    store.keep(Change(frozenset({"owl-green"}), before=5000.0))
    with closing(sqlite3.connect(tmp_path / NAME)) as there:
        assert there.execute("select count(*) from kept").fetchone() == (1,)
        assert there.execute("select count(*) from told").fetchone() == (1,)


def test_of_a_child_that_is_forgotten_no_byte_is_left_in_the_folder(tmp_path, store):
    secret = WORK._replace(value='{"programs":{"01":"mon-secret"}}')
    store.keep(Change(rows=[OWL, secret, FOX], told=[WIN._replace(value="mon-secret"), RUN]))
    assert any(b"mon-secret" in path.read_bytes() for path in tmp_path.iterdir())
    store.keep(Change(frozenset({"owl-green"})))
    assert [*store.rows(CHILD), *store.rows(FILE), *store.told()] == [FOX, RUN]
    assert not any(b"mon-secret" in path.read_bytes() for path in tmp_path.iterdir())


@pytest.mark.usefixtures("store")
def test_a_second_server_does_not_open_the_same_room(tmp_path):
    with pytest.raises(StoreError, match="locked"):
        Sqlite(tmp_path, "here")


def test_a_folder_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError):
        Sqlite(tmp_path / "file" / "room", "here")


def test_a_disk_that_is_full_fails_those_who_wait_and_loses_nothing(store):
    failing = Failing(store)
    writer = Writer(failing)

    async def evening():
        writer.put(Change(rows=[OWL, WORK], told=[WIN]))
        with pytest.raises(StoreError, match="full"):
            await writer.kept()
        assert writer.rows(FILE, "owl-green") == [WORK]
        assert store.rows(FILE, "owl-green") == []
        writer.put(Change(rows=[WORK._replace(value="{}")], told=[RUN]))
        with pytest.raises(StoreError):
            await writer.kept()
        failing.full = False
        await writer.kept()

    asyncio.run(evening())
    assert store.rows(FILE, "owl-green") == [WORK._replace(value="{}")]
    assert store.told() == [WIN, RUN]
    tries = failing.tries
    writer.end()
    assert failing.tries == tries


def test_while_the_disk_is_full_it_is_asked_only_when_something_comes(store):
    failing = Failing(store)
    writer = Writer(failing)
    writer.put(Change(rows=[OWL]))
    threading.Event().wait(0.2)
    assert failing.tries == 1
    failing.full = False
    writer.end()
    assert failing.tries == 2


def test_a_child_forgotten_while_its_work_waits_to_be_kept_does_not_come_back(store):
    failing = Failing(store)
    writer = Writer(failing)
    writer.put(Change(rows=[OWL, WORK, FOX], told=[WIN, RUN]))
    threading.Event().wait(0.1)
    writer.put(Change(frozenset({"owl-green"}), rows=[Row(LEAD, "", "", "{}")]))
    threading.Event().wait(0.1)
    assert writer.rows(FILE, "owl-green") == []
    failing.full = False
    asyncio.run(writer.kept())
    assert [*store.rows(CHILD), *store.rows(FILE), *store.told()] == [FOX, RUN]
    writer.end()


def test_what_a_child_did_is_told_while_the_disk_is_full_and_each_thing_once(store):
    store.keep(Change(told=[WIN]))
    failing = Failing(store)
    writer = Writer(failing)
    writer.put(Change(told=[WIN, RUN]))
    assert (writer.told("fox-blue"), writer.told("owl-green")) == ([WIN, RUN], [WIN])
    writer.put(Change(frozenset({"fox-blue"})))
    assert writer.told("fox-blue") == []
    failing.full = False
    writer.end()


def test_many_who_wait_are_answered_by_few_commits(store):
    writer = Writer(store)
    commits = []
    keep = store.keep
    store.keep = lambda change: (commits.append(change), keep(change))

    async def one(number):
        writer.put(Change(told=[WIN._replace(n=number)]))
        await writer.kept()

    async def all_at_once():
        await asyncio.gather(*map(one, range(500)))

    asyncio.run(all_at_once())
    assert len(store.told(most=1000)) == 500
    assert len(commits) < 50
    writer.end()


def test_what_is_kept_is_on_the_disk_before_it_is_answered(store):
    assert store._write.execute("pragma synchronous").fetchone() == (2,), "full: a power cut takes nothing"
