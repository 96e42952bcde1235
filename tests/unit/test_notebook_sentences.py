"""What is told of programs that beginners write in the notebook: the cause, and what to do."""

import pytest

from codeweek.blocks.live_text import live
from codeweek.blocks.script import EMPTY
from codeweek.data import text
from codeweek.engine.check import check
from codeweek.levels.level import Level
from codeweek.levels.program_translation import spoken
from codeweek.levels.programs import catalogue_of, may_use, start
from codeweek.play import builtin, parts
from codeweek.play.feedback.level_voice import voice
from codeweek.play.session import play, play_text

NOTEBOOK = {id.split("/")[1][:2]: level for id, level in builtin.levels().items() if "carnet-de-python" in id}
LISTED = [(number, at) for number, level in NOTEBOOK.items() for at in range(len(level.mistakes))]
CAESAR = (
    'alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"\nsecret = input("Message")\nclair = ""\n'
    "for lettre in secret:\n    i = 0\n    while alphabet[i] != lettre:\n        i += 1\n"
    "    i -= 3\n    if i < 0:\n        i += 28\n    clair += alphabet[i]\nprint(clair)"
)
QUIZ = 'score = 2\nreponse = demander("Pattes")\n'
TICKET = 'if age >= 12:\n    dire("plein tarif")\nelse:\n    dire("demi-tarif")'
RIDE = 'taille = {0}("Taille")\nage = {0}("Âge")\nif taille >= 120{1} and age >= 8:\n    dire("oui")\n'


def told(level: Level, source: str, language: str = "fr") -> str:
    """What a child is told who writes a program, on the page as in the window."""
    level = spoken(level, language)
    known = catalogue_of(level)
    voiced = voice(text(language), level)
    read = live(known, source, before=EMPTY, check=lambda script: check(known, script, may_use(level)))
    if read.problem:
        return voiced.tell(read.problem)
    playback = play(level, read.script, language)
    return voiced.tell(playback.verdict.message) if playback.verdict else ""


@pytest.mark.parametrize(("number", "at"), LISTED)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_mistake_that_is_foreseen_is_told_by_its_cause_in_both_languages(number, at, language):
    level = spoken(NOTEBOOK[number], language)
    mistake = level.mistakes[at]
    assert told(NOTEBOOK[number], mistake.program, language) == text(language).pick(mistake.why)


@pytest.mark.parametrize(
    ("number", "source", "said"),
    [
        ("02", 'for _ in range(3):\n    dire(Hip)\ndire("Hourra")', "Est-ce un mot à dire"),
        ("02", 'for _ in range(trois):\n    dire("Hip")\ndire("Hourra")', "La boîte « trois » est vide"),
        ("02", 'for _ in range("3"):\n    dire("Hip")\ndire("Hourra")', "sans virgule et sans guillemets"),
        ("05", f"age = demander()\n{TICKET}".replace(">=", "=>"), "« => » s'écrit « >= »"),
        (
            "05",
            f"age = demander()\n{TICKET}".replace("else:", "else"),
            "par « else » finit par deux",
        ),
        ("05", f"age = demander()\n{TICKET}".replace("else", "else age < 12"), "« elif age < 12: »"),
        ("05", f"age = demander()\n{TICKET}".replace("if", "si"), "« si » s'écrit « if »"),
        ("05", f"age = input()\n{TICKET}", "« int( ) » un nombre du texte"),
        ("06", RIDE.format("demander", "cm"), "sans son unité. Écris seulement « 120 »"),
        ("06", RIDE.format("input", ""), "« int( ) » un nombre du texte"),
        (
            "07",
            'mot = demander("Un mot")\nfor i in range(5):\n    dire(mot[i + 1])',
            "de 0 à 4. Ici, tu demandes la 5",
        ),
        ("07", 'mot = demander("Un mot")\nfor i in range(mot):\n    dire(i)', "il faut un nombre entier"),
        ("08", CAESAR, "Essai 2 : Ton texte a 26 lettres, de 0 à 25. Ici, tu demandes la 26."),
        ("09", 'scores = demander("Les scores")\nprint(17)', "Avec [12, 7, 15, 9, 17], le programme"),
        ("10", "six = 0\nif hasard(1, 6) == 6:\n    six += 1", "puis « randint(1, 6) »"),
        ("10", "six = 0\nif randint(1, 6) == 6:\n    six += 1", "tout en haut : from random import randint"),
        ("11", f'{QUIZ}print("Score " + score + " sur 3")', "« str( ) » fait un texte du nombre"),
        ("11", f"{QUIZ}score =+ 1\nprint(score)", "Pour ajouter à une boîte, écris « += »"),
        ("12", "", "Écris une première ligne"),
        ("12", "bonjour", "Que doit faire cette ligne ?"),
        ("12", "blabla()", "Regarde les mots au-dessus de ton texte"),
        ("12", "x = +1", "écris « += »"),
        ("12", "datetime.now()", "« datetime.now() » ne marche pas ici. Un programme ne lit pas l'heure."),
        ("12", "import datetime", "« import datetime » ne marche pas ici. Un programme ne lit pas l'heure."),
        ("12", "x = time.time()", "Mets-la dans une boîte : heure = 8"),
        ("12", "time.sleep(1)", "Écris tout en haut : import time"),
        ("12", "import random\nrandom.gauss(1, 2)", "Dans « random », prends « randint »"),
        ("12", "x = math.sqrt(4)", "« math.sqrt » se prend d'abord"),
        ("12", 'x = "ab"\nprint(x.casefold())', "Après le point, prends un mot qui existe ici"),
        ("12", 'page.print("ab")', "Enlève « page. » et garde « print('ab') »"),
        ("12", "blabla()\n3 x a\nfor", "Je ne connais pas le mot « blabla »"),
        ("12", "a = 2\n3 x a\nfor", "la multiplication s'écrit avec une étoile"),
    ],
)
def test_a_program_of_a_beginner_is_told_by_its_cause_and_what_to_do(number, source, said):
    found = told(NOTEBOOK[number], source).replace("\u00a0", " ")
    assert said in found
    assert told(NOTEBOOK[number], source, "en") not in ("", found)


