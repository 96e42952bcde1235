"""The story of a level set: what its file may say, what is refused, and that of the course."""

import re
from collections.abc import Iterator
from itertools import chain

import pytest

from codeweek import data
from codeweek.authoring import readability
from codeweek.levels.level import Translated
from codeweek.packs.load import of_texts
from codeweek.packs.story.story_types import LONGEST, MOST_PANELS, PILOT, Panel, Story
from codeweek.play import builtin

PACK = """\
title: T
chapters:
  - {folder: a, title: A}
  - {folder: b, title: B}
"""
LEVEL = 'title: L\nmap: ">.G"\ntoolbox: [move]\nsolution: avancer()\n'
ACTORS = "[{who: vava, at: left, face: glad}, {who: pilot, at: right}]"
PANEL = f"{{background: space, actors: {ACTORS}, bubble: {{who: vava, fr: Oui, en: Yes}}}}"
QUESTION = "{after: [1], fr: Quoi, en: What, choices: [{fr: A, en: A, right: true}, {fr: B, en: B}]}"
STORY = f"""\
cast:
  vava: {{name: Vava, sprite: robot/space/hero, gender: f, look: space, lines: {{win: Oui}}}}
chapters:
  a:
    title: Un
    hero: vava
    opening: [{PANEL}]
    medal: {{picture: robot/space/item, fr: Or}}
    unlocks: {{kind: hat, thing: cap, fr: un chapeau}}
    questions: [{QUESTION}]
finale:
  after: b
  panels: [{PANEL}]
  credits: [Fin]
"""
WORDS = {  # the most words of a bubble in each chapter, as its readers grow
    "01-la-fusee": 8,
    "02-le-facteur": 9,
    "03-le-potager": 10,
    "04-la-ronde": 14,
    "05-la-tortue-geometre": 15,
    "06-les-boucles-dans-les-boucles": 16,
}
MOST_WORDS = 18


def told(story: str) -> tuple[Story | None, list[str]]:
    """The story of a small pack, and the keys of what is wrong."""
    pack = of_texts({"pack.yaml": PACK, "a/1.yaml": LEVEL, "b/2.yaml": LEVEL, "story.yaml": story})
    return pack.story, [problem.key for problem in pack.problems]


def test_a_level_set_without_a_story_has_none_and_no_problem() -> None:
    pack = of_texts({"pack.yaml": PACK, "a/1.yaml": LEVEL, "b/2.yaml": LEVEL})
    assert (pack.story, pack.problems) == (None, ())


def test_a_story_says_who_is_in_it_and_what_is_told_of_each_chapter() -> None:
    story, problems = told(STORY)
    assert problems == []
    assert story is not None
    assert story.cast["vava"].gender == "f"
    tale = story.tales["a"]
    assert [(actor.who, actor.at, actor.face) for actor in tale.opening[0].actors] == [
        ("vava", "left", "glad"),
        (PILOT, "right", ""),
    ]
    assert tale.opening[0].words == {"fr": "Oui", "en": "Yes"}
    assert tale.ending == ()
    asked = story.question("a/1")
    assert asked is not None
    assert [choice.right for choice in asked.choices] == [True, False]
    assert story.question("b/2") is None
    assert story.hero("a") is story.cast["vava"]


def test_french_keys_are_read_too() -> None:
    french = STORY
    for english, other in [("cast:", "troupe:"), ("chapters:", "chapitres:"), ("bubble:", "bulle:")]:
        french = french.replace(english, other)
    french = french.replace("at: left, face: glad", "place: gauche, visage: content")
    assert told(french) == told(STORY)


