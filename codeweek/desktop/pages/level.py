"""The page of a level: blocks, world, Python, and a player between them."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import pygame

from codeweek.blocks.history import History
from codeweek.blocks.script import Script
from codeweek.desktop import tints
from codeweek.desktop.editor import Editor, PythonView
from codeweek.desktop.journey import Journey
from codeweek.desktop.page import Page
from codeweek.desktop.pages import bars, boxes, helps, ideas, keys, place, running, telling, trap, ways
from codeweek.desktop.pages.boxes import Boxes
from codeweek.desktop.pages.bubble import Beacon, Bubble
from codeweek.desktop.pages.gallery import GalleryPage
from codeweek.desktop.pages.guess import Guess
from codeweek.desktop.pages.stage import Stage
from codeweek.desktop.pages.world_view import WorldView
from codeweek.desktop.pages.zones import Zones
from codeweek.desktop.screen import Screen
from codeweek.desktop.theme import mix
from codeweek.desktop.widgets import Action, Widget
from codeweek.levels import programs
from codeweek.levels.level import Level
from codeweek.levels.spoken import adopted_history, spoken
from codeweek.play.film import Film
from codeweek.play.judge import register
from codeweek.play.pace import ALIVE, BREATH, CHEER, DOUBLE, PARTY_AFTER, SPEEDS
from codeweek.program import Program
from codeweek.text import Text

if TYPE_CHECKING:
    from codeweek.desktop.app import App


class LevelPage(Page):
    """One child on one level. `go_on(level)` is called for the next one."""

    def __init__(self, app: "App", journey: Journey, level: Level, go_on: Callable[[Level], None]) -> None:
        super().__init__(app)
        level = spoken(level, app.language)
        self.journey, self.level, self.go_on = journey, level, go_on
        self.read_only = programs.read_only(level)
        self.film = Film(level, app.settings.speed)
        self.stage, self.guess = Stage(self.film), Guess(level)
        self.view = WorldView(app.screen, level.look)
        self.history = journey.history(level)
        self.box_room = boxes.room(self.program())
        self.laid: tuple[object, ...] = ()  # what the zones of now are for
        self.in_python = False  # the Python is shown in place of the blocks
        self.editor: Editor | None = None
        self.python: PythonView | None = None
        self.zones: Zones | None = None
        self.bubble = Bubble(pygame.Rect(0, 0, 1, 1), self.hero)
        self.boxes = Boxes(pygame.Rect(0, 0, 1, 1))
        self.clock = self.quiet = 0.0
        self.challenge: trap.Challenge | None = None
        self.celebrated = False  # the card of this run was shown
        self.ways: tuple[str, ...] = ()
        self.idea: ideas.Idea | None = (
            None  # stays until it is closed, while the program is changed and tried
        )
        self.eyes = False  # the world is seen as the hero sees it
        self.cheer: float | None = None
        self._breath, self._started = 0.0, -1.0
        self._lit: tuple[object, ...] = ()
        journey.remember(level, self.history)
        self.welcome, journey.back_again = journey.back_again, False

    # What the page shows.

    @property
    def text(self) -> Text:
        """The sentences of the language of now."""
        return self.app.text

    @property
    def script(self) -> Script:
        """The program as it is."""
        return self.history.now

    def program(self) -> Program:
        """The same as text, in the words of now."""
        return programs.python_text(self.level, self.script, self.text.language)

    @property
    def shows_python(self) -> bool:
        """Whether it stands beside the blocks when both fit: the child's choice; the youngest do without."""
        wanted = self.journey.shows_python
        return register(self.level) != "short" if wanted is None else wanted

    def layout(self) -> None:
        """Cut the window, and put everything in its place."""
        self._speak()
        self.laid = place.wanted(self)
        self.zones = place.lay_out(self)
        self.widgets = list(bars.widgets(self, self.zones))
        self.show_now()
        if not self.focus:
            first = "run" if self.read_only else "editor"
            self.set_focus(next((w for w in self.targets() if w.action == first), None), self.focus_seen)

    def _speak(self) -> None:
        """The names of boxes and blocks in the language of now, in the level and in the child's program."""
        level = spoken(self.level, self.text.language)
        if level is not self.level:
            self.level = level
            self.film.forget()
            self.history = adopted_history(level, self.history)
            if self.editor:
                self.editor.set_history(self.history)
            self.journey.remember(level, self.history)

    def targets(self) -> Sequence[Widget]:
        """What the keyboard can reach: the blocks, then the player, then the rest."""
        order = {
            "cell": 0,
            "guess": 0,
            "answer": 0,
            "editor": 1,
            "idea": 2,
            "run": 2,
            "place": 2,
            "python": 8,
        }
        player = ("restart", "step_back", "step", "seek", "eyes", "speed", "map")
        order |= dict.fromkeys(player, 3)
        return sorted(super().targets(), key=lambda widget: order.get(widget.action, 9))

    @property
    def hero(self) -> str:
        """The picture of the one who moves."""
        return tints.picture_of(self.level)

    def show_now(self) -> None:
        """Bring every widget up to the step of now."""
        self.dirty = True
        still = self.app.settings.reduced_motion
        clock = self.clock if self.quiet < ALIVE and not still else None
        secret = self.text("ui.level.surprise") if self.film.hidden else ""
        self.view.choosing = self.guess.asks_cell and not self.stage.traces
        eyes = self.eyes and not self.view.choosing
        self.view.show(self.stage.moment(clock, self.cheer, still, eyes), secret)
        self.view.focusable = self.view.choosing
        self.view.chosen = self.guess.cell
        self.guess.reveal(self.stage.trace if self.film.ended and self.film.told else None)
        telling.fill(self)
        here = self.text("ui.level.here_does")
        self.bubble.say(*telling.sentence(self), telling.place(self), here, telling.over(self))
        self._light()
        bars.refresh(self)

    def _light(self) -> None:
        block, kind = telling.lit(self)
        if self.editor:
            self.editor.annotate(self.stage.turns, telling.written(self))
        lit = block, kind, self.python
        if lit == self._lit:
            return  # lighting scrolls to the block: only once, or nobody could scroll away
        self._lit = lit
        for widget in (self.editor, self.python):
            if widget:
                widget.light(block, kind)

    # What happens.

    def changed(self, history: History) -> None:
        """The child changed the program: keep it, and put the robot back."""
        self.history, self.welcome = history, False
        self.journey.remember(self.level, history)
        if history.now == programs.start(self.level):
            self.journey.keep(self.journey.progress.begun(self.level.id))
        program = self.program()
        self.box_room = boxes.room(program)
        if self.python:
            self.python.set_program(program)
        self.film.forget()
        self._stop_party()
        self.show_now()

    def run(self, go: bool = True) -> None:
        """Run the program as it is, and play what happened; `go` False waits at the start."""
        self._stop_party()
        self.welcome = self.celebrated = False
        ideas.count(self)
        running.shoot(self)
        self.challenge = trap.challenge(self)
        if self.film.ask_guess:
            self.focus_on({"cell": "cell", "number": "guess", "choice": "answer"}[self.guess.how])
        elif self.film.problem:
            self.app.sounds.play("bump")
        elif go:
            self.film.play_through()
        self.show_now()

    def answered(self, typed: str | None) -> None:
        """The child has answered what the program asks: go on from there; without an answer, stop."""
        map, at = self.stage.map, self.stage.player.index
        if typed is None:
            self.film.forget()
        else:
            running.answer(self, typed)
            self.film.play_through(map, at)
        self.show_now()

    def restart(self) -> None:
        """« On efface, on recommence »: the robot goes back, the blocks stay."""
        self.film.forget()
        self._stop_party()
        self.guess.clear()
        self.film.restarted = True
        self.show_now()

    def _stop_party(self) -> None:
        self.cheer = self.film.head.party = None

    def tick(self, dt: float) -> bool:
        """The player, the hero's breath, the glow of buttons, the stars after the last step."""
        self.quiet += dt
        self.clock += dt
        if self.laid != place.wanted(self) or self.ways != ways.offered(self):
            self.relayout()
        moving = self._play_on(dt)
        if self.film.ended and self.film.told and self.film.head.party is None and not ways.quiet(self):
            self.celebrated = telling.celebrate(self)
        if self.cheer is not None:
            self.cheer = self.cheer + dt if self.cheer < CHEER and self.film.told else None
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
        event = self.film.head.tick(dt)
        if event == "end":
            self._finish()
        elif event == "step":
            self.app.sounds.play(telling.sound(self.stage))
        return event != ""

    def _finish(self) -> None:
        """The last step is reached: say what came of it, or what is asked."""
        if self.film.asks:
            telling.ask(self)
            return
        won = self.film.verdict is not None and self.film.verdict.won
        if won:
            self.app.sounds.play("win")
            self.cheer = None if self.app.settings.reduced_motion else 0.0
            self.film.head.party = PARTY_AFTER
        self.show_now()

    def act(self, action: Action) -> None:
        """Do what a button asks."""
        doings: dict[str, Callable[[], None]] = {
            "run": self.run_or_pause,
            "restart": self.restart,
            "step": self.step,
            "step_back": self.step_back,
            "undo": lambda: self.editor.undo() if self.editor else None,
            "redo": lambda: self.editor.redo() if self.editor else None,
            "python_toggle": lambda: self.toggle_python(action.value),
            "eyes": self.toggle_eyes,
            "hint": lambda: ideas.press(self),
            "gallery": lambda: self.app.push(GalleryPage(self)),
            "menu": lambda: helps.open_menu(self),
            "back": self.back,
        }
        if action.name in doings:
            doings[action.name]()
        elif action.name == "seek":
            self._seek(int(float(str(action.value))))
        elif action.name == "place":
            self._go_to(int(str(action.value)))
        elif action.name == "speed":
            self._speed(int(float(str(action.value))))
        elif action.name == "map":
            self.film.head.show(int(str(action.value)))
        elif action.name == "idea":
            ideas.follow(self, str(action.value))
        elif action.name == "go":
            telling.after_win(self, str(action.value))
        elif action.name == "python" and self.editor:
            self.editor.select(str(action.value) if action.value else None)
        elif action.name in ("cell", "cursor", "guess", "answer"):
            self._guessed(action)
        if self.app.page is self:
            self.show_now()

    def _guessed(self, action: Action) -> None:
        if action.name != "cursor" and self.guess.take(action):
            self.film.ask_guess = False
            self.app.sounds.play("snap")

    def run_or_pause(self) -> None:
        """The large button: run, pause, go on."""
        head = self.film.head
        if head.playing and self.clock - self._started < DOUBLE:
            return  # the second half of a double click
        self._started = self.clock
        if head.playing:
            head.pause()
        elif self.stage.traces and not head.player.at_end:
            head.play()
        else:
            self.run()

    def step(self) -> None:
        """One step; the first one runs the program."""
        if not self.stage.traces:
            self.run(go=False)
        if self.stage.traces:
            self.film.head.step()
            self.app.sounds.play(telling.sound(self.stage))

    def replay(self) -> None:
        """The run once more from its start, slowly enough to be looked at; it was judged already."""
        self.film.show_again()
        self.show_now()

    def step_back(self) -> None:
        """One step back."""
        self.film.head.back()

    def _seek(self, index: int) -> None:
        if not self.stage.traces and index:
            self.run(go=False)
            index = self.stage.player.length  # the slider has only two places before
        self.film.head.seek(index)

    def _go_to(self, step: int) -> None:
        """To the place of the film that a sentence tells of."""
        self._seek(step)
        self._lit = ()
        if self.editor:
            self.editor.light(None)  # so that its block comes in sight again
        self.show_now()
        self.focus_on("step_back")

    def _speed(self, place: int) -> None:
        speed = SPEEDS[max(0, min(place, len(SPEEDS) - 1))]
        self.film.head.at_speed(speed)
        self.app.change(speed=speed)

    def turn_map(self, by: int) -> None:
        """The next map or the one before."""
        self.film.head.show((self.stage.map + by) % len(self.level.maps))

    def toggle_eyes(self) -> None:
        """See the world as the hero does, or from above as it is drawn."""
        self.eyes = self.stage.has_eyes and not self.eyes

    def toggle_python(self, shown: object = None) -> None:
        """Show or hide the Python beside the blocks, which is kept; without room for both, swap them."""
        if self.zones and self.zones.python_fits:
            self.journey.show_python(not self.shows_python)
        else:
            self.in_python = not self.in_python if shown is None else bool(shown)
        self.relayout()

    def start_over(self) -> None:
        """The program as it was given; one undo brings the child's back."""
        if not self.read_only:
            self.put(programs.start(self.level))

    def put(self, script: Script) -> None:
        """Another program in place of this one; one undo brings this one back."""
        if self.editor:
            history = self.history.edit(script)
            self.editor.set_history(history)
            self.changed(history)

    def key(self, event: pygame.event.Event) -> bool:
        """The keys of a level; those that change blocks work wherever the focus is."""
        if self._edits(event):
            return True
        doing = keys.doing(self, event)
        if doing is None:
            return False
        doing()
        if self.app.page is self:
            self.show_now()
        return True

    def _edits(self, event: pygame.event.Event) -> bool:
        return self.editor is not None and self.editor.edits(event)

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
