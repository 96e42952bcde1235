"""Words that prove who a child is: its own do, those that others would guess do not."""

from hypothesis import given
from hypothesis import strategies as st

from codeweek.progress.course import SHIPPED
from codeweek.progress.progress import Progress
from codeweek.progress.transfer import transfer_code
from codeweek.progress.transfer.childfile import Brought
from codeweek.progress.transfer.transfer_content import VERSION, carried, course
from codeweek.room.claims import LEAST, proves

LEVELS = course(VERSION).ids[:12]
progresses = st.builds(
    Progress, stars=st.dictionaries(st.sampled_from(LEVELS), st.integers(1, 3), max_size=len(LEVELS))
)


def told(profile, progress):
    """What the words of a child say, written and read again."""
    words = transfer_code.written(carried(profile, {}, False, progress, course(VERSION)), "fr")
    return transfer_code.read(" ".join(words), "en")


@given(progresses)
def test_the_words_of_today_prove_a_child_of_three_levels_and_of_no_other_animal(progress):
    file = Brought("owl-green", {SHIPPED: progress})
    assert proves(told("owl-green", progress), "owl-green", file) == (len(progress.stars) >= LEAST)
    assert not proves(told("fox-blue", progress), "owl-green", file)


@given(progresses, progresses)
def test_words_that_tell_a_star_too_many_or_less_than_half_prove_nothing(progress, other):
    file = Brought("owl-green", {SHIPPED: progress})
    if proves(told("owl-green", other), "owl-green", file):
        assert all(stars <= progress.stars.get(level, 0) for level, stars in other.stars.items())
        assert 2 * len(other.stars) >= len(progress.stars)
        assert len(other.stars) >= LEAST
