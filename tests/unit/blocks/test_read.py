"""A child's text to blocks: what is understood, and what is said when it is not."""

import json

import pytest

from codeweek import data
from codeweek.blocks.block_vocabulary import plain
from codeweek.blocks.blockly import fits, load, save
from codeweek.blocks.offer import offers
from codeweek.blocks.read import read
from codeweek.blocks.script_names import names_in, renamed
from codeweek.blocks.write import program
from codeweek.levels.programs import catalogue_of_kind
from codeweek.room.event import is_flat

ROBOT = catalogue_of_kind("robot")


def shown(source, language="fr"):
    reading = read(ROBOT, source)
    assert reading.problems == ()
    return program(ROBOT, reading.script, language).source


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("avance()", "avancer()\n"),
        ("AVANCER ( )", "avancer()\n"),
        ("deposer()", "déposer()\n"),
        ("move()", "avancer()\n"),
        ("avancer(); avancer()", "avancer()\navancer()\n"),
        ("x -= 2", "x = x - 2\n"),
        ("x = -y", "x = 0 - y\n"),
        ("x = -3", "x = -3\n"),
        ("x = a and b and c", "x = a and b and c\n"),
        ("x = a and (b and c)", "x = a and (b and c)\n"),
        ("if a:\n  pass\nelif b:\n  pass", "if a:\n    pass\nelif b:\n    pass\n"),
        ("if a:\n pass\nelse:\n if b:\n  pass", "if a:\n    pass\nelif b:\n    pass\n"),
        ("for _ in range( 3 ):avancer()", "for _ in range(3):\n    avancer()\n"),
        ("while True:\n\tavancer()", "while True:\n    avancer()\n"),
        ("avancer()\r\navancer()", "avancer()\navancer()\n"),
        ("\ufeffavancer()", "avancer()\n"),
        ("while ...: pass", "while ...:\n    pass\n"),
        ("avancer()\u00a0", "avancer()\n"),
        ('dire("é\\"")', "dire('é\"')\n"),
    ],
)
def test_a_text_is_written_back_in_one_form(typed, written):
    assert shown(typed) == written


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("avancer()  # vite", "# vite\navancer()\n"),
        ("# a\navancer()", "# a\navancer()\n"),
        ("for _ in range(2):\n    # b\n    avancer()", "for _ in range(2):\n    # b\n    avancer()\n"),
        (
            "for _ in range(2):\n    avancer()\n    # fin\navancer()",
            "for _ in range(2):\n    avancer()\n    # fin\navancer()\n",
        ),
        (
            "for _ in range(2):\n    avancer()\n# dehors\navancer()",
            "for _ in range(2):\n    avancer()\n# dehors\navancer()\n",
        ),
        ("if a:\n    pass\n# ici\nelse:\n    pass", "if a:\n    # ici\n    pass\nelse:\n    pass\n"),
        (
            "if a:\n    pass\nelse:  # sinon\n    avancer()",
            "if a:\n    pass\nelse:\n    # sinon\n    avancer()\n",
        ),
        ("      # seule", "# seule\n"),
        ("x = '# pas une note'", "x = '# pas une note'\n"),
        ("def f():\n    # vide\n    pass\nf()", "def f():\n    # vide\n    pass\nf()\n"),
        ("dire('a: # b')\n# c", "dire('a: # b')\n# c\n"),
        ("x = 1  # bon : # non\n# c", "# bon : # non\nx = 1\n# c\n"),
        ("x = a[0]  # a:\n# b", "# a:\nx = a[0]\n# b\n"),
        ("x = [1,  # a:\n2]\n# b\ny = 1", "# a:\nx = [1, 2]\n# b\ny = 1\n"),
        ("def f(a,\n      b):\n    # c\n    avancer()", "def f(a, b):\n    # c\n    avancer()\n"),
        (
            "if a:\n    x = [1,\n2]\n# c\nelse:\n    avancer()",
            "if a:\n    x = [1, 2]\n    # c\nelse:\n    avancer()\n",
        ),
        ("if a: x = 1  # a\n# b\nelse: x = 2  # c", "# a\n# b\n# c\nif a:\n    x = 1\nelse:\n    x = 2\n"),
        (
            "if a: x = 1\nelif b: x = 2  # c\nelse: x = 3",
            "# c\nif a:\n    x = 1\nelif b:\n    x = 2\nelse:\n    x = 3\n",
        ),
        (
            "for _ in range(  # a\n    3):  # b\n    # c\n    avancer()",
            "# a\n# b\nfor _ in range(3):\n    # c\n    avancer()\n",
        ),
    ],
)
def test_no_comment_is_lost(typed, written):
    assert shown(typed) == written


