"""Requests of the hour for the adult who has never programmed."""

from datetime import date
from typing import TYPE_CHECKING

from codeweek.levels.level import Level
from codeweek.levels.programs import kind_of
from codeweek.report.adult_hour import CHILDREN, Visit, adult_hour_sheet, levels, visit_of
from codeweek.report.html import written
from codeweek.text import Text
from codeweek.web_api import describe, serialize
from codeweek.web_api.request import Asked, RefusedError, get

if TYPE_CHECKING:
    from codeweek.web_api.verbs.hour_verbs import Hour, HourLevel, HourSheet, HourVisit


def hour(text: Text) -> "Hour":
    """The levels and the children."""
    return {
        "levels": [_level(each, text) for each in levels()],
        "visits": [_visit(visit_of(each, text), text) for each in CHILDREN],
    }


def _level(level: Level, text: Text) -> "HourLevel":
    return {
        "level": level.id,
        "title": text.pick(level.title),
        "look": level.look,
        "scene": serialize.scene(kind_of(level).picture(level.maps[0].world, level.look)),
        "idea": text.pick(level.adult.idea),
        "mistake": text.pick(level.adult.mistake),
    }


def _visit(visit: Visit, text: Text) -> "HourVisit":
    level, child = visit.level, visit.child
    return {
        "key": child.key,
        "profile": child.who,
        "who": visit.who,
        "level": level.id,
        "title": text.pick(level.title),
        "look": level.look,
        "script": describe.dressed(level, visit.script),
        "block": visit.block,
        "said": visit.said,
        "scene": serialize.scene(visit.scene),
        "now": visit.now,
        "choices": [{"words": choice.words, "after": choice.after} for choice in visit.choices],
        "asks": child.asks,
    }


def hour_sheet(asked: Asked, text: Text) -> "HourSheet":
    """The sheet to print. Raises RefusedError."""
    done, sprites = get(asked, "done", list), get(asked, "sprites", dict)
    if not all(isinstance(each, str) for each in (*done, *sprites.values())):
        raise RefusedError("door.not_understood")
    try:
        day = date.fromisoformat(get(asked, "date", str))
    except ValueError:
        raise RefusedError("door.not_understood") from None
    page = adult_hour_sheet(
        done, written(day, text), text, lambda name: sprites.get(name, "").encode() or None
    )
    return {"page": page, "name": f"{text('hour.file')}-{day}"}
