"""When the window tells the story: on entering a chapter, after its last level, and once more when asked."""

import re
from collections.abc import Callable
from datetime import date
from functools import partial

from codeweek.app.child_profiles import COLOURS
from codeweek.app.gallery_works import read_work
from codeweek.app.journey import Journey
from codeweek.desktop.app import App
from codeweek.desktop.comics.comic_page import Comic, ComicPage
from codeweek.desktop.comics.diploma import Diploma, DiplomaPage
from codeweek.desktop.comics.story_pages import CreditsPage, MedalPage
from codeweek.desktop.pages.reading_aloud import reads
from codeweek.levels.level import Level, Translated, exercise_of
from codeweek.packs.pack import Chapter
from codeweek.packs.story.panel_scene import Pilot
from codeweek.packs.story.story_types import ChapterStory, Finale, Story
from codeweek.play.session import last_picture
from codeweek.play.tune.tune_listening import tune
from codeweek.progress import course, story_progress
from codeweek.report.score.score_sheet import beginning
from codeweek.scene import Scene
from codeweek.worlds.music.score import Score

NOBODY = Pilot("pictures/robot", "#dfe5f3")  # a visitor
Then = Callable[[], object]


def enter(app: App, journey: Journey, chapter: Chapter, go: Then) -> None:
    """`go` into a chapter; over that its comic, if none of its levels was entered yet.

    In the sober look it comes when asked for only: who chose that is there to write.
    """
    due = not journey.sober and story_progress.opens(journey.pack, journey.progress, chapter)
    go()  # which enters a level, perhaps
    if due and not journey.plan["levels"] and chapter.folder not in journey.opened:
        journey.opened.add(chapter.folder)
        _opening(app, journey, chapter, _nothing)


def leave(app: App, journey: Journey, level: Level, then: Then) -> None:
    """After a win: `then`, at once or after the comic that ends the chapter, if this was its last level."""
    id = exercise_of(level.id)
    ended = (each for each in journey.pack.chapters if each.levels and each.levels[-1].id == id)
    chapter = next(ended, None)
    chapter_story = story_progress.tale(journey.pack, chapter) if chapter else None
    shut = chapter is None or not story_progress.is_done(journey.progress, chapter) or journey.plan["levels"]
    if chapter is None or shut or chapter_story is None or not chapter_story.ending:
        then()
    else:
        _crown(app, journey, chapter, level, partial(_ending, app, journey, chapter, then))


def again(app: App, journey: Journey, chapter: Chapter) -> None:
    """All that was told of a chapter so far."""
    done = story_progress.is_done(journey.progress, chapter)
    _opening(
        app, journey, chapter, partial(_ending, app, journey, chapter, lambda: None) if done else _nothing
    )


def is_told(journey: Journey, chapter: Chapter) -> bool:
    """Whether there is something to see again."""
    chapter_story = story_progress.tale(journey.pack, chapter)
    return chapter_story is not None and bool(chapter_story.opening)


def _nothing() -> None:
    """Nothing follows."""


def _opening(app: App, journey: Journey, chapter: Chapter, then: Then) -> None:
    story, chapter_story = _told(journey, chapter)
    comic = Comic(_title(app, chapter, chapter_story), chapter_story.opening, "story.comic.go", chapter.look)
    reads = _reads(app, journey, chapter)
    app.push(ComicPage(app, comic, story, _pilot(journey), lambda _skipped: then(), reads))


def _crown(app: App, journey: Journey, chapter: Chapter, level: Level, then: Then) -> None:
    """The medal of a chapter that is done, before what ends it; what a free creation asks is asked here."""
    medal, text = story_progress.medal(journey.pack, journey.progress, chapter), app.text
    if medal is None:
        then()
        return
    title = text.pick(chapter.title)
    gift = story_progress.gift(journey.pack, journey.progress, chapter)
    story = journey.pack.story
    question = story.question(level.id) if story and level.mode == "create" else None
    page = MedalPage(app, text.pick(medal.name), title, medal.picture, chapter.look, then, gift, question)
    app.push(page)


def _ending(app: App, journey: Journey, chapter: Chapter, then: Then) -> None:
    story, chapter_story = _told(journey, chapter)
    last = story_progress.finale(journey.pack, chapter)
    comic = Comic(_title(app, chapter, chapter_story), chapter_story.ending, "story.comic.on", chapter.look)

    def over(skipped: bool) -> None:
        if last is None:
            then()
        elif skipped:
            _diploma(app, journey, last, then)
        else:
            _finale(app, journey, last, then)

    app.push(ComicPage(app, comic, story, _pilot(journey), over, _reads(app, journey, chapter)))


