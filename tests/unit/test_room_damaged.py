"""The file of a room that was damaged: its copy takes its place and that is said, or nothing was lost."""

import os
import random
import re
import sqlite3
import time
from contextlib import closing

import pytest
from room_driver import FOX, OWL, A, B, event, opened, part
from tiers import DEEP

from codeweek import data
from codeweek.play import builtin
from codeweek.progress.progress import Progress
from codeweek.progress.transfer.transfer_content import ANIMALS, COLOURS
from codeweek.server.keeping import sqlite, sqlite_copy
from codeweek.server.keeping.room_store import (
    CHILD,
    FILE,
    LEAD,
    LIST,
    MACHINE,
    Change,
    Erased,
    Row,
    StoreError,
)
from codeweek.server.keeping.sqlite import NAME, Sqlite
from codeweek.server.keeping.sqlite_copy import BESIDE
from codeweek.server.serving import Serving, Where, serve

PAGE = 4096
PROFILES = [f"{animal}-{colour}" for animal in ANIMALS for colour in COLOURS]
CHILDREN, STARS = 18, 27  # levels each, a star a level
COURSE = [level.id for level in builtin.pack().levels][:STARS]
SAMPLE = 12  # pages, where not all are tried
LATE = COURSE[0]  # told after the copy was made


def everything(store):
    """All that is kept, in an order."""
    rows = [row for kind in (LEAD, MACHINE, CHILD, FILE) for row in store.rows(kind)]
    return sorted(rows), store.told(most=100_000)


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    """The folder of an evening of eighteen children, closed, opened again, and closed after one more star."""
    folder = tmp_path_factory.mktemp("room")
    with opened(folder) as room:
        for number, profile in enumerate(PROFILES[:CHILDREN]):
            machine = f"{number:032x}"
            assert room.join(machine, profile).status == 200
            for n, level in enumerate(COURSE, 1):
                room.now += 2
                blocks = {"blocks": {"blocks": [{"type": "move", "id": f"{number}.{n}"}] * 20}}
                won = event(n, "win", [profile], level, stars=1, part=part(level, blocks, stars=1))
                assert room.tell(machine, won).status == 200
    with opened(folder) as room:
        room.now = 2_000_000.0
        assert room.tell("0" * 32, event(STARS + 1, "run", PROFILES[:1], LATE)).status == 200
    return folder


@pytest.fixture(scope="module")
def there(room, tmp_path_factory):
    """What the folder of a room has, by name; and what is kept in it."""
    files = {path.name: path.read_bytes() for path in room.iterdir() if path.is_file()}
    assert not [name for name in files if name.endswith(sqlite_copy.LOGS)]
    folder = tmp_path_factory.mktemp("seen")
    return files, outcome(folder, files)[1]


