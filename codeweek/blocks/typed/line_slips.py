"""Slips seen in a line: another language's signs, words of the blocks, names with spaces, no brackets."""

import re
from collections.abc import Callable, Iterator
from keyword import iskeyword, kwlist

from codeweek.blocks.spelling import PYTHON
from codeweek.blocks.typed import near_words
from codeweek.blocks.typed.slip import CLOSING, Slip, opened

Known = Callable[[str], bool]
_LONGEST = 400  # letters of a line that is looked at: what the rules take grows with its square
_STRING = re.compile(r"""'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|#.*""")
_SIGNS = {
    "===": "==",
    "!==": "!=",
    "=>": ">=",
    "=<": "<=",
    "<>": "!=",
    "=!": "!=",
    "&&": "and",
    "||": "or",
    "≥": ">=",
    "≤": "<=",
    "≠": "!=",
    "×": "*",
    "÷": "/",
    "−": "-",
    "–": "-",
    "²": " ** 2",
    "³": " ** 3",
}
# What is not seen, or takes no place.
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2028\u2029\u2060\ufeff]+")
_NOTE = re.compile(r"(?:^|(?<=\s))(?://|/\*|<!--|--(?=\s))\s*(.*?)\s*(?:\*/|-->)?\s*$")
# A box that another language announces.
_TYPES = "var|let|const|dim|int|integer|float|double|str|string|char|bool|boolean|entier|réel|chaîne|variable"
_TYPED = re.compile(rf"(?:{_TYPES})\s+([^\W\d]\w*)\s*(=.*)?", re.IGNORECASE)
# The beginning of a line, and one that is whole.
_BEGUN = (
    (r"for(\s+\w+(\s+in(\s+range)?)?)?", "for i in range(4):"),
    (r"while(\s+not)?", "while x < 10:"),
    (r"(if|elif)(\s+not)?", "if x > 3:"),
    (r"def", "def f():"),
    (r"import|from(\s+\w+)?", "from random import randint"),
)
# What stands right after a number that measures something.
_UNIT = r"(?:[cmk]m|kg|ans?|pas|fois|euros?|degr[ée]s?|years?|steps?|times|degrees?)"
_LOWER = {word.lower(): word for word in kwlist if word.islower()}
_VALUE = r"[\w.]+(?:\([^()]*\))?"
# A line in the words of the blocks, or of another language, and the same in Python.
_WORDS: tuple[tuple[str, str, str], ...] = (
    (r"(?P<word>sinon,?\s+si|sinonsi|else\s+if|elseif|elsif)\s+(.+)", "elif {1}:", "elif"),
    (r"(?P<word>sinon|otherwise)", "else:", "else"),
    (r"(?P<word>si)\s+(.+)", "if {1}:", "if"),
    (r"if\s+(.+?)\s+(?:then|alors)", "if {0}:", ""),
    (r"(?P<word>tant\s*que)\s+(.+)", "while {1}:", "while"),
    (r"(?:forever|loop|toujours|répéter indéfiniment|repeter indefiniment|do)", "while True:", ""),
    (r"(?P<word>jusqu'à|jusqu'a|until)\s+(?:que\s+)?(.+)", "while not {1}:", "while not"),
    (
        r"(?:répéter|repeter|répète|repete|repeat)\s*\(?\s*(\w+)\s*\)?(?:\s+(?:fois|times))?",
        "for _ in range({0}):",
        "",
    ),
    (r"pour\s+(?:chaque\s+)?(\w+)\s+(?:dans|de|in)\s+(.+)", "for {0} in {1}:", ""),
    (r"for\s+(\w+)\s+(?:dans|de)\s+(.+)", "for {0} in {1}:", ""),
    (r"(?P<word>définir|definir|fonction|function|func|sub)\s+(\w+\(.*\))\s*\{?", "def {1}:", "def"),
    (r"(?P<word>renvoyer|renvoie|retourner|retourne)\s+(.+)", "return {1}", "return"),
    (r"(?:mettre|set)\s+(\w+)\s+(?:à|to)\s+(.+)", "{0} = {1}", ""),
    (r"(\w+)\s*(?:←|:=)\s*(.+)", "{0} = {1}", ""),
    (r"(\w+)\s+(?:vaut|reçoit|recoit|prend|egale|égale|est égal à)\s+(.+)", "{0} = {1}", ""),
    (r"import\s+(\w+)\s+from\s+(\w+)", "from {1} import {0}", ""),
    (r"from\s+(\w+)\s+(\w+)", "from {0} import {1}", ""),
    (r"depuis\s+(\w+)\s+(?:importer|import)\s+(.+)", "from {0} import {1}", ""),
)
# A loop that counts from one number to another, in French or in another language.
_COUNTED = re.compile(
    r"(?:pour|for)\s+(\w+)\s*(?:=|(?:allant\s+)?de|from)\s*(\w+)\s*(?:à|a|jusqu'à|to)\s*(\w+)", re.IGNORECASE
)
_C_FOR = re.compile(
    r"for\s*\(\s*(?:int|let|var)?\s*(\w+)\s*=\s*(\w+)\s*;\s*\1\s*<\s*(\w+)\s*;\s*(?:\1\s*\+\+|\+\+\s*\1)\s*\)\s*\{?"
)


