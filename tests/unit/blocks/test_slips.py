"""What is told of a slip of somebody who types, and the text once it is mended."""

import pytest

from codeweek.blocks.read import read
from codeweek.blocks.typed.line_slips import slips
from codeweek.blocks.typed.python_slips import broken
from codeweek.blocks.typed.slip import mended
from codeweek.data import languages, text
from codeweek.diagnostic import Diagnostic
from codeweek.engine.check import check
from codeweek.levels.programs import catalogue_of_kind, lines_of

GO = "\n    avancer()"


def told(typed: str, kind: str = "robot") -> Diagnostic | None:
    """The first problem of a text, where it is."""
    known = catalogue_of_kind(kind)
    reading = read(known, typed)
    lines = lines_of(reading.program, reading.script)
    found = reading.problems or [
        problem.at(line=lines.get(problem.block or "")) for problem in check(known, reading.script)
    ]
    return found[0] if found else None


# Each slip with its sentence, and its line once it is mended (None: there is no one mend).
SLIPS: tuple[tuple[str, str, str | None], ...] = (
    ("dire(bonjour)", "slip.word_or_box", None),
    ("print(bonjour)", "slip.word_or_box", None),
    (f"x = 1\nif x > 0:{GO}\nelse if x < 0:{GO}", "slip.word", "elif x < 0:"),
    ("x = true", "say.unknown_name", "x = True"),
    (f"while vrai:{GO}", "say.unknown_name", "while True:"),
    ("score = 3\nscore()", "slip.box_called", "score"),
    ("score = 3\nx = score() + 1", "slip.box_called", "x = score + 1"),
    (f"x = 1\nif x = 3:{GO}", "slip.equals", "if x == 3:"),
    ("x = 1\nx == 3", "slip.equal_alone", "x = 3"),
    ("dire('j'ai faim')", "slip.apostrophe", 'dire("j\'ai faim")'),
    ("dire(« bonjour »)", "slip.straight_quotes", 'dire("bonjour")'),
    ("dire(“bonjour”)", "slip.straight_quotes", 'dire("bonjour")'),
    (f"For i in range(4):{GO}", "slip.capital", "for i in range(4):"),
    (f"x = 1\nIF x > 0:{GO}", "slip.capital", "if x > 0:"),
    ("mon score = 3", "slip.space", "mon_score = 3"),
    ("pivoter gauche()", "slip.space", "pivoter_gauche()"),
    ("2pas = 3", "slip.digit_first", "pas2 = 3"),
    ("class = 3", "slip.reserved", None),
    (f"else:{GO}", "slip.else_alone", None),
    (f"si mur_devant():{GO}", "slip.word", "if mur_devant():"),
    (f"x = 1\nif x > 0:{GO}\nsinon:{GO}", "slip.word", "else:"),
    (f"répéter 4 fois:{GO}", "slip.word", "for _ in range(4):"),
    (f"répéter(4){GO}", "slip.word", "for _ in range(4):"),
    (f"repeat 4 times:{GO}", "slip.word", "for _ in range(4):"),
    (f"tant que mur_devant():{GO}", "slip.word", "while mur_devant():"),
    (f"pour i dans range(4):{GO}", "slip.word", "for i in range(4):"),
    (f"for i dans range(4):{GO}", "slip.word", "for i in range(4):"),
    (f"définir f():{GO}\nf()", "slip.word", "def f():"),
    ("def f():\n    renvoyer 3\ndire(f())", "slip.word", "    return 3"),
    (f"x = 1\nif x > 0 et x < 3:{GO}", "slip.word", "if x > 0 and x < 3:"),
    (f"if mur_devant() then:{GO}", "slip.word", "if mur_devant():"),
    ("a = 2\ny = 3 x a", "slip.times", "y = 3 * a"),
    ("n = 2\ny = 2n", "slip.times", "y = 2 * n"),
    ("x = 120cm", "slip.unit", "x = 120"),
    (f"x = 1\nif x > 12 ans:{GO}", "slip.unit", "if x > 12:"),
    (f"x = 1\nif x > 3:{GO}\nelse x < 2:{GO}", "slip.else_question", "elif x < 2:"),
    (f"x = 1\nif x <> 2:{GO}", "slip.sign", "if x != 2:"),
    (f"x = 1\nif x => 2:{GO}", "slip.sign", "if x >= 2:"),
    (f"x = 1\nif x ≥ 2:{GO}", "slip.sign", "if x >= 2:"),
    (f"x = 1\nif x > 0 && x < 3:{GO}", "slip.sign", "if x > 0 and x < 3:"),
    ("x = 1\nx++", "slip.one_more", "x += 1"),
    ("x = 1\nx--;", "slip.one_less", "x -= 1"),
    ('print "bonjour"', "slip.call", 'print("bonjour")'),
    (f"x = 2\nif x > 1, x < 5:{GO}", "slip.comma_and", "if x > 1 and x < 5:"),
    ("avancer[]", "slip.round", "avancer()"),
    ("x = abs[int(2.5)]", "slip.round", "x = abs(int(2.5))"),
    (f"for i in range 4:{GO}", "slip.call", "for i in range(4):"),
    (f"for i range(4):{GO}", "slip.missing_in", "for i in range(4):"),
    (f"for in range(4):{GO}", "slip.missing_name", "for i in range(4):"),
    (f"def f:{GO}\nf()", "slip.call", "def f():"),
    (f"for (i = 0; i < 4; i++) {{{GO}\n}}", "slip.other_for", "for i in range(4):"),
    (f"for (i = 9; i > 4; i--) {{{GO}\n}}", "slip.other_for_alone", None),
    (f"if mur_devant() {{{GO}\n}}", "slip.braces", "if mur_devant():"),
    ("for i in range(3):\navancer()", "slip.indent_after", "    avancer()"),
    ("x = 1\nif x > 0:\navancer()", "slip.indent_after", "    avancer()"),
    ("avancer()\n    avancer()", "slip.indent_extra", "avancer()"),
    ("for i in range(2):\n        avancer()\n    avancer()", "slip.indent_uneven", "        avancer()"),
    ("while mur_devant():", "slip.empty_body", None),
    ("avancer(3)", "program.once", None),
    ("x = 3^2", "program.power", "x = 3 ** 2"),
    ("mon_age = 3\nx = mon-age + 1", "slip.odd_name", "x = mon_age + 1"),
    ("x = [1 000, 2 500]", "slip.thousands", "x = [1000, 2 500]"),
    ("x = 3\nif x > 2 & x < 5:\n    avancer()", "slip.sign", "if x > 2 and x < 5:"),
    ("def f(g):\n    g(2)\nf(1)", "slip.box_given", None),
    ("l = []\nl.add(3)", "program.other_method", "l.append(3)"),
    ("l = []\nx = l.length", "program.length", "x = len(l)"),
    (f"for i in 4:{GO}", "program.for_number", "for i in range(4):"),
    ("import turtel", "program.instead", None),
    ("avancer", "say.missing_parens", "avancer()"),
    (f"if mur_devant:{GO}", "say.missing_parens", "if mur_devant():"),
    ("avancr()", "say.unknown_name", "avancer()"),
    (f"for i in range(4){GO}", "slip.colon", "for i in range(4):"),
    (f"for i in range(4)  # quatre{GO}", "slip.colon", "for i in range(4):  # quatre"),
    (f"x = 1\nif x > 0:{GO}\nelse{GO}", "slip.colon", "else:"),
    ("x = (1 + 2\navancer()", "slip.open_bracket", "x = (1 + 2)"),
    (f"if (1 < 2:{GO}", "slip.open_bracket", "if (1 < 2):"),
    ("avancer(", "slip.open_bracket", "avancer()"),
    ("avancer())", "slip.extra_bracket", "avancer()"),
    ("x = [1, 2)", "slip.bracket_pair", "x = [1, 2]"),
    ("dire('a)", "slip.quotes", "dire('a')"),
    ('x = "a', "slip.quotes", 'x = "a"'),
    ("3 = x", "slip.assign_side", "x = 3"),
    ("x = 2,5", "slip.point", "x = 2.5"),
    ("a = 5\nb = 6\nprint(a b)", "slip.comma", "print(a, b)"),
)


