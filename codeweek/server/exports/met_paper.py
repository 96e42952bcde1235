"""What the group met on an evening and what to begin with next time, on paper: it names no child."""

from collections.abc import Iterator
from datetime import date, datetime
from html import escape

from codeweek.report.html import page, written
from codeweek.room.evenings import day_of
from codeweek.room.room_json import EveningMet, MetSeen
from codeweek.server.exports.day_results import place_of
from codeweek.server.rooms.pack_store import PackStore
from codeweek.text import Text

STYLE = (__package__, "met.css")


def met_paper(evening: EveningMet, shelf: PackStore, text: Text) -> str:
    """The sheet; a sentence when nobody was there, or nothing was met."""
    say = _Said(shelf, text)
    title = say("paper", date=written(date.fromisoformat(evening["day"]), text))
    next = f'<p class="next">{escape(say.next(evening))}</p>\n' if evening["next"] else ""
    met = "".join(f"<section>{''.join(say.met(each, evening['day']))}</section>\n" for each in evening["met"])
    none = text("room.after.nobody") if not evening["children"] else say("none")
    told = say("how", n=evening["children"]) if met else none
    body = f"<h1>{escape(title)}</h1>\n<p>{escape(told)}</p>\n{next}{met}"
    return page(title, STYLE, body, text)


class _Said:
    """The sentences that the board has too."""

    def __init__(self, shelf: PackStore, text: Text) -> None:
        self._shelf, self._text = shelf, text

    def __call__(self, key: str, **slots: str | int) -> str:
        return self._text(f"room.board.met.{key}", **slots)

    def next(self, evening: EveningMet) -> str:
        """What to begin with next time."""
        next = evening["next"]
        if next is None:
            return ""
        level, n, all = self._level(next["pack"], next["level"]), next["children"], evening["children"]
        if next["sort"]:
            return self("next_met", level=level, n=n, all=all, name=self(f"{next['sort']}.name"))
        return self("next", level=level, n=n, all=all)

    def met(self, met: MetSeen, day: str) -> Iterator[str]:
        """One misconception, in lines of HTML."""
        sort, n = met["sort"], len(met["profiles"])
        yield f"<h2>{escape(self(f'{sort}.name'))}</h2>"
        yield f"<p>{escape(self(f'{sort}.says'))}</p>"
        level = self._level(met["pack"], met["level"])
        facts = [self("children", n=n), self._since(met["since"], day), self("level", level=level)]
        yield f"<p>{escape(' · '.join(facts))}</p>"
        yield f"<p>{escape(self('ask', question=met['question'] or self(f'{sort}.asks')))}</p>"
        yield f"<p>{escape(' '.join(self._freed(met, n)))}</p>"

    def _freed(self, met: MetSeen, n: int) -> Iterator[str]:
        yield self("freed", n=met["freed"], all=n) if met["freed"] else self("freed_none")
        if met["asked"]:
            yield self("asked", n=met["asked"], helped=met["helped"])
        if then := met["then"]:
            yield self("then", level=self._level(then["pack"], then["level"]))

    def _since(self, at: float, day: str) -> str:
        if day_of(at) == day:
            return self("since", time=f"{datetime.fromtimestamp(at):%H:%M}")
        return self("since_day", day=written(date.fromisoformat(day_of(at)), self._text))

    def _level(self, pack: str, level: str) -> str:
        place = place_of(self._shelf, (pack, level, False))
        return " ".join(each for each in (place.figure, place.title(self._text)) if each)
