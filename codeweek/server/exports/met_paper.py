"""What the group met on an evening and what to begin with next time, in words and on paper."""

from collections.abc import Iterator
from datetime import date, datetime
from html import escape

from codeweek.progress.course import SHIPPED
from codeweek.report.html import page, written
from codeweek.room.evening_summary import EveningMet, MetSeen
from codeweek.room.evenings import day_of
from codeweek.room.room_json import EveningSummary, MisconceptionMet
from codeweek.server.exports.day_results import place_of
from codeweek.server.rooms.pack_store import PackStore
from codeweek.text import Text

STYLE = (__package__, "met.css")


def met_paper(summary: EveningSummary, text: Text) -> str:
    """The sheet, which names no child; a sentence when nobody was there, or nothing was met."""
    next = f'<p class="next">{escape(summary["next"])}</p>\n' if summary["next"] else ""
    met = "".join(f"<section>{_section(each)}</section>\n" for each in summary["met"])
    body = f"<h1>{escape(summary['title'])}</h1>\n<p>{escape(summary['says'])}</p>\n{next}{met}"
    return page(summary["title"], STYLE, body, text)


def _section(met: MisconceptionMet) -> str:
    lines = (met["says"], met["facts"], met["ask"], met["after"])
    return f"<h2>{escape(met['name'])}</h2>" + "".join(f"<p>{escape(line)}</p>" for line in lines)


def worded(evening: EveningMet, shelf: PackStore, text: Text) -> EveningSummary:
    """What was met, in sentences: those of the board and of the paper."""
    return _Words(evening, shelf, text).summary()


class _Words:
    def __init__(self, evening: EveningMet, shelf: PackStore, text: Text) -> None:
        self._evening, self._shelf, self._text = evening, shelf, text

    def _say(self, key: str, **slots: str | int) -> str:
        return self._text(f"room.after.met.{key}", **slots)

    def summary(self) -> EveningSummary:
        n, met = self._evening["children"], self._evening["met"]
        nothing = self._say("none") if n else self._text("room.after.nobody")
        return {
            "title": self._say("title", date=self._date(self._evening["day"])),
            "children": n,
            "says": self._say("how", n=n) if met else nothing,
            "next": self._next(),
            "met": [self._met(each) for each in met],
        }

    def _next(self) -> str:
        next = self._evening["next"]
        if next is None:
            return ""
        level, n, all = self._level(next["pack"], next["level"]), next["children"], self._evening["children"]
        if next["sort"]:
            return self._say("next_met", level=level, n=n, all=all, name=self._say(f"{next['sort']}.name"))
        return self._say("next", level=level, n=n, all=all)

    def _met(self, met: MetSeen) -> MisconceptionMet:
        sort, n = met["sort"], len(met["profiles"])
        level = self._level(met["pack"], met["level"])
        facts = (self._say("children", n=n), self._since(met["since"]), self._say("level", level=level))
        return {
            "name": self._say(f"{sort}.name"),
            "says": self._say(f"{sort}.says"),
            "facts": " · ".join(facts),
            "ask": self._say("ask", question=met["question"] or self._say(f"{sort}.asks")),
            "after": " ".join(self._after(met, n)),
            "profiles": met["profiles"],
        }

    def _after(self, met: MetSeen, n: int) -> Iterator[str]:
        yield self._say("freed", n=met["freed"], all=n) if met["freed"] else self._say("freed_none")
        if met["asked"]:
            yield self._say("asked", n=met["asked"], helped=met["helped"])
        if then := met["then"]:
            yield self._say("then", level=self._level(then["pack"], then["level"]))

    def _since(self, at: float) -> str:
        if day_of(at) == self._evening["day"]:
            return self._say("since", time=f"{datetime.fromtimestamp(at):%H:%M}")
        return self._say("since_day", day=self._date(day_of(at)))

    def _date(self, day: str) -> str:
        return written(date.fromisoformat(day), self._text)

    def _level(self, pack: str, level: str) -> str:
        place, there = place_of(self._shelf, (pack, level, False)), self._shelf.pack(pack)
        if there is None or pack == SHIPPED:
            return place.label(self._text)
        own, title = self._text.pick(there.title), place.title(self._text)
        return own if own == title else f"{title} ({own})"
