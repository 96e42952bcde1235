"""The page of a level: the session of a child on it, what buttons do to that, and its drawing."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from time import perf_counter

import pygame

from codeweek.app import level_effects as effects
from codeweek.app import level_events as events
from codeweek.app import next_steps
from codeweek.app.journey import Journey
from codeweek.app.level_session import LevelSession
from codeweek.app.level_update import update
from codeweek.app.next_steps import WinCard
from codeweek.app.practice import Practice, due_in
from codeweek.app.run_view import level_view
from codeweek.blocks.script import Script
from codeweek.desktop.app import App
from codeweek.desktop.comics import story_moments
from codeweek.desktop.editor import PythonView
from codeweek.desktop.page import Page
from codeweek.desktop.pages import hand, helps, key_help, level_actions, level_toolbars, pad, tune_bar
from codeweek.desktop.pages.adult_help import open_adult
from codeweek.desktop.pages.alike import practise
from codeweek.desktop.pages.answering import CELL
from codeweek.desktop.pages.ask_page import AskPage
from codeweek.desktop.pages.gallery import GalleryPage
from codeweek.desktop.pages.level_panels import LevelPanels
from codeweek.desktop.pages.reading_aloud import LevelReading, refresh_speakers, speakers
from codeweek.desktop.pages.win import Win
from codeweek.desktop.painting import draw, tints
from codeweek.desktop.painting.plain_theme import NAME as SOBER
from codeweek.desktop.painting.theme import mix
from codeweek.desktop.room.room_messages import Find
from codeweek.desktop.room.room_reporter import RoomReporter, give
from codeweek.desktop.screen import Screen
from codeweek.desktop.widgets.keyboard import ENTER
from codeweek.desktop.widgets.widget import Action, Widget
from codeweek.diagnostic import Diagnostic
from codeweek.levels.level import Level
from codeweek.play.gamepad import there
from codeweek.play.tune.synth import samples, wav
from codeweek.progress.exercise import is_open, part_to_play
from codeweek.text import Text

# What the keyboard reaches one after another; the rest comes last.
FIRST = {**dict.fromkeys(("cell", "guess", "answer", CELL), 0), "editor": 1, "typed": 1, "python": 8}
FIRST |= dict.fromkeys(("idea", "run", "live", "place"), 2)
SLICE = 0.006  # seconds of a frame for what takes long
AWAY = ("next", "another", "map", "invent")  # ways on that leave the level
PLAYER = ("restart", "step_back", "step", "seek", "eyes", "speed", "map")
SEEN = (
    "run",
    "step",
    "step_back",
    "restart",
    "seek",
    "live",
    "hint",
    "eyes",
)  # what the world shows
ORDER = FIRST | dict.fromkeys(PLAYER, 3)


class LevelPage(Page):
    """One child on one level: a session, the events that change it, and panels that show it.

    `go_on(level)` is called for the next one.
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
        self.journey, self.go_on = journey, go_on
        room = RoomReporter(app.room, journey, level)
        self.session = LevelSession(journey, level, app.text, app.settings.speed, traps, room)
        self.film, self.guess, self.scenes = self.session.film, self.session.guess, self.session.scenes
        self.panels = LevelPanels(app.screen, app.text, self.session, self.do, app.sounds.play)
        self.editor, self.view = self.panels.editor, self.panels.view
        self.bubble, self.boxes = self.panels.bubble, self.panels.boxes
        self.reading = LevelReading(app, self.session, self.panels)

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
    def child(self) -> Journey:
        """Who plays."""
        return self.journey

    @property
    def sober(self) -> bool:
        """Whether the child wants it sober, or it asks for that."""
        return self.journey.sober or self.level.look == SOBER

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

    def layout(self) -> None:
        """Cut the window, and put everything in its place."""
        if self.app.page is self:  # in front again: no win is told
            self.panels.band = 0
        self._perform(update(self.session, events.Speak(self.text)))
        zones = self.panels.lay_out(self.text, self.app.settings.reduced_motion)
        *under, editor = self.panels.widgets(self.text, zones)
        self.widgets = [*under, *speakers(self.app.screen, self.text, under), editor]
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
        still, text, session = self.app.settings.reduced_motion, self.text, self.session
        self.panels.show(level_view(session, still, self.sober, self.editor.folded), text, still)
        tune_bar.refresh(self.widgets, session.tune, text)
        glow = level_toolbars.glow(session.animation.clock, still)
        level_toolbars.refresh(
            self.widgets, self.film, level_toolbars.lights(session, session.eyes), glow, text
        )
        level_toolbars.show_sound(self.widgets, self.app.settings.sound, text)
        pad.refresh(self.widgets, self.film, text)
        refresh_speakers(self.widgets, self.reading.told, self.app.voice)
        for widget in self.widgets:
            if widget.action in events.WAIT_FOR_VOTE:
                widget.enabled = widget.enabled and not session.room.votes()

    # What happens to the session.

    def do(self, event: events.Event) -> None:
        """Let something happen to the session, and show what comes of it."""
        self._perform(update(self.session, event))
        self.show_now()

    def _perform(self, made: Iterable[effects.Effect]) -> None:
        app, session = self.app, self.session
        for effect in made:
            match effect:
                case effects.Sound():
                    app.sounds.play(effect.name)
                case effects.Hear():
                    app.sounds.stop()
                    if effect.parts and app.sounds.on:
                        app.sounds.begin(wav(samples(effect.parts)))
                case effects.Focus():
                    if self.focus is None or not effect.unless or self.focus.action != effect.unless:
                        self.focus_on(effect.action, effect.value)
                case effects.FocusGuess():
                    how = {"cell": "cell", "number": "guess", "choice": "answer", "fields": CELL}
                    self.focus_on(how[self.guess.how], self.guess.empty)
                case effects.ShowProgram():
                    if effect.anew:
                        self.editor.set_history(session.history)
                    self.panels.program_is(self.text, effect.typed)
                case effects.ShowTyped():
                    self.editor.follow(session.history, session.writing.pending)
                case effects.LetMove():
                    self.editor.let_move(effect.block)
                case effects.Relayout():
                    self.relayout()
                case effects.KeepSpeed():
                    app.change(speed=effect.speed)
                case effects.FillScreen():
                    app.screen.fill(effect.full)
                    app.relayout()
                case effects.Ask():
                    self._ask(effect.question)
                case effects.Celebrate():
                    self._celebrate()
                case effects.Work():
                    app.work(partial(_for_a_slice, effect.turn))
                case effects.Redraw():
                    pass  # it is shown after all of them

    def tick(self, dt: float) -> bool:
        """The player, the hero's breath, the glow of buttons, the stars after the last step."""
        if not self.panels.fits(self.text):
            self.relayout()
        made = update(self.session, events.Tick(dt, self.app.settings.reduced_motion, self.sober))
        self._perform(made)
        if self.session.tune.way and not self.app.sounds.on:
            self.app.sounds.stop()  # the line goes on
        heard = self.app.page is self and self.reading.follow(dt)
        if made or heard:
            self.show_now()
        return heard or any(isinstance(each, effects.Redraw) and each.moving for each in made)

    def act(self, action: Action) -> None:
        """Do what a button or a key asks."""
        if action.name == "editor":
            self.do(events.Accuse(self.editor.cursor.selected))
        if self.film.plays and action.name not in level_actions.BESIDE:
            self.do(events.StopPlaying())
            if action.name == "run":
                return
        if self.panels.wide and action.name in SEEN:
            self.panels.wide = False
            self.relayout()
        event = level_actions.event_of(action.name, action.value)
        if event:
            self.do(event)
        else:
            self._act_here(action.name, action.value)
            if self.app.page is self:
                self.show_now()

    def _act_here(self, name: str, value: object) -> None:
        """What opens, is read or is written, and what only this window knows of."""
        app, session = self.app, self.session
        match name:
            case "place":
                self._go_to(level_actions.number(value))
            case "wide":
                self._widen(not self.panels.wide)
            case "undo":
                self.editor.undo()
            case "redo":
                self.editor.redo()
            case "python":
                self.editor.select(str(value) if value else None)
            case "python_toggle":
                self.toggle_python(value)
            case "write":
                self._take_pencil()
            case "typed":
                self._type()
            case "entered" | "box":
                self.do(events.LookAt(str(value)))
            case "used":
                self._leave_line()
            case "key" | "word":
                self._press_key(name, value)
            case "zone":
                self.set_focus(self.editor.at_zone(str(value)) or self.focus)
            case "read":
                self.reading.press(str(value))
            case "sound":
                self.reading.toggle_sound()
            case "keep_sound":
                tune_bar.open_kept(app, tune_bar.keep(session))
            case "keep_score":
                tune_bar.open_kept(app, tune_bar.keep_score(session), "_score")
            case "part":
                self._open_part(level_actions.number(value))
            case _ if name == CELL:
                self._write_on_card(level_actions.number(value))
            case "go":
                self.go(str(value))
            case "gallery":
                self.open_gallery()
            case "sheet":
                if session.sheet:
                    self.go_on(session.sheet)
            case "prove" if isinstance(value, Level):
                self.journey.prove(value)
                self.go_on(value)
            case "menu":
                helps.open_menu(app, session, self.act, self.do)
            case "adult":
                open_adult(app, session)
            case "world":
                helps.open_world(app, session, self.editor.describe)
            case "keys":
                key_help.open_keys(app, there(self.level))
            case "give":
                give(app, session)
            case "games":
                app.room.request(Find())
            case "back":
                self.back()

    def key(self, event: pygame.event.Event) -> bool:
        """The keys of a level; those that change blocks work wherever the focus is."""
        if self.editor.edits(event):
            return True
        if self.session.bug_hunt and event.key in ENTER and self.focus is self.editor:
            self.do(events.Accuse(self.editor.target))
            return True
        told = self.session.hints.told is not None
        action = level_actions.by_key(event, told, self.guess.names(self.text), there(self.level))
        if action:
            self.act(action)
        return action is not None

    # The program.

    def put(self, script: Script) -> None:
        """Another program in place of this one; one undo brings this one back."""
        self.do(events.Replace(script))

    def toggle_python(self, shown: object = None) -> None:
        """Show or hide the Python."""
        self.panels.toggle_python(shown)
        self.relayout()

    def _widen(self, wide: bool) -> None:
        """The program has the place of the world too, or no more."""
        self.panels.wide = wide
        self.relayout()
        self.focus_on("wide")

    def _take_pencil(self) -> None:
        """Write in the Python, or put the pencil down."""
        self.panels.take_pencil()
        self.focus_on("typed" if self.session.writing.open else "write")

    def _type(self) -> None:
        """The box has another text: the blocks follow."""
        if panel := self.panels.text.panel:
            panel.left_line()
            self.do(events.Type(panel.box.text, panel.box.line, panel.box.joined))

    def _leave_line(self) -> None:
        """The caret moved: what is to be said of a line is said once it has left it."""
        panel = self.panels.text.panel
        if panel and panel.left_line():
            self.do(events.LeaveLine())

    def _press_key(self, name: str, value: object) -> None:
        """A key over the box: the keyboard comes to it."""
        panel = self.panels.text.panel
        if value == "undo":
            self.editor.undo()
        elif panel and (asked := panel.press(Action(name, value))):
            self.act(asked)
        self.focus_on("typed")

    def _write_on_card(self, place: int) -> None:
        """A cell was pressed: a card with keys, for who has no keyboard."""
        cell = next(target for target in self.targets() if (target.action, target.value) == (CELL, place))
        name = cell.spoken.removesuffix(self.guess.cells[place]).strip()

        def wrote(typed: str | None) -> None:
            if typed is not None:
                self.do(events.WriteCell(place, typed.strip()))
            self.relayout()
            if typed is not None and self.guess.empty is not None:
                self.focus_on(CELL, self.guess.empty)

        self.app.push(AskPage(self.app, lambda: name, tints.picture_of(self.level), wrote))

    # The run.

    def _go_to(self, step: int) -> None:
        """To the place of the film that a sentence tells of."""
        self.do(events.ShowPlace(step))
        self.panels.put_out()
        self.show_now()
        self.focus_on("step_back")

    def _ask(self, question: Diagnostic) -> None:
        """The card on which the child answers the program."""
        if self.app.page is self:
            said = lambda: self.session.voice(self.text).tell(question)  # noqa: E731
            answered = lambda typed: self.do(events.Answer(typed))  # noqa: E731
            self.app.push(AskPage(self.app, said, self.bubble.picture, answered))

    def _celebrate(self) -> None:
        """The band with the stars."""
        verdict, text = self.session.won, self.text
        if verdict is None or self.app.page is not self:
            return
        card = WinCard(self.session, verdict)
        page = Win(self.app, card, self, self.go)
        self.app.push(page)
        asked = page.quiz.told(text) if page.quiz else ()
        self.reading.celebrate(card.title(text), card.sentence(text), asked)
        self.do(events.CardShown())

    def make_room(self, high: int) -> tuple[pygame.Rect, int]:
        """The zone of what a win says, if it can be so high, and how high the world is over it."""
        self.panels.band = high
        self.relayout()
        zones = self.panels.layout
        assert zones
        return zones.message, zones.world.height

    def at(self, place: tuple[int, int]) -> str | None:
        """The action of what stands at a place; None: nothing does that could be used."""
        under = self._under(place)
        return under.action if under and (under.action or under.focusable) else None

    def enter(self, step: int) -> None:
        """The keyboard comes to what is first here, or last."""
        self.set_focus(self.targets()[0 if step > 0 else -1])

    def rejoice(self) -> None:
        """The hero jumps once more, unless nothing is to move."""
        self.do(events.Rejoice(self.app.settings.reduced_motion))

    def rejoices(self, dt: float) -> bool:
        """The hero goes on rejoicing over the band; whether it moves."""
        moves = bool(update(self.session, events.TickUnder(dt)))
        if moves:
            self.show_now()
        return moves

    # Where it leads.

    def go(self, way: str) -> None:
        """One of the ways on; first the end of the chapter, if this was its last level."""
        part = next_steps.part_next(self.session) if way == "part" else None
        if part:
            self.give_way(part)
        elif way in AWAY:
            story_moments.leave(self.app, self.journey, self.level, partial(self._follow, way))
        else:
            self._follow(way)
        if self.app.page is self:
            self.show_now()

    def _follow(self, way: str) -> None:
        level, search = next_steps.level_after(self.session, way), self.session.trap_search
        if level:
            self.go_on(level)
        elif way == "gallery":
            self.open_gallery().act(Action("keep"))
        elif way == "trap" and search and search.trapped:
            self._open_trapped(search.trapped)
        elif way == "replay":
            self.do(events.ShowAgain())
        elif way == "alike":
            self._practise(self.journey.like if isinstance(self.journey, Practice) else self.level)
        elif way == "due":
            self._practise(due_in(self.journey))
        elif way in ("map", "invent", "return"):
            self.app.pop()

    def _practise(self, like: Level | None) -> None:
        """Look for another one like a level of the pack that the child plays."""
        if like is not None:
            practise(self.app, LevelPage, self.journey, like)

    def open_gallery(self) -> GalleryPage:
        """What the child has kept of this level."""
        gallery = GalleryPage(self.app, self.journey, self.level, lambda: self.script, self.put)
        self.app.push(gallery)
        return gallery

    def _open_part(self, place: int) -> None:
        """Another part of an exercise, if those before it are right."""
        exercise = self.session.exercise
        if exercise is None or exercise.parts[place].id == self.level.id:
            return
        if is_open(exercise, self.journey.progress, exercise.parts[place]):
            self.give_way(exercise.parts[place])
        else:
            self.app.sounds.play("bump")
            self.relayout()

    def _open_trapped(self, level: Level) -> None:
        """The level with a trap as one more map, and the program that plays on it."""
        beside = self.give_way(level)
        beside.do(events.Run(first=len(level.maps) - 1))

    def give_way(self, level: Level) -> "LevelPage":
        """Another level in place of this page."""
        other = LevelPage(self.app, self.journey, level, self.go_on)
        self.app.replace(other)
        return other

    # What the app tells.

    def handle(self, event: pygame.event.Event) -> None:
        """Any event wakes the world up; while somebody plays, keys are the game's."""
        touched = event.type in (pygame.MOUSEBUTTONDOWN, pygame.KEYDOWN)
        if update(self.session, events.Stir(touched)):
            self.show_now()
        if event.type == pygame.WINDOWFOCUSLOST:
            self._perform(update(self.session, events.Give(None)))
        happens = level_actions.by_game_key(event, self.session)
        if happens:
            self.do(happens)
        else:
            super().handle(event)

    def shown(self) -> None:
        """Here, at first or again: perhaps with another speed or language."""
        update(self.session, events.Arrive())

    def leave(self) -> None:
        """What was typed last is kept, and nothing is heard any more."""
        self._perform(update(self.session, events.Leave()))
        self.app.screen.fill(False)

    # Its drawing.

    def paint_over(self, screen: Screen) -> None:
        """The blocks that an idea is about, and the hand that shows how."""
        if self.session.full:
            return
        for box in self.editor.view.palette.pointed:
            draw.focus_ring(
                screen.surface, box, screen.px(10), ("#1a1a1a", screen.theme.highlight), screen.px(3)
            )
        if self.session.shows_hand and (way := self.panels.first_touch(self.widgets)):
            breath = self.session.animation.breathing(self.app.settings.reduced_motion)
            hand.draw(screen, *way, breath)

    def paint(self, screen: Screen) -> None:
        """The ground of the chapter."""
        tints.cover(screen, self.level.look)
        if self.session.full:
            return
        light = mix(screen.theme.card, tints.tint(screen.theme, self.level.look), 0.5)
        screen.panel(self.editor.rect.inflate(screen.px(8), screen.px(8)), light, 22)


def _for_a_slice(turn: Callable[[], bool]) -> bool:
    """Do what takes long for a part of a frame; whether there is more. What it finds is not of the time."""
    until = perf_counter() + SLICE
    while more := turn():
        if perf_counter() >= until:
            break
    return more
