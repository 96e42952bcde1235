"""Requests to the door of the browser's page, for tests that ask it everything."""

import base64
import io
import json
import zipfile

from by_heart import BY_HEART
from misled import MISLED

from codeweek import data
from codeweek.blocks import blockly
from codeweek.blocks.read import read
from codeweek.blocks.script import EMPTY
from codeweek.levels import programs
from codeweek.play import builtin
from codeweek.web_api import describe

LEVELS = tuple(builtin.levels().values())
FREE = """\
title: Tout
kind: robot
mode: create
map: |
  >..G
  .#..
toolbox: [up, down, left, right, move, turn_left, pick, drop, paint, say, repeat, count, count_from, while,
  if, if_else, variables, lists, functions, call_value, return, arithmetic, comparisons, logic, wall_ahead,
  bag, at_goal, ask, python]
"""
PROGRAMS = {
    "endless": "while True:\n    avancer()\n",
    "turning": "while True:\n    pivoter_gauche()\n",
    "counting": "x = 0\nwhile True:\n    x = x + 1\n",
    "recursion": "def f():\n    f()\nf()\n",
    "growth": "x = 2\nfor _ in range(50):\n    x = x * x\n",
    "list": "a = [1]\nfor _ in range(5000):\n    a.append(a)\n",
    "text": "x = 'é'\nfor _ in range(100):\n    x = x + x\n",
    "talk": "for i in range(100):\n    dire(i)\n",
    "division": "x = 1 / 0\n",
    "typed": (
        "import random\nfrom math import sqrt\nl = []\n"
        "for n in [3, 1, 2]:\n    l.append((n, random.randint(1, 100), f'{sqrt(n)}'))\n"
        "l.sort()\na, b = l[0], l[1:]\ndire(str(a) + str(b) + str(sum([0.5, 0.25])))\n"
        "while True:\n    if n in [1, 2]:\n        break\nprint(a, sep=';')\ndire(round(2.675, 2))\n"
        "int('x')\n"
    ),
    "floats": "x = 0.1 + 0.2\ndire(x)\ndire(7 // 2)\ndire(7 % 3)\ndire(2 ** 10)\n",
    "values": "def double(n):\n    return n * 2\na = [1, 'deux', True, double(3)]\ndire(a)\ndire(len(a))\n",
    "long": "x = 0\nfor i in range(3000):\n    x = x + i\n",
    "deep": "x = " + "1 + (" * 15 + "1" + ")" * 15 + "\n",
    "mixed": "x = 1 + 'a'\n",
    "unknown": "x = y\n",
    "index": "a = [1]\nx = a[5]\n",
    "asking": "x = demander()\nwhile x < 9:\n    x = x + demander()\ndire(x)\n",
    "nested": "".join("    " * n + "for _ in range(2):\n" for n in range(8)) + "    " * 8 + "peindre()\n",
}

ACTS = [
    {"do": "cell", "map": 0, "x": 4, "y": 1, "letter": "#"},
    {"do": "count", "map": 0, "x": 3, "y": 1, "what": "items", "n": 3},
    {"do": "fence", "map": 0, "x": 2, "y": 2, "side": "east"},
    {"do": "resize", "map": 0, "width": 6, "height": 6},
    {"do": "add_map"},
    {"do": "hide_map", "map": 1, "hidden": True},
    {"do": "remove_map", "map": 0},
    {"do": "set", "field": "title", "value": "Marches", "language": "fr"},
    {"do": "set", "field": "limit", "value": None},
    {"do": "block", "name": "pick", "in": True},
    {"do": "hint", "index": 2, "value": "Compte.", "language": "fr"},
    {"do": "program", "field": "given", "script": blockly.save(EMPTY)},
]


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


