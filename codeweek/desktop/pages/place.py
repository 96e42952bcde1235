"""Where everything is on the page of a level, once it is known what there is to show."""

from dataclasses import replace
from typing import TYPE_CHECKING

import pygame

from codeweek import studio
from codeweek.desktop.editor import Editor, PythonView
from codeweek.desktop.pages.zones import MOST_READ, READ, Wanted, Zones, zones

if TYPE_CHECKING:
    from codeweek.desktop.pages.level import LevelPage


def wanted(page: "LevelPage") -> Wanted:
    """What there is to show besides the blocks and the world."""
    return Wanted(
        python=page.shows_python,
        tabs=len(page.level.maps) > 1,
        boxes=page.box_room,
        answer=page.guess.room(page.text),
        reading=READ if page.read_only else 0,
        shape=page.stage.shape,
        columns=page.stage.columns,
    )


def lay_out(page: "LevelPage", what: Wanted) -> Zones:
    """Cut the window, and put the editor, the Python, the world and its words in their zones."""
    screen = page.app.screen
    found = zones(screen.rect, screen.px, what)
    editor = _editor(page, found.editor)
    better = _better(page, editor, what)
    if better != what:
        found = zones(screen.rect, screen.px, better)
        editor.resize(found.editor)
    page.python = _python(page, found.python)
    page.view.place(found.world)
    page.bubble.rect = found.message
    page.bubble.cut = False
    if found.boxes:
        page.boxes.rect = found.boxes
    return found


def _better(page: "LevelPage", editor: Editor, what: Wanted) -> Wanted:
    """What is wanted, now that it is known how wide the blocks are."""
    # What stands there now does not count while it changes: zones that move under the hand are worse.
    likely = page.script if page.read_only else studio.solution(page.level).script
    wide = round(editor.width_for(likely) / page.app.screen.scale) + 1
    if page.read_only:
        return replace(what, reading=max(READ, min(wide, MOST_READ)))
    narrow = what.python and editor.rect.width < editor.width_for(likely)
    return replace(what, crowded=editor.crowded or narrow, blocks=wide)


def _editor(page: "LevelPage", rect: pygame.Rect) -> Editor:
    """The editor of the page, made the first time."""
    still, level = page.app.settings.reduced_motion, page.level
    if page.editor:
        page.editor.still = still
        page.editor.resize(rect)
        page.editor.set_language(page.text)
        return page.editor
    puzzle = studio.pieces(level) is not None
    page.editor = Editor(
        page.app.screen,
        rect,
        studio.catalogue_of(level),
        page.text,
        page.history,
        palette=(lambda script: studio.pool(page.level, script)) if puzzle else studio.palette(level),
        read_only=page.read_only,
        on_change=page.changed,
        play=page.app.sounds.play,
        still=still,
    )
    return page.editor


def _python(page: "LevelPage", rect: pygame.Rect | None) -> PythonView | None:
    if rect is None:
        return None
    return PythonView(page.app.screen, rect, page.program(), tooltip=page.text("ui.level.python"))
