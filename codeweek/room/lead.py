"""What the adult leads with: eyes this way, a timer, a vote, stars together, a sentence, programs to see."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from codeweek.room.board_data import BOARD_LASTS, MOST_BOARDS, OpenBoard
from codeweek.room.plan import USUAL
from codeweek.room.room_json import Goal, Plan, Soon, Timer, Vote
from codeweek.room.warning import Announced

MOST_EXAMS = 50  # evaluations whose times are kept


@dataclass(frozen=True)
class Turns:
    """Pilot and copilot, since a time of the server's clock."""

    minutes: float
    since: float


@dataclass(frozen=True)
class Ballot:
    """A vote: the choice of each child."""

    n: int
    pack: str
    level: str
    choices: int
    open: bool = True
    votes: Mapping[str, int] = field(default_factory=dict)

    @property
    def counts(self) -> list[int]:
        """How many chose each of them."""
        return [sum(vote == choice for vote in self.votes.values()) for choice in range(self.choices)]


@dataclass(frozen=True)
class Released:
    """A program as it was when the adult put it on the projector: what the child writes later stays away."""

    profile: str
    pack: str
    level: str
    program: Any


@dataclass(frozen=True)
class Lead:
    """All of it. `soon`: what is announced; `shown`: the programs on the projector; `earned`: stars since the
    goal was set.

    `games`: child, pack and level of those that the others may play; `exams`: from when to when
    evaluations went, 0 when one goes on; `boards`: those that were opened with the code.
    """

    pause: bool = False
    soon: Announced | None = None
    say: str = ""
    turns: Turns | None = None
    ballot: Ballot | None = None
    ballots: int = 0
    goal: int = 0
    earned: int = 0
    shown: tuple[Released, ...] = ()
    plan: Plan = field(default_factory=lambda: USUAL)
    games: tuple[tuple[str, str, str], ...] = ()
    exams: tuple[tuple[float, float], ...] = ()
    boards: tuple[OpenBoard, ...] = ()

    def board(self, mark: str) -> OpenBoard | None:
        """A board that the code has opened, open still or not."""
        return next((board for board in self.boards if board.mark == mark), None)

    def opened(self, mark: str, now: float) -> "Lead":
        """The same once the code has opened one more board."""
        left = [board for board in self.boards if now - board.at < BOARD_LASTS]
        return replace(self, boards=(*left, OpenBoard(mark, now))[-MOST_BOARDS:])

    def shut(self, mark: str) -> "Lead":
        """The same with a board closed."""
        boards = (replace(board, closed=board.closed or board.mark == mark) for board in self.boards)
        return replace(self, boards=tuple(boards))

    def planned(self, plan: Plan, now: float) -> "Lead":
        """The same with another session of today; an evaluation begins or ends with its plan."""
        on = bool(self.exams) and not self.exams[-1][1]
        exams = self.exams
        if plan["exam"] and not on:
            exams = (*exams, (now, 0.0))[-MOST_EXAMS:]
        if on and not plan["exam"]:
            exams = (*exams[:-1], (exams[-1][0], now))
        return replace(self, plan=plan, exams=exams)

    def examines(self, at: float) -> bool:
        """Whether there was an evaluation at a time, which may be told later."""
        return any(since <= at and (not until or at < until) for since, until in self.exams)

    def without(self, profiles: Collection[str]) -> "Lead":
        """The same without a trace of some children."""
        shown = tuple(each for each in self.shown if each.profile not in profiles)
        games = tuple(game for game in self.games if game[0] not in profiles)
        left = replace(self, shown=shown, games=games)
        if self.ballot is None:
            return left
        votes = {who: vote for who, vote in self.ballot.votes.items() if who not in profiles}
        return replace(left, ballot=replace(self.ballot, votes=votes))

    def coming(self, now: float) -> Soon | None:
        """What is announced."""
        return self.soon.told(now) if self.soon else None

    def timer(self, now: float) -> Timer | None:
        """How far the turn of now is."""
        if self.turns is None:
            return None
        length = self.turns.minutes * 60
        turn, gone = divmod(max(0.0, now - self.turns.since), length)
        return {"minutes": self.turns.minutes, "round": int(turn), "left": length - gone}

    def vote(self, counted: bool) -> Vote | None:
        """The vote, with its counts once it is closed, or for the board."""
        if self.ballot is None:
            return None
        ballot = self.ballot
        counts = ballot.counts if counted or not ballot.open else []
        told: Vote = {
            "n": ballot.n,
            "pack": ballot.pack,
            "level": ballot.level,
            "open": ballot.open,
            "voters": 0,
            "counts": counts,
        }
        return {**told, "voters": len(ballot.votes)}

    def together(self) -> Goal | None:
        """How far the room is with its stars."""
        return {"stars": self.goal, "now": self.earned} if self.goal else None
