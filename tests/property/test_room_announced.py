"""The laws of « dans une minute »: adults who press in any order leave one state, and it happens once."""

from hypothesis import given
from hypothesis import strategies as st
from room_strategies import MACHINES, NOW, events, plain

from codeweek.room import record, warning
from codeweek.room.adult_acts import RefusedError, act, happened
from codeweek.room.hearing import hear, orders, seat
from codeweek.room.lead import Lead
from codeweek.room.room import Room
from codeweek.room.warning import LATE, MINUTE, NEAR

THEN = {
    "pause": {"act": "pause", "on": True},
    "vote": {"act": "vote", "pack": "codeweek", "level": "01-la-fusee/01-decollage", "choices": 3},
}
presses = st.tuples(
    st.sampled_from([0.0, 1.0, 29.0, 31.0, MINUTE, LATE - 1]),
    st.sampled_from(["soon pause", "soon vote", "stop", "at_once", "pause", "vote", "look"]),
)


class Model:
    """What should be so: what is announced and when it is due, how often each was done."""

    def __init__(self):
        self.soon, self.due, self.done = "", 0.0, {"pause": 0, "vote": 0}

    def does(self, what):
        self.done[what] += 1
        self.soon = "" if what == self.soon else self.soon

    def looks(self, now):
        if self.soon and now >= self.due:
            self.does(self.soon)

    def pressed(self, name, now):
        """Whether it is answered."""
        word, _, what = name.partition(" ")
        if word == "soon":
            if self.soon:
                return False
            self.soon, self.due = what, now + MINUTE
        elif word in ("stop", "at_once"):
            if not self.soon:
                return False
            if word == "at_once":
                self.does(self.soon)
            self.soon = ""
        elif word != "look":
            self.does(word)
        return True


def fields(name):
    word, _, what = name.partition(" ")
    return word, {"then": THEN[what]} if what else THEN.get(word, {})


@given(st.lists(presses, max_size=12))
def test_adults_who_press_in_any_order_leave_one_state_and_nothing_happens_twice(pressed):
    room, model, now = Room("here"), Model(), NOW
    for gone, name in pressed:
        now += gone
        model.looks(now)
        room = happened(room, now)
        word, told = fields(name)
        try:
            room = act(room, word, told, now) if word != "look" else room
            answered = True
        except RefusedError:
            answered = False
        assert answered == model.pressed(name, now)
        assert (room.lead.soon.act if room.lead.soon else "") == model.soon
        assert (room.lead.pause, room.lead.ballots) == (model.done["pause"] > 0, model.done["vote"])
        assert record.read(Lead, record.written(room.lead)) == room.lead, "a restart loses nothing"
        assert happened(happened(room, now), now) is happened(room, now)


@given(st.lists(events(), max_size=6), st.floats(0, MINUTE - 1))
def test_until_the_minute_is_over_children_lose_nothing_by_it(outbox, at):
    room, _ = seat(Room("here"), MACHINES[0], "owl-green", NOW)
    told = act(room, "soon", {"then": THEN["pause"]}, NOW)
    for number, each in enumerate(outbox, 1):
        event = {**each, "n": number}
        room, told = hear(room, MACHINES[0], event, NOW + at), hear(told, MACHINES[0], event, NOW + at)
    told = happened(told, NOW + at)
    assert told.children == room.children
    found = orders(told, MACHINES[0], NOW + at)
    assert 0 < found["soon"]["left"] <= MINUTE
    without = {**found, "soon": None, "seq": 0}
    assert without == {**orders(room, MACHINES[0], NOW + at), "seq": 0}


@given(plain | st.dictionaries(st.sampled_from(["act", "on", "plan", "profile"]), plain))
def test_anything_that_is_announced_is_an_act_of_the_four_or_nothing(value):
    found = warning.announced(value, NOW)
    assert found is None or found.act in ("pause", "vote", "plan", "tidy")


def test_in_a_minute_is_said_while_it_is_true_and_nothing_once_it_should_be_there():
    lefts = [MINUTE, NEAR + 0.1, NEAR, 0.1, 0.0, -5.0]
    assert [warning.said(left) for left in lefts] == ["minute", "minute", "moment", "moment", "", ""]
