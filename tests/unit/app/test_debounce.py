"""What is done between two keys: after a short silence, and never much later."""

from codeweek.app.typed_program import LATEST, QUIET, Debounce


def times(*waits: float) -> tuple[Debounce, list[int]]:
    done: list[int] = []
    soon = Debounce(lambda: done.append(1))
    for wait in waits:
        soon.ask()
        soon.tick(wait)
    return soon, done


def test_it_waits_for_a_short_silence_and_is_done_once():
    soon, done = times(QUIET / 2)
    assert not done
    soon.tick(QUIET / 2)
    soon.tick(QUIET)
    assert done == [1]


def test_keys_without_a_pause_do_not_put_it_off_for_long():
    keys = int(LATEST / (QUIET / 2)) + 1
    _soon, done = times(*[QUIET / 2] * keys)
    assert done == [1]


def test_it_is_done_at_once_when_there_is_no_time_left_and_only_if_it_was_asked():
    soon, done = times(0.0)
    soon.now()
    soon.now()
    assert done == [1]
