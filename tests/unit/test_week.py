"""The adult's week: what it names is in the course, its time adds up, and it is said in both languages."""

import re
from itertools import pairwise

import pytest
import yaml
from paper.cards import MARKS, ON_A_SHEET, SETS
from paper.plans import LENGTH, levels
from paper.posters import MOST, new, posters, python
from paper.sheets import ROWS, WORDS
from paper.slides import slides
from paper.words import BANDS, LANGUAGES, WEEK, Words, names

from codeweek.levels.programs import catalogue_of_kind

FILES = sorted(WEEK.glob("*.yaml"))
SESSIONS = [
    pytest.param(session, id=f"{band}-{number}")
    for band in BANDS
    for number, session in enumerate(
        yaml.safe_load((WEEK / f"{band}.yaml").read_text("utf-8"))["sessions"], 1
    )
]


def values(value):
    """A value of a file and all that are in it."""
    yield value
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for each in inner:
        yield from values(each)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_is_said_in_one_language_is_said_in_the_other(path):
    for value in values(yaml.safe_load(path.read_text("utf-8"))):
        if isinstance(value, dict) and LANGUAGES & set(value):
            assert set(value) >= LANGUAGES, value
            assert all(value[language] for language in LANGUAGES), value


@pytest.mark.parametrize("band", BANDS)
def test_a_week_has_five_sessions(band):
    assert len(Words("fr").bands[band]["sessions"]) == 5


@pytest.mark.parametrize("session", SESSIONS)
def test_the_steps_of_a_session_fill_its_time(session):
    ends = [0, *(step["until"] for step in session["minutes"])]
    assert all(before < after for before, after in pairwise(ends))
    assert ends[-1] == LENGTH


@pytest.mark.parametrize("session", SESSIONS)
def test_each_level_that_a_session_names_is_in_the_course_and_is_named_once(session):
    named = [*session["levels"], *session["more"]]
    assert {*named, session["together"]} <= {*levels()}
    assert len(named) == len({*named})
    assert session["together"] not in session["more"]


@pytest.mark.parametrize("session", SESSIONS)
def test_the_levels_of_a_session_follow_the_course_within_each_chapter(session):
    """A child without a room has to win those before first."""
    order = [*levels()]
    for before, after in pairwise(session["levels"]):
        if before.partition("/")[0] == after.partition("/")[0]:
            assert order.index(before) < order.index(after)


@pytest.mark.parametrize("session", SESSIONS)
def test_what_a_session_asks_to_prepare_is_in_the_kit(session):
    kit = Words("fr").kit
    assert {*session["bring"]} <= {*kit["pages"], *kit["floor"], *SETS}


@pytest.mark.parametrize("slot", ["{04-la-ronde/99-nulle-part}", "{99-nulle-part}", "{ui.map.nowhere}"])
def test_a_name_that_is_nowhere_is_refused(slot):
    with pytest.raises(ValueError, match="nowhere"):
        Words("fr").filled(f"Ouvrez {slot}.")


@pytest.mark.parametrize(("language", "said"), [("fr", "« 4\u00a0La ronde »"), ("en", "“4 Round and round”")])
def test_a_chapter_is_named_as_the_map_names_it(language, said):
    assert Words(language).filled("{04-la-ronde}") == said


def test_no_title_of_the_course_is_written_by_hand():
    """It would stay when the course changes: a slot is filled in with the title of now."""
    written = "".join(path.read_text("utf-8") for path in FILES)
    titles = {title for pair in names().values() for title in dict(pair).values()}
    assert [title for title in titles if f"« {title} »" in written or f"“{title}”" in written] == []


@pytest.mark.parametrize("name", SETS)
def test_a_set_of_cards_fills_a_sheet_with_blocks_that_the_game_has(name):
    cards = SETS[name]
    assert sum(card.count for card in cards) == ON_A_SHEET
    known = catalogue_of_kind("robot").types
    assert all(card.block in known or card.block in MARKS for card in cards)
    opened = [card for card in cards if card.block in known and known[card.block].bodies]
    closed = sum(card.count for card in cards if card.block == "end")
    assert closed >= 2 or not opened, "a program may open two"


def test_each_block_that_a_chapter_brings_is_on_one_poster():
    brought = [each.type.name for _chapter, found in new() for each in found]
    assert len(brought) == len({*brought})
    assert {"up", "move", "repeat", "if_else", "while", "set", "define"} <= {*brought}


@pytest.mark.parametrize(
    ("block", "chapter"),
    [("repeat", "04-la-ronde"), ("equal", "11-chercher-comparer-ranger"), ("paint", "01-la-fusee")],
)
def test_a_block_is_on_the_poster_of_the_chapter_about_it_else_of_the_first_to_offer_it(block, chapter):
    (found,) = (there.folder for there, blocks in new() if block in [each.type.name for each in blocks])
    assert found == chapter


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_what_a_poster_shows_of_a_stage_has_its_names_and_texts(language):
    shown = {each.type.name: python(each, language) for _, blocks in new() for each in blocks}
    mouse, bread = {"fr": ("souris", "pain"), "en": ("mouse", "bread")}[language]
    assert not [name for name, source in shown.items() if "''" in source]
    assert mouse in shown["when_meet"]
    assert mouse in shown["touching"]
    assert bread in shown["when_message"]
    assert bread in shown["send"]


def test_a_slide_that_asks_which_program_shows_each_under_its_letter(tmp_path):
    from paper.pictures import Pictures

    words = Words("fr")
    (asking,) = (
        slide
        for band in BANDS
        for slide in slides(words.bands[band], words, Pictures(tmp_path))
        if "choices" in slide
    )
    assert "Les traces de peinture" in asking
    assert re.findall(r"<b>(\w)</b><img", asking) == ["A", "B", "C"]


def test_a_poster_holds_no_more_blocks_than_there_is_room_for(tmp_path):
    from paper.pictures import Pictures

    sheets = [*posters(Words("fr"), Pictures(tmp_path))]
    counts = [sheet.count("<pre>") for sheet in sheets if "<pre>" in sheet]
    assert sum(counts) == sum(len(found) for _chapter, found in new())
    assert max(counts) <= MOST


def test_the_largest_group_and_the_longest_code_have_room():
    assert ROWS == 18
    assert WORDS >= 16  # a child that has won sixty levels has fifteen
