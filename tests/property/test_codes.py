"""Codes bring back what they carry, and no slip of the pen goes unseen."""

import json
from unicodedata import normalize

from hypothesis import assume, example, given
from hypothesis import strategies as st

from codeweek.diagnostic import Diagnostic
from codeweek.progress.joining import merged
from codeweek.progress.progress import Progress, from_json
from codeweek.progress.transfer import childfile, transfer_code, wordcode
from codeweek.progress.transfer.transfer_code import Learnt, Reader, Writer
from codeweek.progress.transfer.transfer_content import (
    ANIMALS,
    COLOURS,
    SETTINGS,
    VERSION,
    carried,
    course,
    known,
)

IDS = course(VERSION).ids
PROFILES = st.one_of(
    st.just(""), st.builds("{}-{}".format, st.sampled_from(ANIMALS), st.sampled_from(COLOURS))
)
SETTINGS_OF = st.fixed_dictionaries({name: st.sampled_from(values) for name, (_, values) in SETTINGS.items()})
PROGRESS = st.builds(
    Progress,
    stars=st.dictionaries(st.sampled_from(IDS), st.integers(1, 3)),
    alone=st.frozensets(st.sampled_from(IDS)),
    last=st.sampled_from(("", *IDS)),
    unlocked=st.booleans(),
)
TOLD = st.builds(
    lambda profile, settings, python, progress: carried(profile, settings, python, progress, course(VERSION)),
    PROFILES,
    SETTINGS_OF,
    st.sampled_from((None, True, False)),
    PROGRESS,
)
JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(), st.just(10**400)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(), inner, max_size=3)),
    max_leaves=8,
)
PARTS = {
    "stars": st.one_of(JSON, st.dictionaries(st.sampled_from(IDS), JSON, max_size=3)),
    **dict.fromkeys(("alone", "hints", "tries", "programs", "gallery", "last", "unlocked"), JSON),
}
COURSE = st.one_of(JSON, st.fixed_dictionaries({}, optional=PARTS))
FILES = st.one_of(
    JSON,
    st.fixed_dictionaries(
        {"courses": st.one_of(JSON, st.dictionaries(st.text(), COURSE, max_size=2))},
        optional={
            **dict.fromkeys(("profile", "python", "pack", "version"), JSON),
            "settings": st.one_of(JSON, st.fixed_dictionaries({}, optional=dict.fromkeys(SETTINGS, JSON))),
        },
    ),
)
LANGUAGES = st.sampled_from(wordcode.lists())
NUMBERS = st.integers(0, 2**200)


@given(TOLD, LANGUAGES, LANGUAGES)
def test_a_code_brings_back_all_that_it_carries(told, spoken, heard):
    assert transfer_code.read(" ".join(transfer_code.written(told, spoken)), heard) == told


@given(TOLD, LANGUAGES, st.data())
def test_four_letters_in_any_dress_bring_back_the_same(told, language, data):
    words = [
        data.draw(st.sampled_from((word, word[:4], word.upper(), normalize("NFD", word))))
        for word in transfer_code.written(told, language)
    ]
    between = data.draw(st.sampled_from((" ", ", ", " - ", "\n", "1. ", "…")))
    assert transfer_code.read(between + between.join(words), language) == told


@given(NUMBERS, LANGUAGES, st.data())
def test_one_wrong_word_is_always_noticed(number, language, data):
    words = list(wordcode.spoken(number, language))
    place = data.draw(st.integers(0, len(words) - 1))
    words[place] = data.draw(
        st.sampled_from(wordcode.words(language)).filter(lambda word: word != words[place])
    )
    assert isinstance(wordcode.number(words, language), Diagnostic)


@given(NUMBERS, LANGUAGES, st.data())
def test_two_words_that_changed_places_are_always_noticed(number, language, data):
    words = list(wordcode.spoken(number, language))
    one, other = (data.draw(st.integers(0, len(words) - 1)) for _ in range(2))
    assume(words[one] != words[other])
    words[one], words[other] = words[other], words[one]
    assert isinstance(wordcode.number(words, language), Diagnostic)


@given(st.one_of(st.text(), st.lists(st.sampled_from(wordcode.words("fr"))).map(" ".join)), LANGUAGES)
@example("abeille abeille", "fr")
@example("\ud800 pomme", "fr")
@example("pomme " * 1000, "en")
def test_any_text_is_a_code_or_a_sentence(text, language):
    found = transfer_code.read(text, language)
    if isinstance(found, Diagnostic):
        assert found.key.startswith("resume.")
    else:
        assert transfer_code.read(" ".join(transfer_code.written(found, language)), language) == found
    spelled = wordcode.spelled(text, language)
    assert len(spelled.offers) <= wordcode.OFFERS
    assert [word.typed for word in spelled.words] == wordcode.typed(text)


def test_words_at_random_are_hardly_ever_a_code():
    """One in a thousand passes the check, one in sixteen of those has the version: both are told."""
    known = wordcode.words("fr")
    tries = [
        [known[(seed * 7919 + place * 104729 + seed * place * 31) % 1024] for place in range(6)]
        for seed in range(4000)
    ]
    assert sum(not isinstance(transfer_code.read(" ".join(words), "fr"), Diagnostic) for words in tries) <= 2


@given(st.lists(st.tuples(st.lists(st.integers(1, 50), min_size=1, max_size=6), st.integers(0, 5))))
def test_what_is_chosen_is_found_again(choices):
    told = [(weights, index % len(weights)) for weights, index in choices]
    writer = Writer()
    for weights, index in told:
        writer.choose(weights, index)
    reader = Reader(writer.number())
    assert [reader.choose(weights, 0) for weights, _ in told] == [index for _, index in told]
    assert reader.number == 0


@given(st.lists(st.integers(0, 2)))
def test_learnt_weights_are_the_same_at_both_ends(told):
    writer, there, here = Writer(), Learnt((1, 2, 3), 5), Learnt((1, 2, 3), 5)
    for index in told:
        there.choose(writer, index)
    reader = Reader(writer.number())
    assert [here.choose(reader, 0) for _ in told] == told


@given(PROGRESS, TOLD)
def test_coming_back_takes_no_star_away(here, told):
    found = merged(here, childfile.of_code(told).courses["codeweek"])
    for id in IDS:
        assert found.stars.get(id, 0) == max(here.stars.get(id, 0), told.progress.stars.get(id, 0))


@given(PROFILES, PROGRESS, SETTINGS_OF)
def test_a_file_brings_back_what_it_was_given(profile, progress, settings):
    text = childfile.written({"courses": {"codeweek": progress.to_json()}}, profile, settings)
    found = childfile.read(text, "x.json")
    assert (found.profile, found.courses["codeweek"]) == (profile, from_json(progress.to_json()))
    unsaid = {"language": "", "reduced_motion": False}.items()
    assert found.settings == dict(settings.items() - unsaid)


@given(FILES, st.text())
def test_any_json_is_a_child_s_file_or_none_and_brings_only_what_there_is(file, name):
    found = childfile.read(json.dumps(file), name)
    assert (found is not None) == (isinstance(file, dict) and isinstance(file.get("courses"), dict))
    if found:
        assert found.profile == "" or known(found.profile)
        assert all(value in SETTINGS[name][1] for name, value in found.settings.items())
        assert all(0 < stars <= 3 for each in found.courses.values() for stars in each.stars.values())
        kept = childfile.joined({}, found)
        assert childfile.joined(kept, found) == kept
