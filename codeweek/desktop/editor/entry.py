"""Writing a value on a block: what the keys make of the text, and the value that it means."""

import keyword
from dataclasses import dataclass, replace

from codeweek.blocks.history import History
from codeweek.blocks.script import Value

LONGEST = {"number": 7, "name": 20, "names": 40, "text": 60}
LARGEST = 999_999
ACROSS = 3  # words of a closed list in a row
SET = "set:"  # a key that writes all of a value: what it writes


@dataclass(frozen=True)
class Entry:
    """A field being written: a value. `base` is what an undo goes back to: however many keys, one edit."""

    block: str
    field: str
    kind: str  # number | text | name | names, or that of a closed list of words
    text: str
    base: History
    choices: tuple[str, ...] = ()
    fresh: bool = True  # the first key replaces what was there

    def type(self, letters: str) -> "Entry":
        """Letters added at the end, those that have no place there left out."""
        start = "" if self.fresh else self.text
        for letter in letters:
            if _allowed(self.kind, start, letter):
                start += "_" if self.kind == "name" and letter == " " else letter
        return replace(self, text=start[: LONGEST[self.kind]], fresh=False)

    def set(self, text: str) -> "Entry":
        """Another text in place of all that is written; the next key replaces it."""
        return replace(self, text=text, fresh=True)

    def back(self) -> "Entry":
        """Without the last letter."""
        return replace(self, text=self.text[:-1], fresh=False)

    def choose(self, by: int) -> "Entry":
        """The choice that is so many further, round and round; before the first where none is chosen."""
        none = -1 if by > 0 else 0
        here = self.choices.index(self.text) if self.text in self.choices else none
        return replace(self, text=self.choices[(here + by) % len(self.choices)])

    def sign(self) -> "Entry":
        """The opposite of a number."""
        text = self.text.removeprefix("-") if self.text.startswith("-") else f"-{self.text}"
        return replace(self, text=text, fresh=False)

    def step(self, by: int) -> "Entry":
        """A number one more or one less."""
        now = self.value()
        number = now if isinstance(now, (int, float)) else 0
        return self.set(_written(max(-LARGEST, min(number + by, LARGEST))))

    def value(self) -> Value | None:
        """What is written, or None while it means nothing."""
        if self.kind == "number":
            return _number(self.text)
        if self.kind == "text" or self.choices:
            return self.text
        if self.kind == "name":
            return self.text if _is_name(self.text) else None
        names = [name.strip() for name in self.text.split(",") if name.strip()]
        return ", ".join(names) if all(map(_is_name, names)) else None


def written(value: Value) -> str:
    """A value as text to go on from."""
    return _written(value) if isinstance(value, (int, float)) else str(value)


def _written(number: float) -> str:
    return str(int(number)) if number == int(number) else f"{number:g}"


def _allowed(kind: str, text: str, letter: str) -> bool:
    if kind == "number":
        return (letter.isdecimal() and letter.isascii()) or (
            letter in ".," and "." not in text and "," not in text
        )
    if kind == "text":
        return letter.isprintable()
    if letter in ", " and kind == "names":
        return True
    return letter == " " or letter == "_" or letter.isalpha() or (letter.isdecimal() and text != "")


def _number(text: str) -> int | float | None:
    try:
        number = float(text.replace(",", "."))
    except ValueError:
        return None
    return int(number) if number == int(number) else number


def _is_name(text: str) -> bool:
    return text.isidentifier() and not keyword.iskeyword(text)
