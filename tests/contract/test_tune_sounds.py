"""A tune sounds and is seen alike in the window and on the page."""

import base64
import io
import json
import wave
from array import array
from pathlib import Path

import door_requests as requests
import pytest
from node_process import Node

from codeweek.blocks import blockly
from codeweek.levels import programs
from codeweek.packs.load import of_texts
from codeweek.play import session
from codeweek.play.tune import tune_listening
from codeweek.play.tune.note_times import RATE
from codeweek.play.tune.synth import samples, wav
from codeweek.web_api import serialize
from codeweek.web_api.api import PageApi

TEXT = """\
title: Tout
kind: musique
mode: make
toolbox: [play, hit, rest, voice, tempo, instrument, repeat]
solution: |
  tempo(97)
  instrument("flûte")
  jouer("sol_aigu", 0.25)
  instrument("xylophone")
  jouer("fa_bas", 2)
  voix(2)
  instrument("guitare")
  jouer("do", 0.5)
  frapper("boum")
  frapper("clap", 0.2)
  frapper("tchic", 2)
  voix(3)
  silence(0.2)
  instrument("orgue")
  jouer("la", 3)
  voix(4)
  instrument("piano")
  for _ in range(4):
      jouer("mi")
"""
PROGRAM = (
    TEXT[TEXT.index("  tempo") :].replace("\n  ", "\n").strip().replace('jouer("la", 3)', 'jouer("si", 3)')
)


@pytest.fixture(scope="module")
def page():
    node = Node(Path(__file__).with_name("tune_sounds.mjs"))
    yield node
    node.close()


@pytest.fixture(scope="module")
def played():
    """The door, what it is asked about a program with one wrong note, and the worlds of that."""
    door = PageApi()
    opened = json.loads(door.handle(requests.asked("open", name="tout.yaml", text=TEXT)))
    (level,) = of_texts({"tout.yaml": TEXT}).levels
    found = programs.read_in(level, PROGRAM).script
    about = {"pack": opened["pack"]["key"], "level": level.id, "language": "fr"}
    about["script"] = blockly.save(found, programs.catalogue_of(level))
    (trace,) = session.play(level, found, "fr").traces
    return door, about, trace


def _tune(played, way, index):
    door, about, _trace = played
    answer = json.loads(door.handle(requests.asked("tune", **about, run=0, index=index, way=way)))
    assert answer["ok"], answer
    return answer["tune"]


def _numbers(file):
    with wave.open(io.BytesIO(file)) as reader:
        assert (reader.getnchannels(), reader.getsampwidth(), reader.getframerate()) == (1, 2, RATE)
        return array("h", reader.readframes(reader.getnframes()))


@pytest.mark.parametrize("way", tune_listening.WAYS)
def test_the_same_samples_and_the_same_lights(page, played, way):
    end = played[2].at(len(played[2])).world
    heard = tune_listening.listening(end, way)
    at = [heard.last * part // 11 for part in range(12)]
    told = page.ask({"tune": _tune(played, way, len(played[2])), "at": at})
    ours, theirs = _numbers(wav(samples(heard.parts))), _numbers(base64.b64decode(told["wav"]))
    assert len(ours) == len(theirs) == heard.last
    assert max(abs(a - b) for a, b in zip(ours, theirs, strict=True)) <= 1  # in the last of 16 bits
    assert max(map(abs, ours)) > 3000
    for sample, shapes in zip(at, told["shapes"], strict=True):
        wanted = serialize.shapes(heard.shapes(sample))
        assert [each["shape"] for each in shapes] == [each["shape"] for each in wanted]
        for one, other in zip(shapes, wanted, strict=True):
            assert all(_near(one[key], other[key]) for key in {*one, *other}), (one, other)
    assert any(told["shapes"][:-1])
    assert not told["shapes"][-1]  # it is over


def test_each_step_has_the_sound_of_the_note_that_it_writes(page, played):
    trace = played[2]
    tune = _tune(played, "steps", len(trace))
    for index in range(1, len(trace) + 1):
        parts = tune_listening.stroke(trace.at(index - 1).world, trace.at(index).world)
        notes = [each for each in tune["notes"] if each["step"] == index]
        told = page.ask(
            {"tune": {**tune, "notes": notes, "last": max([0, *(n["last"] for n in notes)])}, "at": []}
        )
        theirs = _numbers(base64.b64decode(told["wav"]))
        ours = _numbers(wav(samples(parts)))
        assert len(ours) == len(theirs)
        assert all(abs(a - b) <= 1 for a, b in zip(ours, theirs, strict=True))
        assert bool(ours) == (trace.at(index).world.score.voices != trace.at(index - 1).world.score.voices)


def _near(one, other):
    """Whether two shapes are the same to a hundredth of a unit, as they are sent."""
    if isinstance(one, list):
        return len(one) == len(other) and all(map(_near, one, other))
    return abs(one - other) < 0.02 if type(one) in (int, float) else one == other
