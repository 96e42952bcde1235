"""How good the help with a child's own program is, on programs that something else spoilt.

python -m benchmarks.help_score --programs 120 --seed 1        the same for the same code, but for the time
"""

import argparse
import ast
from collections import Counter
from collections.abc import Iterator
from statistics import median, quantiles
from time import process_time

from benchmarks.spoiler import Spoilt, names, near, spoilt, wins
from codeweek import data
from codeweek.levels.programs import python_text, read_in
from codeweek.play import builtin
from codeweek.play.repair.helping import Question, helps, question
from codeweek.play.repair.repair_search import Repair, Search
from codeweek.play.repair.repair_words import Wording
from codeweek.play.session import play_text

YES_OR_NO = (
    *("mur_devant", "mur_à_gauche", "mur_à_droite", "chemin_devant", "sur_objet", "au_but", "case_peinte"),
    *("trop_petit", "trop_grand", "gagné"),
)
NOT_A_NUMBER = (ast.Compare, ast.BoolOp)


def main() -> None:
    """Print the score, and with `--show` each program, its question and what is wrong with it."""
    wish = argparse.ArgumentParser(description=__doc__)
    wish.add_argument("--programs", type=int, default=120)
    wish.add_argument("--seed", type=int, default=1)
    wish.add_argument("--show", action="store_true")
    told = wish.parse_args()
    levels = [level for level in builtin.pack().levels if helps(level)]
    faults: Counter[str] = Counter()
    mended: Counter[tuple[str, bool]] = Counter()
    seconds, asked = [], 0
    for each in spoilt(levels, told.programs, told.seed):
        before = process_time()
        search = Search(each.level, read_in(each.level, each.text).script, ())
        repair, found = search.repair, question(search, Wording(each.level, data.text("fr")))
        seconds.append(process_time() - before)
        mended[each.way, _mended(each, repair)] += 1
        wrong = [*_faults(each, found, repair)] if found and repair else []
        asked += found is not None
        faults.update(wrong)
        if told.show:
            print(_shown(each, found, repair, wrong))
    _print(mended, faults, asked, seconds)


def _print(mended: Counter[tuple[str, bool]], faults: Counter[str], asked: int, seconds: list[float]) -> None:
    ways = sorted({way for way, _ in mended})
    for way in (*ways, ""):
        those = {
            done: sum(n for (w, d), n in mended.items() if d == done and way in (w, ""))
            for done in (True, False)
        }
        print(f"mended within the known distance, {way or 'all'}: {those[True]} of {sum(those.values())}")
    print(f"questions: {asked}")
    for fault in FAULTS:
        print(f"  {fault}: {faults[fault]}")
    usual, rare = median(seconds) * 1000, quantiles(seconds, n=20)[-1] * 1000
    print(f"CPU of a question: {usual:.0f} ms, one in twenty {rare:.0f} ms")


def _mended(each: Spoilt, repair: Repair | None) -> bool:
    """Whether no more edits than spoilt a program make it win."""
    return bool(repair) and len(repair or ()) <= each.edits and wins(each.level, _text(each, repair))


def _text(each: Spoilt, repair: Repair | None) -> str:
    return python_text(each.level, repair.edits[-1].script, "fr").source if repair else ""


FAULTS = (
    "the right choice brings a name of ours",
    "the right choice does not run",
    "the right choice takes the level's concept away",
    "the right choice mixes types",
    "a wrong choice wins",
    "a wrong choice is one edit from the child's own win, the right one no nearer",
)


def _faults(each: Spoilt, found: Question, repair: Repair) -> Iterator[str]:
    right, *_ = texts = [
        python_text(each.level, choice.script, "fr").source
        for choice in (
            found.choices[found.right],
            *(c for n, c in enumerate(found.choices) if n != found.right),
        )
    ]
    if _foreign(each, right):
        yield FAULTS[0]
    if len(play_text(each.level, right).problems) > max(
        0, len(play_text(each.level, each.text).problems) - 1
    ):
        yield FAULTS[1]
    if _takes_away(each, right):
        yield FAULTS[2]
    if _mixes(right) and not _mixes(each.text):
        yield FAULTS[3]
    if any(wins(each.level, wrong) for wrong in texts[1:]):
        yield FAULTS[4]
    if len(repair) > 1 and {*near(each.winner)} & {ast.unparse(ast.parse(wrong)) for wrong in texts[1:]}:
        yield FAULTS[5]


def _foreign(each: Spoilt, right: str) -> bool:
    """Whether a name comes that is not the child's, who has all the names that such a program needs."""
    own, after = ast.dump(ast.parse(each.text)), names(ast.parse(right))
    child = {name for there in names(ast.parse(each.winner)).values() for name in there}
    new = {name for there in after.values() for name in there if f"'{name}'" not in own}
    return bool(new) and all(f"'{name}'" in own for name in child)


def _takes_away(each: Spoilt, right: str) -> bool:
    """Whether a loop, a question or a block of the child's goes of which the level's solution has more."""
    before, after, ours = (_concepts(text) for text in (each.text, right, each.level.solution))
    return any(after[name] < before[name] and after[name] < ours[name] for name in ours)


def _concepts(text: str) -> Counter[str]:
    found: Counter[str] = Counter()
    for node in ast.walk(ast.parse(text)):
        found["loop"] += isinstance(node, ast.For | ast.While)
        found["if"] += isinstance(node, ast.If)
        found["block"] += isinstance(node, ast.FunctionDef)
    return found


def _mixes(text: str) -> bool:
    """Whether a yes or no stands where a number is counted with, or a number where one is asked."""
    for node in ast.walk(ast.parse(text)):
        numbers: list[ast.expr] = []
        match node:
            case ast.AugAssign(value=value):
                numbers = [value]
            case ast.BinOp(left=left, right=right):
                numbers = [left, right]
            case ast.Compare(left=left, comparators=others):
                numbers = [left, *others]
            case ast.For(iter=ast.Call(args=many)):
                numbers = many
            case ast.While(test=test) | ast.If(test=test):
                if isinstance(test, ast.Constant | ast.BinOp):
                    return True
        if any(map(_yes_or_no, numbers)):
            return True
    return False


def _yes_or_no(value: ast.expr) -> bool:
    asked = isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id in YES_OR_NO
    refused = isinstance(value, ast.UnaryOp) and isinstance(value.op, ast.Not)
    return asked or refused or isinstance(value, NOT_A_NUMBER)


def _shown(each: Spoilt, found: Question | None, repair: Repair | None, wrong: list[str]) -> str:
    lines = [
        f"\n## {each.level.id}, {each.way}, {each.edits}, mended: {_mended(each, repair)} {wrong}",
        each.text,
    ]
    lines += [f"-- {len(repair) if repair is not None else None} edits"]
    if found:
        lines.append(found.words)
        lines += [f"{' *'[n == found.right]} {choice.words}" for n, choice in enumerate(found.choices)]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
