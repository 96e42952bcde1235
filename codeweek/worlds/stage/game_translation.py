"""A game in another language: its heroes, boxes, costumes and words have other names."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from codeweek.worlds.stage.state import Event, Role, Scenario, World


def spoken(world: World, words: Mapping[str, str]) -> World:
    """The world with other words for its texts and its names."""
    scenario = world.stage.scenario
    stage = replace(
        world.stage,
        cast=tuple(_role(role, words) for role in world.stage.cast),
        scenario=None if scenario is None else _scenario(scenario, words),
    )
    held = tuple((words.get(name, name), value) for name, value in world.held)
    return replace(world, stage=stage, held=held)


def names(world: World) -> tuple[str, ...]:
    """The heroes and the boxes."""
    return (*world.heroes, *world.boxes)


def chosen(world: World) -> dict[str, tuple[str, ...]]:
    """The names that blocks choose from: heroes, and what they may wear."""
    worn = (word for role in world.stage.cast for word, _picture in role.costumes if word)
    heroes = dict.fromkeys(("hero.name", "when_meet.who", "touching.name"), world.heroes)
    return {**heroes, "costume.name": tuple(dict.fromkeys(worn))}


def _role(role: Role, words: Mapping[str, str]) -> Role:
    costumes = tuple((words.get(word, word), picture) for word, picture in role.costumes)
    return replace(role, name=words.get(role.name, role.name), costumes=costumes)


def _scenario(scenario: Scenario, words: Mapping[str, str]) -> Scenario:
    inputs = tuple((tick, _event(event, words)) for tick, event in scenario.inputs)
    expected = tuple((_question(asked, words), _value(value, words)) for asked, value in scenario.expected)
    return replace(scenario, inputs=inputs, expected=expected)


def _event(event: Event, words: Mapping[str, str]) -> Event:
    return ("click", words.get(event[1], event[1])) if event[0] == "click" else event


def _question(asked: str, words: Mapping[str, str]) -> str:
    hero, dot, about = asked.partition(".")
    return f"{words.get(hero, hero)}{dot}{about}"


def _value(value: Any, words: Mapping[str, str]) -> Any:
    if isinstance(value, tuple):
        return tuple(_value(each, words) for each in value)
    return words.get(value, value) if isinstance(value, str) else value
