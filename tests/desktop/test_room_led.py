"""The window in a room follows what the adult wants, until it is over."""

from datetime import date

import pygame
import pytest
from member_driver import FIRST, OWL
from page_driver import FOX, PACK

from codeweek import data
from codeweek.app import child_profiles
from codeweek.app.child_profiles import DAYS
from codeweek.app.journey import SHIPPED
from codeweek.desktop.pages.map import MapPage
from codeweek.desktop.pages.profiles import ProfilesPage
from codeweek.desktop.room.overlay import Change, Eyes
from codeweek.levels import programs
from codeweek.play import predict

BUILT = PACK.chapters[1].levels[3]  # a level to build
TWO = {"pack": SHIPPED, "level": BUILT.id}
NEXT = {"pack": SHIPPED, "level": PACK.chapters[3].levels[2].id}
PLAN = {"title": "Deux niveaux", "levels": [TWO, NEXT], "packs": [], "hints": True, "solutions": True}


def test_under_eyes_on_me_every_key_waits_and_nothing_of_the_level_changes(member, room):
    page = member.sits().plays()
    room.act("pause", on=True)
    member.waits(lambda: isinstance(member.app.page, Eyes))
    for key in (pygame.K_ESCAPE, pygame.K_RETURN, pygame.K_F5):
        member.key(key)
    assert isinstance(member.app.page, Eyes)
    assert not page.film.traces
    room.act("pause", on=False)
    member.waits(lambda: member.app.page is page)


def test_a_word_a_timer_and_a_goal_stand_at_the_foot_of_every_page_until_they_are_over(member, room):
    page = member.sits().plays()
    room.act("say", text="On range !")
    room.act("goal", stars=30)
    room.act("timer", minutes=5)
    member.waits(lambda: member.app.room.turns is not None)
    high = member.app.screen.foot
    assert high == member.app.banner.height() > 0
    assert page.panels.layout.player.bottom <= member.app.screen.rect.bottom
    member.app.room.turns = member.app.room.turns.at(member.app.room.turns.ends - 0.1)
    member.app.room._clock = member.app.room.turns.ends - 0.1
    member.waits(lambda: isinstance(member.app.page, Change))
    member.key(pygame.K_RETURN)
    assert member.app.page is page
    member.tap(member.app.screen.foot_rect.midtop)
    assert member.app.screen.foot < high, "the sentence was read"
    room.act("say", text="Encore un mot")
    member.waits(lambda: member.app.screen.foot == high)
    room.act("say", text="")
    room.act("goal", stars=0)
    room.act("timer", minutes=0)
    member.waits(lambda: member.app.screen.foot == 0)


def facts(member):
    return [words for _sign, words in member.app.banner._facts()]


def test_what_comes_in_a_minute_is_told_at_the_foot_and_who_wins_meanwhile_is_not_interrupted(member, room):
    page = member.sits().plays()
    room.act("goal", stars=30)
    member.waits(lambda: member.app.room.orders["goal"])
    high, drawn = member.app.screen.foot, page.panels.layout
    room.act("soon", then={"act": "pause", "on": True})
    member.waits(lambda: member.app.room.soon)
    assert facts(member) == ["Dans une minute : tout le monde regarde l'adulte."]
    assert (member.app.page, member.app.screen.foot, page.panels.layout) == (page, high, drawn)
    member.wins()
    assert member.app.overlay is None
    member.app.room._due = member.app.room._clock + 29
    assert facts(member) == ["Dans un instant : tout le monde regarde l'adulte."]
    member.app.room._due = member.app.room._clock
    assert "sur 30 ensemble" in facts(member)[0]
    room.act("at_once")
    member.waits(lambda: isinstance(member.app.page, Eyes))
    room.act("pause", on=False)
    member.waits(lambda: member.app.overlay is None)


def test_a_hint_that_is_sent_opens_on_its_level_once(member, room):
    member.sits().plays()
    room.act("send", profile="fox-blue", pack=SHIPPED, level=BUILT.id, rung=2)
    member.waits(lambda: member.name == "Dialog")
    member.press("answer", "go")
    assert member.page.level.id == BUILT.id
    assert member.page.session.hints.told == 2
    member.app.room.leave()
    member.app.room.enter_again()
    member.waits(lambda: member.app.room.orders["sent"])
    assert member.name == "LevelPage"


def test_a_vote_is_answered_on_its_level_and_runs_when_it_is_over(member, room):
    level = next(each for each in PACK.levels if each.predict and each.predict.choices)
    member.sits()
    room.act("vote", pack=SHIPPED, level=level.id, choices=len(level.predict.choices))
    member.waits(lambda: member.name == "LevelPage")
    page = member.page
    assert page.level.id == level.id
    member.press("answer", 1)
    member.key(pygame.K_F5)
    assert not page.film.traces
    member.waits(lambda: room.ask("api/board")["vote"]["voters"] == 1)
    room.act("close_vote")
    member.waits(lambda: not member.app.room.orders["vote"]["open"])
    assert "B\u00a0: 1" in member.app.banner._vote().replace(" :", "\u00a0:")
    room.act("end_vote")
    member.waits(lambda: member.app.room.orders["vote"] is None)
    member.key(pygame.K_F5)
    assert page.film.traces


