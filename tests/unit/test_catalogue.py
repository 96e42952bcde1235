"""The catalogue of a pack: everything on it is escaped, and it asks nothing of anybody."""

import re
from dataclasses import replace
from html.parser import HTMLParser

from mutated_packs import GOOD

from codeweek import data
from codeweek.packs.catalogue_page import catalogue_page
from codeweek.packs.load import of_texts
from codeweek.play import builtin

FR, EN = data.text("fr"), data.text("en")
EVIL = '<img src="http://x/y.png" onerror="alert(1)">&lt;'


class Seen(HTMLParser):
    """The elements, the addresses and the words of a page."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.addresses, self.words = [], [], []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.addresses += [value for name, value in attrs if name in ("src", "href", "action")]
        assert not [name for name, _value in attrs if name.startswith("on")]

    def handle_data(self, data):
        self.words.append(data)


def test_every_level_has_its_title_story_class_way_and_blocks():
    pack = of_texts(GOOD)
    seen = Seen(catalogue_page(pack, {"a/1": b"png"}, FR))
    words = " ".join(" ".join(seen.words).split())
    for wanted in ("Paquet", "par Zoé", "3 niveaux", "1 · A", "2 · B", "1.1 Essai", "Va au drapeau.", "CE1"):
        assert wanted in words
    for wanted in ("on construit", "avancer", "répéter … fois"):
        assert wanted in words
    assert seen.addresses == ["data:image/png;base64,cG5n"]


def test_it_speaks_the_language_that_is_asked_for():
    page = catalogue_page(of_texts(GOOD), {}, EN)
    assert '<html lang="en">' in page
    assert "<h1>Pack</h1>" in page


def test_a_proven_minimum_is_shown():
    pack = of_texts(GOOD)
    levels = tuple(replace(level, minimum=4) for level in pack.chapters[0].levels)
    known = replace(pack, chapters=(replace(pack.chapters[0], levels=levels),))
    assert catalogue_page(known, {}, FR).count("4 blocs au mieux") == 2


def test_nothing_that_is_written_in_a_pack_becomes_an_element():
    pack = of_texts(GOOD)
    chapter = pack.chapters[0]
    levels = tuple(replace(each, title=EVIL, story=EVIL, grade=EVIL) for each in chapter.levels)
    evil = replace(
        pack,
        title=EVIL,
        author=EVIL,
        licence=EVIL,
        version=EVIL,
        classes=(EVIL,),
        chapters=(replace(chapter, title=EVIL, idea=EVIL, levels=levels), *pack.chapters[1:]),
    )
    seen = Seen(catalogue_page(evil, {}, FR))
    assert "img" not in seen.tags
    assert seen.addresses == []
    assert EVIL in "".join(seen.words)


def test_the_whole_course_has_its_cards():
    page = catalogue_page(builtin.pack(), {}, FR)
    assert page.count('<li class="level">') == len(builtin.pack().levels)
    assert not re.search(r"blocks\.|packing\.", page)
