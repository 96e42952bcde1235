"""What is said to children is short, complete in both languages, and never blames."""

import re
import string
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from codeweek.authoring import readability
from codeweek.data import text
from codeweek.text import REGISTERS, TYPED

MOST = {"short": 2, "normal": 3, TYPED: 3}  # sentences
SAID = {
    language: {file: text(language).messages[file] for file in ("say", "program")}
    for language in ("fr", "en")
}
OURS = ("say", "program", "blocks", "robot", "turtle", "level", "pack", "prove")


def leaves(table: Mapping[str, Any], path: str = "") -> Iterator[tuple[str, str]]:
    """Every sentence with its key."""
    for name, value in table.items():
        if isinstance(value, Mapping):
            yield from leaves(value, f"{path}{name}.")
        else:
            yield f"{path}{name}", str(value)


def slots(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


@pytest.mark.parametrize("file", OURS)
def test_both_languages_have_the_same_keys_and_slots(file: str) -> None:
    french, english = (dict(leaves(text(language).messages[file])) for language in ("fr", "en"))
    assert list(french) == list(english)
    for key in french:
        plural_one = key.endswith(".one")  # “the pot” needs no number
        assert slots(french[key]) == slots(english[key]) or plural_one, key


@pytest.mark.parametrize("language", SAID)
@pytest.mark.parametrize("register", MOST)
def test_sentences_are_short_enough_for_their_readers(language: str, register: str) -> None:
    for key, told in leaves(SAID[language]):
        if register not in key.split("."):
            continue
        assert len(readability.sentences(told)) <= MOST[register], key
        assert not readability.long_sentences(told, "normal" if register == TYPED else register), key


@pytest.mark.parametrize("language", SAID)
def test_every_sentence_has_three_registers(language: str) -> None:
    for file in SAID[language].values():
        for key, registers in file.items():
            assert tuple(name for name in registers if name != TYPED) == REGISTERS, key


@pytest.mark.parametrize("file", OURS)
def test_french_signs_have_their_no_break_space(file: str) -> None:
    for key, told in leaves(text("fr").messages[file]):
        assert not re.search(r"[ \w][!?;»]|« | :", told), (key, told)
