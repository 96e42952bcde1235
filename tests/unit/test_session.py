"""What every shell asks of the core: describe, check, play."""

from copy import deepcopy
from dataclasses import replace

import pytest

from codeweek import data
from codeweek.authoring.validate import prove
from codeweek.blocks import edit
from codeweek.blocks.read import read
from codeweek.blocks.script import EMPTY, Block, Script
from codeweek.engine.value_conversion import Spelled
from codeweek.levels import programs
from codeweek.levels.level import Start
from codeweek.packs.load import load_pack, of_texts
from codeweek.play import builtin, session
from codeweek.play.console import console
from codeweek.play.feedback.level_voice import voice, with_line
from codeweek.play.session import answered
from codeweek.play.typed import live as read_live


@pytest.fixture(scope="module")
def course():
    return builtin.pack()


def level_at(course, chapter, number):
    return course.chapters[chapter - 1].levels[number - 1]


def said(playback, language="fr", register="normal"):
    return data.text(language).tell(playback.verdict.message, register)


@pytest.mark.parametrize(
    "source",
    [
        "for _ in range(4):\n    avancer()\n    pivoter_gauche()\n    avancer()\n    pivoter_droite()\n",
        "for _ in range(4):\n    move()\n    turn_left()\n    move()\n    turn_right()\n",
        "for _ in range(4):\n    Avancér()\n    pivoter_gàuche()\n    AVANCER()\n    pivotér_droite()\n",
    ],
    ids=["french", "english", "accents"],
)
def test_a_solution_gives_three_stars_in_any_language(course, source):
    verdict = session.play_text(level_at(course, 4, 5), source).verdict
    assert (verdict.won, verdict.stars) == (True, 3)


def test_the_empty_program_is_not_run_and_asks_for_a_first_block(course):
    playback = session.play(level_at(course, 4, 5), EMPTY, "fr")
    assert [p.key for p in playback.problems] == ["say.empty_program"]
    assert playback.verdict is None


def test_a_longer_program_has_its_stars_and_is_dared_to_be_shorter(course):
    level = level_at(course, 4, 5)
    stairs = "avancer()\npivoter_gauche()\navancer()\npivoter_droite()\n"
    verdict = session.play_text(level, stairs * 4).verdict
    assert (verdict.won, verdict.stars, verdict.medal) == (True, 3, False)
    assert [(fact.key, fact.slots["best"]) for fact in verdict.facts] == [("ui.win.challenge", 5)]


def test_an_endless_loop_is_told_and_lit(course):
    playback = session.play_text(level_at(course, 4, 5), "while True:\n    pivoter_gauche()\n")
    assert "toujours au même endroit" in said(playback)
    assert playback.verdict.message.block
    assert len(playback.traces[0]) < 20


def test_a_name_misspelt_by_one_letter_is_played_and_one_by_more_suggests_the_right_one(course):
    playback = session.play_text(level_at(course, 4, 5), "avancr()\n")
    assert (playback.program.source, len(playback.traces[0])) == ("avancer()\n", 1)
    playback = session.play_text(level_at(course, 4, 5), "avncr()\n")
    assert playback.problems[0].slots == {"name": "avncr", "nearest": "avancer"}


SPELLED = """\
title: Deux pas
map: ">.G"
toolbox: [avancer]
mistakes:
  - program: |
      Avancer()
    why: "Il en manque un."
given: |
  avance()
solution: |
  # un pas
  Avancer()
  avancer()
"""


def test_the_author_of_a_level_is_told_of_a_word_that_is_nearly_a_word_with_its_line():
    told = [each for each in prove(of_texts({"a.yaml": SPELLED}).levels[0]) if each.key == "prove.spelled"]
    assert [(each.slots["name"], each.line, each.severity) for each in told] == [
        ("Avancer", 12, "warning"),
        ("avance", 9, "warning"),
        ("Avancer", 5, "warning"),
    ]


@pytest.mark.parametrize("mode", ["make", "create"])
def test_the_author_of_a_level_is_told_of_a_solution_that_its_blocks_cannot_make(mode):
    written = f'title: T\nmode: {mode}\nmap: ">.G"\ntoolbox: [move]\n'
    level = of_texts({"a.yaml": f"{written}solution: |\n  for _ in range(2):\n      avancer()\n"}).levels[0]
    assert any(problem.severity == "error" for problem in prove(level))
    sound = of_texts({"a.yaml": f"{written}solution: |\n  avancer()\n  avancer()\n"}).levels[0]
    assert not any(problem.severity == "error" for problem in prove(sound))


