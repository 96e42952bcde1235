"""Laws of what is worn: stars never take a thing away, a choice is never lost, and a hat sits on a head."""

from hypothesis import given
from hypothesis import strategies as st

from codeweek.packs.story.story_types import THINGS
from codeweek.play import builtin
from codeweek.play.worn_pictures import HATS, HEADS, LASTS, hat_on, marks
from codeweek.play.worn_sounds import FILES
from codeweek.progress.progress import Progress
from codeweek.progress.story_progress import gift, pieces
from codeweek.progress.transfer.childfile import Brought, joined
from codeweek.progress.transfer.transfer_content import ANIMALS
from codeweek.progress.who import changed, worn_of
from codeweek.scene import Image, Line

PACK = builtin.pack()
STARS = st.dictionaries(st.sampled_from([level.id for level in PACK.levels]), st.integers(0, 3))
EVERY = [(kind, thing) for kind, names in THINGS.items() for thing in names]
CHOSEN = st.fixed_dictionaries(
    {}, optional={kind: st.sampled_from([*names]) for kind, names in THINGS.items()}
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=6) | st.sampled_from(["hat", "cap"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*THINGS, "x"]), inner),
    max_leaves=8,
)
PLACES = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=20)


def won(stars: dict[str, int]) -> set[str]:
    """What somebody with these stars may wear."""
    return {each.thing.thing for each in pieces(PACK, Progress(stars=stars)) if each.won}


@given(STARS, STARS)
def test_more_stars_never_take_away_what_may_be_worn(stars, more):
    both = {level: max(stars.get(level, 0), more.get(level, 0)) for level in {**stars, **more}}
    assert won(stars) | won(more) <= won(both)


def test_the_course_gives_each_thing_once_and_none_before_a_win():
    assert sorted((each.thing.kind, each.thing.thing) for each in pieces(PACK, Progress())) == sorted(EVERY)
    assert not won({})
    assert won({level.id: 1 for level in PACK.levels}) == {thing for _kind, thing in EVERY}


def test_something_to_wear_is_won_up_to_the_last_chapter():
    given = {piece.chapter.folder for piece in pieces(PACK, Progress())}
    assert {chapter.folder for chapter in PACK.chapters[-5:]} <= given


@given(STARS)
def test_the_end_of_a_chapter_shows_what_it_has_given(stars):
    progress = Progress(stars=stars)
    given_now = [gift(PACK, progress, chapter) for chapter in PACK.chapters]
    assert {thing.thing for thing in given_now if thing} == won(stars)


@given(CHOSEN, st.sampled_from(EVERY))
def test_a_thing_is_put_on_in_place_of_another_of_its_kind_and_taken_off_by_a_second_touch(worn, touched):
    kind, thing = touched
    once = changed(worn, kind, thing)
    others = {name: each for name, each in worn.items() if name != kind}
    assert {name: each for name, each in once.items() if name != kind} == others
    assert once.get(kind) == (None if worn.get(kind) == thing else thing)
    assert changed(changed(others, kind, thing), kind, thing) == others


@given(JSON)
def test_what_is_kept_of_it_may_be_anything(saved):
    worn = worn_of(saved)
    assert all(thing in THINGS[kind] for kind, thing in worn.items())
    assert worn_of(worn) == worn


@given(CHOSEN, CHOSEN)
def test_a_child_brought_from_elsewhere_keeps_its_choices_and_those_that_are_here(here, brought):
    there = joined({"worn": here} if here else {}, Brought("fox-blue", {}, worn=brought))
    assert there.get("worn", {}) == {**here, **brought}


@given(st.sampled_from(ANIMALS), st.sampled_from(sorted(HATS)))
def test_every_hat_sits_on_top_of_every_head(animal, hat):
    across, down, side = hat_on(animal, hat)
    brim, part = HATS[hat]
    x, above, wide = HEADS[animal]
    assert (across, side) == (x, wide * part)
    assert abs(down + brim * side + above) < 1e-9
    assert 0.2 < side < 1


@given(st.sampled_from([*THINGS["trail"]]), PLACES)
def test_a_trail_is_left_on_the_last_places_and_never_under_the_hero(name, places):
    left = marks(name, places)
    assert len(left) <= LASTS
    last = places[-LASTS - 1 :]
    if name == "chalk":
        assert [line.points for line in left if isinstance(line, Line)] == [
            (last[at], last[at + 1]) for at in range(len(last) - 2, -1, -1)
        ]
    else:
        sizes = [each.size for each in left if isinstance(each, Image)]
        assert sizes == sorted(sizes, reverse=True)
        assert all((each.x, each.y) != places[-1] for each in left if isinstance(each, Image))


def test_every_thing_that_can_be_given_can_be_seen_or_heard():
    assert set(HATS) == set(THINGS["hat"])
    assert set(FILES) == set(THINGS["sound"])
    assert set(HEADS) == set(ANIMALS)
