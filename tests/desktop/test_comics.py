"""The story in the window: a comic opens and ends a chapter, is skipped by one touch, and seen again."""

from dataclasses import replace

import pygame
import pytest
from page_driver import FOX, PACK, Visit
from tiers import all_of

from codeweek import data
from codeweek.app.journey import SHIPPED, Journey
from codeweek.app.level_events import Run
from codeweek.desktop.comics import story_moments
from codeweek.desktop.comics.comic_page import LEAST_LETTERS, Comic, ComicPage, PanelView
from codeweek.desktop.comics.diploma import DiplomaPage, Sheet
from codeweek.desktop.comics.story_pages import CreditsPage, MedalPage
from codeweek.desktop.pages.chapter import ChapterPage
from codeweek.desktop.pages.level_page import LevelPage
from codeweek.desktop.pages.map import MapPage
from codeweek.desktop.pages.win import Win
from codeweek.desktop.painting.painter import fit
from codeweek.desktop.widgets.scroll import ScrollView
from codeweek.desktop.widgets.widget import Label
from codeweek.packs.pack import Chapter
from codeweek.packs.story.panel_scene import Pilot, drawn
from codeweek.progress import story_progress

STORY = PACK.story
FIRST, LAST = PACK.chapters[0], next(each for each in PACK.chapters if each.folder == STORY.finale.after)


def on_the_map(visit: Visit, **kept: object) -> Journey:
    """The blue fox on the map."""
    journey = Journey(visit.store, FOX, PACK, SHIPPED)
    journey.keep(replace(journey.progress, **kept))
    visit.show(MapPage(visit.app, journey))
    return journey


def all_won() -> dict[str, int]:
    """The stars of who has won everything."""
    return {level.id: 3 for level in PACK.levels}


def ended(chapter: Chapter) -> dict[str, int]:
    """The stars of who has won the last level of a chapter, and the last one to solve."""
    solved = [level for level in chapter.levels if level.mode != "create"]
    return {level.id: 1 for level in (solved[-1], chapter.levels[-1])}


def press(visit: Visit, action: str) -> None:
    """A touch that is no second half of a double one."""
    visit.wait(0.6)
    visit.press(action)


def shown(visit: Visit) -> list[str]:
    """What is said in the panels that are there."""
    return [
        widget.words for widget in visit.page.leaves() if isinstance(widget, PanelView) and widget.visible
    ]


def test_a_new_child_sees_a_whole_comic_at_once_and_one_touch_goes_on_to_the_first_level():
    visit = Visit()
    on_the_map(visit)
    visit.tap(visit.find("go_on"))
    assert isinstance(visit.page, ComicPage)
    words = [visit.app.text.pick(panel.words) for panel in STORY.tales[FIRST.folder].opening]
    visit.until(lambda: shown(visit) == words)
    press(visit, "next")
    assert isinstance(visit.page, LevelPage)
    assert visit.page.level.id == FIRST.levels[0].id


@pytest.mark.parametrize("size", all_of([(1366, 768), (1024, 600), (800, 1280)]))
@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_every_panel_is_whole_in_the_window_beside_the_others(size, count):
    visit = Visit(size=size)
    visit.app.change(reduced_motion=True)
    comic = Comic("A", STORY.finale.panels[:count], "story.comic.on", "factory")
    page = visit.show(
        ComicPage(visit.app, comic, STORY, Pilot("animals/fox", "#ffffff"), lambda _skipped: None)
    )
    panels = [widget.rect for widget in page.leaves() if isinstance(widget, PanelView)]
    (room,) = [widget for widget in page.widgets if isinstance(widget, ScrollView)]
    assert len(panels) == count
    assert all(room.rect.contains(panel) for panel in panels)
    assert all(panel.collidelist(panels[:number]) < 0 for number, panel in enumerate(panels))


