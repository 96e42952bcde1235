"""Whatever call the disk refuses, for whatever reason: no good file goes aside, and the refusal is told."""

import errno
import io
import json
import os

import pytest

from codeweek.desktop.storage.store import Store

REASONS = ["EIO", "EACCES", "EMFILE", "ENOSPC", "EROFS", "EDQUOT", "EPERM", "EBUSY", "ESTALE"]
NAME = "children/fox-blue"
OLD, NEW = {"n": 1, "stars": [3] * 50}, {"n": 2, "stars": [3] * 50}


class Refusing:
    """A file whose reading or writing the disk refuses."""

    def __init__(self, file, disk):
        self.file, self.disk = file, disk

    def __getattr__(self, name):
        return getattr(self.file, name)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.file.close()

    def read(self, *rest):
        self.disk.meet("read")
        return self.file.read(*rest)

    def write(self, content):
        self.disk.meet("write")
        return self.file.write(content)


class Disk:
    """A disk that refuses one kind of call: at its turn, or from then on."""

    def __init__(self, monkeypatch, call, reason, turn, lasting):
        self.call, self.reason, self.turn, self.lasting, self.met = call, reason, turn, lasting, 0
        self.refused = 0
        opened = io.open
        for module, name in [
            (os, "fsync"),
            (os, "replace"),
            (os, "link"),
            (os, "unlink"),
            (os, "listdir"),
            (os, "mkdir"),
        ]:
            monkeypatch.setattr(module, name, self.wrapped(name, getattr(module, name)))
        monkeypatch.setattr(os, "open", self.wrapped("open", os.open))
        monkeypatch.setattr(io, "open", lambda *rest, **named: self.file(opened, *rest, **named))

    def file(self, opened, path, mode="r", *rest, **named):
        self.meet("open")
        return Refusing(opened(path, mode, *rest, **named), self)

    def wrapped(self, name, function):
        def call(*rest, **named):
            self.meet(name)
            return function(*rest, **named)

        return call

    def meet(self, call):
        if call != self.call:
            return
        self.met += 1
        if self.met == self.turn or (self.lasting and self.met > self.turn):
            self.refused += 1
            raise OSError(getattr(errno, self.reason), "refused")


CALLS = ["open", "read", "write", "fsync", "replace", "link", "unlink", "mkdir"]


@pytest.mark.parametrize("reason", REASONS)
@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("lasting", [False, True])
def test_a_refused_call_loses_nothing_and_is_told(tmp_path, monkeypatch, call, reason, lasting):
    for turn in range(1, 9):
        home = tmp_path / str(turn)
        for value in ({"n": 0}, OLD):
            Store(home).write(NAME, value)
        store = Store(home)
        with monkeypatch.context() as now:
            disk = Disk(now, call, reason, turn, lasting)
            kept = store.write(NAME, NEW)
        assert kept == (store.troubles == ())
        assert store.read(NAME) == NEW
        assert Store(home).read(NAME) in ([NEW] if kept else [OLD, NEW])
        assert Store(home).names("children") == (NAME,)
        assert store.retry()
        assert Store(home).read(NAME) == NEW
        assert [*home.rglob("*.unreadable*")] == []
        if not disk.refused:
            return
    raise AssertionError(f"{call} was refused {turn} times: there may be more")


@pytest.mark.parametrize("reason", REASONS)
@pytest.mark.parametrize("call", ["open", "read"])
@pytest.mark.parametrize("lasting", [False, True])
def test_a_passing_read_error_sets_no_good_file_aside_and_nothing_is_saved_over_it(
    tmp_path, monkeypatch, call, reason, lasting
):
    for value in ({"n": 0}, OLD):
        Store(tmp_path).write(NAME, value)
    store = Store(tmp_path)
    with monkeypatch.context() as now:
        Disk(now, call, reason, 1, lasting)
        assert store.read(NAME) is None
        assert store.troubles != ()
        if lasting:
            assert not store.change(NAME, "turn", lambda there: {**(there or {}), "turn": 1})
    assert Store(tmp_path).read(NAME) == OLD
    assert store.retry()
    assert store.read(NAME) == ({**OLD, "turn": 1} if lasting else OLD)
    assert [*tmp_path.rglob("*.unreadable*")] == []


@pytest.mark.parametrize("junk", ["[]", "null", "{}", '{"courses": []}', "3", '"x"', '{"courses": null}'])
def test_a_wrong_shape_falls_back_to_the_copy_before(tmp_path, junk):
    for value in (OLD, NEW):
        Store(tmp_path).write(NAME, value)
    path = tmp_path / f"{NAME}.json"
    path.write_text(junk, encoding="utf-8")
    assert Store(tmp_path).read(NAME) == OLD
    assert Store(tmp_path).change(NAME, "turn", lambda there: {**there, "turn": 1})
    assert Store(tmp_path).read(NAME) == {**OLD, "turn": 1}
    assert path.with_name("fox-blue.json.unreadable1").read_text("utf-8") == junk


