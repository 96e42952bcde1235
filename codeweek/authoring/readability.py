"""Checks the texts of a level in each language: present, short enough, in the right voice."""

from collections.abc import Iterator, Mapping

from codeweek import data
from codeweek.authoring import wording
from codeweek.diagnostic import Diagnostic
from codeweek.levels.files.names import lacking
from codeweek.levels.level import Level, Translated
from codeweek.levels.programs import catalogue_of
from codeweek.play.judge import register

HINTS = 3


def proofread(level: Level) -> Iterator[Diagnostic]:
    """The problems of a level's texts: story, three hints and help for the adult."""
    told = _told(level)
    for field, words in told.items():
        if not words:
            yield _warning("text_missing", field)
    if len(level.hints) < HINTS:
        yield _warning("few_hints", "hints", n=len(level.hints), wanted=HINTS)
    if level.grade and level.grade not in wording.CLASSES:
        yield _warning("class_unknown", "class", grade=level.grade, known=", ".join(wording.CLASSES))
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
        for name, there in answers.items()
        for number, each in enumerate(there)
        if each.why
    }


def _voice(language: str, path: str, text: str) -> Iterator[Diagnostic]:
    """The adult's idea and mistake are for the adult; the adult's question is put to the child."""
    adult = path.startswith(("adult.idea", "adult.mistake"))
    key = "said_to_an_adult" if adult else "said_to_a_child"
    for word in wording.unfit(text, data.text(language), adult):
        yield _warning(key, path, word=word)


def _length(level: Level, path: str, text: str, timed: bool) -> Iterator[Diagnostic]:
    voice = register(level)
    for sentence in wording.long_sentences(text, voice):
        yield _warning("long_sentence", path, sentence=sentence, most=wording.SENTENCE[voice])
    time = wording.seconds(text, level.grade)
    if timed and time > wording.SECONDS:
        slots = {"seconds": round(time), "most": wording.SECONDS, "grade": level.grade}
        yield _warning("long_reading", path, **slots)


def _each(field: str, words: Translated) -> Iterator[tuple[str, str, str]]:
    """Language, path and text of each translation; a plain string is in the first language."""
    if not isinstance(words, Mapping):
        yield data.languages()[0], field, words
        return
    yield from ((code, f"{field}.{code}", text) for code, text in words.items() if code in data.languages())


def _warning(key: str, field: str, **slots: object) -> Diagnostic:
    return Diagnostic(f"prove.{key}", slots, "warning", field=field)
