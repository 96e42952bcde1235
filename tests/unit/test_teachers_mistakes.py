"""The mistakes that teachers make in a level file: each is told at its line, with what to write.

Most are forgiven as well: the file opens as it was meant, and mended it has no fault.
"""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from codeweek.authoring.validate import doubts, prove
from codeweek.data import text
from codeweek.levels.files.mend.mending import mend
from codeweek.packs.load import load_pack, of_texts

LEVEL = """\
titre: "Le grenier"
histoire: "Le robot range le grenier. Conduis-le jusqu'au drapeau."
monde: robot
mode: construire
classe: CM1
carte: |
  ####G
  ###..
  ##..#
  #..##
  >.###
blocs: [avancer, pivoter_gauche, pivoter_droite, répéter]
limite: 5
solution: |
  for _ in range(4):
      avancer()
      pivoter_gauche()
      avancer()
      pivoter_droite()
indices:
  - "Qu'est-ce qui revient tout le temps dans cet escalier ?"
  - "Construis une seule marche. Vers où regarde-t-il à la fin ?"
  - "Une marche : avancer, pivoter à gauche, avancer, pivoter à droite."
adulte:
  idée: "Trouver le motif : une marche de l'escalier tient en quatre blocs."
  piège: "Le robot n'est pas remis droit. Demandez : « Regarde-t-il comme au début ? »"
  question: "Montre-moi une marche entière. Où commence la suivante ?"
"""
MAP = "  ####G\n  ###..\n  ##..#\n  #..##\n  >.###\n"
STORY = '"Le robot range le grenier. Conduis-le jusqu\'au drapeau."'
BLOCKS = "[avancer, pivoter_gauche, pivoter_droite, répéter]"
SOLUTION = LEVEL[LEVEL.index("solution: |") : LEVEL.index("indices:")]
NBSP = "\u00a0"


def but(old: str, new: str) -> str:
    """The level with one place written otherwise."""
    assert old in LEVEL
    return LEVEL.replace(old, new, 1)


TURTLE = but("monde: robot", "monde: tortue").replace("pivoter", "tourner")


@dataclass(frozen=True)
class Slip:
    """A file with one mistake, the line that is to be named, and what the sentence says of it."""

    content: str | bytes
    line: int | None
    gist: str
    name: str = "le-grenier.yaml"


