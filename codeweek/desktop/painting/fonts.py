"""Text in the bundled fonts: rendered once, wrapped to a width, never cut without a mark."""

import re
from importlib.resources import files
from pathlib import Path

import pygame

from codeweek.desktop.painting.cache import Cache

FILES = {
    "regular": "Andika-Regular.ttf",
    "bold": "Andika-Bold.ttf",
    "mono": "DejaVuSansMono.ttf",
}
ELLIPSIS = "…"
NO_BREAK = "\u00a0\u202f"  # spaces, though Python does not call them printable
SIGNS = "▶◀★☆♥"  # Andika lacks them; DejaVu Sans Mono lends its own
_SPACES = re.compile(r"(?<!«)(?<!\bI) (?![;:!?»▶])")  # « mot », mot ?, puis ▶ and I am stay whole
_RUNS = re.compile(f"[{SIGNS}]+|[^{SIGNS}]+")


def folder() -> Path:
    """Where the font files are."""
    return Path(str(files("codeweek.desktop"))) / "fonts"


def shown(text: str) -> str:
    """The text with a dot for each character that cannot be drawn (controls, halves of a pair)."""
    if text.isprintable():
        return text
    return "".join(letter if letter.isprintable() or letter in NO_BREAK else "·" for letter in text)


class Fonts:
    """Sizes are units at scale 1; `face` is one of FILES."""

    def __init__(self, scale: float = 1.0) -> None:
        self.scale = scale
        self._fonts: dict[tuple[str, int], pygame.font.Font] = {}
        self._texts: Cache[pygame.Surface] = Cache(1500)
        self._widths: Cache[int] = Cache(6000)
        self._wrapped: Cache[tuple[str, ...]] = Cache(1500)

    def font(self, size: float, face: str = "regular") -> pygame.font.Font:
        """The pygame font of a face, at a size in units."""
        key = face, max(8, round(size * self.scale))
        if key not in self._fonts:
            self._fonts[key] = pygame.font.Font(str(folder() / FILES[face]), key[1])
        return self._fonts[key]

    def render(self, text: str, size: float, colour: str, face: str = "regular") -> pygame.Surface:
        """One line of text as a surface, kept for the next time."""
        key = text, size, colour, face
        return self._texts.get(key, lambda: self._render(text, size, colour, face))

    def width(self, text: str, size: float, face: str = "regular") -> int:
        """Width in pixels of one line."""
        return self._widths.get((text, size, face), lambda: self._measure(text, size, face))

    def height(self, size: float, face: str = "regular") -> int:
        """Height in pixels of one line."""
        return self.font(size, face).get_linesize()

    def wrap(self, text: str, width: int, size: float, face: str = "regular") -> tuple[str, ...]:
        """The text in lines of at most `width` pixels, cut at spaces (never at those of French signs).

        A last word does not stand alone where the one before it can go with it.
        """
        key = text, width, size, face
        return self._wrapped.get(key, lambda: tuple(self._wrap(text, width, size, face)))

    def _wrap(self, text: str, width: int, size: float, face: str) -> list[str]:
        wrapped: list[str] = []
        for paragraph in text.split("\n"):
            lines, line = list[str](), ""
            for word in _SPACES.split(paragraph):
                longer = f"{line} {word}" if line else word
                if line and self.width(longer, size, face) > width:
                    lines.append(line)
                    longer = word
                while len(longer) > 1 and self.width(longer, size, face) > width:
                    head = self._head(longer, width, size, face)
                    lines.append(longer[:head])
                    longer = longer[head:]
                line = longer
            lines.append(line)
            self._accompany(lines, width, size, face)
            wrapped += lines
        return wrapped

    def _accompany(self, lines: list[str], width: int, size: float, face: str) -> None:
        """Give the last word of a paragraph company, where the line above stays the longer one."""
        above = _SPACES.split(lines[-2]) if len(lines) > 1 else []
        if len(above) < 3 or len(_SPACES.split(lines[-1])) > 1:
            return
        rest, last = " ".join(above[:-1]), f"{above[-1]} {lines[-1]}"
        if self.width(last, size, face) <= min(width, self.width(rest, size, face)):
            lines[-2:] = [rest, last]

    def fit(self, text: str, width: int, size: float, face: str = "regular") -> str:
        """The text if it fits in `width` pixels, else its start and `…`."""
        if self.width(text, size, face) <= width:
            return text
        low, high = 0, len(text)
        while low < high:
            middle = (low + high + 1) // 2
            short = self.width(text[:middle].rstrip() + ELLIPSIS, size, face) <= width
            low, high = (middle, high) if short else (low, middle - 1)
        return text[:low].rstrip() + ELLIPSIS

    def fit_size(self, text: str, width: int, size: float, face: str = "regular") -> float:
        """A size from `size` down to three quarters of it, so that the text fits in `width` if it can."""
        for part in (1.0, 0.95, 0.9, 0.85, 0.8, 0.75):
            if self.width(text, size * part, face) <= width:
                return size * part
        return size * 0.75

    def _head(self, word: str, width: int, size: float, face: str) -> int:
        """How many first characters of a word fit in a line (at least one)."""
        fits = (n for n in range(len(word) - 1, 1, -1) if self.width(word[:n], size, face) <= width)
        return next(fits, 1)

    def _measure(self, text: str, size: float, face: str) -> int:
        return sum(font.size(run)[0] for run, font in self._runs(text, size, face))

    def _render(self, text: str, size: float, colour: str, face: str) -> pygame.Surface:
        runs = self._runs(text, size, face)
        if not any(font.size(run)[0] for run, font in runs):  # SDL refuses a text without any width
            return pygame.Surface((0, self.height(size, face)), pygame.SRCALPHA)
        pieces = [font.render(run, True, colour) for run, font in runs]
        if len(pieces) == 1:
            return pieces[0]
        height = max(piece.get_height() for piece in pieces)
        whole = pygame.Surface((sum(piece.get_width() for piece in pieces), height), pygame.SRCALPHA)
        left = 0
        for piece in pieces:
            whole.blit(piece, (left, (height - piece.get_height()) // 2))
            left += piece.get_width()
        return whole

    def _runs(self, text: str, size: float, face: str) -> list[tuple[str, pygame.font.Font]]:
        """The text in pieces, each with the font that has its characters."""
        text = shown(text)
        if not any(sign in text for sign in SIGNS):
            return [(text, self.font(size, face))]
        runs: list[str] = _RUNS.findall(text)
        return [(run, self.font(size, "mono" if run[0] in SIGNS else face)) for run in runs]