def slips(number: int, row: str, known: Known) -> Iterator[Slip]:
    """What may be wrong in a line, the surest first; each is tried before it is told."""
    if len(row) > _LONGEST:
        return
    bare = _STRING.sub(lambda match: "\0" * len(match[0]), row)
    start = len(row) - len(row.lstrip())
    end = len(bare.replace("\0", "x").rstrip()) if "#" not in row else len(row[: _comment(row)].rstrip())
    line = _Line(number, row, bare, start, end)
    for rule in (
        _unseen,
        _typographic,
        _note,
        _other_language,
        _declared,
        _words,
        _capital,
        _signs,
        _equals,
        _unfinished,
        _colon,
        _and,
        _names,
        _numbers,
        _near_keywords,
        _brackets,
        _apostrophe,
        _two_lines,
        _not_finished,
    ):
        yield from rule(line, known)


def _comment(row: str) -> int:
    """Where the comment of a line begins; its end when it has none."""
    matches = [match for match in _STRING.finditer(row) if match[0].startswith("#")]
    return matches[0].start() if matches else len(row)


class _Line:
    def __init__(self, number: int, row: str, bare: str, start: int, end: int) -> None:
        self.number, self.row, self.bare = number, row, bare
        self.start, self.end = start, end
        self.code = row[start:end]

    def slip(self, key: str, begin: int, end: int, put: str | None = None, **slots: str) -> Slip:
        """A slip at some letters of the line, counted from 0."""
        return Slip(key, self.number, begin + 1, end + 1, put, slots)

    def whole(self, key: str, put: str | None = None, **slots: str) -> Slip:
        """A slip that is the whole line, without its indentation and its comment."""
        return self.slip(key, self.start, self.end, put, **slots)


def _unseen(line: _Line, _known: Known) -> Iterator[Slip]:
    """A space without width, pasted with a text."""
    for match in _UNSEEN.finditer(line.row):
        yield line.slip("unseen", *match.span(), "")


def _note(line: _Line, _known: Known) -> Iterator[Slip]:
    """A note as other languages write it."""
    if match := _NOTE.search(line.bare):
        yield line.slip("note", match.start(), len(line.row), f"# {line.row[match.start(1) : match.end(1)]}")


def _declared(line: _Line, _known: Known) -> Iterator[Slip]:
    """`var a = 3`: nothing announces a box."""
    if match := _TYPED.fullmatch(line.code):
        yield line.whole("declared", f"{match[1]} {match[2] or '= 0'}")


def _near_keywords(line: _Line, _known: Known) -> Iterator[Slip]:
    """`esle:`, `whlie x < 3:`, `for i on range(3):`."""
    for start, end, right in near_words.keywords(line.code, line.bare, line.start):
        typed = line.row[start:end]
        yield line.slip("word", start, end, right, typed=typed, right=right)
        if right in near_words.HEADS and start == line.start and not line.code.endswith(":"):
            yield line.whole("word", f"{right}{line.row[end : line.end]}:", typed=typed, right=right)


def _two_lines(line: _Line, _known: Known) -> Iterator[Slip]:
    """`print("a") print("b")`, `x = 3 y = 4`."""
    for match in re.finditer(r"(?<=[)\]\w\0])\s+(?=[^\W\d]\w*\s*(?:\(|=(?!=)))", line.bare):
        if match.start() > line.start:
            yield line.slip("two_lines", *match.span(), f"\n{' ' * line.start}")