def test_a_comic_longer_than_a_small_window_is_scrolled_by_the_keys_and_by_what_is_read():
    visit = Visit(size=(390, 844))
    visit.app.change(reduced_motion=True)
    on_the_map(visit)
    visit.tap(visit.find("go_on"))
    (view,) = [widget for widget in visit.page.widgets if isinstance(widget, ScrollView)]
    last = view.children[-1]
    assert not view.rect.contains(last.rect)
    visit.until(lambda: not visit.app.voice.speaking)  # it was read to the youngest
    assert view.rect.contains(last.rect)
    visit.keys(pygame.K_PAGEUP, pygame.K_PAGEUP, pygame.K_PAGEUP)
    assert view.offset == 0


def test_a_panel_that_is_touched_is_read():
    visit = Visit()
    on_the_map(visit)
    visit.tap(visit.find("go_on"))
    visit.wait(2)
    panels = [widget for widget in visit.page.leaves() if isinstance(widget, PanelView)]
    visit.tap(panels[2])
    assert isinstance(visit.page, ComicPage)
    assert visit.app.voice.reading == panels[2].words


def test_who_silences_a_comic_hears_no_more_of_it():
    visit = Visit()
    on_the_map(visit)
    visit.tap(visit.find("go_on"))
    visit.until(lambda: visit.app.voice.speaking)
    visit.press("read")
    visit.wait(9)
    assert not visit.app.voice.speaking
    assert isinstance(visit.page, ComicPage)


@pytest.mark.parametrize("way", ["skip", "escape"])
def test_one_touch_skips_it_and_it_does_not_come_again(way):
    visit = Visit()
    on_the_map(visit)
    visit.tap(visit.find("chapter", 0))
    press(visit, "skip") if way == "skip" else visit.key(pygame.K_ESCAPE)
    assert isinstance(visit.page, ChapterPage)
    visit.key(pygame.K_ESCAPE)
    visit.tap(visit.find("chapter", 0))
    assert isinstance(visit.page, ChapterPage)


def test_in_the_sober_look_a_chapter_opens_without_its_comic_and_tells_it_when_asked():
    visit = Visit()
    on_the_map(visit).set_choice("sober", True)
    visit.tap(visit.find("chapter", 0))
    assert isinstance(visit.page, ChapterPage)
    visit.press("story")
    assert isinstance(visit.page, ComicPage)


def test_a_chapter_that_was_entered_before_opens_without_its_comic():
    visit = Visit()
    on_the_map(visit, stars={FIRST.levels[0].id: 1})
    visit.tap(visit.find("chapter", 0))
    assert isinstance(visit.page, ChapterPage)


def test_the_last_level_of_a_chapter_is_followed_by_its_ending_and_the_next_opening():
    visit = Visit()
    on_the_map(visit, stars=ended(FIRST))
    page = visit.solved(1, len(FIRST.levels))
    page.do(Run())
    visit.until(lambda: isinstance(visit.page, Win) or page.panels.ways)  # free creations have no card
    visit.press("answer" if isinstance(visit.page, Win) else "go", "next")
    assert isinstance(visit.page, MedalPage)
    assert visit.page.name == visit.app.text.pick(STORY.tales[FIRST.folder].medal.name)
    press(visit, "next")
    assert isinstance(visit.page, ComicPage)
    assert shown(visit)[0] == visit.app.text.pick(STORY.tales[FIRST.folder].ending[0].words)
    press(visit, "skip")
    assert isinstance(visit.page, ComicPage)
    assert shown(visit)[0] == visit.app.text.pick(STORY.tales[PACK.chapters[1].folder].opening[0].words)
    press(visit, "skip")
    assert visit.page.level.id == PACK.chapters[1].levels[0].id


def test_what_a_creation_asks_is_asked_beside_the_medal_of_its_chapter():
    visit = Visit()
    journey = on_the_map(visit, stars=ended(LAST))
    story_moments.leave(visit.app, journey, LAST.levels[-1], lambda: None)
    visit.turn()
    visit.wait(1)
    words = visit.app.text.pick(STORY.question(LAST.levels[-1].id).words)
    assert words in [widget.label for widget in visit.page.leaves()]
    visit.press("choice", 0)
    assert visit.find("choice", 0).kind == "good"
    assert isinstance(visit.page, MedalPage)
    boxes = [widget.rect for widget in visit.page.leaves()]
    assert all(visit.app.screen.rect.contains(box) for box in boxes)
    assert all(box.collidelist(boxes[:number]) < 0 for number, box in enumerate(boxes))


