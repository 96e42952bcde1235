"""What keys do to a text: moves of the caret, and changes of letters, lines and indentation."""

from collections.abc import Callable
from dataclasses import replace
from itertools import takewhile

from codeweek.desktop.typing.code_text import (
    INDENT,
    LONGEST,
    Code,
    cleaned,
    depth,
    line_end,
    line_start,
    place_of,
)


def left(code: Code, select: bool = False) -> Code:
    """A letter back, or to the start of what is selected."""
    if code.selected and not select:
        return code.at(code.start)
    return code.at(code.caret - 1, select)


def right(code: Code, select: bool = False) -> Code:
    """A letter on, or to the end of what is selected."""
    if code.selected and not select:
        return code.at(code.end)
    return code.at(code.caret + 1, select)


def word_left(code: Code, select: bool = False) -> Code:
    """To the start of the word, or of the one before."""
    place = code.caret
    while place and not _in_word(code.text[place - 1]):
        place -= 1
    while place and _in_word(code.text[place - 1]):
        place -= 1
    return code.at(place, select)


def word_right(code: Code, select: bool = False) -> Code:
    """To the end of the word, or of the next one."""
    place, text = code.caret, code.text
    while place < len(text) and not _in_word(text[place]):
        place += 1
    while place < len(text) and _in_word(text[place]):
        place += 1
    return code.at(place, select)


def down(code: Code, select: bool = False, by: int = 1) -> Code:
    """Some lines on (back when negative), in the same column where there is one; else to the end."""
    goal = code.column if code.goal is None else code.goal
    row, last = code.row + by, code.text.count("\n")
    if row < 0 or row > last:
        return code.at(0 if row < 0 else len(code.text), select)
    return replace(code.at(place_of(code.text, row, goal), select), goal=goal)


def up(code: Code, select: bool = False, by: int = 1) -> Code:
    """Some lines back."""
    return down(code, select, -by)


def home(code: Code, select: bool = False) -> Code:
    """To the first letter of the line, then to its very start."""
    start = line_start(code.text, code.caret)
    first = start + depth(code.text[start : line_end(code.text, start)])
    return code.at(start if code.caret == first else first, select)


def end(code: Code, select: bool = False) -> Code:
    """To the end of the line."""
    return code.at(line_end(code.text, code.caret), select)


def top(code: Code, select: bool = False) -> Code:
    """To the start of the text."""
    return code.at(0, select)


def bottom(code: Code, select: bool = False) -> Code:
    """To the end of the text."""
    return code.at(len(code.text), select)


def everything(code: Code) -> Code:
    """All of it selected."""
    return replace(code, anchor=0, caret=len(code.text), goal=None)


def word_at(code: Code, place: int) -> Code:
    """The word at a place selected; the sign there when it is none."""
    text = code.text
    start = end = max(0, min(place, len(text)))
    while start and _in_word(text[start - 1]):
        start -= 1
    while end < len(text) and _in_word(text[end]):
        end += 1
    if start == end and end < len(text) and text[end] != "\n":
        end += 1
    return replace(code, anchor=start, caret=end, goal=None)


def line_at(code: Code, place: int) -> Code:
    """The line at a place selected, with its end."""
    start = line_start(code.text, place)
    return replace(code, anchor=start, caret=min(line_end(code.text, place) + 1, len(code.text)), goal=None)


def _in_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_"


PAIRS = {"(": ")", "[": "]", '"': '"', "'": "'"}


def typed(code: Code, letters: str) -> Code:
    """Letters in place of what is selected; nothing when there is no room for them."""
    return _put(code, code.start, code.end, cleaned(letters))


def pair(code: Code, opening: str) -> Code:
    """Both signs of a pair around what is selected, the caret inside."""
    inside = code.selected
    put = typed(code, f"{opening}{inside}{PAIRS[opening]}")
    return put if put is code else put.at(put.caret - 1)


