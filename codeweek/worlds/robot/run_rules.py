"""What a map asks of a whole run, read from the fields that its goals declare; the count of its commands."""

from collections.abc import Mapping
from dataclasses import replace
from functools import wraps
from typing import Any

from codeweek.blocks.block_vocabulary import plain
from codeweek.command import Command, Stop
from codeweek.worlds.fields import Field, Whole, Word
from codeweek.worlds.robot.goals import asked_fields
from codeweek.worlds.robot.grid_reader import GridReader, is_whole
from codeweek.worlds.robot.state import Rules, World, stop


def read_rules(reading: GridReader, fields: Mapping[str, Any], things: int) -> Rules:
    """The rules of a map with so many things, in the basket too; what is wrong in them is told."""
    found = {
        name: _number(reading, name, field, fields[name])
        for name, field in asked_fields().items()
        if fields.get(name) is not None
    }
    if found.get("leave", 0) > things:
        reading.problem("leave_many", "leave", n=things, wanted=found["leave"])
    return found


def _number(reading: GridReader, name: str, field: Field, value: Any) -> int:
    """What stands in a rule: a number, or that of a word; 0 when it is wrong."""
    match field.type:
        case Word(names, values):
            word = word_of(value, names)
            if word is None:
                reading.problem("side", name, value=str(value))
            return values[word] if word else 0
        case Whole(least, most):
            if is_whole(value, least, most):
                return int(value)
            reading.problem("want_number", name, least=least, most=most)
    return 0


def word_of(value: Any, names: Mapping[str, tuple[str, ...]]) -> str | None:
    """The word of a closed list that one of a level file means; None for any other."""
    word = plain(str(value))
    return next((name for name, others in names.items() if word in (name, *others)), None)


def rules_told(rules: Rules) -> dict[str, Any]:
    """The rules as fields of a level file."""
    return {name: told(field, rules[name]) for name, field in asked_fields().items() if name in rules}


def told(field: Field, value: int) -> str | int:
    """The value of a rule as a level file has it."""
    if isinstance(field.type, Word):
        return next(word for word, number in field.type.values.items() if number == value)
    return value


def counted(commands: Mapping[str, Command]) -> dict[str, Command]:
    """The same commands, but that they are counted, and stop the run after as many as its map allows."""
    return {
        name: _counted(command) if command.shape == "command" else command
        for name, command in commands.items()
    }


def _counted(command: Command) -> Command:
    act = command.function

    @wraps(act)
    def one_more(world: World, *values: Any) -> World | Stop:
        most = world.map.rules.get("moves", 0)
        if not most:
            done: World | Stop = act(world, *values)
            return done
        if world.moves >= most:
            tired = replace(world, moves=most + 1, event="", bumped=None)
            return stop(tired, "no_moves_left", n=most)
        after = act(world, *values)
        return replace(after, moves=world.moves + 1) if isinstance(after, World) else after

    return replace(command, function=one_more)
