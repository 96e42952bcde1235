"""Reads what is asked after a win."""

from codeweek.levels.files.yaml_nodes import Node
from codeweek.packs.story.fields import CHOICE, CHOICES, MOST_PICTURES, QUESTION
from codeweek.packs.story.reading import StoryReader
from codeweek.packs.story.shapes import Choice, Question

MOST_LEVELS = 30  # that share a question


def question(reading: StoryReader, node: Node, path: str, folder: str) -> Question:
    """A question of the chapter in a folder."""
    fields = reading.table(node, reading.with_languages(QUESTION), path)
    reading.need("asked", fields, ("after", "choices"), node, path)
    after = reading.some(fields.get("after"), f"{path}.after", MOST_LEVELS)
    offered = reading.some(fields.get("choices"), f"{path}.choices", CHOICES[1])
    choices = tuple(_choice(reading, each, where) for each, where in offered)
    if "choices" in fields and len(choices) < CHOICES[0]:
        reading.problem(
            "pack.story_choices", fields["choices"], f"{path}.choices", least=CHOICES[0], most=CHOICES[1]
        )
    if sum(choice.right for choice in choices) > 1:
        reading.problem("pack.story_right", fields["choices"], f"{path}.choices")
    return Question(
        tuple(_level(reading, each, where, folder) for each, where in after),
        reading.spoken(fields, node, path),
        choices,
    )


def _level(reading: StoryReader, node: Node, path: str, folder: str) -> str:
    """The id of a level: as it is, or the name of its file in the chapter of the question."""
    written = reading.text(node, path)
    id = written if "/" in written else f"{folder}/{written}"
    known = [each for ids in reading.around.levels.values() for each in ids]
    if id not in known:
        reading.unknown("pack.story_no_level", node, path, id, known)
    return id


def _choice(reading: StoryReader, node: Node, path: str) -> Choice:
    fields = reading.table(node, reading.with_languages(CHOICE), path)
    pictures = reading.some(fields.get("picture"), f"{path}.picture", MOST_PICTURES)
    return Choice(
        reading.spoken(fields, node, path),
        reading.boolean(fields.get("right"), f"{path}.right"),
        tuple(reading.picture(each, where) for each, where in pictures),
    )
