"""A child who cannot read hears chapter 1 in the window: comic, story, what to do, what came of it."""

import pygame
import pytest
from page_driver import FOX, PACK, USUAL, Visit

from codeweek import data
from codeweek.app.journey import SHIPPED, Journey
from codeweek.desktop.comics import story_moments
from codeweek.desktop.comics.comic_page import ComicPage
from codeweek.desktop.pages.level_page import LevelPage
from codeweek.desktop.pages.settings import SettingsPage
from codeweek.desktop.pages.win import Win
from codeweek.play.read_aloud import Clips, load, sound, spoken


class Heard:
    """What the clips of a visit say, one after another."""

    def __init__(self, visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
        self.clips = load(data.text("fr"))
        self.said: list[str] = []
        play = visit.app.clips.play
        monkeypatch.setattr(visit.app.clips, "play", lambda clip: (self._note(clip), play(clip)))

    def _note(self, clip) -> None:
        assert sound(clip)
        self.said.append(next(text for text, each in self.clips.by_words.items() if each == clip))

    def take(self) -> str:
        said, self.said = " ".join(self.said), []
        return said


@pytest.fixture
def visit(tmp_path) -> Visit:
    return Visit(tmp_path, speed=USUAL)


@pytest.fixture
def heard(visit, monkeypatch) -> Heard:
    return Heard(visit, monkeypatch)


def said(visit: Visit, text: str) -> str:
    return spoken(text, visit.app.voice.clips.signs)


def test_the_youngest_hear_the_comic_the_story_what_to_do_and_what_came_of_it(visit, heard):
    journey = Journey(visit.store, FOX, PACK, SHIPPED)
    visit.show(SettingsPage(visit.app, journey))
    story_moments.enter(visit.app, journey, PACK.chapters[0], lambda: None)
    visit.turn()
    assert isinstance(visit.page, ComicPage)
    comic = visit.page
    told = [said(visit, visit.app.text.pick(panel.words)) for panel in comic.comic.panels]
    visit.until(lambda: visit.app.voice.reading == visit.app.text.pick(comic.comic.panels[-1].words))
    visit.wait(9)
    assert visit.page is comic  # it waits for the child
    assert heard.take() == " ".join(told)
    visit.press("read")
    visit.press("skip")
    assert not visit.app.voice.speaking  # who leaves is not read to
    heard.take()
    page = visit.level(1, 3)
    visit.wait(1)
    story = visit.app.text.pick(page.level.story)
    assert visit.app.voice.lit.shown == story
    visit.wait(9)
    assert heard.take() == f"{said(visit, story)} {said(visit, page.bubble.label)}"
    visit.key(pygame.K_F5)  # nothing to run
    visit.wait(6)
    assert heard.take() == said(visit, page.bubble.label)
    visit.press("hint")
    visit.wait(6)
    assert heard.take() == said(visit, visit.app.text.pick(page.level.hints[0]))


def test_a_win_is_read_once_and_nothing_over_the_run(visit, heard):
    visit.solved(1, 1)
    visit.wait(1)
    assert visit.app.voice.speaking
    visit.key(pygame.K_F5)
    visit.wait(0.2)
    assert not visit.app.voice.speaking
    heard.take()
    visit.until(lambda: isinstance(visit.page, Win))
    assert visit.app.sounds.softer
    visit.wait(12)
    asked = "Un bloc, c'est combien de cases? 1 case 2 cases toute la ligne"
    assert heard.take() == f"Et hop, Vava va! C'est gagné! {asked}"
    assert not visit.app.sounds.softer
    visit.press("read")  # the loudspeaker of the question
    visit.wait(10)
    assert heard.take() == asked
    visit.press("read")
    assert visit.app.voice.speaking
    visit.press("read")
    assert not visit.app.voice.speaking


def test_a_block_that_is_held_says_its_name(visit, heard):
    page = visit.level(1, 3)
    visit.wait(12)
    heard.take()
    place = page.editor.view.palette.box(1).center
    visit.post(pygame.MOUSEBUTTONDOWN, pos=place, button=1)
    visit.wait(0.3)
    assert not heard.said
    visit.wait(1)
    assert heard.take() == "bas"
    visit.post(pygame.MOUSEBUTTONUP, pos=place, button=1)


def test_a_touch_silences_all_and_a_speaker_still_reads_when_asked(visit, heard):
    page = visit.level(1, 3)
    visit.wait(1)
    visit.press("sound")
    assert not visit.app.voice.speaking
    assert not visit.app.settings.sound
    heard.take()
    visit.press("hint")
    visit.wait(3)
    assert not heard.said
    visit.press("read", "said")
    visit.wait(0.2)
    assert said(visit, page.bubble.label).startswith(heard.take())
    visit.press("read", "said")
    assert not visit.app.voice.speaking


def test_a_child_chooses_to_be_read_to_or_not(visit, heard):
    page = visit.level(1, 3)
    settings = visit.show(SettingsPage(visit.app, page.journey))
    choice = visit.find("aloud")
    visit.tap(choice.part(2).center)  # no
    assert Journey(visit.store, FOX, PACK, SHIPPED).reads_aloud is False
    settings.back()
    heard.take()
    assert isinstance(visit.page, LevelPage)
    visit.press("hint")
    visit.wait(3)
    assert not heard.said


def test_a_text_without_a_clip_has_no_speaker_where_the_computer_has_no_voice(visit, monkeypatch):
    monkeypatch.setitem(visit.app.voice._clips, "fr", Clips())
    page = visit.level(4, 2)
    visit.wait(0.2)
    shown = {widget.value: widget.visible for widget in page.leaves() if widget.action == "read"}
    assert shown["story"] is False
