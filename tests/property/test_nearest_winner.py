"""Laws of repairs: from spoilt solutions of chapters 1 to 10, and of the questions about them."""

from collections.abc import Callable
from functools import cache

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tiers import deep

from codeweek import data
from codeweek.blocks.script import EMPTY, Script
from codeweek.blocks.script_names import names_in, renamed
from codeweek.levels.level import WATCHED, Level
from codeweek.levels.programs import catalogue_of, solution
from codeweek.play import builtin
from codeweek.play.repair.helping import help_with, quiz, went_wrong
from codeweek.play.repair.program_edits import edits, place, vocabulary
from codeweek.play.repair.repair_search import Forms, Repair, repair, wins
from codeweek.play.session import play

SHOWN_TO_WIN = ("run", "create", "fill", "translate", *WATCHED)
CHAPTERS = tuple(f"{number:02}-" for number in range(1, 11))
TOLD = ("number", "side", "move", "value", "type")  # sorts of edits
LONGEST = deep(99, 99, 12)  # blocks of a solution: near a longer one there are thousands of programs to run


@cache
def levels() -> tuple[Level, ...]:
    """The levels of chapters 1 to 10 whose program a child makes of blocks, not of too many."""
    course = builtin.pack().levels
    made = (each for each in course if each.id.startswith(CHAPTERS) and each.mode not in SHOWN_TO_WIN)
    return tuple(each for each in made if len([*solution(each).script.walk()]) <= LONGEST)


@st.composite
def slips(draw: st.DrawFn) -> tuple[Level, Script]:
    """A level, and its solution after one edit of a sort whose reverse is told."""
    level = draw(st.sampled_from(levels()))
    own = solution(level).script
    near = [each for each in edits(vocabulary(level, own, [own]), own) if each.sort in TOLD]
    assume(near)
    return level, draw(st.sampled_from(near)).script


@cache
def named() -> tuple[Level, ...]:
    """Those whose solution makes boxes or blocks, which a child may name."""
    made = (each for each in levels() if each.mode != "parsons")
    return tuple(each for each in made if names_in(catalogue_of(each), [solution(each).script]))


@st.composite
def spoilt(draw: st.DrawFn, of: Callable[[], tuple[Level, ...]] = levels) -> tuple[Level, Script, int]:
    """A level, its solution after one or two edits, and how many."""
    level, many = draw(st.sampled_from(of())), draw(st.integers(1, 2))
    script = own = solution(level).script
    for _ in range(many):
        near = list(edits(vocabulary(level, script, [own]), script))
        script = near[draw(st.integers(0, len(near) - 1))].script
    return level, script, many


def one_by_one(level: Level, script: Script, found: Repair) -> bool:
    """Whether each edit of a repair is one of those that can be made on the program before it."""
    forms = Forms()
    for edit in found.edits:
        words = vocabulary(level, script, [script, solution(level).script])
        if forms.of(edit.script) not in {forms.of(each.script) for each in edits(words, script)}:
            return False
        script = edit.script
    return True


@given(spoilt())
def test_a_spoilt_solution_is_mended_by_as_few_edits(drawn: tuple[Level, Script, int]) -> None:
    level, script, many = drawn
    found = repair(level, script)
    assert found is not None
    assert len(found) <= many
    assert one_by_one(level, script, found)
    mended = found.edits[-1].script if found.edits else script
    playback = play(level, mended, "fr")
    assert playback.problems == ()
    assert playback.verdict
    assert playback.verdict.won


@given(spoilt())
def test_the_right_choice_leads_on_and_the_others_lose(drawn: tuple[Level, Script, int]) -> None:
    level, script, _many = drawn
    asked, found = quiz(level, script), repair(level, script)
    assume(asked)
    assert asked
    assert found
    assert not asked.block or script.find(asked.block)
    assert 2 <= len(asked.choices) <= 3
    for number, choice in enumerate(asked.choices):
        if number == asked.right:
            after = repair(level, choice.script)
            assert after is not None
            assert len(after) < len(found)
        else:
            assert not wins(level, choice.script)
            verdict = play(level, choice.script, "fr").verdict
            assert verdict is None or not verdict.won


