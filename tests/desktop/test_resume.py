"""« Continuer ailleurs » and « J'ai un code »: a child goes on at another computer."""

import json
import os
import shutil
import unicodedata
from pathlib import Path

import pygame
import pytest
from page_driver import FOX, PACK, Visit

from codeweek.desktop import elsewhere
from codeweek.desktop.dialog import Dialog
from codeweek.desktop.journey import SHIPPED, Journey, Profile, profiles
from codeweek.desktop.pages.cells import Cell
from codeweek.desktop.pages.elsewhere import ElsewherePage
from codeweek.desktop.pages.have_code import HaveCodePage
from codeweek.desktop.pages.map import MapPage
from codeweek.desktop.pages.profiles import AnimalPage, ColourPage, ProfilesPage
from codeweek.desktop.pages.sheet import Sheet
from codeweek.desktop.pages.wordline import WordLine
from codeweek.progress import Progress

IDS = [level.id for level in PACK.levels]
PROGRESS = Progress(
    stars={IDS[0]: 3, IDS[1]: 2, IDS[2]: 3}, programs={IDS[3]: {"blocks": {}}}, last=IDS[3], tries={IDS[3]: 2}
)
KEPT = Path(__file__).parents[1] / "kept" / "codeweek-fox-orange.json"


@pytest.fixture(autouse=True)
def _documents(tmp_path, monkeypatch):
    """Files are written to and looked for in a folder of the test."""
    monkeypatch.setattr(elsewhere, "made_here", lambda: tmp_path / "Documents" / "codeweek")
    monkeypatch.setattr(elsewhere, "usual_places", lambda: (tmp_path / "Documents" / "codeweek",))


def away(tmp_path, profile=FOX, progress=PROGRESS, **settings):
    """Another computer, with a child who has played there."""
    visit = Visit(tmp_path / "away", language=None)
    journey = Journey(visit.store, profile, PACK, SHIPPED)
    journey.keep(progress)
    journey.begin()
    visit.app.change(**settings)
    visit.start()
    return visit


def write(visit, text):
    for letter in text:
        visit.post(pygame.TEXTINPUT, text=letter)


def enter(visit, word):
    write(visit, word)
    visit.key(pygame.K_RETURN)


def here():
    """This computer, on « J'ai un code »."""
    visit = Visit()
    visit.start()
    visit.press("have")
    assert isinstance(visit.page, HaveCodePage)
    return visit


def words(visit):
    return [widget.label for widget in visit.page.leaves() if isinstance(widget, Cell)]


def said(visit):
    return " ".join(widget.label for widget in visit.page.leaves())


def arrived(visit, profile=FOX):
    """The child sits at its map, and is greeted."""
    assert isinstance(visit.page, Dialog)
    visit.key(pygame.K_RETURN)
    assert isinstance(visit.page, MapPage)
    assert visit.page.journey.profile == profile
    assert len(visit.app.pages) == 2
    return visit.page.journey.progress


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
    code = elsewhere.words(away(tmp_path).app, FOX)
    visit = here()
    for word in code:
        enter(visit, word[:4])
    assert words(visit) == list(code)


def test_spaces_part_words_and_a_whole_code_may_be_pasted(tmp_path):
    code = elsewhere.words(away(tmp_path).app, FOX)
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


def test_two_words_that_changed_places_are_told_and_nothing_is_lost(tmp_path):
    code = list(elsewhere.words(away(tmp_path).app, FOX))
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
    code = elsewhere.words(away(tmp_path).app, FOX)
    visit = here()
    Journey(visit.store, FOX, PACK, SHIPPED).keep(Progress(stars={IDS[0]: 1, IDS[5]: 3}))
    visit.post(pygame.TEXTINPUT, text=" ".join(code) + " ")
    visit.press("go")
    assert "joue déjà ici" in visit.page.title
    visit.press("answer", "yes")
    assert arrived(visit).stars == {**PROGRESS.stars, IDS[5]: 3}


