"""Requests on what is kept of children: transfer codes, and what they can do by items of the programme."""

from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from codeweek.diagnostic import Diagnostic
from codeweek.play import builtin
from codeweek.progress import course
from codeweek.progress.evaluation import Deed, deeds, marks
from codeweek.progress.progress import from_json
from codeweek.progress.transfer import transfer_code, transfer_content, wordcode
from codeweek.progress.transfer.transfer_content import Carried, carried, known
from codeweek.report.evaluation_report import evaluation_ods, evaluation_page, evaluation_table
from codeweek.report.html import written
from codeweek.text import Text
from codeweek.web_api import opened
from codeweek.web_api.request import Answer, Asked, RefusedError, get

if TYPE_CHECKING:
    from codeweek.packs.pack import Pack
    from codeweek.web_api.verbs.child_verbs import Code, Decoded, Evaluation, Heard, Spelled


def code_answer(asked: Asked, text: Text) -> Answer:
    """Answer one of the three verbs."""
    return CODE_ANSWERS[asked["do"]](asked, text)


def _code(asked: Asked, text: Text) -> "Code":
    """The transfer code of a child."""
    settings: dict[str, Any] = get(asked, "settings", dict, {})
    profile, progress = get(asked, "profile", str, ""), from_json(asked.get("progress"))
    told = carried(
        profile, settings, asked.get("python"), progress, transfer_content.course(transfer_content.VERSION)
    )
    return {"words": list(transfer_code.written(told, text.language))}


def _decode(asked: Asked, text: Text) -> "Decoded":
    """Decode the words of a text. Raises RefusedError when they are no code."""
    found = transfer_code.read(get(asked, "text", str), text.language)
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
    words = [_heard(word, text) for word in spelled.words]
    whole = isinstance(transfer_code.read(typed, text.language), Carried)
    return {"words": words, "offers": list(spelled.offers), "whole": whole}


def _heard(word: wordcode.Word, text: Text) -> "Heard":
    """One typed word: the word it is, or the problem with a suggestion."""
    return {
        "typed": word.typed,
        "word": word.word,
        "say": text.tell(word.why) if word.why else "",
        "near": (word.why.slots.get("near") or "") if word.why else "",
    }


CODE_ANSWERS: Mapping[str, Callable[[Asked, Text], Answer]] = {
    "code": _code,
    "decode": _decode,
    "spell": _spell,
}


def evaluation_answer(asked: Asked, text: Text) -> "Evaluation":
    """The page and the table, as the window and the room make them. Raises RefusedError."""
    children, day, sprites = get(asked, "children", dict), _day(asked), get(asked, "sprites", dict)
    if not all(known(child) for child in children) or not all(
        isinstance(sprite, str) for sprite in sprites.values()
    ):
        raise RefusedError("door.not_understood")
    packs = {course.SHIPPED: builtin.pack(), **dict(_opened(get(asked, "packs", dict)))}
    done = (deed for child in sorted(children) for deed in _deeds(child, children[child], packs))
    found = marks(sorted(children), done)
    return {
        "page": evaluation_page(found, written(day, text), text, lambda name: sprites.get(name, "").encode()),
        "table": evaluation_table(found, text).decode(),
        "base64": b64encode(evaluation_ods(found, text)).decode(),
        "name": f"{text('evaluation.file')}-{day}",
    }


def _day(asked: Asked) -> date:
    try:
        return date.fromisoformat(get(asked, "date", str))
    except ValueError:
        raise RefusedError("door.not_understood") from None


def _opened(files: Asked) -> "Iterator[tuple[str, Pack]]":
    """The packs that were added to the browser; a file that is none has no levels."""
    for key in files:
        yield key, opened.read(get(files, key, dict))


def _deeds(child: str, courses: object, packs: "Mapping[str, Pack]") -> Iterator[Deed]:
    for key, kept in (courses if isinstance(courses, Mapping) else {}).items():
        yield from deeds(child, key, packs.get(key), from_json(kept))