def test_blocks_outside_the_toolbox_earn_no_star_and_say_so(course):
    level = level_at(course, 2, 3)
    source = "for _ in range(2):\n    avancer()\npivoter_gauche()\nfor _ in range(2):\n    avancer()\n"
    playback = session.play_text(level, source)
    assert playback.verdict.won
    assert playback.verdict.stars == 0
    assert {note.key for note in playback.notes} == {"program.not_in_toolbox"}


def test_a_script_with_a_block_outside_the_toolbox_is_not_run(course):
    level = level_at(course, 2, 3)
    known = programs.catalogue_of(level)
    script = edit.insert(known, EMPTY, (known.new("repeat"),), edit.Place())
    assert session.play(level, script, "fr").problems[0].key == "program.not_in_toolbox"


def test_a_fresh_level_holds_its_given_program_and_a_parsons_level_nothing(course):
    assert len(programs.start(level_at(course, 1, 1)).blocks) == 2
    assert programs.start(level_at(course, 1, 5)) == EMPTY
    assert programs.pieces(level_at(course, 1, 1)) is None


def test_parsons_pieces_leave_the_pool_when_placed_and_come_back(course):
    level = level_at(course, 1, 5)
    known = programs.catalogue_of(level)
    pool = programs.pool(level, EMPTY)
    assert sorted(offer.block.type for offer in pool) == ["down", "right", "right", "up", "up"]
    script = edit.insert(known, EMPTY, (pool[0].block,), edit.Place())
    assert [offer.taken for offer in programs.pool(level, script)] == [True, False, False, False, False]
    assert programs.pool(level, edit.remove(known, script, script.blocks[0].id)) == pool
    assert programs.pool(level, programs.solution(level).script) == (), "all placed: nothing is left to take"


def test_parsons_pieces_are_never_in_the_right_order_at_first(course):
    for level in course.levels:
        pieces = programs.pieces(level)
        if pieces and not level.extra:
            order = [
                b
                for b in programs.solution(level).script.walk()
                if b.type in programs.catalogue_of(level).statements
            ]
            assert [p.type for p in pieces] != [b.type for b in order]


def test_every_problem_of_a_program_is_told_with_its_line(course):
    source = "avancer(\n"
    assert session.play_text(level_at(course, 2, 3), source).problems[0].line == 1
    source = "x = y\navance()\nvoler()\ndef f():\n    def g():\n        pass\nreturn 3\n"
    problems = session.play_text(level_at(course, 2, 3), source).problems
    assert [(p.key, p.line) for p in problems] == [
        ("say.undefined_var", 1),
        ("program.call_not_known", 3),
        ("program.define_inside", 5),
        ("program.return_outside", 7),
    ]


@pytest.mark.parametrize(
    ("source", "told"),
    [
        (
            "def aller():\n    for _ in range(n):\n        avancer()\n" + "aller(4)\n" * 3,
            [("say.parameter_missing", 2, "aller")],
        ),
        ("def aller():\n    dire(n)\ndire(n)\naller()\n", [("say.undefined_var", 2, None)]),
        (
            "def f():\n    dire(n)\ndef g():\n    dire(n)\nf()\ng()\n",
            [("say.undefined_var", 2, None)],
        ),
        ("def f():\n    dire(kilo)\nkilos = 1\nf()\n", [("say.unknown_name", 2, None)]),
        ("x = wo\ny = wu\nx = wo\n", [("say.undefined_var", 1, None), ("say.undefined_var", 2, None)]),
    ],
)
def test_a_box_that_is_never_filled_is_told_once_and_may_be_a_parameter(course, source, told):
    problems = session.play_text(level_at(course, 2, 3), source).problems
    assert [(p.key, p.line, p.slots.get("function")) for p in problems] == told


def test_a_word_used_without_its_parentheses_asks_for_them(course):
    problems = session.play_text(level_at(course, 2, 3), "while mur_devant:\n    avancer()\n").problems
    assert [(p.key, p.slots) for p in problems] == [("say.missing_parens", {"name": "mur_devant"})]


@pytest.mark.parametrize(("work", "outcome"), [(None, "done"), (1_000, "budget")])
def test_a_level_may_set_its_own_budget(course, work, outcome):
    level = replace(level_at(course, 4, 5), work=work)
    source = "for _ in range(50):\n    pivoter_gauche()\n"
    assert session.play_text(level, source).traces[0].outcome == outcome


def test_a_hole_is_told_with_the_block_that_has_it(course):
    level = level_at(course, 2, 3)
    known = programs.catalogue_of(level)
    script = edit.insert(known, EMPTY, (Block("while", {}, {}, {"body": ()}),), edit.Place())
    problems = [p for p in session.play(level, script, "fr").problems if p.key == "program.hole"]
    assert problems[0].block == script.blocks[0].id
    assert "tant que … répéter" in data.text("fr").tell(problems[0])


