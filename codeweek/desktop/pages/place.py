"""Where everything is on the page of a level, once it is known what there is to show."""

from typing import TYPE_CHECKING

import pygame

from codeweek.blocks.script import Script
from codeweek.desktop.editor import Editor, PythonView, families
from codeweek.desktop.editor.python_view import width_for
from codeweek.desktop.pages import ideas, ways
from codeweek.desktop.pages.split import Split
from codeweek.desktop.pages.zones import Wanted, Zones, zones
from codeweek.levels import programs

if TYPE_CHECKING:
    from codeweek.desktop.pages.level import LevelPage


def wanted(page: "LevelPage") -> tuple[object, ...]:
    """What there is to show besides the blocks and the world; when it changes the page is laid out again."""
    shown = page.shows_python, page.box_room, page.guess.room(page.text), page.stage.shape, page.in_python
    return *shown, ideas.pinned(page)


def lay_out(page: "LevelPage") -> Zones:
    """Cut the window, and put the editor, the Python, the world and its words in their zones."""
    screen = page.app.screen
    editor = _editor(page, screen.rect)
    found = zones(screen.rect, screen.px, _measured(page, editor))
    if found.split.size < 1:
        _make_smaller(page, editor, found.split)
    editor.resize(found.editor, found.fold, found.split.palette)
    page.python = _python(page, found.python or (found.editor if page.in_python else None))
    editor.visible = page.python is None or found.python is not None
    page.view.place(found.world)
    page.bubble.rect = found.message
    page.bubble.cut = False
    if found.boxes:
        page.boxes.rect = found.boxes
    return found


def _measured(page: "LevelPage", editor: Editor) -> Wanted:
    """What everything would like."""
    # What stands there now does not count while it changes: zones that move under the hand are worse.
    likely = _likely(page)
    blocks = editor.measure(likely)
    height = page.app.screen.rect.height
    return Wanted(
        tabs=len(page.level.maps) > 1,
        boxes=page.box_room,
        answer=page.guess.room(page.text),
        shape=page.stage.shape,
        program=blocks.program,
        program_height=blocks.program_height,
        palette=blocks.palette,
        palette_height=blocks.palette_height,
        families=blocks.families,
        keys=families.column(page.app.screen, height, blocks.families) if blocks.families else 0,
        python=_python_width(page, likely),
        beside=page.shows_python,
        idea=lambda width: ways.room(page, width),
    )


TINIEST = 0.35  # of their size: in a window of a few pixels blocks are cut rather than nothing


def _make_smaller(page: "LevelPage", editor: Editor, shared: Split) -> None:
    """Blocks as small as they must be; letters do not shrink evenly, so they are measured again."""
    size = shared.size
    for _try in range(3):
        editor.use(page.app.screen.smaller(size))
        need = editor.measure(_likely(page)).program
        if need <= shared.program:
            return
        size = max(TINIEST, size * shared.program / need)


def _likely(page: "LevelPage") -> list[Script]:
    """The programs that will stand there: the given one, and a solution."""
    given = page.script if page.read_only else programs.start(page.level)
    return [given] if page.read_only else [given, programs.solution(page.level).script]


def _python_width(page: "LevelPage", scripts: list[Script]) -> int:
    texts = [programs.python_text(page.level, script, page.text.language).source for script in scripts]
    return max(width_for(page.app.screen, text) for text in texts)


def _editor(page: "LevelPage", rect: pygame.Rect) -> Editor:
    """The editor of the page, made the first time."""
    still, level = page.app.settings.reduced_motion, page.level
    if page.editor:
        page.editor.keep_still(still)
        page.editor.use(page.app.screen)
        page.editor.set_language(page.text)
        return page.editor
    puzzle = programs.pieces(level) is not None
    page.editor = Editor(
        page.app.screen,
        rect,
        programs.catalogue_of(level),
        page.text,
        page.history,
        palette=(lambda script: programs.pool(page.level, script)) if puzzle else programs.palette(level),
        read_only=page.read_only,
        on_change=page.changed,
        play=page.app.sounds.play,
        still=still,
    )
    return page.editor


def _python(page: "LevelPage", rect: pygame.Rect | None) -> PythonView | None:
    if rect is None:
        return None
    words = page.text("ui.level.python_here") if not page.script.blocks else ""
    return PythonView(
        page.app.screen, rect, page.program(), tooltip=page.text("ui.level.python"), empty=words
    )