def of_programs(language):
    """A teacher's level that offers everything, and programs that do unusual things."""
    opened = asked("open", name="tout.yaml", text=FREE, language=language)
    yield opened
    key = _key(opened)
    known = programs.catalogue_of_kind("robot")
    for source in PROGRAMS.values():
        found = read(known, source)
        assert not found.problems, source
        about = {"pack": key, "level": "tout", "script": blockly.save(found.script, known)}
        for inputs in ([], ["4"], ["4", "8"]) if "demander" in source else ([],):
            yield asked("play", language=language, inputs=inputs, **about)
        for index in (0, 1, 2, 7, 900):
            yield asked("step", run=0, index=index, language=language, **about)
    yield asked("describe", pack=key, language=language)
    yield asked("comics", pack=key, language=language)
    for id, source in MISLED:
        known = programs.catalogue_of(builtin.level(id))
        script = blockly.save(programs.read_in(builtin.level(id), source).script, known)
        yield asked("play", pack="codeweek", level=id, script=script, language=language)


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


TRAPPED = ("07-les-detecteurs/02-trois-champs-un-programme", "09-les-boites/03-compter-ses-pas")


def by_heart(id, language):
    """The parts of a request about a program that wins a level, and not the its variants."""
    known = programs.catalogue_of(builtin.level(id))
    script = blockly.save(read(known, BY_HEART[id]).script, known)
    return {"pack": "codeweek", "level": id, "language": language, "script": script}


def of_traps(language):
    """A trap looked for, slice by slice, then played."""
    from codeweek.web_api.api import Door

    for id in TRAPPED:
        about, here = by_heart(id, language), Door()
        for slices in (1, 2, 1000, 1):
            yield asked("trap", slices=slices, **about)
        trap = json.loads(here.handle(asked("trap", slices=1000, **about)))["trap"]
        yield asked("play", trap=trap, **about)
        yield asked("world", trap=trap, run=3, index=2, **about)
        yield asked("world", trap=trap, map=3, **about)
    level = builtin.level("08-tant-que/08-la-main-gauche")
    about = {"pack": "codeweek", "level": level.id, "language": language}
    yield asked("trap", slices=1000, script=describe.dressed(level, programs.solution(level).script), **about)


def _key(request):
    from codeweek.web_api.api import Door

    return json.loads(Door().handle(request))["pack"]["key"]