def test_a_changed_bit_falls_back_to_the_copy_before(tmp_path):
    for value in (OLD, NEW):
        Store(tmp_path).write(NAME, value)
    path = tmp_path / f"{NAME}.json"
    whole = path.read_bytes()
    for place in range(0, len(whole), 3):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        found = Store(tmp_path).read(NAME)
        assert found == OLD or found.items() >= NEW.items()  # in the very name of the sum: all else is there
        path.write_bytes(whole[:place])
        assert Store(tmp_path).read(NAME) == OLD


def test_a_childs_file_written_once_by_what_knows_no_sum_is_joined_with_the_copy_before(tmp_path):
    course = {
        "version": 1,
        "stars": {"a/1": 3, "a/2": 3},
        "programs": {"a/1": {"blocks": 1}},
        "saved": {"a/1": 4},
    }
    for turn in (1, 2):
        Store(tmp_path).write(NAME, {"turn": turn, "python": True, "courses": {"codeweek": course}})
    path = tmp_path / f"{NAME}.json"
    other = json.loads(path.read_text("utf-8"))  # its sum is of before
    other["courses"]["codeweek"]["stars"] = {"a/1": 1, "a/3": 3}
    other["courses"]["mine"] = {"stars": {"b/1": 2}}
    path.write_text(json.dumps(other, indent=1), encoding="utf-8")
    store = Store(tmp_path)
    read = store.read(NAME)
    assert read["courses"]["codeweek"]["stars"] == {"a/1": 3, "a/2": 3, "a/3": 3}
    assert read["courses"]["codeweek"]["programs"] == course["programs"]
    assert read["courses"]["mine"]["stars"] == {"b/1": 2}
    assert read["python"] is True
    assert store.change(NAME, "turn", lambda there: {**there, "turn": 3})
    assert Store(tmp_path).read(NAME) == {**read, "turn": 3}


def test_a_childs_file_that_is_cut_is_not_joined(tmp_path):
    for stars in (1, 2):
        Store(tmp_path).write(NAME, {"courses": {"codeweek": {"stars": {"a/1": stars}}}})
    path = tmp_path / f"{NAME}.json"
    path.write_bytes(path.read_bytes()[:-5])
    assert Store(tmp_path).read(NAME) == {"courses": {"codeweek": {"stars": {"a/1": 1}}}}


def test_a_file_whose_sum_is_wrong_is_still_read_when_there_is_no_copy(tmp_path):
    Store(tmp_path).write(NAME, OLD)
    path = tmp_path / f"{NAME}.json"
    path.write_text(path.read_text("utf-8").replace('"n":1', '"n":7'), encoding="utf-8")
    assert Store(tmp_path).read(NAME) == {**OLD, "n": 7}


def test_a_writer_that_never_ends_is_not_waited_for_for_ever(tmp_path, monkeypatch):
    from codeweek.desktop.storage import file_lock, store

    one = Store(tmp_path)
    one.write(NAME, OLD)
    with file_lock.alone(tmp_path / store.LOCK):
        monkeypatch.setattr(store, "alone", lambda path: file_lock.alone(path, 0.02))
        assert not one.write(NAME, NEW)
        assert [each.errno for each in one.troubles] == [errno.ETIMEDOUT]
    assert one.retry()
    assert Store(tmp_path).read(NAME) == NEW


def test_a_system_without_locks_still_keeps_everything(tmp_path, monkeypatch):
    from codeweek.desktop.storage import file_lock

    def none(_file):
        raise OSError(errno.ENOLCK, "no locks here")

    monkeypatch.setattr(file_lock, "_take", none)
    assert Store(tmp_path).write(NAME, OLD)
    assert Store(tmp_path).read(NAME) == OLD


def test_a_disk_without_links_keeps_the_copy_before(tmp_path, monkeypatch):
    def fat(*_):
        raise PermissionError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", fat)
    for value in (OLD, NEW):
        assert Store(tmp_path).write(NAME, value)
    (tmp_path / f"{NAME}.json").unlink()
    assert Store(tmp_path).read(NAME) == OLD


def test_what_is_nested_too_deep_is_told_and_what_follows_is_kept(tmp_path):
    deep: dict = {}
    for _level in range(100_000):
        deep = {"next": deep}
    store = Store(tmp_path)
    assert store.write(NAME, OLD)
    assert not store.write(NAME, {"deep": deep})
    assert [each.errno for each in store.troubles] == [errno.EFBIG]
    assert Store(tmp_path).read(NAME) == OLD
    assert store.write(NAME, NEW)
    assert store.troubles == ()
    assert Store(tmp_path).read(NAME) == NEW
