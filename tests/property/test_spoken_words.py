"""What is said of a text, when its words are heard, and by which voice: on anything that can be shown."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from codeweek import data
from codeweek.play.read_aloud import (
    SILENT,
    Clip,
    Clips,
    Part,
    guessed,
    name,
    parts,
    sentences,
    signs,
    spoken,
    starts,
    words,
)

FR, EN = (signs(data.text(code)) for code in ("fr", "en"))
LETTERS = st.text("abéEZ19 .,;:!?…’'_=≥▶()«»\u00a0\u202f\n\u2060-", max_size=40)
SHOWN = st.one_of(LETTERS, st.text(max_size=20))
SECONDS = st.floats(0, 20)


@pytest.mark.parametrize(
    ("shown", "said"),
    [
        ("« Bravo ! »", "Bravo!"),
        ("Appuie sur ▶ et regarde-moi !", "Appuie sur lancer et regarde-moi!"),
        ("Et maintenant, ▶.", "Et maintenant, lancer."),
        ("`tourner_droite()`, puis n ≥ 3…", "tourner droite, puis n plus grand ou égal à 3."),
        ("3, 2, 2… C’est parti !", "3, 2, 2. C'est parti!"),
        (
            "Je ramasse… de l’air. Les lignes DANS la boucle",
            "Je ramasse, de l'air. Les lignes dans la boucle",
        ),
        ("pivoter à gauche ↺", "pivoter à gauche"),
        ("", ""),
    ],
)
def test_the_text_is_said_and_not_its_typography(shown: str, said: str) -> None:
    assert spoken(shown, FR) == said


@given(SHOWN)
def test_no_sign_and_nothing_silent_is_said(shown: str) -> None:
    said = spoken(shown, FR)
    assert not set(said) & {*SILENT, *FR, "\u00a0", "\u202f", "’"}


@given(SHOWN)
def test_words_stand_one_after_another_in_what_is_shown(shown: str) -> None:
    found = words(shown, FR)
    ends = [0, *(word.end for word in found)]
    assert all(end <= word.start < word.end for end, word in zip(ends, found, strict=False))
    assert ends[-1] <= len(shown)


@given(SHOWN)
def test_the_sentences_of_a_text_are_all_of_it(shown: str) -> None:
    found = list(sentences(shown))
    assert all(shown[start : start + len(each)] == each for start, each in found)
    assert [word.said for _start, each in found for word in words(each, {})] == [
        word.said for word in words(shown, {})
    ]


@given(SHOWN, SECONDS)
@example("Un. Deux !", 0.0)
def test_words_are_heard_in_order_and_inside_the_clip(shown: str, seconds: float) -> None:
    heard = starts(words(shown, FR), seconds)
    assert list(heard) == sorted(heard)
    assert all(0 <= at <= seconds for at in heard)


@given(SHOWN)
def test_a_longer_text_takes_longer(shown: str) -> None:
    assert guessed(words(f"{shown} Mot", FR)) > guessed(words(shown, FR)) > 0


CLIPPED = st.lists(st.sampled_from(["Oui.", "Non !", "Encore une fois ?", "Va."]), unique=True)


@given(
    st.lists(st.sampled_from(["Oui.", "Non !", "Va."])), st.sampled_from(["", "Va."]), CLIPPED, st.booleans()
)
def test_a_text_is_said_by_one_voice_only(
    said: list[str], other: str, clipped: list[str], system: bool
) -> None:
    clips = Clips({}, {spoken(each, {}): Clip(name("fr", each), 1.0, "") for each in clipped})
    shown = " ".join(said)
    read = parts(shown, other, clips, system)
    whole = bool(said) and all(each in clipped for each in said)
    assert len({part.clip is None for part in read}) <= 1  # never two voices
    assert bool(read) == (bool(shown) and system) or whole or other in clipped
    if whole:
        assert [part.clip and part.clip.name for part in read] == [name("fr", each) for each in said]
        assert " ".join(part.said for part in read) == spoken(shown, {})
    elif read and not read[0].clip:
        assert system
        assert read == (Part(words(shown, {}), guessed(words(shown, {}))),)
    elif read:  # the other wording, whose words are shown nowhere
        assert not system
        assert not read[0].words


@given(SHOWN, SHOWN)
def test_a_clip_is_named_by_its_language_and_its_words(one: str, other: str) -> None:
    assert (name("fr", one) == name("fr", other)) == (one == other)
    assert name("fr", one) != name("en", one)