def _reads(app: App, journey: Journey, chapter: Chapter) -> bool:
    """Whether a comic is read by itself: as the first level of its chapter is."""
    return any(reads(app, journey, level) for level in chapter.levels[:1])


def _finale(app: App, journey: Journey, last: Finale, then: Then) -> None:
    story, text = journey.pack.story, app.text
    assert story is not None
    look = last.panels[-1].background if last.panels else ""
    late = text.pick(last.late) if story_progress.is_late(journey.pack, journey.progress) else ""
    comic = Comic(text.pick(last.title), last.panels, "story.comic.on", look, late)

    def over(skipped: bool) -> None:
        if skipped:
            _diploma(app, journey, last, then)
        else:
            lines = [filled(text.pick(line), who=_who(app, journey)) for line in last.credits]
            cast = [character.sprite for character in story.cast.values()]
            app.push(CreditsPage(app, lines, cast, look, lambda: _diploma(app, journey, last, then)))

    app.push(ComicPage(app, comic, story, _pilot(journey), over))


def _diploma(app: App, journey: Journey, last: Finale, then: Then) -> None:
    if not last.diploma:
        then()
        return
    who = journey.profile.short if journey.profile else "codeweek"
    air = _air(app, journey)
    app.push(DiplomaPage(app, lambda: diploma(app, journey, last, air), who, then, air))


def _air(app: App, journey: Journey) -> Score | None:
    """What a child has composed, if anything."""
    found = story_progress.own_work(journey.pack, journey.progress, story_progress.TUNES)
    return tune(found[0], read_work(*found), app.text.language) if found else None


def _picture(app: App, journey: Journey) -> Scene | None:
    """What a child has made that can be seen, if anything."""
    found = story_progress.own_work(journey.pack, journey.progress, story_progress.PICTURES)
    return last_picture(found[0], read_work(*found), app.text.language) if found else None


def diploma(app: App, journey: Journey, last: Finale, air: Score | None = None) -> Diploma:
    """What stands on the diploma today."""
    text, pilot = app.text, _pilot(journey)
    earned = story_progress.earned(journey.pack, journey.progress)
    counted = {
        name: text(f"story.diploma.{name}", n=count)
        for name, count in (("worlds", earned.worlds), ("muddles", earned.muddles), ("stars", earned.stars))
    }
    now = date.today()
    ideas = course.concepts(journey.pack, journey.progress)
    known = [idea.chapter for idea in ideas if idea.state in course.KNOWN]
    signer = journey.pack.story.cast.get(last.signer) if journey.pack.story else None
    return Diploma(
        text("story.diploma.title"),
        _who(app, journey),
        pilot.picture,
        pilot.colour,
        filled(text.pick(last.diploma), who=_who(app, journey), **counted),
        text("story.diploma.can"),
        [text.pick(chapter.i_can or chapter.idea) for chapter in known],
        text("story.diploma.date", day=f"{now.day:02}/{now.month:02}/{now.year}"),
        text("story.diploma.signed", who=text.pick(last.signed)) if last.signed else "",
        signer.sprite if signer else "",
        journey.rider.hat if journey.rider else "",
        beginning(air, text) if air else None,
        _picture(app, journey),
    )


def filled(words: str, **slots: str) -> str:
    """A text of a story file with its slots filled; what looks like another slot stays."""
    return re.sub(r"\{(\w+)\}", lambda match: slots.get(match[1], match[0]), words)


def _told(journey: Journey, chapter: Chapter) -> tuple[Story, ChapterStory]:
    story = journey.pack.story
    assert story is not None
    return story, story.tales[chapter.folder]


def _title(app: App, chapter: Chapter, chapter_story: ChapterStory) -> str:
    title: Translated = chapter_story.title or chapter.title
    return app.text.pick(title)


def _who(app: App, journey: Journey) -> str:
    return journey.profile.said_first(app.text) if journey.profile else "codeweek"


def _pilot(journey: Journey) -> Pilot:
    profile = journey.profile
    return Pilot(profile.picture, COLOURS[profile.colour]) if profile else NOBODY
