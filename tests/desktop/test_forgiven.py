"""The window and a file with slips: it opens, the slips are told, a button mends them; what each can do."""

import webbrowser
from pathlib import Path

import pygame
import pytest
from page_driver import FOX, Visit

from codeweek.app.journey import SHIPPED
from codeweek.desktop.pages.adult import open_evaluation
from codeweek.desktop.pages.level_page import LevelPage
from codeweek.desktop.workshop.workshop_page import WorkshopPage, open_draft
from codeweek.progress.progress import Progress

LEVEL = 'titre: "L\'été"\ncarte: ">G"\nblocs: [avancer]\nlimite: 5\nsolution: "avancer()"\n'
SLIP = LEVEL.replace("limite: 5", "limite:5").encode("cp1252")


@pytest.fixture
def visit() -> Visit:
    made = Visit()
    made.start()
    return made


def said(visit: Visit) -> str:
    return " ".join(f"{note.head} {note.body}" for note in visit.page.notes()).replace("\u00a0", " ")


def test_a_dropped_file_plays_and_its_slips_are_told_with_a_button_that_mends(
    visit: Visit, tmp_path: Path
) -> None:
    path = tmp_path / "pont.yaml"
    path.write_bytes(SLIP)
    visit.post(pygame.DROPFILE, file=str(path))
    assert "Windows-1252" in said(visit)
    assert "pont.yaml, ligne 4" in said(visit)
    assert "manque une espace" in said(visit)
    visit.press("answer", "mend")
    assert "« pont.yaml » est réparé" in said(visit)
    assert path.read_bytes() == LEVEL.encode()
    assert (tmp_path / "pont.yaml.bak").read_bytes() == SLIP
    visit.key(pygame.K_RETURN)
    assert isinstance(visit.page, LevelPage)


def test_a_file_without_fault_opens_without_a_word(visit: Visit, tmp_path: Path) -> None:
    path = tmp_path / "pont.yaml"
    path.write_text(LEVEL, encoding="utf-8")
    visit.post(pygame.DROPFILE, file=str(path))
    assert isinstance(visit.page, LevelPage)


def test_the_workshop_opens_what_was_meant_and_keeps_a_copy_when_it_is_saved(
    visit: Visit, tmp_path: Path
) -> None:
    path = tmp_path / "pont.yaml.txt"
    path.write_bytes(SLIP)
    open_draft(visit.app, path)
    visit.turn()
    visit.key(pygame.K_RETURN)
    page = visit.page
    assert isinstance(page, WorkshopPage)
    assert (page.work.text, page.work.name, page.work.changed) == (LEVEL, "pont.yaml", True)
    assert path.read_bytes() == SLIP
    visit.key(pygame.K_s, mod=pygame.KMOD_CTRL)
    assert (tmp_path / "pont.yaml").read_bytes() == LEVEL.encode()
    assert path.read_bytes() == SLIP


def test_saving_over_a_mended_file_keeps_what_it_was(visit: Visit, tmp_path: Path) -> None:
    path = tmp_path / "pont.yaml"
    path.write_bytes(SLIP)
    open_draft(visit.app, path)
    visit.turn()
    visit.key(pygame.K_RETURN)
    visit.key(pygame.K_s, mod=pygame.KMOD_CTRL)
    assert path.read_bytes() == LEVEL.encode()
    assert (tmp_path / "pont.yaml.bak").read_bytes() == SLIP


def test_the_sheet_of_what_each_can_do_is_written_opened_and_its_place_told(
    visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(webbrowser, "open", lambda address: bool(asked.append(address)))
    level = "01-la-fusee/02-une-case-de-plus"
    won = Progress().saved(level, {}).won(level, 3)
    visit.store.write(FOX.name, {"version": 1, "courses": {SHIPPED: won.to_json()}})
    open_evaluation(visit.app)
    visit.turn()
    [address] = asked
    page = Path(address.removeprefix("file://"))
    assert str(page) in said(visit)
    assert "Renard bleu" in page.read_text(encoding="utf-8")
    assert "commencé seul (1 niveau réussi, 1 sans aide)" in page.with_suffix(".csv").read_text(
        encoding="utf-8-sig"
    )


def test_a_word_document_dropped_in_the_workshop_is_told_how_to_become_a_level(
    visit: Visit, tmp_path: Path
) -> None:
    path = tmp_path / "pont.docx"
    path.write_bytes(b"PK\x03\x04")
    open_draft(visit.app, path)
    visit.turn()
    told = " ".join(each.label for each in visit.page.leaves())
    assert "pont.docx" in told
    assert "Dans Word" in told
