"""What a level calls its boxes and blocks in other languages: read, told when wrong, and spoken."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import FUNCTIONS, VARIABLES, scripts

from codeweek import data
from codeweek.authoring.validate import prove
from codeweek.blocks.catalogue import catalogue
from codeweek.blocks.read import read as read_program
from codeweek.blocks.script_names import names_in
from codeweek.levels import programs
from codeweek.levels.files.parse import parse
from codeweek.levels.level import Level
from codeweek.levels.program_translation import adopted, spoken
from codeweek.play import builtin
from codeweek.worlds.kinds import kinds

CATALOGUES = {name: catalogue(kind.commands.values(), data.words()) for name, kind in kinds().items()}
TEXT = """\
title: {fr: Un titre, en: A title}
map: ">....G"
toolbox: [avancer, repeter, definir, appeler, boîte]
limit: 9
solution: |
  def marche(pas):
      for _ in range(pas):
          avancer()
  marche(2)
  marche(3)
"""


def read(names, key="names"):
    level, problems = parse(f"{TEXT}{key}: {names}\n", "c/x.yaml", kinds(), CATALOGUES)
    return level, [(p.key.removeprefix("level."), p.line, p.written) for p in problems]


@pytest.mark.parametrize("key", ["names", "noms", "Noms"])
def test_the_names_of_a_level_are_read_in_either_language(key):
    level, problems = read("{marche: {en: step_up}}", key)
    assert problems == []
    assert level.names == {"marche": {"en": "step_up"}}


@pytest.mark.parametrize(
    ("names", "key"),
    [
        ("[a]", "want_table"),
        ("{marche: step_up}", "want_table"),
        ("{march: {en: step_up}}", "unknown_name_near"),
        ("{xylophone: {en: step_up}}", "unknown_name"),
        ("{marche: {xx: step_up}}", "unknown_field"),
        ("{marche: {en: step up}}", "not_a_name"),
        ("{marche: {en: }}", "not_a_name"),
        ("{marche: {en: 2steps}}", "not_a_name"),
        ("{marche: {en: while}}", "not_a_name"),
        ("{marche: {en: [a]}}", "want_text"),
        ("{marche: {en: move}}", "name_of_a_block"),
        ("{marche: {en: Avancer}}", "name_of_a_block"),
        ("{marche: {en: range}}", "name_of_a_block"),
        ("{marche: {en: pas}}", "same_name"),
        ("{marche: {en: step}, pas: {en: step}}", "same_name"),
        ("{marche: {en: step}, pas: {fr: step}}", "same_name"),
    ],
)
def test_a_name_that_cannot_be_is_told_with_its_line_and_field(names, key):
    _level, problems = read(names)
    assert [(found, line) for found, line, _field in problems] == [(key, 11)]
    assert problems[0][2].startswith("names")


@pytest.mark.parametrize("language", data.languages())
@pytest.mark.parametrize("names", ["{march: {en: a}}", "{marche: {en: a b}}", "{marche: {en: pas}}", "[a]"])
def test_what_is_told_of_a_name_is_a_sentence_that_says_what_to_do(names, language):
    _level, problems = parse(f"{TEXT}names: {names}\n", "c/x.yaml", kinds(), CATALOGUES)
    told = data.text(language).tell(problems[0], "adult")
    assert told.endswith((".", "?", "? "))
    assert "{" not in told.replace("{en: step_up}", "")


def test_a_name_that_says_something_is_in_both_languages_of_the_texts_or_it_is_remarked():
    level, _problems = read("{marche: {en: step_up}}")
    missing = [p.slots["name"] for p in prove(level) if p.key == "prove.name_missing"]
    assert missing == ["pas"]
    level, _problems = read("{marche: {en: step_up}, pas: {fr: pas}}")
    assert not [p for p in prove(level) if p.key == "prove.name_missing"]


def test_a_level_is_spoken_with_the_names_of_the_language():
    level, _problems = read("{marche: {en: step_up}, pas: {en: n}}")
    said = spoken(level, "en").solution
    assert said.startswith("def step_up(n):\n    for _ in range(n):\n        move()\nstep_up(2)\n")
    assert spoken(level, "fr") is level


def test_a_level_spoken_in_another_language_and_back_is_the_same_program():
    level, _problems = read("{marche: {en: step_up}, pas: {en: n}}")
    back = spoken(spoken(level, "en"), "fr")
    assert back.names == level.names
    assert programs.solution(back).script == programs.solution(level).script


def test_a_program_saved_in_one_language_takes_the_names_of_the_other_and_back():
    level, _problems = read("{marche: {en: step_up}, pas: {en: n}}")
    french, there = programs.solution(level).script, spoken(level, "en")
    english = adopted(there, french)
    assert english == programs.solution(there).script
    assert adopted(level, english) == french


def test_a_call_whose_definition_is_gone_takes_the_name_of_the_language_too():
    level, _problems = read("{marche: {en: step_up}}")
    script = read_program(programs.catalogue_of(level), "marche(2)\n").script
    assert [b.fields["name"] for b in adopted(spoken(level, "en"), script).blocks] == ["step_up"]


def test_a_name_kept_without_its_accent_is_the_same_name():
    level, _problems = read("{marche: {en: step_up}}")
    level = replace(level, names={"créneau": {"en": "battlement"}})
    script = read_program(programs.catalogue_of(level), "def creneau():\n    avancer()\ncreneau()\n").script
    assert names_in(programs.catalogue_of(level), [adopted(level, script)]) == ["créneau"]
    assert names_in(programs.catalogue_of(level), [adopted(spoken(level, "en"), script)]) == ["battlement"]


def test_a_name_that_the_child_gave_to_something_else_stays():
    level, _problems = read("{marche: {en: step_up}}")
    script = read_program(programs.catalogue_of(level), "marche = 1\nstep_up = 2\n").script
    assert adopted(spoken(level, "en"), script) == script


def test_a_program_kept_from_before_repeat_until_runs_with_it_and_changes_nothing_else():
    level = builtin.level("08-tant-que/02-jusqu-au-drapeau")
    source = (
        "while chemin_devant():\n    while not au_but():\n        avancer()\nwhile not ...:\n    avancer()\n"
    )
    before = read_program(programs.catalogue_of(level), source).script
    now = adopted(level, before)
    assert [block.type for block in now.walk() if block.bodies] == ["while", "until", "until"]
    assert programs.python_text(level, now, "fr").source == programs.python_text(level, before, "fr").source
    other = builtin.level("08-tant-que/08-la-main-gauche")
    assert adopted(other, before) == before


NAMES = st.dictionaries(
    st.sampled_from([*VARIABLES, *FUNCTIONS]), st.sampled_from(["one", "two", "x"]), max_size=3
).filter(lambda words: len(words) == len({*words.values()}))


@given(scripts(), NAMES)
def test_taking_the_names_of_a_language_keeps_every_block_and_is_done_once(script, words):
    level = Level("a/b", "t", "robot", (), names={name: {"en": word} for name, word in words.items()})
    there = spoken(level, "en")
    once = adopted(there, script)
    assert [(b.type, b.id) for b in once.everything()] == [(b.type, b.id) for b in script.everything()]
    assert adopted(there, once) == once
    assert adopted(level, once) == script
    assert not {*words} & {*names_in(programs.catalogue_of(level), [once])}