# Forgiven: read as it was meant, told, and mended.
FORGIVEN = {
    "a tab before a row": Slip(but("  ###..", "\t###.."), 8, "tabulation.*deux espaces"),
    "a tab in a list": Slip(but('  - "Qu', '\t- "Qu'), 21, "tabulation"),
    "a tab after a colon": Slip(but("limite: 5", "limite:\t5"), 13, "tabulation"),
    "the map not indented": Slip(LEVEL.replace(MAP, MAP.replace("  ", "")), 7, "Sous la barre.*deux espaces"),
    "one row not indented": Slip(but("  ##..#", "##..#"), 9, "Sous la barre"),
    "the program not indented": Slip(
        LEVEL.replace(SOLUTION, SOLUTION.replace("\n  ", "\n")), 15, "Sous la barre"
    ),
    "no bar before a map": Slip(but("carte: |", "carte:"), 6, r"barre.*carte: \|"),
    "no bar before a program": Slip(but("solution: |", "solution:"), 14, r"barre.*solution: \|"),
    "no end quote, first line": Slip(but('grenier"', "grenier"), 1, "pas fermé.*Le grenier"),
    "no end quote, second line": Slip(but('drapeau."', "drapeau."), 2, "pas fermé"),
    "no end quote in a list": Slip(but('la fin ?"', "la fin ?"), 22, "pas fermé"),
    "no end quote, last line": Slip(but('la suivante ?"', "la suivante ?"), 27, "pas fermé"),
    "an apostrophe between single quotes": Slip(but(STORY, f"'{STORY[1:-1]}'"), 2, "apostrophe.*guillemets"),
    "an apostrophe in a title": Slip(but('"Le grenier"', "'L'escalier'"), 1, 'apostrophe.*"L\'escalier"'),
    "a backslash": Slip(but("Le robot range", "C:\\q range"), 2, r"barre « \\ ».*deux fois"),
    "a dash forgotten": Slip(but('  - "Construis', '  "Construis'), 22, "tiret devant.*- .Construis"),
    "all dashes forgotten": Slip(LEVEL.replace('  - "', '  "'), 21, "tiret devant"),
    "a no-break space before a row": Slip(but("  ##..#", f"{NBSP * 2}##..#"), 9, "espace insécable"),
    "a no-break space in a row": Slip(but("  ##..#", f"  {NBSP}##..#"), 9, "un signe est une case"),
    "a no-break space after a colon": Slip(but("limite: 5", f"limite:{NBSP}5"), 13, "insécable.*limite: 5"),
    "a no-break space before a colon": Slip(but("titre:", f"titre{NBSP}:"), 1, "insécable.*titre: "),
    "a sign without width": Slip(but("limite:", "\u200blimite:"), 13, "qui ne se voit pas"),
    "no space before a text": Slip(but("titre: ", "titre:"), 1, 'après les deux-points.*titre: "Le'),
    "no space before a number": Slip(but("limite: 5", "limite:5"), 13, "après les deux-points.*limite: 5"),
    "no space after a dash": Slip(but('- "Qu', '-"Qu'), 21, 'tiret court, puis une espace.*- "Qu'),
    "Word's dash": Slip(but('- "Qu', '– "Qu'), 21, 'tiret court.*- "Qu'),
    "Word's quotes": Slip(but('"Le grenier"', "“Le grenier”"), 1, 'guillemets de Word.*"Le grenier"'),
    "Word's quotes and a colon": Slip(but(STORY, "« Range : vite ! »"), 2, "guillemets de Word"),
    "Word's quotes in a list": Slip(
        LEVEL.replace('"Une marche', "“Une marche").replace('droite."', "droite.”"), 23, "guillemets de Word"
    ),
    "UTF-16": Slip(b"\xff\xfe" + LEVEL.encode("utf-16-le"), 1, "UTF-16.*Bloc-notes.*« UTF-8 »"),
    "UTF-16 without a mark": Slip(LEVEL.encode("utf-16-be"), 1, "UTF-16"),
    "Windows-1252": Slip(LEVEL.encode("cp1252"), 1, "Windows-1252.*Bloc-notes.*« UTF-8 »"),
    "a name in .txt": Slip(LEVEL, 1, "Renommez-le « 20-ext.yaml »", "20-ext.txt"),
    "a hidden .txt": Slip(LEVEL, 1, "Renommez-le « 20-ext.yaml »", "20-ext.yaml.txt"),
    "a colon in a text": Slip(but(STORY, "Attention : range le grenier."), 2, "deux-points.*guillemets"),
    "a bracket never closed": Slip(but("répéter]", "répéter"), 12, r"crochet.*répéter\]"),
    "spaces between the signs": Slip(but("##..#", "# # . . #"), 9, "un signe est une case.*##..#"),
    "a map all of spaces": Slip(
        LEVEL.replace(MAP, re.sub(r"(\S)(?=\S)", r"\1 ", MAP)), 7, "pas d'espaces.*5 lignes"
    ),
}
# Told: the author has to decide.
TOLD = {
    "two starts": Slip(but("##..#", "##.>#"), 11, "deuxième départ.*D3"),
    "no start": Slip(but(">.###", "..###"), 7, "pas de départ.*> v <"),
    "a short row": Slip(but("###..", "###."), 8, "4 cases.*Complétez"),
    "a limit too low": Slip(but("limite: 5", "limite: 3"), 13, "au moins 5 blocs. Écrivez"),
    "a heading misspelt": Slip(but("histoire:", "histoir:"), 2, "« histoir ».*« histoire »"),
    "another heading misspelt": Slip(but("blocs:", "bloc:"), 12, "« bloc ».*« blocs »"),
    "an English block with a space": Slip(but("pivoter_droite, r", "turn right, r"), 12, "turn_right"),
    "a block by its label": Slip(but("pivoter_gauche, ", "pivoter à gauche, "), 12, "pivoter_gauche"),
    "no brackets after a command": Slip(but("avancer()", "avancer"), 16, r"parenthèses : avancer\(\)"),
    "no colon after for": Slip(but("range(4):", "range(4)"), 15, "« for ».*deux-points"),
    "a heading twice": Slip(but("limite: 5\n", "limite: 5\nlimite: 6\n"), 14, "« limite ».*deux fois"),
    "a long story": Slip(but("Le robot range", "Le robot range et range, " * 12), 2, r"secondes en CM1"),
    "a word that judges": Slip(but("Le robot range le grenier.", "C'est facile."), 2, "« facile »"),
    "a flag behind walls": Slip(but("G\n  ###..", "G\n  #####"), 6, "Personne ne peut gagner"),
    "no solution": Slip(LEVEL.replace(SOLUTION, ""), 4, "besoin de la rubrique « solution »"),
    "an empty file": Slip("", 1, "vide.*titre"),
    "the robot as R": Slip(but(">.###", "R.###"), 11, "« R ».*robot est > v <"),
    "the flag as D": Slip(but("####G", "####D"), 7, "« D ».*drapeau G"),
    "an arrow of the keyboard": Slip(but(">.###", "→.###"), 11, "« → ».*robot est > v <"),
    "a map too large": Slip(but("####G", f"{'#' * 60}G"), 7, "trop grande.*26 colonnes"),
    "a number in words": Slip(but("limite: 5", "limite: cinq"), 13, "nombre entier de 1"),
    "a number and a comma": Slip(but("limite: 5", "limite: 5,"), 13, "nombre entier de 1"),
    "no hints": Slip(LEVEL[: LEVEL.index("indices")] + LEVEL[LEVEL.index("adulte") :], 1, "en faut 3"),
    "a block missing in the toolbox": Slip(but(", répéter]", "]"), 15, "« répéter.*Ajoutez-le"),
    "an unknown world": Slip(but("monde: robot", "monde: labyrinthe"), 3, "« robot »"),
    "a shift in the solution": Slip(but("()\n      pivoter_g", "()\n    pivoter_g"), 17, "décalage"),
    "never closed, in one line": Slip(but("répéter]", "répéter, [avancer"), 12, "crochet"),
    "a Word document": Slip(b"PK\x03\x04" + b"\0" * 26 + b"word/document.xml", None, "Word.*Texte brut"),
    "a Word document by name": Slip(LEVEL, None, "document Word.*Texte brut", "grenier.docx"),
    "an RTF": Slip(rb"{\rtf1\ansi titre: Le grenier\par}", None, "RTF.*format Texte"),
    "mode jouer": Slip(but("mode: construire", "mode: jouer"), 4, "« construire »"),
    "mode dessiner": Slip(but("mode: construire", "mode: dessiner"), 4, "« cr[ée]er »"),
    "boucle": Slip(but("répéter]", "boucle]"), 12, "« répéter »"),
    "a text": Slip(but("monde: robot", "monde: robot\ntexte: Avance."), 4, "« texte ».*« histoire »"),
    "help": Slip(but("monde: robot", "monde: robot\naides: [Avance.]"), 4, "« aides ».*« indices »"),
    "a forest": Slip(but("monde: robot", "monde: robot\ndécor: forêt"), 4, "« jungle ».*village.*grotte"),
    "blocks without commas": Slip(but(BLOCKS, BLOCKS[1:-1].replace(",", "")), 12, re.escape(BLOCKS)),
    "blocks without brackets": Slip(but(BLOCKS, BLOCKS[1:-1]), 12, re.escape(BLOCKS)),
    "blocks with semicolons": Slip(but(BLOCKS, BLOCKS[1:-1].replace(",", ";")), 12, re.escape(BLOCKS)),
    "adulte as a text": Slip(
        LEVEL[: LEVEL.index("adulte")] + 'adulte: "Le motif."\n', 24, "rubriques : id[ée]e"
    ),
    "a turtle with a grid": Slip(TURTLE, 6, "tortue n'a pas de grille"),
    "prévoir as a word": Slip(but("classe", "prévoir: case\nclasse"), 5, "rubriques : demande"),
    "a colon in a hint": Slip(
        but('"Une marche : avancer', "Une marche : [avancer"), 23, "« : ».*entre guillemets"
    ),
    "a solution in French": Slip(
        LEVEL.replace(SOLUTION, "solution: |\n  avancer()\n  puis il va au fond\n"),
        16,
        "est une phrase",
    ),
    "a solution of arrows": Slip(LEVEL.replace(SOLUTION, "solution: |\n  → → ↑\n"), 15, "flèches.*avancer"),
    "a command as it is said": Slip(
        but("pivoter_gauche()", "pivoter à gauche()"), 17, r"« pivoter_gauche\(\) »"
    ),
    "a command misspelt": Slip(but("pivoter_gauche()", "pivoter_gauhce()"), 17, "« pivoter_gauche »"),
    "an empty solution": Slip(LEVEL.replace(SOLUTION, "solution:\n"), 14, "solution est vide.*avancer"),
}
ALL = {**FORGIVEN, **TOLD}


