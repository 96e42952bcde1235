"""The comics of a pack as plain data: pictures in which the page puts the child's own animal."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from codeweek.packs.story.panel_scene import Pilot, drawn
from codeweek.packs.story.story_types import Finale, Panel, Story
from codeweek.text import Text
from codeweek.web_api import describe, serialize

if TYPE_CHECKING:
    from codeweek.packs.pack import Chapter, Pack
    from codeweek.web_api import shapes as page

SOMEBODY = Pilot("pilot", "pilot")  # a picture and a colour, in whose place the page puts the child's


def comics(pack: "Pack", text: Text) -> "page.Comics | None":
    """All that is told of a pack; None when it has no story."""
    story = pack.story
    if story is None:
        return None
    chapters = [chapter for chapter in pack.chapters if chapter.folder in story.tales]
    return {
        "words": describe.words(text, ("story",)),
        "tales": {chapter.folder: _tale(pack, story, chapter, text) for chapter in chapters},
        "finale": _finale(story, story.finale, text) if story.finale else None,
    }


def _tale(pack: "Pack", story: Story, chapter: "Chapter", text: Text) -> "page.Tale":
    chapter_story = story.tales[chapter.folder]
    named = story.finale is not None and story.finale.after == chapter.folder
    return {
        "title": text.pick(chapter_story.title or chapter.title),
        "opening": _panels(story, chapter_story.opening, text),
        "ending": _panels(story, chapter_story.ending, text),
        "finale": named or (story.finale is not None and chapter is pack.chapters[-1]),
    }


def _panels(story: Story, panels: Iterable[Panel], text: Text) -> "list[page.Panel]":
    return [_panel(story, panel, text) for panel in panels]


def _panel(story: Story, panel: Panel, text: Text) -> "page.Panel":
    picture = drawn(panel, story, SOMEBODY)
    return {
        "scene": serialize.scene(picture.scene),
        "who": text.pick(story.cast[panel.who].name),
        "words": text.pick(panel.words),
        "tail": picture.tail,
    }


def _finale(story: Story, last: Finale, text: Text) -> "page.Finale":
    signer = story.cast.get(last.signer)
    return {
        "title": text.pick(last.title),
        "panels": _panels(story, last.panels, text),
        "look": last.panels[-1].background if last.panels else "",
        "late": text.pick(last.late),
        "credits": [text.pick(line) for line in last.credits],
        "cast": [character.sprite for character in story.cast.values()],
        "diploma": text.pick(last.diploma),
        "signed": text.pick(last.signed),
        "signer": signer.sprite if signer else "",
    }
