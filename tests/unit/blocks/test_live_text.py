"""A text while it is typed: what is said of it and when, which blocks stay, and where a mistake stands."""

import pytest

from codeweek.blocks.live_text import Live, live
from codeweek.blocks.typed.slip import mended
from codeweek.data import text
from codeweek.diagnostic import Diagnostic
from codeweek.engine.check import check
from codeweek.levels.programs import catalogue_of_kind

ROBOT = catalogue_of_kind("robot")
LOOP = "for i in range(3):\n    avancer()\n    pivoter_gauche()\nramasser()"


def typed(source, caret=None, before=None):
    script = before.script if before else Live().script
    return live(ROBOT, source, (), caret, script, lambda found: check(ROBOT, found))


def shape(script):
    return [(block.id, block.type) for block in script.walk()]


@pytest.mark.parametrize("source", ["p", "for", "for i in range(3", "avancer(", "dire('", "if x =", "3 x a"])
def test_nothing_is_said_of_the_line_that_is_being_typed(source):
    assert typed(source, caret=1).problem is None
    assert typed(source).problem.line == 1


def test_nothing_is_said_of_a_loop_whose_first_line_is_about_to_come():
    loop, question = "for i in range(3):", "if au_but():\n\n"
    for source, caret in ((loop, 1), (f"{loop}\n    ", 2), (question, 3)):
        now = typed(source, caret)
        assert now.problem is None
        assert [block.type for block in now.script.blocks] in (["count"], ["if"])
    assert typed("for i in range(3):\n    ").problem.key == "slip.empty_body"


def test_a_mistake_above_the_caret_is_told_though_that_line_cannot_be_read_either():
    now = typed("avancer()\navancer(\nfor", caret=3)
    assert (now.problem.key, now.problem.line) == ("slip.open_bracket", 2)


def test_a_line_that_cannot_be_read_keeps_its_block_in_its_place():
    before = typed(LOOP)
    for row, other in (("range(3)", "range(3"), ("avancer()", "avan"), ("ramasser()", "ramasser(")):
        now = typed(LOOP.replace(row, other), before=before)
        assert shape(now.script) == shape(before.script)
        assert not now.whole
        assert len(now.pending) == 1


def test_a_loop_keeps_its_blocks_while_a_word_of_its_head_is_unknown():
    before = typed(LOOP)
    now = typed(LOOP.replace("range", "rang"), caret=1, before=before)
    assert shape(now.script) == shape(before.script)
    assert (now.whole, now.problem) == (False, None)
    assert typed(LOOP.replace("range", "rang")).problem.slots["nearest"] == "range"


def test_a_new_line_that_cannot_be_read_is_shown_as_it_is_typed():
    now = typed(f"{LOOP}\navan", caret=5, before=typed(LOOP))
    assert [block.fields for block in now.script.blocks if block.id in now.pending] == [{"code": "avan"}]


def test_the_note_of_a_line_that_cannot_be_read_stays_a_note():
    before = typed("avancer()  # un pas\nramasser()")
    now = typed("avance(  # un pas\nramasser()", before=before)
    assert shape(now.script) == shape(before.script)


def test_one_line_put_into_a_loop_keeps_its_block():
    before = typed("avancer()\nramasser()")
    now = typed("for i in range(2):\n    avancer()\nramasser()", before=before)
    assert {id for id, _ in shape(before.script)} < {id for id, _ in shape(now.script)}


def test_blocks_that_are_not_attached_stay_when_the_text_changes():
    before = typed("avancer()")
    loose = ((before.script.blocks[0],),)
    script = live(ROBOT, "ramasser()", before=type(before.script)((), loose)).script
    assert script.loose == loose


@pytest.mark.parametrize(
    ("source", "place"),
    [
        ("avancr()", (1, 1, 7)),
        ("avancer()\ndire( bonjour )", (2, 7, 14)),
        ("dire(x)  # x", (1, 6, 7)),
        ("if True:\n    print(y, 2)", (2, 11, 12)),
        ("for i in range(3)", (1, 18, 18)),
        ("avancer(", (1, 9, 9)),
    ],
)
def test_a_mistake_is_told_with_its_columns(source, place):
    problem = typed(source).problem
    assert (problem.line, problem.column, problem.until) == place


def test_a_text_that_is_far_too_long_keeps_the_blocks_of_before():
    before = typed(LOOP)
    now = typed("avancer()\n" * 700, before=before)
    assert now.script == before.script
    assert text("fr").tell(now.problem)
    assert now.pending == {block.id for block in before.script.walk()}


@pytest.mark.parametrize(
    "source", ["for", "for i", "for i in", "for i in range", "while", "if", "def", "import"]
)
def test_of_a_line_that_was_only_begun_a_whole_one_is_shown_and_no_colon_asked(source):
    problem = typed(source).problem
    assert problem.key == "slip.unfinished"
    assert problem.slots["example"].split()[0] in (source.split()[0], "from")


