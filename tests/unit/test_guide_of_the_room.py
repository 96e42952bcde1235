"""The guide for animateurs names what is on the screens as the screens name it."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs" / "guide-animateur.md").read_text(encoding="utf-8")
ROOM = ("Ouvrir la salle", "Le tableau : qui a besoin de vous", "Animer depuis le tableau", "Finir la séance")
SAID = {"Hibou vert", "Montre-moi le pas où cela ne va plus"}  # a child's name, and what an adult says


def sentences(value):
    """All the texts in a table."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from sentences(inner)


def plain(words):
    return re.sub(r"[\u00a0\u202f ]+", " ", words).replace("’", "'").strip(" .")


def test_each_name_in_the_chapters_on_the_room_is_on_a_screen():
    there = set(SAID)
    for path in (ROOT / "codeweek" / "locale" / "fr").glob("*.toml"):
        there |= {plain(words) for words in sentences(tomllib.loads(path.read_text(encoding="utf-8")))}
    chapters = re.findall(rf"^## (?:{'|'.join(ROOM)})\n(.*?)(?=^## )", GUIDE, re.MULTILINE | re.DOTALL)
    named = [plain(words) for chapter in chapters for words in re.findall(r"«([^»]+)»", chapter)]
    assert len(chapters) == len(ROOM)
    assert len(named) > 20
    assert [words for words in named if words not in there] == []
