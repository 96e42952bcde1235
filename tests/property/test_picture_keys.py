"""Keys of pictures: their order is no matter, no other key opens, and who never guessed never waits."""

from hypothesis import given
from hypothesis import strategies as st

from codeweek.room.hearing import seat
from codeweek.room.picture_key import KEY, PICTURES, chosen, opened, read
from codeweek.room.room import Room
from codeweek.server.requests.request_guard import MACHINE, ROOM, PictureGuesses

OWL, HERE, NOW = "owl-green", "a" * 32, 1_000_000.0
KEYS = st.lists(st.sampled_from([*PICTURES]), min_size=KEY, max_size=KEY, unique=True)


@given(KEYS, KEYS)
def test_the_pictures_of_a_child_open_in_any_order_and_others_are_counted(mine, shown):
    room = chosen(seat(Room("here"), HERE, OWL, NOW)[0], HERE, OWL, read(mine))
    found, right = opened(room, OWL, read(shown), NOW)
    assert right == ({*mine} == {*shown})
    assert found.child(OWL).missed == (0 if right else 1)
    assert read([*read(mine)]) == read(mine)


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 5), st.floats(0, 5)), max_size=300))
def test_whoever_guesses_few_are_heard_and_an_address_that_never_did_is_heard_at_once(guesses):
    guard, now, heard, by = PictureGuesses(), NOW, 0, {}
    for address, machine, passed in guesses:
        now += passed
        who = str(address), str(machine)
        if not guard.wait(*who, now):
            guard.wrong(*who, now)
            heard += 1
            by[who] = by.get(who, 0) + 1
    gone = now - NOW
    addresses = len({who for who, _ in by})
    assert heard <= ROOM[0] + gone * ROOM[1] + addresses * (1 + gone / 900)
    assert all(times <= MACHINE[0] + gone * MACHINE[1] for times in by.values())
    assert guard.wait("another", "machine", now) == 0