def written(slip: Slip, folder: Path) -> Path:
    path = folder / slip.name
    path.write_bytes(slip.content.encode() if isinstance(slip.content, str) else slip.content)
    return path


def told(path: Path) -> list[tuple[int | None, str]]:
    """What `codeweek check` says, with the lines; no-break spaces as they are typed."""
    pack = load_pack(path)
    found = [*pack.problems, *(problem for level in pack.levels for problem in prove(level))]
    found += doubts(pack.levels)
    return [(each.line, text("fr").tell(each, "adult").replace(NBSP, " ")) for each in found]


@pytest.mark.parametrize("slip", ALL.values(), ids=ALL)
def test_the_line_to_change_is_named_with_its_cause(slip: Slip, tmp_path: Path) -> None:
    said = told(written(slip, tmp_path))
    assert [words for line, words in said if line == slip.line and re.search(slip.gist, words)], said


@pytest.mark.parametrize("slip", ALL.values(), ids=ALL)
def test_nothing_absurd_is_said(slip: Slip, tmp_path: Path) -> None:
    """No key of the English files, no button of the game, no word that is near by its letters only."""
    absurd = r"\b(?:idea|mistake|start|heading|ask)\b|▶|boolean|d[ée]boguer »|« port »|« titre » \? « titre"
    assert not [words for _, words in told(written(slip, tmp_path)) if re.search(absurd, words)]


