"""« D'autres comme celui-ci » in a pack that is made in the window: how many, how hard, stopped, undone."""

from pathlib import Path

from page_driver import Visit
from test_making import begun, home, press, titles

from codeweek.authoring.draft.level_acts import new as new_level
from codeweek.desktop.making.others_page import OthersPage
from codeweek.desktop.making.pack_page import PackPage
from codeweek.packs.load import load_pack

__all__ = ["home"]  # what is made goes into a folder of the test

STAIRS = Path(__file__).parents[2] / "levels" / "04-la-ronde" / "05-l-escalier.yaml"


def to_others(visit: Visit, page: PackPage, text: str) -> None:
    """A level in the pack, and what makes others like it."""
    page.do({"do": "add", "chapter": 0, "text": text})
    press(visit, "more", page.pack.view(page.app.text).chapters[0]["levels"][0]["file"])
    visit.press("answer", "others")


def test_others_like_a_level_come_after_it_and_are_undone_at_once():
    visit, page = begun(size=(1024, 600))
    to_others(visit, page, STAIRS.read_text("utf-8"))
    card = visit.page
    assert isinstance(card, OthersPage)
    for _more in range(20):
        visit.press("many", 1)
    assert card.number == 20
    for _less in range(18):
        visit.press("many", -1)
    visit.tap(visit.find("how").part(0).center)
    assert (card.number, card.how) == (2, "easier")
    visit.tap(visit.find("how").part(1).center)
    visit.press("begin")
    visit.until(lambda: visit.page is page)
    made = ["L'escalier", "L\u2019escalier : encore 1", "L\u2019escalier : encore 2"]
    assert titles(page) == [made]
    assert page.said == "2 niveaux sont ajoutés."
    assert load_pack(page.pack.folder).problems == ()
    press(visit, "undo")
    assert titles(page) == [made[:1]]
    press(visit, "redo")
    assert titles(page) == [made]


def test_a_search_for_others_can_be_stopped_and_adds_nothing():
    visit, page = begun()
    to_others(visit, page, STAIRS.read_text("utf-8"))
    visit.press("many", 1)
    visit.press("begin")
    card = visit.page
    assert card.told.label.startswith("On cherche : 0 sur 6")
    visit.press("back")
    assert visit.page is page
    assert titles(page) == [["L'escalier"]]
    assert page.said == "C'est arrêté : rien n'a été ajouté."


def test_where_there_are_no_others_the_reason_is_said_at_once():
    visit, page = begun()
    to_others(visit, page, new_level("fr", "music"))
    assert not isinstance(visit.page, OthersPage)
    said = [widget.label for widget in visit.page.leaves()]
    assert page.app.text("another.refused.kind") in said
    assert page.pack.view(page.app.text).levels == 1