def test_running_never_changes_the_script(course):
    level = level_at(course, 4, 8)
    script = programs.start(level)
    copy = deepcopy(script)
    assert session.play(level, script, "fr").verdict.won is False
    assert script == copy


FREE = """\
title: x
mode: {mode}
map: ">..."
toolbox: [move, turn_left, repeat, say, paint]
{more}
"""


@pytest.fixture
def free(tmp_path):
    def level(mode, more=""):
        path = tmp_path / "free.yaml"
        path.write_text(FREE.format(mode=mode, more=more), encoding="utf-8")
        (found,) = load_pack(path).levels
        return found

    return level


@pytest.mark.parametrize(
    ("mode", "more"),
    [("create", ""), ("run", "given: avancer()"), ("predict", "given: avancer()\npredict: {ask: cell}")],
)
def test_a_level_that_asks_for_nothing_can_be_proved(free, mode, more):
    assert [p.key for p in prove(free(mode, more)) if p.severity == "error"] == []


@pytest.mark.parametrize(
    ("source", "stars", "told"),
    [
        ("avancer()\n", 3, "say.created"),
        ("avancer()\n" * 2, 3, "say.created"),
        (
            "for _ in range(4):\n    avancer()\n    for _ in range(2):\n        pivoter_gauche()\n",
            3,
            "say.created",
        ),
        ("def f():\n    avancer()\n", 0, "say.never_called"),
        ("for _ in range(3):\n    pivoter_gauche()\n", 0, "say.create_unchanged"),
        ("x = 1\n", 0, "say.create_unchanged"),
        ("dire(3)\n", 3, "say.created"),
        ("peindre()\n", 3, "say.created"),
        ("for _ in range(9):\n    avancer()\n", 0, "say.out_of_grid"),  # no number is the right one
        ("avancer()\n" * 30, 0, "say.out_of_grid"),
    ],
)
def test_a_creation_is_won_by_whatever_goes_to_its_end_and_shows_something(free, source, stars, told):
    verdict = session.play_text(free("create", "limit: 1"), source).verdict
    assert (verdict.stars, verdict.won, verdict.message.key) == (stars, stars > 0, told)


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("tourner_gauche(90)\n", "say.create_unchanged"),
        ("lever_crayon()\navancer(50)\n", "say.create_unchanged"),
        ("avancer(50)\nreculer(50)\n", "say.created"),
    ],
)
def test_a_drawing_of_one_s_own_is_what_the_pen_leaves(source, told):
    (level,) = of_texts({"a.yaml": "title: A\nkind: turtle\nmode: create\ntoolbox: [forward]\n"}).levels
    assert session.play_text(level, source).verdict.message.key == told


def test_a_program_that_never_ends_is_not_waited_for_on_each_of_many_maps(free):
    level = free("create")
    level = replace(level, maps=level.maps * 20)
    playback = session.play_text(level, "x = 0\nwhile True:\n    x += 1\n")
    assert {trace.outcome for trace in playback.traces} == {"budget"}
    assert sum(map(len, playback.traces)) < 2 * max(map(len, playback.traces))


def test_the_map_that_fails_is_shown_even_when_it_was_hidden(course):
    level = level_at(course, 2, 1)
    longer, problems = programs.kind_of(level).parse_map({"grid": ">....G"})
    assert problems == ()
    level = replace(level, maps=(*level.maps, Start(longer, hidden=True)))
    verdict = session.play(level, programs.solution(level).script, "fr").verdict
    assert (verdict.won, verdict.stars, verdict.map) == (False, 0, len(level.maps) - 1)
    assert verdict.message.key == "say.one_test_fails"


@pytest.mark.parametrize(("source", "given"), [("x = len()", 0), ("x = len([1], [2])", 2)])
def test_len_with_another_number_of_values_is_told_as_such(course, source, given):
    (problem,) = session.play_text(level_at(course, 2, 3), source).problems
    assert (problem.key, problem.slots["given"]) == ("program.arguments", given)


def test_a_program_just_under_the_budget_on_each_map_does_not_take_it_on_each(course):
    level = level_at(course, 7, 8)
    idle = "for _ in range(99_000):\n    if mur_devant():\n        pivoter_gauche()\n"
    traces = session.play_text(level, idle).traces
    assert len(traces) == 3
    assert sum(map(len, traces)) < 2.5 * len(traces[0])
    assert traces[0].outcome == "done"
    assert {trace.outcome for trace in traces[1:]} == {"budget"}


