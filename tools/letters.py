"""Fonts reduced to the letters that are used of them."""

from collections.abc import Iterable
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

NAMES_OF_A_FONT, POSTSCRIPT_NAME = (1, 3, 4, 6, 16, 21), 6  # places of its `name` table


def reduced(source: Path, name: str, used: Iterable[int]) -> TTFont:
    """A font with some letters only.

    It is renamed, as the licence reserves a font's name for the whole font.
    """
    options = subset.Options(layout_features=["kern", "liga", "mark", "mkmk", "ccmp"], hinting=False)
    options.drop_tables += ["Silt"]  # settings of another program, with names of the whole font
    font = TTFont(source, recalcTimestamp=False)  # the same letters are the same bytes on any day
    letters = subset.Subsetter(options)
    letters.populate(unicodes=used)
    letters.subset(font)
    for record in font["name"].names:
        if record.nameID in NAMES_OF_A_FONT:
            record.string = name.replace(" ", "-") if record.nameID == POSTSCRIPT_NAME else name
    return font