def test_escape_from_the_question_who_it_is_goes_back_to_the_words(tmp_path):
    code = elsewhere.words(away(tmp_path).app, FOX)
    visit = here()
    Journey(visit.store, FOX, PACK, SHIPPED).keep(Progress(stars={IDS[5]: 3}))
    visit.post(pygame.TEXTINPUT, text=" ".join(code) + " ")
    visit.press("go")
    visit.key(pygame.K_ESCAPE)
    assert isinstance(visit.page, HaveCodePage)
    assert words(visit) == list(code)
    assert visit.saved["stars"] == {IDS[5]: 3}


def test_another_child_with_the_same_look_takes_another(tmp_path):
    code = elsewhere.words(away(tmp_path).app, FOX)
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
    code = elsewhere.words(there.app, None)
    visit = here()
    visit.post(pygame.TEXTINPUT, text=" ".join(code) + " ")
    visit.press("go")
    assert isinstance(visit.page, AnimalPage)
    assert "Choisis qui tu es." in said(visit)
    visit.press("animal", "owl")
    visit.press("colour", Profile("owl", "green"))
    assert arrived(visit, Profile("owl", "green")).stars == PROGRESS.stars


def test_a_child_s_file_is_written_where_it_is_said(tmp_path):
    there = away(tmp_path)
    there.show(ElsewherePage(there.app, FOX))
    there.press("save")
    path = tmp_path / "Documents" / "codeweek" / "codeweek-fox-blue.json"
    assert str(path) in said(there)
    kept = json.loads(path.read_text("utf-8"))
    assert (kept["version"], kept["profile"]) == (2, "fox-blue")
    assert kept["courses"][SHIPPED]["programs"] == PROGRESS.programs


def test_an_older_file_of_the_child_stays_beside_the_new_one(tmp_path):
    there = away(tmp_path)
    path = elsewhere.saved_file(there.app, FOX)
    first = path.read_bytes()
    for theme in ("sea", "night"):
        there.app.change(theme=theme)
        assert elsewhere.saved_file(there.app, FOX) == elsewhere.saved_file(there.app, FOX) == path
    names = ["codeweek-fox-blue (1).json", "codeweek-fox-blue (2).json", "codeweek-fox-blue.json"]
    assert sorted(each.name for each in path.parent.iterdir()) == names
    assert (path.parent / names[0]).read_bytes() == first
    assert elsewhere.opened(path).settings["theme"] == "night"
    assert elsewhere.opened(path.parent / names[1]).settings["theme"] == "sea"


def test_older_files_of_a_child_leave_room_for_those_of_others(tmp_path):
    there = away(tmp_path)
    owl = elsewhere.saved_file(there.app, Profile("owl", "green"))
    os.utime(owl, (1, 1))
    for theme in ("sun", "sea", "night", "sun"):
        there.app.change(theme=theme)
        path = elsewhere.saved_file(there.app, FOX)
    for number, each in enumerate(path.parent.glob("* (*).json")):
        os.utime(each, (10 + number, 10 + number))
    assert elsewhere.around() == (path, owl)


def test_the_buttons_of_files_tell_whose_they_are_whatever_follows_the_name(tmp_path):
    path = elsewhere.saved_file(away(tmp_path).app, FOX)
    path.rename(path.with_name("codeweek-fox-blue (1).json"))
    assert here().find("file").label == "Fichier de renard bleu"


def test_what_could_not_be_kept_here_is_told_and_changes_nothing(tmp_path, monkeypatch):
    code = elsewhere.words(away(tmp_path, theme="night").app, FOX)
    visit = here()
    monkeypatch.setattr(visit.store, "write", lambda _name, _value: False)
    visit.post(pygame.TEXTINPUT, text=" ".join(code) + " ")
    visit.press("go")
    assert "Garde bien ton papier ou ton fichier" in said(visit)
    assert visit.app.settings.theme == "sun"
    visit.key(pygame.K_ESCAPE)
    assert isinstance(visit.page, ProfilesPage)
    assert profiles(visit.store) == []


