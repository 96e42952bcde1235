"""Requests of the editable Python panel: a text that is being written, and its words."""

import base64
from typing import TYPE_CHECKING, Any

from codeweek.blocks import blockly, spelling
from codeweek.blocks.live_text import Live
from codeweek.blocks.script import EMPTY, Script
from codeweek.blocks.typed.slip import mended
from codeweek.diagnostic import Diagnostic
from codeweek.engine.trace import Trace
from codeweek.engine.typed.inline_values import inline_values
from codeweek.levels.level import Level
from codeweek.levels.programs import catalogue_of
from codeweek.play import typed
from codeweek.play.feedback.level_voice import aloud, voice, with_line
from codeweek.text import Text
from codeweek.web_api import block_scripts, describe
from codeweek.web_api.request import Answer, Asked, RefusedError, get

if TYPE_CHECKING:
    from codeweek.web_api import shapes as page
    from codeweek.web_api.verbs.play_verbs import Completions, FileText, Patched, Read, TypedTold


def answer(level: Level, asked: Asked, text: Text) -> Answer:
    """Answer a request about the text of a level. Raises RefusedError."""
    doing = {"read": _read, "patch": _patch, "words": _words, "read_file": _read_file}
    return doing[get(asked, "do", str)](level, asked, text)


def _read(level: Level, asked: Asked, text: Text) -> "Read":
    """The blocks of a text that is being written, and the one thing to say of it."""
    source = get(asked, "text", str)
    caret = None if asked.get("caret") is None else get(asked, "caret", int)
    left = get(asked, "left", list, [])
    found = typed.live(level, source, caret, _script(level, asked.get("script")), left)
    return {
        "script": describe.dressed(level, found.script),
        "problem": _problem(level, found.right, found.problem, text) if found.problem else None,
        "corrected": _corrected(level, found, text) if found.spelled else None,
        "whole": found.whole,
        "pending": sorted(found.pending),
        "lines": dict(found.lines),
    }


def _problem(level: Level, source: str, problem: Diagnostic, text: Text) -> "page.Slip":
    """A problem with its place in the text, and the whole text once it is mended, if that is one thing."""
    said = voice(text, level, typed=True)
    return {
        "say": with_line(said, problem),
        "aloud": aloud(said, problem),
        "line": problem.line or 1,
        "column": problem.column,
        "until": problem.until,
        "mend": mended(source, problem),
    }


def _corrected(level: Level, found: Live, text: Text) -> "page.Corrected":
    """The text with its words put right, and the one sentence about them."""
    words: list[page.CorrectedWord] = [
        {
            "typed": correction.typed,
            "put": correction.put,
            "line": correction.line,
            "column": correction.column,
            "until": correction.column + len(correction.put),
        }
        for correction in found.spelled
    ]
    said = voice(text, level, typed=True).tell(spelling.told(found.spelled))
    return {"text": found.right, "words": words, "say": said}


def _patch(level: Level, asked: Asked, text: Text) -> "Patched":
    """The text once its blocks have changed."""
    before, after = (_script(level, asked.get(name)) for name in ("before", "after"))
    return {"text": typed.patched(level, get(asked, "text", str), before, after, text.language)}


def _read_file(_level: Level, asked: Asked, _text: Text) -> "FileText":
    """The text of a program from elsewhere. Raises RefusedError when it is none."""
    try:
        content = base64.b64decode(get(asked, "file", str), validate=True)
    except ValueError:
        raise RefusedError("door.not_understood") from None
    found = typed.of_file(content, get(asked, "name", str))
    if isinstance(found, Diagnostic):
        raise RefusedError(found)
    return {"text": found}


def _words(level: Level, asked: Asked, text: Text) -> "Completions":
    """The words of a level, and the names of a script."""
    words = typed.words(level, text, _script(level, asked.get("script")))
    return {"words": [{"word": w.word, "insert": w.insert, "what": w.what, "at": w.at} for w in words]}


def seen(level: Level, trace: Trace, index: int, asked: str, text: Text) -> "TypedTold":
    """What a step of a typed program computed, what an expression is worth there, and where that is from."""
    found = typed.looked_at(level, trace, index, asked, text)
    return {
        "values": inline_values(trace, index),
        "answer": found.answer,
        "origin": found.origin,
        "since": found.step,
    }


def _script(level: Level, saved: Any) -> Script:
    """A script of a request; none is an empty one. Raises RefusedError."""
    return EMPTY if saved is None else block_scripts.sure(blockly.load(catalogue_of(level), saved))