@pytest.mark.parametrize("slip", FORGIVEN.values(), ids=FORGIVEN)
def test_a_forgiven_file_opens_with_the_whole_level(slip: Slip, tmp_path: Path) -> None:
    [level] = load_pack(written(slip, tmp_path)).levels
    [meant] = of_texts({"a.yaml": LEVEL}).levels
    assert (level.maps, level.toolbox, level.limit) == (meant.maps, meant.toolbox, meant.limit)
    assert level.solution == meant.solution
    assert len(level.hints) == 3


@pytest.mark.parametrize("slip", FORGIVEN.values(), ids=FORGIVEN)
def test_a_mended_text_has_no_fault_left(slip: Slip) -> None:
    if isinstance(slip.content, str):
        mended = mend(slip.content).text
        assert of_texts({"a.yaml": mended}).problems == ()
        assert mend(mended).text == mended


def test_the_level_itself_has_nothing_to_tell(tmp_path: Path) -> None:
    assert told(written(Slip(LEVEL, None, ""), tmp_path)) == []
    assert mend(LEVEL).text == LEVEL


@pytest.mark.parametrize("change", [lambda text: text.replace("\n", "\r\n"), lambda text: f"\ufeff{text}"])
def test_line_ends_of_windows_and_a_mark_are_no_mistake(change, tmp_path: Path) -> None:
    assert told(written(Slip(change(LEVEL), None, ""), tmp_path)) == []


def test_two_mistakes_are_both_told_and_mended(tmp_path: Path) -> None:
    both = but("limite: 5", f"limite:{NBSP}5").replace('grenier"', "grenier", 1)
    said = told(written(Slip(both, None, ""), tmp_path))
    assert [line for line, _ in said] == [1, 13]
    assert mend(both).text == LEVEL
