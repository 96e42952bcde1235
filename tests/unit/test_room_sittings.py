"""What the board counts of a child is of this sitting: its time there, its tries, who is stuck on a level."""

from dataclasses import replace

import pytest

from codeweek.room import board
from codeweek.room.adult_acts import act
from codeweek.room.board import JUST_RAN, SAME, SEARCHES
from codeweek.room.child import AWAY_AFTER, MOST_WON, SITTING
from codeweek.room.hearing import hear, heard, seat
from codeweek.room.room import Room

PROFILES = ("owl-green", "fox-blue", "cat-pink")
MACHINES = tuple(letter * 32 for letter in "abc")
LEVELS = ("01-la-fusee/01-decollage", "04-la-ronde/05-l-escalier")
NOW = 1_000_000.0
BEAT = 15.0  # seconds between two signs of life of a machine that listens
WEEK = 7 * 24 * 3600.0


def playing(**changes):
    """A room with one child on a level since NOW."""
    room, _ = seat(Room("here"), MACHINES[0], "owl-green", NOW)
    told = {"n": 1, "kind": "open", "profiles": ["owl-green"], "pack": "codeweek", "level": LEVELS[0]}
    room = hear(room, MACHINES[0], told, NOW)
    return room.changed(replace(room.child("owl-green"), **changes))


