"""What an answer to the question of a win is worth."""

from hypothesis import given
from hypothesis import strategies as st

from codeweek.packs.story.story_types import Choice, Question
from codeweek.play import builtin

CHOICES = st.lists(st.booleans(), min_size=2, max_size=4).filter(lambda marks: sum(marks) < 2)


@given(CHOICES)
def test_one_answer_is_right_when_one_is_marked_else_each_can_be_defended(marks: list[bool]) -> None:
    question = Question((), "Why?", tuple(Choice("so", right) for right in marks))
    worths = [question.worth(number) for number in range(len(marks))]
    if any(marks):
        assert worths == ["right" if right else "other" for right in marks]
    else:
        assert set(worths) == {"open"}


def test_every_level_to_win_of_the_chapters_told_asks_the_question_of_its_chapter() -> None:
    pack = builtin.pack()
    assert pack.story is not None
    for folder, tale in pack.story.tales.items():
        for question in tale.questions:
            assert all(id.startswith(f"{folder}/") or pack.level(id) for id in question.after)
            assert all(pack.story.question(id) is question for id in question.after)
