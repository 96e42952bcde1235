"""The model to copy: the result of a program, put into the first world of each map."""

from dataclasses import replace

from codeweek.blocks.catalogue import Catalogue
from codeweek.blocks.read import Reading, read
from codeweek.blocks.speak import named
from codeweek.diagnostic import Diagnostic
from codeweek.engine.budget import Budget
from codeweek.engine.run import run
from codeweek.levels.level import Level, Start
from codeweek.worlds.kinds import Kind

# Modes with nothing to copy, or where it would give the answer away: only an explicit `model` is shown.
SHOWN_ONLY = ("run", "predict", "create")
OFF_SHEET = ("say.out_of_sheet", "say.outside_sheet")
UNDONE = ("level.model_not_done", "level.model_off_sheet")  # of a model that ran, maybe for long


def with_model(level: Level, kind: Kind, known: Catalogue) -> Level | Diagnostic:
    """The level with the result of its model in each map; or the problem that stops the model."""
    field = "solution" if not level.model.strip() and level.mode not in SHOWN_ONLY else "model"
    source = getattr(level, field)
    if kind.with_model is None or not source.strip():
        return level
    reading = read(known, source)
    if reading.problems:
        return Diagnostic("level.model_not_read", {"why": reading.problems[0]}, field=field)
    maps = []
    for number, start in enumerate(level.maps):
        made = _made(level, kind, reading, number)
        if isinstance(made, Diagnostic):
            return made.at(field=field)
        maps.append(Start(made, start.hidden))
    return replace(level, maps=tuple(maps))


def _made(level: Level, kind: Kind, reading: Reading, number: int) -> object:
    """The start of a map with the model's result in it; a Diagnostic when the model does not end."""
    assert kind.with_model is not None
    start = level.maps[number].world
    budget = Budget(work=Budget.work // len(level.maps))  # a pack of a thousand levels must not take too long
    trace = run(reading.program, kind.commands, start, budget, level.answers(number))
    if trace.diagnostic is not None:
        if trace.diagnostic.key in OFF_SHEET:
            return Diagnostic("level.model_off_sheet", {"number": number + 1})
        why = named(reading.script, trace.diagnostic)
        return Diagnostic("level.model_not_done", {"why": why, "number": number + 1})
    return kind.with_model(start, trace.world)
