"""What is kept of a room, and how long, as its machines and its adult see it."""

import asyncio
from contextlib import suppress

import pytest
from room_driver import FIRST, OWL, PACK, A, Failing, event, file, opened, part, told

from codeweek.room.keeping import DAY
from codeweek.server.keeping.room_store import StoreError
from codeweek.server.keeping.sqlite import NAME, Sqlite
from codeweek.server.keeping.sqlite_copy import COPY


def ages(room, days):
    room.now += days * DAY
    room.live.ages()
    room.act("pause", on=False)  # and all is kept


@pytest.fixture
def full(tmp_path):
    """A room on a disk that is full."""
    with opened(tmp_path, store=Failing(Sqlite(tmp_path, "here"))) as room:
        yield room


def test_what_a_full_disk_refuses_is_said_to_be_told_again_and_is_heard_once(full):
    assert told(full.join(A, OWL, file(one=3))) == (503, {"why": "disk"})
    assert full.store.rows("child") == []
    full.store.full = False
    assert full.join(A, OWL).status == 200
    full.store.full = True
    won = event(1, "win", stars=2, part=part(FIRST, stars=2))
    for _ in range(3):
        assert told(full.tell(A, won)) == (503, {"why": "disk"})
    assert told(full.act("pause", on=True)) == (503, {"why": "disk"})
    full.store.full = False
    again = {"refused": [{"n": 1, "why": "heard"}]}  # it was heard, and is kept now
    assert told(full.tell(A, won)) == (200, {"last": 1, "gone": [], **again})
    assert [each.n for each in full.store.told()] == [1]
    there = told(full.join(A, OWL))[1]["file"]["courses"][PACK]
    assert there["stars"] == {"one": 3, FIRST: 2}


def test_a_page_and_the_board_go_on_while_the_disk_is_full(full):
    full.store.full = False
    full.join(A, OWL)
    full.store.full = True
    full.tell(A, event(1, "open"))
    assert full.get("room").status == full.get(f"orders?machine={A}").status == 200
    assert full.row(OWL)["level"] == FIRST


def test_the_room_comes_back_as_it_was(tmp_path):
    with opened(tmp_path) as room:
        room.join(A, OWL, file(one=3))
        room.tell(A, event(1, "win", stars=2, part=part(FIRST, stars=2)))
        room.act("goal", stars=40)
        room.act("say", text="Bravo")
        room.act("sticker", profile=OWL, number=4)
        before, now = room.live.room, room.now
    with opened(tmp_path) as room:
        room.now = now
        assert room.live.room == before
        assert told(room.join(A, OWL))[1]["last"] == 1


def test_events_go_after_thirty_days_and_the_childs_file_stays(tmp_path):
    with opened(tmp_path) as room:
        room.join(A, OWL)
        room.tell(A, event(1, "win", stars=2, part=part(FIRST, stars=2)))
        ages(room, 29)
        assert (len(room.store.told()), len(room.live.told(OWL))) == (1, 1)
        ages(room, 2)
        assert (room.store.told(), room.live.told(OWL)) == ([], [])
        assert told(room.join(A, OWL))[1]["file"]["courses"][PACK]["stars"] == {FIRST: 2}


def test_a_file_goes_a_year_after_its_child_played_once_the_board_has_told_it(tmp_path):
    with opened(tmp_path) as room:
        room.join(A, OWL, file(one=3))
        ages(room, 334)
        assert room.board()["leaving"] == []
        ages(room, 2)
        assert room.board()["leaving"] == [{"profile": OWL, "days": 30}]
        ages(room, 29)
        assert room.store.rows("file")
        ages(room, 2)
        assert room.board()["leaving"] == room.board()["rows"] == []
        assert [*room.store.rows("file"), *room.store.rows("child")] == []
    assert not any(b'"one"' in path.read_bytes() for path in tmp_path.iterdir() if path.is_file())


def test_a_disk_that_fills_is_said_on_the_board_with_its_folder_and_on_every_machine(full, tmp_path):
    full.store.full = False
    full.join(A, OWL)
    assert full.board()["disk"] == {"folder": str(tmp_path), "full": False}
    assert not full.orders(A)["full"]
    before = full.live.wants(A)
    full.store.full = True
    assert full.tell(A, event(1, "open")).status == 503
    assert full.board()["disk"] == {"folder": str(tmp_path), "full": True}
    assert full.orders(A)["full"]
    assert full.live.wants(A) != before, "who listens is told"
    full.store.full = False
    assert full.tell(A, event(1, "open")).status == 200
    assert not full.board()["disk"]["full"]
    assert not full.orders(A)["full"]


def test_who_listens_is_told_that_the_disk_is_full_and_that_it_no_longer_is(full):
    full.store.full = False
    full.join(A, OWL)

    async def evening():
        with (
            full.live.subscribers.listening(A, "") as machine,
            full.live.subscribers.listening("board", "") as board,
        ):
            for is_full in (True, False):
                full.store.full = is_full
                for bell in (machine, board):
                    bell.clear()
                with suppress(StoreError):
                    await full.live.change(lambda: full.live.set(full.live.room.led(full.live.room.lead)))
                assert machine.is_set(), is_full
                assert board.is_set(), is_full

    asyncio.run(evening())


def test_a_file_that_was_mended_is_said_on_the_board(tmp_path):
    with opened(tmp_path) as room:
        room.join(A, OWL)
        assert room.board()["mended"] is None
    (tmp_path / NAME).write_bytes(b"x" * 5000)
    with opened(tmp_path) as room:
        mended = room.board()["mended"]
        assert mended["aside"] == f"{NAME}.unreadable1"
        assert mended["copied"] == pytest.approx((tmp_path / COPY).stat().st_mtime, abs=60)
