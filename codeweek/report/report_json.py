"""A report as JSON for programs: stable keys, sentences in the requested language."""

from typing import Any

from codeweek.diagnostic import Diagnostic
from codeweek.packs.proofs import SearchOutcome
from codeweek.report.facts import Facts, Report
from codeweek.text import Text

VERSION = 1


def to_json(report: Report, text: Text) -> dict[str, Any]:
    """The report as plain data.

    `version` of this form; `language` of the sentences; `pack`; `levels`, in order; `problems` of all files.
    """
    return {
        "version": VERSION,
        "language": text.language,
        "pack": {"title": text.pick(report.pack.title), "version": report.pack.version},
        "levels": [_level(facts, text) for facts in report.levels],
        "problems": [_problem(problem, text) for problem in report.told],
        "bad": report.bad,
    }


def _level(facts: Facts, text: Text) -> dict[str, Any]:
    level, proof = facts.level, facts.proof
    return {
        "id": level.id,
        "file": level.file,
        "chapter": facts.chapter,
        "title": facts.title,
        "mode": level.mode,
        "class": level.grade,
        "maps": len(level.maps),
        "limit": level.limit,
        "minimum": _found(proof.best),
        "programs": list(facts.programs),
        "moves": proof.moves,
        "outside": list(proof.outside),
        "closed_maps": [number + 1 for number in proof.closed],
        "missing": list(proof.missing),
        "needed": [
            {"block": need.name, "label": need.label, "without": _found(need.left)} for need in facts.needs
        ],
        "concept": _concept(facts),
        "new": list(facts.new),
        "reading_seconds": round(facts.seconds, 1),
        "difficulty": facts.difficulty,
        "jump": facts.jump,
        "problems": [_problem(problem, text) for problem in facts.problems],
    }


def _found(search_outcome: SearchOutcome) -> dict[str, Any]:
    """A search; `blocks` null: no known winner. Every program of at most `searched` blocks was examined."""
    return {
        "blocks": search_outcome.blocks,
        "proven": search_outcome.proven,
        "searched": search_outcome.bound,
    }


def _concept(facts: Facts) -> dict[str, Any] | None:
    """The concept; `skipped_by`: a program without it; `held`: proven that none within the limit skips it."""
    if not facts.level.concept:
        return None
    skipped = facts.skipped or None
    names = {"names": list(facts.level.concept), "labels": list(facts.concept)}
    return {**names, "held": facts.held, "skipped_by": skipped, "reason": facts.reason or None}


def _problem(problem: Diagnostic, text: Text) -> dict[str, Any]:
    return {
        "key": problem.key,
        "severity": problem.severity,
        "file": problem.file,
        "line": problem.line,
        "column": problem.column,
        "field": problem.field,
        "words": text.tell(problem, "adult"),
    }
