"""Requests on a child's program that does not win yet: what helps with it, and what went wrong."""

from typing import TYPE_CHECKING

from codeweek.blocks.script import Script
from codeweek.levels.level import Level
from codeweek.play.repair.helping import Question, help_with, went_wrong
from codeweek.play.repair.standing import standing
from codeweek.text import Text
from codeweek.web_api import describe, serialize
from codeweek.web_api.request import Asked, get

if TYPE_CHECKING:
    from codeweek.web_api.verbs import playing


def helped(level: Level, script: Script, text: Text) -> "playing.Helped":
    """A question about a program, and half of the way to one that wins."""
    found = help_with(level, script, text)
    question = _question(level, found.question) if found.question else None
    return {"block": found.block, "question": question, "half": found.half}


def stands(level: Level, script: Script, text: Text) -> "playing.Stands":
    """Where a program stands, for the adult."""
    found = standing(level, script, text)
    return {
        "words": found.words,
        "block": found.block,
        "question": found.question,
        "answer": found.answer,
    }


def _question(level: Level, question: Question) -> "playing.NextEdit":
    choices: list[playing.EditOffered] = [
        {"words": each.words, "script": describe.dressed(level, each.script), "lost": each.lost}
        for each in question.choices
    ]
    return {
        "words": question.words,
        "choices": choices,
        "right": question.right,
        "found": question.found,
    }


def wrong(level: Level, script: Script, asked: Asked, text: Text) -> "playing.WentWrong":
    """What one edit of a lost program would mend."""
    found = went_wrong(level, script, get(asked, "told", str, ""))
    return {"told": serialize.told(found, level, text) if found else None}
