"""A level where one invents: what is made is kept, opened again, thrown away and brought back."""

from xml.etree import ElementTree

import pygame
import pytest
from page_driver import FOX, PACK, Visit

from codeweek.app.journey import SHIPPED, Journey
from codeweek.blocks import blockly
from codeweek.blocks.read import read
from codeweek.blocks.script import EMPTY
from codeweek.desktop.pages.gallery import GalleryPage, Work
from codeweek.desktop.pages.map import MapPage
from codeweek.desktop.pages.work_page import Large, taken
from codeweek.desktop.painting.painter import png
from codeweek.desktop.storage.exported_files import KeptPage, open_folder, put_away
from codeweek.levels import programs
from codeweek.play import session
from codeweek.progress.numbered import title_of
from codeweek.progress.progress import GALLERY, Progress

INVENT = """
title: {fr: "L'atelier", en: "The workshop"}
story: {fr: "Invente un dessin, puis garde-le.", en: "Invent a drawing."}
kind: turtle
mode: create
class: CE2
toolbox: [avancer, tourner_gauche, tourner_droite, repeter]
"""
SQUARE = "for _ in range(4):\n    avancer(40)\n    tourner_droite(90)\n"
LINE = "avancer(40)\n"


@pytest.fixture
def visit():
    visit = Visit()
    visit.written(INVENT)
    return visit


def make(page, source):
    page.put(read(programs.catalogue_of(page.level), source).script)


def keep(visit, page, *sources):
    for source in sources:
        make(page, source)
        visit.press("gallery")
        visit.press("keep")
        visit.key(pygame.K_ESCAPE)


def works(visit):
    return [widget for widget in visit.page.leaves() if isinstance(widget, Work)]


def kept(page):
    return page.journey.progress.gallery.get(page.level.id, ())


def test_what_is_invented_wins_and_can_be_kept_at_once(visit):
    page = visit.page
    make(page, SQUARE)
    visit.key(pygame.K_F5)
    visit.until(lambda: page.panels.ways == ("gallery", "map"))
    visit.press("go", "gallery")
    assert isinstance(visit.page, GalleryPage)
    assert kept(page) == (blockly.save(page.script),)


def test_each_work_is_seen_as_the_picture_it_makes_the_newest_first(visit):
    page = visit.page
    keep(visit, page, LINE, SQUARE)
    visit.press("gallery")
    pictures = [len(work.scene.marks) for work in works(visit)]
    assert len(pictures) == 2
    assert works(visit)[0].scene != works(visit)[1].scene
    assert [work.value for work in works(visit)] == [1, 0]


def test_the_same_program_is_not_kept_twice(visit):
    page = visit.page
    keep(visit, page, LINE)
    visit.press("gallery")
    assert not visit.find("keep").enabled


def test_nothing_is_not_kept(visit):
    visit.press("gallery")
    assert not visit.find("keep").enabled
    visit.app.draw()


def test_a_work_is_opened_and_undo_brings_the_program_of_before_back(visit):
    page = visit.page
    keep(visit, page, LINE, SQUARE)
    before = page.script
    visit.press("gallery")
    visit.press("open", 0)
    visit.press("open")
    assert visit.page is page
    assert page.session.program.source == LINE
    visit.press("undo")
    assert page.script == before


def test_what_is_thrown_away_can_be_brought_back(visit):
    page = visit.page
    keep(visit, page, LINE, SQUARE)
    both = kept(page)
    visit.press("gallery")
    visit.press("throw", 0)
    assert kept(page) == both[1:]
    visit.press("throw", 0)
    assert kept(page) == ()
    visit.key(pygame.K_z, pygame.KMOD_CTRL)
    visit.press("undo")
    assert kept(page) == both


def test_what_was_kept_since_stays_when_a_work_is_brought_back(visit):
    page = visit.page
    keep(visit, page, LINE)
    make(page, SQUARE)
    visit.press("gallery")
    visit.press("throw", 0)
    visit.press("keep")
    visit.press("undo")
    assert len(kept(page)) == 2


def test_the_gallery_is_used_by_keys_alone(visit):
    page = visit.page
    keep(visit, page, LINE, SQUARE)
    visit.press("gallery")
    assert isinstance(visit.page.focus, Work)
    visit.key(pygame.K_DELETE)
    assert len(kept(page)) == 1
    visit.key(pygame.K_z, pygame.KMOD_CTRL)
    visit.page.focus_on("open", 0)
    visit.key(pygame.K_RETURN)
    visit.key(pygame.K_RETURN)
    assert page.session.program.source == LINE


def test_a_full_gallery_lets_the_oldest_go_and_can_bring_it_back(visit):
    page = visit.page
    keep(visit, page, *(f"avancer({n})\n" for n in range(1, GALLERY + 1)))
    full = kept(page)
    make(page, SQUARE)
    visit.press("gallery")
    visit.press("keep")
    assert len(kept(page)) == GALLERY
    assert kept(page)[0] == full[1]
    visit.press("undo")
    assert kept(page) == full


