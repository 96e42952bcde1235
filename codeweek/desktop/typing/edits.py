"""What changes the text: letters, lines, indentation, what is taken away."""

from collections.abc import Callable
from itertools import takewhile

from codeweek.desktop.typing import moves
from codeweek.desktop.typing.code import INDENT, LONGEST, Code, cleaned, depth, line_end, line_start

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
    return typed(code, "") if code.selected else _put(code, moves.word_left(code).caret, code.caret, "")


def word_after(code: Code) -> Code:
    """What is selected, or all to the end of the word."""
    return typed(code, "") if code.selected else _put(code, code.caret, moves.word_right(code).caret, "")


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
