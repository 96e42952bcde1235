"""The medals of a child: computed from stars alone, one for the end of each chapter."""

from hypothesis import given
from hypothesis import strategies as st

from codeweek.packs.pack import Chapter
from codeweek.play import builtin
from codeweek.progress import story_progress
from codeweek.progress.progress import Progress

PACK = builtin.pack()
IDS = [level.id for level in PACK.levels]
STARS = st.dictionaries(st.sampled_from(IDS), st.integers(1, 3))


def ends(chapter: Chapter) -> set[str]:
    """The last level of a chapter, and its last one to solve."""
    solved = [level.id for level in chapter.levels if level.mode != "create"]
    return {solved[-1], chapter.levels[-1].id}


def medals(progress: Progress) -> set[str]:
    return {chapter.folder for chapter in PACK.chapters if story_progress.medal(PACK, progress, chapter)}


@given(STARS, st.sampled_from(IDS), st.integers(1, 3))
def test_a_win_never_takes_a_medal_and_gives_that_of_its_own_chapter_at_most(
    stars: dict[str, int], level: str, more: int
) -> None:
    progress = Progress(stars=stars)
    before, after = medals(progress), medals(progress.won(level, more))
    ended = {chapter.folder for chapter in PACK.chapters if level in ends(chapter)}
    assert before <= after
    assert after - before <= ended


@given(STARS)
def test_the_chapters_of_the_story_whose_last_levels_are_won_and_only_they_have_their_medal(
    stars: dict[str, int],
) -> None:
    assert PACK.story is not None
    ended = {chapter.folder for chapter in PACK.chapters if ends(chapter) <= stars.keys()}
    assert medals(Progress(stars=stars)) == ended & {
        folder for folder, told in PACK.story.tales.items() if told.medal
    }