def test_where_a_cell_is_touched_a_vote_offers_answers_and_without_one_the_cell_is_touched_again(
    member, room
):
    level = next(each for each in PACK.levels if predict.is_made(each))
    member.sits()
    room.act("vote", pack=SHIPPED, level=level.id, choices=4)
    member.waits(lambda: member.name == "LevelPage")
    page = member.page
    assert page.guess.how == "choice"
    assert [each.value for each in page.leaves() if each.action == "answer"] == [0, 1, 2, 3]
    room.act("end_vote")
    member.waits(lambda: member.app.room.orders["vote"] is None)
    assert page.guess.how == "cell"
    assert not [each for each in page.leaves() if each.action == "answer"]
    room.act("vote", pack=SHIPPED, level=level.id, choices=4)
    member.waits(lambda: member.app.room.orders["vote"])
    member.press("answer", 3)
    room.act("close_vote")
    member.waits(lambda: not member.app.room.orders["vote"]["open"])
    member.key(pygame.K_F5)
    member.until(lambda: page.film.ended and page.film.told)
    assert page.film.verdict.stars == 3, "what was voted is what was foreseen"


def test_the_session_of_today_closes_what_is_not_of_it_and_leads_through_what_is(member, room):
    page = member.sits().plays()
    room.act("plan", plan={**PLAN, "hints": False, "solutions": False})
    member.waits(lambda: member.app.room.orders["plan"]["levels"])
    assert page not in member.app.pages
    member.key(pygame.K_ESCAPE)
    assert isinstance(member.page, MapPage)
    opens = [level.id for level in PACK.levels if member.page.journey.is_open(level)]
    assert opens == [TWO["level"], NEXT["level"]]
    page = member.plays()
    assert page.level.id == TWO["level"]
    assert not [widget for widget in page.leaves() if widget.action == "hint"]
    page.put(programs.solution(BUILT).script)
    member.wins()
    member.press("answer", "next")
    assert member.page.level.id == NEXT["level"]
    room.act("plan", plan={})
    member.waits(lambda: not member.app.room.orders["plan"]["levels"])
    assert [widget for widget in member.page.leaves() if widget.action == "hint"]


def test_the_packs_of_today_come_by_themselves(member, room):
    packed = room.puts((data.folder("levels") / f"{FIRST}.yaml").read_bytes())
    room.act("plan", plan={**PLAN, "levels": [], "packs": [packed]})
    member.waits(lambda: packed["key"] in member.app.library.keys)
    assert member.app.library.pack(packed["key"]).levels[0].id


def test_a_pack_of_which_all_is_closed_today_has_no_place_on_the_map(member, room):
    packed = room.puts((data.folder("levels") / f"{FIRST}.yaml").read_bytes())
    room.act("plan", plan={**PLAN, "levels": [], "packs": [packed]})
    member.waits(lambda: packed["key"] in member.app.library.keys)
    member.sits()
    member.page.relayout()
    shown = lambda: [each.value for each in member.page.leaves() if each.action == "pack"]  # noqa: E731
    assert shown() == [SHIPPED, packed["key"]]
    room.act("plan", plan={**PLAN, "packs": [packed]})
    member.waits(lambda: member.app.room.orders["plan"]["levels"])
    member.page.relayout()
    assert shown() == []
    room.act("plan", plan={**PLAN, "levels": [{"pack": packed["key"], "level": FIRST}], "packs": [packed]})
    member.waits(lambda: member.app.room.orders["plan"]["levels"][0]["pack"] != SHIPPED)
    member.page.relayout()
    assert shown() == [SHIPPED, packed["key"]]  # the course is where the child is


@pytest.fixture
def impatient(monkeypatch):
    """Windows that look for their server often, from the first."""
    monkeypatch.setattr("codeweek.desktop.room.room_client.LOOK_EVERY", 0.2)
    monkeypatch.setattr("codeweek.desktop.room.room_client.WAITS", (0.2,))
    monkeypatch.setattr("codeweek.desktop.room.room_member.ALONE", 1.0)


@pytest.mark.usefixtures("impatient")
def test_a_server_that_is_gone_for_long_holds_nobody_under_eyes_on_me(member, room):
    page = member.sits().plays()
    room.act("pause", on=True)
    member.waits(lambda: isinstance(member.app.page, Eyes))
    room.stop()
    member.waits(lambda: member.app.page is page, 20.0)
    back = room.again()
    try:
        member.waits(lambda: isinstance(member.app.page, Eyes), 20.0)
    finally:
        back.stop()


def test_to_tidy_puts_the_children_away_once_and_to_erase_forgets_one(member, room):
    member.sits().plays()
    member.wins()
    member.waits(lambda: room.row("fox-blue")["wins"])
    room.act("tidy")
    member.waits(lambda: child_profiles.away(member.store, date.today()) == {FOX: DAYS})
    assert isinstance(member.page, ProfilesPage)
    member.sits(OWL)
    room.act("say", text="Le même ordre encore une fois")
    member.waits(lambda: member.app.room.orders["say"])
    assert isinstance(member.page, MapPage)
    member.waits(lambda: "owl-green" in member.app.room.machine.marks)
    room.act("erase", profile="owl-green")
    member.waits(lambda: isinstance(member.page, ProfilesPage))
    assert "owl-green" not in member.app.room.machine.marks
    assert OWL.name not in member.store.names("children")
    assert FOX.name in member.store.names("children")


def test_what_is_the_adults_in_a_room_opens_by_the_multiplication_and_asks_for_no_code(member, room):
    member.sits()
    page = member.page
    member.press("adult")
    member.press("answer", "open")
    for figure in room.ask("api/adult")["code"]:
        member.press("key", figure)
    member.press("answer", "give")
    assert not page.journey.progress.unlocked
    member.pass_gate()
    assert page.journey.progress.unlocked
