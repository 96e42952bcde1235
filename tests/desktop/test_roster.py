"""An adult puts a child away for a while, or erases it for good, with everything that was kept of it."""

import errno
from datetime import date, timedelta

import pygame
import pytest
from page_driver import FOX, PACK, Visit
from resume_driver import said

from codeweek.app import child_profiles
from codeweek.app.child_profiles import Profile, everybody, profiles
from codeweek.app.journey import SHIPPED, Journey
from codeweek.desktop.pages import roster as roster_page
from codeweek.desktop.pages.level_page import LevelPage
from codeweek.desktop.pages.profiles import ProfilesPage
from codeweek.desktop.pages.roster import ChildMenu, RosterPage
from codeweek.desktop.storage.store import Store
from codeweek.desktop.widgets.dialog import Dialog

OWL = Profile("owl", "pink")
TODAY = date(2026, 11, 27)


@pytest.fixture
def visit():
    """Two children who have played, and the adult's page of them."""
    found = Visit()
    for profile in (OWL, FOX):
        journey = Journey(found.store, profile, PACK, SHIPPED)
        journey.begin()
        journey.keep(journey.progress.won(PACK.levels[0].id, 3))
    found.start()
    found.press("adult")
    assert not isinstance(found.page, RosterPage), "a gate stands before it"
    found.pass_gate()
    found.press("answer", "children")
    assert isinstance(found.page, RosterPage)
    return found


def files(visit):
    return sorted(path.name for path in (visit.store.folder / "children").iterdir())


def playing(visit):
    """Who can be chosen on « Qui joue ? »."""
    visit.app.pages = [page for page in visit.app.pages if isinstance(page, ProfilesPage)]
    visit.page.shown()
    return [widget.value for widget in visit.page.leaves() if widget.action == "profile"]


def test_an_adult_who_only_looks_changes_nothing(visit):
    visit.press("child", FOX)
    assert isinstance(visit.page, ChildMenu)
    visit.press("answer", "keep")
    assert playing(visit) == [FOX, OWL]


def test_a_child_that_was_put_away_comes_back_with_its_stars(visit):
    visit.press("child", FOX)
    visit.press("answer", "put")
    assert profiles(visit.store) == [OWL]
    visit.press("child", FOX)
    assert "Encore 30 jours" in said(visit)
    visit.press("answer", "back")
    assert playing(visit) == [FOX, OWL]
    assert Journey(visit.store, FOX, PACK, SHIPPED).progress.stars == {PACK.levels[0].id: 3}


def test_a_child_that_was_put_away_is_not_offered_and_nobody_inherits_its_stars(visit):
    visit.press("child", FOX)
    visit.press("answer", "put")
    assert playing(visit) == [OWL]
    visit.come_in()
    visit.press("animal", "fox")
    assert FOX not in [widget.value for widget in visit.page.leaves() if widget.action == "colour"]


def test_a_child_that_was_put_away_is_erased_after_thirty_days_and_not_before(visit):
    child_profiles.put_away(visit.store, FOX, TODAY)
    for days in range(30):
        child_profiles.sweep(visit.store, TODAY + timedelta(days))
        assert child_profiles.away(visit.store, TODAY + timedelta(days)) == {FOX: 30 - days}
    child_profiles.sweep(visit.store, TODAY + timedelta(30))
    assert everybody(visit.store) == [OWL]
    assert files(visit) == ["owl-pink.json", "owl-pink.json.before"]


def test_a_wrong_clock_erases_nobody(visit):
    child_profiles.put_away(visit.store, FOX, date(2000, 1, 1))
    child_profiles.sweep(visit.store, date(2000, 6, 1))
    child_profiles.sweep(visit.store, TODAY)
    assert child_profiles.away(visit.store, TODAY) == {FOX: 30}
    child_profiles.put_away(visit.store, OWL, TODAY)
    child_profiles.sweep(visit.store, date(1980, 1, 1))
    assert child_profiles.away(visit.store, TODAY) == {FOX: 30, OWL: 30}


