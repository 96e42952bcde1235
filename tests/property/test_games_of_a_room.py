"""The laws of the games of a room: one of a child on a level, and others have what the adult opened."""

from hypothesis import given
from hypothesis import strategies as st

from codeweek.room import record, shared_games
from codeweek.room.adult_acts import act
from codeweek.room.child import MOST_HANDED, Child
from codeweek.room.hearing import hear, orders, seat
from codeweek.room.room import Room

PROFILES = ("owl-green", "fox-blue", "cat-pink")
MACHINES = tuple(letter * 32 for letter in "abc")
LEVELS = ("a", "b", "c", "d", "e")
NOW = 1000.0

programs = st.sampled_from("pq").map(lambda id: {"blocks": {"blocks": [{"type": "move", "id": id}]}})
hands = st.tuples(st.just("hand"), st.integers(0, 2), st.sampled_from(LEVELS), programs)
opens = st.tuples(st.just("open"), st.integers(0, 20), st.booleans(), st.none())
goes = st.tuples(
    st.sampled_from(["remove", "erase", "tidy", "untidy"]), st.integers(0, 20), st.none(), st.none()
)


def seated():
    room = Room("here")
    for machine, profile in zip(MACHINES, PROFILES, strict=True):
        room, _ = seat(room, machine, profile, NOW)
    return room


def handed(room, who, level, program, now=NOW):
    n = room.machine(MACHINES[who]).last + 1
    told = {"n": n, "kind": "hand", "profiles": [PROFILES[who]], "pack": "pack", "level": level}
    return hear(room, MACHINES[who], {**told, "game": program}, now)


def done(room, now, doing):
    what, number, more, program = doing
    if what == "hand":
        return handed(room, number, more, program, now)
    if what in ("erase", "tidy", "untidy"):
        profile = PROFILES[number % len(PROFILES)]
        known = profile in room.children and (what != "untidy" or room.child(profile).tidied)
        return act(room, what, {"profile": profile}, now) if known and _sits(room, what, profile) else room
    there = shared_games.seen(room)
    if not there:
        return room
    place = {name: there[number % len(there)][name] for name in ("profile", "pack", "level")}
    return act(room, "open_game" if what == "open" else "remove_game", {**place, "on": more}, now)


def _sits(room, what, profile):
    return what != "tidy" or room.child(profile).machine


@given(st.lists(hands | opens | goes, max_size=25))
def test_only_what_the_adult_opened_as_it_was_then_may_be_played(doings):
    room, looked = seated(), {}  # what the adult let the others play, as it was
    for step, doing in enumerate(doings):
        room = done(room, NOW + step, doing)
        there = dict(shared_games.there(room))
        assert {*there} == {
            (each["profile"], each["pack"], each["level"]) for each in shared_games.seen(room)
        }
        if doing[0] == "open" and doing[2]:
            looked |= {place: game.program for place, game in there.items() if place in room.lead.games}
        playable = {(each["profile"], each["pack"], each["level"]) for each in shared_games.playable(room)}
        assert playable <= {*there}
        assert all(
            looked[place] == there[place].program == shared_games.program(room, place) for place in playable
        )
        assert orders(room, MACHINES[0], NOW)["games"] == len(playable)
        assert all(len(child.games) <= MOST_HANDED for child in room.children.values())
        assert len({place for place, _ in shared_games.there(room)}) == len([*shared_games.there(room)])
        assert {place[0] for place in room.lead.games} <= {*room.children}
    for child in room.children.values():
        assert record.read(Child, record.written(child)).games == child.games


@given(st.integers(0, 3), st.integers(0, shared_games.MOST_GAMES))
def test_a_room_has_so_many_games_and_the_first_closed_ones_go(more, shut):
    """Opened ones stay: nothing that a machine tells undoes what the adult has decided."""
    room = Room("here")
    for number in range(shared_games.MOST_GAMES + more):
        profile, machine = f"child-{number}", f"{number:032x}"
        room, _ = seat(room, machine, profile, NOW)
        told = {"n": 1, "kind": "hand", "profiles": [profile], "pack": "pack", "level": "a"}
        room = hear(room, machine, {**told, "game": {"blocks": {}}}, NOW + number)
        if number >= shut:
            place = {"profile": profile, "pack": "pack", "level": "a"}
            if shared_games.find(room, (profile, "pack", "a")):
                room = act(room, "open_game", {**place, "on": True}, NOW)
    there = {place[0] for place, _ in shared_games.there(room)}
    gone = min(more, shut)
    assert len(there) == shared_games.MOST_GAMES
    assert {f"child-{number}" for number in range(gone)}.isdisjoint(there)
    assert {f"child-{number}" for number in range(gone, shared_games.MOST_GAMES)} <= there
    assert len(shared_games.playable(room)) == len(there) - (shut - gone)


@given(st.booleans())
def test_an_evaluation_has_no_games(exam):
    room = handed(seated(), 0, "a", {"blocks": {}})
    room = act(room, "open_game", {"profile": PROFILES[0], "pack": "pack", "level": "a", "on": True}, NOW)
    plan = {"title": "", "levels": [], "packs": [], "hints": True, "solutions": True, "exam": exam}
    room = act(room, "plan", {"plan": plan}, NOW)
    assert orders(room, MACHINES[1], NOW)["games"] == (0 if exam else 1)
    assert len(shared_games.seen(room)) == 1
