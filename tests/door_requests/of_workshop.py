"""What is asked by who makes levels and packs: an adult in the workshop, a child who invents."""

import base64

from codeweek import data
from codeweek.authoring.draft.level_acts import new
from codeweek.blocks import blockly
from codeweek.blocks.script import EMPTY
from door_requests.asking import asked, zipped
from door_requests.of_programs import FREE

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
ON_SHEET = [
    {"do": "turtle", "map": 0, "x": -40, "y": 20, "sheet": 300},
    {"do": "turtle", "heading": 45, "free": True},
    {"do": "turtle", "sheet": 50},
    {"do": "turtle", "sheet": 0},
]
ON_STAGE = [
    {"do": "cell", "x": 3, "y": 0, "letter": "@chat"},
    {"do": "cell", "x": 4, "y": 0, "letter": "*"},
    {"do": "resize", "width": 7, "height": 2, "left": 1},
    {"do": "stage", "name": "heroes", "value": "chat : souris, haut\nporte\nlampe : a = lampe, b = étoile"},
    {"do": "stage", "name": "inputs", "value": "2 →\n1 clic chat\nplus tard"},
    {"do": "stage", "name": "expected", "value": "chat : C1\nchat.dit : rien\ngagné"},
    {"do": "add_map"},
]
ON_TUNE = [
    {"do": "tune", "voice": 0, "at": 0, "length": 1, "note": "e"},
    {"do": "tune", "voice": 1, "at": 1.5, "length": 0.5, "note": "boom"},
    {"do": "tune", "voice": 0, "instrument": "flute"},
    {"do": "tune", "tempo": 120},
    {"do": "tune", "voice": 0, "at": 0, "note": "e"},
    {"do": "perform"},
    {"do": "tune", "fitted": True},
    {"do": "tune", "tempo": 1, "note": "?"},
]


def of_drafts(language):
    """What the workshop asks about levels that are being written, good and bad."""
    good = (data.folder("levels") / "04-la-ronde" / "05-l-escalier.yaml").read_text(encoding="utf-8")
    for kind in ("robot", "turtle", "stage", "music", "dragon"):
        yield asked("draft_new", kind=kind, language=language)
    texts = ("", "title: [", good.replace("map:", "mpa:"), good.replace(">", "é"), FREE, good)
    for text in texts:
        yield asked("draft_view", text=text, language=language)
        yield asked("draft_solve", text=text, slices=200, language=language)
        for field in ("solution", "given", "story"):
            yield asked("draft_program", text=text, field=field, language=language)
        yield asked("draft_offer", text=text, script=blockly.save(EMPTY), language=language)
    word = good.replace("mode:", "mode:\u00a0").encode("cp1252")
    for content in (good.encode("utf-16"), word, b"\x89PNG\xff"):
        sent = base64.b64encode(content).decode()
        yield asked("draft_open", name="à/x.yaml.txt", base64=sent, language=language)
    for wrong in ({"base64": "?"}, {"name": "x.yaml"}, {"name": "x.yaml", "base64": "?"}):
        yield asked("draft_open", language=language, **wrong)
    for act in ACTS:
        yield asked("draft_act", text=good, acts=[act], language=language)
    yield asked("draft_act", text=good, acts=ACTS, language=language)
    for act in ON_SHEET:
        yield asked("draft_act", text=new("fr", "turtle"), acts=[act], language=language)
    for act in ON_STAGE:
        yield asked("draft_act", text=new("fr", "stage"), acts=[act], language=language)
    yield asked("draft_act", text=new("fr", "stage"), acts=ON_STAGE, language=language)
    yield from _of_tunes_written(good, language)


def _of_tunes_written(good, language):
    for act in ON_TUNE:
        yield asked("draft_act", text=new(language, "music"), acts=[act], language=language)
    yield asked("draft_act", text=new("fr", "music"), acts=ON_TUNE, language=language)
    two = 'monde: musique\ncartes:\n  - "do ré:2 | _ // (flûte) mi // boum tic"\n  - partition: ""\n'
    for map in (0, 1, -1, 2):
        yield asked("draft_tune", text=two, map=map, language=language)
    for text in ("monde: musique", good, "title: [", 3):
        yield asked("draft_tune", text=text, map=0, language=language)
    yield asked("draft_tune", text=new(language, "music"), language=language)


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
        {"do": "add_beside", "file": "a/2.yaml", "texts": [level, level]},
        {"do": "add_beside", "file": "a/2.yaml", "texts": level},
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
    sent = base64.b64encode(level.encode()).decode()
    yield asked("pack_take", name="x.txt", base64=sent, language=language)
    about = {"files": files, "number": 1, "slices": 200, "language": language}
    for file, how in (
        ("a/2.yaml", "same"),
        ("a/2.yaml", "harder"),
        ("b/1.yaml", "same"),
        ("c", "easier"),
        ("a/2.yaml", "x"),
    ):
        yield asked("pack_others", file=file, how=how, **about)
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
