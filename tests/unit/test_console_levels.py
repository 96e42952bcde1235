"""Text levels: a page judged by examples, and what is told of the one that fails."""

import pytest

from codeweek import data
from codeweek.authoring.validate import prove
from codeweek.command import Stop
from codeweek.levels import programs
from codeweek.levels.program_translation import spoken
from codeweek.packs.load import of_texts
from codeweek.packs.pack import Chapter, Pack
from codeweek.play import builtin
from codeweek.play.console import console
from codeweek.play.feedback.level_voice import voice
from codeweek.play.session import play_text
from codeweek.report.facts import report
from codeweek.report.finding import find
from codeweek.report.told import lines
from codeweek.worlds.console import KIND
from codeweek.worlds.console.example import parse_map
from codeweek.worlds.console.goals import same
from codeweek.worlds.console.state import FEW, LONG, MOST, OUT, Piece, World, shown
from codeweek.worlds.kinds import Wanted

FR, EN = data.text("fr"), data.text("en")
LEVEL = """\
titre: {fr: "Le grand huit", en: "The roller coaster"}
histoire: {fr: "Au moins 120 cm et 8 ans. Demande la taille, puis l'âge.", en: "Ask height, then age."}
monde: texte
mode: construire
écriture: texte
classe: 5e
exemples:
  - {entrées: [130, 10], dit: [oui]}
  - {entrées: [110, 10], dit: [non]}
  - {entrées: [120, 8], dit: [oui], cachée: true}
solution: |
  taille = demander("Taille ?")
  age = demander("Âge ?")
  if taille >= 120 and age >= 8:
      dire("oui")
  else:
      dire("non")
noms: {taille: {en: height}, age: {en: age}}
textes: {"Taille ?": {en: "Height?"}, "Âge ?": {en: "Age?"}, oui: {en: "yes"}, non: {en: "no"}}
indices:
  - {fr: "Combien de conditions ?", en: "How many conditions?"}
  - {fr: "Les deux ensemble.", en: "Both together."}
  - {fr: "Une question, deux comparaisons.", en: "One question, two comparisons."}
adulte:
  idée: {fr: "Deux conditions.", en: "Two conditions."}
  piège: {fr: "« ou » au lieu de « et ».", en: "“or” instead of “and”."}
  question: {fr: "Et avec un adulte ?", en: "And with an adult?"}
pièges:
  - programme: |
      taille = demander("Taille ?")
      age = demander("Âge ?")
      if taille >= 120 or age >= 8:
          dire("oui")
      else:
          dire("non")
    pourquoi: {fr: "Avec « ou », une seule condition suffit.", en: "With “or”, one condition is enough."}
"""
ASKS = 'taille = demander("Taille ?")\nage = demander("Âge ?")\n'
RIGHT = ASKS + 'if taille >= 120 and age >= 8:\n    print("oui")\nelse:\n    print("non")\n'


def level_of(text: str = LEVEL):
    pack = of_texts({"x.yaml": text})
    assert not pack.problems, [FR.tell(problem, "adult") for problem in pack.problems]
    return pack.levels[0]


def told(source: str, level=None, text=FR) -> str:
    level = level or level_of()
    verdict = play_text(level, source).verdict
    assert verdict is not None
    return voice(text, level).tell(verdict.message)


def test_a_text_level_keeps_its_promises():
    level = level_of()
    assert [FR.tell(each, "adult") for each in prove(level)] == []
    assert [each.hidden for each in level.maps] == [False, False, True]
    assert level.inputs == ((130, 10), (110, 10), (120, 8))
    assert level.said == (("oui",), ("non",), ("oui",))


def test_what_is_said_and_what_is_printed_are_the_same():
    for source in (RIGHT, RIGHT.replace("print", "dire"), RIGHT.replace("demander", "ask")):
        assert play_text(level_of(), source).verdict.won


def test_input_gives_texts_which_int_makes_numbers():
    source = RIGHT.replace("demander(", "int(input(").replace('?")', '?"))')
    assert play_text(level_of(), source).verdict.won


def test_the_example_that_fails_is_told_with_what_was_given_written_and_expected():
    lost = RIGHT.replace("age >= 8", "age >= 800")
    assert told(lost) == (
        "1 essai sur 3 passe. Essai 1 : Avec 130, 10, le programme écrit : non. On attend : oui."
    )


def test_a_hidden_example_is_only_told_as_a_hidden_one():
    said = told(RIGHT.replace(">= 120", "> 120"))
    assert said.startswith("Un essai caché ne passe pas encore.")
    assert "120" not in said


def test_what_is_nearly_right_is_told_so():
    assert "Presque !" in told(RIGHT.replace('"oui"', '"Oui"').replace('"non"', '"Non"'))


def test_a_program_that_writes_nothing_is_told_so():
    assert "n’a rien écrit" in told(ASKS)


