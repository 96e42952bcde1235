"""What is said of a run is short enough to be read by those it is for, and never blames."""

import ast
import re
from pathlib import Path
from typing import Any

import pytest

from codeweek import engine
from codeweek.data import languages, text
from codeweek.diagnostic import Diagnostic
from codeweek.text import REGISTERS, TYPED

HERE = Path(engine.__file__).parent
WORDS = {"short": (10, 2), "normal": (18, 3), TYPED: (18, 3)}  # words in a sentence, sentences


def _keys() -> set[str]:
    """The keys of sentences that the engine's code names."""
    found: set[str] = set()
    for path in HERE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and re.fullmatch(r"run\.[a-z_]+", str(node.value)):
                found.add(str(node.value).removeprefix("run."))
    return found


def _sentences() -> list[tuple[str, str, str, str]]:
    found = []
    for language in languages():
        for key, entry in text(language).messages["run"].items():
            for register in (*REGISTERS, *({TYPED} & {*entry})):
                told: Any = entry[register]
                forms = told.values() if isinstance(told, dict) else [told]
                found += [(language, key, register, form) for form in forms]
    return found


@pytest.mark.parametrize("language", languages())
def test_each_language_says_exactly_what_the_engine_may_have_to_say(language: str) -> None:
    assert set(text(language).messages["run"]) == _keys()


def test_sentences_are_short_enough_for_the_age() -> None:
    for language, key, register, told in _sentences():
        if register not in WORDS:
            continue
        words, most = WORDS[register]
        sentences = [part for part in re.split(r"(?<=[.?!…])\s", told) if part]
        assert len(sentences) <= most, (language, key, told)
        for sentence in sentences:
            count = len(re.findall(r"[\w{}']+", sentence))
            assert count <= words, (language, key, count, sentence)


def test_nothing_is_called_an_error() -> None:
    assert [s for s in _sentences() if re.search(r"erreur|error|faux\b.*!|wrong", s[3], re.IGNORECASE)] == []


def test_french_signs_stand_after_a_space_that_does_not_break() -> None:
    french = [told for language, _key, _register, told in _sentences() if language == "fr"]
    assert [told for told in french if re.search(r"(?<!\u00a0)[:!?;»]|«(?!\u00a0)", told)] == []


@pytest.mark.parametrize("register", REGISTERS)
def test_slots_and_plurals_are_filled(register: str) -> None:
    told = Diagnostic("run.wrong_arguments", {"name": "f", "n": 2, "given": 1})
    for language in languages():
        assert "{" not in text(language).tell(told, register)
