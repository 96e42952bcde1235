"""Where the caret goes: letters, words, lines, pages. No move changes the text."""

from dataclasses import replace

from codeweek.desktop.typing.code import Code, depth, line_end, line_start, place_of


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