def test_who_writes_a_listed_mistake_is_told_why_whatever_its_names():
    wrong = RIGHT.replace(" and ", " or ").replace("taille", "t").replace("print", "dire")
    assert told(wrong) == "Avec « ou », une seule condition suffit."
    assert told(wrong, text=EN) == "With “or”, one condition is enough."


def test_a_program_that_does_the_same_for_another_reason_is_not_told_of_a_mistake():
    same = ASKS + 'dire("oui")\n'
    assert "condition" not in told(same)


def test_a_mistake_that_wins_is_told_to_its_author():
    level = level_of(LEVEL.replace(" or age", " and age"))
    assert [problem.key for problem in prove(level)] == ["prove.mistake_wins"]


def test_no_limit_of_blocks_is_taken_in_text():
    level = level_of(LEVEL.replace("classe: 5e", "classe: 5e\nlimite: 9"))
    assert [problem.key for problem in prove(level)] == ["prove.no_limit"]


def test_a_win_has_all_its_stars_and_no_medal():
    verdict = play_text(level_of(), RIGHT).verdict
    assert (verdict.stars, verdict.medal, verdict.facts) == (3, False, ())


def test_the_level_speaks_another_language_and_back():
    level = level_of()
    english = spoken(level, "en")
    assert english.said == (("yes",), ("no",), ("yes",))
    assert english.solution.splitlines()[0] == 'height = ask("Height?")'
    assert play_text(english, english.solution).verdict.won
    assert spoken(english, "en") is english
    back = spoken(english, "fr")
    assert (back.solution, back.maps, back.said, back.mistakes) == (
        level.solution,
        level.maps,
        level.said,
        level.mistakes,
    )


def test_the_console_of_a_run_has_each_text_at_its_step():
    trace = play_text(level_of(), RIGHT).traces[0]
    assert [(line.step, line.kind, line.text) for line in console(trace)] == [
        (1, "ask", "Taille ?"),
        (1, "in", "130\n"),
        (2, "ask", "Âge ?"),
        (2, "in", "10\n"),
        (4, "out", "oui\n"),
    ]


def test_of_a_hidden_example_nothing_is_shown():
    trace = play_text(level_of(), RIGHT).traces[2]
    kind = programs.kind_of(level_of())
    assert console(trace) == ()
    words = str(kind.picture(trace.world, "sober")) + kind.narrate(trace.world, FR, "world")
    assert "120" not in words
    assert "oui" not in words


def test_a_question_is_on_the_page_before_it_is_answered():
    level = level_of(LEVEL.replace("entrées: [130, 10], ", ""))
    playback = play_text(level, RIGHT)
    assert playback.asks is not None
    assert [line.kind for line in console(playback.traces[0])] == ["ask"]


def test_a_number_between_two_may_be_expected():
    text = LEVEL.replace("dit: [oui]", 'dit: ["3..5"]').replace("dit: [non]", "dit: [9]")
    level = level_of(text[: text.index("pièges")].replace('dire("oui")', "dire(4)").replace('"non"', "9.0"))
    assert [FR.tell(each, "adult") for each in prove(level)] == []
    assert not play_text(level, level.solution.replace("dire(4)", "dire(6)")).verdict.won


CHANCE = """\
titre: Les lancers
monde: texte
mode: construire
écriture: texte
classe: 4e
exemples: [{dit: ["130..205"]}, {dit: ["130..205"]}, {dit: ["130..205"], cachée: true}]
solution: |
  from random import randint
  six = 0
  for _ in range(1000):
      if randint(1, 6) == 6:
          six += 1
  print(six)
"""


@pytest.mark.parametrize(
    ("line", "right"), [("  *", True), ("  *  ", True), ("*", False), (" *", False), ("   *", False)]
)
def test_spaces_before_a_printed_line_count_and_those_after_it_do_not(line, right):
    text = CHANCE[: CHANCE.index("exemples")] + 'exemples: [{dit: ["  *", "***"]}]\nsolution: print()\n'
    assert play_text(level_of(text), f"print({line!r})\nprint('***')").verdict.won is right


def test_a_number_of_chance_cannot_be_written_in_advance():
    level = level_of(CHANCE)
    assert play_text(level, level.solution).verdict.won
    lost = play_text(level, "print(167)").verdict
    assert (lost.won, lost.stars, [goal.met for goal in lost.goals]) == (False, 0, [False])
    assert told("print(167)", level) == (
        "À chaque essai, le programme écrit : 167. Le hasard, lui, change d’un essai à l’autre. "
        "Que faut-il tirer au sort à chaque tour ?"
    )


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("print(129)", "Le programme écrit : 129. Le hasard donne plus que cela."),
        ("print(206)", "Le programme écrit : 206. Le hasard donne moins que cela."),
        ("print('six')", "Le programme écrit : six. On attend un seul nombre."),
        ("print(150)\nprint(160)", "Le programme écrit : 150, 160. On attend un seul nombre."),
        ("six = 0", "Le programme n’a rien écrit. On attend un nombre."),
    ],
)
def test_the_bounds_of_chance_are_not_told(source, said):
    assert told(source, level_of(CHANCE)).startswith(said)