def test_who_only_invents_in_the_last_level_of_a_chapter_has_no_medal_yet():
    visit = Visit()
    journey = on_the_map(visit, stars={FIRST.levels[-1].id: 3})
    left = []
    story_moments.leave(visit.app, journey, FIRST.levels[-1], lambda: left.append(True))
    assert left == [True]
    assert story_progress.medal(PACK, journey.progress, FIRST) is None


def test_the_story_is_told_again_from_the_page_of_its_chapter():
    visit = Visit()
    on_the_map(visit, stars=ended(FIRST))
    visit.tap(visit.find("chapter", 0))
    press(visit, "story")
    press(visit, "skip")
    assert shown(visit)[0] == visit.app.text.pick(STORY.tales[FIRST.folder].ending[0].words)
    press(visit, "skip")
    assert isinstance(visit.page, ChapterPage)


def test_the_end_of_the_story_has_a_scene_credits_and_a_diploma_that_is_saved(tmp_path, monkeypatch):
    monkeypatch.setenv("CODEWEEK_HOME", str(tmp_path))
    visit = Visit()
    journey = on_the_map(visit, stars=all_won(), alone=frozenset(all_won()))
    journey.wear("hat", "crown")
    left = []
    story_moments.leave(visit.app, journey, LAST.levels[-1], lambda: left.append(visit.page))
    visit.turn()
    press(visit, "next")  # the medal
    for _comic in range(2):
        assert isinstance(visit.page, ComicPage)
        press(visit, "next")
    assert isinstance(visit.page, CreditsPage)
    assert visit.page.lines[0] == "Programmes : Renard bleu, pilote".replace(" :", "\u00a0:")
    press(visit, "next")
    assert isinstance(visit.page, DiplomaPage)
    diploma = visit.page.diploma()
    assert f"{len(PACK.chapters)} mondes" in diploma.sentence.replace("\u00a0", " ")
    assert len(diploma.ideas) == len(PACK.chapters)
    assert diploma.hat == "crown"
    press(visit, "save")
    (saved,) = (tmp_path / "files").iterdir()
    assert saved.read_bytes().startswith(b"\x89PNG")
    press(visit, "close")
    assert left == []
    press(visit, "next")
    assert len(left) == 1


@pytest.mark.parametrize("size", all_of([(1366, 768), (1024, 600), (800, 1280), (390, 844)]))
def test_the_first_credits_are_seen_at_once_and_the_last_ones_in_the_end(size):
    visit = Visit(size=size)
    lines = [visit.app.text.pick(line) for line in STORY.finale.credits]
    page = visit.show(CreditsPage(visit.app, lines, ["story/bug"], "factory", lambda: None))
    drawn: list[tuple[str, pygame.Rect]] = []
    paragraph = visit.app.screen.paragraph

    def noted(words, rect, *rest):
        drawn.append((words, rect.copy()))
        return paragraph(words, rect, *rest)

    def seen():
        drawn.clear()
        visit.app.screen.paragraph = noted
        page.paint(visit.app.screen)
        del visit.app.screen.paragraph
        return [words for words, rect in drawn if rect.top < page._body.bottom - visit.app.screen.px(20)]

    assert seen()[:3] == lines[:3]
    visit.until(lambda: not page.tick(0.0), 20)
    assert seen() == lines


