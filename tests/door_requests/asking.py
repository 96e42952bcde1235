"""How a request is put, and what of an answer is put together again."""

import base64
import io
import json
import zipfile

from codeweek.blocks import blockly
from codeweek.blocks.read import read
from codeweek.levels import programs
from codeweek.play import builtin
from codeweek.web_api import describe

LEVELS = tuple(builtin.levels().values())


def asked(do, **fields):
    """A request as text."""
    return json.dumps({"do": do, **fields})


def ask(door, do, **fields):
    """What the door answers; in French, of the course."""
    return json.loads(door.handle(asked(do, **{"language": "fr", "pack": "codeweek", **fields})))


def script(level, source=None):
    """A program as the page has it: the level's solution, or another one."""
    if source is None:
        return describe.dressed(level, programs.solution(level).script)
    return blockly.save(read(programs.catalogue_of(level), source).script)


def whole(scenes):
    """The scenes of a run, each with all its marks, as a page puts them together."""
    marks, found = [], []
    for scene in scenes:
        marks = [*marks[: scene["kept"]], *scene["marks"]]
        found.append({"sprites": scene["sprites"], "marks": marks})
    return found


def zipped(files):
    """A zip of some texts, in base64."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return base64.b64encode(content.getvalue()).decode()
