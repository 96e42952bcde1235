"""A game that goes on by itself while somebody plays: time is an argument, what is pressed comes at once."""

from codeweek.engine.events.event_game import Game
from codeweek.engine.events.event_stage import Event
from codeweek.engine.trace import Trace
from codeweek.play.gamepad import back, ended
from codeweek.play.player import GLIDE_SHARE

SLOWEST, FASTEST = 2.0, 8.0  # ticks a second
QUICK = 0.12  # seconds of glide after an input, at most: what the hand does is seen at once
FRAME = 0.25  # seconds: after a longer pause of the computer the game has not gone on


class Live:
    """A game in time. `part` is how far the picture is on its way from `before` to the world of now.

    A key that is held comes again with each steady tick, but for the first one after it was pressed.
    """

    def __init__(self, game: Game, speed: float) -> None:
        self.game = game
        self.speed = speed
        self.before = game.world
        self.heard: Event | None = None  # the last input, for its sign
        self.ignored: Event | None = None  # what was done last, when no hat waits for it
        self.replaces = False  # it came from a file, with a program in place of another one
        self.since = 0.0  # seconds since the last input
        self.part = 1.0
        self._glide = 1.0  # seconds that it takes
        self._due = 0.0  # part of a tick
        self._held: dict[Event, int] = {}  # keys, with the number of ticks when they were pressed

    @property
    def ended(self) -> bool:
        """Whether it cannot go on: it is won or lost, something stopped it, or its film is full."""
        return ended(self.game)

    def advance(self, dt: float) -> bool:
        """`dt` seconds later; whether anything happened, besides the glide."""
        self.part = min(1.0, self.part + dt / self._glide)
        self.since += dt
        self._due += min(dt, FRAME) * pace(self.speed)
        acts = len(self.game.acts)
        while self._due >= 1 and not self.ended:
            self._due -= 1
            self._tick()
        return len(self.game.acts) > acts

    def _tick(self) -> None:
        self._begin(GLIDE_SHARE / pace(self.speed))
        for event, ticks in self._held.items():
            if self.game.ticks > ticks:
                self._input(event)
        if not self.ended:
            self.game.tick()

    def press(self, event: Event, held: bool = True) -> None:
        """Somebody pressed a key, or touched a hero: it is a tick of its own, now."""
        if event in self._held or self.ended:
            return
        if held:
            self._held[event] = self.game.ticks
        self._begin(min(QUICK, GLIDE_SHARE / pace(self.speed)))
        self._input(event)

    def ignore(self, event: Event) -> None:
        """Somebody did what no hat waits for: it is no input, and is only told."""
        self.ignored = event

    def release(self, event: Event | None = None) -> None:
        """A key is held no more; without one, none is."""
        for each in [event] if event else [*self._held]:
            self._held.pop(each, None)

    def _input(self, event: Event) -> None:
        if not self.ended:
            self.heard, self.ignored, self.since = event, None, 0.0
            self.game.input(event)

    def _begin(self, seconds: float) -> None:
        """What is to happen now is shown on the way from here."""
        self.before, self.part, self._glide = self.game.world, 0.0, seconds

    def film(self) -> Trace:
        """The game up to now, to be watched both ways."""
        return self.game.trace()

    def from_step(self, step: int) -> "Live":
        """Another game, which goes on from a step of the film: what came after is cut."""
        return Live(back(self.game, step), self.speed)


def pace(speed: float) -> float:
    """Ticks a second at a speed of the player, which is in steps a second."""
    return max(SLOWEST, min(speed, FASTEST))
