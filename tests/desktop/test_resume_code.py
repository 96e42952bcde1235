"""« J'ai un code »: a child goes on at another computer with a few words."""

import errno
import unicodedata
from dataclasses import asdict
from unittest.mock import Mock

import pygame
import pytest
from page_driver import FOX, PACK, Visit
from resume_driver import IDS, PROGRESS, arrived, away, enter, here, said, words, write
from tiers import all_of

from codeweek.app.child_profiles import Profile, profiles
from codeweek.app.journey import SHIPPED, Journey
from codeweek.app.transfer import code_words
from codeweek.app.word_code_line import WordCodeLine
from codeweek.desktop.pages.elsewhere import ElsewherePage
from codeweek.desktop.pages.have_code import Cell, HaveCodePage
from codeweek.desktop.pages.map import MapPage
from codeweek.desktop.pages.new_child import AnimalPage, ColourPage
from codeweek.desktop.pages.profiles import ProfilesPage
from codeweek.progress.progress import Progress

pytestmark = pytest.mark.usefixtures("documents")


def code_of(app, profile):
    """The words that a child writes down."""
    return code_words(app.store, profile, asdict(app.settings), app.language)


def test_a_child_goes_on_elsewhere_with_a_few_words(tmp_path):
    there = away(tmp_path, theme="night", zoom=1.15, sound=False)
    there.press("profile", FOX)
    while not isinstance(there.page, MapPage):
        there.key(pygame.K_ESCAPE)
    there.press("elsewhere")
    assert isinstance(there.page, ElsewherePage)
    code = words(there)
    there.app.quit()
    visit = here()
    for word in code:
        enter(visit, word)
    assert words(visit) == code
    visit.key(pygame.K_RETURN)
    progress = arrived(visit)
    assert (progress.stars, progress.last) == (PROGRESS.stars, IDS[3])
    settings = visit.app.settings
    assert (settings.theme, settings.zoom, settings.sound) == ("night", 1.15, False)
    assert visit.saved["stars"] == PROGRESS.stars


def test_four_letters_and_enter_write_a_word(tmp_path):
    code = code_of(away(tmp_path).app, FOX)
    visit = here()
    for word in code:
        enter(visit, word[:4])
    assert words(visit) == list(code)


def test_spaces_part_words_and_a_whole_code_may_be_pasted(tmp_path):
    code = code_of(away(tmp_path).app, FOX)
    visit = here()
    visit.post(pygame.TEXTINPUT, text=", ".join(code) + " ")
    assert words(visit) == list(code)
    visit.press("go")
    assert arrived(visit).stars == PROGRESS.stars


def test_a_word_that_is_unknown_is_told_at_once_with_some_like_it():
    visit = here()
    write(visit, "lapain")
    assert "Je ne connais pas le mot « lapain »" in said(visit)
    visit.press("offer", "lapin")
    assert words(visit) == ["lapin"]
    assert "Je ne connais pas" not in said(visit)


def test_what_a_word_may_become_is_offered_and_one_alone_is_taken_by_enter():
    visit = here()
    write(visit, "ban")
    offers = [widget.value for widget in visit.page.leaves() if widget.action == "offer"]
    assert offers == ["banane", "banc", "bande"]
    visit.key(pygame.K_RETURN)
    assert words(visit) == []
    enter(visit, "a")
    assert words(visit) == ["banane"]


def test_the_key_that_takes_away_goes_back_into_the_last_word():
    visit = here()
    enter(visit, "pomme")
    enter(visit, "lapin")
    visit.key(pygame.K_BACKSPACE)
    assert words(visit) == ["pomme"]
    assert visit.page.line.writing == "lapin"
    visit.key(pygame.K_BACKSPACE)
    assert visit.page.line.writing == "lapi"


def test_a_complete_code_waits_for_no_word_and_the_keyboard_is_on_the_way_on(tmp_path):
    code = code_of(away(tmp_path).app, FOX)
    visit = here()
    for word in code:
        assert visit.page.focus.action == "writing"
        enter(visit, word)
    assert not [widget for widget in visit.page.leaves() if widget.action == "writing"]
    assert words(visit) == list(code)
    assert visit.page.focus.action == "go"
    visit.key(pygame.K_BACKSPACE)
    assert visit.page.line.writing == code[-1]
    visit.key(pygame.K_RETURN)
    write(visit, "la")
    assert visit.page.line.writing == "la", "a letter that is typed all the same begins a word"
    for _letter in "la":
        visit.key(pygame.K_BACKSPACE)
    visit.press("go")
    assert arrived(visit).stars == PROGRESS.stars


def test_two_words_that_changed_places_are_told_and_nothing_is_lost(tmp_path):
    code = list(code_of(away(tmp_path).app, FOX))
    visit = here()
    for word in (code[1], code[0], *code[2:]):
        enter(visit, word)
    visit.key(pygame.K_RETURN)
    assert isinstance(visit.page, HaveCodePage)
    assert "changé de place" in said(visit)
    for place, word in enumerate(code[:2]):
        visit.press("again", place)
        while visit.page.line.writing:
            visit.key(pygame.K_BACKSPACE)
        enter(visit, word)
    visit.key(pygame.K_RETURN)
    assert arrived(visit).stars == PROGRESS.stars


def test_a_child_who_looks_like_one_of_here_is_asked(tmp_path):
    code = code_of(away(tmp_path).app, FOX)
    visit = here()
    Journey(visit.store, FOX, PACK, SHIPPED).keep(Progress(stars={IDS[0]: 1, IDS[5]: 3}))
    visit.post(pygame.TEXTINPUT, text=" ".join(code) + " ")
    visit.press("go")
    assert "joue déjà ici" in visit.page.title
    visit.press("answer", "yes")
    assert arrived(visit).stars == {**PROGRESS.stars, IDS[5]: 3}


