"""Diagnostics for the author of a level, from its proof, each with its place and a remedy."""

from collections.abc import Iterator
from typing import Any

from codeweek.authoring.limited import limited
from codeweek.authoring.validate import placed
from codeweek.diagnostic import Diagnostic
from codeweek.levels import programs
from codeweek.levels.files.concept import NAMED
from codeweek.levels.level import Level
from codeweek.levels.program_translation import adopted, spoken
from codeweek.packs.proofs import Proof, SearchOutcome
from codeweek.solver.language import uses
from codeweek.text import Text


def verdicts(level: Level, proof: Proof, text: Text) -> tuple[Diagnostic, ...]:
    """The diagnostics from the proof of a level, errors first."""
    diagnostics = [
        *_impossible(level, proof, text),
        *_longer(level, proof, text),
        *_skipped(level, proof, text),
    ]
    return tuple(placed(level, problem) for problem in diagnostics)


def shown(level: Level, program: str, text: Text) -> str:
    """A program in the words of a language."""
    script = adopted(spoken(level, text.language), programs.read_in(level, program).script)
    return programs.python_text(level, script, text.language).source.rstrip()


def label(name: str, text: Text) -> str:
    """The label of a block before its bodies; or the name of a concept of several blocks."""
    words = text(f"report.concept.{name}" if name in NAMED else f"blocks.{name}.label")
    second = text.find(f"blocks.{name}.label_otherwise")
    return f"{words} … {second}" if second else words


def labels(names: tuple[str, ...], text: Text) -> str:
    """The labels of some blocks, joined."""
    return ", ".join(text("report.quoted", what=label(name, text)) for name in names)


def _impossible(level: Level, proof: Proof, text: Text) -> Iterator[Diagnostic]:
    if proof.missing:
        yield Diagnostic("report.block_missing", {"blocks": labels(proof.missing, text)}, field="toolbox")
        return
    for number in proof.closed:
        yield _closed(level, number)


def _closed(level: Level, number: int) -> Diagnostic:
    """A map that no program wins: too few commands are allowed there, or something cannot be reached."""
    field = f"maps[{number}]" if "maps" in level.places else "map"
    found = limited(level, number)
    if level.kind == "music":
        return Diagnostic("report.tune_closed", field=field)
    if level.kind == "turtle":
        return Diagnostic("report.drawing_closed", field="toolbox")
    if found is None:
        return Diagnostic("report.map_closed", {"number": number + 1}, field=field)
    return Diagnostic("report.map_limited", found.slots(number), field=f"{field}.moves")


def _longer(level: Level, proof: Proof, text: Text) -> Iterator[Diagnostic]:
    own, best = programs.count(level, programs.solution(level).script), proof.best
    if best.blocks is not None and best.program and best.blocks < own and not level.bypass:
        slots = {"own": own, "n": best.blocks, "program": _indented(level, best.program, text)}
        yield Diagnostic("report.solution_longer", slots, "warning", field="solution")


def _skipped(level: Level, proof: Proof, text: Text) -> Iterator[Diagnostic]:
    concept = labels(level.concept, text)
    if level.bypass or not level.concept or programs.read_only(level):
        return
    if proof.bypass is not None and proof.bypass.blocks is not None:
        yield _bypass(level, proof, proof.bypass, concept, text)
    elif level.mode == "solo" and not uses(programs.solution(level).script) & set(level.concept):
        yield Diagnostic("report.concept_unused", {"concept": concept}, "warning", field="solution")


def _bypass(level: Level, proof: Proof, bypass: SearchOutcome, concept: str, text: Text) -> Diagnostic:
    """The warning that a concept can be skipped, by a longer program (a lower limit helps) or a short one."""
    assert bypass.blocks is not None
    assert proof.best.blocks is not None
    slots: dict[str, Any] = {"concept": concept, "n": bypass.blocks, "limit": bypass.blocks - 1}
    slots["program"] = _indented(level, bypass.program, text)
    if bypass.blocks > proof.best.blocks:
        field = "limit" if "limit" in level.places else "toolbox"
        return Diagnostic("report.concept_skipped_limit", slots, "warning", field=field)
    return Diagnostic("report.concept_skipped_short", slots, "warning", field="toolbox")


def _indented(level: Level, program: str, text: Text) -> str:
    """A program, indented below its sentence."""
    return "".join(f"\n    {line}" for line in shown(level, program, text).split("\n"))