def test_a_clock_that_jumps_ahead_erases_nobody_and_brings_the_end_a_week_nearer_at_most(visit):
    child_profiles.put_away(visit.store, FOX, TODAY)
    ahead = date(2036, 6, 1)
    for _opening in range(3):
        child_profiles.sweep(visit.store, ahead)
        assert child_profiles.away(visit.store, ahead) == {FOX: 23}
    child_profiles.sweep(visit.store, TODAY)  # somebody mends it
    assert child_profiles.away(visit.store, TODAY) == {FOX: 30}


def test_a_club_that_meets_once_a_week_counts_the_days_of_the_calendar(visit):
    child_profiles.put_away(visit.store, FOX, TODAY)
    for week in (1, 2, 3, 4):
        child_profiles.sweep(visit.store, TODAY + timedelta(7 * week))
        assert child_profiles.away(visit.store, TODAY + timedelta(7 * week)) == {FOX: 30 - 7 * week}
    child_profiles.sweep(visit.store, TODAY + timedelta(35))
    assert everybody(visit.store) == [OWL]


def test_a_child_who_is_put_away_again_has_all_its_days(visit):
    child_profiles.put_away(visit.store, FOX, TODAY)
    child_profiles.sweep(visit.store, TODAY + timedelta(7))
    child_profiles.bring_back(visit.store, FOX)
    child_profiles.put_away(visit.store, FOX, TODAY + timedelta(300))
    child_profiles.sweep(visit.store, TODAY + timedelta(301))
    assert child_profiles.away(visit.store, TODAY + timedelta(301)) == {FOX: 29}


def test_erasing_for_good_is_asked_twice_and_leaves_no_copy(visit):
    folder = visit.store.folder / "children"
    for end in (".unreadable1", ".unreadable2", ".0123456789ab.new"):
        (folder / f"fox-blue.json{end}").write_text("old", encoding="utf-8")
    visit.press("child", FOX)
    visit.press("answer", "erase")
    assert FOX in everybody(visit.store)
    assert isinstance(visit.page, Dialog)
    visit.key(pygame.K_RETURN)  # the quiet answer has the keyboard
    assert FOX in everybody(visit.store)
    visit.press("child", FOX)
    visit.press("answer", "erase")
    visit.press("answer", "erase")
    assert everybody(visit.store) == [OWL]
    assert files(visit) == ["owl-pink.json", "owl-pink.json.before"]


def test_a_child_that_is_erased_and_made_again_starts_afresh(visit):
    visit.press("child", FOX)
    visit.press("answer", "erase")
    visit.press("answer", "erase")
    assert playing(visit) == [OWL]
    visit.page.open(FOX)
    visit.turn()
    visit.skip()
    assert isinstance(visit.page, LevelPage)
    assert visit.page.journey.progress.stars == {}


def test_a_disk_that_does_not_erase_says_so(visit, monkeypatch):
    def refused(*_):
        raise OSError(errno.EROFS, "read-only")

    visit.press("child", FOX)
    visit.press("answer", "erase")
    with monkeypatch.context() as now:
        now.setattr("os.unlink", refused)
        visit.press("answer", "erase")
    assert "Tout n'a pas pu être effacé" in said(visit)
    assert FOX in everybody(Store(visit.store.folder))


def test_many_children_are_all_within_reach():
    from codeweek.app.child_profiles import ANIMALS, COLOURS

    visit = Visit()
    for animal in ANIMALS:
        for colour in COLOURS:
            visit.store.write(Profile(animal, colour).name, {"turn": 1})
    visit.show(RosterPage(visit.app))
    seen = set()
    for _screen in range(9):
        tiles = [widget.value for widget in visit.page.leaves() if widget.action == "child"]
        assert len(tiles) <= roster_page.MOST
        seen |= set(tiles)
        visit.press("others")
    assert len(seen) == 72
