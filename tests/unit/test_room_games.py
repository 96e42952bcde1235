"""A game that a child hands to its room: the adult looks and opens it, the other machines fetch it."""

import json
from urllib.parse import urlencode

import pytest
from room_driver import FOX, OWL, PACK, A, B, C, event, opened, told

from codeweek.blocks import blockly
from codeweek.diagnostic import Diagnostic
from codeweek.levels.programs import catalogue_of, solution
from codeweek.play import builtin, game
from codeweek.room.event import MOST_GAME

MINE = "13-quand/10-mon-jeu"
LEVEL = builtin.level(MINE)
SOLUTION = solution(LEVEL).script
PROGRAM = blockly.save(SOLUTION, catalogue_of(LEVEL))
PLACE = {"profile": OWL, "pack": PACK, "level": MINE}


def hand(n, program=PROGRAM, profiles=(OWL,), level=MINE):
    return event(n, "hand", profiles, level, game=program)


def listed(room, machine=B):
    return told(room.get(f"games?machine={machine}"))


def file(room, machine=B, place=PLACE):
    return room.get(f"games/file?{urlencode({'machine': machine, **place})}")


@pytest.fixture
def handed(room):
    """A room where the owl has handed its game, and the fox sits beside."""
    room.join(A, OWL)
    room.join(B, FOX)
    room.tell(A, hand(1))
    return room


def test_a_game_waits_for_the_adult_and_then_is_a_file_that_the_others_play(handed):
    assert handed.board()["games"] == [{**PLACE, "open": False}]
    assert listed(handed) == (200, {"games": []})
    assert told(file(handed)) == (404, {"why": "game"})
    assert handed.orders(B)["games"] == 0
    assert handed.act("open_game", **PLACE, on=True).status == 200
    assert handed.board()["games"] == [{**PLACE, "open": True}]
    assert handed.orders(B)["games"] == 1
    assert listed(handed) == (200, {"games": [PLACE]})
    script, made = game.opened(LEVEL, file(handed).body.decode())
    assert [each.type for each in script.blocks] == [each.type for each in SOLUTION.blocks]
    assert (made.ticks, made.inputs) == (1, ())
    handed.act("open_game", **PLACE, on=False)
    assert listed(handed) == (200, {"games": []})
    assert told(file(handed)) == (404, {"why": "game"})


def test_another_game_of_the_child_takes_its_place_and_waits_and_the_same_one_changes_nothing(handed):
    handed.act("open_game", **PLACE, on=True)
    handed.tell(A, hand(2))
    assert handed.board()["games"] == [{**PLACE, "open": True}]
    handed.tell(A, hand(3, {"blocks": {"blocks": []}}))
    assert handed.board()["games"] == [{**PLACE, "open": False}]
    assert told(file(handed)) == (404, {"why": "game"})


def test_a_game_that_is_taken_away_is_gone_for_the_adult_too(handed):
    handed.act("open_game", **PLACE, on=True)
    assert handed.act("remove_game", **PLACE).status == 200
    assert handed.board()["games"] == []
    assert told(handed.act("remove_game", **PLACE)) == (400, {"why": "game"})
    assert handed.orders(B)["games"] == 0


def test_what_the_adult_looks_at_is_what_the_core_reads(handed):
    status, seen = told(handed.get(f"board/game?{urlencode({**PLACE, 'language': 'fr'})}", here=True))
    assert status == 200
    assert "def quand_touche_haut():" in seen["python"]
    assert seen["program"] == PROGRAM
    assert told(handed.get(f"board/game?{urlencode(PLACE)}"))[0] == 401
    other = urlencode({**PLACE, "profile": FOX})
    assert told(handed.get(f"board/game?{other}", here=True)) == (404, {"why": "game"})


def test_a_word_in_a_place_that_no_block_has_goes_to_no_other_machine(room):
    room.join(A, OWL)
    room.join(B, FOX)
    room.tell(A, hand(1, {**PROGRAM, "note": "Léa Martin, 12 rue des Lilas"}))
    room.act("open_game", **PLACE, on=True)
    answer = file(room)
    assert answer.status == 200
    assert b"Martin" not in answer.body
    assert "Martin" not in json.dumps(room.board())
    assert not [each for each in room.store.told() if "blocks" in each.value]


