"""Packs and zips that somebody's computer, or somebody, has spoilt: the n-th is always the same."""

import io
import random
import struct
import warnings
import zipfile
from pathlib import Path

from codeweek import data

LEVEL = """\
title: {fr: Essai, en: Trial}
story: Va au drapeau.
class: CE1
map: |
  >..
  .#G
toolbox: [move, turn_left, turn_right, repeat]
solution: |
  avancer()
  avancer()
  pivoter_droite()
  avancer()
hints: [Un, Deux, Trois]
"""
TURTLE = """\
title: Carré
kind: turtle
toolbox: [avancer, tourner_droite, repeat]
solution: |
  for _ in range(4):
      avancer(50)
      tourner_droite(90)
"""
HEAD = """\
title: {fr: Paquet, en: Pack}
author: Zoé
licence: CC BY 4.0
version: 2
needs: 0.1
classes: [CE1]
chapters:
  - {folder: a, title: A, look: garden}
  - folder: b
    title: {fr: B, en: B}
"""
MANIFEST = '{"format": 1, "codeweek": "0.1.0", "levels": []}'
GOOD = {
    "pack.yaml": HEAD,
    "manifest.json": MANIFEST,
    "a/1.yaml": LEVEL,
    "a/2.yaml": LEVEL,
    "b/1.yaml": TURTLE,
}
# What YAML allows and level files do not, and what is wrong in other ways.
NASTY = (
    *(
        "!!python/object/apply:os.system [x]",
        "&a [*a]",
        "*nobody",
        "<<: *a",
        "? [a]",
        "%YAML 9.9",
        "---\n---\n",
    ),
    *("\t", "\x00", "\ud800", "\ufeff", "\u2028", "\x85", "{" * 2000, "[" * 3000, "- " * 3000, "a: " * 500),
    *("'", '"', "|+9", ">-", "!!binary aaaa", "!!set {a}", "1e999999", "0x" + "f" * 5000, "9" * 6000),
    *("2001-01-01", "yes: no: maybe", "~", "title: [", "map: {grid: [1, 2]}", "maps: 5", "chapters: {a: b}"),
    *("look: 3", "needs: 99", "needs: [1]", "requires: .", "toolbox: {}", "hints: {fr: {fr: {fr: x}}}"),
    *("work: -1", "limit: 1e3", "kind: [turtle]", "inputs: [[[[[[1]]]]]]", "said: [[1], {a: 2}]"),
    *("solution: " + "(" * 900, "model: 'for'", "mode: predict", "work: 2000000", "auto_pick: []"),
    *("solution: |\n  while True:\n      avancer(1)", "goals: [said, flag]"),
)
NAMES = (
    *(
        "../a/1.yaml",
        "/etc/1.yaml",
        "a/../../1.yaml",
        "C:\\a\\1.yaml",
        "a\\1.yaml",
        "//a/1.yaml",
        "",
        ".",
        "..",
    ),
    *("a/", ".yaml", "a/.yaml", "a//1.yaml", "con.yaml", "a/1.yaml\x00.txt", "é" * 200 + ".yaml"),
    *("x" * 60_000 + ".yaml", "a/" * 500 + "1.yaml", "pack.yml", "a/pack.yaml", "PACK.YAML", "a/1.YAML"),
    *("manifest.json/1.yaml", "\u202elmay.1"),
)
HEADS = (b"PK\x01\x02", b"PK\x03\x04", b"PK\x05\x06")
LIES = (b"\x01\x00", b"\xff\xff", b"\x63\x00", b"\x00\x80", b"\x09\x00")
LETTERS = " \n:-[]{}'\"#|&*!%@0é"


def mutated(number: int) -> bytes:
    """The n-th spoilt zip."""
    chance = random.Random(f"codeweek {number}")
    way = WAYS[number % len(WAYS)]
    return way(chance)


def zipped(files, method=zipfile.ZIP_DEFLATED):
    """Files in a zip, two of one name allowed; a name that no zip may have is left out."""
    content = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(content, "w", method) as archive:
        warnings.simplefilter("ignore")  # two files of one name
        for name, text in files:
            try:
                archive.writestr(name, text)
            except (ValueError, IndexError, struct.error, zipfile.LargeZipFile):
                continue
    return content.getvalue()


