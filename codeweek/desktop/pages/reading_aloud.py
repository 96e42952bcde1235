"""What is read aloud: by itself on a level, and by the buttons beside what can be read."""

from collections.abc import Callable, Iterable, Mapping, Sequence

import pygame

from codeweek.app.journey import Journey
from codeweek.app.level_session import LevelSession
from codeweek.desktop.app import App
from codeweek.desktop.pages.level_panels import LevelPanels
from codeweek.desktop.pages.level_widgets import Heading, SpeechBubble
from codeweek.desktop.screen import Screen
from codeweek.desktop.sound.voice import SpokenText, Voice, lit_in
from codeweek.desktop.widgets.widget import Button, Widget
from codeweek.levels.level import Level
from codeweek.play.feedback.level_voice import aloud, voice
from codeweek.play.judge import register
from codeweek.text import Text

SIDE, GAP = 48, 6  # units
ROOM = SIDE + 2 * GAP  # that the words leave to a speaker
STORY, SAID = "story", "said"


def speakers(screen: Screen, text: Text, widgets: Sequence[Widget]) -> Iterable[Button]:
    """One at the right of the story, one at the right of what is said."""
    for widget in widgets:
        if isinstance(widget, Heading):
            yield _speaker(screen, text, widget.rect, STORY)
        elif isinstance(widget, SpeechBubble):
            yield _speaker(screen, text, widget.box(screen), SAID)


def refresh_speakers(widgets: Sequence[Widget], texts: Mapping[str, SpokenText], voice: Voice) -> None:
    """Bring speakers and light up to the voice: who speaks, which word is heard."""
    there = {key: voice.can(spoken_text) for key, spoken_text in texts.items()}
    for widget in widgets:
        if isinstance(widget, Button) and widget.action == "read":
            widget.visible = widget.enabled = there[str(widget.value)]
            chosen = voice.reading == texts[str(widget.value)].shown
            widget.kind = "chosen" if chosen else "plain"
        elif isinstance(widget, Heading):
            widget.aside, widget.lit = there[STORY], lit_in(voice.lit, widget.story)
        elif isinstance(widget, SpeechBubble):
            widget.aside, widget.lit = there[SAID], lit_in(voice.lit, widget.label)


def _speaker(screen: Screen, text: Text, beside: pygame.Rect, what: str) -> Button:
    side = min(screen.px(SIDE), beside.height - screen.px(4))
    box = pygame.Rect(beside.right - side - screen.px(GAP), 0, side, side)
    box.centery = beside.centery
    words = text(f"ui.voice.read_{what}")
    return Button(box, "read", icon="speaker", value=what, tooltip=words)


HELD = 0.5  # seconds


class Reading:
    """Follows what is shown; `wanted` says whether the child would like it to be read."""

    def __init__(self, voice: Voice, wanted: Callable[[], bool]) -> None:
        self.voice, self.wanted = voice, wanted
        self._last = ""  # what the hero said last

    def arrive(self, story: SpokenText, said: SpokenText) -> None:
        """The child comes in."""
        self._last = said.shown
        if self.wanted():
            self.voice.say(story, said)

    def follow(self, said: SpokenText, runs: bool) -> None:
        """What is said now; while a program `runs` nothing is read over it."""
        if runs:
            self._last = ""
            self.voice.stop()
        elif said.shown != self._last:
            self._last = said.shown
            if self.wanted():
                self.voice.say(said)
            elif self.voice.reading:
                self.voice.stop()

    def press(self, told: SpokenText) -> None:
        """A speaker: read it, or be silent when that is what is read."""
        if self.voice.reading == told.shown:
            self.voice.stop()
        else:
            self.voice.say(told)


class LevelReading:
    """The same of a session at a level, as its panels show it."""

    def __init__(self, app: App, session: LevelSession, panels: LevelPanels) -> None:
        self.app, self.session, self.panels = app, session, panels
        self._arrived = False
        self._held: tuple[str, float] = ("", 0.0)  # the block under a finger, and for how long
        self._heard: object = None  # the word that was lit when last asked
        self._reading = Reading(app.voice, lambda: reads(app, session.journey, session.level))

    @property
    def told(self) -> Mapping[str, SpokenText]:
        """The texts beside the speakers."""
        story = SpokenText(self.app.text.pick(self.session.level.story))
        return {STORY: story, SAID: self._said}

    @property
    def _said(self) -> SpokenText:
        return SpokenText(self.panels.bubble.label, self.panels.said.aloud)

    def follow(self, dt: float) -> bool:
        """What is said now, unless the card of a win is about to come; whether another word is heard."""
        if not self._arrived:
            self._arrived = True
            self._reading.arrive(*self.told.values())
        elif self.session.won is None or self.session.quiet:
            film = self.session.film
            runs = film.head.playing or (film.ended and not film.told)
            self._reading.follow(self._said, runs)
        self._name_block(dt)
        before, self._heard = self._heard, (self.app.voice.lit, self.app.voice.reading)
        return before != self._heard

    def _name_block(self, dt: float) -> None:
        """A block that is held is named, to who is read all."""
        words = self.panels.editor.pressed_block
        same = words == self._held[0]
        since = self._held[1] if same else 0.0
        self._held = words, since + dt
        if words and since < HELD <= since + dt and self._reading.wanted():
            self.app.voice.say(SpokenText(words))

    def celebrate(self, title: str, sentence: str, asked: Sequence[SpokenText]) -> None:
        """The card of a win has come; `asked`: its question and the answers to it."""
        message = self.session.won.message if self.session.won else None
        other = aloud(voice(self.app.text, self.session.level), message) if message else ""
        if self._reading.wanted():
            self.app.voice.say(SpokenText(title), SpokenText(sentence, other), *asked)

    def press(self, what: str) -> None:
        """A speaker."""
        self._reading.press(self.told[what])

    def toggle_sound(self) -> None:
        """Let nothing be heard any more, or all of it again."""
        self.app.change(sound=not self.app.settings.sound)
        self.app.voice.stop()
        self.app.sounds.play("pick")


def reads(app: App, journey: Journey, level: Level) -> bool:
    """Whether all is read by itself: the child's choice, or for the youngest."""
    wanted = journey.reads_aloud
    return app.settings.sound and (register(level) == "short" if wanted is None else wanted)
