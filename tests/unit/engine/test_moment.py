"""What stopped a typed program, told with the values of that moment."""

import pytest

from codeweek import data
from codeweek.blocks.read import read
from codeweek.engine.run import run
from codeweek.levels.programs import catalogue_of_kind
from codeweek.worlds.kinds import kinds

FR = data.text("fr").where(typed=True)
CONSOLE = kinds()["console"]
STOPPED = (
    ("l = [1, 2]\nprint(l[2])", "Ta liste a 2 places, de 0 à 1. Ici, tu demandes la 2."),
    (
        "d = {'pomme': 1, 'poire': 2}\nprint(d['pome'])",
        "Ce dictionnaire n'a pas la clé 'pome'. Voulais-tu dire 'pomme' ?",
    ),
    (
        "d = {'a': 1}\nprint(d['z'])",
        "Ton dictionnaire n'a pas la clé 'z'. Demande d'abord avec « in », ou prends « .get( ) ».",
    ),
    (
        "s = {1, 2}\ns.remove(3)",
        "Cette valeur n'est pas là, alors je ne la trouve pas. Demande d'abord avec « in ».",
    ),
    (
        "s = {1, 2}\ns.add([3])",
        "Une clé, ou ce qui va dans un ensemble, est un nombre ou un texte, pas une liste. "
        "Change cette valeur.",
    ),
    (
        "s = {1, 2}\nfor x in s:\n    s.add(x + 5)",
        "La boucle parcourt un dictionnaire ou un ensemble, et il a changé de taille. "
        "Parcours « list(d) » à la place.",
    ),
    ("l = [1, 2]\nl.pop(7)", "Ta liste a 2 places, de 0 à 1. Ici, tu demandes la 7."),
    ("s = 'abc'\nprint(s[7])", "Ton texte a 3 lettres, de 0 à 2. Ici, tu demandes la 7."),
    ("a = 0\nprint(10 / a)", "Ici, on divise par « a », qui vaut 0. Que faut-il qu'il vaille ?"),
    ("n = [0]\nprint(3 % n[0])", "Ici, on divise par « n[0] », qui vaut 0. Que faut-il qu'il vaille ?"),
    (
        "age = 12\nprint('ans : ' + age)",
        "Ici, 'ans : ' est un texte et 12 un nombre. « str( ) » fait un texte du nombre, "
        "« int( ) » un nombre du texte.",
    ),
    (
        "print()\nx = input('?') + 1",
        "Ici, input('?') est un texte et 1 un nombre. « str( ) » fait un texte du nombre, "
        "« int( ) » un nombre du texte.",
    ),
    (
        "print()\ns = 'abc'\ns[0] = 'x'",
        "Un texte ne se change pas lettre par lettre. Fabrique-en un autre, par exemple avec « replace ».",
    ),
    (
        "print()\nt = (1, 2)\nt[0] = 3",
        "Entre parenthèses, les valeurs ne changent plus. Prends une liste, avec des crochets : [ ].",
    ),
    ("print([1] + 2)", "Ici, [1] et 2 ne vont pas ensemble. Change l'un des deux."),
    (
        "print()\na, b = [1, 2, 3]",
        "À gauche du « = », il y a 2 boîtes, et à droite 3 valeurs. Il en faut autant des deux côtés.",
    ),
    (
        "print()\ncompteur = 0\ncompteru += 1",
        "La boîte « compteru » n'a pas encore de valeur ici. Voulais-tu dire « compteur » ?",
    ),
    (
        "n = 2.5\nfor i in range(n):\n    print(i)",
        "Ici, il faut un nombre entier, et c'est 2.5. Regarde d'où il vient : "
        "« / » donne un nombre à virgule, « // » un entier.",
    ),
    (
        "print(int('douze'))",
        '« int » lit un nombre entier, comme "12", et « douze » n\'en est pas un. Change ce texte.',
    ),
    (
        "print(int('3.5'))",
        "« int » lit un nombre entier, et « 3.5 » est à virgule. Prends « float » à la place.",
    ),
    (
        "print(float('3,5'))",
        "Python lit les nombres à virgule avec un point. Écris 3.5 à la place de 3,5.",
    ),
    (
        "print(int(' '))",
        'Ici, il n\'y a rien à lire : le texte est vide. Il faut des chiffres, comme "12".',
    ),
    (
        "print(int('9' * 5000))",
        "Ici, le nombre devient énorme, alors je m'arrête. "
        "Regarde la boîte qui grandit : que peux-tu changer ?",
    ),
)


@pytest.mark.parametrize(("source", "said"), STOPPED, ids=[source for source, _said in STOPPED])
def test_a_run_that_stops_is_told_with_its_values(source: str, said: str) -> None:
    reading = read(catalogue_of_kind("console"), source)
    assert not reading.problems
    trace = run(reading.program, CONSOLE.commands, CONSOLE.parse_map({})[0], inputs=["12"])
    assert trace.diagnostic is not None
    assert FR.tell(trace.diagnostic).replace("\xa0", " ") == said


def test_a_long_value_is_shown_shortened() -> None:
    reading = read(catalogue_of_kind("console"), "print(int('9' * 5000 + 'a'))")
    trace = run(reading.program, CONSOLE.commands, CONSOLE.parse_map({})[0])
    assert trace.diagnostic is not None
    assert len(FR.tell(trace.diagnostic)) < 110
