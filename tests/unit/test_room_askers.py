"""Who asks for a child: one line a machine, the adult's answer for that one, and nobody hidden behind it."""

import pytest
from room_driver import FOX, OWL, PACK, A, B, C, event, file, told

from codeweek.room.board import SAME
from codeweek.room.child import ASKS
from codeweek.room.hearing import MOST_ASKERS

DAY = 24 * 3600.0
EIGHTEEN = [
    f"{animal}-{colour}"
    for animal in ("owl", "fox", "cat", "frog", "lion", "panda")
    for colour in ("green", "blue", "pink")
]


def named(number):
    """The name of a machine."""
    return f"{number:032x}"


def asking(room, profile=OWL):
    """The lines of a child: the number, that of the sticker."""
    return [(each["number"], each["machine"]) for each in room.row(profile)["asking"]]


def refused(room, machine, profile=OWL):
    status, found = told(room.join(machine, profile))
    assert (status, found["why"]) == (403, "unknown")
    return found.get("number", 0)


def stuck(room, machine, profile):
    """A child who fails three times alike."""
    lost = {"key": "run.wall", "say": "Aïe", "won": False}
    room.tell(machine, *(event(n, "run", (profile,), ran=lost) for n in range(1, SAME + 1)))


def test_a_child_who_was_put_away_and_asks_to_come_back_is_the_first_row_until_the_adult_answers(room):
    room.join(A, OWL, file(one=2))
    room.join(B, FOX)
    room.act("tidy", profile=OWL)
    stuck(room, B, FOX)
    assert [each["profile"] for each in room.board()["rows"]] == [FOX]
    room.now += DAY
    room.orders(B)
    number = refused(room, C)
    rows = room.board()["rows"]
    assert [(each["profile"], each["status"]) for each in rows] == [(OWL, "tidied"), (FOX, "building")]
    assert rows[0]["asking"] == [{"number": number, "machine": None, "seconds": 0}]
    assert rows[0]["seconds"] == 0, "not since yesterday"
    room.act("allow", profile=OWL, number=number)
    assert told(room.join(C, OWL))[1]["file"]["courses"][PACK]["stars"] == {"one": 2}
    room.tell(C, event(1, "open"))
    assert (room.row(OWL)["status"], room.row(OWL)["asking"]) == ("building", [])


def test_eighteen_who_were_put_away_are_let_back_in_at_once_each_on_its_own_machine(room):
    for number, profile in enumerate(EIGHTEEN):
        room.join(named(number), profile, file(**{f"of{number}": 1}))
    room.act("tidy")
    room.now += DAY
    machines = {profile: named(100 + number) for number, profile in enumerate(EIGHTEEN)}
    asked = {profile: refused(room, machine, profile) for profile, machine in machines.items()}
    assert sorted(asked.values()) == [*range(1, 19)]
    rows = room.board()["rows"]
    assert {each["profile"] for each in rows} == {*EIGHTEEN}
    for row in rows:
        (line,) = row["asking"]
        assert line["number"] == asked[row["profile"]]
        assert room.act("allow", profile=row["profile"], number=line["number"]).status == 200
    for number, (profile, machine) in enumerate(machines.items()):
        status, found = told(room.join(machine, profile))
        assert (status, found["file"]["courses"][PACK]["stars"]) == (200, {f"of{number}": 1})
    assert all(each["seconds"] < 60 and not each["asking"] for each in room.board()["rows"])


def test_two_machines_that_ask_for_a_child_are_two_lines_and_the_one_that_was_meant_gets_it(room):
    room.join(A, OWL)
    room.join(C, FOX)
    room.act("sticker", profile=FOX, number=7)
    room.now += 100
    first = refused(room, B)
    room.now += 5
    second = refused(room, C)
    assert asking(room) == [(first, None), (second, 7)]
    assert refused(room, B) == first, "asked again, it is the same line"
    assert [each["seconds"] for each in room.row(OWL)["asking"]] == [5, 0]
    assert room.act("allow", profile=OWL, number=first).status == 200
    assert (room.orders(B)["allowed"], room.orders(C)["allowed"]) == (OWL, "")
    assert asking(room) == [(second, 7)]
    assert room.act("deny", profile=OWL, number=second).status == 200
    assert (asking(room), room.orders(C)["allowed"]) == ([], "")


@pytest.mark.parametrize("number", [0, 2, None, "1", [1]])
@pytest.mark.parametrize("act", ["allow", "deny"])
def test_an_answer_to_nobody_who_asks_is_refused(room, act, number):
    room.join(A, OWL)
    refused(room, B)
    assert told(room.act(act, profile=OWL, number=number)) == (400, {"why": "number"})
    assert asking(room) == [(1, None)]


def test_a_machine_asks_for_one_child_at_a_time_and_for_none_once_somebody_sits_there(room):
    room.join(A, OWL)
    room.join(A, FOX)
    refused(room, B, OWL)
    refused(room, B, FOX)
    assert (asking(room, OWL), asking(room, FOX)) == ([], [(1, None)])
    assert told(room.join(B, "cat-pink"))[0] == 200
    assert asking(room, FOX) == []


def test_of_many_machines_that_ask_for_one_child_some_are_heard_and_none_takes_the_place_of_another(room):
    room.join(A, OWL)
    numbers = [refused(room, named(machine)) for machine in range(MOST_ASKERS + 2)]
    assert numbers == [*range(1, MOST_ASKERS + 1), 0, 0]
    assert [number for number, _ in asking(room)] == numbers[:MOST_ASKERS]
    room.act("deny", profile=OWL, number=1)
    assert refused(room, named(MOST_ASKERS + 1)) == MOST_ASKERS + 1


def test_who_asks_for_all_children_hides_nobody_who_is_stuck(room):
    for number, profile in enumerate(EIGHTEEN):
        room.join(named(number), profile)
    stuck(room, named(5), EIGHTEEN[5])
    for number, profile in enumerate(EIGHTEEN):
        refused(room, named(100 + number), profile)
    rows = room.board()["rows"]
    assert (rows[0]["profile"], rows[0]["status"]) == (EIGHTEEN[5], "stuck")
    assert all(len(each["asking"]) == 1 for each in rows)
    assert [each["stuck"] for each in room.board()["troubles"]] == [1]


@pytest.mark.parametrize(("later", "lines"), [(ASKS - 1, 1), (ASKS, 0)])
def test_a_machine_that_asked_long_ago_asks_no_more(room, later, lines):
    room.join(A, OWL)
    number = refused(room, B)
    room.now += later - 0.2  # what a look at the board takes
    assert len(room.row(OWL)["asking"]) == lines
    assert room.act("allow", profile=OWL, number=number).status == (200 if lines else 400)


def test_who_asked_is_nowhere_once_the_room_has_aged(room):
    room.join(A, OWL)
    refused(room, B)
    room.now += ASKS
    room.live.ages()
    assert room.live.room.child(OWL).asking == ()