@pytest.mark.parametrize(("typed", "key", "right"), SLIPS, ids=[each[0] for each in SLIPS])
def test_a_slip_is_told_by_its_cause_and_mended_where_there_is_one_mend(
    typed: str, key: str, right: str | None
) -> None:
    problem = told(typed)
    assert problem is not None
    assert problem.key == key
    better = mended(typed, problem)
    assert (better is None) == (right is None)
    if better is not None:
        before, after = typed.split("\n"), better.split("\n")
        changed = [new for old, new in zip(before, after, strict=True) if old != new]
        assert changed == [right]
    for language in languages():
        said = text(language).tell(problem)
        assert "…" not in said
        assert not said.startswith(("slip", "program", "say"))


def test_a_name_with_a_hyphen_is_put_right_wherever_it_stands() -> None:
    typed = "mon-age = 3\nprint(mon-age, mon-age - 1, 'mon-age')"
    problem = told(typed)
    assert problem is not None
    assert mended(typed, problem) == "mon_age = 3\nprint(mon_age, mon_age - 1, 'mon_age')"


def test_a_function_in_a_box_becomes_a_definition() -> None:
    typed = "f = lambda x, y: x * y\nprint(f(1, 2))"
    problem = told(typed, "console")
    assert problem is not None
    assert problem.key == "program.instead"
    assert mended(typed, problem) == "def f(x, y):\n    return x * y\nprint(f(1, 2))"


