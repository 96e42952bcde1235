"""Requests on packs that a teacher makes: new, changed, taken, made a zip; others like a level of one."""

import base64
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from codeweek.authoring.pack_draft import pack_acts, pack_files
from codeweek.authoring.pack_draft.like_search import STEPS, Others
from codeweek.authoring.pack_draft.pack_outline import Files, outline
from codeweek.authoring.pack_draft.pack_view import view
from codeweek.packs.archive import unzip
from codeweek.packs.file_mending import to_edit
from codeweek.packs.pack import MOST_FILES, MOST_TEXT
from codeweek.text import Text
from codeweek.web_api.opened import ZIP, sent
from codeweek.web_api.request import Answer, Asked, RefusedError, get

if TYPE_CHECKING:
    from codeweek.web_api.verbs.pack_verbs import Made, PackOthers, PackTaken, PackZip


MOST_ACTS = 1000  # in one request


def answer(asked: Asked, text: Text) -> Answer:
    """Answer a request, each complete in itself. Raises RefusedError when it is not understood."""
    verb = get(asked, "do", str)
    if verb == "pack_new":
        return _made(pack_files.new("", text.language), text)
    if verb == "pack_take":
        return _taken(asked, text)
    if verb == "pack_zip":
        return _zip(files_of(asked), text)
    files = files_of(asked)
    wanted = get(asked, "acts", list)
    if len(wanted) > MOST_ACTS or not all(isinstance(each, Mapping) for each in wanted):
        raise RefusedError("door.not_understood")
    for each in wanted:
        files = pack_acts.act(files, each, text.language)
    return _made(files, text)


def files_of(asked: Asked) -> Files:
    """The files of a pack. Raises RefusedError for what is none."""
    files: Files = get(asked, "files", dict)
    texts = [*files, *files.values()]
    if not all(isinstance(text, str) for text in texts) or len(files) > MOST_FILES:
        raise RefusedError("door.not_understood")
    if sum(map(len, texts)) > 2 * MOST_TEXT or any("\ud800" <= sign <= "\udfff" for sign in "".join(texts)):
        raise RefusedError("door.not_understood")
    return files


def _made(found: Files, text: Text) -> "Made":
    return {"files": dict(found), "view": asdict(view(found, text))}


def _taken(asked: Asked, text: Text) -> "PackTaken":
    """The pack of a file. Raises RefusedError when there is no level in it."""
    name, content = sent(asked)
    if zipped := name.lower().endswith(ZIP):
        read, _problems = unzip(content)
    else:
        mended_file = to_edit(name, content)
        read = {} if mended_file.text is None else {mended_file.name: mended_file.text}
    got = pack_files.taken(read, text.language, PurePosixPath(name).stem if zipped else "")
    told = outline(got.files)
    if told is None or not told.levels:
        raise RefusedError("door.no_level")
    return {**_made(got.files, text), "added": len(got.added)}


def _zip(found: Files, text: Text) -> "PackZip":
    made = base64.b64encode(pack_files.given(found)).decode()
    return {"name": f"{view(found, text).name}.zip", "base64": made}


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