@pytest.mark.parametrize(
    ("line", "right"), [("129", False), ("130", True), ("205.0", True), ("206", False), ("six", False)]
)
def test_the_bounds_of_chance_are_among_its_numbers(line, right):
    assert same(line, "130..205") is right


def test_the_bounds_of_chance_are_not_shown():
    level = level_of(CHANCE)
    kind, world = programs.kind_of(level), level.maps[0].world
    goals = kind.goals((world,), level.wanted(0))
    seen = [str(kind.picture(world, "sober")), kind.narrate(world, FR, "goal"), str(goals[0].slots)]
    assert not [each for each in seen if "130" in each or "205" in each]


@pytest.mark.parametrize(("bounds", "won"), [("1..20", True), ("1..21", False)])
def test_of_few_numbers_chance_may_give_the_same_one_in_each_example(bounds, won):
    level = level_of(CHANCE.replace("130..205", bounds).replace("1000", "30"))
    assert play_text(level, "print(5)").verdict.won is won


def test_one_example_alone_cannot_tell_chance_from_what_is_written_in_advance():
    level = level_of(CHANCE.replace(', {dit: ["130..205"]}, {dit: ["130..205"], cachée: true}', ""))
    assert play_text(level, "print(167)").verdict.won


@pytest.mark.parametrize(
    ("value", "right"), [([1] * 20, True), ([1] * 21, False), ([[[1]]], True), ([[[[1]]]], False)]
)
@pytest.mark.parametrize("field", ["inputs", "said"])
def test_an_example_has_twenty_values_and_lists_of_lists_and_no_more(field, value, right):
    world, problems = parse_map({field: value})
    assert [each.key for each in problems] == ([] if right else ["level.not_a_value"])
    assert (world is not None) == right


@pytest.mark.parametrize(
    ("expected", "written", "key"),
    [
        ("ab!", "A b.", "nearly"),
        ("ab!", "ab", "nearly"),
        ("ab!", "abc", "differs"),
        ("***", "+++", "differs"),
    ],
)
def test_a_line_is_nearly_right_when_its_letters_are(expected, written, key):
    (goal,) = KIND.goals([World().written(f"{written}\n")], Wanted(said=(expected,)))
    assert goal.missed.key == f"console.{key}"


def test_a_page_has_a_thousand_pieces_and_no_more():
    page = World(page=(Piece(OUT, "x"),) * (MOST - 1)).written("x")
    assert len(page.page) == MOST == 1000
    assert isinstance(page.written("x"), Stop)


@pytest.mark.parametrize(
    ("many", "said"), [(FEW, ", ".join("x" * FEW)), (FEW + 1, ", ".join([*"x" * FEW, "…"]))]
)
def test_a_sentence_shows_six_lines_and_tells_that_there_are_more(many, said):
    assert shown(["x"] * many) == said


@pytest.mark.parametrize(("long", "said"), [(LONG, "x" * LONG), (LONG + 1, "x" * (LONG - 1) + "…")])
def test_a_long_line_is_told_in_sixty_letters(long, said):
    assert shown(["x" * long]) == said


@pytest.mark.parametrize("loop", ["while True:\n    print(1)", "for i in range(2000):\n    dire(i)"])
def test_a_program_that_writes_without_end_is_stopped(loop):
    verdict = play_text(level_of(), loop).verdict
    assert not verdict.won
    assert "boucle" in voice(FR, level_of()).tell(verdict.message)


def test_what_is_drawn_at_random_differs_from_example_to_example_and_not_from_run_to_run():
    source = "from random import randint\nprint(randint(1, 10**6))\n"
    first, again = (play_text(level_of(), source).traces for _ in range(2))
    lines = [trace.world.lines for trace in first]
    assert len({*lines}) == 3
    assert lines == [trace.world.lines for trace in again]


def test_no_search_is_made_for_a_text_and_the_report_says_so():
    level = level_of()
    found = report(Pack(chapters=(Chapter("c", "C", levels=(level,)),)), {level.file: find(level)}, FR)
    said = "\n".join(lines(found, FR))
    assert "texte, 6 lignes" in said
    assert "au mieux 6" not in said


def _expected(level) -> list[str]:
    """A program that writes what the first example wants, and nothing else."""
    said = [str(value) for value in level.said[0]]
    return [f"print({each.partition('..')[2] or each!r})" for each in said]


def test_no_text_level_of_the_course_is_won_by_writing_what_the_first_example_wants():
    every = [level for level in builtin.pack().levels if programs.kind_of(level).examples]
    asked = [level for level in every if len(level.said) > 1]
    won = [each.id for each in asked if play_text(each, "\n".join(_expected(each))).verdict.won]
    assert len(asked) > 5
    assert won == []
