"""Colours by role, in three sets and two sober ones; nothing else in the desktop shell names a colour."""

from dataclasses import dataclass

from codeweek.blocks.block_signs import COLOURS, WRITTEN


@dataclass(frozen=True)
class Paint:
    """A surface colour with the colour of text on it and of its border."""

    fill: str
    text: str
    border: str


@dataclass(frozen=True)
class Theme:
    """One set of colours. `ink` and `ink_soft` are readable on paper, panel and card."""

    name: str
    paper: str  # the window
    panel: str  # a zone on the window
    card: str  # a thing on a zone
    ink: str
    ink_soft: str
    line: str  # quiet separations
    shadow: str
    primary: Paint  # the one button to press: run, next
    plain: Paint  # other buttons
    chosen: Paint  # the chosen one of several, a toggle that is on
    good: Paint
    warm: Paint  # something to look at, never an alarm
    star: str
    star_empty: str
    focus: tuple[str, str]  # outer and inner ring
    highlight: str  # the block that runs
    drop: str  # where a block may be thrown away
    drop_text: str
    dark: bool = False
    heard: float = 0.6  # how much of the star is under a word that is heard
    frame: str = ""  # of a sober one: what is around every world; else each look has its own


CATEGORIES: dict[str, Paint] = {name: Paint(*colours) for name, colours in COLOURS.items()}
FIELD = Paint(*WRITTEN)  # a value written on a block
EMPTY_SLOT = Paint("#fdf6e3", "#1a1a1a", "#6b7280")

_FOCUS = ("#12263f", "#ffd23f")

SUN = Theme(
    name="sun",
    paper="#fff6e6",
    panel="#ffeacb",
    card="#fffdf8",
    ink="#2b2440",
    ink_soft="#5d5470",
    line="#ecd3a8",
    shadow="#7a4a12",
    primary=Paint("#1f7a4d", "#ffffff", "#125735"),
    plain=Paint("#fffdf8", "#2b2440", "#d9bd8c"),
    chosen=Paint("#5b3cc4", "#ffffff", "#3f2794"),
    good=Paint("#d3f3dd", "#14452a", "#3fa56c"),
    warm=Paint("#ffe1c2", "#6a2c00", "#e98b3a"),
    star="#ffb700",
    star_empty="#e9d8bb",
    focus=_FOCUS,
    highlight="#f0e442",
    drop="#ffd3de",
    drop_text="#8a1238",
)
SEA = Theme(
    name="sea",
    paper="#eaf7fb",
    panel="#d3edf5",
    card="#fbfeff",
    ink="#12304a",
    ink_soft="#3f5f78",
    line="#aed6e4",
    shadow="#0f4a66",
    primary=Paint("#6a3fd0", "#ffffff", "#47259c"),
    plain=Paint("#fbfeff", "#12304a", "#8fc3d6"),
    chosen=Paint("#0b6e8a", "#ffffff", "#064d61"),
    good=Paint("#d0f4e0", "#0f4630", "#36a275"),
    warm=Paint("#ffe8c7", "#643300", "#e59a3c"),
    star="#ffb700",
    star_empty="#c9dfe6",
    focus=_FOCUS,
    highlight="#f0e442",
    drop="#ffd3de",
    drop_text="#8a1238",
)
NIGHT = Theme(
    name="night",
    paper="#1d1b38",
    panel="#28254c",
    card="#353162",
    ink="#fdf9ff",
    ink_soft="#cfc8ea",
    line="#4d4885",
    shadow="#05040f",
    primary=Paint("#7be0a4", "#0c2f1d", "#c4f7d8"),
    plain=Paint("#423d78", "#fdf9ff", "#6f68b5"),
    chosen=Paint("#ffcf5c", "#33240a", "#fff0c4"),
    good=Paint("#1f5a41", "#dcffe9", "#58c48c"),
    warm=Paint("#6b3f1d", "#fff0dd", "#f0a45c"),
    star="#ffc933",
    star_empty="#565090",
    focus=("#ffffff", "#12263f"),
    highlight="#f0e442",
    drop="#6a2440",
    drop_text="#ffe3ec",
    dark=True,
    heard=0.25,
)
THEMES: dict[str, Theme] = {theme.name: theme for theme in (SUN, SEA, NIGHT)}
SOBER = Theme(
    name="sober",
    paper="#f3f4f6",
    panel="#e6e9ee",
    card="#ffffff",
    ink="#1f2630",
    ink_soft="#4b5563",
    line="#cdd3da",
    shadow="#5b6470",
    primary=Paint("#1f5fa8", "#ffffff", "#164679"),
    plain=Paint("#ffffff", "#1f2630", "#aeb7c2"),
    chosen=Paint("#3b4a63", "#ffffff", "#28344a"),
    good=Paint("#dfeee4", "#14452a", "#4f8f6b"),
    warm=Paint("#f6ead8", "#5a3208", "#b57f3c"),
    star="#e0a21b",
    star_empty="#d5d9df",
    focus=_FOCUS,
    highlight="#f0e442",
    drop="#f3dde2",
    drop_text="#7a1534",
    frame="#d6dce4",
)
SOBER_NIGHT = Theme(
    name="sober_night",
    paper="#16191f",
    panel="#1f242c",
    card="#2a303a",
    ink="#f1f3f5",
    ink_soft="#bcc4cf",
    line="#434b57",
    shadow="#05070a",
    primary=Paint("#8ab8ee", "#0d1e33", "#c3dcf8"),
    plain=Paint("#343b47", "#f1f3f5", "#65707f"),
    chosen=Paint("#d5dbe4", "#1a2029", "#ffffff"),
    good=Paint("#234034", "#dcffe9", "#5f9a78"),
    warm=Paint("#4d3a22", "#fff0dd", "#c08a4a"),
    star="#e5b84e",
    star_empty="#4a525e",
    focus=("#ffffff", "#12263f"),
    highlight="#f0e442",
    drop="#552838",
    drop_text="#ffe3ec",
    dark=True,
    heard=0.25,
    frame="#1b1f26",
)


