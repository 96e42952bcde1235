"""« Où en est-il ? » on the board: what the level's own help says, looked for one child at a time."""

import asyncio
import json
from functools import partial

import pytest
from room_driver import FOX, OWL, STAIRS, A, event, opened, part, told

from codeweek import data
from codeweek.blocks.blockly import save
from codeweek.levels.programs import catalogue_of, read_in, start
from codeweek.play import builtin
from codeweek.server.rooms.program_replay import LOOKING, SECONDS, Replay
from codeweek.web_api.api import handle

LEVEL = builtin.level(STAIRS)
GIVEN = "01-la-fusee/02-une-case-de-plus"  # a level that begins with a program
WATCHED = "08-tant-que/01-jusqu-au-mur"
PROGRAMS = ("avancer()", "pivoter_gauche()\navancer()", LEVEL.solution, f"{LEVEL.solution}\navancer()")
NOTHING = {"words": "", "block": "", "question": "", "answer": ""}


def program(source):
    return save(read_in(LEVEL, source).script, catalogue_of(LEVEL))


@pytest.fixture
def room(tmp_path):
    with opened(tmp_path) as found:
        found.join(A, OWL)
        yield found


def stands(room, language="fr"):
    status, found = told(room.get(f"board/child/{OWL}/stands?language={language}", here=True))
    assert status == 200
    return found


def helped(level, script, language):
    """What the help for the adult says in the level itself."""
    asked = {"do": "stands", "pack": "codeweek", "level": level, "script": script, "language": language}
    answer = json.loads(handle(json.dumps(asked)))
    return {name: answer[name] for name in NOTHING}


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("source", PROGRAMS)
def test_the_board_says_what_the_level_s_own_help_says(room, source, language):
    room.tell(A, event(1, level=STAIRS, part=part(STAIRS, program(source))))
    found = stands(room, language)
    assert found == helped(STAIRS, program(source), language)
    assert found["words"]


def test_the_block_to_light_is_one_of_the_program_that_the_board_draws(room):
    room.tell(A, event(1, level=STAIRS, part=part(STAIRS, program("avancer()\navancer()\npivoter_gauche()"))))
    block = stands(room)["block"]
    seen = told(room.get(f"board/child/{OWL}", here=True))[1]
    assert block
    assert f'"id": "{block}"' in json.dumps(seen["program"])


@pytest.mark.parametrize("level", [STAIRS, GIVEN])
def test_a_child_that_has_built_nothing_stands_where_its_level_begins(room, level):
    room.tell(A, event(1, "open", level=level))
    begun = builtin.level(level)
    script = save(start(begun), catalogue_of(begun))
    found = stands(room)
    assert found == helped(level, script, "fr")
    assert found["answer"]
    assert (found["words"] == data.text("fr")("near.adult.empty")) == (level == STAIRS)


def test_of_a_child_that_has_won_it_is_said_that_its_program_wins(room):
    ran = {"key": "say.success", "say": "Bravo", "won": True}
    won = part(STAIRS, program(LEVEL.solution), 3)
    room.tell(A, event(1, "win", level=STAIRS, ran=ran, stars=3, part=won))
    assert stands(room) == {**NOTHING, "words": data.text("fr")("near.adult.wins")}


def test_where_the_search_is_not_over_in_time_that_is_said(room):
    room.tell(A, event(1, level=STAIRS, part=part(STAIRS, program("avancer()"))))
    room.core.replay.seconds = 0.0
    assert stands(room) == {**NOTHING, "words": data.text("fr")("room.after.not_looked")}


@pytest.mark.parametrize("blocks", [{"blocks": 3}, {"blocks": {"blocks": [{"type": "<b>"}]}}])
def test_of_a_program_that_cannot_be_read_nothing_is_said(room, blocks):
    room.tell(A, event(1, level=STAIRS, part=part(STAIRS, blocks)))
    assert stands(room) == NOTHING


@pytest.mark.parametrize("level", ["", "no/level", WATCHED])
def test_where_nothing_is_built_nothing_is_said(room, level):
    room.tell(A, event(1, "open", level=level))
    assert stands(room) == NOTHING


def test_only_the_adult_is_told_and_of_a_child_that_is_there(room):
    assert told(room.get(f"board/child/{OWL}/stands")) == (401, {"why": "adult"})
    assert room.get(f"board/child/{FOX}/stands", here=True).status == 404


def test_a_sheet_that_was_closed_while_it_waited_asks_nothing_of_the_core(room, monkeypatch):
    room.tell(A, event(1, level=STAIRS, part=part(STAIRS, program("avancer()"))))
    asked = []
    monkeypatch.setattr(room.core.replay, "stands", lambda *about: asked.append(about))
    scope = room.scope(f"board/child/{OWL}/stands", here=True)

    async def gone():
        return {"type": "http.disconnect"}

    async def send(_message):
        """Nobody hears it."""

    asyncio.run(room.app(scope, gone, send))
    assert asked == []


def test_the_room_hears_its_children_while_the_core_looks(room, monkeypatch):
    room.tell(A, event(1, level=STAIRS, part=part(STAIRS, program("avancer()"))))
    heard = []

    def slowly(*_about):
        heard.append(room.tell(A, event(2, "run", level=STAIRS)).status)

    monkeypatch.setattr(room.core.replay, "stands", slowly)
    stands(room)
    assert heard == [200]


def test_the_worker_may_look_twice_as_long_as_it_plays(monkeypatch):
    replay, sent = Replay(), []

    class Line:
        poll = staticmethod(lambda _seconds: False)
        send = staticmethod(sent.append)
        close = staticmethod(partial(sent.append, "closed"))

    monkeypatch.setattr(replay, "_line", Line)
    assert replay.stands(LEVEL, None, "fr") is None
    assert sent[0][0] == SECONDS * LOOKING