def test_a_program_that_cannot_be_read_is_an_empty_picture(visit):
    page = visit.page
    page.journey.keep(page.journey.progress.kept(page.level.id, {"blocks": {"nonsense": 1}}))
    visit.press("gallery")
    visit.app.draw()
    assert len(works(visit)) == 1


@pytest.mark.parametrize("size", [(1280, 800), (1024, 768), (800, 480)])
def test_a_full_gallery_scrolls_and_every_work_can_be_reached(size):
    visit = Visit(size=size)
    page = visit.written(INVENT)
    for n in range(1, GALLERY + 1):
        make(page, f"avancer({n})\n")
        page.journey.keep(page.journey.progress.kept(page.level.id, blockly.save(page.script)))
    visit.press("gallery")
    for work in works(visit):
        visit.page.set_focus(work)
        assert visit.app.screen.rect.contains(work.rect)


def test_other_levels_have_no_gallery():
    visit = Visit()
    page = visit.level(2, 3)
    assert "gallery" not in [widget.action for widget in page.leaves()]


def test_a_program_that_no_longer_fits_its_level_waits_in_a_gallery_there_and_that_is_told_once():
    visit = Visit()
    chapter, place = next(
        (i, j)
        for i, each in enumerate(PACK.chapters, 1)
        for j, level in enumerate(each.levels, 1)
        if level.id == "12-la-grande-fabrique/04-le-code-de-cesar"
    )
    level = PACK.chapters[chapter - 1].levels[place - 1]
    old = blockly.save(read(programs.catalogue_of(level), "écrire(nombre_ici() + 3)\n").script)
    journey = Journey(visit.store, FOX, PACK, SHIPPED)
    journey.keep(journey.progress.saved(level.id, {"blocks": {}}).saved(level.id, old))
    page = visit.level(chapter, place)
    assert page.bubble.label.startswith("Ce niveau a changé\u00a0!")
    assert page.script == programs.start(level)
    visit.press("gallery")
    assert len(works(visit)) == 1
    visit.app.pop()
    make(page, "avancer()\n")
    page.show_now()
    assert "a changé" not in page.bubble.label


def test_a_work_is_large_has_the_title_a_child_chooses_and_is_taken_home_as_picture_and_drawing(
    visit, tmp_path, monkeypatch
):
    monkeypatch.setenv("CODEWEEK_HOME", str(tmp_path))
    page = visit.page
    keep(visit, page, SQUARE)
    visit.press("gallery")
    visit.press("open", 0)
    visit.app.draw()
    visit.press("home")
    picture, program, drawing = sorted((tmp_path / "files").iterdir())
    assert pygame.image.load(picture).get_width() > 100
    assert "avancer = turtle.forward" in program.read_text(encoding="utf-8")
    assert ElementTree.parse(drawing).getroot().tag.endswith("svg")
    assert picture.name in visit.page.widgets[1].label
    visit.press("close")
    visit.press("name")
    visit.press("place", "castle")
    visit.press("owner", "stars")
    visit.press("done")
    visit.key(pygame.K_ESCAPE)
    assert title_of(kept(page)[0]) == "castle-stars"
    assert works(visit)[0].title == "Le château des étoiles"
    assert not visit.find("keep").enabled  # a title makes no other program


def test_two_works_taken_home_lie_side_by_side(visit, tmp_path):
    level, text = visit.page.level, visit.app.text
    scene = session.last_picture(level, EMPTY, "fr")
    for _ in range(2):
        assert put_away(level.id, {".png": png(scene), **taken(level, EMPTY, scene, text)}, tmp_path)
    assert len([*tmp_path.glob("level-*.???")]) == 4


def test_a_tune_goes_home_as_a_picture_a_sound_and_a_score():
    visit = Visit()
    page = visit.written("title: Mon air\nkind: music\nmode: create\nclass: CE2\ntoolbox: [play]\n")
    make(page, 'jouer("sol")\n')
    scene = session.last_picture(page.level, page.script, "fr")
    files = taken(page.level, page.script, scene, visit.app.text)
    assert files[".wav"].startswith(b"RIFF")
    assert files[".mid"].startswith(b"MThd")
    assert b">sol</text>" in files[".svg"]
    assert taken(page.level, EMPTY, scene, visit.app.text) == {}


def test_a_drawing_goes_home_as_a_picture_and_a_python_file():
    visit = Visit()
    page = visit.written("title: Mon dessin\nkind: turtle\nmode: create\nclass: CE2\ntoolbox: [forward]\n")
    make(page, "avancer(50)\n")
    scene = session.last_picture(page.level, page.script, "fr")
    files = taken(page.level, page.script, scene, visit.app.text)
    assert files[".svg"].startswith(b"<svg")
    assert b"\navancer = turtle.forward\n" in files[".py"]
    assert b"----\navancer(50)\n" in files[".py"]


