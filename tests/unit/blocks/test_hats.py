"""Hats as Python and as blocks: their names in each language, where they stand, what is said of them."""

import ast

import pytest

from codeweek import data
from codeweek.blocks import blockly, edit
from codeweek.blocks.catalogue import catalogue
from codeweek.blocks.definitions import definitions
from codeweek.blocks.edit import Place
from codeweek.blocks.hats import HATS, KEYS, PERIODS, event_of, said_of, same_word
from codeweek.blocks.live_text import live
from codeweek.blocks.offer import offers
from codeweek.blocks.patch import patched
from codeweek.blocks.read import read
from codeweek.blocks.script import Block, Script
from codeweek.blocks.write import program
from codeweek.diagnostic import Diagnostic
from codeweek.engine.check import check
from codeweek.play.feedback.variables import on_block
from codeweek.worlds.kinds import kinds

ROBOT = kinds()["robot"].commands.values()
WAITING = catalogue(ROBOT, data.words(), waits=True)
FR, EN = data.text("fr"), data.text("en")

NAMES = {
    "when_start": ("quand_depart", "when_start", ("start",)),
    "when_key up": ("quand_touche_haut", "when_key_up", ("key", "up")),
    "when_key z": ("quand_touche_z", "when_key_z", ("key", "z")),
    "when_clicked": ("quand_on_me_touche", "when_clicked", ("click",)),
    "when_find": ("quand_je_croise_objet", "when_i_meet_item", ("meet", "item")),
    "when_meet": ("quand_je_croise_souris", "when_i_meet_souris", ("meet", "souris")),
    "each_tick": ("a_chaque_temps", "each_tick", ("tick", 1)),
    "every_ticks": ("tous_les_3_temps", "every_3_ticks", ("tick", 3)),
    "when_message": ("quand_message_pain", "when_message_pain", ("message", "pain")),
}


def hat(name: str) -> Block:
    """The only block of a text that is one hat."""
    (block,) = read(WAITING, f"def {name}():\n    avancer()\n").script.blocks
    return block


@pytest.mark.parametrize(("french", "english", "event"), NAMES.values(), ids=NAMES)
def test_a_hat_is_a_function_whose_name_says_what_it_waits_for(french, english, event):
    for name in (french, english):
        block = hat(name)
        assert event_of(block) == event
        assert program(WAITING, Script((block,)), "fr").source.startswith(f"def {french}():\n")
        assert program(WAITING, Script((block,)), "en").source.startswith(f"def {english}():\n")


@pytest.mark.parametrize("name", ["À_chaque_temps", "Quand_Touche_HAUT", "quand_départ"])
def test_accents_and_capitals_do_not_matter(name):
    assert hat(name).type in {type.name for type in HATS}


@pytest.mark.parametrize(
    "name", ["quand_touche_entree", "quand_touche_", "tous_les_1_temps", "tous_les_21_temps", "départ"]
)
def test_other_names_are_those_of_blocks_of_ones_own(name):
    assert hat(name).type == "define"


def test_the_periods_have_two_ends():
    assert (PERIODS[0], PERIODS[-1]) == ("2", "20")
    assert [hat(f"tous_les_{n}_temps").fields for n in (2, 20)] == [{"n": "2"}, {"n": "20"}]


def test_a_hat_with_values_is_none():
    assert read(WAITING, "def quand_depart(x):\n    avancer()\n").script.blocks[0].type == "define"


def test_where_nothing_waits_a_function_may_have_the_name_of_a_hat():
    known = catalogue(ROBOT, data.words())
    assert read(known, "def quand_depart():\n    avancer()\n").script.blocks[0].type == "define"
    assert read(known, "class pixel:\n    pass\n").problems
    assert not read(known, "def f():\n    global x\n    x = 1\n").problems


SHARED = {
    "what is set or changed": ("x = 1\n    y += 1", "global x, y"),
    "what a text changes": ("a, b = b, a", "global a, b"),
    "not what counts": ("for i in range(3):\n        avancer()", None),
    "not what is read": ("dire(x)", None),
    "inside other blocks too": ("if True:\n        x = 1", "global x"),
}


@pytest.mark.parametrize(("body", "line"), SHARED.values(), ids=SHARED)
def test_the_line_of_the_boxes_is_written_and_read_as_nothing(body, line):
    script = read(WAITING, f"def quand_depart():\n    {body}\n").script
    source = program(WAITING, script, "fr").source
    assert [row.strip() for row in source.split("\n") if "global" in row] == ([line] if line else [])
    assert read(WAITING, source).script == script
    compile(source, "a game", "exec")