def _not_finished(line: _Line, _known: Known) -> Iterator[Slip]:
    """`x = 3 +`, `if x 3:`."""
    code = line.code.rstrip(":").rstrip()
    match = re.search(r"(?:(?<!\w)(?:and|or|not|in)|[-+*/%<>=]+)$", code)
    if match and match.start():
        yield line.whole("no_operand", sign=match[0])
    if match := re.fullmatch(rf"(?:if|elif|while)\s+({_VALUE})\s+({_VALUE})", code):
        yield line.whole("no_comparison", left=match[1], right=match[2])
    if match := re.fullmatch(r"(?:switch|case|match|select)\b.*", code):
        yield line.whole("if_chain", typed=code.split(" ")[0])


def _typographic(line: _Line, _known: Known) -> Iterator[Slip]:
    """« bonjour » for "bonjour"."""
    for match in re.finditer(r"(?:[«“”„‘’`]\s*([^«»“”„‘’`\"]*?)\s*[»“”’`\"])", line.bare):
        put = f'"{line.row[match.start(1) : match.end(1)]}"'
        yield line.slip("straight_quotes", *match.span(), put)


def _other_language(line: _Line, _known: Known) -> Iterator[Slip]:
    if match := _COUNTED.fullmatch(line.code.rstrip(": ")):
        last = str(int(match[3]) + 1) if match[3].isdigit() else f"{match[3]} + 1"
        yield line.whole("other_for", f"for {match[1]} in range({match[2]}, {last}):")
    if match := _C_FOR.fullmatch(line.code):
        turns = match[3] if match[2] == "0" else f"{match[2]}, {match[3]}"
        yield line.whole("other_for", f"for {match[1]} in range({turns}):")
    elif re.match(r"for\s*\(.*;", line.code):
        yield line.whole("other_for_alone")
    if match := re.fullmatch(r"(\w+)\s*(\+\+|--);?", line.code):
        yield line.whole("one_more" if match[2] == "++" else "one_less", f"{match[1]} {match[2][0]}= 1")
    if match := re.fullmatch(r"(if|while|for|elif|else|def)\b(.*?)\s*\{", line.code):
        yield line.whole("braces", f"{match[1]}{match[2]}:")
    elif line.code in ("}", "};"):
        yield line.whole("extra_brace", "pass", typed=line.code)


def _words(line: _Line, _known: Known) -> Iterator[Slip]:
    """A line in the words of the blocks: its Python is the line that it stands for."""
    code = line.code.rstrip(": ").rstrip()
    for pattern, python, word in _WORDS:
        if match := re.fullmatch(pattern, code, re.IGNORECASE):
            put = python.format(*match.groups())
            typed, right = (match["word"], word) if word else (code, put)
            yield line.whole("word", put, typed=typed, right=right)
            if word == "else":
                yield line.whole("word", typed=typed, right=right)
    for match in re.finditer(r"\b(et|ou|non|dans)\b", line.bare):
        right = {"et": "and", "ou": "or", "non": "not", "dans": "in"}[match[1]]
        yield line.slip("word", *match.span(), right, typed=match[1], right=right)


def _capital(line: _Line, _known: Known) -> Iterator[Slip]:
    for match in re.finditer(r"\b[A-Z]\w*\b", line.bare):
        right = _LOWER.get(match[0].lower())
        if right and match[0] not in ("True", "False", "None"):
            yield line.slip("capital", *match.span(), right, typed=match[0], right=right)


def _signs(line: _Line, _known: Known) -> Iterator[Slip]:
    for sign, right in _SIGNS.items():
        for match in re.finditer(re.escape(sign), line.bare):
            yield line.slip("sign", *match.span(), right, typed=sign, right=right)
    for match in re.finditer(r"!(?=[\w(])", line.bare):
        yield line.slip("sign", *match.span(), "not ", typed="!", right="not")


def _equals(line: _Line, _known: Known) -> Iterator[Slip]:
    if re.match(r"(if|elif|while)\b", line.code):
        for match in re.finditer(r"(?<![=<>!+\-*/%])=(?!=)", line.bare):
            yield line.slip("equals", *match.span(), "==")


