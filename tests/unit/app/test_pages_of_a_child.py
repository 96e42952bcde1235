"""What the pages of a child show besides levels, without a window: what it wears and can do, its code."""

from dataclasses import replace

import pytest

from codeweek import data
from codeweek.app.child_profiles import Profile
from codeweek.app.concepts_view import concepts_view
from codeweek.app.journey import Journey, MemoryStore
from codeweek.app.transfer import arrival, code_words, file_of
from codeweek.app.wardrobe_state import Wardrobe
from codeweek.app.word_code_line import WordCodeLine
from codeweek.play import builtin
from codeweek.progress.transfer import childfile

TEXT, PACK, FOX = data.text("fr"), builtin.pack(), Profile("fox", "blue")


@pytest.fixture
def journey():
    """Who has won the first two chapters."""
    made = Journey(MemoryStore(), FOX, PACK, "course")
    won = {level.id: 1 for chapter in PACK.chapters[:2] for level in chapter.levels}
    made.keep(replace(made.progress, stars=won))
    return made


def test_what_is_won_is_put_on_and_off_and_the_rest_says_where_it_waits(journey):
    wardrobe = Wardrobe(journey)
    won = next(thing for thing in wardrobe.things if thing.piece.won)
    waits = next(thing for thing in wardrobe.things if not thing.piece.won)
    assert wardrobe.said(TEXT).startswith("Touche ce que ton animal va porter.")
    assert wardrobe.touch(waits.name) == ""
    assert TEXT.pick(waits.piece.chapter.title) in wardrobe.said(TEXT)
    assert wardrobe.touch(won.name) == "snap"
    assert [thing.name for thing in wardrobe.things if thing.worn] == [won.name]
    assert wardrobe.asked is None
    wardrobe.touch(won.name)
    assert journey.worn == {}


def test_nothing_is_worn_before_the_first_medal_and_the_sentence_says_which():
    fresh = Wardrobe(Journey(MemoryStore(), FOX, PACK, "course"))
    first = fresh.things[0].piece.chapter
    assert TEXT.pick(first.title) in fresh.said(TEXT)


def test_each_chapter_has_what_one_can_do_and_how_far_the_child_is(journey):
    views = concepts_view(journey, TEXT)
    assert len(views) == len(PACK.chapters)
    assert [view.state != "" for view in views[:3]] == [True, True, False]
    assert views[0].title.startswith("1 · ")
    assert views[1].medal
    assert not views[2].medal
    assert views[0].idea in views[0].spoken
    assert views[0].said in views[0].spoken


class Lived(MemoryStore):
    """The blue fox lives here."""

    def names(self, _folder=""):
        return (FOX.name,)


def test_a_child_that_comes_is_asked_for_where_somebody_looks_the_same(journey):
    store, settings = journey.store, {"language": "fr"}
    name, content = file_of(store, FOX, settings)
    brought = childfile.read(content, name)
    assert brought is not None
    assert arrival(Lived(), brought) == "ask"
    assert arrival(MemoryStore(), brought) == "open"
    assert arrival(store, replace(brought, profile="")) == "choose"


def test_the_words_of_a_code_are_told_until_they_are_all_there(journey):
    words = code_words(journey.store, FOX, {"language": "fr"}, "fr")
    line = WordCodeLine("fr")
    assert line.said(TEXT) == TEXT("resume.type")
    assert line.written(" ".join(words) + " ").said(TEXT) == TEXT("resume.ready")
    assert line.written(words[0][:2]).said(TEXT) == TEXT("resume.offers")