@pytest.mark.parametrize(
    ("typed", "key", "line"),
    [
        ("avancer", "say.missing_parens", 1),
        ("avancer()\nfor _ in range(3)\n    avancer()", "slip.colon", 2),
        ("for _ in range(3):\navancer()", "slip.indent_after", 2),
        ("avancer()\n  avancer()", "slip.indent_extra", 2),
        ("avancer(", "slip.open_bracket", 1),
        ("dire('a)", "slip.quotes", 1),
        ("avancer() avancer()", "slip.two_lines", 1),
        ("mur_devant()", "program.question_alone", 1),
        ("x = avancer()", "program.command_as_value", 1),
        ("avancer(3)", "program.once", 1),
        ("avancer(3, 4)", "program.arguments", 1),
        ("zzz", "program.name_alone", 1),
        ("avancr", "say.unknown_name", 1),
        ("import os", "program.instead", 1),
        ("x = 1\nif x:\n    y = lambda: 1", "program.instead", 3),
        ("\n\nx.y = 3", "program.instead", 3),
        ("@f\ndef g():\n    pass", "program.instead", 2),
        ("def f(*a):\n    pass", "program.instead", 1),
        ("def f() -> int:\n    pass", "program.instead", 1),
        ("x: int = 3", "program.instead", 1),
        ("while x:\n    del x.y", "program.not_taught", 2),
        ("x = zip([1], [2])", "program.instead", 1),
        ("try:\n    x = 1\nexcept OSError:\n    x = 2", "program.instead", 3),
        ("x = 1 is y", "program.not_taught", 1),
        ("_x = 3", "program.bad_name", 1),
        ("x = __import__", "program.not_taught", 1),
        ("x = 2j", "program.not_taught", 1),
        ("dire(value=3)", "program.not_taught", 1),
        ("print(1, file=3)", "program.instead", 1),
        ("for i in 4:\n    avancer()", "program.for_number", 1),
        ("l = []\nl.add(3)", "program.other_method", 2),
        ("l = []\nx = l.length", "program.length", 2),
        ("robot.avancer()", "program.dotted", 1),
        ("x = 3 ^ 2", "program.power", 1),
        ("avancer(*[1])", "program.not_taught", 1),
        ("\nx = 1e999", "program.syntax", 2),
        (f"\nx = -0x{'f' * 5000}", "program.syntax", 2),
        ("\n\nx = " + "not " * 100 + "a", "program.too_nested", 3),
        ("".join(f"{' ' * n}if a:\n" for n in range(70)) + " " * 70 + "avancer()", "program.too_nested", 61),
        ("avancer()\n" * 601, "program.too_long", 1),
        ("x = 1\nwhile x == 1:\n" + "    avancer()\n" * 500, "program.too_long", 2),
    ],
)
def test_what_is_not_understood_is_said_with_its_line(typed, key, line):
    problem = read(ROBOT, typed).problems[0]
    assert (problem.key, problem.line) == (key, line)
    assert problem.key not in data.text("fr").tell(problem)


def test_all_problems_are_told_not_only_the_first():
    assert [p.line for p in read(ROBOT, "x.y\navancer()\nimport os\nmur_devant()").problems] == [1, 3, 4]


def test_lines_are_those_the_child_typed():
    import ast

    source = "# a\n\navancer()  # b\n\n\nif mur_devant():  # c\n\n    avancer()\n"
    tree = read(ROBOT, source).program.tree
    calls = [n.lineno for n in ast.walk(tree) if isinstance(n, ast.Expr) and isinstance(n.value, ast.Call)]
    assert sorted(calls) == [3, 8]


def test_half_a_character_is_read_as_a_question_mark():
    assert shown("dire('\ud800')") == "dire('?')\n"


def test_a_number_too_long_for_python_is_refused_kindly():
    assert read(ROBOT, f"x = {'9' * 10_000}").problems[0].key in (
        "program.too_nested",
        "program.syntax",
        "program.not_taught",
    )


@pytest.mark.parametrize("kind", ["robot", "turtle"])
@pytest.mark.parametrize("language", data.languages())
def test_every_word_that_is_written_is_read_with_its_accents_and_without(kind, language):
    known = catalogue_of_kind(kind)
    for type in known.called:
        for word in (known.words.name(type, language), *known.words.names(type)):
            bare = plain(word)
            assert bare.isascii()
            assert known.resolve(word) == known.resolve(bare)
        assert known.resolve(known.words.name(type, language)) == type


@pytest.mark.parametrize(
    "typed",
    [
        "for c in [1]:  # a\n    print(c)  # b\n    # c\n\n    print(2)\n# d\navancer()\n",
        "# a\nprint(1, 2)\n",
        "if 0 < x < 3:  # a\n    # b\n    x = 1\nelse:  # c\n    x = 2\n",
        'def f(a, b=3):\n    """Two\n    lines."""\n    return a  # b\nf(1)\n',
        "import random\n\n\n".rstrip("\n") + "\nfor _ in range(2):\n    print( random.randint(1,6) )\n",
    ],
)
def test_what_no_block_says_is_kept_as_it_was_typed(typed):
    assert shown(f"x = 1\n{typed}") == f"x = 1\n{typed}"


