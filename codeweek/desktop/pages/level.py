"""The page of a level: blocks, world, Python, and a player between them."""

from collections.abc import Callable, Mapping, Sequence

import pygame

from codeweek.app.animation_clock import AnimationClock
from codeweek.app.film_scenes import FilmScenes
from codeweek.app.journey import Journey
from codeweek.app.level_session import LevelSession
from codeweek.blocks.history import History
from codeweek.blocks.script import Script
from codeweek.desktop.app import App
from codeweek.desktop.editor import PythonView
from codeweek.desktop.page import Page
from codeweek.desktop.pages import bars, helps, key_help, keys, pad, speakers
from codeweek.desktop.pages.adult_help import open_adult
from codeweek.desktop.pages.ask import AskPage
from codeweek.desktop.pages.celebration import Celebration
from codeweek.desktop.pages.exercise import Exercise
from codeweek.desktop.pages.hand import Hand
from codeweek.desktop.pages.listen import Listen, open_kept
from codeweek.desktop.pages.live import Play
from codeweek.desktop.pages.onward import Onward
from codeweek.desktop.pages.panels import Panels
from codeweek.desktop.pages.pencil import Pencil
from codeweek.desktop.pages.reading import LevelReading
from codeweek.desktop.pages.sight import Sight
from codeweek.desktop.pages.teller import Teller
from codeweek.desktop.pages.thinking import Thinking
from codeweek.desktop.pages.transport import Transport
from codeweek.desktop.pages.written import CELL
from codeweek.desktop.painting import draw, plain_theme, tints
from codeweek.desktop.painting.theme import mix
from codeweek.desktop.screen import Screen
from codeweek.desktop.widgets.keyboard import ENTER
from codeweek.desktop.widgets.widget import Action, Widget
from codeweek.levels.level import Level
from codeweek.play.feedback.voice import voice
from codeweek.play.gamepad import there
from codeweek.program import Program
from codeweek.progress.exercise import part_to_play
from codeweek.text import Text

# What the keyboard reaches one after another; the rest comes last.
FIRST = {**dict.fromkeys(("cell", "guess", "answer", CELL), 0), "editor": 1, "typed": 1, "python": 8}
FIRST |= dict.fromkeys(("idea", "run", "live", "place"), 2)
WAIT = ("run", "live", "step", "seek")  # what waits for the end of a vote
PLAYER = ("restart", "step_back", "step", "seek", "eyes", "speed", "map")
ORDER = FIRST | dict.fromkeys(PLAYER, 3)