def test_a_word_written_wrong_is_told_as_such_in_a_level_that_offers_no_blocks_of_ones_own():
    level = builtin.level("04-la-ronde/05-l-escalier")
    script = read(programs.catalogue_of(level), "avancr()").script
    problem = session.play(level, script, "fr").problems[0]
    assert (problem.key, problem.slots["nearest"]) == ("say.unknown_name", "avancer")


SPEAKING = """\
title: Dire
kind: robot
toolbox: [say, repeat, python, ask, variables]
map: |
  >..
goals: [said]
said: [[1, 2]]
solution: |
  dire(1)
  dire(2)
"""


@pytest.mark.parametrize("shows", ["print(n)", "dire(n)"])
def test_what_is_printed_in_a_loop_that_no_block_says_is_said_where_the_level_offers_to_say(shows):
    level = of_texts({"a/b.yaml": SPEAKING}).levels[0]
    source = f"for n in [1, 2]:\n    {shows}\n"
    script = programs.read_in(level, source).script
    assert session.play_text(level, source).verdict.won
    assert session.play(level, script, "fr").verdict.won


def test_what_is_printed_with_more_than_one_value_is_written_and_not_said():
    level = of_texts({"a/b.yaml": SPEAKING}).levels[0]
    playback = session.play_text(level, "for n in [1, 2]:\n    print(n, end='')\n")
    assert not playback.verdict.won
    assert [piece.text for piece in playback.traces[0].console] == ["1", "2"]


@pytest.mark.parametrize(
    ("asks", "printed"),
    [("input()", "007"), ("int(input())", "7"), ("demander()", "7"), ("demander('?')", "7")],
)
def test_an_answer_is_a_text_for_input_as_it_was_typed_and_a_number_elsewhere(asks, printed):
    level = of_texts({"a/b.yaml": SPEAKING}).levels[0]
    source = f"x = {asks}\nprint(x, 'fin')\n"
    for typed, text in (("007", printed), (" 7 ", "7")):
        (trace,) = session.play_text(level, source, [answered(typed)]).traces
        assert "".join(piece.text for piece in trace.console if piece.kind == "out") == f"{text} fin\n"


def test_an_answer_that_is_no_number_or_written_as_one_is_is_just_that():
    assert [answered(typed) for typed in ("7", "-3", "1.5", "douze", "")] == [7, -3, 1.5, "douze", ""]
    assert answered("1,50") == Spelled(1.5, "1,50")


SKY = "01-la-fusee/09-mon-ciel-etoile"
WRITES = "x = 2\nif x > 1:\n    for i in range(2):\n        print(i)\nwhile x < 4:\n    x += 1\nprint(x)"


def typed_in(level, source):
    found = read_live(level, source)
    script = Script(found.script.blocks, text=source, said=found.script.blocks)
    return found, script


@pytest.mark.parametrize("name", [SKY, "03-le-potager/09-mon-potager", "05-la-tortue-geometre/10-mon-dessin"])
def test_ordinary_python_runs_and_counts_in_a_free_level(course, name):
    level = course.level(name)
    found, script = typed_in(level, WRITES)
    assert (found.whole, found.problem) == (True, None)
    playback = session.play(level, script, "fr")
    assert [line.text for line in console(playback.traces[0])] == ["0\n", "1\n", "4\n"]
    assert (playback.verdict.won, playback.verdict.message.key) == (True, "say.created")


def test_a_free_level_asks_and_goes_on_with_the_answer(course):
    level = course.level(SKY)
    _found, script = typed_in(level, 'name = input("?")\nprint(name)')
    assert session.play(level, script, "fr").asks.key == "run.needs_input"
    assert session.play(level, script, "fr", ["Zoé"]).verdict.won


def test_a_level_with_a_goal_keeps_to_its_words_and_says_so_of_the_line_that_was_typed(course):
    level = level_at(course, 1, 3)
    told = voice(data.text("fr"), level, typed=True)
    found, _script = typed_in(level, "x = 3")
    words = with_line(told, found.problem)
    assert words.startswith("Ligne 1. «\u00a0x = 3\u00a0» n'est pas un mot de ce niveau.")
    found, _script = typed_in(level, 'print("a")\nif x = 3:\n    haut()')
    assert found.problem.key == "slip.equals"


def test_who_types_is_told_of_words_and_lines_in_the_usual_register(course):
    level = course.level(SKY)
    text = data.text("fr")
    problem = session.play(level, typed_in(level, "x = 1")[1], "fr").verdict.message
    assert voice(text, level).tell(problem) == "Je n’ai rien vu. Ajoute un bloc\u00a0!"
    assert "Ajoute une ligne" in voice(text, level, typed=True).tell(problem)