@pytest.mark.parametrize(
    ("program", "level"),
    [
        ({"blocks": {"blocks": [{"type": "import os"}]}}, MINE),
        (PROGRAM, "01-la-fusee/01-decollage"),
    ],
)
def test_what_is_no_game_is_opened_to_nobody_and_the_adult_is_told_why(room, program, level):
    room.join(A, OWL)
    room.join(B, FOX)
    room.tell(A, hand(1, program, level=level))
    place = {**PLACE, "level": level}
    assert told(room.act("open_game", **place, on=True)) == (400, {"why": "game"})
    assert room.orders(B)["games"] == 0
    status, seen = told(room.get(f"board/game?{urlencode(place)}", here=True))
    assert (status, seen["program"]) == (200, None)
    assert seen["note"]


def test_a_game_has_so_many_bytes_and_no_more(room):
    def large(bytes):
        empty = {"blocks": {"blocks": [{"type": "say", "fields": {"TEXT": ""}}]}}
        left = bytes - len(json.dumps(empty, separators=(",", ":")))
        empty["blocks"]["blocks"][0]["fields"]["TEXT"] = "é" * (left // 2) + "a" * (left % 2)
        return empty

    def sent(n, bytes):
        """As a page writes it."""
        events = {"machine": A, "events": [hand(n, large(bytes))]}
        return told(room.post("events", json.dumps(events, ensure_ascii=False).encode()))

    room.join(A, OWL)
    refused = {"last": 1, "gone": [], "refused": [{"n": 1, "why": "game"}]}
    assert sent(1, MOST_GAME + 1) == (400, {"why": "game", **refused})
    assert room.board()["games"] == []
    assert sent(2, MOST_GAME) == (200, {"last": 2, "gone": []})
    assert room.board()["games"] == [{**PLACE, "open": False}]


@pytest.mark.parametrize("more", [{}, {"game": "<svg/>"}, {"game": {**PROGRAM, "title": "Léa Martin"}}])
def test_a_game_that_is_none_is_passed_over_and_the_machine_goes_on(room, more):
    room.join(A, OWL)
    one = event(1, "hand", level=MINE, **more)
    refused = [{"n": 1, "why": "game"}]
    assert told(room.tell(A, one, event(2, level=MINE))) == (200, {"last": 2, "gone": [], "refused": refused})
    assert room.board()["games"] == []


def test_only_machines_of_the_room_are_told_of_games_and_not_too_often(handed):
    assert listed(handed, C) == (403, {"why": "machine"})
    assert told(file(handed, C)) == (403, {"why": "machine"})
    assert told(handed.get("games"))[0] == 400
    answers = [listed(handed)[0] for _ in range(40)]
    assert answers[0] == 200
    assert answers[-1] == 429
    handed.now += 60
    assert listed(handed)[0] == 200


def test_two_who_play_together_hand_one_game_and_it_does_not_disturb_what_they_do(room):
    room.join(A, OWL)
    room.join(A, FOX)
    room.tell(A, event(1, "open", (OWL, FOX), MINE), hand(2, profiles=(OWL, FOX)))
    assert room.board()["games"] == [{**PLACE, "open": False}]
    assert room.row(OWL)["status"] == "building"


def test_a_game_that_waited_for_the_network_comes_though_its_child_has_gone_on(handed):
    handed.act("remove_game", **PLACE)
    handed.act("tidy", profile=OWL)
    handed.tell(A, {**hand(2), "ago": 60.0})
    assert handed.board()["games"] == []  # it was put away with its child
    handed.act("untidy", profile=OWL)
    assert handed.board()["games"] == [{**PLACE, "open": False}]


def test_games_are_there_after_the_server_was_started_again_and_go_with_their_child(tmp_path):
    with opened(tmp_path) as room:
        room.join(A, OWL)
        room.join(B, FOX)
        room.tell(A, hand(1))
        room.act("open_game", **PLACE, on=True)
    with opened(tmp_path) as room:
        room.now += 100
        assert listed(room) == (200, {"games": [PLACE]})
        room.act("erase", profile=OWL)
        assert listed(room) == (200, {"games": []})
        assert room.board()["games"] == []
        assert "quand_touche" not in json.dumps([room.live.store.rows("child"), room.live.store.rows("lead")])


def test_a_file_without_a_play_is_a_game_at_its_start():
    found = game.opened(LEVEL, game.unplayed(MINE, PROGRAM))
    assert not isinstance(found, Diagnostic)
    again, file = json.loads(game.kept(LEVEL, *found)), json.loads(game.unplayed(MINE, PROGRAM))
    assert {**again, "program": {}} == {**file, "program": {}}