@pytest.mark.parametrize("line", ["    global x   # so\n", "", "    global x, y\n\n"])
def test_a_typed_hat_that_is_changed_has_its_line_of_the_boxes(line):
    text = f"# mine\n\ndef quand_depart():\n{line}    x = 1\n\n    avancer()\n"
    script = live(WAITING, text).script
    hat = next(block for block in script.blocks if block.type == "when_start")
    change = edit.insert(WAITING, script, (Block("change", {"variable": "z"}),), Place(hat.id, "body", 2))
    written = patched(WAITING, text, script, change, "fr")
    assert written.startswith("# mine\n\n")
    assert [row.strip() for row in written.split("\n") if "global" in row] == ["global x, z"]
    assert live(WAITING, written).script.blocks == change.blocks


def test_a_definition_keeps_its_own_values():
    script = read(WAITING, "def plus(n):\n    n = n + 1\n    score = n\n").script
    assert "    global score\n" in program(WAITING, script, "fr").source


def test_each_hero_has_a_section():
    source = "class chat:\n    def quand_depart():\n        avancer()\nclass souris:\n    pass\n"
    script = read(WAITING, source).script
    assert [block.type for block in script.blocks] == ["hero", "hero"]
    assert program(WAITING, script, "fr").source == source
    assert blockly.load(WAITING, blockly.save(script, WAITING)) == script


def test_the_tree_of_a_game_says_what_each_function_waits_for():
    tree = read(WAITING, "class chat:\n    def quand_touche_a():\n        x = 1\n").program.tree
    (section,) = tree.body
    assert isinstance(section, ast.ClassDef)
    assert section.body[0].event == ("key", "a")
    assert tree.waits
    assert not read(catalogue(ROBOT, data.words()), "avancer()").program.tree.waits


PROBLEMS = {
    "a command outside": ("avancer()\n", "program.outside_hat"),
    "a command in a section": ("class chat:\n    avancer()\n", "program.outside_hat"),
    "a text outside": ("a, b = 1, 2\n", "program.outside_hat"),
    "a hat in a loop": (
        "def quand_depart():\n    for _ in range(3):\n        def quand_touche_a():\n            avancer()\n",
        "program.hat_inside",
    ),
    "a section in a hat": ("def quand_depart():\n    class chat:\n        pass\n", "program.hero_inside"),
    "a hat twice": (
        "def quand_depart():\n    avancer()\ndef when_start():\n    avancer()\n",
        "program.hat_twice",
    ),
    "a hat twice in a section": (
        "class chat:\n    def quand_depart():\n        haut()\n    def quand_depart():\n        haut()\n",
        "program.hat_twice",
    ),
    "a section twice": ("class chat:\n    pass\nclass chat:\n    pass\n", "program.defined_twice"),
    "an unknown key": ("def quand_touche_entree():\n    avancer()\n", "program.hat_unknown"),
    "an unknown number": ("def tous_les_100_temps():\n    avancer()\n", "program.hat_number"),
    "a number in letters": ("def tous_les_deux_temps():\n    avancer()\n", "program.hat_number"),
    "a definition in a section": ("class chat:\n    def f():\n        avancer()\n", "program.define_inside"),
    "a hat is not called": ("def quand_depart():\n    quand_depart()\n", "program.hat_called"),
}


@pytest.mark.parametrize(("source", "key"), PROBLEMS.values(), ids=PROBLEMS)
def test_what_is_wrong_is_said(source, key):
    reading = read(WAITING, source)
    assert reading.problems == ()
    problems = check(WAITING, reading.script)
    assert [problem.key for problem in problems] == [key]
    assert problems[0].block is not None
    for text in (FR, EN):
        told = text.tell(problems[0])
        assert told != key
        assert "{" not in told
        assert "…" not in told


RIGHT = (
    "def quand_depart():\n    avancer()\n",
    "class chat:\n    def quand_depart():\n        f()\nclass chien:\n    def quand_depart():\n        f()\n"
    "def f():\n    return\n",
    "import random\n# a note\ndef quand_depart():\n    avancer()\n    return\n",
)


@pytest.mark.parametrize("source", RIGHT)
def test_what_is_right_is_not_blamed(source):
    assert check(WAITING, read(WAITING, source).script) == ()


