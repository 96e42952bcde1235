"""A typed text after its blocks were moved: only their lines are others."""

import pytest

from codeweek.blocks import edit
from codeweek.blocks.edit import Place
from codeweek.blocks.live_text import live
from codeweek.blocks.patch import patched
from codeweek.blocks.script import Block
from codeweek.levels.programs import catalogue_of_kind

ROBOT = catalogue_of_kind("robot")
TEXT = """\
# mon robot

for i in range( 3 ):   # trois tours
    avancer()  # un pas

    pivoter_gauche( )

if mur_devant():
  ramasser()
elif nombre_ici() > 2: # beaucoup
  avancer()
else :  # sinon rien
    peindre(); déposer()


dire('x')
"""


def after(change, text=TEXT):
    """The text once its blocks were changed."""
    script = live(ROBOT, text).script
    return patched(ROBOT, text, script, change(script), "fr")


def first(script, type):
    return next(block for block in script.walk() if block.type == type)


def without(type):
    return lambda script: edit.remove(ROBOT, script, first(script, type).id)


@pytest.mark.parametrize(
    ("type", "typed", "now"),
    [
        ("turn_left", "\n\n    pivoter_gauche( )\n", "\n"),
        ("say", "\n\n\ndire('x')\n", "\n"),
        ("pick", "  ramasser()\n", "  pass\n"),
        ("drop", "peindre(); déposer()", "peindre()"),
        ("count", TEXT[TEXT.index("\n\nfor") : TEXT.index("\n\nif")], "\n\n# trois tours"),
    ],
)
def test_what_was_taken_away_leaves_all_other_lines_as_they_were_typed(type, typed, now):
    assert after(without(type)) == TEXT.replace(typed, now)


def test_a_note_at_the_end_of_a_line_stays_there_when_the_block_of_the_line_changes():
    def other(script):
        count = first(script, "count")
        return edit.set_field(ROBOT, script, count.slots["stop"].id, "value", 5)

    assert after(other) == TEXT.replace("range( 3 ):   # trois", "range(5):   # trois")


def test_a_block_put_into_a_loop_takes_its_indentation_and_its_note():
    def inside(script):
        loop = first(script, "count")
        return edit.move(ROBOT, script, first(script, "say").id, Place(loop.id, "body", 3))

    assert "    pivoter_gauche( )\n\n\n    dire('x')\n\nif" in after(inside)


def test_an_elif_stays_one_when_something_is_put_into_it_and_an_else_keeps_its_note():
    def added(script):
        question = first(script, "greater")
        inner = next(block for block in script.walk() if question in block.slots.values())
        return edit.insert(ROBOT, script, (Block("move"),), Place(inner.id, "then", 2))

    assert after(added) == TEXT.replace("  avancer()\nelse", "  avancer()\n  avancer()\nelse")


def test_an_if_dragged_out_of_an_elif_is_an_if_of_its_own():
    text = "if mur_devant():\n    avancer()\nelif au_but():\n    ramasser()\n"

    def out(script):
        inner = script.blocks[0].bodies["otherwise"][0]
        return edit.move(ROBOT, script, inner.id, Place(None, "", 1))

    assert (
        after(out, text) == "if mur_devant():\n    avancer()\nelse:\n    pass\nif au_but():\n    ramasser()\n"
    )


def test_a_line_that_cannot_be_read_stays_as_it_is_typed_when_other_blocks_move():
    text = "avancer()  # un\nfor i in rang\npeindre()\n"
    assert after(without("paint"), text) == "avancer()  # un\nfor i in rang\n"


def test_a_text_of_other_blocks_gives_way_to_the_blocks():
    script = live(ROBOT, "avancer()\n").script
    other = live(ROBOT, "peindre()\n").script
    assert patched(ROBOT, "ramasser()  # rien\n", script, other, "fr") == "peindre()\n"


def nth(type, n=0):
    return lambda script: [block for block in script.walk() if block.type == type][n]


def gone(type):
    return lambda script: edit.remove(ROBOT, script, nth(type)(script).id)


def put(type, parent=None, body="", at=0, n=0):
    """A block of a type moved into the body of another, or to the top."""

    def moved(script):
        into = nth(parent)(script).id if parent else None
        return edit.move(ROBOT, script, nth(type, n)(script).id, Place(into, body, at))

    return moved


def added(script):
    return edit.insert(ROBOT, script, (Block("paint"),), Place(None, "", len(script.blocks)))


def spoken(script):
    return edit.set_field(ROBOT, script, nth("text")(script).id, "value", "b")


