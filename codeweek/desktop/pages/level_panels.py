"""What stands between the bars of a level, and where: the blocks, their Python, the world, its words."""

from collections.abc import Callable, Sequence
from functools import partial

import pygame

from codeweek.app import level_events as events
from codeweek.app import next_steps, run_view
from codeweek.app.level_session import LevelSession
from codeweek.app.run_messages import Said
from codeweek.app.run_view import LevelView
from codeweek.app.tune_listener import has_tune
from codeweek.blocks.history import History
from codeweek.blocks.offer import Offer, Palette
from codeweek.blocks.script import Script
from codeweek.desktop.editor import Editor, PythonView, families
from codeweek.desktop.pages import boxes, pad, tune_bar, ways
from codeweek.desktop.pages.answering import Answering
from codeweek.desktop.pages.boxes import LOOK_FIELD, LOOK_ROOM, Boxes, LookLine
from codeweek.desktop.pages.level_layout import LevelLayout, Wanted, layout_of, small
from codeweek.desktop.pages.level_toolbars import Toolbars
from codeweek.desktop.pages.level_widgets import Answer, Heading, SpeechBubble
from codeweek.desktop.pages.pilot import Pilot
from codeweek.desktop.pages.python_part import PythonPart
from codeweek.desktop.pages.split import Split
from codeweek.desktop.pages.world_view import WorldView
from codeweek.desktop.painting import tints
from codeweek.desktop.screen import Screen
from codeweek.desktop.typing import console_view
from codeweek.desktop.typing.console_view import ConsoleView
from codeweek.desktop.widgets.widget import Widget
from codeweek.levels import programs
from codeweek.levels.chosen import chosen
from codeweek.levels.level import MAP
from codeweek.play import predict
from codeweek.play.feedback.goal_strip import strip
from codeweek.play.feedback.pointing import pointed
from codeweek.text import Text
from codeweek.worlds.robot.state import cell_of

TINIEST = 0.35  # of their size: in a window of a few pixels blocks are cut rather than nothing
Laid = tuple[object, ...]


