"""Levels made like a level of a pack that a teacher makes: one search, a little at a time."""

from typing import TYPE_CHECKING

from codeweek.authoring.pack_draft.others import STEPS, Others
from codeweek.text import Text
from codeweek.web_api.on_demand.making import files_of
from codeweek.web_api.request import Asked, RefusedError, get

if TYPE_CHECKING:
    from codeweek.web_api.verbs.making import PackOthers

MOST_SLICES = 200  # of a search, in one request


class MadeAlike:
    """The running search; another pack, level, number or difficulty begins anew."""

    def __init__(self) -> None:
        self.about: object = None
        self.search: Others | None = None

    def look(self, asked: Asked, text: Text) -> "PackOthers":
        """Go on looking. Raises RefusedError when the request is not understood."""
        files, how = files_of(asked), get(asked, "how", str)
        if how not in STEPS:
            raise RefusedError("door.not_understood")
        about = files, get(asked, "file", str), get(asked, "number", int), how, text.language
        if self.search is None or about != self.about:
            self.about, self.search = about, Others(*about)
        search = self.search
        search.go(max(0, min(get(asked, "slices", int, 1), MOST_SLICES)))
        said = search.said(text) if search.over else ""
        return {
            "over": search.over,
            "made": len(search.texts),
            "part": search.part,
            "texts": search.texts if search.over else [],
            "told": said,
        }