def _bytes(text):
    return text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")


def _good(**changes):
    return [(name, _bytes(text)) for name, text in {**GOOD, **changes}.items()]


def _bits(chance):
    """Some bits turned over, anywhere in the zip."""
    method = chance.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA))
    content = bytearray(zipped(_good(), method))
    for _flip in range(chance.choice((1, 1, 2, 5, 50))):
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    return bytes(content)


def _cut(chance):
    """The end missing, or something more after it, or a hole."""
    content = zipped(_good())
    start, end = sorted(chance.randrange(len(content)) for _side in range(2))
    return chance.choice(
        (content[:end], content[start:], content[:start] + content[end:], content + content[start:])
    )


def _texts(chance):
    """Letters of the texts taken, doubled or replaced."""
    name = chance.choice(list(GOOD))
    text = GOOD[name]
    for _change in range(chance.choice((1, 1, 2, 4))):
        place = chance.randrange(len(text) + 1)
        some = text[place : place + chance.randrange(1, 12)]
        letter = chance.choice(
            (" ", "\n", ":", "-", "[", "]", "{", "}", "'", '"', "#", "|", "&", "*", "!", "%", "@", "0", "é")
        )
        text = chance.choice(
            (
                text[:place] + letter + text[place:],
                text[:place] + text[place + len(some) :],
                text[:place] + some * chance.choice((2, 30)) + text[place:],
                text[:place] + letter + text[place + 1 :],
            )
        )
    return zipped(_good(**{name: text}))


def _yaml(chance):
    """Aliases, tags, deep nests, other documents, wrong types."""
    name = chance.choice(list(GOOD))
    lines = GOOD[name].split("\n")
    place = chance.randrange(len(lines))
    nasty = chance.choice(NASTY)
    line = chance.choice((nasty, f"{lines[place].partition(':')[0]}: {nasty}", f"{lines[place]} {nasty}"))
    lines[place : place + chance.choice((0, 1))] = [line]
    return zipped(_good(**{name: "\n".join(lines)}))


def _names(chance):
    """Absolute names, names that step out, double ones, odd ones."""
    files = _good()
    for _more in range(chance.choice((1, 2, 6))):
        files.insert(
            chance.randrange(len(files)),
            (chance.choice((*NAMES, *GOOD)), _bytes(chance.choice(list(GOOD.values())))),
        )
    return zipped(files)


def _links(chance):
    """Links, folders and devices where files should be."""
    files = _good()
    place = chance.randrange(len(files))
    info = zipfile.ZipInfo(files[place][0])
    info.external_attr = chance.choice((0o120777, 0o040755, 0o020666, 0o010644)) << 16
    files[place] = (info, chance.choice((b"/etc/passwd", b"../../x", b"", b"a/1.yaml")))
    return zipped(files)


