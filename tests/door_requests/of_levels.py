"""What a page asks about a level: to play it, to type it, to look for a trap."""

import base64
import json
from itertools import islice

from by_heart import BY_HEART

from codeweek.blocks import blockly
from codeweek.blocks.read import read
from codeweek.blocks.script import EMPTY
from codeweek.levels import programs
from codeweek.play import builtin
from codeweek.play.repair.program_edits import edits, vocabulary
from codeweek.web_api import describe
from door_requests.asking import LEVELS, asked

NEARLY = ("02-le-facteur/03-le-coin-de-la-rue", "08-tant-que/02-jusqu-au-drapeau", "01-la-fusee/01-decollage")


def of_level(level, language):
    """Everything that a page may ask about a level."""
    about = {"pack": "codeweek", "level": level.id, "language": language}
    solution = describe.dressed(level, programs.solution(level).script)
    for script in (solution, describe.start(level), blockly.save(EMPTY)):
        for verb in ("python", "check_script", "play"):
            yield asked(verb, script=script, **about)
    yield asked("picture", script=solution, **about)
    yield asked("picture", script=solution, drawing=True, **about)
    yield asked("play", script=solution, tries=2, inputs=["3", 2, "x"], **about)
    for index in range(12):
        yield asked("step", run=0, index=index, script=solution, **about)
        yield asked("world", run=0, index=index, script=solution, **about)
    for number in range(len(level.maps) + 1):
        yield asked("world", map=number, **about)
    for foreseen in ("A1", 3, "3", None, []) if level.predict else ():
        yield asked("play", foreseen=foreseen, **about)
    for choice in (0, 1, 9, "A", -1) if level.predict else ():
        yield asked("play", choice=choice, first=choice == 0, **about)


def of_tunes(language):
    """What a page asks of who listens: to each music level in each way, and to one that has no tune."""
    for level in (*(level for level in LEVELS if level.kind == "music"), LEVELS[0]):
        about = {"pack": "codeweek", "level": level.id, "language": language}
        about["script"] = describe.dressed(level, programs.solution(level).script)
        for way in ("mine", "model", "both", "steps", "loud"):
            yield asked("tune", way=way, map=0, **about)
            yield asked("tune", way=way, run=0, index=5, inputs=[], **about)
        yield asked("tune", way="mine", run=9, index=0, trap={}, **about)


def of_typing(language):
    """What a page asks while a child types, of texts that can be read and of others."""
    level = builtin.level("04-la-ronde/05-l-escalier")
    about = {"pack": "codeweek", "level": level.id, "language": language}
    source, saved = level.solution, describe.dressed(level, programs.solution(level).script)
    yield asked("words", script=saved, **about)
    yield asked("words", **about)
    for text in (source, source[:-2], source.replace(":", ""), f"# é\n\n{source}", "", "lambda: 3", "(" * 90):
        yield asked("read", text=text, **about)
        for caret in (1, 2, 99, -1):
            yield asked("read", text=text, caret=caret, script=saved, **about)
        for after in (blockly.save(EMPTY), saved):
            yield asked("patch", text=text, before=saved, after=after, **about)
    for typed in ("3 * 2", "m", "(", ""):
        yield asked("step", run=0, index=2, script={**saved, "text": source}, typed=typed, **about)
    page = builtin.level("16-le-carnet-de-python/12-ma-page-blanche")
    boxes = "n = 3\nn = n + 1\n"
    script = {**describe.dressed(page, programs.read_in(page, boxes).script), "text": boxes}
    yield asked("step", run=0, index=2, script=script, typed="n", **{**about, "level": page.id})
    of_editors = {
        "a.py": b"if a:\r\n\tb = '\xc3\xa9'",
        "b.py": b"\0",
        "c.docx": b"PK\x03\x04",
        "d.py": b"9" * 20001,
    }
    for name, content in of_editors.items():
        yield asked("read_file", file=base64.b64encode(content).decode(), name=name, **about)
    yield asked("read_file", file="no base64", name="d.py", **about)


TRAPPED = ("07-les-detecteurs/02-trois-champs-un-programme", "09-les-boites/03-compter-ses-pas")


def by_heart(id, language):
    """The parts of a request about a program that wins a level, and not the its variants."""
    known = programs.catalogue_of(builtin.level(id))
    script = blockly.save(read(known, BY_HEART[id]).script, known)
    return {"pack": "codeweek", "level": id, "language": language, "script": script}


def of_traps(language):
    """A trap looked for, slice by slice, then played."""
    from codeweek.web_api.api import PageApi

    for id in TRAPPED:
        about, here = by_heart(id, language), PageApi()
        for slices in (1, 2, 1000, 1):
            yield asked("trap", slices=slices, **about)
        trap = json.loads(here.handle(asked("trap", slices=1000, **about)))["trap"]
        yield asked("play", trap=trap, **about)
        yield asked("world", trap=trap, run=3, index=2, **about)
        yield asked("world", trap=trap, map=3, **about)
    level = builtin.level("08-tant-que/08-la-main-gauche")
    about = {"pack": "codeweek", "level": level.id, "language": language}
    yield asked("trap", slices=1000, script=describe.dressed(level, programs.solution(level).script), **about)


LIKE = (
    "01-la-fusee/05-les-fleches-melangees",
    "04-la-ronde/05-l-escalier",
    "07-les-detecteurs/03-le-mur-surprise",
)


def of_others(language):
    """Levels like a level, the first and the third, played with nothing; and where there are none."""
    for id in LIKE:
        about = {"pack": "codeweek", "level": id, "language": language}
        for seed, slices in ((0, 1), (0, 10), *((seed, 200) for seed in (0, 2) for _ in range(3))):
            yield asked("another", seed=seed, slices=slices, **about)
        made = {"pack": "another", "level": f"{id}+3", "language": language}
        yield asked("play", script=blockly.save(EMPTY), **made)
        yield asked("describe", pack="another", language=language)
    yield asked(
        "another", level="05-la-tortue-geometre/02-le-carre-pas-a-pas", seed=0, slices=9, language=language
    )


def of_help(language):
    """What helps with programs that do not win, and what went wrong; with one that wins too."""
    for id in NEARLY:
        level = builtin.level(id)
        about = {"pack": "codeweek", "level": id, "language": language}
        won = programs.solution(level).script
        spoilt = islice(edits(vocabulary(level, won, [won]), won), 0, None, 7)
        for script in (EMPTY, won, *(edit.script for edit in spoilt)):
            saved = describe.dressed(level, script)
            yield asked("help", script=saved, **about)
            yield asked("stands", script=saved, **about)
            for told in ("say.items_left", "say.wrong_side"):
                yield asked("went_wrong", script=saved, told=told, **about)