def test_a_code_leaves_alone_what_this_computer_chose(tmp_path):
    code = elsewhere.words(away(tmp_path, theme="night").app, FOX)
    visit = here()
    visit.app.change(reduced_motion=True, sound=False, zoom=1.15)
    visit.post(pygame.TEXTINPUT, text=" ".join(code) + " ")
    visit.press("go")
    arrived(visit)
    settings = visit.app.settings
    assert (settings.reduced_motion, settings.sound, settings.zoom) == (True, False, 1.15)
    assert settings.theme == "night"


def test_a_file_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "Documents").write_text("no folder")
    there = away(tmp_path)
    there.show(ElsewherePage(there.app, FOX))
    there.press("save")
    assert "n'a pas pu être écrit" in said(there)


def test_a_file_dropped_on_the_window_brings_its_child_with_all_its_programs(tmp_path):
    there = away(tmp_path, reduced_motion=True)
    path = elsewhere.saved_file(there.app, FOX)
    visit = Visit()
    visit.start()
    visit.post(pygame.DROPFILE, file=str(path))
    progress = arrived(visit)
    assert (progress.stars, progress.programs, progress.tries) == (
        PROGRESS.stars,
        PROGRESS.programs,
        {IDS[3]: 2},
    )
    assert visit.app.settings.reduced_motion is True


def test_a_file_that_was_found_is_opened_by_its_button(tmp_path):
    elsewhere.saved_file(away(tmp_path).app, FOX)
    visit = here()
    visit.press("file")
    assert arrived(visit).stars == PROGRESS.stars


def test_a_file_of_before_still_opens_and_changes_no_setting(tmp_path):
    visit = Visit()
    visit.app.change(theme="sea")
    visit.start()
    visit.post(pygame.DROPFILE, file=shutil.copy(KEPT, tmp_path))
    progress = arrived(visit, Profile("fox", "orange"))
    assert progress.stars == {IDS[0]: 3, IDS[1]: 2}
    assert visit.app.settings.theme == "sea"


def test_a_file_dropped_while_another_plays_loses_nothing_of_the_other(tmp_path):
    elsewhere.saved_file(away(tmp_path).app, Profile("fox", "blue"))
    visit = Visit()
    visit.start()
    other = Profile("owl", "green")
    journey = visit.app.shelf.journey(other, PACK, SHIPPED)
    journey.keep(Progress(stars={IDS[0]: 2}))
    visit.show(MapPage(visit.app, journey))
    visit.post(pygame.DROPFILE, file=str(elsewhere.around()[0]))
    arrived(visit)
    assert visit.store.read(other.name)["courses"][SHIPPED]["stars"] == {IDS[0]: 2}


def test_a_file_of_something_else_is_told(tmp_path):
    path = tmp_path / "notes.json"
    path.write_text("[1, 2]")
    visit = Visit()
    visit.start()
    visit.post(pygame.DROPFILE, file=str(path))
    assert isinstance(visit.page, Sheet)
    assert "n'est pas celui d'un enfant" in said(visit)


def test_escape_leaves_without_a_trace():
    visit = here()
    enter(visit, "pomme")
    visit.key(pygame.K_ESCAPE)
    assert isinstance(visit.page, ProfilesPage)
    assert profiles(visit.store) == []


def test_a_word_whose_accent_stands_behind_its_letter_is_one_word():
    apart = unicodedata.normalize("NFD", "étoile thé")
    line = WordLine("fr").written(apart)
    assert (line.words, line.writing) == (("étoile",), "thé")


def test_words_of_another_language_are_taken(tmp_path):
    code = elsewhere.words(away(tmp_path, language="en").app, FOX)
    line = WordLine("fr")
    for word in code:
        line = line.written(f"{word} ")
    assert line.code is not None
    assert line.shown[:-1] == code


LONG = Progress(stars={id: 1 + place % 3 for place, id in enumerate(IDS)}, last=IDS[7])
SIZES = pytest.mark.parametrize("size", [(1024, 600), (1024, 768), (1366, 768)])


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
    code = elsewhere.words(away(tmp_path, progress=LONG).app, FOX)
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
