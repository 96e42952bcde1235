"""Checks the texts of a level in each language: present, short enough, in the right voice."""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from codeweek import data
from codeweek.diagnostic import Diagnostic
from codeweek.levels.files.translated_names import lacking
from codeweek.levels.level import Level, Translated
from codeweek.levels.programs import catalogue_of
from codeweek.play.judge import register
from codeweek.text import Text

# Words a minute read aloud at the end of the year: the official French targets; no target grows after 6e.
FLUENCY = {"CP": 50, "CE1": 70, "CE2": 90, "CM1": 110, "CM2": 120, "6e": 130}
OLDER = 130
CLASSES = (*FLUENCY, "5e", "4e", "3e")
SECONDS = 12  # longest reading before a child may act
SENTENCE = {"short": 10, "normal": 18}  # most words of one sentence, by register
_END = re.compile(r"[.!?…]+(?:\s?[»”])?\s+(?![a-zà-öø-ÿ])")
QUOTED = re.compile(r"«[^»]*»|“[^”]*”")  # names of blocks, and what an adult is to say to the child


def sentences(text: str) -> list[str]:
    """The sentences of a text; one with no word in it is none, and a small letter begins none."""
    ends = [0, *(match.end() for match in _END.finditer(text)), len(text)]
    return [part for start, end in pairwise(ends) if words(part := text[start:end].strip())]


def words(text: str) -> int:
    """The number of words; signs without a letter or digit do not count."""
    return sum(bool(re.search(r"\w", word)) for word in text.split())


def seconds(text: str, grade: str) -> float:
    """The seconds a child of a class takes to read a text."""
    return words(text) * 60 / FLUENCY.get(grade, OLDER)


def long_sentences(text: str, register: str) -> list[str]:
    """The sentences of a text with more words than a register allows."""
    return [sentence for sentence in sentences(text) if words(sentence) > SENTENCE[register]]


def unfit(text: str, voice: Text, adult: bool = False) -> Iterator[str]:
    """The words to avoid for a reader: blame or `vous` for a child, `tu` for an adult.

    They are listed in the language's file: `meta.never`, `meta.formal`, `meta.familiar`.
    """
    heard = QUOTED.sub("", text)
    for name in ("familiar",) if adult else ("never", "formal"):
        for pattern in voice.own(f"meta.{name}") or ():
            yield from (match[0] for match in re.finditer(rf"\b(?:{pattern})\b", heard, re.IGNORECASE))


HINTS = 3


def proofread(level: Level) -> Iterator[Diagnostic]:
    """The problems of a level's texts: story, three hints and help for the adult."""
    told = _told(level)
    for field, words in told.items():
        if not words:
            yield _warning("text_missing", field)
    if len(level.hints) < HINTS:
        yield _warning("few_hints", "hints", n=len(level.hints), wanted=HINTS)
    if level.grade and level.grade not in CLASSES:
        yield _warning("class_unknown", "class", grade=level.grade, known=", ".join(CLASSES))
    for name, language in lacking(catalogue_of(level), level):
        yield _warning("name_missing", "names", name=name, code=language)
    for number, words in enumerate(level.hints):
        told[f"hints[{number}]"] = words
    for field, words in {"title": level.title, **told, **_whys(level)}.items():
        for language, path, text in _each(field, words):
            yield from _voice(language, path, text)
            if not field.startswith("adult"):
                yield from _length(level, path, text, timed=field in ("story", "predict.question"))


def _told(level: Level) -> dict[str, Translated]:
    """The texts that a level needs, by field."""
    texts: dict[str, Translated] = {"story": level.story}
    if level.predict and level.predict.question:
        texts["predict.question"] = level.predict.question
    return texts | {f"adult.{name}": words for name, words in vars(level.adult).items()}


def _whys(level: Level) -> dict[str, Translated]:
    """The texts for wrong answers."""
    asked = level.predict
    answers = {"choices": asked.choices, "mistakes": asked.mistakes} if asked else {}
    return {
        f"predict.{name}[{number}].why": each.why
        for name, answer in answers.items()
        for number, each in enumerate(answer)
        if each.why
    }


def _voice(language: str, path: str, text: str) -> Iterator[Diagnostic]:
    """The adult's idea and mistake are for the adult; the adult's question is put to the child."""
    adult = path.startswith(("adult.idea", "adult.mistake"))
    key = "said_to_an_adult" if adult else "said_to_a_child"
    for word in unfit(text, data.text(language), adult):
        yield _warning(key, path, word=word)


def _length(level: Level, path: str, text: str, timed: bool) -> Iterator[Diagnostic]:
    voice = register(level)
    for sentence in long_sentences(text, voice):
        yield _warning("long_sentence", path, sentence=sentence, most=SENTENCE[voice])
    time = seconds(text, level.grade)
    if timed and time > SECONDS:
        slots = {"seconds": round(time), "most": SECONDS, "grade": level.grade}
        yield _warning("long_reading", path, **slots)


def _each(field: str, words: Translated) -> Iterator[tuple[str, str, str]]:
    """Language, path and text of each translation; a plain string is in the first language."""
    if not isinstance(words, Mapping):
        yield data.languages()[0], field, words
        return
    yield from ((code, f"{field}.{code}", text) for code, text in words.items() if code in data.languages())


def _warning(key: str, field: str, **slots: object) -> Diagnostic:
    return Diagnostic(f"prove.{key}", slots, "warning", field=field)