def test_a_note_after_a_line_of_text_comes_before_it_as_for_any_block():
    assert shown("print(1, 2)  # a") == "# a\nprint(1, 2)\n"


def test_an_elif_that_no_block_says_stays_one():
    typed = "if mur_devant():\n    avancer()\nelif 0 < x < 3:\n    avancer()\nelse:\n    x = 1\n"
    assert shown(typed) == typed


def test_one_print_is_the_block_that_says_where_a_level_offers_it():
    assert [b.type for b in read(ROBOT, "print(1)", ("say",)).script.blocks] == ["say"]
    assert [b.type for b in read(ROBOT, "print(1)", ("move",)).script.blocks] == ["python"]
    assert [b.type for b in read(ROBOT, "print(1, 2)", ("say",)).script.blocks] == ["python"]


def test_a_word_of_the_world_in_a_text_is_neutral_for_the_engine_and_stays_in_the_text():
    reading = read(ROBOT, "for i in [1, 2]:\n    pivoter_gauche()\n    avancer()\n")
    import ast

    assert ast.unparse(reading.program.tree) == "for i in [1, 2]:\n    turn_left()\n    move()"
    assert "pivoter_gauche" in str(reading.script.blocks[0].fields["code"])


LOOP = "for n in [1, 2]:\n    avancer()  # avance()\n    print(n, 'avance() n', f'{n} n {n + 1}')\n"


def test_words_of_the_world_in_a_text_are_written_in_the_language_of_the_reader():
    assert shown(LOOP) == LOOP
    assert shown(LOOP, "en") == LOOP.replace("    avancer()", "    move()")
    own = "def avance(n=1):\n    print(n, 2)\nfor n in [1, 2]:\n    avance()\n"
    assert shown(own, "en") == own


def test_names_in_a_text_are_translated_with_those_of_the_blocks():
    script = read(ROBOT, LOOP).script
    assert names_in(ROBOT, [script]) == ["n"]
    other = program(ROBOT, renamed(ROBOT, script, {"n": "pas"}), "fr").source
    assert other.split("\n")[0] == "for pas in [1, 2]:"
    assert other.split("\n")[2] == "    print(pas, 'avance() n', f'{pas} n {pas + 1}')"


def test_a_text_is_typed_and_not_taken_from_the_palette():
    offered = offers(ROBOT, ("move", "python"), read(ROBOT, "avancer()").script)
    assert [offer.block.type for offer in offered] == ["move"]


def test_french_words_are_written_with_their_accents():
    typed = "deposer()\nechanger()\necrire(3)\nif mur_a_gauche():\n    revenir_depart()\n"
    written = "déposer()\néchanger()\nécrire(3)\nif mur_à_gauche():\n    revenir_départ()\n"
    assert shown(typed) == shown(written) == written
    assert shown(typed, "en") == "drop()\nswap()\nwrite(3)\nif wall_left():\n    back_to_start()\n"


@pytest.mark.parametrize(
    ("toolbox", "source", "types"),
    [
        (("move", "repeat"), "for i in range(4):\n    avancer()\n", ["repeat", "number", "move"]),
        (("move", "repeat", "count"), "for i in range(4):\n    avancer()\n", ["count", "number", "move"]),
        (("move", "repeat"), "for i in range(4):\n    dire(i)\n", ["count", "number", "say", "get"]),
        (("move", "repeat"), "for i in range(4):\n    avancer()\n" * 2, ["repeat", "number", "move"] * 2),
        ((), "for i in range(4):\n    avancer()\n", ["count", "number", "move"]),
    ],
)
def test_a_loop_that_does_not_use_its_number_repeats_where_no_block_counts(toolbox, source, types):
    found = read(catalogue_of_kind("robot"), source, toolbox)
    assert [block.type for block in found.script.walk()] == types


@pytest.mark.parametrize("line", ["avancer()", "x = 1", "if mur_devant(): dire(1)"])
def test_a_text_is_as_long_as_a_text_may_be_and_is_kept_in_rows_that_fit_in_a_file(line):
    source = f"{line}\n" * (600 if line[0] == "a" else 400)
    reading = read(ROBOT, source)
    assert reading.problems == ()
    kept = save(reading.script)
    json.loads(json.dumps(kept))
    assert is_flat(kept)
    assert load(ROBOT, kept).blocks == reading.script.blocks
    assert fits(reading.script)


def test_a_body_too_long_for_a_file_is_refused_at_its_own_line():
    long = "avancer()\nif mur_devant():\n" + "    avancer()\n"
    assert read(ROBOT, long + "    avancer()\n" * 330).problems == ()
    assert [(p.key, p.line) for p in read(ROBOT, long + "    avancer()\n" * 350).problems] == [
        ("program.too_long", 2)
    ]
