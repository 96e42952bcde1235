"""To hide a muddle: one change, that the map asked for shows, and no other one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codeweek import data
from codeweek.authoring.validate import prove
from codeweek.blocks import edit
from codeweek.blocks.blockly import save
from codeweek.blocks.cost import one_change
from codeweek.levels import programs
from codeweek.packs.load import of_texts
from codeweek.play import bug_tasks, builtin, session
from codeweek.server.rooms.program_replay import play_again

FR = data.text("fr")
CASE = builtin.level("15-l-agence/06-cache-un-pepin")
GIVEN = "while not au_but():\n    avancer()\n    if sur_objet():\n        ramasser()"
FIVE = GIVEN.replace("while not au_but()", "for _ in range(5)")
WORDS = ("avancer()", "ramasser()", "pivoter_gauche()")


def hidden(source, level=CASE):
    script = programs.read_in(level, source).script
    playback = session.play(level, script, "fr")
    return bug_tasks.judged(level, script, playback.verdict, playback.traces)


@pytest.mark.parametrize(
    ("source", "said", "map"),
    [
        (GIVEN, "plant_nothing", 1),
        (FIVE, "planted", 1),
        (FIVE.replace("5", "7"), "plant_seen", 0),
        (GIVEN.replace("if sur_objet():\n        ramasser()", "ramasser()"), "plant_seen", 0),
        (GIVEN.replace("not au_but()", "not mur_devant()"), "plant_wins", 1),
        ("while not au_but():\n    avancer()", "plant_seen", 0),
        ("for _ in range(5):\n    avancer()\n    ramasser()", "plant_much", 0),
    ],
)
def test_what_is_said_of_a_muddle_is_what_the_runs_show(source, said, map):
    verdict = hidden(source)
    won = said == "planted"
    assert (verdict.message.key, verdict.map) == (f"say.{said}", map)
    assert (verdict.won, verdict.stars, verdict.hoped) == (won, 3 * won, 3 * won)
    for language in data.languages():
        assert "…" not in data.text(language).tell(verdict.message)


def test_on_any_other_level_the_verdict_is_the_one_of_before():
    level = builtin.level("04-la-ronde/05-l-escalier")
    script = programs.solution(level).script
    playback = session.play(level, script, "fr")
    assert bug_tasks.judged(level, script, playback.verdict, playback.traces) is playback.verdict


def test_the_server_plays_a_hidden_muddle_again_and_counts_it():
    known = programs.catalogue_of(CASE)
    again = [
        play_again(CASE, save(programs.read_in(CASE, each).script, known), "fr") for each in (FIVE, GIVEN)
    ]
    assert [each.stars for each in again] == [3, None]


def level_of(spoil, mode="modify", given=GIVEN, solution=FIVE):
    texts = ("".join(f"  {line}\n" for line in each.split("\n")) for each in (given, solution))
    given, solution = texts
    head = f'title: T\nmode: {mode}\nspoil: {spoil}\nmaps: [">.*.*G", ">*..*.*G"]\n'
    tools = "toolbox: [move, pick, repeat, while, not, if, at_goal, on_item]\n"
    return of_texts({"x.yaml": f"{head}{tools}given: |\n{given}solution: |\n{solution}"})


@pytest.mark.parametrize(
    ("pack", "told"),
    [
        (level_of(2), set()),
        (level_of(1), {"prove.solution_loses"}),
        (level_of(2, solution=GIVEN), {"prove.solution_loses"}),
        (level_of(2, given=FIVE, solution=GIVEN), {"prove.given_loses_somewhere", "prove.solution_loses"}),
    ],
)
def test_an_author_is_told_when_the_example_hides_nothing_or_the_given_program_is_not_right(pack, told):
    (level,) = pack.levels
    assert {problem.key for problem in prove(level) if problem.severity == "error"} == told


@pytest.mark.parametrize("pack", [level_of(2, mode="debug"), level_of(3)])
def test_a_muddle_is_hidden_on_one_of_several_maps_of_a_program_to_modify(pack):
    assert {problem.key for problem in pack.problems} & {"level.spoil_modify", "level.want_number"}


def script_of(lines):
    return programs.read_in(CASE, "\n".join(lines)).script


PROGRAMS = st.lists(
    st.sampled_from([*WORDS, f"for _ in range(3):\n    {WORDS[0]}\n    {WORDS[1]}"]), max_size=5
)


@given(PROGRAMS)
def test_a_program_is_not_one_change_from_itself(lines):
    assert not one_change(script_of(lines), script_of(lines))


@given(PROGRAMS, st.data())
def test_whatever_one_edit_makes_is_one_change(lines, data):
    known, script = programs.catalogue_of(CASE), script_of(lines)
    ids = [block.id for block in script.walk() if block.type in known.statements]
    block = programs.read_in(CASE, data.draw(st.sampled_from(WORDS))).script.blocks
    spot = data.draw(st.sampled_from(edit.places(script)))
    found = [edit.insert(known, script, block, spot)]
    if ids:
        id = data.draw(st.sampled_from(ids))
        found += [edit.remove(known, script, id), edit.move(known, script, id, spot)]
    for each in found:
        assert each.blocks == script.blocks or one_change(script, each)
        assert each.blocks == script.blocks or one_change(each, script) or each is found[1]


@given(st.lists(st.sampled_from(WORDS), min_size=2, max_size=6), st.data())
def test_two_statements_that_are_written_otherwise_are_two_changes(lines, data):
    one, other = data.draw(st.lists(st.integers(0, len(lines) - 1), min_size=2, max_size=2, unique=True))
    changed = [*lines]
    changed[one] = changed[other] = "pivoter_droite()"
    assert not one_change(script_of(lines), script_of(changed))


def test_a_loop_put_around_taken_away_or_turned_into_another_is_one_change():
    bare, loop = "avancer()\nramasser()", "for _ in range(3):\n    avancer()\n    ramasser()"
    until = loop.replace("for _ in range(3)", "while not au_but()")
    for before, after in [
        (bare, loop),
        (loop, bare),
        (loop, until),
        (loop, loop.replace("3", "4")),
        (loop, ""),
    ]:
        assert one_change(script_of([before]), script_of([after]))
    assert not one_change(script_of([""]), script_of([loop]))
    assert not one_change(script_of([loop]), script_of([until.replace("ramasser", "avancer")]))