def test_a_percent_with_a_name_that_holds_several_values_is_not_rewritten() -> None:
    problem = told('t = (3,)\nprint("%s" % t)', "console")
    assert problem is None


def test_a_word_of_french_is_the_word_of_the_level_where_that_has_one() -> None:
    known = catalogue_of_kind("robot")
    found = check(known, read(known, 'affiche("x")').script, frozenset({"move", "say"}))
    assert [(each.key, each.slots.get("nearest")) for each in found] == [("say.unknown_name", "dire")]


def test_a_colour_without_quotes_gets_them() -> None:
    problem = told("couleur(rouge)", "turtle")
    assert problem is not None
    assert (problem.key, mended("couleur(rouge)", problem)) == ("slip.unquoted", 'couleur("rouge")')


def test_a_name_that_is_not_known_is_told_and_mended_on_its_own_line_of_a_text() -> None:
    typed = "x = 1\nfor n in [1, 2]:\n    print(n)\n    avancr()\n    if n in [2]:\n        prnt(n)\n"
    problem = told(typed)
    assert problem is not None
    assert (problem.key, problem.line) == ("say.unknown_name", 4)
    better = mended(typed, problem)
    assert better == typed.replace("avancr", "avancer")
    after = told(better)
    assert after is not None
    assert after.line == 6


def test_the_turtles_own_import_is_read_on_a_sheet_and_elsewhere_there_is_no_turtle() -> None:
    typed = "from turtle import *\navancer(50)\n"
    elsewhere = told(typed)
    assert told(typed, "turtle") is None
    assert elsewhere is not None
    assert elsewhere.slots["use"] == "instead.turtle_elsewhere"


def test_the_first_line_that_is_not_right_is_told_first() -> None:
    typed = 'for i in range(3)\n    dire(i)\ndire("Partez !)\nif 3 > 2:\ndire("Gagné")'
    keys = []
    while (problem := told(typed)) is not None:
        keys.append((problem.key, problem.line))
        better = mended(typed, problem)
        assert better is not None
        typed = better
    assert keys == [("slip.colon", 1), ("slip.quotes", 3), ("slip.indent_after", 5)]
    assert typed == 'for i in range(3):\n    dire(i)\ndire("Partez !")\nif 3 > 2:\n    dire("Gagné")'


def test_what_stands_in_a_text_or_a_note_is_no_slip() -> None:
    for typed in (
        'dire("si x => 2 et 3 x a")',
        "avancer()  # for i in range 4",
        'dire("« oui »")',
        "x = 3, 5",
    ):
        assert told(typed) is None


def test_a_number_of_fifty_thousand_digits_does_not_keep_a_child_waiting() -> None:
    """The search takes the square of a line: a browser thought of a third of these for half a minute."""
    problem = told(f"x = {'9' * 50_000}")
    assert problem is not None
    assert not problem.key.startswith("slip."), "a line that long is searched"


@pytest.mark.parametrize(("letters", "key"), [(400, "sign"), (401, None)])
def test_slips_are_searched_in_lines_that_a_person_types(letters: int, key: str | None) -> None:
    row = f"x = {'1' * (letters - 9)} => 2"
    assert len(row) == letters
    assert [each.key for each in slips(1, row, lambda _word: False)] == ([key] if key else [])


def test_a_text_without_a_slip_reads_to_its_end() -> None:
    assert broken("x = 1\n") is None
    assert broken("x = (") is not None


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("avancer()\n\tavancer()", "avancer()\navancer()"),
        ("for i in range(2):\n\tx = 2i", "for i in range(2):\n    x = 2 * i"),
    ],
)
def test_a_line_with_a_tab_is_mended_at_its_place(typed: str, wanted: str) -> None:
    problem = told(typed)
    assert problem
    assert mended(typed, problem) == wanted


def test_a_slice_of_a_function_is_no_call_with_square_brackets() -> None:
    problem = told("x = abs[1:2]")
    assert problem is not None
    assert problem.key != "slip.round"