class LevelPage(Page):
    """One child on one level. `go_on(level)` is called for the next one.

    The program and its run are the `session`'s, what stands where the `panels`'; here they are put together.
    """

    def __init__(
        self,
        app: App,
        journey: Journey,
        level: Level,
        go_on: Callable[[Level], None],
        traps: bool = True,
    ) -> None:
        super().__init__(app)
        level = part_to_play(level, journey.progress)
        self.journey = journey
        self.session = LevelSession(journey, level, app.text, app.settings.speed, traps)
        self.film, self.guess = self.session.film, self.session.guess
        self.scenes, self.animation = FilmScenes(self.film, journey.worn.get("trail", "")), AnimationClock()
        play = app.sounds.play
        self.transport = Transport(self.session, self.scenes, self.animation, play, app.work, self._foresee)
        self.listen = Listen(self.session, self.scenes, app.sounds)
        self.transport.note = self.listen.step
        self.panels = Panels(app.screen, app.text, self.session, self.scenes.shape, self.changed, play)
        self.editor, self.view = self.panels.editor, self.panels.view
        self.bubble, self.boxes = self.panels.bubble, self.panels.boxes
        self.pencil = Pencil(self, self.session, self.panels, play)
        self.hand, self.teller = Hand(self.session), Teller(app.room, self.session)
        self.play = Play(app, self.session, self.scenes, self.animation, play)
        self.sight = Sight(self.session, self.scenes, self.animation, self.panels)
        self.reading = LevelReading(app, self.session, self.panels)
        self.onward = Onward(app, self.session, go_on, self._open_trapped, self.put, LevelPage)
        self.parts = Exercise(app, self)
        self.thinking = Thinking(self, self.session, self.teller)
        go = lambda way: self.act(Action("go", way))  # noqa: E731
        self.celebration = Celebration(
            app, self.session, self.panels, self.animation, self.reading, self.show_now, go
        )

    # What the page shows.

    @property
    def text(self) -> Text:
        """The sentences of the language of now."""
        return self.app.text

    @property
    def level(self) -> Level:
        """The level, in the language of now."""
        return self.session.level

    @property
    def sober(self) -> bool:
        """Whether the child wants it sober, or it asks for that."""
        return self.journey.sober or self.level.look == plain_theme.NAME

    @property
    def read_only(self) -> bool:
        """Whether there is nothing to build."""
        return self.session.read_only

    @property
    def script(self) -> Script:
        """The program as it is."""
        return self.session.script

    @property
    def python(self) -> PythonView | None:
        """The Python, while it is shown."""
        return self.panels.python

    def program(self) -> Program:
        """The program as text, in the words of now."""
        return self.session.program(self.text)

    def layout(self) -> None:
        """Cut the window, and put everything in its place."""
        if self.session.speak(self.text):
            self.editor.set_history(self.session.history)
        zones = self.panels.lay_out(self.text, self.app.settings.reduced_motion)
        *under, editor = self.panels.widgets(self.text, zones, self.scenes.has_eyes)
        self.widgets = [*under, *speakers.speakers(self.app.screen, self.text, under), editor]
        self.show_now()
        if not self.focus:
            first = "run" if self.read_only else "typed" if self.session.writing.open else "editor"
            first = CELL if self.guess.cells else first
            self.set_focus(next((w for w in self.targets() if w.action == first), None), self.focus_seen)

    def targets(self) -> Sequence[Widget]:
        """What the keyboard can reach: the blocks, then the player, then the rest."""
        return sorted(super().targets(), key=lambda widget: ORDER.get(widget.action, 9))

    def show_now(self) -> None:
        """Bring every widget up to the step of now."""
        self.dirty = True
        still, text = self.app.settings.reduced_motion, self.text
        self.scenes.over = self.listen.shapes
        self.sight.show(text, still, self.sober)
        self.listen.refresh(self.widgets, text)
        lights, glow = bars.lights(self.session, self.sight.eyes), bars.glow(self.animation.clock, still)
        bars.refresh(self.widgets, self.film, lights, glow, text)
        bars.show_sound(self.widgets, self.app.settings.sound, text)
        pad.refresh(self.widgets, self.film, text)
        speakers.refresh(self.widgets, self.reading.told, self.app.voice)
        for widget in self.widgets:
            if widget.action in WAIT:
                widget.enabled = widget.enabled and not self.session.votes()

    # What happens.

    def changed(self, history: History) -> None:
        """The child changed the program; while a wrong choice stands there, its own comes back instead."""
        session = self.session
        if session.hints.trial is not None:
            self.film.forget()
            self.show_now()
            return
        session.change(session.writing.follow(self.level, self.text.language, history))
        self.rebuilt()

    def rebuilt(self, typed: bool = False) -> None:
        """The program is another one; `typed` in the box that has it."""
        self.teller.tell("build")
        self.panels.program_is(self.text, typed)
        self.animation.cheer = None
        self.show_now()

    def run(self, go: bool = True) -> None:
        """Run the program as it is; `go` False waits at the start."""
        self.transport.run(self.text, go)
        self.show_now()

    def tick(self, dt: float) -> bool:
        """The player, the hero's breath, the glow of buttons, the stars after the last step."""
        left_alone = self.animation.pass_time(dt)
        if left_alone == "muses":
            self.session.muse()
        if left_alone:
            self.show_now()
        self.pencil.tick(dt)
        if not self.panels.fits(self.text):
            self.relayout()
        self.thinking.tick()
        still, film = self.app.settings.reduced_motion, self.film
        event = self.transport.tick(dt, still)
        if event:
            self.animation.wake()
        if event == "asks":
            self._ask()
        if film.ended and film.told and film.head.party is None and not self.session.quiet:
            self.session.celebrated = self.app.page is self and self.celebration.show()
        if event == "end" and film.verdict and not film.verdict.won and not still:
            self.animation.miss = 0.0
        heard = self.app.page is self and self.reading.follow(dt)
        plays = self.listen.tick(dt) or self.play.tick(dt, still)
        moving = any(
            (self.animation.cheers(dt, film.told), self.animation.shakes(dt), event != "", heard, plays)
        )
        if moving or (not still and not self.sober and self.animation.breathes(dt)):
            self.show_now()
        return moving

    def act(self, action: Action) -> None:
        """Do what a button or a key asks."""
        if action.name == "editor" and self.session.accuse(self.editor.cursor.selected):
            self._show_accused()
        action = self.play.interrupted(action)
        doing = self._doings(action.value).get(action.name)
        if action.name in WAIT and self.session.votes():
            self.app.sounds.play("bump")
        elif doing:
            doing()
        elif self.guess.take(action.name, action.value):
            self.film.ask_guess = False
            if self.session.consider(self.text):
                self._show_considered()
            self.teller.foreseen(self.text)
            self.app.sounds.play("snap")
        if self.app.page is self:
            self.show_now()

    def _doings(self, value: object) -> Mapping[str, Callable[[], object]]:
        app, text, moves = self.app, self.text, self.transport
        return {
            "run": lambda: moves.run_or_pause(text),
            "restart": moves.restart,
            "step": lambda: moves.step(text),
            "step_back": self.film.head.back,
            **self.play.doings(value, self.focus_on),
            "seek": lambda: self.seek(keys.number(value)),
            "place": lambda: self._go_to(keys.number(value)),
            "speed": lambda: self.play.at_speed(moves.at_speed(keys.number(value))),
            "map": lambda: moves.show_map(keys.number(value)),
            "part": lambda: self.parts.open(keys.number(value)),
            CELL: lambda: self.parts.write_on_card(keys.number(value)),
            "filled": self.parts.typed,
            "next_cell": self.parts.written,
            "turn_map": lambda: moves.turn_map(keys.number(value)),
            "eyes": self.sight.turn,
            "read": lambda: self.reading.press(str(value)),
            "sound": self.reading.toggle_sound,
            "listen": lambda: self.listen.press(str(value), text),
            "keep_sound": lambda: open_kept(app, self.listen.keep()),
            "keep_score": lambda: open_kept(app, self.listen.keep_score(text), "_score"),
            "undo": self.editor.undo,
            "redo": self.editor.redo,
            "python": lambda: self.editor.select(str(value) if value else None),
            **self.pencil.doings(value),
            "python_toggle": lambda: self.toggle_python(value),
            "hint": self.thinking.press,
            "idea": lambda: self.thinking.follow(str(value)),
            "go": lambda: self._go(str(value)),
            "gallery": self.onward.open_gallery,
            "menu": lambda: helps.open_menu(app, self.session, self.act, self.put),
            "adult": lambda: open_adult(app, self.session),
            "world": lambda: helps.open_world(app, self.level, self.scenes, self.editor.describe),
            "zone": lambda: self.set_focus(self.editor.at_zone(str(value)) or self.focus),
            "keys": lambda: key_help.open_keys(app, there(self.level)),
            "back": self.back,
        }

    def key(self, event: pygame.event.Event) -> bool:
        """The keys of a level; those that change blocks work wherever the focus is."""
        if self.editor.edits(event):
            return True
        if self.session.case and event.key in ENTER and self.focus is self.editor:
            if self.session.accuse(self.editor.target):
                self._show_accused()
                self.show_now()
            return True
        told = self.session.hints.told is not None
        action = keys.asked(event, told, self.guess.names(self.text), there(self.level))
        if action:
            self.act(action)
        return action is not None

    def seek(self, step: int) -> None:
        """To a step of the film."""
        self.transport.seek(self.text, step)

    def _go(self, way: str) -> None:
        if not self.parts.go_on(way):
            self.onward.go(way)

    def _go_to(self, step: int) -> None:
        """To the place of the film that a sentence tells of."""
        self.seek(step)
        self.panels.put_out()
        self.show_now()
        self.focus_on("step_back")

    def _foresee(self) -> None:
        """It is asked to foresee before the run: the keyboard goes there."""
        how = {"cell": "cell", "number": "guess", "choice": "answer", "fields": CELL}
        self.focus_on(how[self.guess.how], self.parts.empty)

    def _show_accused(self) -> None:
        """A block was touched: if it is the one that was moved, it alone may move now."""
        case = self.session.case
        self.animation.cheer = None
        self.editor.let_move(case.accused if case else None)
        self.app.sounds.play("snap" if case and case.accused else "not_yet")

    def _show_considered(self) -> None:
        """Another program or another map is looked at: it was not run."""
        self.animation.cheer = None
        self.editor.set_history(self.session.history)
        self.panels.program_is(self.text)

    def toggle_python(self, shown: object = None) -> None:
        """Show or hide the Python."""
        self.panels.toggle_python(shown)
        self.relayout()

    def put(self, script: Script) -> None:
        """Another program in place of this one; one undo brings this one back."""
        if self.session.hints.tries:
            self.film.forget()
        history = self.session.history.edit(script)
        self.editor.set_history(history)
        self.changed(history)

    # What opens, and where it leads.

    def _ask(self) -> None:
        """The card on which the child answers the program."""
        question = self.film.asks
        if question and self.app.page is self:
            said = lambda: voice(self.text, self.level).tell(question)  # noqa: E731
            self.app.push(AskPage(self.app, said, self.bubble.picture, self._answered))

    def _answered(self, typed: str | None) -> None:
        self.session.answer(self.text, typed)
        self.show_now()

    def _open_trapped(self, level: Level) -> None:
        """The level with a trap as one more map, and the program that plays on it."""
        beside = self.give_way(level)
        beside.run(go=False)
        beside.film.play_through(len(level.maps) - 1)
        beside.show_now()

    def give_way(self, level: Level) -> "LevelPage":
        """Another level in place of this page."""
        other = LevelPage(self.app, self.journey, level, self.onward.enter)
        self.app.replace(other)
        return other

    # What the app tells.

    def handle(self, event: pygame.event.Event) -> None:
        """Any event wakes the world up."""
        if self.animation.wake():
            self.show_now()
        self.hand.heed(event)
        if self.play.handle(event):
            self.show_now()
        else:
            super().handle(event)

    def shown(self) -> None:
        """Here, at first or again: perhaps with another speed or language."""
        self.teller.arrive()
        self.animation.wake()

    def leave(self) -> None:
        """What was typed last is kept, and nothing is heard any more."""
        self.session.saving.now()
        self.listen.stop()
        self.app.screen.fill(False)

    def paint_over(self, screen: Screen) -> None:
        """The blocks that an idea is about, and the hand that shows how."""
        for box in () if self.session.full else self.editor.view.shelf.pointed:
            draw.focus_ring(
                screen.surface, box, screen.px(10), ("#1a1a1a", screen.theme.highlight), screen.px(3)
            )
        if self.hand.shows and not self.session.full and (way := self.panels.first_touch(self.widgets)):
            self.hand.draw(screen, *way, self.animation.breathing(self.app.settings.reduced_motion))

    def paint(self, screen: Screen) -> None:
        """The ground of the chapter."""
        tints.cover(screen, self.level.look)
        if self.session.full:
            return
        light = mix(screen.theme.card, tints.tint(screen.theme, self.level.look), 0.5)
        screen.panel(self.editor.rect.inflate(screen.px(8), screen.px(8)), light, 22)