def test_escape_from_the_question_who_it_is_goes_back_to_the_words(tmp_path):
    code = code_of(away(tmp_path).app, FOX)
    visit = here()
    Journey(visit.store, FOX, PACK, SHIPPED).keep(Progress(stars={IDS[5]: 3}))
    visit.post(pygame.TEXTINPUT, text=" ".join(code) + " ")
    visit.press("go")
    visit.key(pygame.K_ESCAPE)
    assert isinstance(visit.page, HaveCodePage)
    assert words(visit) == list(code)
    assert visit.saved["stars"] == {IDS[5]: 3}


def test_another_child_with_the_same_look_takes_another(tmp_path):
    code = code_of(away(tmp_path).app, FOX)
    visit = here()
    mine = Progress(stars={IDS[5]: 3})
    Journey(visit.store, FOX, PACK, SHIPPED).keep(mine)
    visit.post(pygame.TEXTINPUT, text=" ".join(code) + " ")
    visit.press("go")
    visit.press("answer", "no")
    assert isinstance(visit.page, ColourPage)
    visit.press("colour", Profile("fox", "pink"))
    assert arrived(visit, Profile("fox", "pink")).stars == PROGRESS.stars
    assert visit.saved["stars"] == mine.stars


def test_a_visitor_chooses_who_it_is(tmp_path):
    there = Visit(tmp_path / "away")
    journey = Journey(there.store, None, PACK, SHIPPED)
    journey.keep(PROGRESS)
    code = code_of(there.app, None)
    visit = here()
    visit.post(pygame.TEXTINPUT, text=" ".join(code) + " ")
    visit.press("go")
    assert isinstance(visit.page, AnimalPage)
    assert "Choisis qui tu es." in said(visit)
    visit.press("animal", "owl")
    visit.press("colour", Profile("owl", "green"))
    assert arrived(visit, Profile("owl", "green")).stars == PROGRESS.stars


def test_what_could_not_be_kept_here_is_told_and_changes_nothing(tmp_path, monkeypatch):
    code = code_of(away(tmp_path, theme="night").app, FOX)
    visit = here()
    visit.post(pygame.TEXTINPUT, text=" ".join(code) + " ")
    with monkeypatch.context() as now:
        now.setattr("os.replace", Mock(side_effect=OSError(errno.ENOSPC, "full")))
        visit.press("go")
    assert "Garde bien ton papier ou ton fichier" in said(visit)
    assert visit.app.settings.theme == "sun"
    visit.key(pygame.K_ESCAPE)
    assert isinstance(visit.page, ProfilesPage)
    assert profiles(visit.store) == []


def test_a_code_leaves_alone_what_this_computer_chose(tmp_path):
    code = code_of(away(tmp_path, theme="night").app, FOX)
    visit = here()
    visit.app.change(reduced_motion=True, sound=False, zoom=1.15)
    visit.post(pygame.TEXTINPUT, text=" ".join(code) + " ")
    visit.press("go")
    arrived(visit)
    settings = visit.app.settings
    assert (settings.reduced_motion, settings.sound, settings.zoom) == (True, False, 1.15)
    assert settings.theme == "night"


def test_escape_leaves_without_a_trace():
    visit = here()
    enter(visit, "pomme")
    visit.key(pygame.K_ESCAPE)
    assert isinstance(visit.page, ProfilesPage)
    assert profiles(visit.store) == []


def test_a_word_whose_accent_stands_behind_its_letter_is_one_word():
    apart = unicodedata.normalize("NFD", "étoile thé")
    line = WordCodeLine("fr").written(apart)
    assert (line.words, line.writing) == (("étoile",), "thé")


def test_words_of_another_language_are_taken(tmp_path):
    code = code_of(away(tmp_path, language="en").app, FOX)
    line = WordCodeLine("fr")
    for word in code:
        line = line.written(f"{word} ")
    assert line.code is not None
    assert line.shown == code


LONG = Progress(stars={id: 1 + place % 3 for place, id in enumerate(IDS)}, last=IDS[7])
SIZES = pytest.mark.parametrize("size", all_of([(1024, 600), (1024, 768), (1366, 768)]))


@SIZES
def test_all_of_a_long_code_can_be_read(size):
    visit = Visit(size=size)
    Journey(visit.store, FOX, PACK, SHIPPED).keep(LONG)
    page = visit.show(ElsewherePage(visit.app, FOX))
    visit.app.draw()
    assert not [widget.spoken for widget in page.leaves() if widget.cut]
    cells = [widget for widget in page.leaves() if isinstance(widget, Cell)]
    for _ in cells:
        visit.key(pygame.K_DOWN)
    assert cells[-1].clip.contains(cells[-1].rect)


@SIZES
def test_a_long_code_can_be_typed_in_any_window(tmp_path, size):
    code = code_of(away(tmp_path, progress=LONG).app, FOX)
    visit = Visit(size=size)
    visit.start()
    visit.press("have")
    for word in code:
        enter(visit, word[:4])
    write(visit, "ban")
    visit.app.draw()
    assert not [widget.spoken for widget in visit.page.leaves() if widget.cut]
    field = visit.page.focus
    assert field.action == "writing"
    assert field.clip.contains(field.rect)
    offers = [widget for widget in visit.page.leaves() if widget.action == "offer"]
    assert all(not offer.rect.colliderect(visit.find("go").rect) for offer in offers)
