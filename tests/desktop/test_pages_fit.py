"""Every page in every window and language: nothing cut, nothing overlapping, everything large enough."""

from itertools import combinations

import pytest
from mutated_packs import LEVEL
from page_driver import FOX, PACK, Visit
from tiers import DEEP, all_of

from codeweek.app.child_profiles import Profile
from codeweek.app.journey import Journey
from codeweek.app.level_invention import LevelInvention
from codeweek.blocks.script import EMPTY
from codeweek.desktop.inventing.mine import MinePage, journey_of
from codeweek.desktop.making.made_page import MadePage
from codeweek.desktop.opening import open_file
from codeweek.desktop.pages import key_help
from codeweek.desktop.pages.chapter import ChapterPage
from codeweek.desktop.pages.concepts import ConceptsPage
from codeweek.desktop.pages.elsewhere import ElsewherePage
from codeweek.desktop.pages.gallery import GalleryPage
from codeweek.desktop.pages.have_code import HaveCodePage
from codeweek.desktop.pages.level_page import LevelPage
from codeweek.desktop.pages.level_widgets import Heading, SpeechBubble
from codeweek.desktop.pages.map import MapPage
from codeweek.desktop.pages.new_child import AnimalPage, ColourPage
from codeweek.desktop.pages.pack_spines import OthersPage
from codeweek.desktop.pages.packs import PacksPage
from codeweek.desktop.pages.profiles import ProfilesPage
from codeweek.desktop.pages.roster import RosterPage
from codeweek.desktop.pages.settings import SettingsPage
from codeweek.desktop.pages.wardrobe import WardrobePage
from codeweek.desktop.pages.welcome import Logo
from codeweek.desktop.room.join_page import JoinPage
from codeweek.desktop.room.players import TwoPage
from codeweek.desktop.screen import CENTRE
from codeweek.desktop.widgets.controls import Choice
from codeweek.desktop.widgets.scroll import ScrollView
from codeweek.desktop.widgets.widget import Action, Label
from codeweek.desktop.workshop.choose import ChoosePage
from codeweek.progress import invented

SIZES = all_of([(1366, 768, 1.0), (1280, 800, 1.0), (1024, 768, 1.0), (1024, 600, 1.0), (1920, 1080, 1.5)])
LEAST = 44  # units


@pytest.fixture(params=[(size, language) for size in SIZES for language in ("fr", "en")], ids=str)
def visit(request):
    (width, height, zoom), language = request.param
    return Visit(size=(width, height), zoom=zoom, language=language)


def levels(visit):
    """Each level at one of five sizes, the longest story of a chapter at all; or all of them (deep)."""
    pick, size = visit.app.text.pick, visit.app.screen.rect.size
    turn = [each[:2] for each in SIZES].index(size)
    longest = {max(chapter.levels, key=lambda level: len(pick(level.story))).id for chapter in PACK.chapters}
    part = [each for n, each in enumerate(PACK.levels) if n % 5 == turn or each.id in longest]
    return PACK.levels if DEEP else part


def pages(visit):
    app, journey = visit.app, Journey(visit.store, FOX, PACK, "codeweek")
    journey.begin()
    Journey(visit.store, Profile("whale", "yellow"), PACK, "codeweek").begin()
    profiles = ProfilesPage(app, PACK, "codeweek")
    yield from (profiles, AnimalPage(app, profiles), ColourPage(app, profiles, "penguin"))
    yield from (RosterPage(app), JoinPage(app), TwoPage(app, profiles))
    yield from (MapPage(app, journey), SettingsPage(app), ElsewherePage(app, FOX), HaveCodePage(app))
    yield from (ChapterPage(app, journey, chapter) for chapter in PACK.chapters)
    yield from (LevelPage(app, journey, level, lambda _: None) for level in levels(visit))


def tops(page):
    return [widget for widget in page.widgets if widget.visible]