def new_line(code: Code) -> Code:
    """A line under this one, as far in as it; further in after a colon."""
    before = code.text[line_start(code.text, code.start) : code.start]
    inner = INDENT if _opens(before) else 0
    return typed(code, "\n" + " " * (depth(before) + inner))


def backspace(code: Code) -> Code:
    """What is selected, or the letter before; in the spaces of an indentation, up to the stop before."""
    if code.selected:
        return typed(code, "")
    before = code.text[line_start(code.text, code.caret) : code.caret]
    step = 1
    if before and not before.strip(" "):
        step = (len(before) - 1) % INDENT + 1
    return _put(code, max(0, code.caret - step), code.caret, "")


def delete(code: Code) -> Code:
    """What is selected, or the letter after."""
    return (
        typed(code, "") if code.selected else _put(code, code.caret, min(code.caret + 1, len(code.text)), "")
    )


def word_before(code: Code) -> Code:
    """What is selected, or all to the start of the word."""
    return typed(code, "") if code.selected else _put(code, word_left(code).caret, code.caret, "")


def word_after(code: Code) -> Code:
    """What is selected, or all to the end of the word."""
    return typed(code, "") if code.selected else _put(code, code.caret, word_right(code).caret, "")


def indent(code: Code) -> Code:
    """The lines of the selection, or of the caret, further in; empty ones of several stay."""
    first, last = _lines(code)
    alone = "\n" not in code.text[first:last]
    return _each_line(code, lambda line: " " * INDENT + line if line.strip() or alone else line)


def unindent(code: Code) -> Code:
    """The same lines back to the stop before."""
    return _each_line(code, lambda line: line[(depth(line) - 1) % INDENT + 1 if depth(line) else 0 :])


def changed(code: Code, text: str) -> Code:
    """Another text, not typed here: the caret stays where it was between the letters."""
    text = cleaned(text)[:LONGEST]
    if text == code.text:
        return code
    head = _alike(code.text, text)
    tail = _alike(code.text[head:][::-1], text[head:][::-1])

    def moved(place: int) -> int:
        if place <= head:
            return place
        after = len(code.text) - tail
        return len(text) - (len(code.text) - place) if place >= after else min(place, len(text) - tail)

    return Code(text, moved(code.caret), moved(code.anchor))


def _put(code: Code, start: int, end: int, letters: str) -> Code:
    text = code.text[:start] + letters + code.text[end:]
    if text == code.text and not code.selected:
        return code
    place = start + len(letters)
    return code if len(text) > max(LONGEST, len(code.text)) else Code(text, place, place)


def _alike(first: str, second: str) -> int:
    """How many letters two texts begin with in common."""
    return sum(1 for _pair in takewhile(lambda pair: pair[0] == pair[1], zip(first, second, strict=False)))


def _opens(before: str) -> bool:
    """Whether a line asks for others further in: it ends with a colon, that is not in a note or in a text."""
    bare, quote = "", ""
    for letter in before:
        if quote:
            quote = "" if letter == quote else quote
            continue
        if letter == "#":
            break
        quote = letter if letter in "\"'" else ""
        bare += letter
    return bare.rstrip().endswith(":")


def _lines(code: Code) -> tuple[int, int]:
    """Where the lines of the selection start and end, without one that it only touches."""
    last = code.end - 1 if code.selected.endswith("\n") else code.end
    return line_start(code.text, code.start), line_end(code.text, last)


def _each_line(code: Code, other: Callable[[str], str]) -> Code:
    start, end = _lines(code)
    before = code.text[start:end].split("\n")
    after = [other(line) for line in before]
    text = code.text[:start] + "\n".join(after) + code.text[end:]
    if after == before or len(text) > max(LONGEST, len(code.text)):
        return code

    def moved(place: int) -> int:
        here, at = start, start
        for old, new in zip(before, after, strict=True):
            if place <= here + len(old):
                return at + max(0, place - here + len(new) - len(old))
            here, at = here + len(old) + 1, at + len(new) + 1
        return place + len(text) - len(code.text)

    return Code(text, moved(code.caret), moved(code.anchor))