def _bombs(chance):
    """Far more than it seems."""
    letter = chance.choice((b" ", b"\n", b"a", b"- ", b"#", b"\x00", b"[", b"a: b\n", b"\t", b">", b"0"))
    size = chance.choice((100_000, 1_000_000, 10_000_000))
    body = letter * (size // len(letter))
    before = chance.choice((b"", b"title: ", b"map: |\n  ", b"title: a\nmap: |\n  ", b"solution: |\n  "))
    name = chance.choice(list(GOOD))
    copies = chance.choice((1, 1, 3))
    return zipped([*_good(**{name: before + body}), *((f"a/b{i}.yaml", body) for i in range(copies - 1))])


def _crowds(chance):
    """Files by the thousand."""
    text = chance.choice(
        (LEVEL, TURTLE, "x", "", LEVEL.replace("avancer()", "avancer"), TURTLE.replace("4", "10 ** 6"))
    )
    if chance.random() < 0.2:
        chapters = f"chapters: [{'{folder: a, title: A}, ' * chance.choice((50, 8000))}]\n"
        return zipped(_good(**{"pack.yaml": f"title: A\n{chapters}"}))
    many = [(f"a/{i}.yaml", text) for i in range(chance.choice((300, 1500, 6000)))]
    return zipped([*_good(), *many] if chance.random() < 0.5 else many)


def _maps(chance):
    """Huge and senseless maps."""
    width, height = chance.choice(((1, 1), (200, 200), (3000, 3), (3, 3000), (0, 0), (60, 60)))
    cells = "".join(chance.choice(".#>^v<G*UO0123456789 é\t") for _cell in range(max(1, width)))
    rows = "\n  ".join([cells] * height)
    maps = chance.choice((1, 1, 40))
    grid = f"map: |\n  {rows}\n" if maps == 1 else f"maps: {[cells] * maps}\n"
    text = LEVEL.replace("map: |\n  >..\n  .#G\n", grid)
    return zipped(_good(**{"a/1.yaml": text}))


def _encodings(chance):
    """Texts that are not UTF-8, or only half."""
    name = chance.choice(list(GOOD))
    text = GOOD[name]
    content = chance.choice(
        (
            text.encode("utf-16"),
            text.encode("utf-32-be"),
            text.encode("cp037"),
            b"\xff\xfe" + text.encode(),
            text.encode().replace(b"e", b"\xe9"),
            b"\xef\xbb\xbf" * 3 + text.encode(),
            text.encode()[:-1] + b"\xc3",
            bytes(chance.randrange(256) for _byte in range(500)),
            text.replace("\n", "\r").encode(),
        )
    )
    return zipped(_good(**{name: content}))


def _secret(chance):
    """Encrypted files, unknown methods, sizes that lie: fields of the zip itself changed."""
    content = bytearray(zipped(_good()))
    heads = [
        i
        for i in range(len(content) - 4)
        if content[i : i + 4] in (b"PK\x01\x02", b"PK\x03\x04", b"PK\x05\x06")
    ]
    for head in chance.sample(heads, k=chance.choice((1, 2, len(heads)))):
        place = head + chance.randrange(4, 30)
        if place < len(content) - 2:
            content[place : place + 2] = chance.choice(
                (b"\x01\x00", b"\xff\xff", b"\x63\x00", b"\x00\x80", b"\x09\x00")
            )
    return bytes(content)


def _nested(chance):
    """Zips in zips."""
    content = zipped(_good())
    for _depth in range(chance.randrange(1, 5)):
        content = zipped([(chance.choice(("in.zip", "a/1.yaml", "pack.yaml", "manifest.json")), content)])
    return content


def _manifests(chance):
    """Manifests of other times, or that are none."""
    text = chance.choice(
        (
            '{"format": 99, "codeweek": "7.1"}',
            '{"format": "x"}',
            "[" * 100_000,
            "null",
            '{"format": 2, "codeweek": {}}',
            "",
            '{"format": 1e400}',
            '{"format": ' + "9" * 5000 + "}",
            '{"format": true}',
            "\ud800",
            '{"format": 2}',
            "{" * 5000,
        )
    )
    return zipped(_good(**{"manifest.json": text}))


def _course(chance):
    """A level of the course with letters changed."""
    path = chance.choice(sorted(Path(data.folder("levels")).glob("*/*.yaml")))
    text = list(path.read_text(encoding="utf-8"))
    for _change in range(chance.choice((1, 2, 8))):
        text[chance.randrange(len(text))] = chance.choice(
            ("", "\n", " ", ":", "7", "x", ">", "#", "()", "not ", "- ")
        )
    return zipped([("a/1.yaml", _bytes("".join(text)))])


def _noise(chance):
    """Not a zip at all."""
    return chance.choice(
        (b"", b"PK", b"PK\x05\x06" + b"\x00" * 18, b"PK\x05\x06" + b"\xff" * 18)
    ) + chance.randbytes(chance.randrange(300))


WAYS = (
    _bits,
    _cut,
    _texts,
    _yaml,
    _names,
    _links,
    _bombs,
    _crowds,
    _maps,
    _encodings,
    _secret,
    _nested,
    _manifests,
    _course,
    _noise,
    _yaml,
    _texts,
    _bits,
)