def theme_of(name: str, sober: bool) -> Theme:
    """The colours of that name, or the sober ones that are as light or as dark."""
    theme = THEMES.get(name, SUN)
    return (SOBER_NIGHT if theme.dark else SOBER) if sober else theme


def texts(theme: Theme) -> list[tuple[str, str, str]]:
    """Every (where, text colour, ground colour) that a theme puts together."""
    grounds = {"paper": theme.paper, "panel": theme.panel, "card": theme.card}
    inks = {"ink": theme.ink, "ink_soft": theme.ink_soft}
    found = [(f"{i} on {g}", ink, ground) for i, ink in inks.items() for g, ground in grounds.items()]
    paints = {"primary": theme.primary, "plain": theme.plain, "chosen": theme.chosen}
    paints |= {"good": theme.good, "warm": theme.warm, "field": FIELD, "slot": EMPTY_SLOT, **CATEGORIES}
    found += [(name, paint.text, paint.fill) for name, paint in paints.items()]
    found.append(("heard", theme.ink, mix(theme.card, theme.star, theme.heard)))
    return [*found, ("drop", theme.drop_text, theme.drop), ("highlight", "#1a1a1a", theme.highlight)]


def contrast(first: str, second: str) -> float:
    """The contrast ratio of WCAG between two `#rrggbb` colours, 1 to 21."""
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def mix(first: str, second: str, part: float) -> str:
    """The colour at `part` (0 to 1) of the way from one to the other."""
    pairs = zip(_channels(first), _channels(second), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * part):02x}" for a, b in pairs)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    red, green, blue = (
        c / 255 / 12.92 if c / 255 <= 0.04045 else ((c / 255 + 0.055) / 1.055) ** 2.4
        for c in _channels(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
