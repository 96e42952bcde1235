"""How much each may ask for: never more than the bucket holds after any wait; few are remembered."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codeweek.server.requests import adult_rights, request_guard
from codeweek.server.requests.adult_rights import KEPT_DIGITS, is_right, kept_code, new_adult_code, spaced
from codeweek.server.requests.request_guard import ALL, EACH, Guesses, Rate

NIGHT = 14 * 3600.0
waits = st.lists(st.floats(0, 1e7), max_size=30)


def taken_at_once(rate, who, now):
    """How much somebody gets at one moment, counted to one more than the bucket holds."""
    found = 0
    while found <= rate.burst and not rate.take(who, 1, now):
        found += 1
    return found


@given(st.integers(1, 60), st.floats(0.01, 10), st.floats(0, 1e9), waits)
def test_who_waits_a_night_has_no_more_at_once_than_who_comes_for_the_first_time(
    burst, a_second, now, pauses
):
    rate = Rate(burst, a_second)
    assert taken_at_once(rate, "fox", now) == burst
    for pause in pauses:
        now += pause
        assert taken_at_once(rate, "fox", now) <= burst
    assert taken_at_once(rate, "fox", now + burst / a_second + 1 + now * 1e-9) == burst


@given(st.integers(1, 20), st.floats(0.01, 10), waits)
def test_in_any_time_nobody_gets_more_than_the_bucket_and_what_ran_into_it_meanwhile(burst, a_second, pauses):
    rate, now, found = Rate(burst, a_second), 0.0, 0
    for pause in pauses:
        now += pause
        found += taken_at_once(rate, "fox", now)
    assert found <= burst + now * a_second + 1e-3


@given(st.integers(1, 20), st.floats(0.01, 10))
def test_what_one_takes_is_nobody_elses_and_the_wait_that_is_told_is_enough(burst, a_second):
    rate = Rate(burst, a_second)
    taken_at_once(rate, "fox", 0.0)
    assert rate.wait("owl", burst, 0.0) == 0
    wait = rate.take("fox", 1, 0.0)
    assert wait == rate.wait("fox", 1, 0.0) > 0
    assert not rate.take("fox", 1, wait * 1.001)


def test_those_whose_bucket_is_full_again_are_forgotten_once_many_are_known(monkeypatch):
    monkeypatch.setattr(request_guard, "MOST_KNOWN", 100)
    rate = Rate(5, 1.0)
    for number in range(100):
        rate.take(f"address {number}", 1, 0.0)
    assert rate.known == 100
    rate.take("address 100", 5, 0.5)
    assert rate.known == 101, "none of them is full again yet: a limit is not forgotten by asking much"
    rate.take("new", 1, 1.0)
    assert rate.known == 2
    assert rate.wait("address 100", 5, 1.0) > 0


def test_a_night_of_waiting_gives_five_guesses_to_an_address_and_twenty_to_all():
    guesses = Guesses()

    def wrong(who, now):
        found = 0
        while found <= ALL[0] and not guesses.wait(who, now):
            guesses.wrong(who, now)
            found += 1
        return found

    for now in (0.0, NIGHT, 40 * NIGHT):
        assert [wrong(f"address {number}", now) for number in range(6)] == [EACH[0]] * 4 + [0, 0]
    assert ALL[0] == 4 * EACH[0]


@pytest.fixture(scope="module")
def quick_hash():
    """A hash that a machine guesses at once: the one of codes takes hundredths of a second on purpose."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(adult_rights._COST, "n", 2)
        yield


@pytest.mark.usefixtures("quick_hash")
@given(st.integers(0, 10**KEPT_DIGITS - 1), st.sampled_from([" ", "  ", "\t", "\u00a0", "\u202f"]))
def test_a_kept_code_is_right_with_its_space_and_no_other_is(number, space):
    code = f"{number:0{KEPT_DIGITS}}"
    secret = kept_code(code)
    assert is_right(spaced(code).replace(" ", space), secret)
    assert is_right(f" {code} ", secret)
    assert not is_right(f"{(number + 1) % 10**KEPT_DIGITS:0{KEPT_DIGITS}}", secret)


def test_a_new_code_is_told_in_two_groups():
    assert [len(part) for part in spaced(new_adult_code()).split()] == [5, 5]
