"""Requests on transfer codes: make one, decode one, check one while it is typed."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from codeweek.diagnostic import Diagnostic
from codeweek.progress.progress import from_json
from codeweek.progress.transfer import code, wordcode
from codeweek.progress.transfer.carried import Carried, carried
from codeweek.progress.transfer.tables import VERSION, course
from codeweek.text import Text
from codeweek.web_api.request import Answer, Asked, RefusedError, get

if TYPE_CHECKING:
    from codeweek.web_api.verbs.codes import Code, Decoded, Heard, Spelled


def answer(asked: Asked, text: Text) -> Answer:
    """Answer one of the three verbs."""
    return ANSWERS[asked["do"]](asked, text)


def _code(asked: Asked, text: Text) -> "Code":
    """The transfer code of a child."""
    settings: dict[str, Any] = get(asked, "settings", dict, {})
    profile, progress = get(asked, "profile", str, ""), from_json(asked.get("progress"))
    told = carried(profile, settings, asked.get("python"), progress, course(VERSION))
    return {"words": list(code.written(told, text.language))}


def _decode(asked: Asked, text: Text) -> "Decoded":
    """Decode the words of a text. Raises RefusedError when they are no code."""
    found = code.read(get(asked, "text", str), text.language)
    if isinstance(found, Diagnostic):
        raise RefusedError(found)
    return {
        "profile": found.profile,
        "settings": found.wished,
        "python": found.python,
        "progress": found.progress.to_json(),
    }


def _spell(asked: Asked, text: Text) -> "Spelled":
    """How each word of a text is read, with completions of the last one."""
    typed = get(asked, "text", str)
    spelled = wordcode.spelled(typed, text.language)
    words = [_heard(each, text) for each in spelled.words]
    whole = isinstance(code.read(typed, text.language), Carried)
    return {"words": words, "offers": list(spelled.offers), "whole": whole}


def _heard(word: wordcode.Word, text: Text) -> "Heard":
    """One typed word: the word it is, or the problem with a suggestion."""
    return {
        "typed": word.typed,
        "word": word.word,
        "say": text.tell(word.why) if word.why else "",
        "near": (word.why.slots.get("near") or "") if word.why else "",
    }


ANSWERS: Mapping[str, Callable[[Asked, Text], Answer]] = {"code": _code, "decode": _decode, "spell": _spell}