def _unfinished(line: _Line, _known: Known) -> Iterator[Slip]:
    """The beginning of a line, whose end is still to come."""
    for pattern, example in _BEGUN:
        if re.fullmatch(pattern, line.code.rstrip(":").rstrip()):
            yield line.whole("unfinished", example=example)
    if re.fullmatch(r"[^\W\d]\w*\s*=", line.code):
        yield line.whole("no_value")


def _colon(line: _Line, _known: Known) -> Iterator[Slip]:
    word = re.match(r"(for|while|if|elif|else|def|try|except|finally)\b", line.code)
    if word and (signs := opened(line.bare)):
        right = "".join(CLOSING[sign] for sign in reversed(signs))
        end = line.end - line.code.endswith(":")
        yield line.slip("open_bracket", end, line.end, f"{right}:", sign=signs[-1], right=right[:1])
    elif asked := re.fullmatch(r"else\s+(?!if\b)([^:]+?)\s*:?", line.code):
        yield line.whole("else_question", f"elif {asked[1]}:")
    elif word and not line.code.endswith(":"):
        yield line.slip("colon", line.end, line.end, ":", word=word[1])
        if line.code[-1] in ";,.":
            yield line.slip("colon", line.end - 1, line.end, ":", word=word[1])


def _and(line: _Line, _known: Known) -> Iterator[Slip]:
    if re.match(r"(if|elif|while)\b", line.code):
        for match in re.finditer(r"\s*,", line.bare):
            yield line.slip("comma_and", *match.span(), " and")


def _names(line: _Line, known: Known) -> Iterator[Slip]:
    """Names with a space, a word of Python for a name, brackets left out after a word."""
    if (match := re.match(r"(\w+)\s*=(?!=)", line.code)) and iskeyword(match[1]):
        yield line.slip("reserved", line.start, line.start + match.end(1), name=match[1])
    yield from _odd_name(line)
    match = re.match(r"((?:[^\W\d]\w*\s+)+[^\W\d]\w*)\s*=(?!=)", line.code)
    if match and not any(map(iskeyword, match[1].split())):
        yield line.slip("space", line.start, line.start + match.end(1), "_".join(match[1].split()))
    for match in re.finditer(r"(?=\b([^\W\d]\w*[ -][^\W\d]\w*(?:[ -][^\W\d]\w*)?)\b)", line.bare):
        parts = re.split(r"[ -]", match[1])
        for many in range(len(parts), 1, -1):
            put = "_".join(parts[:many])
            if known(put):
                begin = match.start(1)
                yield line.slip("space", begin, begin + len(put), put)
    match = re.fullmatch(r"([^\W\d]\w*)\s+([^=:]+?)", line.code)
    word = "" if match is None or iskeyword(match[1]) else near_words.called(match[1])
    if match and word:
        yield line.whole("word", f"{word}({match[2]})", typed=line.code, right=f"{word}({match[2]})")
    own = "" if match is None else match[1].lower()
    if match and own in PYTHON:
        yield line.whole("call", f"{own}({match[2]})")
    elif match and known(match[1]) and not iskeyword(match[1]):
        yield line.whole("call", f"{match[1]}({match[2]})")
    for match in re.finditer(r"\b([^\W\d]\w*)[ ]+(\0+|[\w.]+)", line.bare):
        if match[1] in PYTHON or known(match[1]):
            put = f"{match[1]}({line.row[match.start(2) : match.end(2)]})"
            yield line.slip("call", *match.span(), put)
    if match := re.match(r"def\s*\(", line.code):
        yield line.slip("nameless", line.start, line.start + match.end(), "def f(")
    if match := re.fullmatch(r"def\s+(\w+)\s*:?", line.code):
        yield line.whole("call", f"def {match[1]}():")
    if match := re.search(r"\brange\s+([\w.]+)", line.bare):
        yield line.slip("call", *match.span(), f"range({match[1]})")
    if (match := re.search(r"\bfor\s+(\w+)(?=\s+(?:range\b|\w+\s*:))", line.bare)) and match[1] != "in":
        yield line.slip("missing_in", *match.span(), f"for {match[1]} in")
    if match := re.search(r"\bfor\s+in\b", line.bare):
        yield line.slip("missing_name", *match.span(), "for i in")


