"""The page of a level: blocks, world, Python, and a player between them."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

import pygame

from codeweek import course, studio
from codeweek.blocks import blockly
from codeweek.blocks.history import History
from codeweek.blocks.script import Script
from codeweek.desktop import tints
from codeweek.desktop.editor import Editor, PythonView
from codeweek.desktop.journey import Journey
from codeweek.desktop.page import Page
from codeweek.desktop.pages import bars, helps
from codeweek.desktop.pages.bubble import Beacon, Boxes, Bubble, Heading
from codeweek.desktop.pages.guess import Guess
from codeweek.desktop.pages.stage import Stage
from codeweek.desktop.pages.win import Result, Win
from codeweek.desktop.pages.world_view import WorldView
from codeweek.desktop.pages.zones import Wanted, Zones, zones
from codeweek.desktop.player import SPEEDS
from codeweek.desktop.screen import Screen
from codeweek.desktop.theme import mix
from codeweek.desktop.widgets import Action, Widget
from codeweek.diagnostic import Diagnostic
from codeweek.judge import Verdict, judge_prediction, register
from codeweek.level import Level
from codeweek.studio import Playback
from codeweek.text import Text

if TYPE_CHECKING:
    from codeweek.desktop.app import App

ALIVE = 8.0  # seconds without an event after which nothing moves by itself
BREATH = 0.05  # seconds between two pictures of what only breathes
PARTY_AFTER = 0.9  # seconds from the last step to the stars
PULSE = 1.1  # seconds of a glow
BULB_AFTER = 3  # tries after which the bulb glows
_RUN_KEYS = (pygame.K_F5,)
_ENTERS = (pygame.K_RETURN, pygame.K_KP_ENTER)


class LevelPage(Page):
    """One child on one level. `go_on(level)` is called for the next one."""

    def __init__(self, app: "App", journey: Journey, level: Level, go_on: Callable[[Level], None]) -> None:
        super().__init__(app)
        self.journey, self.level, self.go_on = journey, level, go_on
        self.read_only = studio.read_only(level)
        self.stage = Stage(level, app.settings.speed)
        self.view = WorldView(app.screen, level.look)
        self.guess = Guess(level)
        self.history = History(self._saved_script())
        self.playback: Playback | None = None
        self.verdict: Verdict | None = None
        self.problem: Diagnostic | None = None
        self.ask_guess = False
        self.told = True  # the verdict of this run has been said
        self.editor: Editor | None = None
        self.python: PythonView | None = None
        self.zones: Zones | None = None
        self.bubble = Bubble(pygame.Rect(0, 0, 1, 1), self._hero())
        self.boxes = Boxes(pygame.Rect(0, 0, 1, 1))
        self.clock = self.quiet = 0.0
        self.cheer: float | None = None
        self._party: float | None = None
        self._breath = 0.0
        journey.keep(journey.progress.saved(level.id, blockly.save(self.history.now)))

    # What the page shows.

    @property
    def text(self) -> Text:
        """The sentences of the language of now."""
        return self.app.text

    @property
    def script(self) -> Script:
        """The program as it is."""
        return self.history.now

    @property
    def shows_python(self) -> bool:
        """The child's own choice; else the youngest do without."""
        wanted = self.journey.shows_python
        if wanted is not None:
            return wanted
        return register(self.level) != "short" and self.app.screen.rect.width >= self.app.screen.px(1150)

    def layout(self) -> None:
        """Cut the window, and put everything in its place."""
        screen = self.app.screen
        wanted = Wanted(
            python=self.shows_python,
            tabs=len(self.level.maps) > 1,
            boxes=self.stage.has_names(),
            answer=self.guess.counts,
        )
        self.zones = zones(screen.rect, screen.px, wanted)
        self._place_editor(self.zones.editor)
        self._place_python(self.zones.python)
        self.view.place(self.zones.world)
        self.bubble.rect = self.zones.message
        self.bubble.cut = False
        if self.zones.boxes:
            self.boxes.rect = self.zones.boxes
        self.widgets = list(self._widgets(self.zones))
        self.show_now()
        if not self.focus:
            self.set_focus(self._first_focus(), self.focus_seen)

    def _place_editor(self, rect: pygame.Rect) -> None:
        if self.editor:
            self.editor.still = self.app.settings.reduced_motion
            self.editor.resize(rect)
            self.editor.set_language(self.text)
            return
        level = self.level
        puzzle = studio.pieces(level) is not None
        self.editor = Editor(
            self.app.screen,
            rect,
            studio.catalogue_of(level),
            self.text,
            self.history,
            palette=(lambda script: studio.pool(level, script)) if puzzle else studio.palette(level),
            read_only=self.read_only,
            on_change=self.changed,
            play=self.app.sounds.play,
            still=self.app.settings.reduced_motion,
        )

    def _place_python(self, rect: pygame.Rect | None) -> None:
        if rect is None:
            self.python = None
            return
        program = studio.python_text(self.level, self.script, self.text.language)
        self.python = PythonView(self.app.screen, rect, program, tooltip=self.text("ui.level.python"))

    def _widgets(self, zones: Zones) -> Iterable[Widget]:
        """In painting order: the editor last, as its small windows go over its neighbours."""
        number = self.journey.number(self.level)
        title = f"{number} · {self.text.pick(self.level.title)}" if number else self.text.pick(self.level.title)
        room, buttons = bars.top_bar(self, zones.top)
        yield Heading(room, title, self._story())
        yield self.view
        yield self.bubble
        if zones.tabs:
            yield bars.tabs(self, zones.tabs)
        if zones.boxes:
            yield self.boxes
        if zones.answer:
            yield from self.guess.widgets(self.app.screen, zones.answer, self.text)
        if self.python:
            yield self.python
        yield from bars.player_bar(self, zones.player)
        yield from buttons
        assert self.editor
        yield self.editor

    def targets(self) -> Sequence[Widget]:
        """What the keyboard can reach: the blocks, then the player, then the rest."""
        order = {"cell": 0, "guess": 0, "editor": 1, "run": 2, "python": 8}
        player = ("restart", "step_back", "step", "seek", "speed", "map")
        order |= {name: 3 for name in player}
        return sorted(super().targets(), key=lambda widget: order.get(widget.action, 9))

    def _first_focus(self) -> Widget | None:
        wanted = "run" if self.read_only else "editor"
        return next((widget for widget in self.targets() if widget.action == wanted), None)

    def _story(self) -> str:
        question = self.text.pick(self.level.predict.question) if self.level.predict else ""
        story = self.text.pick(self.level.story)
        return question if question and question in story else f"{story} {question}".strip()

    def _hero(self) -> str:
        return tints.picture_of(self.level)

    def _saved_script(self) -> Script:
        """What the child left here, else the program given."""
        saved = None if self.read_only else self.journey.progress.programs.get(self.level.id)
        if saved is None:
            return studio.start(self.level)
        found = blockly.load(studio.catalogue_of(self.level), saved)
        return studio.start(self.level) if isinstance(found, Diagnostic) else found

    def show_now(self) -> None:
        """Bring every widget up to the step of now."""
        self.dirty = True
        still = self.app.settings.reduced_motion
        clock = self.clock if self.quiet < ALIVE and not still else None
        secret = self.text("ui.level.surprise") if self.stage.hidden else ""
        self.view.show(self.stage.moment(clock, self.cheer, still), secret)
        self.view.choosing = self.guess.asks_cell and not self.stage.traces
        self.view.focusable = self.view.choosing
        self.view.chosen = self.guess.cell
        self.boxes.names = self.stage.names
        self.bubble.say(*self._sentence())
        self._light()
        bars.refresh(self)

    def _light(self) -> None:
        step, kind = self.stage.step, "running"
        block = step.block if step else None
        if self._stopped_here() and self.verdict and not self.verdict.won:
            kind = "problem"
            block = (self.stage.trace.diagnostic.block or block) if self._diagnosed() else block
        if self.problem:
            block, kind = self.problem.block, "problem"
        for widget in (self.editor, self.python):
            if widget:
                widget.light(block, kind)

    def _diagnosed(self) -> bool:
        return self.stage.trace is not None and self.stage.trace.diagnostic is not None

    def _stopped_here(self) -> bool:
        return bool(self.stage.traces) and self.stage.player.at_end

    def _sentence(self) -> tuple[str, str]:
        """What the bubble says now, and its tone."""
        if self.problem:
            return self.text.tell(self.problem, register(self.level)), "warm"
        if self.ask_guess:
            return self.text(f"ui.level.guess_{'cell' if self.guess.asks_cell else 'number'}"), "warm"
        if self._stopped_here() and self.verdict and self.told:
            return self._final()
        step = self.stage.step
        if step:
            return self._narration(step.index), "plain"
        return self.text(f"ui.start.{self.level.mode}"), "plain"

    def _final(self) -> tuple[str, str]:
        assert self.verdict
        tone = "good" if self.verdict.won and self.verdict.message.key != "say.prediction_other" else "warm"
        trace = self.stage.trace
        if self.stage.map != self.verdict.map and trace and len(self.level.maps) > 1 and trace.diagnostic:
            return self.text.tell(trace.diagnostic, register(self.level)), "warm"
        return self.text.tell(self.verdict.message, register(self.level)), tone

    def _narration(self, index: int) -> str:
        step = self.stage.step
        block = self.script.find(step.block) if step and step.block else None
        if block is None:
            return ""
        before, after = self.stage.world_at(index - 1), self.stage.world_at(index)
        return self.stage.kind.narrate_step(before, after, block.type, self.text)

    # What happens.

    def changed(self, history: History) -> None:
        """The child changed the program: keep it, and put the robot back."""
        self.history = history
        progress = self.journey.progress.saved(self.level.id, blockly.save(history.now))
        self.journey.keep(progress)
        if self.python:
            self.python.set_program(studio.python_text(self.level, history.now, self.text.language))
        self._forget_run()
        self.show_now()

    def run(self, go: bool = True) -> None:
        """Run the program as it is, and play what happened; `go` False waits at the start."""
        if self.guess.missing:
            self.ask_guess = True
            self.focus_on("cell" if self.guess.asks_cell else "guess")
            self.show_now()
            return
        had_boxes = self.stage.has_names()
        self._forget_run()
        tries = self.journey.progress.tries.get(self.level.id, 0) + 1
        self.playback = studio.play(self.level, self.script, self.text.language, tries=tries)
        if self.playback.problems:
            self.problem = self.playback.problems[0]
            self.app.sounds.play("bump")
        else:
            self._begin(self.playback, go)
        if had_boxes != self.stage.has_names():
            self.relayout()
        self.show_now()

    def _begin(self, playback: Playback, go: bool) -> None:
        assert playback.verdict
        self.verdict, self.told = playback.verdict, False
        self.stage.load(playback.traces, playback.verdict.map)
        if self.level.predict and playback.verdict.won:
            world = playback.traces[playback.verdict.map].world
            measure = self.stage.kind.measures[self.level.predict.ask](world)
            foreseen = self.guess.answer(measure)
            self.verdict = judge_prediction(self.stage.kind, self.level, playback.verdict, world, foreseen)
        self._count(self.verdict)
        if go:
            self.stage.player = self.stage.player.play()

    def _count(self, verdict: Verdict) -> None:
        """Stars are kept at once: closing the window before the end of the film loses nothing."""
        progress, id = self.journey.progress, self.level.id
        self.journey.keep(progress.won(id, verdict.stars) if verdict.won else progress.tried(id))

    def restart(self) -> None:
        """« On efface, on recommence »: the robot goes back, the blocks stay."""
        self._forget_run()
        self.guess.clear()
        self.show_now()
        sentence = self.text.tell(Diagnostic("say.reset"), register(self.level))
        self.bubble.say(sentence, "plain")

    def _forget_run(self) -> None:
        self.stage.clear()
        self.playback = self.verdict = self.problem = None
        self.told, self.ask_guess = True, False
        self.cheer = self._party = None

    def tick(self, dt: float) -> bool:
        """The player, the hero's breath, the glow of buttons, the stars after the last step."""
        self.quiet += dt
        self.clock += dt
        moving = self._play_on(dt)
        if self._party is not None:
            self._party -= dt
            if self._party <= 0:
                self._party = None
                self._celebrate()
            moving = True
        if self.cheer is not None:
            self.cheer = self.cheer + dt if self.cheer < 2 else None
            moving = True
        if moving:
            self.show_now()
        elif self.quiet < ALIVE + 0.1 and not self.app.settings.reduced_motion:
            self._breathe(dt)
        return moving

    def _breathe(self, dt: float) -> None:
        self._breath += dt
        if self._breath >= BREATH:
            self._breath = 0.0
            self.show_now()

    def _play_on(self, dt: float) -> bool:
        before = self.stage.player
        if not before.moving:
            if self._stopped_here() and not self.told:
                self._finish()
            return False
        self.stage.player = after = before.tick(dt)
        if after.index != before.index:
            self._sound(after.index)
        return True

    def _sound(self, index: int) -> None:
        """A sound for what the hero just did."""
        scenes = self.stage.scene(max(0, index - 1)), self.stage.scene(index)
        heroes = [next((s for s in scene.sprites if s.id == "hero"), None) for scene in scenes]
        old, new = heroes
        if old is None or new is None:
            return
        turn = (new.angle - old.angle) % 360
        if new.effect in ("bump", "pick", "drop"):
            self.app.sounds.play(new.effect)
        elif (old.x, old.y) != (new.x, new.y):
            self.app.sounds.play("step")
        elif turn:
            self.app.sounds.play("left" if turn > 180 else "right")

    def _finish(self) -> None:
        """The last step is reached: say what came of it."""
        self.told = True
        won = self.verdict is not None and self.verdict.won
        if won and self.verdict and self.stage.map == self.verdict.map:
            self.app.sounds.play("win")
            self.cheer = None if self.app.settings.reduced_motion else 0.0
            self._party = PARTY_AFTER
        self.show_now()

    def _celebrate(self) -> None:
        verdict = self.verdict
        if verdict is None or self.app.page is not self:
            return
        follows = course.next_level(self.journey.pack, self.level) is not None
        result = Result(
            verdict.stars,
            lambda: self.text.tell(verdict.message, register(self.level)),
            lambda: self._facts(verdict),
            follows,
        )
        self.app.push(Win(self.app, result, self._hero(), self._after_win))

    def _facts(self, verdict: Verdict) -> str:
        """What the stars are for."""
        if self.read_only:
            return ""
        best = studio.best(self.level)
        if verdict.record:
            return self.text("ui.win.record", n=verdict.blocks)
        if verdict.stars == 3:
            return self.text("ui.win.best", n=verdict.blocks)
        return self.text("ui.win.challenge", n=verdict.blocks, best=best)

    def _after_win(self, answer: str) -> None:
        following = course.next_level(self.journey.pack, self.level)
        if answer == "next" and following:
            self.go_on(following)
        elif answer == "map":
            self.app.pop()

    def act(self, action: Action) -> None:
        """Do what a button asks."""
        doings: dict[str, Callable[[], None]] = {
            "run": self.run_or_pause,
            "restart": self.restart,
            "step": self.step,
            "step_back": self.step_back,
            "undo": lambda: self.editor.undo() if self.editor else None,
            "redo": lambda: self.editor.redo() if self.editor else None,
            "python_toggle": self.toggle_python,
            "hint": lambda: helps.open_hints(self),
            "menu": lambda: helps.open_menu(self),
            "back": self.back,
        }
        if action.name in doings:
            doings[action.name]()
        elif action.name == "seek":
            self._seek(int(float(str(action.value))))
        elif action.name == "speed":
            self._speed(int(float(str(action.value))))
        elif action.name == "map":
            self.stage.show(int(str(action.value)))
        elif action.name == "python" and self.editor:
            self.editor.select(str(action.value) if action.value else None)
        elif action.name in ("cell", "cursor", "guess"):
            self._guessed(action)
        if self.app.page is self:
            bars.refresh(self)
            if action.name not in ("restart",):
                self.show_now()

    def _guessed(self, action: Action) -> None:
        if action.name != "cursor" and self.guess.take(action):
            self.ask_guess = False
            self.app.sounds.play("snap")

    def run_or_pause(self) -> None:
        """The large button: run, pause, go on."""
        player = self.stage.player
        if player.playing:
            self.stage.player = player.pause()
        elif self.stage.traces and not player.at_end:
            self.stage.player = player.play()
        else:
            self.run()

    def step(self) -> None:
        """One step; the first one runs the program."""
        if not self.stage.traces:
            self.run(go=False)
        if self.stage.traces:
            self.stage.player = self.stage.player.step()
            self._sound(self.stage.player.index)

    def step_back(self) -> None:
        """One step back."""
        self.stage.player = self.stage.player.back()

    def _seek(self, index: int) -> None:
        if not self.stage.traces and index:
            self.run(go=False)
        self.stage.player = self.stage.player.seek(index)

    def _speed(self, place: int) -> None:
        speed = SPEEDS[max(0, min(place, len(SPEEDS) - 1))]
        self.stage.at_speed(speed)
        self.app.change(speed=speed)

    def toggle_python(self) -> None:
        """Show or hide the Python; the child's choice is kept."""
        self.journey.show_python(not self.shows_python)
        self.relayout()

    def start_over(self) -> None:
        """The program as it was given; one undo brings the child's back."""
        if self.editor and not self.read_only:
            history = self.history.edit(studio.start(self.level))
            self.editor.set_history(history)
            self.changed(history)

    def key(self, event: pygame.event.Event) -> bool:
        """F5 and Space run, F1 and ? help, F2 and M say the world, Ctrl+Enter runs from anywhere."""
        control = event.mod & (pygame.KMOD_CTRL | pygame.KMOD_META)
        if event.key in (*_RUN_KEYS, pygame.K_SPACE) or (control and event.key in _ENTERS):
            self.run_or_pause()
        elif event.key == pygame.K_F1 or getattr(event, "unicode", "") == "?":
            helps.open_keys(self.app)
        elif event.key in (pygame.K_F2, pygame.K_m) and not control:
            helps.open_world(self)
        elif event.key in (pygame.K_F7, pygame.K_F8):
            self.step() if event.key == pygame.K_F8 else self.step_back()
        elif event.key == pygame.K_F9:
            self.restart()
            return True
        else:
            return False
        if self.app.page is self:
            self.show_now()
        return True

    def handle(self, event: pygame.event.Event) -> None:
        """Any event wakes the world up."""
        self.quiet = 0.0
        super().handle(event)

    def shown(self) -> None:
        """Back from another page: perhaps with another speed or language."""
        self.quiet = 0.0

    def paint(self, screen: Screen) -> None:
        """The ground of the chapter."""
        tints.cover(screen, self.level.look)
        if self.zones and self.editor:
            light = mix(screen.theme.card, tints.tint(screen.theme, self.level.look), 0.5)
            screen.panel(self.zones.editor.inflate(screen.px(8), screen.px(8)), light, 22)

    def beacon(self, name: str) -> Beacon | None:
        """A button that can glow, by its action."""
        found = (w for w in self.widgets if isinstance(w, Beacon) and w.action == name)
        return next(found, None)
