"""The lists of words of codes, and what is said of words that make no code."""

import unicodedata

import pytest

from codeweek import data
from codeweek.blocks.block_vocabulary import plain
from codeweek.diagnostic import Diagnostic
from codeweek.progress.transfer import wordcode


@pytest.mark.parametrize("language", data.languages())
def test_every_language_has_a_list(language):
    assert len(wordcode.words(language)) == wordcode.SIZE


@pytest.mark.parametrize("language", wordcode.lists())
def test_four_letters_tell_a_word_from_all_others(language):
    heads = [plain(word)[: wordcode.ENOUGH] for word in wordcode.words(language)]
    assert len(set(heads)) == wordcode.SIZE
    assert all(len(head) == wordcode.ENOUGH for head in heads)


@pytest.mark.parametrize("language", wordcode.lists())
def test_words_are_short_small_and_written_with_letters(language):
    for word in wordcode.words(language):
        assert word == word.lower() == unicodedata.normalize("NFC", word)
        assert 4 <= len(word) <= 7
        assert plain(word).isascii()
        assert plain(word).isalpha()


def test_accents_capitals_numbers_and_commas_are_forgiven():
    words = wordcode.spoken(123456789, "fr")
    written = ", ".join(f"{place}. {plain(word).upper()}" for place, word in enumerate(words, 1))
    assert wordcode.number(wordcode.typed(written), "fr") == 123456789


def test_accents_that_stand_behind_their_letter_are_forgiven():
    apart = unicodedata.normalize("NFD", "étoile éléphant forêt")
    assert wordcode.typed(apart) == ["étoile", "éléphant", "forêt"]
    spelled = wordcode.spelled(apart.removesuffix("t"), "fr")
    assert (len(spelled.words), spelled.offers) == (3, ("forêt",))
    assert wordcode.spelled(unicodedata.normalize("NFD", "pomme thé"), "fr").words[1].why is None


def test_more_words_than_a_code_has_are_no_code_and_none_is_blamed():
    words = wordcode.spoken(3**400, "fr")
    assert len(words) > wordcode.MOST_WORDS
    assert wordcode.number(words, "fr").key == "resume.no_code"
    assert wordcode.number((words[1], words[0], *words[2:]), "fr").key == "resume.no_code"


def test_four_letters_of_each_word_are_enough():
    words = wordcode.spoken(987654321, "en")
    assert wordcode.number([word[:4] for word in words], "en") == 987654321


def test_a_word_that_is_in_no_list_is_told_with_the_nearest():
    found = wordcode.number(["pomme", "pommme", "lapain"], "fr")
    assert found.key == "resume.unknown_word"
    assert (found.slots["word"], found.slots["near"], found.slots["place"]) == ("lapain", "lapin", 3)


def test_letters_that_changed_places_tell_the_word_before_another_that_is_as_near():
    assert {"regard", "renard"} <= set(wordcode.alike("reagrd", "fr"))
    assert wordcode.alike("reagrd", "fr")[0] == "regard"


def test_a_word_that_is_like_no_other_is_told_with_its_place():
    found = wordcode.number(["pomme", "xqzw"], "fr")
    assert (found.key, found.slots["place"]) == ("resume.strange_word", 2)


def test_two_neighbours_that_changed_places_are_named():
    words = list(wordcode.spoken(3**30, "fr"))
    words[1], words[2] = words[2], words[1]
    found = wordcode.number(words, "fr")
    assert (found.key, found.slots["place"], found.slots["next"]) == ("resume.swapped", 2, 3)


def test_a_word_taken_for_one_like_it_is_named():
    number = next(n for n in range(2**20, 2**30, 1021) if "sapin" in wordcode.spoken(n, "fr")[:-1])
    words = list(wordcode.spoken(number, "fr"))
    place = words.index("sapin")
    words[place] = "lapin"
    found = wordcode.number(words, "fr")
    assert found.key == "resume.other_word"
    assert (found.slots["place"], found.slots["near"]) == (place + 1, "sapin")


@pytest.mark.parametrize("text", ["", "pomme", "...", "12 34"])
def test_too_few_words_ask_for_more(text):
    found = wordcode.number(wordcode.typed(text), "fr")
    assert isinstance(found, Diagnostic)
    assert found.key == "resume.more_words"


def test_a_word_being_typed_is_offered_what_it_may_become():
    spelled = wordcode.spelled("pomme ban", "fr")
    assert spelled.words[0].word == "pomme"
    assert spelled.words[1].word == ""
    assert spelled.words[1].why is None
    assert spelled.offers == ("banane", "banc", "bande")


def test_a_finished_word_that_is_unknown_is_told():
    spelled = wordcode.spelled("pomme bananne xqzw ", "fr")
    assert [word.word for word in spelled.words] == ["pomme", "banane", ""]
    assert spelled.words[2].why.key == "resume.strange_word"
    assert spelled.offers == ()
