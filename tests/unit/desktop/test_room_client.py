"""What the window's line makes of the answers of a room: what is not taken is given up, and told once."""

from queue import Queue
from types import SimpleNamespace

import pytest

from codeweek.desktop.room.http_client import Answer
from codeweek.desktop.room.room_client import RoomClient
from codeweek.desktop.room.room_machine import Outbox
from codeweek.desktop.room.room_messages import Away

HAPPENED = {"kind": "open", "profiles": ["owl-green"], "pack": "codeweek", "level": ""}
REFUSED = [{"n": n, "why": "level"} for n in (1, 2, 3)]


class Wire:
    """A room that answers so, one post after the other."""

    def __init__(self, answers):
        self.answers, self.posts = [*answers], []

    def ask(self, _path, told):
        self.posts.append([each["n"] for each in told["events"]])
        return self.answers.pop(0)


@pytest.fixture
def line():
    """A line whose thread does nothing, and three events that wait."""
    found = RoomClient.__new__(RoomClient)
    outbox = Outbox("here")
    for at in range(3):
        outbox = outbox.told(HAPPENED, at)
    found.machine = SimpleNamespace(id="a" * 32, outbox=outbox)
    found.machine.keep = lambda kept: setattr(found.machine, "outbox", kept)
    found._seats, found._alone, found._paced = (), False, 0.0
    return found


def answers(*those):
    return [Answer(status, value, b"") for status, value in those]


@pytest.mark.parametrize(
    ("those", "posts"),
    [
        ([(200, {"last": 3, "gone": []})], [[1, 2, 3]]),
        ([(200, {"last": 3, "gone": [], "refused": REFUSED[:1]})], [[1, 2, 3]]),
        ([(400, {"why": "level", "last": 3, "gone": [], "refused": REFUSED})], [[1, 2, 3]]),
        ([(400, {"why": "events"})] * 5, [[1, 2, 3], [1], [2, 3], [2], [3]]),
    ],
)
def test_what_the_room_does_not_take_is_given_up_and_the_window_goes_on(line, those, posts):
    line._http = Wire(answers(*those))
    while line._http.answers:
        line._send()
    assert (line._http.posts, line.machine.outbox.waiting) == (posts, ())


def test_what_the_room_cannot_keep_now_waits(line):
    line._http = Wire(answers((503, {"why": "disk"})))
    assert not line._send()
    assert [each.event["n"] for each in line.machine.outbox.waiting] == [1, 2, 3]


def test_that_the_room_is_far_is_told_once_and_again_once_it_had_answered(line):
    line.updates, line._http = Queue(), SimpleNamespace(close=lambda: None)
    line._met, line._fails = False, 0
    for _try in range(3):
        line._lost()
    assert line.updates.qsize() == 1
    line._met = True
    line._lost()
    assert line.updates.qsize() == 2
    assert isinstance(line.updates.get(), Away)
