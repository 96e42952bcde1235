"""« Je sais déjà faire ! »: from a level to the solo of its chapter, and on to the next chapter."""

from page_driver import PACK, Visit

from codeweek.desktop.pages.sheet_page import Sheet

ROCKET, POSTMAN = PACK.chapters[:2]
SOLO = next(level for level in ROCKET.levels if level.mode == "solo")


def offered(visit):
    visit.press("menu")
    found = [widget.value for widget in visit.page.leaves()]
    visit.app.pop()
    return found


def test_a_child_who_knows_a_level_already_proves_it_and_goes_on_with_the_next_chapter():
    visit = Visit()
    visit.level(1, 3)
    visit.press("menu")
    visit.press("answer", "known")
    assert isinstance(visit.page, Sheet)
    assert SOLO.title["fr"] in " ".join(note.body for note in visit.page.notes())
    visit.press("answer", "close")
    assert visit.page.level == ROCKET.levels[2]
    visit.press("menu")
    visit.press("answer", "known")
    visit.press("answer", "go")
    assert visit.page.level == SOLO
    assert "known" not in offered(visit)
    journey = visit.page.journey
    journey.keep(journey.progress.won(SOLO.id, 3))
    assert journey.next_level(SOLO) == POSTMAN.levels[0]


def test_the_first_level_of_all_and_an_invention_offer_no_other():
    visit = Visit()
    visit.level(1, 1)
    assert "known" not in offered(visit)


def test_the_solo_that_a_child_came_to_so_stays_open_after_another_level_and_a_restart():
    visit = Visit()
    visit.level(1, 3)
    visit.press("menu")
    visit.press("answer", "known")
    visit.press("answer", "go")
    visit.level(2, 1)
    again = Visit(visit.store.folder)
    assert again.level(2, 1).journey.progress.last == POSTMAN.levels[0].id
    assert again.page.journey.is_open(SOLO)
