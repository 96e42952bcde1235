"""Fields are named to an author as the file names them."""

import pytest
from sample import told

from codeweek import data
from codeweek.packs.load import of_texts
from codeweek.report.where import where

FRENCH, ENGLISH = data.text("fr"), data.text("en")
LEVEL = "titre: T\nclasse: CE2\ncarte: '>.G'\nblocs: [avancer]\nsolution: |\n  avancer()\n  avancer()\n"
IN_ENGLISH = {"titre": "title", "classe": "class", "carte": "map", "blocs": "toolbox", "adulte": "adult"}
IN_ENGLISH |= {"idée": "idea", "limite": "limit", "grille": "grid", "objets": "items", "cartes": "maps"}


def english(source: str) -> str:
    """The same file, its keys in English."""
    for word, name in IN_ENGLISH.items():
        source = source.replace(f"{word}:", f"{name}:")
    return source


def lines(source: str) -> list[str]:
    """What `check` tells of a level, without file, line and column."""
    return [
        where(each.at(file=None, line=None, column=None), FRENCH) for each in told({"1.yaml": source}).told
    ]


@pytest.mark.parametrize(
    ("source", "field"),
    [
        (f"{LEVEL}limite: 1\n", "limite"),
        (LEVEL.replace(">.G", ">#G"), "carte"),
        (LEVEL.replace("carte: '>.G'", "cartes: ['>.G', '>#G']"), "cartes[1]"),
        (LEVEL.replace("'>.G'", "{grille: '>.G', objets: {Z9: 2}}"), "carte.objets.Z9"),
        (LEVEL.replace("'>.G'", "{grille: '>.xG'}"), "carte.grille"),
        (f"{LEVEL}adulte: {{idée: [a]}}\n", "adulte.idée"),
        (f"{LEVEL}titre: U\n", "titre"),
    ],
)
def test_a_field_is_named_as_the_file_names_it(source: str, field: str) -> None:
    assert any(f"{field}: " in line for line in lines(source))
    known = "".join(f"{IN_ENGLISH.get(part, part)}" for part in _parts(field))
    assert any(f"{known}: " in line for line in lines(english(source)))


def _parts(field: str) -> list[str]:
    return [part for piece in field.split(".") for part in (".", *piece.partition("["))][1:]


def test_a_field_that_is_not_there_is_named_in_the_language_of_the_reader() -> None:
    (missing,) = of_texts({"1.yaml": LEVEL.replace("titre: T\n", "")}).problems
    assert where(missing, FRENCH) == "1.yaml:1:1: titre: Il manque la rubrique «\u00a0titre\u00a0»."
    assert where(missing, ENGLISH) == "1.yaml:1:1: title: The field “title” is missing."
    assert missing.field == "title"


def test_a_pack_names_its_fields_as_it_writes_them() -> None:
    head = "titre: P\nchapitres:\n  - {dossier: a, titre: A, décor: mars}\n  - {dossier: b}\n"
    pack = of_texts({"pack.yaml": head, "a/1.yaml": LEVEL, "b/1.yaml": LEVEL})
    said = [where(each, FRENCH) for each in pack.problems]
    assert sorted(line.split(": ")[1] for line in said) == ["chapitres[0].décor", "chapitres[1].titre"]


def test_the_names_to_choose_from_are_in_the_language_of_the_file() -> None:
    (line,) = lines(f"{LEVEL}monde: zzzz\n")
    assert line.endswith("Choisissez parmi\u00a0: texte, musique, robot, scène, tortue.")
    (line,) = lines(f"{english(LEVEL)}kind: zzzz\n")
    assert line.endswith("Choisissez parmi\u00a0: console, music, robot, stage, turtle.")
