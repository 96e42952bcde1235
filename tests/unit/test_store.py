"""What is kept on disk survives accidents."""

import errno
import json
from dataclasses import asdict, replace
from pathlib import Path

import platformdirs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from codeweek.desktop.storage.settings_file import Settings
from codeweek.desktop.storage.store import Store, home, made_here


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    store = Store(tmp_path)
    assert store.write("profiles/fox-1", {"étoiles": [1, 2, 3]})
    assert store.read("profiles/fox-1") == {"étoiles": [1, 2, 3]}
    assert store.names("profiles") == ("profiles/fox-1",)


def test_nothing_kept_reads_as_nothing(tmp_path: Path) -> None:
    assert Store(tmp_path / "absent").read("settings") is None
    assert Store(tmp_path / "absent").names() == ()


def test_a_damaged_file_gives_the_copy_before_it_and_is_set_aside_by_the_next_write(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.write("progress", {"n": 1})
    store.write("progress", {"n": 2})
    (tmp_path / "progress.json").write_bytes(b'{"half": \xff')
    assert store.read("progress") == {"n": 1}
    assert (tmp_path / "progress.json").exists()
    assert store.write("progress", {"n": 3})
    assert (tmp_path / "progress.json.unreadable1").read_bytes() == b'{"half": \xff'
    (tmp_path / "progress.json").unlink()
    assert store.read("progress") == {"n": 1}


def test_two_damaged_files_read_as_nothing_and_can_be_written_again(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.write("progress", {"n": 1})
    store.write("progress", {"n": 2})
    for path in tmp_path.glob("*.json*"):
        path.write_text("[" * 100_000, encoding="utf-8")
    assert store.read("progress") is None
    assert store.write("progress", {"n": 3})
    assert store.read("progress") == {"n": 3}


def test_a_write_cut_short_leaves_what_was_there_and_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(tmp_path)
    store.write("progress", {"n": 1})

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "no space left")

    with monkeypatch.context() as now:
        now.setattr("os.fsync", full)
        assert not store.write("progress", {"n": 2})
        assert [each.errno for each in store.troubles] == [errno.ENOSPC]
        assert not store.retry()
    assert store.read("progress") == {"n": 2}
    assert Store(tmp_path).read("progress") == {"n": 1}
    assert store.retry()
    assert store.troubles == ()
    assert Store(tmp_path).read("progress") == {"n": 2}


def test_what_was_written_by_an_earlier_version_is_read(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text('{"theme": "night"}', encoding="utf-8")
    assert Store(tmp_path).read("settings") == {"theme": "night"}


def test_half_a_character_is_kept(tmp_path: Path) -> None:
    assert Store(tmp_path).write("progress", {"name": "a\udc80b"})
    assert Store(tmp_path).read("progress") == {"name": "a\udc80b"}


def test_what_cannot_be_listed_is_as_it_was_listed_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(tmp_path)
    store.write("children/fox-blue", {"turn": 1})
    assert store.names("children") == ("children/fox-blue",)

    def none_left(*_: object) -> list[str]:
        raise OSError(errno.EMFILE, "too many open files")

    monkeypatch.setattr("os.listdir", none_left)
    assert store.names("children") == ("children/fox-blue",)
    assert Store(tmp_path).names("children") == ()


def test_a_folder_that_cannot_be_made_is_told_and_not_raised(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert not Store(tmp_path / "file").write("settings", {"theme": "sun"})
    assert Store(tmp_path / "file").read("settings") is None


def test_a_deleted_value_does_not_come_back_from_its_copy(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.write("progress", {"n": 1})
    store.write("progress", {"n": 2})
    store.delete("progress")
    assert store.read("progress") is None


@pytest.mark.parametrize("name", ["", "../x", "/etc/passwd", "a/../b", "A", "a.b", "c:d", "a\\b", "a/"])
def test_a_name_cannot_leave_the_folder(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="not a name"):
        Store(tmp_path).write(name, {"n": 1})


def test_the_folder_may_be_chosen(tmp_path: Path) -> None:
    assert home({"CODEWEEK_HOME": str(tmp_path)}) == tmp_path
    assert home({}).name == "codeweek"


def test_levels_that_are_made_go_with_all_else_into_the_folder_that_was_chosen(tmp_path: Path) -> None:
    assert made_here({"CODEWEEK_HOME": str(tmp_path)}).parent == tmp_path
    assert made_here({}) == platformdirs.user_documents_path() / "codeweek"


def test_settings_survive_a_save_and_a_load(tmp_path: Path) -> None:
    from codeweek.desktop.storage import settings_file

    store, chosen = Store(tmp_path), Settings(language="en", zoom=1.3, sound=False)
    assert settings_file.load(store) == Settings()
    assert settings_file.save(store, asdict(chosen))
    assert settings_file.save(Store(tmp_path), {"theme": "night"})
    assert settings_file.load(store) == replace(chosen, theme="night")


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


@given(_JSON | st.dictionaries(st.sampled_from([*Settings.__dataclass_fields__, "other"]), _JSON))
def test_any_saved_value_gives_settings(value: object) -> None:
    settings_file = Settings.of(value)
    assert Settings.of(json.loads(json.dumps(vars(settings_file)))) == settings_file
