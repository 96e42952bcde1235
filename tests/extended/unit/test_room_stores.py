"""What any store of a room does, in one file or in a database that several processes have."""

from contextlib import closing

import pytest

from codeweek.server.keeping.connections import Connections
from codeweek.server.keeping.postgres import GoneError, Postgres
from codeweek.server.keeping.room_store import CHILD, FILE, Change, Row, StoredEvent, StoreError
from codeweek.server.keeping.sqlite import Sqlite
from codeweek.server.town.rooms_in_postgres import PostgresRooms

OWL = Row(CHILD, "owl-green", "", "{}")
WORK = Row(FILE, "owl-green", '["codeweek","01"]', '{"stars":{"01":3}}')
FOX = Row(CHILD, "fox-blue", "", "{}")
WIN = StoredEvent("a" * 32, 1, 1000.0, " owl-green fox-blue ", '{"kind":"win"}')
RUN = StoredEvent("a" * 32, 2, 2000.0, " fox-blue ", '{"kind":"run"}')


@pytest.fixture(params=["sqlite", "postgres"])
def opened(request, tmp_path):
    """Opens the store of one room, as a process that has just started does."""
    if request.param == "sqlite":
        yield lambda: closing(Sqlite(tmp_path, "here"))
        return
    database = request.getfixturevalue("database")
    with closing(PostgresRooms(database)) as rooms, closing(Connections(database)) as connections:
        room = rooms.new("here", "").code
        yield lambda: closing(Postgres(connections, room))
        rooms.remove(room)


@pytest.fixture
def store(opened):
    with opened() as found:
        yield found


def test_what_was_kept_is_there_when_the_room_opens_again(opened):
    with opened() as before:
        before.keep(Change(rows=[OWL, WORK], told=[WIN, RUN]))
        before.keep(Change(rows=[OWL._replace(value="{1}")]))
    with opened() as store:
        assert store.rows(CHILD) == [OWL._replace(value="{1}")]
        assert store.rows(FILE, "owl-green") == [WORK]
        assert store.rows(FILE, "owl-green", WORK.part) == [WORK]
        assert store.rows(FILE, "owl-green", "another") == []
        assert store.told() == [WIN, RUN]
        assert store.told("owl-green") == [WIN]
        assert store.told("owl") == []
        assert store.told("fox-blue", most=1) == [RUN]


def test_of_a_change_that_cannot_be_kept_whole_nothing_is(store):
    store.keep(Change(rows=[OWL]))
    with pytest.raises(StoreError):
        store.keep(Change(rows=[FOX], told=[WIN, RUN._replace(n=None)]))
    assert (store.rows(CHILD), store.told()) == ([OWL], [])
    store.keep(Change(rows=[FOX], told=[RUN]))
    assert (sorted(store.rows(CHILD)), store.told()) == ([FOX, OWL], [RUN])


def test_a_record_without_a_value_goes(store):
    store.keep(Change(rows=[OWL, WORK]))
    store.keep(Change(rows=[WORK._replace(value=None)]))
    assert (store.rows(CHILD), store.rows(FILE)) == ([OWL], [])


def test_of_a_child_that_is_forgotten_nothing_is_left(store):
    store.keep(Change(rows=[OWL, WORK, FOX], told=[WIN, RUN]))
    store.keep(Change(frozenset({"owl-green"})))
    assert [*store.rows(CHILD), *store.rows(FILE), *store.told()] == [FOX, RUN]


def test_an_event_kept_twice_is_there_once(store):
    store.keep(Change(told=[WIN]))
    store.keep(Change(told=[WIN, RUN]))
    assert store.told() == [WIN, RUN]


def test_old_events_go(store):
    store.keep(Change(told=[WIN, RUN]))
    store.keep(Change(before=2000.0))
    assert store.told() == [RUN]


def test_a_child_who_comes_back_after_being_forgotten_begins_anew(store):
    both = Change(rows=[WORK]).then(Change(frozenset({"owl-green"}))).then(Change(rows=[OWL]))
    store.keep(Change(rows=[WORK]))
    store.keep(both)
    assert [*store.rows(CHILD), *store.rows(FILE)] == [OWL]


@pytest.fixture
def rooms(database):
    with closing(PostgresRooms(database)) as found:
        yield found


def test_each_room_of_a_database_is_apart(database, rooms):
    with closing(Connections(database)) as connections:
        here, there = (Postgres(connections, rooms.new(name, "").code) for name in ("here", "there"))
        here.keep(Change(rows=[OWL, WORK], told=[WIN]))
        there.keep(Change(rows=[OWL], told=[RUN]))
        there.keep(Change(frozenset({"owl-green", "fox-blue"}), before=5000.0))
        assert (there.rows(CHILD), there.told()) == ([], [])
        assert (here.rows(CHILD), here.rows(FILE), here.told()) == ([OWL], [WORK], [WIN])


def test_of_a_room_that_was_removed_nothing_is_left(database, rooms):
    code = rooms.new("here", "").code
    with closing(Connections(database)) as connections:
        store = Postgres(connections, code)
        store.keep(Change(rows=[OWL, WORK], told=[WIN]))
        rooms.remove(code)
        assert [*store.rows(CHILD), *store.rows(FILE), *store.told()] == []
        with pytest.raises(GoneError):
            store.keep(Change(rows=[OWL]))


def test_a_connection_that_broke_is_opened_again(database, rooms):
    with closing(Connections(database)) as connections:
        store = Postgres(connections, rooms.new("here", "").code)
        store.keep(Change(rows=[OWL]))
        with connections.reading() as there:
            there.execute(
                "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'codeweek'"
                " and pid <> pg_backend_pid()"
            )
        with pytest.raises(StoreError):
            store.keep(Change(rows=[FOX]))
        store.keep(Change(rows=[FOX]))
        assert sorted(store.rows(CHILD)) == [FOX, OWL]


def test_what_is_asked_while_the_server_ends_does_not_hold_it_up(database, rooms):
    connections = Connections(database)
    store = Postgres(connections, rooms.new("here", "").code)
    store.begin(-1)
    connections.close()
    with pytest.raises(StoreError, match="ends"):
        store.news(-1)
    for _ in range(9):
        with pytest.raises(StoreError, match="ends"):
            Postgres(connections, "another").keep(Change(rows=[OWL]))
    held = store._turn
    store.leave()
    assert held.closed
