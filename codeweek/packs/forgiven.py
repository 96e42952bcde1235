"""Which files of a pack were read although something was wrong in them."""

from collections.abc import Iterable

from codeweek.diagnostic import Diagnostic


def read_as_mended(problems: Iterable[Diagnostic]) -> list[str]:
    """The files that were read only because they were forgiven something."""
    return list(dict.fromkeys(each.file or "" for each in filter(is_mend, problems)))


def is_mend(problem: Diagnostic) -> bool:
    """Whether a problem is of what was read as if it were mended."""
    return problem.key.startswith("mend.") and problem.severity == "warning"
