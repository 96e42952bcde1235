"""The tune and the picture that a child has made are on its diploma; the tune is heard there."""

from dataclasses import replace

import pygame
import pytest
from page_driver import FOX, PACK, Visit
from test_tune import Card, _heard, _loudest

from codeweek.app.journey import SHIPPED, Journey
from codeweek.blocks import blockly
from codeweek.blocks.read import read
from codeweek.desktop.comics import story_moments
from codeweek.desktop.comics.diploma import DiplomaPage, Sheet
from codeweek.desktop.pages.map import MapPage
from codeweek.levels import programs
from codeweek.play import session
from codeweek.play.tune.note_times import RATE
from codeweek.progress.story_progress import TUNES, own_work

SONG = next(level for level in PACK.levels if (level.kind, level.mode) == ("music", "create"))


def saved(source):
    return blockly.save(read(programs.catalogue_of(SONG), source).script)


def diploma(visit, **kept) -> DiplomaPage:
    journey = Journey(visit.store, FOX, PACK, SHIPPED)
    stars = {level.id: 3 for level in PACK.levels}
    journey.keep(replace(journey.progress, **{"stars": stars, **kept}))
    visit.show(MapPage(visit.app, journey))
    last = next(chapter for chapter in PACK.chapters if chapter.folder == "17-objectif-brevet")
    story_moments.leave(visit.app, journey, last.levels[-1], lambda: None)
    visit.turn()
    for action in ("next", "skip"):  # the medal, the ending
        visit.wait(0.6)
        visit.press(action)
    visit.wait(0.6)
    assert isinstance(visit.page, DiplomaPage)
    return visit.page


@pytest.fixture
def visit(tmp_path):
    made = Visit(tmp_path)
    made.app.sounds = Card()
    return made


