"""Packs that were deleted can be brought back for thirty days; a wrong clock erases none."""

from datetime import date, timedelta

import pytest

from codeweek.app.child_profiles import DAYS, FIRST
from codeweek.desktop.making import made_packs

DAY = date(2026, 11, 1)


@pytest.fixture
def made(tmp_path, monkeypatch):
    """The folder of what is made here."""
    monkeypatch.setenv("CODEWEEK_HOME", str(tmp_path))
    return tmp_path / "files"


def pack(made, name="foret", text="a"):
    folder = made / name
    folder.mkdir(parents=True)
    (folder / "paquet.yaml").write_text(text, encoding="utf-8")
    return folder


def seen(today):
    return [(each.folder.name, each.days) for each in made_packs.packs(today)]


@pytest.mark.parametrize(("after", "left"), [(0, 30), (1, 29), (29, 1), (30, None), (31, None), (-5, 30)])
def test_a_pack_stays_for_thirty_days_and_not_one_more(made, after, left):
    away = made_packs.put_away(pack(made), DAY)
    today = DAY + timedelta(after)
    made_packs.sweep(today)
    assert seen(today) == ([] if left is None else [("foret", left)])
    assert away.exists() == (left is not None)


def test_what_is_brought_back_stays_and_takes_the_place_of_no_other(made):
    away = made_packs.put_away(pack(made, text="old"), DAY)
    pack(made, text="new")
    back = made_packs.bring_back(away)
    assert (back / "paquet.yaml").read_text(encoding="utf-8") == "old"
    assert (made / "foret" / "paquet.yaml").read_text(encoding="utf-8") == "new"
    made_packs.sweep(DAY + timedelta(DAYS))
    assert back.exists()


def test_two_of_one_name_deleted_on_a_day_are_both_there_the_last_day_first(made):
    for day in (DAY, DAY, DAY + timedelta(1)):
        made_packs.put_away(pack(made), day)
    assert seen(DAY + timedelta(1)) == [("foret", 30), ("foret", 29), ("foret-2", 29)]


@pytest.mark.parametrize("day", ["2025-12-31", "1970-01-01"])
def test_a_day_of_a_wrong_clock_begins_anew(made, day):
    made_packs.put_away(pack(made), date.fromisoformat(day))
    made_packs.sweep(DAY)
    assert seen(DAY) == [("foret", DAYS)]


def test_a_pack_that_an_earlier_codeweek_put_there_without_a_day_begins_anew(made):
    pack(made / ".supprime")
    made_packs.sweep(DAY)
    assert seen(DAY) == [("foret", DAYS)]


def test_nothing_is_erased_while_the_clock_is_wrong(made):
    away = made_packs.put_away(pack(made), FIRST - timedelta(100))
    made_packs.sweep(FIRST - timedelta(1))
    assert away.exists()


def test_where_nothing_was_deleted_yet_nothing_is_there(made):
    assert not made.exists()
    made_packs.sweep(DAY)
    assert seen(DAY) == []
