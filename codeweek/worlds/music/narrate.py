"""A score in words, enough to write and to follow one without seeing or hearing it."""

from collections.abc import Iterable
from fractions import Fraction

from codeweek.text import Key, Text
from codeweek.worlds.music.goals import number, word
from codeweek.worlds.music.notation import written
from codeweek.worlds.music.score import Note, Score
from codeweek.worlds.music.state import World

MOST_TOLD = 60  # notes of one score


def narrate(world: World, text: Text, part: str) -> str:
    """One part of a world (`kinds.NARRATED`) in sentences."""
    return " ".join(_PARTS[part](world, text))


def _world(world: World, text: Text) -> Iterable[str]:
    if not any(world.voices):
        yield text("music.tell.nothing")
        return
    yield text("music.tell.written", n=sum(map(len, world.voices)))
    yield _notes(world.score, text)


def _hero(world: World, text: Text) -> Iterable[str]:
    at = number(world.at[world.voice] + 1)
    if len(world.voices) > 1:
        yield text("music.tell.at_voice", voice=world.voice + 1, at=at)
    else:
        yield text("music.tell.at", at=at)
    yield text("music.tell.with", instrument=instrument(world.instrument), n=world.tempo)


def _around(_world: World, _text: Text) -> Iterable[str]:
    return ()


def _goal(world: World, text: Text) -> Iterable[str]:
    if world.wanted is None:
        yield text("music.tell.no_model")
        return
    yield text("music.tell.model", n=sum(map(len, world.wanted.voices)))
    yield _notes(world.wanted, text)


def _notes(score: Score, text: Text) -> str:
    """The notes in the order of time, voice by voice: what is heard after another is said after it."""
    told, left = [], MOST_TOLD
    for voice, notes in enumerate(score.voices, 1):
        words = text("music.tell.then").join(_timed(note, text) for note in notes[:left])
        left = max(0, left - len(notes))
        if words:
            told.append(
                text("music.tell.voice", voice=voice, notes=words) if len(score.voices) > 1 else words
            )
    more = sum(map(len, score.voices)) - MOST_TOLD
    if more > 0:
        told.append(text("music.tell.more", n=more))
    return ". ".join(told) + "."


def _timed(note: Note, text: Text) -> str:
    """`beat 3: E, 1 beat`."""
    return text(
        "music.tell.note", at=number(note.start + 1), note=word(note.what), length=_beats(note.length, text)
    )


def _beats(beats: Fraction, text: Text) -> str:
    return text("music.tell.beats", n=number(beats))


def instrument(name: str) -> Key:
    """The word for an instrument."""
    return Key(f"blocks.instrument_name.choices.{name}")


_PARTS = {"world": _world, "hero": _hero, "around": _around, "goal": _goal}


def narrate_step(before: World, after: World, type: str, text: Text) -> str:
    """One sentence for what a step did, given the type of its block."""
    if after.lit is not None and after.size > before.size:
        many = "voice_" if len(after.voices) > 1 else ""
        return text(f"music.step.{many}note", voice=after.voice + 1, note=_timed(after.lit, text))
    if after.rests > before.rests:
        length = after.at[after.voice] - before.at[after.voice]
        return text("music.step.rest", length=_beats(length, text), at=number(before.at[after.voice] + 1))
    if type == "voice" and before is not after:
        return text("music.step.voice", voice=after.voice + 1, at=number(after.at[after.voice] + 1))
    if before.tempo != after.tempo:
        return text("music.step.tempo", n=after.tempo)
    if before.instrument != after.instrument:
        return text("music.step.instrument", instrument=instrument(after.instrument))
    return text("music.step.nothing")


def show(world: World) -> str:
    """The score as a text in neutral names, the model below it."""
    lines = [written(world.score), f"tempo: {world.tempo}"]
    if world.wanted:
        lines.append(f"wanted: {written(world.wanted)}")
    return "\n".join(lines)
