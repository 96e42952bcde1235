"""The request for what the children of a browser can do, by the items of the programme."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from codeweek.play import builtin
from codeweek.progress import course
from codeweek.progress.evaluation import Deed, deeds, marks
from codeweek.progress.progress import from_json
from codeweek.progress.transfer.carried import known
from codeweek.report.evaluation.page import evaluation_page
from codeweek.report.evaluation.table import evaluation_table
from codeweek.report.html import written
from codeweek.text import Text
from codeweek.web_api import opened
from codeweek.web_api.request import Asked, RefusedError, get

if TYPE_CHECKING:
    from codeweek.packs.pack import Pack
    from codeweek.web_api.verbs.evaluation import Evaluation


def answer(asked: Asked, text: Text) -> "Evaluation":
    """The page and the table, as the window and the room make them. Raises RefusedError."""
    children, day, sprites = get(asked, "children", dict), _day(asked), get(asked, "sprites", dict)
    if not all(known(child) for child in children) or not all(
        isinstance(each, str) for each in sprites.values()
    ):
        raise RefusedError("door.not_understood")
    packs = {course.SHIPPED: builtin.pack(), **dict(_opened(get(asked, "packs", dict)))}
    done = (deed for child in sorted(children) for deed in _deeds(child, children[child], packs))
    found = marks(sorted(children), done)
    return {
        "page": evaluation_page(found, written(day, text), text, lambda name: sprites.get(name, "").encode()),
        "table": evaluation_table(found, text).decode(),
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
        yield from deeds(child, key, packs[key].levels if key in packs else (), from_json(kept))
