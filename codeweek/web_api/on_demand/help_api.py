"""Requests for help and practice: what helps with a program, what went wrong, another level like it."""

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from codeweek.authoring.another.alike_levels import Looking, Series, alone
from codeweek.blocks.script import Script
from codeweek.levels.level import Level
from codeweek.play.repair.helping import Question, help_with, went_wrong
from codeweek.play.repair.program_standing import standing
from codeweek.progress.again import KEY
from codeweek.text import Text
from codeweek.web_api import describe, serialize
from codeweek.web_api.opened import Packs
from codeweek.web_api.request import Asked, RefusedError, get

if TYPE_CHECKING:
    from codeweek.web_api.verbs import play_verbs
    from codeweek.web_api.verbs.play_verbs import AnotherFound


def helped(level: Level, script: Script, text: Text) -> "play_verbs.Helped":
    """A question about a program, and half of the way to one that wins."""
    found = help_with(level, script, text)
    question = _question(level, found.question) if found.question else None
    return {"block": found.block, "question": question, "half": found.half}


def stands(level: Level, script: Script, text: Text) -> "play_verbs.Stands":
    """Where a program stands, for the adult."""
    found = standing(level, script, text)
    return {
        "words": found.words,
        "block": found.block,
        "question": found.question,
        "answer": found.answer,
    }


def _question(level: Level, question: Question) -> "play_verbs.NextEdit":
    choices: list[play_verbs.EditOffered] = [
        {"words": choice.words, "script": describe.dressed(level, choice.script), "lost": choice.lost}
        for choice in question.choices
    ]
    return {
        "words": question.words,
        "choices": choices,
        "right": question.right,
        "found": question.found,
    }


def wrong(level: Level, script: Script, asked: Asked, text: Text) -> "play_verbs.WentWrong":
    """What one edit of a lost program would mend."""
    diagnostic = went_wrong(level, script, get(asked, "told", str, ""))
    return {"told": serialize.message(diagnostic, level, text) if diagnostic else None}


MOST, MOST_SLICES = 10**6, 200  # the greatest number of a level, and slices of a search in one request


class Another:
    """The running search; the level that was found last stays open, whatever else is opened."""

    def __init__(self, packs: Packs) -> None:
        self.packs = packs
        self.series: Series | None = None
        self.number = -1
        self.search: Iterator[Looking | Level | None] = iter(())
        self.found: Looking | Level | None = None

    def look(self, level: Level, asked: Asked, text: Text) -> "AnotherFound":
        """Go on looking; another level or number begins a new search. Raises RefusedError."""
        number = get(asked, "seed", int)
        if not 0 <= number <= MOST:
            raise RefusedError("door.not_understood")
        self._about(level, number)
        for found in islice(self.search, max(1, min(get(asked, "slices", int, 1), MOST_SLICES))):
            self.found = found
        if not isinstance(self.found, Level):
            return {"over": self.found is None, "pack": None}
        self.packs.opened[KEY] = alone(self.found)
        return {"over": True, "pack": {**describe.pack(self.packs.opened[KEY], text), "key": KEY}}

    def _about(self, level: Level, number: int) -> None:
        if self.series is None or self.series.level != level:
            self.series, self.number = Series(level), -1
        if number != self.number:
            self.number, self.found, self.search = number, Looking(), self.series.look(number)