class LevelPanels:
    """The widgets of a session, as the child wants them: its drawing."""

    def __init__(
        self,
        screen: Screen,
        text: Text,
        session: LevelSession,
        do: Callable[[events.Event], None],
        play: Callable[[str], None],
    ) -> None:
        level, nowhere = session.level, pygame.Rect(0, 0, 1, 1)
        self.screen, self.session, self.shape = screen, session, session.scenes.shape
        self.view = WorldView(screen, level.look, tints.picture_of(level))
        self.bubble = SpeechBubble(nowhere, tints.picture_of(level))
        self.boxes, self.pilot = (
            Boxes(nowhere),
            Pilot(session.journey.profile, session.journey.worn.get("hat", "")),
        )
        self.said = Said("")
        self.answering = Answering(session.guess)
        self.editor = Editor(
            screen,
            screen.rect,
            programs.catalogue_of(level),
            text,
            session.history,
            palette=self._palette(),
            read_only=session.read_only or level.accuse,
            known=chosen(level),
            on_change=lambda history: do(events.Edit(history)),
            play=play,
        )
        self.model = self._model(text)
        self.text = PythonPart(screen, text, session, do)
        self.layout: LevelLayout | None = None
        self.ways: tuple[str, ...] = ()  # the buttons beside the sentence
        self._way_buttons: list[Widget] = []
        self._text_widgets: list[Widget] = []
        self._laid: Laid = ()  # what the zones of now are for
        self._box_room = self._room_of_boxes()
        self.console, self._console_room = ConsoleView(), self._room_of_console()
        self.look, self.answer = LookLine(screen, text), Answer(nowhere, "")
        self.wide = False  # the program has the place of the world too
        self.band = 0  # pixels of height that a win wants under the world
        self._lit: Laid = ()
        self._tries = False  # a wrong choice stands in the blocks

    @property
    def python(self) -> PythonView | None:
        """The Python to be looked at, while it is shown."""
        return self.text.view

    def toggle_python(self, shown: object = None) -> None:
        """Show or hide the Python."""
        self.text.toggle(self.layout is not None and self.layout.python_fits, shown)

    def take_pencil(self) -> None:
        """Write in the Python, or put the pencil down."""
        self.text.write(self.layout is not None and self.layout.python is not None)

    def program_is(self, text: Text, typed: bool = False) -> None:
        """Another program stands in the blocks; `typed` when it comes from the box, which has it."""
        room = self._room_of_boxes()
        self._console_room = self._room_of_console()
        # A name that is begun and changed again must not move the zones under the hands.
        self._box_room = max(room, self._box_room) if typed else room
        self.editor.follow(self.session.history, self.session.writing.pending)
        if not typed:
            self.text.sync(text)

    # What is shown of a run.

    def show(self, now: LevelView, text: Text, still: bool) -> None:
        """Bring all of it up to the step of now."""
        session = self.session
        self._show_trial()
        self.view.playing = session.film.plays
        self.view.goals.goals = now.goals
        self.view.show(now.moment, now.secret)
        self.view.choose(now.choosing, session.guess.cell)
        self.view.lit = now.cells
        self.pilot.do(now.pilot, still)
        self.answering.show(session.film)
        self.console.tell(session.film.trace, session.film.head.player.index, text)
        names, before, fresh = now.variables
        self.boxes.tell(names, before, text, fresh)
        self.boxes.focusable = bool(names) and run_view.may_look(session)
        said = self.said = now.said
        self.bubble.face = now.moment.face
        shows = partial(self.view.goals.picture, now.goals.lit) if now.goals.lit else None
        self.bubble.say(said.words, said.tone, said.step, text("ui.level.here_does"), said.over, shows)
        self.editor.view.palette.called = now.called
        self.editor.annotate(now.turns, now.badges)
        if self.text.panel:
            if self.text.put_right(text):
                self.editor.follow(session.history, session.writing.pending)
            self.text.panel.mark(session.slip)
        self._light(*now.lit, now.below)
        self.text.tell(now.values)
        self.look.follow(session.looked_for)
        found, here = now.answer, text("ui.level.here_does")
        self.answer.say(f"{found.answer}\n{found.origin}".strip(), "plain", found.step, here)

    def _show_trial(self) -> None:
        """The blocks of a wrong choice while it is played, then the child's own again."""
        tries = self.session.hints.trial is not None
        if tries != self._tries:
            self._tries = tries
            self.editor.set_history(self.session.shown)

    def _light(self, block: str | None, kind: str, below: int) -> None:
        lit = block, kind, below, self.python
        if lit == self._lit:
            return  # lighting scrolls to the block: only once, or nobody could scroll away
        self._lit = lit
        self.editor.light(block, kind)
        self.text.light(block, kind, below)

    def put_out(self) -> None:
        """Nothing is lit, so that the block that is lit next comes in sight again."""
        self._lit = ()
        self.editor.light(None)

    def first_touch(self, widgets: Sequence[Widget]) -> tuple[pygame.Rect, pygame.Rect | None] | None:
        """What a hand touches first, and where it goes on: a block for the program, cells to foresee, ▶."""
        shelf, frame = self.editor.view.palette, self.view.frame
        if self.session.guess.ask:
            cells = next((tile.cells for tile in strip(self.session.level, 0) if tile.cells), ())
            if not (frame and cells and self.session.guess.asks_cell):
                return None
            first, *_others, last = (frame.box(*cell_of(cell), 1, 1) for cell in (*cells, cells[-1]))
            return first, last
        if self.session.read_only:
            run = next((widget.rect for widget in widgets if widget.action == "run"), None)
            return (run, None) if run else None
        key = next(iter(shelf.keys), None)
        if key and not shelf.open:
            return key.box, None
        wanted = {name for shown in pointed(self.session.level) for name in shown.types}
        number = next((i for i, item in enumerate(shelf.items) if item.offer.block.type in wanted), None)
        workspace = self.editor.view.workspace
        if number is None or not workspace.layout.rows:
            return None
        last = workspace.on_screen(workspace.layout.rows[-1].box)
        return shelf.box(number), last.move(0, last.height)

    # Where everything is.

    def fits(self, text: Text) -> bool:
        """Whether it is laid out for what there is to show now."""
        return self._laid == self._wanted(text)

    def _wanted(self, text: Text) -> Laid:
        """What there is to show besides the blocks and the world: another makes other zones."""
        room, pinned = self.answering.room(text), self.session.hints.pinned
        ways_on = next_steps.offered(self.session)
        python = self.text.beside, self.text.in_place, self.text.writes
        return (
            *python,
            self._box_room,
            self._console_room,
            self._room_of_look(),
            room,
            self.shape,
            pinned,
            ways_on and (ways_on, self.bubble.label),
            pad.keys(self.session),
            self._has_tabs(),
            self.session.film.plays,
            self.session.full,
            self.band,
            self.wide,
        )

    def lay_out(self, text: Text, still: bool) -> LevelLayout:
        """Cut the window, and put everything in its zone."""
        self._laid = self._wanted(text)
        editor, screen = self.editor, self.screen
        editor.keep_still(still)
        editor.use(screen)
        editor.set_language(text)
        self.wide = self.wide and small(screen.rect, screen.px) and not self.band
        level_layout = self.layout = layout_of(screen.rect, screen.px, self._measured(text))
        if level_layout.split.size != 1:
            self._make_smaller(level_layout.split)
        editor.resize(level_layout.editor, level_layout.fold, level_layout.split.palette)
        self._text_widgets = self.text.lay_out(text, level_layout)
        seen = not self._text_widgets or level_layout.python is not None
        editor.visible = seen and self.model is None and not self.session.full
        if self.model:
            self.model.visible = seen
            self.model.keep_still(still)
            self.model.use(screen.smaller(min(1.0, level_layout.split.size)))
            self.model.set_language(text)
            self.model.resize(level_layout.editor, level_layout.fold, level_layout.split.palette)
        self.editor.follow(self.session.shown, self.session.writing.pending)
        self.view.place(level_layout.world)
        self.ways = next_steps.offered(self.session)
        due = next_steps.due_title(self.session.journey, text)
        self._way_buttons = ways.place(screen, text, self.ways, level_layout.message, self.bubble, due)
        self.bubble.cut = False
        if level_layout.console:
            self.console.rect = level_layout.console
        if level_layout.look:
            self.answer.rect = self.look.place(screen, text, level_layout.look)
        if level_layout.boxes:
            self.boxes.rect = level_layout.boxes
        return level_layout

    def widgets(self, text: Text, zones: LevelLayout) -> list[Widget]:
        """In painting order, with the bars: the editor last, as its small windows go over its neighbours."""
        screen, session, level = self.screen, self.session, self.session.level
        number, title, bars = session.journey.number(level), text.pick(level.title), Toolbars(screen, text)
        pads = pad.row(screen, text, zones.pad, pad.keys(session)) if zones.pad else []
        player = bars.player(
            zones.player, session.film, session.scenes.has_eyes, self.pilot, self.session.full
        )
        if self.session.full:
            return [self.view, self.bubble, *self._way_buttons, *pads, *player, self.editor]
        over = [
            self.view,
            *([] if self.band else [self.bubble, *self._way_buttons]),
            *(self._tabs(bars, zones.tabs) if zones.tabs else []),
            *([self.boxes] if zones.boxes else []),
            *([self.console] if zones.console else []),
            *([self.look, self.answer] if zones.look else []),
            *(self.answering.widgets(screen, zones.answer, text) if zones.answer else []),
        ]
        wide = bars.wide(zones.tools, self.wide) if small(screen.rect, screen.px) else None
        room, top = bars.top(
            zones.top,
            session.has_gallery,
            session.hints.there,
            session.room.gives(),
            session.sheet is not None,
        )
        return [
            Heading(room, f"{number} · {title}" if number else title, text.pick(level.story)),
            *([] if self.wide else over),
            *self._text_widgets,
            *([] if self.wide else pads),
            *player,
            *top,
            *([] if session.writing.alone else [self._views(bars, zones)]),
            *([] if session.read_only else bars.undoing(zones.tools)),
            *([wide] if wide and not session.read_only else []),
            *([self.model] if self.model else []),
            self.editor,
        ]

    def _tabs(self, bars: Toolbars, rect: pygame.Rect) -> list[Widget]:
        """The parts of an exercise, the maps of a level, or what listens to its tune."""
        session = self.session
        if session.exercise:
            return [bars.parts(rect, session, session.exercise)]
        if has_tune(session.level):
            return tune_bar.buttons(bars.screen, bars.text, rect, session.level)
        return [bars.tabs(rect, session.film)]

    def _measured(self, text: Text) -> Wanted:
        """What everything would like."""
        # What stands there now does not count while it changes: zones that move under the hand are worse.
        likely, screen, session = self._likely(), self.screen, self.session
        blocks = self.editor.measure(likely)
        high, python = screen.rect.height, self.text.wanted(likely, text)
        after = self.bubble.label if next_steps.offered(session) else ""
        # Where the text stands in the place of the blocks they ask for nothing.
        alone = session.writing.alone or self.text.large
        return Wanted(
            tabs=self._has_tabs(),
            boxes=self._box_room,
            console=self._console_room,
            look=self._room_of_look(),
            answer=self.answering.room(text),
            kept=self.answering.kept(text),
            band=self.band,
            press=session.read_only and session.level.mode == "run" and not session.exercise,
            wide=self.wide,
            pad=0 if self._has_tabs() else pad.room(session),
            plays=session.film.plays,
            full=self.session.full,
            firm=bool(self.session.guess.cells) or self.answering.lines,
            lines=self.answering.lines,
            shape=self.shape,
            program=python if alone else blocks.program,
            program_height=max(blocks.program_height, self.text.height),
            palette=0 if alone else blocks.palette,
            palette_height=blocks.palette_height,
            families=blocks.families,
            keys=families.column(screen, high, blocks.families) if blocks.families else 0,
            python=0 if alone else python,
            beside=self.text.beside,
            writes=self.text.writes and not alone,
            idea=lambda width: ways.room(session.hints, screen, text, width, after),
        )

    def _make_smaller(self, shared: Split) -> None:
        """Blocks as small as they must be; letters do not shrink evenly, so they are measured again."""
        size = shared.size
        for _try in range(3):
            self.editor.use(self.screen.smaller(size))
            need = self.editor.measure(self._likely()).program
            if need <= shared.program:
                return
            size = max(TINIEST, size * shared.program / need)

    def _likely(self) -> list[Script]:
        """The programs that will stand there: the given one, and a solution."""
        session = self.session
        if session.read_only or session.bug_hunt:
            return [session.script, *predict.scripts(session.level)]
        return [programs.start(session.level), programs.solution(session.level).script]

    def _has_tabs(self) -> bool:
        """Whether there are tabs; the keys of a game have their room while somebody plays."""
        session = self.session
        if session.film.plays and pad.keys(session):
            return False
        several = len(session.level.maps) > 1 and session.guess.ask != MAP
        return several or bool(session.exercise) or has_tune(session.level)

    def _room_of_boxes(self) -> int:
        """Boxes that a world shows itself, as a stage does, are not shown twice."""
        return boxes.room(self.session.program, programs.boxes(self.session.level))

    def _room_of_console(self) -> int:
        """Where the world is a page, it shows by itself what is written."""
        writes = self.session.level.kind != "console" and console_view.wanted(self.session.program)
        return console_view.ROOM if writes else 0

    def _room_of_look(self) -> int:
        """Once a typed program has run."""
        if not run_view.may_look(self.session):
            return 0
        return LOOK_ROOM if self.session.looked_for else LOOK_FIELD

    def _views(self, bars: Toolbars, zones: LevelLayout) -> Widget:
        part = self.text
        return bars.views(zones.tools, zones.python_fits, part.beside, part.in_place, part.panel is not None)

    def _model(self, text: Text) -> Editor | None:
        """The blocks that are to be written in text, which nobody changes; None in most levels."""
        shown = programs.shown(self.session.level)
        if not shown.blocks:
            return None
        known = programs.catalogue_of(self.session.level)
        return Editor(self.screen, self.screen.rect, known, text, History(shown), palette=(), read_only=True)

    def _palette(self) -> Palette:
        """The blocks to build with, or the pieces of a puzzle; none where the program is only written."""
        level = self.session.level
        if programs.pieces(level) is not None:
            return self._pool
        return () if self.session.writing.only else programs.palette(level)

    def _pool(self, script: Script) -> tuple[Offer, ...]:
        """The pieces of a puzzle that are not placed yet."""
        return programs.pool(self.session.level, script)