def test_nobody_who_only_types_is_told_of_blocks():
    level = NOTEBOOK["12"]
    sentences = {key: entry for file in ("say", "program", "run") for key, entry in _leaves(file)}
    typed = {key: entry["typed"] for key, entry in sentences.items() if "typed" in entry}
    assert len(typed) > 15
    for key, words in typed.items():
        assert voice(text("fr"), level)(key) == text("fr")._fill(words, {})
        assert "bloc" not in words
        assert "réserve" not in words
        assert voice(text("fr"), builtin.levels()["04-la-ronde/05-l-escalier"])(key) != words


def _leaves(file):
    return [(f"{file}.{key}", entry) for key, entry in text("fr").messages[file].items()]


@pytest.mark.parametrize(
    ("level", "source", "said"),
    [
        ("04-la-ronde/05-l-escalier", "print(3)", "« print » a besoin d'une page"),
        ("04-la-ronde/05-l-escalier", "x = input()", "« input » a besoin d'une page"),
        ("04-la-ronde/05-l-escalier", "import random", "« import random » : ce niveau n'a pas de bloc"),
        ("09-les-boites/03-compter-ses-pas", "n = 0\nprint(n)", "Ici, prends « dire … »"),
    ],
)
def test_a_word_of_a_page_in_a_world_is_told_by_itself_with_what_to_take(level, source, said):
    found = told(builtin.levels()[level], source).replace("\u00a0", " ")
    assert said in found
    assert "« Python »" not in found


@pytest.mark.parametrize(
    ("source", "written"),
    [
        ("print(1)\nimport random\nprint(random.randint(3, 3))\n", "1\n3\n"),
        ("x = 1\nfrom math import sqrt\nfrom math import pi\nprint(sqrt(4), pi > 3)\n", "2.0 True\n"),
        ("from math import sqrt\nprint(1)\nfrom math import sqrt\nprint(sqrt(4))\n", "1\n2.0\n"),
    ],
)
def test_an_import_may_stand_below_other_lines_above_what_uses_it(source, written):
    playback = play_text(NOTEBOOK["12"], source)
    assert not playback.problems
    assert "".join(piece.text for piece in playback.traces[0].console) == written


@pytest.mark.parametrize(
    ("source", "line", "name"),
    [
        ("print(random.random())\nimport random\n", 2, "random"),
        ("x = pi\n\nfrom math import pi\n", 3, "pi"),
        ("def f():\n    return sqrt(4)\nfrom math import sqrt\nprint(f())\n", 3, "sqrt"),
    ],
)
def test_an_import_below_what_uses_it_is_told_with_its_line_and_name(source, line, name):
    (problem,) = play_text(NOTEBOOK["12"], source).problems
    assert (problem.key, problem.line, problem.slots["name"]) == ("program.import_late", line, name)
    assert "tout en haut" in told(NOTEBOOK["12"], source)


RECTANGLE = [["8", "2", "16"], ["7", "4", "28"], ["6", "6", "36"], ["5", "8", "40"]]


@pytest.mark.parametrize(
    ("part", "answered", "said"),
    [
        ("01-le-programme-de-calcul~3", "D", "Ici on retranche avant de doubler"),
        ("04-s-orienter-a-90~5", ["40", "50"], "0 tourne le lutin vers le haut"),
        ("06-le-rectangle-qui-grandit~1", [*RECTANGLE[1:], ["4", "10", "40"]], "changent après « dire »"),
        ("06-le-rectangle-qui-grandit~1", [RECTANGLE[0], ["7", "4", "29"], *RECTANGLE[2:]], "il dit 28"),
        ("09-le-polygone-qui-ne-ferme-pas~1", 2, "C’est le virage qui ne va pas"),
        ("09-le-polygone-qui-ne-ferme-pas~1", 3, "la ligne 3 peut rester"),
    ],
)
def test_an_answer_that_is_often_given_in_the_exam_is_told_by_its_cause(part, answered, said):
    exercise = builtin.levels()[f"17-objectif-brevet/{part.split('~')[0]}"]
    level = next(each for each in exercise.parts if each.id.endswith(part))
    playback = play(level, start(level), "fr")
    verdict = parts.judged(level, playback.verdict, playback.traces, answered, first=True)
    assert not verdict.won
    assert said in voice(text("fr"), level).tell(verdict.message).replace("\u00a0", " ")
