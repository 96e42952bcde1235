"""The Python of a level: to be looked at, or to be written in; beside the blocks, or in their place."""

from collections.abc import Callable, Sequence
from functools import partial

import pygame

from codeweek.app import level_events as events
from codeweek.app.level_session import LevelSession
from codeweek.blocks.script import Script
from codeweek.desktop.editor import PythonView
from codeweek.desktop.editor.python_view import width_for
from codeweek.desktop.pages.level_layout import TOOLS, LevelLayout
from codeweek.desktop.pages.level_toolbars import pencil
from codeweek.desktop.screen import Screen
from codeweek.desktop.typing.code_painting import Mark
from codeweek.desktop.typing.typing_panel import LIKED, NARROWEST, TypingPanel
from codeweek.desktop.widgets.widget import Widget
from codeweek.levels import programs
from codeweek.play import typed
from codeweek.play.judge import register
from codeweek.program import Program
from codeweek.text import Text

GAP = 8  # units, under the pencil


class PythonPart:
    """The widgets of the text of a session."""

    def __init__(
        self, screen: Screen, text: Text, session: LevelSession, do: Callable[[events.Event], None]
    ) -> None:
        self.screen, self.session, self.do = screen, session, do
        self.view: PythonView | None = None
        self.panel = TypingPanel(screen, text) if session.writing.can else None
        self.in_place = session.writing.open  # it is shown in place of the blocks, where both have no room

    @property
    def beside(self) -> bool:
        """Whether it stands beside the blocks when both fit: the child's choice, if not too young."""
        wanted = self.session.journey.shows_python
        return register(self.session.level) != "short" if wanted is None else wanted

    @property
    def writes(self) -> bool:
        """Whether it is being written in."""
        return self.session.writing.open

    @property
    def large(self) -> bool:
        """Whether it has the place of the blocks to itself: in a free level who types writes on a sheet."""
        return self.writes and self.in_place and self.session.level.mode == "create"

    def toggle(self, fits: bool, shown: object = None) -> None:
        """Show or hide it beside the blocks, which is kept; without room for both, swap them."""
        if not fits:
            self.in_place = not self.in_place if shown is None else bool(shown)
        elif self.writes:
            self.write(fits)
        else:
            self.session.journey.set_choice("python", not self.beside)

    def write(self, fits: bool) -> None:
        """Take the pencil, or put it down. `fits`: it stood beside the blocks."""
        if self.writes and fits:
            self.in_place = False
        elif self.session.level.mode == "create":
            self.in_place = True
        self.do(events.TakePencil())

    def wanted(self, scripts: Sequence[Script], text: Text) -> int:
        """The width that it would like."""
        of = partial(programs.python_text, self.session.level, language=text.language)
        widest = max(width_for(self.screen, of(script=script).source) for script in scripts)
        return max(widest, self.screen.px(NARROWEST)) if self.writes else widest

    @property
    def height(self) -> int:
        """The height that it would like in place of the blocks; 0 while it is not written in."""
        return self.screen.px(LIKED) if self.writes else 0

    def lay_out(self, text: Text, zones: LevelLayout) -> list[Widget]:
        """What is in its zone, if it has one."""
        self.view = None
        room = zones.python or (zones.editor if self.in_place else None)
        if room is None:
            return []
        made: list[Widget] = []
        if self.panel and not self.session.writing.only:
            tools = zones.tools
            if zones.python:
                tools = pygame.Rect(room.left, room.top, room.width, self.screen.px(TOOLS))
                down = tools.height + self.screen.px(GAP)
                room = pygame.Rect(room.left, room.top + down, room.width, room.height - down)
            made = [pencil(self.screen, text, tools, self.writes, beside=zones.python is not None)]
        if self.panel and self.writes:
            self.panel.speak(text)
            self.sync(text)
            return [*made, *self.panel.place(self.screen, text, room)]
        self.view = self._look_at(text, room)
        return [*made, self.view]

    def sync(self, text: Text) -> None:
        """Bring it up to the program, which was changed elsewhere than in the box."""
        if self.view:
            self._show_in(self.view)
        if self.panel and self.writes:
            session = self.session
            if session.level.mode == "fill":
                self.panel.box.given = programs.start(session.level).text or ""
            self.panel.offer(typed.words(session.level, text, session.script), text)
            self.panel.box.show(session.writing.text(session.level, session.script, text.language))
            self.panel.left_line()

    def put_right(self, text: Text) -> bool:
        """Bring the box up to a text whose words were put right, and mark them; whether it had them wrong."""
        session = self.session
        if self.panel is None or not self.writes:
            return False
        box, spelled = self.panel.box, session.writing.spelled
        box.right = tuple(Mark(s.line, s.column, s.column + len(s.put), right=True) for s in spelled)
        wrong = spelled and box.text != session.writing.text(session.level, session.script, text.language)
        if wrong:
            self.sync(text)
        return bool(wrong)

    def light(self, block: str | None, kind: str, below: int) -> None:
        """Light the line of a block, or one so many lines below its first."""
        if self.view:
            self.view.light(block, kind, below)
        elif self.panel:
            line = self.session.writing.line(block) or self._line(block)
            self.panel.box.light(line and line + below, kind)

    def tell(self, values: str) -> None:
        """Write what the lit line computed behind it, where the program is typed."""
        if self.panel:
            self.panel.box.values = values

    def _line(self, block: str | None) -> int | None:
        if block is None:
            return None
        return programs.lines_of(self.session.program, self.session.script).get(block)

    def _look_at(self, text: Text, room: pygame.Rect) -> PythonView:
        words = text("ui.level.python_here") if not self.session.script.blocks else ""
        program: Program = self.session.program
        view = PythonView(self.screen, room, program, tooltip=text("ui.level.python"), empty=words)
        self._show_in(view)
        return view

    def _show_in(self, view: PythonView) -> None:
        """The program, or the text as it was typed."""
        session = self.session
        kept = session.kept_text
        if kept is None:
            view.set_program(session.program)
        else:
            view.set_text(kept, session.writing.lines)
