"""Which map is shown, at which step, and which maps follow by themselves. Time is an argument."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from codeweek.play.player import BETWEEN, LONGEST, MANY, PATIENCE, QUICK, SPEEDS, TOP, Player

Event = Literal["", "moves", "step", "end"]


class Playhead:
    """A Player for each map, one of them shown; without runs, the maps at their start."""

    def __init__(self, maps: int, speed: float) -> None:
        self.speed = speed  # steps a second, as the child chose
        self.map = 0
        self.loaded = False
        self.told = True  # the verdict was shown
        self.party: float | None = None  # seconds to the stars
        self.left: list[int] = []  # maps that are still to be played after this one
        self.players = [Player() for _map in range(maps)]
        self._rest = 0.0  # seconds since the end of this map

    @property
    def player(self) -> Player:
        """The player of the map shown."""
        return self.players[self.map]

    @player.setter
    def player(self, player: Player) -> None:
        self.players[self.map] = player

    @property
    def playing(self) -> bool:
        """Whether it advances by itself, to the next map included."""
        return self.player.playing or (bool(self.left) and self.player.at_end)

    @property
    def ended(self) -> bool:
        """Whether the run shown is at its end, and no other map is to be played after it."""
        return self.loaded and self.player.at_end and not self.left

    def load(self, lengths: Sequence[int], map: int) -> None:
        """Load runs of these lengths, each at its start, and show one."""
        self.players = [Player(length, speed=self._pace(length)) for length in lengths]
        self.loaded, self.told, self.party = True, False, None
        self.show(map)

    def clear(self) -> None:
        """Drop the runs."""
        self.players = [Player() for _player in self.players]
        self.loaded, self.told, self.party = False, True, None
        self._hold()

    def play_through(self, last: int, first: int = 0, at: int = 0, endless: bool = False) -> None:
        """Play the maps in order up to one, from a step; the ones before it are sped up.

        So is the last one when it is `endless`.
        """
        for map in [*range(first, last), *([last] if endless else [])]:
            player = self.players[map]
            self.players[map] = player.at_speed(max(player.speed, player.length / QUICK))
        self.show(first)
        self.left = list(range(first + 1, last + 1))
        self.player = self.player.seek(at)
        if not self.player.at_end or not at:
            self.player = self.player.play()

    def show_again(self, map: int, speed: float) -> None:
        """Show a map from its start, at a given speed or the child's if that is slower."""
        self.show(map)
        self.player = self.player.seek(0).at_speed(min(speed, self.speed)).play()

    def show(self, map: int) -> None:
        """Show another map, and stop there."""
        self.map = map
        self._hold()

    def play(self) -> None:
        """Go on by itself."""
        self.player = self.player.play()

    def pause(self) -> None:
        """Stand still; between two maps, at the start of the next one."""
        if self.left and self.player.at_end:
            self._next()
        else:
            self.player = self.player.pause()

    def step(self) -> None:
        """One step on, by hand."""
        self._hold()
        self.player = self.player.step()

    def back(self) -> None:
        """One step back, by hand."""
        self._hold()
        self.player = self.player.back()

    def seek(self, index: int) -> None:
        """Straight to a step of the map shown."""
        self._hold()
        self.player = self.player.seek(index)

    def at_speed(self, speed: float) -> None:
        """Another speed, on every map."""
        self.speed = speed
        self.players = [replace(player, speed=self._pace(player.length)) for player in self.players]

    def tick(self, dt: float) -> Event:
        """Advance by `dt` seconds and return the event; `end` comes once, when there is something to say."""
        self._await_party(dt)
        before = self.player
        if before.moving:
            self.player = before.tick(dt)
            return "step" if self.player.index != before.index else "moves"
        if self.left and before.at_end:
            self._rest += dt
            if self._rest >= BETWEEN:
                self._next()
                self.play()
            return "moves"
        if self.ended and not self.told:
            self.told = True
            return "end"
        return "moves" if self.party is not None else ""

    def _await_party(self, dt: float) -> None:
        if self.party is None:
            return
        if not self.ended:  # the child went back: show the verdict when the end is reached again
            self.party, self.told = None, False
        else:
            self.party = self.party - dt if self.party > dt else None

    def _next(self) -> None:
        map, *left = self.left
        self.show(map)
        self.left = left

    def _hold(self) -> None:
        """Stop after this map, as the child is looking at it."""
        self.left, self._rest = [], 0.0

    def _pace(self, length: int) -> float:
        """The speed for a run: from the highest setting on, as fast as needed to end within LONGEST seconds.

        A run of more than MANY steps ends within PATIENCE seconds at any setting.
        """
        slowest, fastest = SPEEDS[0], SPEEDS[-1]
        if self.speed >= fastest:
            return max(min(self.speed, TOP), length / LONGEST)
        return max(slowest, self.speed, length / PATIENCE if length > MANY else 0)
