"""What the child can do: a sentence for each chapter, and whether it is seen, done with help or alone."""

from dataclasses import dataclass

from codeweek.app.journey import Journey
from codeweek.levels.level import Level
from codeweek.progress import course, story_progress
from codeweek.text import Text

SIGNS = {"": "forward", "seen": "eye", "helped": "bulb", "done": "check", "alone": "star"}


@dataclass(frozen=True)
class ConceptView:
    """A chapter: what one can do at its end (its idea, when it does not say), and how far the child is.

    `first`: its first level, whose hero stands for it. `medal`: the picture of the one that is won.
    """

    title: str
    idea: str
    state: str
    said: str  # the state in a word
    look: str
    first: Level | None
    medal: str
    spoken: str


def concepts_view(journey: Journey, text: Text) -> list[ConceptView]:
    """All of a pack."""
    views = []
    for number, concept in enumerate(course.concepts(journey.pack, journey.progress), 1):
        chapter = concept.chapter
        medal = story_progress.medal(journey.pack, journey.progress, chapter)
        title, idea = f"{number} · {text.pick(chapter.title)}", text.pick(chapter.i_can or chapter.idea)
        said = text(f"ui.concepts.{concept.state or 'waiting'}")
        name = f" {text.pick(medal.name)}." if medal else ""
        views.append(ConceptView(
            title, idea, concept.state, said, chapter.look, next(iter(chapter.levels), None),
            medal.picture if medal else "", f"{title}. {idea}. {said}.{name}",
        ))  # fmt: skip
    return views