def check(visit, page):
    screen = visit.app.screen
    if page.dirty:
        visit.app.draw()
    name = f"{type(page).__name__} {getattr(getattr(page, 'level', None), 'id', '')}"
    speakers = {widget for widget in tops(page) if widget.action == "read"}  # each stands on a card
    for one, other in combinations([widget for widget in tops(page) if widget not in speakers], 2):
        assert not one.rect.colliderect(other.rect), f"{name}: {one.spoken} / {other.spoken}"
    for speaker in speakers:
        under = [w for w in tops(page) if w is not speaker and w.rect.colliderect(speaker.rect)]
        assert len(under) == 1, f"{name}: {speaker.spoken} lies over {under}"
        card = under[0]
        assert isinstance(card, Heading | SpeechBubble), f"{name}: {speaker.spoken} lies over {card.spoken}"
        assert card.aside, f"{name}: the words go under {speaker.spoken}"
        assert card.rect.contains(speaker.rect), f"{name}: {speaker.spoken} leaves its card"
    for widget in tops(page):
        assert screen.rect.contains(widget.rect), f"{name}: {widget.spoken} leaves the window"
    for widget in page.leaves():
        if not isinstance(widget, ScrollView):
            assert not widget.cut, f"{name}: {widget.spoken} is cut"
        else:
            for child in [each for each in widget.children if each.visible]:
                reach = child.rect.left, child.rect.right
                assert widget.rect.left <= reach[0] <= reach[1] <= widget.rect.right, (
                    f"{name}: {child.spoken}"
                )
    for widget in page.targets():
        least = min(widget.rect.size) / screen.scale
        assert least >= LEAST, f"{name}: {widget.spoken} is small ({least:.0f})"


def test_every_page_fits_and_every_story_is_readable(visit):
    for page in pages(visit):
        visit.app.pages.clear()
        visit.show(page)
        check(visit, page)
        if isinstance(page, LevelPage):
            readable(visit.app.screen, page)


def readable(screen, page):
    """A heading writes smaller when it must, but never too small."""
    heading = next(widget for widget in page.widgets if isinstance(widget, Heading))
    inside = heading.rect.inflate(-screen.px(36), -screen.px(8))
    room = inside.height - screen.line_step(17, "bold") - screen.px(2)
    high = screen.paragraph_height(heading.story, inside.width, 17)
    assert high <= room, page.level.id


def test_every_page_of_packs_fits(visit, tmp_path):
    """Two packs on the shelf, and a file to add."""
    for name in ("La forêt des robots", "Objectif Lune"):
        (tmp_path / f"{name}.yaml").write_text(
            LEVEL.replace("{fr: Essai, en: Trial}", name), encoding="utf-8"
        )
        open_file(visit.app, str(tmp_path / f"{name}.yaml"), keep=True)
    journey = Journey(visit.store, FOX, PACK, "codeweek")
    below = MapPage(visit.app, journey)
    packs = PacksPage(visit.app, below)
    packs.around = (tmp_path / "Objectif Lune.yaml",)
    for page in (below, packs, OthersPage(visit.app, below.choose)):
        visit.app.pages.clear()
        visit.show(page)
        check(visit, page)
    visit.app.pages.clear()
    visit.show(below)
    visit.press("adult")
    check(visit, visit.page)


def test_every_sheet_fits(visit):
    page = visit.level(4, 5)
    for name in ("menu", "adult", "world"):
        page.act(Action(name))
        check(visit, visit.page)
        visit.app.pop()
    key_help.open_keys(visit.app)
    check(visit, visit.page)


@pytest.mark.parametrize("size", all_of([(1366, 768), (1024, 600), (800, 1280), (800, 480)]))
@pytest.mark.parametrize("zoom", [1.0, 1.3, 1.5])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_bar_of_the_map_holds_its_name_and_its_buttons_in_large_letters(size, zoom, language):
    visit = Visit(size=size, zoom=zoom, language=language)
    journey = Journey(visit.store, FOX, PACK, "codeweek")
    page = visit.show(MapPage(visit.app, journey))
    check(visit, page)
    name = next(widget for widget in page.widgets if isinstance(widget, Label))
    high = visit.app.screen.paragraph_height(name.label, name.rect.width, name.size, "bold")
    assert high <= name.rect.height
    visit.press("help")
    check(visit, visit.page)


@pytest.mark.parametrize("size", [(1366, 768), (1024, 600)])
def test_the_signs_of_the_map_have_words_where_there_is_room(size):
    visit = Visit(size=size)
    page = visit.show(MapPage(visit.app, Journey(visit.store, FOX, PACK, "codeweek")))
    names = {widget.action: widget.label for widget in page.widgets if getattr(widget, "stacked", False)}
    assert set(names) == {"back", "invent", "concepts", "help", "settings", "elsewhere", "adult"}
    assert all(names.values())


