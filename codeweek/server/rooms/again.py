"""A child's program as the core reads and plays it: its Python, what a run comes to, where it stands."""

from dataclasses import dataclass
from typing import Any

from codeweek import data
from codeweek.blocks.blockly import load, save
from codeweek.blocks.script import Script
from codeweek.diagnostic import Diagnostic
from codeweek.levels.level import Level
from codeweek.levels.programs import catalogue_of, python_text, read_only, start
from codeweek.play import ballot, predict
from codeweek.play.feedback.voice import voice
from codeweek.play.inquiry import inquires
from codeweek.play.plant import judged
from codeweek.play.repair.standing import Standing, standing
from codeweek.play.session import Playback, last_picture, play, play_text
from codeweek.report.drawing import svg
from codeweek.room.shapes import Guessed, Ran
from codeweek.text import Text as Words


@dataclass(frozen=True)
class Text:
    """A program to look at: `saved` as the core understands it, its Python; or the `note` why not."""

    saved: dict[str, Any] | None
    python: str
    note: str = ""


@dataclass(frozen=True)
class Played:
    """How a run ended, as the child would be told; `stars` that the win is worth, None when there is none."""

    ran: Ran | None
    stars: int | None
    note: str = ""

    @property
    def lost(self) -> bool:
        """Whether it was played to an end that is none that wins."""
        return self.ran is not None and not self.ran["won"]


def read(level: Level, program: Any, language: str) -> Text:
    """A program as its machine told it, read."""
    script = load(catalogue_of(level), program)
    if isinstance(script, Diagnostic):
        return Text(None, "", data.text(language)("room.after.unread"))
    return Text(save(script, catalogue_of(level)), python_text(level, script, language).source)


def play_again(level: Level, program: Any, language: str, guess: Guessed | None = None) -> Played:
    """A program played on all maps of its level; where one is given and its run foreseen, with that answer.

    Where one is asked, without it there is nothing to play, nor of an exercise or of a part of one.
    """
    text = data.text(language)
    answer = _answer(level, guess, text)
    script = start(level) if read_only(level) else load(catalogue_of(level), program)
    script = answer.script if answer and answer.script else script
    if isinstance(script, Diagnostic):
        return Played(None, None, text("room.after.unread"))
    if level.part or level.parts or (answer is None and level.predict is not None):
        return Played(None, None)
    found = _play(level, script, language)
    said = voice(text, level)
    if found.asks is not None:
        return Played(None, None, text("room.after.asks"))
    if found.verdict is None:
        first = found.problems[0]
        return Played({"key": first.key, "say": said.tell(first), "won": False}, None)
    verdict = judged(level, script, found.verdict, found.traces)
    if answer and (verdict.won or inquires(level)):
        verdict = predict.judged(level, verdict, found.traces, answer.value)
    message = verdict.message
    stars = max(verdict.stars, verdict.hoped) if verdict.won else None
    return Played({"key": message.key, "say": said.tell(message), "won": verdict.won}, stars)


def _answer(level: Level, guess: Guessed | None, text: Words) -> predict.Choice | None:
    """What a child has answered, one of its own without letter; None where nothing is asked, or was told."""
    if level.predict is None or guess is None:
        return None
    offered = ballot.ballot(level, text) if "choice" in guess else ()
    there = offered[guess["choice"]] if guess.get("choice", 0) < len(offered) else None
    return there or predict.Choice("", "", None, guess.get("foreseen", ""))


def draw(level: Level, program: Any, language: str) -> str:
    """The picture of the first map after a program, as SVG; empty when the program cannot be read."""
    script = load(catalogue_of(level), program)
    return "" if isinstance(script, Diagnostic) else svg(last_picture(level, script, language), data.sprite)


def stand(level: Level, program: Any, language: str) -> Standing | None:
    """Where a program stands, or the one that its level gives, while the child has built nothing."""
    script = load(catalogue_of(level), program) if program else start(level)
    return None if isinstance(script, Diagnostic) else standing(level, script, data.text(language))


def _play(level: Level, script: Script, language: str) -> Playback:
    """Blocks that the level does not offer win no star, as for the child who typed them."""
    found = play(level, script, language)
    if not found.problems:
        return found
    typed = play_text(level, python_text(level, script, language).source)
    return found if typed.verdict is None else typed
