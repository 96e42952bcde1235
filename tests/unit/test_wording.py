"""A text is measured by its reader: time, sentences, and the words that are not said to him."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
import yaml

from codeweek import data
from codeweek.authoring.readability import long_sentences, seconds, sentences, unfit, words
from codeweek.blocks.block_vocabulary import plain
from codeweek.data import text
from codeweek.levels import programs
from codeweek.levels.files import exercise_fields, map_reader, parse, prediction_fields
from codeweek.packs import planned
from codeweek.packs.story import story_types as story
from codeweek.play import builtin
from codeweek.worlds.kinds import kinds


def test_signs_are_not_words() -> None:
    assert words("Boum, un mur ! « Regarde » : où ?") == 5


def test_a_sentence_ends_at_its_sign_and_a_quote_stays_in_it() -> None:
    assert sentences("Va là. Où ? « Ici ! » Bien…") == ["Va là.", "Où ?", "« Ici ! »", "Bien…"]


@pytest.mark.parametrize(("grade", "time"), [("CP", 12), ("CE2", 6.7), ("6e", 4.6), ("3e", 4.6), ("", 4.6)])
def test_the_same_ten_words_take_a_time_that_depends_on_the_class(grade: str, time: float) -> None:
    assert seconds("un deux trois quatre cinq six sept huit neuf dix", grade) == pytest.approx(time, abs=0.05)


def test_the_youngest_read_shorter_sentences() -> None:
    eleven = "Un deux trois quatre cinq six sept huit neuf dix onze."
    assert long_sentences(f"Va. {eleven}", "short") == [eleven]
    assert long_sentences(eleven, "normal") == []


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Regardez bien.", ["Regardez"]),
        ("C'est faux, vous voyez.", ["faux", "vous", "voyez"]),
        ("Il y a assez de place chez toi, sous ton nez.", []),
        ("Essaie encore.", []),
    ],
)
def test_a_child_is_not_blamed_and_is_told_tu(said: str, found: list[str]) -> None:
    assert list(unfit(said, text("fr"))) == found


@pytest.mark.parametrize(
    ("said", "found"),
    [("Tu demandes : « Que vois-tu ? »", ["Tu"]), ("Demandez : « Que vois-tu ? »", [])],
)
def test_an_adult_is_told_vous_except_in_what_is_quoted(said: str, found: list[str]) -> None:
    assert list(unfit(said, text("fr"), adult=True)) == found


NAMED = (
    map_reader.HIDDEN,
    parse.FIELDS,
    parse.MISTAKE,
    parse.ADULT,
    prediction_fields.PREDICT,
    prediction_fields.CHOICE,
)
NAMED += (
    exercise_fields.PART_FIELDS,
    planned.FIELDS,
    planned.CHAPTER,
    *(kind.map_fields for kind in kinds().values()),
)
NAMED += tuple(names for name, names in vars(story).items() if name.isupper() and isinstance(names, dict))


def sentences_of(table: Mapping[str, Any]) -> Iterator[str]:
    for value in table.values():
        yield from sentences_of(value) if isinstance(value, Mapping) else [str(value)]


def test_no_french_sentence_quotes_a_key_of_a_file_by_its_english_name() -> None:
    french = {plain(word) for names in NAMED for others in names.values() for word in others}
    both = {*french, "replace", "said"}  # words of Python, and a column of a table, have no other name
    english = {name for names in NAMED for name, others in names.items() if others} - both
    quoted = [
        (word, sentence)
        for sentence in sentences_of(text("fr").messages)
        for word in re.findall(r"[«`]\s*([a-z_]+)\s*(?::[^»`]*)?[»`]", sentence)
    ]
    assert len(quoted) > 50
    assert [each for each in quoted if each[0] in english] == []


CARD, ARROW = re.compile(r"\b(cartes?|cards?)\b", re.I), re.compile(r"\b(flèches?|arrows?)\b", re.I)
TRULY_SO = {  # playing cards, a challenge card, keys of the keyboard, the sign on a block
    "11-chercher-comparer-ranger/08-apres-un-passage",
    "14-le-studio/10-ma-chanson",
    "13-quand/02-la-fusee-teleguidee",
    "02-le-facteur/10-dans-la-neige",
    "01-la-fusee/03-plus-haut",
}


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("table", ["say", "near", "run", "program", "ui.start", "typing", "trap", "editor"])
def test_a_block_is_called_a_block_and_never_a_card(language: str, table: str) -> None:
    found = text(language).own(table)
    said = list(sentences_of(found)) if isinstance(found, Mapping) else []
    assert said
    assert [each for each in said if CARD.search(each)] == []


def test_no_level_calls_its_blocks_cards_or_arrows() -> None:
    root = data.folder("levels")
    files = {path.relative_to(root).with_suffix("").as_posix(): path for path in root.rglob("*.yaml")}
    assert files.keys() > TRULY_SO
    told = {
        (name, sentence)
        for name in files.keys() - TRULY_SO
        for sentence in _told(yaml.safe_load(files[name].read_text(encoding="utf-8")))
        if CARD.search(sentence) or ARROW.search(sentence)
    }
    assert told == set()


def _told(value: Any) -> Iterator[str]:
    """The sentences of a file, in both languages."""
    if isinstance(value, Mapping):
        yield from (each for language in ("fr", "en") if isinstance(each := value.get(language), str))
        yield from (each for one in value.values() for each in _told(one))
    elif isinstance(value, list):
        yield from (each for one in value for each in _told(one))


@pytest.mark.parametrize(
    ("id", "asked"),
    [
        ("01-la-fusee/02-une-case-de-plus", "add"),
        ("10-mes-blocs/02-la-marche", "add"),
        ("16-le-carnet-de-python/06-le-grand-huit", "add"),
        ("02-le-facteur/06b-la-grande-rue", "modify"),
        ("06-les-boucles-dans-les-boucles/05-la-rosace", "modify"),
        ("01-la-fusee/07-la-fusee-se-cogne", "debug"),
    ],
)
def test_who_has_only_to_add_is_not_asked_to_change(id: str, asked: str) -> None:
    assert programs.invitation(builtin.level(id)) == asked
    assert [text(language).find(f"ui.start.{asked}") is not None for language in ("fr", "en")] == [True, True]


def test_a_heroine_is_never_called_he_in_what_a_child_is_told_of_her() -> None:
    pack, said = builtin.pack(), []
    for chapter in pack.chapters:
        hero = pack.story.hero(chapter.folder) if pack.story else None
        if hero is None or text("fr").pick(hero.pronoun) != "elle":
            continue
        for level in chapter.levels:
            asked = [level.predict.question] if level.predict else []
            for each in (level.story, *asked, *level.hints):
                told = text("fr").pick(each)
                said += [(level.id, told) for one in sentences(told) if HE.match(one)]
    assert said == []


HE = re.compile(r"Il (?!y |en |faut|reste|manque|est temps)")


def test_who_moves_is_not_called_he_where_nobody_knows_who_moves() -> None:
    words = text("fr").own("ui.level")
    told = [words[key] for key in words if key.startswith(("guess_", "answer_"))]
    told += [text("fr")(key) for key in ("ui.player.eyes", "ui.say.around")]
    assert [each for each in told if re.search(r"\b(il|lui|elle)\b", each)] == []