@pytest.mark.parametrize("size", all_of([(1366, 768), (1024, 600), (800, 1280), (390, 844)]))
def test_the_sentences_of_a_full_diploma_stand_apart_in_one_size(size):
    visit = Visit(size=size)
    journey = on_the_map(visit, stars=all_won(), alone=frozenset(all_won()))
    story_moments.leave(visit.app, journey, LAST.levels[-1], lambda: None)
    visit.turn()
    for _page in range(4):
        press(visit, "next")
    page, screen = visit.page, visit.app.screen
    assert isinstance(page, DiplomaPage)
    drawn: list[tuple[str, pygame.Rect, float]] = []
    paragraph = screen.paragraph

    def noted(words, rect, size, *rest):
        drawn.append(
            (
                words,
                pygame.Rect(rect.topleft, (rect.width, screen.paragraph_height(words, rect.width, size))),
                size,
            )
        )
        return paragraph(words, rect, size, *rest)

    screen.paragraph = noted
    next(each for each in page.widgets if isinstance(each, Sheet)).draw(screen)
    ideas = [(rect, size) for words, rect, size in drawn if words in page.diploma().ideas]
    assert len(ideas) == len(PACK.chapters)
    (letters,) = {size * screen.scale for _rect, size in ideas}
    assert letters >= (11 if size[1] > size[0] else 9)  # they were of 8 pixels in a narrow window
    assert all(
        rect.collidelist([other for other, _size in ideas[:number]]) < 0
        for number, (rect, _size) in enumerate(ideas)
    )


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_title_of_every_comic_stays_in_its_bar_in_a_narrow_window(language):
    """On two lines it went over the first panel."""
    visit = Visit(size=(390, 844), language=language)
    chapters = [each for each in PACK.chapters if each.folder in STORY.tales]
    titles = [STORY.finale.title, *(STORY.tales[each.folder].title or each.title for each in chapters)]
    for name in titles:
        comic = Comic(visit.app.text.pick(name), STORY.finale.panels, "story.comic.on", "factory")
        page = ComicPage(visit.app, comic, STORY, Pilot("animals/fox", "#ffffff"), lambda _skipped: None)
        visit.show(page)
        title = next(each for each in page.widgets if isinstance(each, Label) and each.face == "bold")
        high = visit.app.screen.paragraph_height(title.label, title.rect.width, title.size, "bold")
        assert high <= title.rect.height, title.label


def test_who_skips_the_end_still_gets_the_diploma():
    visit = Visit()
    journey = on_the_map(visit, stars=ended(LAST))
    story_moments.leave(visit.app, journey, LAST.levels[-1], lambda: None)
    visit.turn()
    press(visit, "next")  # the medal
    press(visit, "skip")
    assert isinstance(visit.page, DiplomaPage)


def test_who_has_chapters_left_is_told_that_the_others_are_late():
    visit = Visit()
    journey = on_the_map(visit, stars=ended(LAST))
    story_moments.leave(visit.app, journey, LAST.levels[-1], lambda: None)
    visit.turn()
    press(visit, "next")  # the medal
    press(visit, "next")  # its ending
    late = visit.app.text.pick(STORY.finale.late)
    assert late in [widget.label for widget in visit.page.leaves()]


def test_a_level_set_without_a_story_and_a_session_of_today_have_no_comic():
    visit = Visit()
    journey = Journey(visit.store, FOX, replace(PACK, story=None), SHIPPED)
    visit.show(MapPage(visit.app, journey))
    visit.tap(visit.find("chapter", 0))
    assert isinstance(visit.page, ChapterPage)
    assert not [widget for widget in visit.page.leaves() if widget.action == "story"]
    left = []
    story_moments.leave(visit.app, journey, FIRST.levels[-1], lambda: left.append(True))
    assert left == [True]


def test_everything_stands_still_when_motion_is_reduced():
    visit = Visit()
    visit.app.change(reduced_motion=True)
    on_the_map(visit)
    visit.tap(visit.find("go_on"))
    assert not visit.page.tick(0.1)
    credits = CreditsPage(visit.app, ["A"], ["story/bug"], "factory", lambda: None)
    visit.show(credits)
    assert not credits.tick(0.1)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_words_of_every_panel_fit_in_their_bubble_even_in_a_narrow_strip(language):
    visit = Visit(size=(1024, 600))
    text, screen = data.text(language), visit.app.screen
    told = [panel for tale in STORY.tales.values() for panel in (*tale.opening, *tale.ending)]
    for panel in (*told, *STORY.finale.panels):
        words = text.pick(panel.words)
        picture = drawn(panel, STORY, Pilot("animals/fox", "#ffffff"))
        view = PanelView(screen, pygame.Rect(0, 0, 236, 295), picture, words, words)
        assert view.size(screen, fit(picture.scene, view.rect, 999)) > LEAST_LETTERS, words
