"""The command `schema`: writes JSON Schemas, for completion and help in text editors."""

from codeweek import data
from codeweek.authoring.schema import write
from codeweek.text import Text


def schema_text(pack: bool, text: Text) -> str:
    """The schema of level files, or of `pack.yaml`."""
    return write.schema_text(pack, text, tuple(data.text(code) for code in data.languages()))
