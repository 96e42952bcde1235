"""The sheet for a child and its family: what it tells is what the child has done."""

import re
from html import unescape
from itertools import chain

import pytest
from test_room_left import ENGLISH, FLOWER, FOX, FRENCH, NASTY, NOON, OWL, file, program, sitting

from codeweek.play import builtin
from codeweek.progress.course import SHIPPED, taught
from codeweek.progress.transfer import transfer_code
from codeweek.room.room import Room
from codeweek.server.exports.day_results import last_day
from codeweek.server.exports.family_sheets import MOST_ASKED, QUIET, family
from codeweek.server.rooms.pack_store import PackStore

ROCKET = tuple(level.id for level in builtin.pack().chapters[0].levels)
EMPTY = '<div class="draw"></div>'
MODES = {level.id: level.mode for level in builtin.pack().levels}
IDEAS = [[level.id for level in taught(chapter)] for chapter in builtin.pack().chapters]


@pytest.fixture
def printed(tmp_path, replay):
    """The page of some children, whose files are these, with plain spaces."""

    def make(files, text=FRENCH):
        day = last_day(sitting(*files), PackStore(tmp_path), NOON + 60)
        return unescape(family(day, files.__getitem__, replay, text)).replace("\u00a0", " ")

    return make


@pytest.mark.parametrize(
    ("won", "said"),
    [
        (0, "A joué avec codeweek."),
        (1, "A réussi 1 défi avec codeweek : 2 étoiles."),
        (3, "A réussi 3 défis avec codeweek : 6 étoiles."),
    ],
)
def test_it_counts_what_was_won(printed, won, said):
    page = printed({OWL: file(*ROCKET[:won], stars=2)})
    assert said in page
    assert "0 défi" not in page


def test_a_medal_is_there_once_its_chapter_is_done_and_not_before(printed):
    medal = FRENCH.pick(builtin.pack().story.tales["01-la-fusee"].medal.name)
    solved = [id for id in ROCKET if MODES[id] != "create"]
    assert medal not in printed({OWL: file(*solved)})
    assert medal in printed({OWL: file(*ROCKET)})


def test_what_a_child_can_do_is_said_of_the_chapters_where_it_built(printed):
    can = [FRENCH.pick(chapter.i_can) for chapter in builtin.pack().chapters]
    built = IDEAS[3]
    half = -(-len(built) // 2)
    page = printed({OWL: file(*built[:half])})
    assert [each for each in can if each in page] == [can[3]]
    assert can[3] not in printed({OWL: file(*built[: half - 1])})


def test_the_newest_creation_is_drawn(printed):
    page = printed({OWL: file(FLOWER, **{FLOWER: program(FLOWER)})})
    assert EMPTY not in page
    assert page.count("data:image/svg+xml") == 2, "the animal and the drawing; no medal"


def test_without_a_creation_there_is_room_to_draw(printed):
    page = printed({OWL: file(FLOWER)})
    assert EMPTY in page
    assert page.count("data:image/svg+xml") == 1, "the animal"


def test_a_program_that_no_machine_of_ours_wrote_draws_nothing(printed):
    assert EMPTY in printed({OWL: file(FLOWER, **{FLOWER: {"blocks": NASTY}})})


def test_the_family_is_told_what_to_ask_about_the_last_levels_that_were_won(printed):
    page = printed({OWL: file(*ROCKET[:4])})
    asked = [FRENCH.pick(builtin.level(id).adult.question) for id in ROCKET[:5]]
    told = [question.replace("\u00a0", " ") in page for question in asked]
    assert told == [False, False, *[True] * MOST_ASKED, False]


@pytest.mark.parametrize(("text", "language"), [(FRENCH, "fr"), (ENGLISH, "en")])
def test_its_words_bring_the_child_back(printed, text, language):
    page = printed({OWL: file(*ROCKET, stars=1)}, text)
    words = re.findall(r"<li>([^<]+)</li>", page[page.rindex("<ol>") :])
    carried = transfer_code.read(" ".join(words), language)
    assert (carried.profile, carried.progress.stars) == (OWL, dict.fromkeys(ROCKET, 1))


def test_each_child_of_the_day_has_a_sheet_and_nobody_else(printed):
    page = printed({FOX: file(), OWL: file()})
    assert page.count("<section>") == 2
    assert [page.count(name) for name in ("Renard bleu", "Hibou vert")] == [1, 1]


def test_a_file_that_is_hostile_stays_text(printed):
    page = printed({OWL: {"courses": {SHIPPED: {"stars": {NASTY: 3}}}, "settings": NASTY}})
    assert "<script>" not in page


def test_many_ideas_are_smaller(printed):
    assert len(IDEAS) > QUIET
    assert '<ul class="quiet">' in printed({OWL: file(*chain(*IDEAS[: QUIET + 1]))})
    assert '<ul class="quiet">' not in printed({OWL: file(*chain(*IDEAS[:QUIET]))})


def test_nobody_has_played_is_said(tmp_path, replay):
    day = last_day(Room("here"), PackStore(tmp_path), NOON)
    assert FRENCH("room.after.nobody") in unescape(family(day, lambda _profile: {}, replay, FRENCH))