def zipped(files):
    """A zip of some texts, in base64."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return base64.b64encode(content.getvalue()).decode()


def _proofs(text):
    """The file of proofs of a zip with one level: in three blocks, which nobody can."""
    from codeweek.packs.load import of_texts
    from codeweek.packs.proofs import Found, Proof, Proofs, key, write

    (level,) = of_texts({"é/niveau.yaml": text}).levels
    return write(Proofs("", {level.id: (key(level), Proof(Found(3)))}))


def of_files(language):
    """Files of teachers, good and bad."""
    good = (data.folder("levels") / "04-la-ronde" / "05-l-escalier.yaml").read_text(encoding="utf-8")
    texts = ("", "\ufeff" + good, good.replace("map:", "mpa:"), "title: [", "a: &a [*a]", "- 1", "\0", "é: è")
    for text in (*texts, "!!python/object:os.system x", "a: " + "[" * 300, "x" * 300_000):
        yield asked("open", name="a.yaml", text=text, language=language)
    pack = "title: T\nchapters:\n  - {folder: un, title: Un}\n"
    for files in (
        {},
        {"pack.yaml": pack, "un/1.yaml": good},
        {"../un.yaml": good, "/etc/x.yaml": good, "ok.yaml": good, "image.png": "x"},
        {"é/niveau.yaml": good, "__MACOSX/é/niveau.yaml": "x"},
        {"é/niveau.yaml": good, "proofs.json": _proofs(good)},
    ):
        yield asked("open", name="a.zip", base64=zipped(files), language=language)
    for content in ("AAAA", "!", "", zipped({"a.yaml": good})[:200]):
        yield asked("open", name="a.zip", base64=content, language=language)


def of_drafts(language):
    """What the workshop asks about levels that are being written, good and bad."""
    good = (data.folder("levels") / "04-la-ronde" / "05-l-escalier.yaml").read_text(encoding="utf-8")
    for kind in ("robot", "turtle", "dragon"):
        yield asked("draft_new", kind=kind, language=language)
    texts = ("", "title: [", good.replace("map:", "mpa:"), good.replace(">", "é"), FREE, good)
    for text in texts:
        yield asked("draft_view", text=text, language=language)
        yield asked("draft_solve", text=text, slices=200, language=language)
        for field in ("solution", "given", "story"):
            yield asked("draft_program", text=text, field=field, language=language)
        yield asked("draft_offer", text=text, script=blockly.save(EMPTY), language=language)
    for act in ACTS:
        yield asked("draft_act", text=good, acts=[act], language=language)
    yield asked("draft_act", text=good, acts=ACTS, language=language)


def of_packs_made(language):
    """What the workshop asks about packs that are made, good and bad."""
    level = (data.folder("levels") / "04-la-ronde" / "05-l-escalier.yaml").read_text(encoding="utf-8")
    parts = "  - {dossier: a, titre: A}\n  - {dossier: b, titre: B}\n"
    head = f"titre: T  # à nous\nauteur: Zoé\nchapitres:\n{parts}"
    files = {"pack.yaml": head, "a/2.yaml": level, "a/10.yaml": level, "b/1.yaml": "titre: ["}
    yield asked("pack_new", language=language)
    for act in (
        {"do": "add", "chapter": 1, "text": level},
        {"do": "move", "file": "a/10.yaml", "chapter": 1, "place": 0},
        {"do": "move", "file": "a/3.yaml", "chapter": 1, "place": 0},
        {"do": "duplicate", "file": "a/2.yaml"},
        {"do": "rename", "file": "a/2.yaml", "title": "L'été : # 1"},
        {"do": "remove", "file": "b/1.yaml"},
        {"do": "set", "field": "cover", "value": "jungle"},
        {"do": "add_chapter"},
        {"do": "remove_chapter", "chapter": 0},
        {"do": "move_chapter", "chapter": 0, "place": 1},
        {"do": "set_chapter", "chapter": 0, "field": "title", "value": "Z"},
        {"do": "fly"},
    ):
        yield asked("pack_act", files=files, acts=[act], language=language)
    for given in (files, {}, {"pack.yaml": "titre: ["}, {"a.yaml": level, "../b.yaml": level}):
        yield asked("pack_act", files=given, acts=[], language=language)
        yield asked("pack_zip", files=given, language=language)
        yield asked("pack_take", name="x.zip", base64=zipped(given), language=language)
    yield asked("pack_take", name="x.yaml", text=level, language=language)
    for wrong in ({"files": 3}, {"files": {"a": 3}, "acts": []}, {"files": files, "acts": [3]}):
        yield asked("pack_act", language=language, **wrong)


def of_inventing(language):
    """What a child asks who invents a level, good and bad."""
    drawings = [
        {"grid": [">.#.G", "....*"], "look": "cave", "title": "maze-dragon"},
        {"grid": ["....G", "....."]},
        {"grid": [">.#G", "..##"]},
        {"grid": [">..", "..G"], "kit": "arrows"},
        {"grid": "x", "look": 3},
        {},
    ]
    acts = [
        {"do": "put", "x": 1, "y": 1, "brush": "start"},
        {"do": "put", "x": 99, "y": 0, "brush": "wall"},
        {"do": "size", "width": 8, "height": 6},
        {"do": "size", "width": 9, "height": 6},
        {"do": "look", "look": "jungle"},
        {"do": "kit", "kit": "arrows"},
        {"do": "kit", "kit": "wings"},
        {"do": "name", "place": "castle", "owner": "moon"},
        {"do": "name", "place": "Paul", "owner": "moon"},
    ]
    yield asked("invent_show", drawings=drawings, language=language)
    for drawing in drawings:
        yield asked("invent_act", drawing=drawing, acts=acts, language=language)
        yield asked("invent_prove", drawing=drawing, slices=200, language=language)
    for act in ({"do": "fly"}, {"do": "put"}, 3):
        yield asked("invent_act", drawing={}, acts=[act], language=language)


CHILD = {
    "profile": "owl-pink",
    "settings": {"language": "en", "theme": "sea", "zoom": 1.2, "sound": False, "volume": 0.33, "speed": 9},
    "python": True,
    "progress": {"stars": {level.id: 3 - place % 4 for place, level in enumerate(LEVELS)}, "unlocked": True},
}


def of_codes(language):
    """Codes of children, good and bad ones read again, and a code while it is being typed."""
    from codeweek.web_api.api import Door

    for child in ({}, {**CHILD, "progress": {}}, CHILD):
        asks = asked("code", language=language, **child)
        yield asks
        words = json.loads(Door().handle(asks))["words"]
        swapped, slip = [words[1], words[0], *words[2:]], [f"{words[0][:2]}x{words[0][3:]}", *words[1:]]
        for typed in (words, [word[:4].upper() for word in words], words[:-1], swapped, slip, words[:1]):
            for text in (" ".join(typed), "1. " + ", 2. ".join(typed) + "\n"):
                yield asked("decode", text=text, language=language)
                yield asked("spell", text=text, language=language)
    for text in ("", " ", "é", "a", "ca", "Ca", "zzzz zzzz", "12 34", "\ud800", "mot " * 400, "x" * 5000):
        yield asked("decode", text=text, language=language)
        yield asked("spell", text=text, language=language)


def bad():
    """What no page would ask."""
    yield from ("", "{", "[]", "null", "3", '"é"', "{}", '{"do": 3}', '{"do": "fly"}', "NaN", '"\\ud800"')
    yield from ("[" * 100_000, '{"do":' * 5000, "[" * 880 + "]" * 880, '{"do": "play", "level": {}}')
    yield from _bad_plays()
    yield from _bad_codes()
    yield from _bad_drafts()
    yield asked("describe", language="fr", pack="nobody")
    yield asked("comics", language="fr", pack="nobody")
    yield asked("open", name="a.yaml", language="fr")
    yield asked("open", name="../../a\\b.yaml", text="title: \ud800", language="fr")


def _bad_plays():
    deep = {"type": "move"}
    for _ in range(200):
        deep = {"type": "repeat", "inputs": {"body": {"block": deep}}}
    first = {"pack": "codeweek", "level": LEVELS[0].id, "language": "fr"}
    third = {**first, "level": LEVELS[2].id}
    for script in (
        None,
        3,
        [],
        {},
        {"blocks": {"blocks": [{"type": "fly"}]}},
        {"blocks": {"blocks": [deep]}},
    ):
        for verb in ("play", "python", "check_script"):
            yield asked(verb, script=script, **third)
    yield asked("play", script={}, tries="x", **third)
    yield asked("play", script={}, inputs=[[]], **third)
    yield asked("play", script={}, **{**first, "level": "nowhere"})
    yield asked("play", script={}, **{**first, "pack": "nobody"})
    yield asked("step", run=99, index=0, **first)
    yield asked("step", run=0, index=-1, **first)
    yield asked("step", run=True, index=0, **{**first, "language": "xx"})
    yield asked("step", run=0, index=0, script=3, **third)
    yield asked("world", run=0, index=10**9, **first)
    for trap in (
        3,
        {},
        {"map": 3, "like": 0},
        {"map": {"grid": ">G" * 90}, "like": 0},
        {"map": {"grid": ">G"}},
    ):
        yield asked("play", script={}, trap=trap, **third)
    yield asked("trap", script={}, slices="x", **third)
    yield asked("trap", script=3, **third)


def _bad_codes():
    for verb in ("code", "decode", "spell"):
        yield asked(verb, language="xx")
        yield asked(verb, language="fr", text=3, profile={}, settings=[], progress=[], python="x")
    nonsense = {"stars": {"nowhere": 3}, "alone": [[]], "last": 3}
    yield asked("code", language="fr", profile="dragon-blue", settings={"zoom": "x"}, progress=nonsense)


def _bad_drafts():
    for verb in ("draft_view", "draft_act", "draft_solve", "draft_program", "draft_offer"):
        yield asked(verb, language="fr")
        yield asked(verb, text="title: A", acts=3, slices="x", field=[], script=[], language="fr")
    for act in (
        3,
        {},
        {"do": 3},
        {"do": "cell", "x": {}},
        {"do": "program", "field": "story"},
        {"do": "program"},
    ):
        yield asked("draft_act", text="title: A", acts=[act], language="fr")
    yield asked("draft_act", text="title: A", acts=[{}] * 1001, language="fr")
