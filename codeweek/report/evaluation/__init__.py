"""What each child was seen to do by the items of the programme: one page to print, and a table."""

from codeweek.progress.evaluation import Mark
from codeweek.text import Text

EXAM = "*"  # after what was done in an evaluation


def words(mark: Mark, text: Text) -> str:
    """« fait seul (2 sur 3) », or that nothing was done."""
    if not mark.state:
        return text("evaluation.none")
    said = text(f"evaluation.state.{mark.state}")
    told = text("evaluation.of", n=getattr(mark, mark.state), all=mark.levels, said=said)
    return f"{told}{EXAM}" if mark.exam else told
