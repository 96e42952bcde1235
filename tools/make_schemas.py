"""Writes the schemas of level and pack files in the documentation: `python tools/make_schemas.py`."""

from pathlib import Path

from codeweek import data
from codeweek.commands.new import schema_text

FOLDER = Path(__file__).parent.parent / "docs" / "schema"


def main() -> None:
    """Write the schemas, in French."""
    for name, file in (("niveau", "level"), ("paquet", "pack"), ("histoire", "story")):
        path = FOLDER / f"{name}.schema.json"
        path.write_text(schema_text(file, data.text("fr")), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