@pytest.mark.parametrize(
    ("good", "bad", "key"),
    [
        ("  vava:", "  pilot: {name: P, sprite: a/b}\n  vava:", "pack.story_pilot"),
        ("hero: vava", "hero: vavaa", "pack.story_nobody_near"),
        ("hero: vava", "hero: [vava]", "level.want_text"),
        ("who: vava, at: left", "who: xxxxxxxx, at: left", "pack.story_nobody"),
        ("at: left", "at: right", "pack.story_place_twice"),
        ("at: left", "at: sky", "level.not_one_of"),
        ("at: left, ", "", "level.missing"),
        ("face: glad", "face: cross", "level.not_one_of"),
        ("background: space", "background: moon", "level.not_one_of"),
        ("bubble: {who: vava", "bubble: {who: pilot", "pack.story_not_there"),
        ("bubble: {who: vava", "bubble: {who: bug", "pack.story_not_there"),
        ("fr: Oui, en: Yes}", "}", "pack.story_no_words"),
        ("fr: Oui", f"fr: {'o' * (LONGEST + 1)}", "pack.story_long"),
        ("sprite: robot/space/hero", "sprite: ../../etc/passwd", "pack.story_picture"),
        ("sprite: robot/space/hero", "sprite: http://x/y", "pack.story_picture"),
        ("sprite: robot/space/hero", "sprite: Robot/Space", "pack.story_picture"),
        (f"opening: [{PANEL}]", f"opening: [{', '.join([PANEL] * (MOST_PANELS + 1))}]", "pack.story_many"),
        ("opening: [{", "opening: [{props: [a/b, a/b, a/b, a/b, a/b], ", "pack.story_many"),
        ("  a:\n    title", "  c:\n    title", "pack.story_no_chapter"),
        ("after: b", "after: c", "pack.story_no_chapter"),
        ("after: [1]", "after: [3]", "pack.story_no_level_near"),
        ("after: [1]", "after: [b/3333333]", "pack.story_no_level"),
        (", {fr: B, en: B}]", "]", "pack.story_choices"),
        ("{fr: B, en: B}", "{fr: B, right: true}", "pack.story_right"),
        ("kind: hat", "kind: gold", "level.not_one_of"),
        ("cast:", "cast: 3\nchapitres:", "pack.story_names"),
        ("cast:", "cst:", "level.unknown_field_near"),
        ("  credits: [Fin]", "  credits: {a: [b]}", "level.unknown_field"),
    ],
)
def test_a_story_with_a_problem_is_not_told_and_the_problem_is(good: str, bad: str, key: str) -> None:
    assert good in STORY
    story, problems = told(STORY.replace(good, bad, 1))
    assert story is None
    assert key in problems


def test_what_is_wrong_is_told_with_file_line_and_field() -> None:
    pack = of_texts(
        {
            "pack.yaml": PACK,
            "a/1.yaml": LEVEL,
            "b/2.yaml": LEVEL,
            "story.yaml": STORY.replace("hero: vava", "hero: vavaa"),
        }
    )
    (problem,) = pack.problems
    assert (problem.file, problem.line, problem.field) == ("story.yaml", 6, "chapters.a.hero")
    assert "vavaa" in data.text("fr").tell(problem)
    assert "vava" in data.text("en").tell(problem)


def test_a_story_that_is_no_yaml_leaves_the_levels_playable() -> None:
    story, problems = told("- a\ncast: b")
    assert story is None
    assert problems == ["level.yaml"]


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ("{kind: hat, thing: capp, fr: un chapeau}", "level.not_one_of_near"),
        ("{kind: hat, thing: foghorn, fr: un chapeau}", "level.not_one_of"),
        ("{kind: hat, fr: un chapeau}", "level.missing"),
    ],
)
def test_a_thing_to_wear_that_is_unknown_is_told_in_one_sentence(given: str, problem: str) -> None:
    story, problems = told(STORY.replace("{kind: hat, thing: cap, fr: un chapeau}", given))
    assert story is None
    assert problems == [problem]


# That of the course.


def course() -> Story:
    """The course's story."""
    story = builtin.pack().story
    assert story is not None
    return story


def panels(story: Story) -> Iterator[tuple[str, Panel]]:
    """All panels, each with its chapter."""
    for folder, tale in story.tales.items():
        yield from ((folder, panel) for panel in (*tale.opening, *tale.ending))
    assert story.finale is not None
    yield from (("", panel) for panel in story.finale.panels)


