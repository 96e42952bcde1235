"""A typed text after its blocks were moved: only their lines are others."""

import pytest

from codeweek.blocks import edit
from codeweek.blocks.edit import Place
from codeweek.blocks.live import live
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
