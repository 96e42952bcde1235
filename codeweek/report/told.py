"""A report for the terminal: a line for each level, with what to fix below."""

from collections.abc import Iterator

from codeweek.levels import programs
from codeweek.levels.level import Level
from codeweek.packs.proofs import SearchOutcome
from codeweek.report.facts import Facts, Need, Report
from codeweek.report.verdicts import label
from codeweek.report.where import where
from codeweek.text import Key, Text


def lines(report: Report, text: Text) -> Iterator[str]:
    """The whole report, for a terminal."""
    for problem in report.problems:
        yield where(problem, text)
    for facts in report.levels:
        yield level_line(facts, text)
        if len(report.levels) == 1:
            yield from (f"  {line}" for line in details(facts, text))
        for problem in facts.problems:
            yield f"  {where(problem, text)}"
        if facts.jump:
            yield f"  {jump(report, facts, text)}"
    yield summary(report, text)


def level_line(facts: Facts, text: Text) -> str:
    """The line of a level."""
    slots = {"level": facts.level.id, "title": facts.title, "difficulty": facts.difficulty}
    return text("report.level_line", minimum=minimum(facts, text), **slots)


def details(facts: Facts, text: Text) -> Iterator[str]:
    """The lines below a level's own line."""
    if facts.needs:
        yield text("report.needs", needs=", ".join(need(each, text) for each in facts.needs))
    if facts.concept:
        yield text("report.taught", concept=concept(facts, text))
    if facts.proof.moves is not None:
        yield text("report.moves", n=facts.proof.moves)
    for number, program in enumerate(facts.programs):
        yield text("report.another" if number else "report.program")
        yield from (f"    {line}" for line in program.split("\n"))


def concept(facts: Facts, text: Text) -> str:
    """The sentence on the concept, and whether it can be skipped."""
    taught = ", ".join(text("report.quoted", what=each) for each in facts.concept)
    if not taught or facts.proof.bypass is None:
        return taught
    how = "skipped" if facts.skipped else "held" if facts.held else "not_known"
    told = text("report.how", concept=taught, how=text(f"report.{how}"))
    return f"{told}. {facts.reason}" if facts.reason else told


def minimum(facts: Facts, text: Text) -> str:
    """The minimum in blocks, and whether it is proved."""
    search_outcome, level = facts.proof.best, facts.level
    if level.mode == "create":
        return text("report.free")
    if programs.read_only(level):
        return text("report.looked_at", n=programs.best(level))
    if programs.in_text(level):
        return text("report.in_text", n=len(level.solution.strip().splitlines()))
    if search_outcome.blocks is None:
        return text("report.nothing")
    if search_outcome.proven:
        return text("report.proven", n=search_outcome.blocks)
    if facts.proof.outside:
        return text("report.known_outside", n=search_outcome.blocks, outside=_outside(facts, text))
    return text("report.known", n=search_outcome.blocks, bound=search_outcome.bound)


def _outside(facts: Facts, text: Text) -> str:
    """A block that the search does not support, by its label, else by its category."""
    types = programs.catalogue_of(facts.level).types
    names = facts.proof.outside
    family = Key(f"category.{types[names[0]].category}")
    told = (words for name in names if any(map(str.isalpha, words := label(name, text))))
    return text("report.quoted", what=next(told, family))


def need(each: Need, text: Text) -> str:
    """The sentence on a needed block."""
    block = text("report.quoted", what=each.label)
    return text("report.need", block=block, left=left(each.left, text))


def left(search_outcome: SearchOutcome, text: Text) -> str:
    """The sentence on what can be done without a block."""
    if search_outcome.blocks is not None:
        return text("report.left_proven" if search_outcome.proven else "report.left", n=search_outcome.blocks)
    return (
        text("report.left_none")
        if search_outcome.proven
        else text("report.left_unknown", n=search_outcome.bound)
    )


def jump(report: Report, facts: Facts, text: Text) -> str:
    """The sentence on a level that is much harder than all before it."""
    number = report.levels.index(facts)
    before = max(level.difficulty for level in report.levels[:number])
    return text("report.jump_told", difficulty=facts.difficulty, before=before)


def _searched(level: Level) -> bool:
    """Whether shorter programs were looked for."""
    return level.mode != "create" and not programs.read_only(level) and not programs.in_text(level)


def summary(report: Report, text: Text) -> str:
    """One sentence on the whole pack; a level that no known program wins counts as one to fix."""
    if not report.levels:
        return text("report.nothing_read", n=report.bad)
    shown = [f for f in report.levels if not _searched(f.level)]
    won = [f for f in report.levels if f not in shown and f.proof.best.blocks is not None]
    proven = sum(f.proof.best.proven for f in won)
    warnings = sum(problem.severity == "warning" for problem in report.told)
    counts = {"proven": proven, "known": len(won) - proven, "shown": len(shown)}
    return text("report.summary", n=len(report.levels), **counts, warnings=warnings, bad=report.bad)