def outcome(folder, files):
    """What becomes of a room with these files: `whole`, `copy`, `anew` or `refused`; and what it keeps."""
    folder.mkdir(exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    try:
        with closing(Sqlite(folder, "here")) as store:
            kept = everything(store)
            if store.mended is None:
                return "whole", kept
            return ("copy" if store.mended.at else "anew"), kept
    except StoreError:
        return "refused", None


def test_a_room_that_was_not_damaged_opens_as_it_was(there):
    _files, (rows, told) = there
    assert len([row for row in rows if row.kind == CHILD]) == CHILDREN
    assert len(told) == CHILDREN * STARS + 1


def _pages(files):
    pages = range(len(files[NAME]) // PAGE)
    return pages if DEEP else sorted({0, *random.Random(33).sample(pages, SAMPLE), pages[-1]})


def test_no_page_that_is_zeroed_loses_a_star_in_silence(there, tmp_path):
    files, kept = there
    found = {}
    for page in _pages(files):
        damaged = bytearray(files[NAME])
        damaged[page * PAGE : (page + 1) * PAGE] = bytes(PAGE)
        found[page], now = outcome(tmp_path / str(page), files | {NAME: bytes(damaged)})
        assert found[page] in ("whole", "copy"), page
        if found[page] == "whole":
            assert now == kept, page
        else:
            assert len(now[1]) == CHILDREN * STARS, "all that the copy has"
    counts = {each: [*found.values()].count(each) for each in ("whole", "copy")}
    print(f"{len(files[NAME]) // PAGE} pages, {len(found)} zeroed in turn: {counts}")
    assert counts["copy"] > len(found) // 2


@pytest.mark.parametrize(
    "spoil",
    [
        lambda content: content[: len(content) // 2],
        lambda content: content[: len(content) // 2 + 100],
        lambda content: content[:-1],
        lambda content: content[:PAGE],
        lambda content: content[: PAGE - 1],
        lambda content: content[:100],
        lambda content: content[PAGE:],
        lambda _content: b"",
        lambda content: random.Random(1).randbytes(200) + content[200:],
        lambda content: random.Random(1).randbytes(len(content)),
        lambda content: bytes(len(content)),
    ],
    ids=[
        "half",
        "half a page",
        "last octet",
        "first page",
        "less than a page",
        "a head",
        "headless",
        "empty",
        "head",
        "noise",
        "zeros",
    ],
)
def test_a_file_that_is_cut_or_has_lost_its_head_is_replaced_by_the_copy(there, tmp_path, spoil):
    files, kept = there
    found, now = outcome(tmp_path / "room", files | {NAME: spoil(files[NAME])})
    if now == kept:
        return  # the last octet says nothing
    assert (found, len(now[1])) == ("copy", CHILDREN * STARS)
    assert now[1] == kept[1][: CHILDREN * STARS]
    aside = tmp_path / "room" / f"{NAME}.unreadable1"
    assert aside.read_bytes() == spoil(files[NAME]) or not aside.stat().st_size
    assert outcome(tmp_path / "room", {})[0] == "whole", "it is said once"


def test_a_file_that_is_gone_comes_back_from_the_copy_and_a_new_room_is_new(there, tmp_path):
    files, _kept = there
    found, now = outcome(tmp_path / "gone", {name: each for name, each in files.items() if name != NAME})
    assert (found, len(now[1])) == ("copy", CHILDREN * STARS)
    assert outcome(tmp_path / "new", {}) == ("whole", ([], []))


@pytest.mark.parametrize("copy", [None, b"", b"x" * 5000])
def test_without_a_copy_that_is_whole_a_room_begins_anew_and_says_so(there, tmp_path, copy):
    files, _kept = there
    files = {NAME: files[NAME][: len(files[NAME]) // 2]}
    found, now = outcome(tmp_path / "room", files | ({} if copy is None else {sqlite_copy.COPY: copy}))
    assert (found, now) == ("anew", ([], []))
    assert (tmp_path / "room" / f"{NAME}.unreadable1").read_bytes() == files[NAME]


def test_a_letter_that_changed_in_a_row_is_seen(there, tmp_path):
    files, _kept = there
    at = files[NAME].index(b'"stars"')
    changed = files[NAME][: at + 1] + b"S" + files[NAME][at + 2 :]
    assert outcome(tmp_path / "room", files | {NAME: changed})[0] == "copy"


def test_a_file_from_before_has_its_sums_once_it_was_opened(there, tmp_path):
    files, kept = there
    (tmp_path / NAME).write_bytes(files[NAME])
    with closing(sqlite3.connect(tmp_path / NAME)) as old:
        old.executescript(
            "alter table kept drop column sum; alter table told drop column sum; pragma user_version = 0;"
        )
    assert outcome(tmp_path, {}) == ("whole", kept)
    with closing(sqlite3.connect(tmp_path / NAME)) as new:
        assert new.execute("select count(*) from told where sum is null").fetchone() == (0,)
        assert new.execute("select count(*) from kept where sum is null").fetchone() == (0,)
    assert sqlite_copy.is_whole(tmp_path / NAME)


@pytest.fixture(scope="module")
def killed(room, tmp_path_factory):
    """The files of a room whose server was killed in the evening, after a copy; and what is kept in them."""
    folder, now = tmp_path_factory.mktemp("killed"), [0.0]
    for path in room.iterdir():
        if path.is_file():
            (folder / path.name).write_bytes(path.read_bytes())
    with closing(Sqlite(folder, "here", lambda: now[0])) as store:
        for n in range(40):
            now[0] = sqlite.OFTEN if n == 10 else now[0]
            store.keep(Change(rows=[star(n)]))
        files = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
        return files, everything(store)


WAL = f"{NAME}-wal"


def test_a_room_that_was_killed_opens_with_all_that_it_had_kept(killed, tmp_path):
    files, kept = killed
    assert len(files[WAL]) > 30 * PAGE
    assert outcome(tmp_path, files) == ("whole", kept)
    assert outcome(tmp_path, {})[0] == "whole"


@pytest.mark.parametrize("part", [0.0, 0.3, 0.9, 1.0])
@pytest.mark.parametrize(
    "spoil",
    [
        lambda log, at: log[:at],
        lambda log, at: log[:at] + bytes(len(log) - at),
        lambda log, at: log[:at] + bytes(min(PAGE, len(log) - at)) + log[at + PAGE :],
        lambda log, at: log[:at] + bytes(each ^ 1 for each in log[at : at + 1]) + log[at + 1 :],
    ],
    ids=["cut", "zeroed", "a page", "a bit"],
)
def test_a_log_that_is_damaged_after_a_kill_is_told_or_loses_nothing(killed, tmp_path, spoil, part):
    files, kept = killed
    log = spoil(files[WAL], int(len(files[WAL]) * part))
    found, now = outcome(tmp_path, files | {WAL: log})
    if log == files[WAL]:
        assert (found, now) == ("whole", kept)
        return
    assert found == "copy", "it says from when the room is"
    assert len(now[0]) < len(kept[0])
    assert len(now[0]) >= len(kept[0]) - 30, "nothing from before the last copy"
    assert outcome(tmp_path, {}) == ("whole", now), "it is said once"


def test_a_log_that_is_gone_is_told_from_when_the_room_is(killed, tmp_path):
    files, _kept = killed
    for name, content in files.items():
        if not name.endswith(sqlite_copy.LOGS):
            (tmp_path / name).write_bytes(content)
    with closing(Sqlite(tmp_path, "here")) as store:
        assert store.mended.aside == ""
        assert 0 <= time.time() - store.mended.at < 600


@pytest.mark.parametrize("count", [None, b"", b"x" * 99, b"0 9 1"])
def test_a_room_without_the_number_of_its_changes_opens_as_it_is(killed, tmp_path, count):
    files, kept = killed
    beside = {} if count is None else {BESIDE: count}
    files = {name: each for name, each in files.items() if name != BESIDE}
    assert outcome(tmp_path, files | beside) == ("whole", kept)


def test_a_file_of_another_evening_that_was_put_back_is_not_taken_for_a_damaged_one(there, killed, tmp_path):
    files, kept = there
    beside = {BESIDE: killed[0][BESIDE], sqlite_copy.COPY: killed[0][sqlite_copy.COPY]}
    assert outcome(tmp_path, files | beside) == ("whole", kept)


def star(n):
    return Row(FILE, OWL, f'["codeweek","{n}"]', str(Progress(stars={str(n): 3}).to_json()))


def test_a_copy_is_kept_at_each_opening_and_each_hour(tmp_path):
    now = [0.0]
    with closing(Sqlite(tmp_path, "here", lambda: now[0])) as store:
        for seconds, has in ((0, 0), (sqlite.OFTEN - 1, 0), (sqlite.OFTEN, 3), (sqlite.OFTEN + 9, 3)):
            now[0] = seconds
            store.keep(Change(rows=[star(seconds)]))
            with closing(sqlite3.connect(tmp_path / sqlite_copy.COPY)) as copy:
                assert copy.execute("select count(*) from kept").fetchone() == (has,), seconds
    with closing(Sqlite(tmp_path, "here")), closing(sqlite3.connect(tmp_path / sqlite_copy.COPY)) as copy:
        assert copy.execute("select count(*) from kept").fetchone() == (4,)


def test_a_file_that_is_damaged_while_it_is_open_does_not_take_the_place_of_the_copy(there, tmp_path):
    files, _kept = there
    now = [0.0]
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    with closing(Sqlite(tmp_path, "here", lambda: now[0])) as store:
        before = (tmp_path / sqlite_copy.COPY).read_bytes()
        with (tmp_path / NAME).open("r+b") as file:
            for page in range(2, len(files[NAME]) // PAGE):
                file.seek(page * PAGE)
                file.write(bytes(PAGE))
        now[0] = sqlite.OFTEN
        try:
            store.keep(Change(rows=[star(1)]))
        except StoreError:
            store._copy()
        assert (tmp_path / sqlite_copy.COPY).read_bytes() == before
    assert outcome(tmp_path, {})[0] == "copy"


def test_who_is_erased_is_in_no_copy_and_in_nothing_that_was_put_aside(there, tmp_path):
    files, _kept = there
    gone = PROFILES[0]
    outcome(tmp_path, files | {NAME: files[NAME][:PAGE]})
    (tmp_path / f"{NAME}.unreadable1").write_bytes(files[NAME])
    with closing(Sqlite(tmp_path, "here")) as store:
        store.keep(Change(frozenset({gone})))
        rows, told = everything(store)
        names = sorted(each.name for each in tmp_path.iterdir() if "unreadable" in each.name)
        assert names == []
        with closing(sqlite3.connect(tmp_path / sqlite_copy.COPY)) as copy:
            assert copy.execute("select count(*) from told").fetchone() == (len(told),)
            assert copy.execute("select count(*) from kept where name = ?", (gone,)).fetchone() == (0,)
    assert len(told) == (CHILDREN - 1) * STARS
    assert rows


def test_an_erased_child_does_not_come_back_when_a_copy_of_the_room_is_put_back(tmp_path):
    with opened(tmp_path) as room:
        for machine, child in ((A, OWL), (B, FOX)):
            room.join(machine, child)
            room.tell(machine, event(1, "win", [child], stars=3, part=part(COURSE[0], {}, 3)))
    before = (tmp_path / NAME).read_bytes()
    with opened(tmp_path) as room:
        id = room.live.room.child(OWL).id
        assert room.act("erase", profile=OWL).status == 200
    assert tmp_path.with_name(f"{tmp_path.name}-{LIST}").read_text() == f"{id}\n", (
        "at random, neither animal nor colour"
    )
    for _ in range(2):
        (tmp_path / NAME).write_bytes(before)
        with opened(tmp_path) as room:
            assert [*room.live.room.children] == [FOX]
            assert room.live.room.machines[A].profiles == ()
            rows, told = everything(room.store)
            assert {each.name for each in rows if each.kind in (CHILD, FILE)} == {FOX}
            assert [each.machine for each in told] == [B]
            assert room.join(A, OWL).status == 200, "another child may choose the animal"
        with opened(tmp_path) as room:
            assert [*room.live.room.children] == [FOX, OWL]


def test_a_line_that_was_cut_in_the_list_of_the_erased_harms_no_other(tmp_path):
    erased = Erased(tmp_path / LIST)
    erased.add(["a1"])
    with (tmp_path / LIST).open("ab") as file:
        file.write(b"b")
    erased.add(["c3", "a1"])
    assert (tmp_path / LIST).read_text().split() == ["a1", "b", "c3"]


@pytest.mark.parametrize(("days", "stays"), [(29, True), (31, False)])
def test_what_was_put_aside_goes_after_thirty_days(tmp_path, days, stays):
    with closing(Sqlite(tmp_path, "here")):
        pass
    aside = tmp_path / f"{NAME}.unreadable1"
    aside.write_bytes(b"x")
    then = time.time() - days * 24 * 3600
    os.utime(aside, (then, then))
    with closing(Sqlite(tmp_path, "here")) as store:
        assert store.mended is None
    assert aside.exists() == stays


def test_a_disk_without_room_for_a_copy_lets_the_room_be_opened(tmp_path, monkeypatch):
    def full(*_what):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(sqlite_copy, "save", full)
    with opened(tmp_path) as room:
        assert room.join(A, OWL).status == 200
    assert not (tmp_path / sqlite_copy.COPY).exists()
    assert not (tmp_path / sqlite_copy.NEW).exists()


@pytest.mark.parametrize(
    ("copied", "said"),
    [(True, r"repart comme elle était le \d\d/\d\d/\d{4} à \d\d:\d\d"), (False, "la salle repart vide")],
)
def test_who_opens_a_damaged_room_is_told_what_may_be_missing(there, tmp_path, monkeypatch, copied, said):
    files, _kept = there
    for name, content in files.items():
        if copied or name != sqlite_copy.COPY:
            (tmp_path / name).write_bytes(content)
    (tmp_path / NAME).write_bytes(files[NAME][:PAGE])
    monkeypatch.setattr(Serving, "run", lambda serving: serving.stop())
    for lines in (1, 0):
        told = []
        assert serve(tmp_path, tmp_path, Where("127.0.0.1", 0), (), data.text("fr"), told.append) == 0
        found = [each for each in told if re.search(said, each.replace("\u00a0", " "))]
        assert len(found) == lines, told
        assert all(f"{NAME}.unreadable1" in each for each in found)
