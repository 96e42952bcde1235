"""What a search tells of tunes whose answer is known."""

from dataclasses import replace

import pytest
from second_tune import tune_level

from codeweek.levels.level import Level
from codeweek.levels.programs import python_text
from codeweek.play.builtin import level as shipped
from codeweek.report.finding import find
from codeweek.solver.search import SearchProgress, SearchResult, search, solve

PLAYED = ("play", "repeat")


def told(answer: SearchResult) -> tuple[int | None, bool, int]:
    return answer.blocks, answer.proven, answer.bound


def first(level: Level, answer: SearchResult) -> str:
    return python_text(level, answer.programs[0], "en").source


@pytest.mark.parametrize(
    ("name", "blocks"),
    [
        ("02-frere-jacques", 20),
        ("03-une-note-trop-courte", 7),
        ("04-la-chanson-melangee", 11),
        ("05-boum-clap-clap-clap", 4),
        ("06-le-refrain", 24),
        ("07-le-canon", 12),
    ],
)
def test_the_tunes_of_the_studio_have_a_proved_minimum(name, blocks):
    answer = solve(shipped(f"14-le-studio/{name}"))
    assert told(answer) == (blocks, True, blocks)


@pytest.mark.parametrize("name", ["08-l-escalier-de-notes", "09-plus-haut-le-meme-air"])
def test_nothing_is_proved_of_a_tune_with_boxes(name):
    answer = solve(shipped(f"14-le-studio/{name}"))
    assert (answer.proven, answer.bound) == (False, 0)
    assert answer.outside


def test_a_note_that_lasts_longer_is_another_note():
    assert solve(tune_level("do do do do", PLAYED)).blocks == 2
    assert solve(tune_level("do do:2 do do:2", PLAYED)).blocks == 3
    assert solve(tune_level("do do do do:2", PLAYED)).blocks == 3


def test_a_length_of_a_third_of_a_beat_is_written_as_it_is_read():
    level = tune_level("do:1/3 do:1/3 do:1/3", PLAYED)
    answer = solve(level)
    assert told(answer) == (2, True, 2)


def test_a_tune_without_repeats_takes_a_block_for_each_note():
    answer = solve(tune_level("do do do do", ("play",)))
    assert (told(answer), answer.moves) == ((4, True, 4), 4)


def test_a_loop_in_a_loop_can_be_forbidden():
    level = tune_level("do do ré do do ré do do ré do do ré", PLAYED)
    assert solve(level).blocks == 4
    nested = tune_level("do do do do ré do do do do ré", PLAYED)
    assert (solve(nested).blocks, solve(nested, frozenset(["nested"])).blocks) == (4, 6)


def test_notes_are_played_by_their_number_when_that_is_all_there_is():
    level = tune_level("do ré mi do", ("play_degree",))
    assert first(level, solve(level)) == "play_degree(1)\nplay_degree(2)\nplay_degree(3)\nplay_degree(1)\n"


def test_without_a_block_for_one_of_its_notes_no_program_plays_a_tune():
    answer = solve(tune_level("do boum", PLAYED))
    assert (answer.blocks, answer.proven, answer.closed) == (None, True, (0,))
    assert solve(tune_level("do boum", (*PLAYED, "hit"))).blocks == 2


def test_what_makes_no_other_note_is_of_no_use():
    level = tune_level("do do do", (*PLAYED, "rest", "voice", "tempo", "instrument", "add"))
    assert told(solve(level)) == (2, True, 2)


@pytest.mark.parametrize("blocks", [("set", "change", "get"), ("count",), ("define", "call", "return")])
def test_nothing_is_proved_with_blocks_that_are_not_spoken(blocks):
    answer = solve(tune_level("do ré mi fa", (*PLAYED, *blocks)))
    assert (answer.proven, answer.bound) == (False, 0)
    assert set(answer.outside) & set(blocks)


def test_nothing_is_proved_of_a_tempo_that_is_to_be_chosen():
    level = tune_level("do do", (*PLAYED, "tempo"), goals=("tune", "tempo"))
    assert told(solve(level)) == (2, True, 2)
    start = level.maps[0]
    slow = replace(start.world, wanted=replace(start.world.wanted, tempo=60))
    answer = solve(replace(level, maps=(replace(start, world=slow),)))
    assert (answer.proven, answer.bound, answer.outside) == (False, 0, ("play", "tempo"))


def test_one_program_plays_the_same_tune_on_every_map():
    one, other = tune_level("do do", PLAYED), tune_level("do ré", PLAYED)
    assert told(solve(replace(one, maps=one.maps * 2))) == (2, True, 2)
    answer = solve(replace(one, maps=(*one.maps, *other.maps)))
    assert (answer.proven, answer.outside) == (False, ("play",))


def test_a_tune_may_be_longer_than_what_is_of_interest():
    level = tune_level("do ré mi fa", PLAYED)
    assert [told(solve(level, most=most)) for most in (3, 4)] == [(None, False, 3), (4, True, 4)]
    own = replace(level, solution='play("do")\nplay("ré")\nplay("mi")\nplay("fa")\n')
    assert told(solve(own, most=3)) == (4, True, 3)
    assert told(solve(own, most=2)) == (4, False, 2)


def test_a_search_ends_by_a_count():
    level = tune_level("do ré mi fa", PLAYED)  # 1 + 2 + 3 + 4 infixes
    assert told(solve(level, effort=9)) == (None, False, 0)
    assert told(solve(level, effort=10)) == (4, True, 4)


def test_a_long_search_tells_how_far_it_is():
    level = tune_level("do ré mi fa " * 20, PLAYED)
    assert any(isinstance(each, SearchProgress) for each in search(level))
    level = shipped("14-le-studio/06-le-refrain")
    assert {each.size for each in search(level) if isinstance(each, SearchProgress)} == {21, 23}


