"""What every verb is made of: a request and its answer, and what many requests are about."""

from dataclasses import dataclass
from typing import NotRequired, TypedDict

from codeweek.web_api.shapes import Script, Trap


class Request(TypedDict):
    """The fields of every request."""

    language: NotRequired[str]


class Refused(TypedDict):
    """Why there is no answer; `cause`: of an unexpected exception, for developers."""

    say: str
    cause: NotRequired[str]


class About(Request):
    """A request about a level (of the course without `pack`); `trap`: a map added as its last one."""

    pack: NotRequired[str]
    level: str
    trap: NotRequired[Trap]


class AboutScript(About):
    """The same with a program, as Blockly JSON; a read-only level uses its own."""

    script: NotRequired[Script]


class AboutPlay(AboutScript):
    """The same with a play; `inputs`: the answers to its questions."""

    inputs: NotRequired[list[str | int | float]]


@dataclass(frozen=True)
class Verb:
    """A request and its answer; `refuses`: the keys of the sentences with which it may be refused."""

    asks: type
    answers: type
    refuses: tuple[str, ...] = ()


LEVEL = ("door.no_level",)
SCRIPT = (*LEVEL, "program.unreadable")
ANY = "door.not_understood"  # a request that no page would send, whatever its verb