def test_the_newest_work_is_heard_and_its_bars_are_on_the_sheet_and_on_the_picture(visit):
    works = (saved('jouer("do")\n'), saved('jouer("sol", 2)\njouer("mi")\n'))
    page = diploma(visit, gallery={SONG.id: works})
    bars = page.diploma().air
    names = [mark.text for mark in bars.marks if hasattr(mark, "text")]
    assert [name for name in names if name in ("do", "mi", "sol")] == ["sol", "mi"]
    visit.press("air")
    whole = _heard(visit.app.sounds.begun[-1])
    assert len(whole) == 3 * RATE // 2
    assert _loudest(whole[: RATE // 4]) == 5
    assert visit.find("air").icon == "stop"
    visit.press("air")
    assert not visit.app.sounds.sounding
    assert visit.find("air").icon == "speaker"


def test_the_button_is_as_before_when_the_tune_is_over_and_nothing_is_heard_on_the_map(visit):
    page = diploma(visit, gallery={SONG.id: (saved('jouer("do")\n'),)})
    visit.press("air")
    visit.wait(0.7)
    assert visit.find("air").icon == "speaker"
    visit.wait(0.6)
    visit.press("air")
    assert visit.app.sounds.sounding
    visit.wait(0.1)
    visit.press("next")
    assert visit.page is not page
    assert not visit.app.sounds.sounding


def test_without_sound_it_says_why_nothing_is_heard(visit):
    visit.app.sounds = Card(on=False)
    page = diploma(visit, gallery={SONG.id: (saved('jouer("do")\n'),)})
    visit.press("air")
    assert visit.app.sounds.begun == []
    assert page.told.startswith("Le son est coupé")


@pytest.mark.parametrize("kept", [{}, {"gallery": {SONG.id: ({"blocks": {}},)}}])
def test_who_made_none_has_the_diploma_of_before(visit, kept):
    page = diploma(visit, **kept)
    assert page.tune is None
    assert page.diploma().air is None
    assert not [widget for widget in page.widgets if widget.action == "air"]


def test_a_song_that_was_won_counts_and_one_that_is_only_begun_does_not(visit):
    journey = Journey(visit.store, FOX, PACK, SHIPPED)
    begun = replace(journey.progress, programs={SONG.id: saved('jouer("do")\n')})
    assert own_work(PACK, begun, TUNES) is None
    won = replace(begun, stars={SONG.id: 3})
    assert own_work(PACK, won, TUNES) == (SONG, begun.programs[SONG.id])
    hung = replace(won, gallery={SONG.id: (saved('jouer("mi")\n'),)})
    assert own_work(PACK, hung, TUNES) == (SONG, hung.gallery[SONG.id][0])


@pytest.mark.parametrize("size", [(1366, 768), (1024, 600), (800, 1280), (390, 844)])
def test_bars_stand_between_what_is_known_and_who_signs(size):
    visit = Visit(size=size)
    page = diploma(visit, gallery={SONG.id: (saved('jouer("do")\n' * 30),)})
    screen, painted = visit.app.screen, []
    texts, sheet = [], next(each for each in page.widgets if isinstance(each, Sheet))
    made, text, paragraph = screen.painter, screen.text, screen.paragraph

    class Noted:
        def paint(self, surface, frame, moment):
            painted.append(frame.rect)
            made().paint(surface, frame, moment)

    def said(words, rect, *rest):
        texts.append((words, rect.copy()))
        return text(words, rect, *rest)

    def told(words, rect, size, *rest):
        box = (rect.topleft, (rect.width, screen.paragraph_height(words, rect.width, size)))
        texts.append((words, type(rect)(*box)))
        return paragraph(words, rect, size, *rest)

    screen.painter, screen.text, screen.paragraph = Noted, said, told
    sheet.draw(screen)
    (bars,) = painted
    assert sheet.rect.contains(bars)
    assert [
        words
        for words, rect in texts
        if words in (*page.diploma().ideas, page.diploma().signed) and rect.colliderect(bars)
    ] == []


SKY, SHEET = (
    next(level for level in levels if level.mode == "create" and level.kind == kind)
    for kind, levels in (("robot", PACK.levels), ("turtle", PACK.levels[::-1]))
)


def made(level, source):
    script = programs.read_in(level, source).script
    return blockly.save(script), session.last_picture(level, script, "fr")


def test_what_can_be_seen_is_on_the_sheet_the_last_of_the_course(visit):
    tune, (sky, of_sky), (drawn, of_sheet) = (
        saved('jouer("do")\n'),
        made(SKY, "haut()\n"),
        made(SHEET, "avancer(50)\n"),
    )
    assert diploma(visit, gallery={SONG.id: (tune,)}).diploma().work is None
    assert diploma(visit, gallery={SONG.id: (tune,), SKY.id: (sky,)}).diploma().work == of_sky
    assert diploma(visit, gallery={SKY.id: (sky,), SHEET.id: (drawn,)}).diploma().work == of_sheet


@pytest.mark.parametrize("size", [(1366, 768), (1024, 600), (800, 1280), (390, 844)])
def test_a_picture_hangs_beside_the_animal_over_no_word(size):
    visit = Visit(size=size)
    page = diploma(visit, gallery={SHEET.id: (made(SHEET, "avancer(50)\n")[0],)})
    screen, places, texts = visit.app.screen, [], []
    sheet = next(each for each in page.widgets if isinstance(each, Sheet))
    painter, paragraph = screen.painter, screen.paragraph

    class Noted:
        def paint(self, surface, frame, moment):
            places.append(surface.get_clip())
            painter().paint(surface, frame, moment)

    def told(words, rect, size, colour, face, align=0.0):
        wide = min(rect.width, screen.fonts.width(words, size, face))
        high = screen.paragraph_height(words, rect.width, size, face)
        texts.append(pygame.Rect(rect.centerx - wide // 2, rect.top, wide, high))
        return paragraph(words, rect, size, colour, face, align)

    screen.painter, screen.paragraph = Noted, lambda *of: told(*of) if len(of) > 4 else paragraph(*of)
    sheet.draw(screen)
    (place,) = places
    assert sheet.rect.contains(place)
    assert place.width > 40
    assert [words for words in texts if words.colliderect(place)] == []