CALLED = (*PLAYED, "define", "call")


def test_two_functions_are_found_where_they_are_shorter_than_one():
    level = shipped("14-le-studio/06-le-refrain")
    source = first(level, solve(level))
    assert (source.count("def "), source.count("f()"), source.count("g()")) == (2, 3, 3)


@pytest.mark.parametrize(
    ("score", "blocks"),
    [
        ("do ré mi do ré mi", 4),  # a repeat
        ("do ré mi fa do do ré mi fa", 8),  # f, do, f
        ("do ré mi do do ré mi ré do ré mi", 9),  # f, do, f, ré, f
        ("do ré do ré mi", 4),
    ],
)
def test_a_function_is_defined_where_it_pays_off(score, blocks):
    assert told(solve(tune_level(score, CALLED))) == (blocks, True, blocks)


def test_a_call_may_hide_a_loop_in_a_loop():
    level = tune_level("do do do do do ré do do do do do ré", CALLED)
    assert told(solve(level)) == (4, True, 4)
    answer = solve(level, frozenset(["nested"]))
    assert (answer.proven, answer.bound) == (False, 0)


def test_with_three_functions_or_more_only_what_the_pairs_of_notes_tell_is_sure():
    level = tune_level("do ré " * 27 + "mi", ("play", "define", "call"))
    answer = solve(level)  # three functions of two or three calls: 3 + 2 + 3 + 3 + 3 and the last note
    assert (answer.proven, answer.bound) == (False, 9)


def test_what_is_sure_of_few_functions_is_kept_when_a_search_ends_by_its_count():
    level = shipped("14-le-studio/06-le-refrain")
    results = [told(solve(level, effort=effort)) for effort in (902, 903, 100_000, 1_000_000)]
    assert results == [(25, False, 0), (25, False, 20), (24, False, 22), (24, True, 24)]


VOICES = (*PLAYED, "rest", "voice")


@pytest.mark.parametrize(
    ("score", "told_of_it"),
    [
        ("_ do", (2, True, 2)),
        ("do _ do _ do", (3, True, 3)),  # the last rest is not heard
        ("do _:16 _:16 do", (4, False, 2)),  # a rest of 16 beats is the longest
        ("do _ ré _:1/2 do", (5, False, 3)),  # at least one rest is needed: nobody has looked for two
        ("do // do", (3, True, 3)),
        ("do do // do do do", (5, False, 2)),
        ("do ré // _ do ré", (5, True, 5)),
        ("do ré do ré // ré do", (6, False, 4)),
    ],
)
def test_what_is_sure_of_rests_and_of_two_voices(score, told_of_it):
    answer = solve(tune_level(score, VOICES))
    assert told(answer) == told_of_it


def test_a_canon_is_shortest_when_both_voices_are_one_loop():
    level = shipped("14-le-studio/07-le-canon")
    assert first(level, solve(level)).endswith("    voice(2)\n    rest(8)\n")


@pytest.mark.parametrize("missing", ["rest", "voice"])
def test_without_rests_or_other_voices_no_program_has_them(missing):
    level = tune_level("do // _ do", [name for name in VOICES if name != missing])
    answer = solve(level)
    assert (answer.blocks, answer.proven, answer.closed) == (None, True, (0,))


@pytest.mark.parametrize("score", ["do // ré // mi", "do // // mi"])
def test_nothing_is_proved_of_other_voices(score):
    answer = solve(tune_level(score, VOICES))
    assert (answer.proven, answer.bound, answer.outside) == (False, 0, ("play", "rest", "voice"))


def test_nothing_is_proved_of_pieces_in_two_voices():
    source = 'play("do")\nvoice(2)\nplay("do")\n'
    answer = solve(tune_level("do // do", (), mode="parsons", solution=source))
    assert (answer.blocks, answer.proven, answer.bound) == (3, False, 0)
    assert answer.outside


def puzzle(score: str, solution: str, extra: str = "") -> Level:
    return tune_level(score, (), mode="parsons", solution=solution, extra=extra)


def test_a_piece_is_used_once():
    twice = 'for _ in range(2):\n    play("do")\n'
    assert told(solve(puzzle("do do", twice))) == (2, True, 2)
    assert told(solve(puzzle("do do do do", twice))) == (None, False, 200)
    assert solve(puzzle("do do do do", twice, twice)).blocks == 3


def test_pieces_that_sound_alike_are_as_good():
    answer = solve(puzzle("do do ré", 'play("do", 1.0)\nplay_degree(1)\nplay("ré")\n'))
    assert told(answer) == (3, True, 3)


def test_pieces_of_no_use_are_left():
    extra = 'rest(2)\nplay_degree(99)\nplay("mi")\nfor _ in range(-1):\n    play("do", 2)\n'
    assert told(solve(puzzle("do ré", 'play("do")\nplay("ré")\n', extra))) == (2, True, 2)


@pytest.mark.parametrize("extra", ["play_degree(1 + 1)\n", "for _ in range(1 + 1):\n    rest(1)\n"])
def test_nothing_is_proved_of_pieces_whose_values_are_worked_out(extra):
    answer = solve(puzzle("do ré", 'play("do")\nplay("ré")\n', extra))
    assert (answer.blocks, answer.proven, answer.bound) == (2, False, 0)
    assert answer.outside


def test_the_report_tells_which_blocks_a_tune_needs():
    proof = find(shipped("14-le-studio/05-boum-clap-clap-clap"))
    assert {name: (left.blocks, left.proven) for name, left in proof.without.items()} == {
        "repeat": (16, True),
        "hit": (None, True),
    }