@pytest.mark.parametrize(("boxes", "keys"), [((), ["slip.word_or_box"]), (("vies",), [])])
def test_the_boxes_of_a_level_are_there_before_its_program(boxes, keys):
    script = read(WAITING, "def quand_depart():\n    dire(vies)\n").script
    assert [problem.key for problem in check(WAITING, script, boxes=boxes)] == keys


@pytest.mark.parametrize("word", ["deux mots", "", "x" * 41])
def test_a_message_is_a_part_of_a_name(word):
    block = Block("when_message", {"word": word}, {}, {"body": ()}, "b1")
    assert [problem.key for problem in check(WAITING, Script((block,)))] == ["program.bad_name"]


def test_hats_stand_at_the_top_or_in_a_section():
    script = read(WAITING, "class chat:\n    def quand_depart():\n        pass\n").script
    section, inner = script.blocks[0], script.blocks[0].bodies["body"][0]
    new, command = WAITING.new("each_tick"), WAITING.new("move")
    accepted = {
        (block.type, place.parent): edit.accepts(WAITING, script, block, place)
        for block in (new, command, WAITING.new("hero"), WAITING.new("define"))
        for place in (Place(), Place(section.id, "body", 0), Place(inner.id, "body", 0))
    }
    assert accepted == {
        ("each_tick", None): True,
        ("each_tick", section.id): True,
        ("each_tick", inner.id): False,
        ("move", None): True,
        ("move", section.id): False,
        ("move", inner.id): True,
        ("hero", None): True,
        ("hero", section.id): False,
        ("hero", inner.id): False,
        ("define", None): True,
        ("define", section.id): False,
        ("define", inner.id): False,
    }


@pytest.mark.parametrize(
    ("event", "told"),
    [
        (("start",), "quand départ"),
        (("key", "up"), "quand touche haut"),
        (("key", "z"), "quand touche z"),
        (("meet", "flag"), "quand je croise drapeau"),
        (("meet", "souris"), "quand je croise souris"),
        (("tick", 1), "à chaque temps"),
        (("tick", 3), "tous les 3 temps"),
        (("message", "pain"), "quand message pain"),
    ],
)
def test_a_hat_is_told_by_its_label(event, told):
    assert FR.tell(Diagnostic("run.hat_twice", {"hat": said_of(event)})).startswith(f"«\u00a0{told}\u00a0»")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Pain !", "pain", True),
        ("bon jour", "bon_jour", True),
        ("été", "ete", True),
        ("pain", "pains", False),
    ],
)
def test_a_message_is_known_by_its_letters(one, other, same):
    assert same_word(one, other) == same


def test_blockly_has_a_list_of_keys():
    found = {each["type"]: each for each in definitions(WAITING, FR)}
    options = found["when_key"]["args0"][1]["options"]
    assert options[:2] == [["haut", "up"], ["bas", "down"]]
    assert ["z", "z"] in options
    assert found["when_start"]["args1"] == [{"type": "input_statement", "name": "body"}]


def test_a_key_is_shown_in_the_words_of_the_reader():
    shown = [on_block(WAITING, "when_key_key", key, text) for text in (FR, EN) for key in ("left", "a")]
    assert shown == ["gauche", "a", "left", "a"]


def test_a_toolbox_offers_both_meetings_by_one_word():
    assert WAITING.toolbox["quand je croise"] == ("when_find", "when_meet")
    assert "quand je croise" not in catalogue(ROBOT, data.words()).toolbox


@pytest.mark.parametrize(
    ("source", "key"),
    [
        ("", "right"),
        ("def quand_touche_gauche():\n    avancer()\n", "right"),
        ("def quand_touche_droite():\n    avancer()\n", "left"),
        ("class chat:\n    def quand_touche_droite():\n        pass\n", "left"),
        ("".join(f"def when_key_{key}():\n    move()\n" for key in KEYS[:4]), "space"),
        ("".join(f"def when_key_{key}():\n    move()\n" for key in KEYS[:-1]), "z"),
        ("".join(f"def when_key_{key}():\n    move()\n" for key in KEYS), "right"),
    ],
)
def test_the_hat_of_a_key_that_is_offered_has_one_that_is_free(source, key):
    """A second « quand touche → » was refused as soon as it was placed."""
    (offered,) = offers(WAITING, ("when_key",), read(WAITING, source).script)
    assert offered.block.fields == {"key": key}
