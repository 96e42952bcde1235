"""The reward of a win: stars, the medal for a short program, and the sentences that explain them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from codeweek.diagnostic import Diagnostic
from codeweek.levels.level import WATCHED, Level
from codeweek.levels.programs import in_text
from codeweek.play.judge import Verdict


@dataclass(frozen=True)
class Length:
    """The blocks of a program, its cost (where it is cheaper without its functions), and the best known."""

    blocks: int
    cost: int
    best: int


def stars(holds: bool, alone: bool) -> int:
    """The stars of a win: ★ won; ★★ it holds on other maps too; ★★★ and was found without being shown."""
    return 1 if not holds else 3 if alone else 2


def worth(level: Level, verdict: Verdict, length: Length, alone: bool, tried: bool) -> Verdict:
    """Add stars and medal to a win; before it was `tried` on other maps, further stars are only `hoped`."""
    if not verdict.won or level.mode in (*WATCHED, "create"):
        return replace(verdict, hoped=verdict.stars)
    medal = level.limit is not None and length.cost <= _aim(level, length)
    facts = tuple(_facts(level, length, alone))
    return replace(verdict, stars=stars(tried, alone), hoped=stars(True, alone), medal=medal, facts=facts)


def _aim(level: Level, length: Length) -> int:
    """The block limit for the medal; never below the shortest known program."""
    return max(level.limit or 0, length.best)


def _facts(level: Level, length: Length, alone: bool) -> Iterator[Diagnostic]:
    if not alone:
        yield _told("again")
    if in_text(level):  # how short it is is not the question
        return
    if (diagnostic := _short(level, length)) is not None:
        yield diagnostic
    elif level.limit is not None and length.cost > _aim(level, length):
        yield _told("challenge", n=length.blocks, best=_aim(level, length))


def _short(level: Level, length: Length) -> Diagnostic | None:
    """The sentence for a program as short as the best known, or shorter; None for a longer one."""
    if length.cost > length.best or (level.proved is not None and length.cost > level.proved):
        return None
    if length.cost < length.blocks:
        return _told("own", cost=length.cost)
    if level.proved is not None:
        return _told("proved", n=length.blocks)
    return _told("record" if length.cost < length.best else "known", n=length.blocks)


def _told(name: str, **slots: object) -> Diagnostic:
    return Diagnostic(f"ui.win.{name}", slots, severity="note")