@pytest.mark.parametrize("language", ["fr", "en"])
def test_in_a_window_as_narrow_as_a_phone_no_title_is_broken_and_no_button_leaves_its_bar(language):
    visit = Visit(size=(390, 844), language=language)
    journey = Journey(visit.store, FOX, PACK, "codeweek")
    level = next(each for each in PACK.levels if each.mode == "create")
    gallery = GalleryPage(visit.app, journey, level, lambda: EMPTY, lambda _script: None)
    mine = MinePage(visit.app, journey_of(visit.app, FOX))
    profiles = ProfilesPage(visit.app, PACK, "codeweek")
    children = (AnimalPage(visit.app, profiles), ColourPage(visit.app, profiles, "penguin"))
    own = (ConceptsPage(visit.app, journey), ElsewherePage(visit.app, FOX))
    chapters = [ChapterPage(visit.app, journey, chapter) for chapter in PACK.chapters]
    adult = (PacksPage(visit.app, MapPage(visit.app, journey)), MadePage(visit.app), ChoosePage(visit.app))
    for page in (gallery, mine, *children, *own, *chapters, *adult):
        visit.show(page)
        check(visit, page)
        title = next(each for each in page.widgets if isinstance(each, Label) and each.face == "bold")
        widest = max(visit.app.screen.fonts.width(word, title.size, "bold") for word in title.label.split())
        high = visit.app.screen.paragraph_height(title.label, title.rect.width, title.size, "bold")
        assert widest <= title.rect.width, title.label
        assert high <= title.rect.height, title.label
        if title.align == CENTRE:  # its words reach both ends of their room
            around = title.rect.inflate(visit.app.screen.px(12), 0)
            assert not [each.spoken for each in page.targets() if each.rect.colliderect(around)], title.label


def test_in_a_narrow_window_the_words_of_a_setting_are_read_whole():
    """Five sizes of letters side by side were written in letters of 9 pixels."""
    visit = Visit(size=(390, 844))
    page = visit.show(SettingsPage(visit.app, Journey(visit.store, FOX, PACK, "codeweek")))
    choices = [each for each in page.widgets if isinstance(each, Choice)]
    assert len(choices) == 5
    for choice in choices:
        size = choice.common_size(visit.app.screen)
        assert size * visit.app.screen.scale >= 11, choice.label
        widths = [visit.app.screen.fonts.width(label, size, "bold") for _value, label in choice.options]
        assert max(widths) < choice.part(0).width, choice.label


def test_the_name_of_the_game_stands_free_of_the_buttons_beside_it():
    visit = Visit(size=(800, 1280))
    page = visit.show(ProfilesPage(visit.app, PACK, "codeweek"))
    logo = next(each for each in page.widgets if isinstance(each, Logo))
    around = logo.rect.inflate(visit.app.screen.px(12), 0)
    assert not [each.spoken for each in page.targets() if each.rect.colliderect(around)]


@pytest.mark.parametrize("width", all_of([390, 480, 800]))
def test_the_wardrobe_is_reached_from_the_map_of_a_narrow_window(width):
    visit = Visit(size=(width, 844))
    page = visit.show(MapPage(visit.app, Journey(visit.store, FOX, PACK, "codeweek")))
    check(visit, page)
    visit.press("wardrobe")
    assert isinstance(visit.page, WardrobePage)


def test_in_a_narrow_window_the_size_of_an_invented_level_has_its_name_beside_its_buttons():
    visit = Visit(size=(390, 844))
    mine = visit.show(MinePage(visit.app, journey_of(visit.app, FOX)))
    mine.begin()
    names = {visit.app.text(f"invent.{name}") for name in ("columns", "rows")}
    tops = [each.rect.top for each in visit.page.leaves() if isinstance(each, Label) and each.label in names]
    buttons = [each.rect.top for each in visit.page.leaves() if each.action == "size"]
    assert sorted(tops * 2) == sorted(buttons)


def test_where_nothing_is_invented_yet_the_one_thing_to_do_is_in_the_middle_until_something_is(visit):
    journey = journey_of(visit.app, FOX)
    page = visit.show(MinePage(visit.app, journey))
    check(visit, page)
    middle = visit.app.screen.rect.inflate(-visit.app.screen.rect.width // 2, 0)
    assert middle.contains(visit.find("new").rect)
    LevelInvention(journey, invented.place(1)).put([(0, 0)])
    page.relayout()
    check(visit, page)
    assert not middle.contains(visit.find("new").rect)
