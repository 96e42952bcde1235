"""The files that children drop on the window or on the page: good ones, and all the others."""

import zipfile
from pathlib import Path

GOOD = """title: {fr: Le couloir, en: The corridor}
map: ">..G"
toolbox: [move, turn_left, repeat]
solution: |
  for _ in range(3):
      avancer()
"""
TWO_MAPS = """title: Deux champs
maps: [">.*.", {grid: ">..*", hidden: true}]
toolbox: [move, pick, if, item_here, repeat]
solution: |
  for _ in range(3):
      avancer()
      if objet_ici():
          ramasser()
"""
ASKS = 'title: Une question\nmode: create\nmap: ">.."\ntoolbox: [move, say, ask]\ngiven: dire(demander())\n'
BAD = "title: Cassé\nmaps:\n  - |\n    >.*\n    .é\ntoolbox: [volerr]\nsolution: avancer()\nhints: 3\n"
CHILD = '{"version": 1, "profile": "owl-pink", "courses": {"codeweek": {"stars": {"x": 99}, "programs": 3}}}'


def make(folder: Path) -> list[Path]:
    """The files, written in a folder, in order; the last one is not there at all."""
    folder.mkdir(parents=True, exist_ok=True)
    texts = {
        "bon.yaml": GOOD,
        "deux.yaml": TWO_MAPS,
        "question.yaml": ASKS,
        "casse.yaml": BAD,
        "enfant.json": CHILD,
    }
    texts |= {"vide.yaml": "", "lettre.txt": "Bonjour", "profond.yaml": "title: " + "[" * 3000}
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "bruit.yaml").write_bytes(bytes(range(256)) * 8)
    (folder / "coupe.zip").write_bytes(b"PK\x03\x04" + bytes(60))
    with zipfile.ZipFile(folder / "paquet.zip", "w") as archive:
        head = "title: Trois couloirs\nlicence: CC0\nlanguage: fr\n"
        for name, text in {"pack.yaml": head, "1.yaml": GOOD, "2.yaml": TWO_MAPS, "3.yaml": ASKS}.items():
            archive.writestr(zipfile.ZipInfo(name), text)
    return [*sorted(folder.iterdir()), folder / "disparu.yaml"]