def there_for(room, seconds, since=NOW):
    """The room when a machine has been there for so long."""
    for beat in range(int(seconds // BEAT) + 1):
        room = heard(room, MACHINES[0], since + beat * BEAT)
    return heard(room, MACHINES[0], since + seconds)


def failed(n, **more):
    """A run that failed as the one before it."""
    told = {"n": n, "kind": "run", "profiles": ["owl-green"], "pack": "codeweek", "level": LEVELS[0]}
    return {**told, "ran": {"key": "run.wall", "say": "Aïe", "won": False}, **more}


def row_after(room, now):
    (found,) = board.rows(room, now)
    return found


def stuck_on_monday():
    """A child who has searched for a while on Monday, and failed three times alike."""
    room = there_for(playing(), SEARCHES)
    for number in range(SAME):
        room = hear(room, MACHINES[0], failed(2 + number), NOW + SEARCHES)
    assert row_after(room, NOW + SEARCHES)["status"] == "stuck"
    return room


@pytest.mark.parametrize(("gone", "status"), [(0, "ran"), (JUST_RAN - 1, "ran"), (JUST_RAN, "building")])
def test_who_has_run_its_program_is_building_again_a_minute_later(gone, status):
    room = there_for(hear(playing(), MACHINES[0], failed(2), NOW), gone)
    row = row_after(room, NOW + gone)
    assert (row["status"], row["seconds"]) == (status, gone)


def test_how_long_a_child_is_stuck_is_counted_since_it_opened_the_level():
    row = row_after(stuck_on_monday(), NOW + SEARCHES)
    assert (row["status"], row["seconds"]) == ("stuck", SEARCHES)


def test_of_a_child_with_six_hundred_levels_no_other_one_is_counted_and_those_may_be_bettered():
    room = playing(stars={("codeweek", str(number)): 1 for number in range(MOST_WON - 1)})
    for n, (level, stars) in enumerate(((LEVELS[0], 1), (LEVELS[1], 3), (LEVELS[0], 3)), 2):
        won = {"n": n, "kind": "win", "profiles": ["owl-green"], "pack": "codeweek", "level": level}
        room = hear(room, MACHINES[0], {**won, "stars": stars}, NOW)
    row = row_after(room, NOW)
    assert (row["wins"], row["stars"]) == (MOST_WON, MOST_WON + 2)


def put_away(room):
    return act(room, "tidy", {}, NOW + SEARCHES)


def turned_off(room):
    return room


@pytest.mark.parametrize("end", [put_away, turned_off])
@pytest.mark.parametrize("machine", MACHINES[:2])
def test_who_goes_on_a_week_later_where_it_was_has_neither_the_time_nor_the_tries_of_last_week(end, machine):
    now = NOW + WEEK
    room, found = seat(end(stuck_on_monday()), machine, "owl-green", now, proved=True)
    assert found == "seated"
    here = {"n": 9, "kind": "open", "profiles": ["owl-green"], "pack": "codeweek", "level": LEVELS[0]}
    for there in (room, hear(room, machine, here, now + 1)):
        row = row_after(there, now + 1)
        assert row["status"] in ("building", "away")
        assert (row["tries"], row["same"]) == (0, 0)
        assert row["seconds"] <= 1
    assert row["status"] == "building"
    assert hear(room, machine, failed(10), now + 2).child("owl-green").same == 1


def test_a_page_that_was_left_open_for_a_week_begins_to_search_when_its_machine_is_heard_again():
    room = heard(stuck_on_monday(), MACHINES[0], NOW + WEEK)
    row = row_after(room, NOW + WEEK)
    assert (row["status"], row["seconds"], row["tries"], row["same"]) == ("building", 0, 0, 0)
    assert row_after(there_for(room, SEARCHES, NOW + WEEK), NOW + WEEK + SEARCHES)["status"] == "searching"


@pytest.mark.parametrize("away", [AWAY_AFTER + 1, SITTING - 1])
def test_the_time_of_a_break_is_not_searched_and_the_tries_before_it_are_still_there(away):
    room = there_for(playing(tries=2, same=2), SEARCHES - 60)
    begins = NOW + SEARCHES - 60 + away
    assert row_after(there_for(room, 59, begins), begins + 59)["status"] == "building"
    row = row_after(there_for(room, 60, begins), begins + 60)
    assert (row["status"], row["seconds"], row["tries"]) == ("searching", SEARCHES, 2)
    assert hear(room, MACHINES[0], failed(2), begins).child("owl-green").tries == 3


def test_what_gives_trouble_counts_those_who_are_stuck_and_not_those_who_search():
    room = stuck_on_monday()
    for machine, profile in zip(MACHINES[1:], PROFILES[1:], strict=True):
        room, _ = seat(room, machine, profile, NOW)
        told = {"n": 1, "kind": "open", "profiles": [profile], "pack": "codeweek", "level": LEVELS[0]}
        room = hear(room, machine, told, NOW)
        room = room.changed(replace(room.machine(machine), heard=NOW + SEARCHES))
    after = NOW + SEARCHES
    assert [each["status"] for each in board.rows(room, after)] == ["stuck", "searching", "searching"]
    (found,) = board.troubles(room, after)
    assert (found["level"], found["stuck"]) == (LEVELS[0], 1)
    assert board.troubles(room.changed(replace(room.child("owl-green"), same=SAME - 1)), after) == []


def test_who_has_won_a_level_neither_searches_nor_is_in_trouble_there():
    for stars, status, troubles in (({}, "searching", 1), ({("codeweek", LEVELS[0]): 1}, "building", 0)):
        room = there_for(playing(stars=stars), SEARCHES)
        assert row_after(room, NOW + SEARCHES)["status"] == status
        stuck = room.changed(replace(room.child("owl-green"), same=SAME))
        assert len(board.troubles(stuck, NOW + SEARCHES)) == troubles


def all_stuck(*those):
    """A room with a child stuck on each of these levels, with its program and what is said of it."""
    room = Room("here")
    for machine, profile, (level, block, say) in zip(MACHINES, PROFILES, those, strict=False):
        room, _ = seat(room, machine, profile, NOW)
        told = {"n": 1, "kind": "open", "profiles": [profile], "pack": "codeweek", "level": level}
        room = hear(room, machine, told, NOW)
        program = {"blocks": {"blocks": [{"type": block, "id": profile}]}}
        ran = {"key": "run.wall", "say": say, "won": False}
        room = room.changed(replace(room.child(profile), same=SAME, ran=ran, program=program))
    return room


@pytest.mark.parametrize(
    ("levels", "order"),
    [("ab", ["a", "b"]), ("ba", ["a", "b"]), ("abb", ["b", "a"]), ("bba", ["b", "a"]), ("aab", ["a", "b"])],
)
def test_where_most_are_stuck_comes_first_and_else_the_first_by_name(levels, order):
    found = board.troubles(all_stuck(*((level, "move", "Aïe") for level in levels)), NOW)
    assert [each["level"] for each in found] == order
    assert [each["stuck"] for each in found] == [levels.count(level) for level in order]


@pytest.mark.parametrize("blocks", [["turn", "move", "move"], ["move", "turn", "move"]])
def test_of_those_who_are_stuck_the_program_that_most_have_is_told(blocks):
    (found,) = board.troubles(all_stuck(*(("a", block, f"Aïe, {block}") for block in blocks)), NOW)
    assert (found["times"], found["say"]) == (2, "Aïe, move")
    assert found["program"]["blocks"]["blocks"][0]["type"] == "move"


def test_a_moment_without_a_word_is_no_absence():
    room = heard(playing(), MACHINES[0], NOW + AWAY_AFTER)
    assert room.child("owl-green").opened == NOW


def test_a_break_of_half_an_hour_ends_the_sitting():
    room = heard(playing(tries=2, same=2), MACHINES[0], NOW + SITTING)
    assert (room.child("owl-green").tries, room.child("owl-green").opened) == (0, NOW + SITTING)


@pytest.mark.parametrize(("ago", "tries"), [(30.0, SAME), (60 + SITTING, SAME), (61 + SITTING, 0), (WEEK, 0)])
def test_what_happened_before_this_sitting_and_is_told_late_is_not_of_this_sitting(ago, tries):
    room, _ = seat(put_away(playing()), MACHINES[0], "owl-green", NOW + WEEK, proved=True)
    for number in range(SAME):
        room = hear(room, MACHINES[0], failed(2 + number, level=LEVELS[1], ago=ago), NOW + WEEK + 60)
    row = row_after(room, NOW + WEEK + 60)
    assert (row["tries"], row["same"], row["level"]) == (tries, tries, LEVELS[1])
    assert row["status"] == ("stuck" if tries else "building")
    assert row["seconds"] == (ago if tries else 60)