def test_the_map_leads_to_invent_from_the_first_day_and_the_way_goes_on_where_it_was():
    visit = Visit()
    visit.show(MapPage(visit.app, Journey(visit.store, FOX, PACK, SHIPPED)))
    visit.press("invent")
    visit.press("answer", "0")
    visit.skip()
    assert visit.page.level.id == "01-la-fusee/09-mon-ciel-etoile"
    while "go_on" not in [widget.action for widget in visit.page.leaves()]:
        visit.key(pygame.K_ESCAPE)
    assert PACK.levels[0].title["fr"] in visit.find("go_on").label
    visit.page.journey.keep(Progress(unlocked=True))
    visit.page.relayout()
    visit.press("invent")
    visit.app.draw()
    visit.press("answer", "0")
    visit.skip()
    assert visit.page.level.mode == "create"


def test_a_title_that_somebody_typed_is_not_shown(visit):
    page = visit.page
    keep(visit, page, SQUARE)
    progress = page.journey.progress
    page.journey.keep(progress.titled(page.level.id, kept(page)[0], "Léa Martin"))
    visit.press("gallery")
    assert works(visit)[0].title == ""


def test_a_work_alone_is_large_and_it_is_said_how_the_next_one_comes(visit):
    page, words = visit.page, visit.app.text("ui.gallery.next")

    def told():
        return words in [each.label for each in visit.page.leaves() if each.visible]

    visit.press("gallery")
    assert not told()
    visit.key(pygame.K_ESCAPE)
    keep(visit, page, LINE)
    visit.press("gallery")
    (alone,) = works(visit)
    assert told()
    assert alone.rect.height > visit.app.screen.rect.height // 2
    visit.key(pygame.K_ESCAPE)
    keep(visit, page, SQUARE)
    visit.press("gallery")
    assert not told()
    assert works(visit)[0].rect.height < alone.rect.height // 2


@pytest.mark.parametrize("size", [(1366, 768), (800, 1280), (390, 844)])
def test_a_large_work_leaves_its_program_room_to_be_read(size):
    visit = Visit(size=size)
    visit.written(INVENT)
    keep(visit, visit.page, SQUARE)
    visit.press("gallery")
    visit.press("open")
    picture = next(each for each in visit.page.leaves() if isinstance(each, Large)).rect
    program = visit.find("work").rect
    assert not picture.colliderect(program)
    assert program.width >= min(size[0] - 60, 400)


@pytest.fixture
def taken_home(visit, tmp_path, monkeypatch):
    """A work that was just taken home, where the only program is a stand-in for the system's opener."""
    monkeypatch.setenv("CODEWEEK_HOME", str(tmp_path))
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("PATH", str(tmp_path / "programs"))
    keep(visit, visit.page, SQUARE)
    visit.press("gallery")
    visit.press("open", 0)
    visit.press("home")
    return visit


def opener(tmp_path, script):
    """What the system would open a folder with."""
    program = tmp_path / "programs" / "xdg-open"
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)


def told_of(visit):
    return visit.page.widgets[1].label


def ended(visit):
    if opening := visit.page.opening:
        opening.wait()
    visit.wait(0.1)


def test_what_is_taken_home_is_seen_large_with_its_name_and_no_path(taken_home, tmp_path):
    page = taken_home.page
    assert isinstance(page, KeptPage)
    assert page.picture.get_width() > 100
    assert page.shown_at.height > 200
    (name,) = (path.name for path in (tmp_path / "files").glob("*.png"))
    assert name in told_of(taken_home)
    assert str(tmp_path) not in told_of(taken_home)


def test_its_folder_is_opened_by_the_system_s_own_program(taken_home, tmp_path):
    opener(tmp_path, f'printf %s "$1" > {tmp_path}/opened')
    taken_home.press("show")
    ended(taken_home)
    assert (tmp_path / "opened").read_text(encoding="utf-8") == str(tmp_path / "files")
    assert told_of(taken_home) == taken_home.app.text("ui.kept.shown")


def test_a_folder_that_nothing_can_open_is_told_with_its_path(taken_home, tmp_path):
    taken_home.press("show")
    assert told_of(taken_home) == taken_home.app.text("ui.kept.cannot", path=tmp_path / "files")


def test_an_opener_that_finds_that_it_cannot_is_told_with_the_path(taken_home, tmp_path):
    opener(tmp_path, "exit 3")
    taken_home.press("show")
    ended(taken_home)
    assert told_of(taken_home) == taken_home.app.text("ui.kept.cannot", path=tmp_path / "files")


def test_windows_and_macos_open_a_folder_their_own_way(tmp_path, monkeypatch):
    asked = []
    monkeypatch.setattr("os.startfile", asked.append, raising=False)
    monkeypatch.setattr("subprocess.Popen", lambda command, **_how: asked.append(command))
    for platform in ("win32", "darwin"):
        monkeypatch.setattr("sys.platform", platform)
        open_folder(tmp_path)
    assert asked == [tmp_path, ["open", str(tmp_path)]]