@pytest.mark.parametrize(
    ("source", "mend"),
    [
        ("for i in range(3", "for i in range(3):"),
        ("for i in range(len([1]", "for i in range(len([1])):"),
        ("while mur_devant(:", "while mur_devant():"),
        ("if x > 3", "if x > 3:"),
    ],
)
def test_a_bracket_left_open_in_a_head_is_closed_before_its_colon(source, mend):
    assert mended(source, typed(source).problem) == mend


@pytest.mark.parametrize("letter", ["p", "u", "x", "é"])
def test_a_letter_alone_is_near_to_no_word(letter):
    assert typed(letter).problem.key == "program.name_alone"


def told(*blocks):
    """A check that says something of these blocks of a script, in this order; of the whole of it for None."""

    def problems(script):
        ids = (None if n is None else script.blocks[n].id for n in blocks)
        return tuple(Diagnostic("x", {}, block=id) for id in ids)

    return problems


@pytest.mark.parametrize(
    ("blocks", "caret", "line"),
    [
        ((1, 0), None, 1),
        ((0, 1), None, 1),
        ((1, 0), 1, None),
        ((2, 1), 1, 2),
        ((2, 1), 3, 2),
        ((None,), None, 1),
        ((None,), 1, None),
        ((1,), 2, None),
        ((), None, None),
    ],
)
def test_of_what_the_check_has_found_the_first_is_told_unless_that_is_at_the_caret(blocks, caret, line):
    now = live(ROBOT, "avancer()\npeindre()\nramasser()", (), caret, check=told(*blocks))
    assert (now.problem and now.problem.line) == line
    assert (now.whole, now.pending, now.lines) == (True, frozenset(), {"b1": 1, "b2": 2, "b3": 3})


@pytest.mark.parametrize(("caret", "key"), [(1, None), (0, "slip.open_bracket"), (2, "slip.open_bracket")])
def test_only_the_line_of_the_caret_is_not_told_wherever_that_is(caret, key):
    now = typed("avancer(", caret)
    assert (now.problem and now.problem.key) == key
    assert [block.fields for block in now.script.blocks] == [{"code": "avancer("}]


@pytest.mark.parametrize(("caret", "key"), [(2, None), (3, "slip.indent_extra"), (None, "slip.indent_extra")])
def test_a_line_that_is_too_far_in_is_its_block_and_told_once_the_caret_has_left(caret, key):
    now = typed("avancer()\n  peindre()\nramasser()", caret)
    assert (now.problem and now.problem.key) == key
    assert [block.type for block in now.script.blocks] == ["move", "paint", "pick"]
    assert (now.pending, now.source) == (frozenset(), "avancer()\npeindre()\nramasser()")


@pytest.mark.parametrize("caret", [None, 1, 2, 3])
@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("peindre()\n3 x a\nfor", 2),
        ("3 x a\npeindre()\nfor", 1),
        ("peint()\n3 x a\nfor", 1),
        ("avancer()\npeint()\nfor", 2),
        ("avancer()\npeint()\nramas()", 2),
    ],
)
def test_of_mistakes_below_each_other_the_first_is_told_and_nothing_with_the_caret_in_it(source, line, caret):
    now = typed(source, caret)
    assert (now.problem and now.problem.line) == (None if caret == line else line)


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("saluer()\navancer()\ndef saluer(", 3),
        ("def f():\n    saluer()\nf()\ndef saluer()\n    avancer()", 4),
        ("def f():\n    avancer(x)\nf()\nx = 3 x 2", 4),
    ],
)
def test_a_name_that_a_line_gives_which_cannot_be_read_yet_is_not_told_as_unknown(source, line):
    assert typed(source).problem.line == line


@pytest.mark.parametrize("caret", [None, 3, 4])
def test_the_lines_that_can_be_read_are_the_blocks_of_the_level(caret):
    source = "for i in range(3):\n    avancer()\n(\npeindre()\n"
    now = live(ROBOT, source, ("repeat", "move", "paint"), caret)
    assert [block.type for block in now.script.blocks] == ["repeat", "python", "paint"]


def test_a_head_with_an_unknown_name_keeps_what_is_below_it_as_blocks_and_is_told():
    now = typed("ramasser()\nfor x in liste:\n    avancer()\n    peindre()\n")
    assert [block.type for block in now.script.walk()] == ["pick", "repeat", "move", "paint"]
    assert (now.problem.key, now.problem.line, now.whole) == ("say.undefined_var", 2, False)
    assert now.pending == {now.script.blocks[1].id}


@pytest.mark.parametrize(
    ("source", "types"),
    [
        ("print(y, 2)\navancer()", ["python", "move"]),
        ("dire(x)\navancer()", ["say", "get", "move"]),
        ("while encore > 2:\n    avancer()", ["while", "greater", "get", "number", "move"]),
    ],
)
def test_an_unknown_name_elsewhere_leaves_its_block_as_it_is(source, types):
    now = typed(source)
    assert [block.type for block in now.script.walk()] == types
    assert (now.problem.line, now.whole, now.pending) == (1, True, frozenset())