def texts(story: Story) -> Iterator[Translated]:
    """Everything that a child reads."""
    for who in story.cast.values():
        yield from (who.name, who.what, who.pronoun, *chain.from_iterable(who.lines.values()))
    yield from (panel.words for _folder, panel in panels(story))
    for tale in story.tales.values():
        assert tale.medal is not None
        yield from (tale.title, tale.gift, tale.medal.name)
        yield from (tale.unlocks.name,) if tale.unlocks else ()
        for question in tale.questions:
            yield from (question.words, *(choice.words for choice in question.choices))
    assert story.finale is not None
    yield from (story.finale.late, story.finale.diploma, story.finale.signed, *story.finale.credits)


def test_every_chapter_is_told_whole_in_their_order() -> None:
    told = [chapter.folder for chapter in builtin.pack().chapters if chapter.folder in course().tales]
    assert list(course().tales) == told
    assert told == [chapter.folder for chapter in builtin.pack().chapters]
    for tale in course().tales.values():
        assert (len(tale.opening), len(tale.ending)) == (3, 2)
        assert tale.hero
        assert tale.medal
        assert tale.unlocks, tale.hero
        assert all(panel.background for panel in (*tale.opening, *tale.ending))


def test_every_level_of_the_story_asks_of_its_idea_after_a_win_but_those_where_one_invents() -> None:
    for chapter in builtin.pack().chapters:
        for level in chapter.levels if chapter.folder in course().tales else ():
            asked = course().question(level.id)
            assert asked or level.mode == "create", level.id
            if asked:
                assert len(asked.choices) == 3
                assert len({str(choice.words) for choice in asked.choices}) == 3


def test_half_of_the_cast_is_she_and_half_is_he() -> None:
    genders = [who.gender for who in course().cast.values()]
    assert genders.count("f") == genders.count("m")
    for who in course().cast.values():
        assert who.pronoun == ({"fr": "elle", "en": "she"} if who.gender == "f" else {"fr": "il", "en": "he"})


def test_every_character_lives_where_its_chapter_is_and_says_five_things() -> None:
    looks = {chapter.folder: chapter.look for chapter in builtin.pack().chapters}
    for folder, tale in course().tales.items():
        assert course().cast[tale.hero].look == looks[folder]
    for who in course().cast.values():
        assert set(who.lines) == {"start", "bump", "lost", "win", "idle"}


def test_a_greeting_a_joy_and_a_word_of_who_waits_never_come_twice_in_a_row() -> None:
    for who in course().cast.values():
        if who.look:  # Bug greets nobody
            assert all(len(set(map(str, who.lines[moment]))) >= 2 for moment in ("start", "win", "idle"))


def test_whoever_moves_in_a_level_is_somebody_of_the_cast() -> None:
    for level in builtin.pack().levels:
        mover = course().mover(level.kind, level.look)
        # Nobody lives in the first, notes move nobody, and a level says who is on its stage: no jokes there.
        if level.look == "sober" or level.kind in ("music", "stage"):
            continue
        assert mover is not None, level.id
        assert mover.sprite.split("/")[0] == level.kind


def test_both_languages_say_everything() -> None:
    for words in texts(course()):
        told = words if isinstance(words, dict) else {"fr": words, "en": words}
        assert all(told.get(code, "").strip() for code in ("fr", "en")), words


def test_nothing_in_the_story_blames_a_child_or_says_vous() -> None:
    for words in texts(course()):
        for code in ("fr", "en"):
            said = words if isinstance(words, str) else words[code]
            assert [*readability.unfit(said, data.text(code))] == []


def test_a_bubble_is_short_enough_for_the_children_of_its_chapter() -> None:
    for folder, panel in panels(course()):
        for code in ("fr", "en"):
            assert isinstance(panel.words, dict)
            words = re.sub("[’'-]", " ", panel.words[code])
            assert readability.words(words) <= WORDS.get(folder, MOST_WORDS), panel.words[code]
