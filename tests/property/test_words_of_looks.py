"""Every sentence is told in every look, register and language: no hole, no elision fault, no wrong gender."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codeweek import data
from codeweek.authoring import readability
from codeweek.diagnostic import Diagnostic
from codeweek.text import Text
from codeweek.worlds.kinds import kinds, look_names

FILES = ("say", "run", "robot", "turtle", "answers", "trap")
SENTENCES = ("say", "run")  # those that a child reads as a whole, measured by their register
LOOKS = sorted(look_names(kinds()))
FEMININE = {
    *(
        "étoile",
        "lettre",
        "carotte",
        "mangue",
        "caisse",
        "couronne",
        "valise",
        "maison",
        "fontaine",
        "colline",
    ),
    *("gare", "machine", "case", "presse", "barrière", "boîte", "réponse", "question", "boucle", "grille"),
    *("rue", "terrasse", "jungle", "grotte", "feuille", "fabrique", "place", "gauche", "droite", "couleur"),
}
MASCULINE = {
    *("astéroïde", "buisson", "pot", "arbre", "rocher", "conteneur", "rempart", "ballon", "feutre", "épi"),
    *("cristal", "engrenage", "objet", "mur", "drapeau", "socle", "support", "gobelet", "baquet", "bol"),
    *("coffre", "radeau", "coussin", "chariot", "bord", "bout", "trait", "bloc", "panier", "ciel", "jardin"),
    *("modèle", "programme", "nombre", "crayon", "port", "quai", "domaine", "but", "départ"),
}
HOLE = re.compile(r"\{|\}|\brobot\.|\bnouns\.")
ELISION = re.compile(
    r"(?<![-\w])(?:le|la|de|que|je|ne|me|te|se|ce|jusque)\s(?=[aàâeéèêiîoôuûœ])"
    r"|\bà les?\b|\bde les?\b|\bsi il\b|\bd['’](?=[bcdfgjklmnpqrstvwxz])|\bl['’](?=[bcdfgjklmnpqrstvwxz])",
    re.IGNORECASE,
)
VALUES = ("x", "total", "carré", "B3", "rouge")


def leaves(table: Mapping[str, Any], path: str) -> Iterator[tuple[str, Any]]:
    """Every sentence with its key; one that has forms by register or number counts once."""
    for name, value in table.items():
        whole = isinstance(value, Mapping) and not {"one", "normal"} & set(value)
        if whole:
            yield from leaves(value, f"{path}.{name}")
        else:
            yield f"{path}.{name}", value


KEYS = [key for file in FILES for key, _ in leaves(data.text("fr").messages[file], file)]
KEYS = [key for key in KEYS if ".field." not in key]  # of a form for an adult, as those of `schema` are
numbers = st.one_of(st.integers(0, 12), st.sampled_from([100, 2000, 3.5]))


def told(text: Text, key: str, number: float, word: str) -> str:
    """A sentence with every slot filled: numbers where they are asked for, a word elsewhere."""
    found = str(text.find(key))
    asked = set(re.findall(r"(?<!\{)\{(\w+)\}", found)) - set(text.nouns)
    counted = {"n", "k", "max", "most", "best", "total", "ok", "number", "degrees", "done", "step", "line"}
    slots = {name: number if name in counted else word for name in asked if not name.endswith("s_n")}
    return text(key, **{"n": number, **slots})


@pytest.mark.parametrize("language", data.languages())
@pytest.mark.parametrize("register", ["short", "normal", "adult"])
@given(st.sampled_from(KEYS), st.sampled_from(["", "turtle", *LOOKS]), numbers, st.sampled_from(VALUES))
def test_no_sentence_has_a_hole_or_two_spaces_in_any_look(language, register, key, look, number, word):
    said = told(data.text(language).where(look, register=register), key, number, word)
    wanted = [*forms(data.text(language).find(key))]
    assert said
    assert said.count("None") in {form.count("None") for form in wanted}, said  # which is a word of Python
    assert not HOLE.search(said), said
    assert said.count("…") in {form.count("…") for form in wanted}, said
    assert not re.search(r"[ \u00a0]{2}| [.,]", said), said
    assert said == said.strip() or key.endswith((".join", ".then")), said


def forms(found: Any) -> Iterator[str]:
    """A sentence in each register, for one and for many."""
    for value in found.values() if isinstance(found, Mapping) else ():
        yield from forms(value)
    if isinstance(found, str):
        yield found


@pytest.mark.parametrize("register", ["short", "normal", "adult"])
@given(st.sampled_from(KEYS), st.sampled_from(["", "turtle", *LOOKS]), numbers)
def test_french_elides_and_agrees_in_every_look(register, key, look, number):
    said = told(data.text("fr").where(look, register=register), key, number, "X")
    assert not ELISION.search(said.replace("\u00a0", " ")), said
    for article, noun in re.findall(r"\b(un|une|le|la|ce|cette|du|au)\s+(\w+)", said, re.IGNORECASE):
        wrong = MASCULINE if article.lower() in ("une", "la", "cette") else FEMININE
        assert noun.lower() not in wrong, said


@pytest.mark.parametrize("language", data.languages())
@given(st.sampled_from(KEYS), st.sampled_from(["", "turtle", *LOOKS]), numbers)
def test_a_number_is_tied_to_its_noun_and_a_sentence_begins_with_a_capital(language, key, look, number):
    text = data.text(language).where(look)
    said = told(text, key, number, "X")
    for name in ("item", "items", "square", "squares", "stroke", "strokes"):
        loose = "( )?" if language == "fr" else ""
        assert not re.search(rf"\d{loose}{text.nouns[name]}\b", said), said
    if key.startswith(SENTENCES):
        ends = re.finditer(r"(?:^|[.!?] )(\w)", said)
        assert all(end[1] == end[1].upper() for end in ends), said


@pytest.mark.parametrize("language", data.languages())
@pytest.mark.parametrize("register", ["short", "normal"])
@given(
    st.sampled_from([key for key in KEYS if key.startswith(SENTENCES)]),
    st.sampled_from(["", "turtle", *LOOKS]),
    numbers,
)
def test_every_sentence_fits_its_reader_in_every_look(language, register, key, look, number):
    text = data.text(language).where(look, register=register)
    said = told(text, key, number, "x")
    assert not list(readability.unfit(said, text)), said
    longest = max((readability.words(each) for each in readability.sentences(said)), default=0)
    assert longest <= readability.SENTENCE[register] + 3, (
        said
    )  # « la boîte aux lettres » is four words for a slot


def test_the_words_of_a_look_replace_those_without_one():
    space, plain = data.text("fr").where("space"), data.text("fr")
    stop = Diagnostic("say.bump_wall")
    assert space.tell(stop, "short").startswith("Boum, un astéroïde")
    assert plain.tell(stop, "short").startswith("Boum, un mur")
    assert (
        data.text("fr")
        .where("turtle", "space")
        .tell(Diagnostic("say.out_of_grid"), "normal")
        .startswith("C’est le bord de la feuille")
    )


@pytest.mark.parametrize("language", data.languages())
def test_every_look_has_its_own_names_and_no_other(language):
    tables = data.text(language).find("nouns")
    assert set(tables) == {"default", "turtle", *LOOKS}
    for look in LOOKS:
        assert {"oops", "wall", "item", "edge"} <= set(tables[look]), look