NOTED = "if mur_devant( ):\n  # un\n      # deux\n  avancer( )\nelse:\n  peindre( )\n"
ELIF = "if(mur_devant( )):\n    avancer( )\nelif(au_but( )):\n    peindre( )\n"
NESTED = "if mur_devant( ):\n    avancer( )\nelse:\n    if au_but( ):\n        peindre( )\n"
DEEP = """\
for i in range( 2 ):
    if mur_devant( ):
        avancer( )

    # note

    elif au_but( ):
        peindre( )
    else:  # rien
        ramasser( )
avancer( )
"""
TYPED = """\
for i in range( 2 ):
    x = [ 1,
  2 ]

    while True:
        avancer( )
        break
"""


@pytest.mark.parametrize(
    ("text", "change", "now"),
    [
        pytest.param("avancer( )", added, "avancer( )\npeindre()\n", id="without an end of line"),
        pytest.param("", added, "peindre()\n", id="nothing was typed"),
        pytest.param("avancer( )\n", gone("move"), "", id="all is taken away"),
        pytest.param(
            "avancer( ); ramasser( ); peindre( )\n",
            put("paint"),
            "peindre()\navancer()\nramasser()\n",
            id="three in a line, in another order",
        ),
        pytest.param(
            "avancer( ); ramasser( ); peindre( )\ndéposer( )\n",
            gone("pick"),
            "avancer()\npeindre()\ndéposer( )\n",
            id="the middle one of three in a line",
        ),
        pytest.param(
            "avancer( ) ; dire( 'a' )   # un\nramasser( )\n",
            spoken,
            "# un\navancer()\ndire('b')\nramasser( )\n",
            id="one of two in a line with a note",
        ),
        pytest.param(
            "dire( 'a' )   # un\nramasser( )\n",
            spoken,
            "dire('b')   # un\nramasser( )\n",
            id="one in a line with a note",
        ),
        pytest.param(
            NOTED, gone("paint"), NOTED.replace("peindre( )", "pass"), id="a note further in, and the else"
        ),
        pytest.param(
            NOTED, gone("move"), NOTED.replace("avancer( )", "pass"), id="a note further in, and its body"
        ),
        pytest.param(ELIF, gone("move"), ELIF.replace("avancer( )", "pass"), id="an elif with brackets"),
        pytest.param(
            ELIF,
            put("if", at=1),
            ELIF.replace("elif", "else:\n    pass\nif"),
            id="an elif with brackets that is dragged out",
        ),
        pytest.param(NESTED, gone("paint"), NESTED.replace("peindre( )", "pass"), id="an if in an else"),
        pytest.param(
            NESTED,
            put("if", at=1),
            "if mur_devant( ):\n    avancer( )\nelse:\n    pass\nif au_but( ):\n    peindre( )\n",
            id="an if dragged out of an else",
        ),
        pytest.param(DEEP, gone("paint"), DEEP.replace("peindre( )", "pass"), id="in an elif in a loop"),
        pytest.param(DEEP, gone("pick"), DEEP.replace("ramasser( )", "pass"), id="in an else in a loop"),
        pytest.param(
            DEEP,
            put("move", "if_else", "then", 1, 1),
            DEEP.removesuffix("avancer( )\n").replace("avancer( )\n", "avancer( )\n        avancer( )\n"),
            id="into an if in a loop",
        ),
        pytest.param(
            DEEP,
            put("if_else", at=1),
            "for i in range( 2 ):\n    pass\n"
            + "".join(row.removeprefix("    ") for row in DEEP.splitlines(True)[1:]),
            id="out of a loop, with all its lines",
        ),
        pytest.param(
            TYPED,
            put("set"),
            "x = [ 1,\n2 ]\nfor i in range( 2 ):\n\n" + TYPED[TYPED.index("    while") :],
            id="two lines out of a loop, one of which was further out",
        ),
        pytest.param(
            TYPED,
            put("while"),
            "\nwhile True:\n    avancer( )\n    break\n" + TYPED[: TYPED.index("\n    while")],
            id="typed code out of a loop",
        ),
    ],
)
def test_only_the_lines_of_what_changed_are_written_anew(text, change, now):
    assert after(change, text) == now


def test_a_text_is_patched_with_the_blocks_of_its_level():
    text, toolbox = "for i in range( 3 ):\n    avancer( )\npeindre( )\n", ("repeat", "move", "paint")
    script = live(ROBOT, text, toolbox).script
    now = patched(ROBOT, text, script, gone("paint")(script), "fr", toolbox)
    assert (script.blocks[0].type, now) == ("repeat", text.removesuffix("peindre( )\n"))
