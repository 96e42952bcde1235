"""The page's Python answers every request with the very words of this one."""

import json
from pathlib import Path

import door_requests as requests
import pytest
from node_process import Node
from tiers import DEEP, all_of, every

from codeweek import data
from codeweek.web_api import describe
from codeweek.web_api.api import PageApi

HERE = Path(__file__).parent
BUILT = data.web() / "py"


@pytest.fixture(scope="module")
def page():
    assert (BUILT / "pyodide-lock.json").is_file(), "run `make web` first"
    page = Node(HERE / "pyodide_door.mjs", BUILT)
    assert page.line() == "ready"
    yield page
    page.close()


@pytest.fixture(scope="module")
def here():
    return PageApi()


def assert_same(page, here, wanted):
    for request in wanted:
        there, own = page.ask(request), here.handle(request)
        assert there == own or json.loads(there) == json.loads(own), request[:300]


def in_turns(turn):
    """In each language in the deep profile; else in one, another from test to test, as it takes long."""
    languages = data.languages()
    return pytest.mark.parametrize("language", languages if DEEP else [languages[turn % len(languages)]])


@pytest.mark.parametrize("level", every(requests.LEVELS, 8), ids=lambda level: level.id)
def test_a_level_is_played_the_same(page, here, level):
    """In each of the languages; but in the deep profile one after the other, from level to level."""
    languages = data.languages()
    turn = requests.LEVELS.index(level) % len(languages)
    for language in languages if DEEP else languages[turn : turn + 1]:
        assert_same(page, here, requests.of_level(level, language))


@in_turns(0)
def test_unusual_programs_end_the_same(page, here, language):
    assert_same(page, here, requests.of_programs(language))


@pytest.mark.parametrize("language", all_of(data.languages()))
def test_the_course_is_described_the_same(page, here, language):
    both = [requests.asked(verb, language=language) for verb in ("describe", "comics")]
    assert_same(page, here, both)


@pytest.mark.parametrize("language", all_of(data.languages()))
def test_files_of_teachers_are_read_the_same(page, here, language):
    assert_same(page, here, requests.of_files(language))


@in_turns(1)
def test_traps_are_found_and_played_the_same(page, here, language):
    assert_same(page, here, requests.of_traps(language))


@in_turns(2)
def test_programs_that_do_not_win_are_helped_the_same(page, here, language):
    assert_same(page, here, requests.of_help(language))


@in_turns(3)
def test_levels_like_a_level_are_the_same(page, here, language):
    assert_same(page, here, requests.of_others(language))


@in_turns(4)
def test_levels_being_written_are_the_same(page, here, language):
    assert_same(page, here, requests.of_drafts(language))


@pytest.mark.parametrize("language", all_of(data.languages()))
def test_packs_being_made_are_the_same(page, here, language):
    assert_same(page, here, requests.of_packs_made(language))


@pytest.mark.parametrize("language", all_of(data.languages()))
def test_levels_that_children_invent_are_the_same(page, here, language):
    assert_same(page, here, requests.of_inventing(language))


@pytest.mark.parametrize("language", all_of(data.languages()))
def test_tunes_are_the_same(page, here, language):
    assert_same(page, here, requests.of_tunes(language))


@in_turns(5)
def test_games_are_played_kept_and_opened_the_same(page, here, language):
    assert_same(page, here, requests.of_games(language))


@pytest.mark.parametrize("language", all_of(data.languages()))
def test_texts_being_typed_are_read_and_patched_the_same(page, here, language):
    assert_same(page, here, requests.of_typing(language))


@in_turns(6)
def test_codes_are_written_and_read_the_same(page, here, language):
    assert_same(page, here, requests.of_codes(language))


@pytest.mark.parametrize("language", all_of(data.languages()))
def test_what_children_can_do_is_told_the_same(page, here, language):
    assert_same(page, here, requests.of_evaluation(language))


@pytest.mark.parametrize("language", all_of(data.languages()))
def test_the_hour_for_the_adult_is_the_same(page, here, language):
    assert_same(page, here, requests.of_hour(language))


def test_nonsense_is_answered_the_same(page, here):
    assert_same(page, here, requests.bad())


def test_the_page_still_plays_after_all_that(page, here):
    assert_same(page, here, requests.of_level(requests.LEVELS[-1], "fr"))


def test_the_page_s_data_is_what_the_door_says(here):
    for language in data.languages():
        folder = data.web() / "data"
        pack = json.loads(here.handle(requests.asked("describe", language=language)))["pack"]
        assert json.loads((folder / f"course.{language}.json").read_text("utf-8")) == describe.brief(pack)
        levels = [each for chapter in pack["chapters"] for each in chapter["levels"]]
        names = {level["id"].rpartition("/")[0] for level in levels}  # whichever chapter tells it
        read = {name: json.loads((folder / f"{name}.{language}.json").read_text("utf-8")) for name in names}
        for level in levels:
            assert level in read[level["id"].rpartition("/")[0]]
