"""How the games of a room are asked for, and what its answers tell."""

from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from codeweek.desktop.room.news import Found, Played
from codeweek.desktop.room.wire import Answer
from codeweek.desktop.room.wishes import Find, Play
from codeweek.room.shapes import GamePlace

PLACE = tuple(GamePlace.__annotations__)
WHY = {HTTPStatus.NOT_FOUND: "gone", HTTPStatus.TOO_MANY_REQUESTS: "slow"}


def path(machine: str, wish: Find | Play) -> str:
    """Where it is asked."""
    if isinstance(wish, Find):
        return f"api/games?machine={machine}"
    return f"api/games/file?{urlencode({'machine': machine, **wish.place})}"


def told(wish: Find | Play, answer: Answer | None) -> Found | Played:
    """What an answer says; without one the room is far."""
    why = "far" if answer is None else "" if answer.status == HTTPStatus.OK else _why(answer.status)
    if isinstance(wish, Find):
        return Found(_places(answer.value) if answer and not why else (), why)
    return Played(wish.place, _text(answer.content) if answer and not why else "", why)


def _why(status: int) -> str:
    return next((why for number, why in WHY.items() if number == status), "far")


def _places(value: Any) -> tuple[GamePlace, ...]:
    games = value.get("games") if isinstance(value, dict) else None
    there = games if isinstance(games, list) else []
    return tuple(_place(each) for each in there if _is_place(each))


def _is_place(value: Any) -> bool:
    return isinstance(value, dict) and all(isinstance(value.get(name), str) for name in PLACE)


def _place(value: Any) -> GamePlace:
    return {"profile": value["profile"], "pack": value["pack"], "level": value["level"]}


def _text(content: bytes) -> str:
    return content.decode("utf-8", "replace")
