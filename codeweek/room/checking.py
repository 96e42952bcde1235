"""Wins as machines tell them, and what the server's core says of them when it has played them again."""

from dataclasses import dataclass, replace
from typing import Any

from codeweek.room import evenings, met
from codeweek.room.child import Child
from codeweek.room.claims import Claim, Place
from codeweek.room.results import Key, Result, played
from codeweek.room.room import Room
from codeweek.room.room_json import Guessed


@dataclass(frozen=True)
class Win:
    """A win that nobody has checked, with the program that is said to have won, or the answer."""

    profile: str
    key: Key
    program: Any
    guess: Guessed | None = None

    @property
    def place(self) -> Place:
        """Its pack and its level."""
        return self.key[0], self.key[1]


def next_win(room: Room) -> Win | None:
    """A win to play again; None when there is nothing to do."""
    for child in room.children.values():
        for key, result in child.results.items():
            if result.waits:
                return Win(child.profile, key, *result.evidence)
    return None


def checked(room: Room, win: Win, stars: int | None, lost: bool = False) -> Room:
    """The room once a win was played again: `stars` as the core counts them; `lost`: it does not win.

    Neither: it could not be played, and stays as it was told. Two who won it together share what is found.
    """
    result = room.child(win.profile).results.get(win.key)
    if result is None or result.evidence != (win.program, win.guess):
        return room  # erased, or won again meanwhile
    those = [child for child in room.children.values() if _is_the_same(child, win, result)]
    after = [_after(child, win, played(child.results[win.key], stars, lost)) for child in those]
    gone = sum(those[0].stars.values()) - sum(after[0].stars.values())
    lead = replace(room.lead, earned=max(0, room.lead.earned - gone)) if room.lead.goal else room.lead
    return replace(room.changed(*after), lead=lead)


def _is_the_same(child: Child, win: Win, there: Result) -> bool:
    result = child.results.get(win.key)
    together = result is not None and result.both and there.both and result.at == there.at
    return child.profile == win.profile or bool(together and result and result.evidence == there.evidence)


def _after(child: Child, win: Win, found: Result) -> Child:
    """The child with a result that was played again: the stars that it lost are nowhere any more."""
    before, results = child.results[win.key], {**child.results, win.key: found}
    if found.stars == before.stars and not found.lost:
        return replace(child, results=results)
    place = win.place
    left = [result.stars for key, result in results.items() if key[:2] == place and result.won]
    stars = {each: n for each, n in child.stars.items() if each != place}
    if left and place in child.stars:
        stars[place] = max(left)
    if place not in stars:
        came, mets = evenings.lost(child.evenings, place), met.won(child.met, *place, freed=False)
        child = replace(child, evenings=came, met=mets)
    is_won = child.kind != "win" or child.place != place or found.won
    claims = {**child.claims, place: Claim(max(left, default=0), played=True, lost=True)}
    kind = child.kind if is_won else "run"
    return replace(child, results=results, stars=stars, claims=claims, kind=kind)


def next_claim(room: Room) -> tuple[str, Place] | None:
    """A child, and a level of which its file tells stars that are still to be played; None without one."""
    there = ((child.profile, place) for child in room.children.values() for place in child.claims)
    return next((each for each in there if not room.child(each[0]).claims[each[1]].played), None)


def settled(room: Room, profile: str, place: Place, stars: int | None) -> Room:
    """The room once what a file has of a level was played again; `stars`: None when that wins none."""
    child = room.child(profile)
    claim = child.claims.get(place)
    if claim is None:
        return room  # erased meanwhile
    now = replace(claim, stars=max(claim.stars, stars or 0), played=True, lost=claim.lost and not stars)
    return room.changed(replace(child, claims={**child.claims, place: now}))