@given(spoilt())
def test_the_choices_offered_say_different_things_and_no_wrong_one_wins(
    drawn: tuple[Level, Script, int],
) -> None:
    level, script, _many = drawn
    found = help_with(level, script, data.text("fr")).question
    assume(found)
    assert found
    assert len({choice.words for choice in found.choices}) == len(found.choices) > 1
    assert not any(wins(level, choice.script) for n, choice in enumerate(found.choices) if n != found.right)


@given(slips())
def test_what_went_wrong_is_told_only_where_one_edit_is_proved_to_win(drawn: tuple[Level, Script]) -> None:
    level, script = drawn
    told = went_wrong(level, script, "say.items_left")
    assume(told)
    assert not wins(level, script)
    assert told
    near = edits(vocabulary(level, script, [solution(level).script]), script)
    assert any(place(edit) == (told.block or "") and wins(level, edit.script) for edit in near)


@given(spoilt(named))
def test_no_right_choice_brings_a_name_of_ours_to_a_child_who_has_others(
    drawn: tuple[Level, Script, int],
) -> None:
    level, script, many = drawn
    catalogue, own = catalogue_of(level), solution(level).script
    names = names_in(catalogue, [own])
    assume({*names} <= {*names_in(catalogue, [script])})
    child = renamed(catalogue, script, {name: f"{name}_à_moi" for name in names})
    found, asked = repair(level, child), quiz(level, child)
    assert found is not None
    assert len(found) <= many
    for edit in (*found.edits, *(asked.choices if asked else ())):
        assert not {*names} & {*names_in(catalogue, [edit.script])}


@settings(max_examples=10)
@given(spoilt())
def test_the_same_program_is_mended_and_asked_about_alike(drawn: tuple[Level, Script, int]) -> None:
    level, script, _many = drawn
    assert quiz(level, script) == quiz(level, script)
    assert repair(level, script) == repair(level, script)


@given(st.sampled_from(levels()), st.data())
def test_each_edit_has_its_reverse(level: Level, data: st.DataObject) -> None:
    assume(level.mode != "parsons")
    own, forms = solution(level).script, Forms()
    near = list(edits(vocabulary(level, own, [own]), own))
    edit = data.draw(st.sampled_from(near))
    back = edits(vocabulary(level, edit.script, [own]), edit.script)
    assert any(forms.of(each.script) == forms.of(own) for each in back)


@given(st.sampled_from(levels()), st.data())
def test_an_edit_leaves_all_other_statements_as_they_are(level: Level, data: st.DataObject) -> None:
    own, statements = solution(level).script, catalogue_of(level).statements
    edit = data.draw(st.sampled_from(list(edits(vocabulary(level, own), own))))
    ids = [block.id for block in edit.script.walk()]
    assert len(ids) == len(set(ids))
    before, after = (
        {
            block.id: (block.type, block.slots, block.fields)
            for block in each.walk()
            if block.type in statements
        }
        for each in (own, edit.script)
    )
    assert before.keys() ^ after.keys() <= {edit.block}
    assert all(before[id] == after[id] for id in before.keys() & after.keys() if id != edit.block)


@given(spoilt(), spoilt(), spoilt())
def test_the_tree_distance_is_one(
    one: tuple[Level, Script, int], two: tuple[Level, Script, int], three: tuple[Level, Script, int]
) -> None:
    forms = Forms()
    a, b, c = (forms.of(drawn[1]) for drawn in (one, two, three))
    assert forms.distance(a, a) == 0
    assert forms.distance(a, b) == forms.distance(b, a)
    assert forms.distance(a, c) <= forms.distance(a, b) + forms.distance(b, c)
    assert forms.distance(a, forms.of(EMPTY)) == sum(
        block.type in catalogue_of(one[0]).statements for block in one[1].walk()
    )
