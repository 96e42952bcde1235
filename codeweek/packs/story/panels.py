"""Reads the panels of a comic."""

from codeweek.levels.files.yaml_nodes import Node
from codeweek.packs.story.fields import ACTOR, BUBBLE, FACES, MOST_PANELS, MOST_PROPS, PANEL, PLACES
from codeweek.packs.story.reading import StoryReader
from codeweek.packs.story.shapes import PILOT, Actor, Panel


def panels(reading: StoryReader, node: Node | None, path: str) -> tuple[Panel, ...]:
    """The panels of one comic, none when there is none."""
    return tuple(_panel(reading, each, where) for each, where in reading.some(node, path, MOST_PANELS))


def _panel(reading: StoryReader, node: Node, path: str) -> Panel:
    fields = reading.table(node, PANEL, path)
    reading.need("panel", fields, ("background", "actors", "bubble"), node, path)
    actors = tuple(
        _actor(reading, each, where)
        for each, where in reading.some(fields.get("actors"), f"{path}.actors", len(PLACES))
    )
    if len({actor.at for actor in actors}) < len(actors):
        reading.problem("pack.story_place_twice", fields["actors"], f"{path}.actors")
    bubble, there = fields.get("bubble"), f"{path}.bubble"
    told = reading.table(bubble, reading.with_languages(BUBBLE), there) if bubble else {}
    who = reading.text(told.get("who"), f"{there}.who")
    if bubble and (who == PILOT or who not in [actor.who for actor in actors]):
        reading.problem("pack.story_not_there", told.get("who", bubble), f"{there}.who", name=who[:60])
    return Panel(
        reading.chosen(fields.get("background"), f"{path}.background", reading.around.looks),
        actors,
        who,
        reading.spoken(told, bubble, there) if bubble else "",
        tuple(
            reading.picture(each, where)
            for each, where in reading.some(fields.get("props"), f"{path}.props", MOST_PROPS)
        ),
    )


def _actor(reading: StoryReader, node: Node, path: str) -> Actor:
    fields = reading.table(node, ACTOR, path)
    reading.need("actor", fields, ("who", "at"), node, path)
    return Actor(
        reading.somebody(fields.get("who"), f"{path}.who"),
        reading.chosen(fields.get("at"), f"{path}.at", PLACES),
        reading.chosen(fields.get("face"), f"{path}.face", FACES),
    )
