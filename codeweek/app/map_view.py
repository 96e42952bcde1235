"""What the map of a pack shows: its chapters, how far the child is in each, and where to go on."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal, Protocol

from codeweek.app.child_profiles import Profile
from codeweek.app.journey import Journey
from codeweek.app.practice import due_in
from codeweek.levels.level import Level
from codeweek.packs.pack import Chapter, Pack
from codeweek.packs.story.story_types import Medal
from codeweek.progress import story_progress
from codeweek.text import Text

State = Literal["now", "done", "begun", "ahead", "locked"]


class Packs(Protocol):
    """The packs of this computer, by their keys."""

    @property
    def keys(self) -> Collection[str]:
        """Those that are here."""

    def pack(self, key: str) -> Pack | None:
        """One of them; None when it is no longer there."""

    def journey(self, profile: Profile | None, pack: Pack, key: str) -> Journey:
        """A child's way through it."""


@dataclass(frozen=True)
class ChapterView:
    """A chapter on the map: its place in the pack, and how far the child is."""

    number: int
    chapter: Chapter
    state: State
    won: bool  # all of it, be it the one to go to
    stars: str  # in words; "" without any
    medal: Medal | None  # that is earned


def chapters(journey: Journey, text: Text) -> tuple[ChapterView, ...]:
    """Those that there are today; the one where the child goes on is `now`."""
    current = journey.resume()
    seen = [
        (number, chapter, [level for level in chapter.levels if _is_of_today(journey, level)])
        for number, chapter in enumerate(journey.pack.chapters)
    ]
    shown = [each for each in seen if each[2]]
    here = next((number for number, chapter, _levels in shown if current in chapter.levels), None)
    if here is None and current is not None and shown:
        here = shown[0][0]
    return tuple(_chapter(journey, text, *each, now=each[0] == here) for each in shown)


def _chapter(
    journey: Journey, text: Text, number: int, chapter: Chapter, levels: list[Level], now: bool
) -> ChapterView:
    stars = [journey.stars(level) for level in levels]
    states: dict[State, bool] = {
        "now": now,
        "done": all(stars),
        "begun": any(stars),
        "ahead": any(map(journey.is_open, levels)),
    }
    return ChapterView(
        number,
        chapter,
        next((name for name, is_so in states.items() if is_so), "locked"),
        all(stars),
        text("ui.map.stars", n=sum(stars), all=3 * len(stars)) if any(stars) else "",
        story_progress.medal(journey.pack, journey.progress, chapter),
    )


def _is_of_today(journey: Journey, level: Level) -> bool:
    return not journey.plan["levels"] or journey.is_open(level)


def elsewhere(packs: Packs, journey: Journey) -> tuple[str, Level] | None:
    """When all of today is won in this pack: a level of today in another one, with the key of that."""
    if any(not journey.stars(level) for level in journey.today):
        return None
    for chosen in journey.plan["levels"]:
        key = chosen["pack"]
        pack = packs.pack(key) if key in packs.keys and key != journey.key else None
        level = pack.level(chosen["level"]) if pack else None
        if pack and level and not packs.journey(journey.profile, pack, key).stars(level):
            return key, level
    return None


def go_on_words(packs: Packs, journey: Journey, level: Level, text: Text) -> str:
    """What the large button says: begin, go on with a level, or invent once all is won."""
    if journey.plan["levels"]:
        other = elsewhere(packs, journey)
        title = text.pick(other[1].title) if other else name_of(journey, level, text)
        done = other is None and journey.stars(level) > 0
        return text("room.child.today.done" if done else "room.child.today.go", title=title)
    progress = journey.progress
    invents = level.mode == "create" and progress.stars.get(level.id)
    way = "go_create" if invents else "go_on" if progress.last or progress.stars else "begin"
    return text(f"ui.map.{way}", name=name_of(journey, level, text), title=text.pick(level.title))


def due_words(journey: Journey, text: Text) -> str:
    """What offers one like the level that comes back now; "" when none does."""
    like = due_in(journey)
    return text("ui.map.due", title=text.pick(like.title)) if like else ""


def title_of(journey: Journey, text: Text) -> str:
    """The name of the course, or of the session of today."""
    plan, title = journey.plan, text.pick(journey.pack.title)
    return (plan["title"] or text("room.child.today.title")) if plan["levels"] else title


def name_of(journey: Journey, level: Level, text: Text) -> str:
    """« 4.2 · La ronde »."""
    number, title = journey.number(level), text.pick(level.title)
    return f"{number} · {title}" if number else title
