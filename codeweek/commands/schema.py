"""The command `schema`: writes JSON Schemas, for completion and help in text editors."""

from codeweek import data
from codeweek.authoring.schema import write
from codeweek.text import Text


def schema_text(file: str, text: Text) -> str:
    """The schema of a sort of file: level, pack, story."""
    return write.schema_text(file, text, tuple(data.text(code) for code in data.languages()))
