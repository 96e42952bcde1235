"""Small packs to report on."""

from collections.abc import Mapping

from codeweek import data
from codeweek.packs.load import of_texts
from codeweek.report.facts import Report, report
from codeweek.report.finding import find

HEAD = "title: P\nchapters:\n  - {folder: c, title: C, concept: [repeat]}\n"


def level(map: str, toolbox: str, solution: str, more: str = "") -> str:
    """A level file; lines of a map or a program are told apart by `|`, four blanks are kept."""

    def block(text: str) -> str:
        return "".join(f"\n  {line}" for line in text.split("|"))

    return f"title: A\n{more}map: |{block(map)}\ntoolbox: [{toolbox}]\nsolution: |{block(solution)}\n"


def told(files: Mapping[str, str], language: str = "fr") -> Report:
    """The report on some level files of one chapter."""
    pack = of_texts({"pack.yaml": HEAD, **{f"c/{name}": text for name, text in files.items()}})
    proofs = {each.file: find(each) for each in pack.levels}
    return report(pack, proofs, data.text(language))


def searched(report: Report) -> list[tuple[str, str, int | None, str | None]]:
    """What the search has shown: key, severity, line and field of each problem."""
    problems = [p for p in report.told if p.key.startswith(("report.", "prove.limit", "prove.solution"))]
    return [(p.key, p.severity, p.line, p.field) for p in problems]
