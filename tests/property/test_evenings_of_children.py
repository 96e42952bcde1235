"""The evenings of children: whatever was told on whatever day, they sum up to what was won."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from room_strategies import LEVELS, MACHINES, NOW, PROFILES, events

from codeweek.room import evenings, record
from codeweek.room.adult_acts import act
from codeweek.room.checking import checked, next_win
from codeweek.room.child import Child
from codeweek.room.hearing import hear, seat
from codeweek.room.keeping import DAY
from codeweek.room.plan import USUAL
from codeweek.room.room import Room

days = st.integers(-3, 400)  # the clock of a computer is put back too
tellings = st.tuples(st.sampled_from(MACHINES), events(), days, st.sampled_from([0.0, 3600.0, 5 * DAY]))


@given(st.lists(tellings | st.sampled_from(["exam", "erase", "tidy", "lost"]), max_size=30))
def test_evenings_in_any_order_sum_up_to_what_is_won(told):
    room, now, number = Room("here"), NOW, 0
    for what in told:
        if what == "lost":
            room = checked(room, win, None, lost=True) if (win := next_win(room)) else room
        elif what == "exam":
            room = act(room, "plan", {"plan": {**USUAL, "exam": True}}, now)
        elif what == "tidy":
            room = act(room, "tidy", {}, now)
        elif what == "erase":
            room = act(room, "erase", {"profile": PROFILES[0]}, now) if PROFILES[0] in room.children else room
        else:
            machine, event, day, ago = what
            now, number = NOW + day * DAY, number + 1
            for profile in event["profiles"]:
                room, _ = seat(room, machine, profile, now, proved=True, take=True)
            room = hear(room, machine, {**event, "n": number, "ago": ago}, now)
    for child in room.children.values():
        won = [place for each in child.evenings for place in each.won]
        assert sorted(won) == sorted(child.stars), "each once, and no other"
        assert [each.day for each in child.evenings] == sorted({each.day for each in child.evenings})
        assert record.read(Child, record.written(child)) == child


@given(st.lists(st.integers(0, 90), min_size=1, max_size=90))
def test_of_more_than_sixty_evenings_the_newest_stay(those):
    there = ()
    for day in those:
        told = {"kind": "open", "pack": "codeweek", "level": LEVELS[0]}
        there = evenings.after_event(there, told, NOW + day * DAY, ())
    kept = sorted({evenings.day_of(NOW + day * DAY) for day in those})
    assert len(there) <= evenings.MOST
    assert {each.day for each in there} <= {*kept}
    if len(kept) <= evenings.MOST:
        assert [each.day for each in there] == kept


@given(st.integers(-400, 800))
def test_an_evening_is_kept_a_year(later):
    there = evenings.after_event((), {"kind": "win", "pack": "p", "level": "l"}, NOW, [("p", "l")])
    kept = evenings.aged(there, NOW + later * DAY)
    assert kept == (there if later < evenings.YEAR else ())
    assert evenings.aged(tuple(replace(each) for each in kept), NOW + later * DAY) == kept