def _odd_name(line: _Line) -> Iterator[Slip]:
    """`mon-age = 3`, `l'age = 3`, `$a = 3`, `age? = 3`: signs that no name has."""
    if match := re.match(r"(\w+(?:[-'’]\w+)+|\$\w+|\w+[?!])\s*[-+*/]?=(?!=)", line.row[line.start :]):
        sign = re.findall(r"[-'’$?!]", match[1])[0]
        put = re.sub(r"[-'’]", "_", match[1].strip("$?!"))
        yield line.slip("odd_name", line.start, line.start + match.end(1), put, sign=sign)
    for match in re.finditer(r"\$(\w+)", line.bare):
        yield line.slip("odd_name", *match.span(), match[1], sign="$")


def _numbers(line: _Line, _known: Known) -> Iterator[Slip]:
    """`2pas = 3`, `2n`, `3 x a`, `1 000`, `007`."""
    large = [*re.finditer(r"(?<![\w.])\d{1,3}(?:[  ]\d{3})+\b", line.bare)]
    # In a list, a comma may be missing: but no value begins with zeros.
    if "[" not in line.bare or any(re.search(r"\s0", match[0]) for match in large):
        for match in large:
            yield line.slip("thousands", *match.span(), re.sub(r"\s", "", match[0]))
    for match in re.finditer(r"(?<![\w.])0+(\d+)\b(?!\.)", line.bare):
        yield line.slip("leading_zero", *match.span(), match[1])
    for match in re.finditer(r"(?<![\w.])(\d+(?:\.\d+)?)\s*[€$£°]", line.bare):
        yield line.slip("unit", *match.span(), match[1])
    for match in re.finditer(r"(?<![\w.])(\d+)\s*%(?=\s*(?:$|[),:#]))", line.bare):
        yield line.slip("percent", *match.span(), f"{match[1]} / 100")
    if first := re.match(r"(\d+)([^\W\d]\w*)\s*[-+*/]?=(?!=)", line.code):
        put = f"{first[2]}{first[1]}"
        yield line.slip("digit_first", line.start, line.start + first.end(2), put)
    for match in re.finditer(rf"(?<![\w.])(\d+)\s*{_UNIT}\b", line.bare):
        yield line.slip("unit", *match.span(), match[1])
    for match in re.finditer(r"(?<![\w.])(\d+)([^\W\d]\w*)", line.bare):
        yield line.slip("times", *match.span(), f"{match[1]} * {match[2]}")
    for match in re.finditer(rf"({_VALUE})\s+[xX]\s+({_VALUE})", line.bare):
        yield line.slip("times", *match.span(), f"{match[1]} * {match[2]}")


def _brackets(line: _Line, _known: Known) -> Iterator[Slip]:
    for match in re.finditer(r"([^\W\d]\w*)\[\s*\]", line.bare):
        yield line.slip("round", *match.span(), f"{match[1]}()")
    for match in re.finditer(r"([^\W\d]\w*)\{([^{}]*)\}", line.bare):
        yield line.slip("round", *match.span(), f"{match[1]}({line.row[match.start(2) : match.end(2)]})")
    for match in re.finditer(r";;+|\s+[?!;]+$|;$", line.bare[: line.end]):
        yield line.slip("extra_bracket", *match.span(), "", sign=match[0].strip())
    for match in re.finditer(r"(?<=[\0\w])\s+\.\s+(?=[\0\w])", line.bare):
        yield line.slip("sign", *match.span(), " + ", typed=".", right="+")


def _apostrophe(line: _Line, _known: Known) -> Iterator[Slip]:
    """'j'ai faim': the apostrophe ends the text."""
    for match in re.finditer(r"'([^'\"]*\w)'(\w[^'\"]*)'", line.row):
        yield line.slip("apostrophe", *match.span(), f'"{match[1]}\'{match[2]}"')
    for match in re.finditer(r'""([^"\']+)""', line.row):
        yield line.slip("doubled_quotes", *match.span(), f'"{match[1]}"')
    for match in re.finditer(r'"([^"\']*)"([^\W\d][^"\']*)"([^"\']*)"', line.row):
        yield line.slip("inner_quotes", *match.span(), f"'{match[1]}\"{match[2]}\"{match[3]}'")
