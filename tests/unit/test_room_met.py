"""What the group met on an evening, by misconception, on board and paper; what to begin with next time."""

import json
import re
from functools import cache
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mutated_packs import LEVEL
from room_driver import CAT, FIRST, FOX, OWL, PACK, STAIRS, A, B, C, event, part, told

from codeweek import data
from codeweek.room import met, record
from codeweek.room.checking import checked, next_win
from codeweek.room.child import Child
from codeweek.room.evening_summary import MOST, summary
from codeweek.room.evenings import day_of
from codeweek.room.keeping import DAY, EVENTS
from codeweek.room.plan import USUAL
from codeweek.room.room_json import Ran

TURNS = {"key": "say.wrong_count_loop", "say": "Compte", "won": False}
SIDE = {"key": "say.wrong_side", "say": "Tourne", "won": False}
OTHER = {"key": "say.created", "say": "?", "won": False}
NEXT = "04-la-ronde/06-le-rang-de-ballons"
LANGUAGES = data.languages()


def sits(room, machine, profile, level=STAIRS):
    room.join(machine, profile)
    goes(room, machine, profile, "open", level=level)


def goes(room, machine, profile, kind, level=STAIRS, **more):
    number = room.live.room.machine(machine).last + 1
    assert room.tell(machine, event(number, kind, [profile], level=level, **more)).status == 200


def fails(room, machine, profile, ran=TURNS, times=2, level=STAIRS):
    for _ in range(times):
        goes(room, machine, profile, "run", ran=ran, level=level)


def wins(room, machine, profile, level=STAIRS):
    goes(room, machine, profile, "win", stars=2, level=level)


def seen(room):
    return summary(room.live.room, room.now, cache(room.core.packs.order))


def paper(room, language="fr"):
    answer = room.get(f"met?language={language}", here=True)
    assert answer.status == 200
    return unescape(re.sub(r"<[^>]+>", " ", answer.body.decode().partition("<body>")[2])).replace(
        "\u00a0", " "
    )


def test_an_evening_with_no_child_says_so_and_tells_only_the_adult(room):
    assert seen(room) == {"day": day_of(room.now), "children": 0, "met": [], "next": None}
    assert "Personne n'a encore joué" in paper(room)
    assert room.get("board/met").status == room.get("met").status == 401


def test_a_child_alone_meets_what_failed_twice_alike_and_once_is_an_attempt(room):
    sits(room, A, OWL)
    began = room.now
    fails(room, A, OWL, times=1)
    assert seen(room)["met"] == []
    fails(room, A, OWL, times=1)
    fails(room, A, OWL, OTHER)
    found = seen(room)
    assert found["next"] == {"pack": PACK, "level": STAIRS, "children": 1, "sort": ""}
    assert found["met"] == [
        {
            "sort": "count",
            "profiles": [OWL],
            "since": began,
            "freed": 0,
            "asked": 0,
            "helped": 0,
            "question": "",
            "pack": PACK,
            "level": STAIRS,
            "then": {"pack": PACK, "level": NEXT},
        }
    ]


def test_the_question_that_freed_is_told_and_what_comes_next_is_not_won_by_any(room):
    for machine, profile in ((A, OWL), (B, FOX), (C, CAT)):
        sits(room, machine, profile)
        fails(room, machine, profile)
    wins(room, B, FOX, level=NEXT)
    goes(room, B, FOX, "open")
    room.act("coach", profile=OWL, question="Combien de tours ?")
    room.act("coach", profile=FOX, question="Et là ?")
    wins(room, A, OWL)
    fails(room, C, CAT, SIDE)
    found = seen(room)
    turns, side = found["met"]
    assert (turns["profiles"], turns["freed"]) == (sorted([OWL, FOX, CAT]), 1)
    assert (turns["asked"], turns["helped"], turns["question"]) == (2, 1, "Combien de tours ?")
    assert turns["then"]["level"] not in (STAIRS, NEXT)
    assert (side["sort"], side["profiles"], side["asked"]) == ("side", [CAT], 0)
    assert found["next"] == {"pack": PACK, "level": STAIRS, "children": 2, "sort": "count"}
    text = paper(room)
    for words in (
        "Le compte des tours",
        "3 enfants",
        "1 sur 3 a réussi depuis.",
        "Demandez : « Combien de tours ? »",
        "2 enfants sur 3 ont rencontré « Le compte des tours »",
        "4.5 L’escalier",
    ):
        assert words in text, words
    for name in ("Hibou", "owl", "Renard", "fox", "Chat rose"):
        assert name not in text


def test_a_question_is_about_what_the_child_met_last_then(room):
    sits(room, A, OWL)
    fails(room, A, OWL)
    room.now += 60
    fails(room, A, OWL, SIDE)
    room.now += 60
    room.act("coach", profile=OWL, question="De quel côté ?")
    room.now += 60
    fails(room, A, OWL)
    wins(room, A, OWL)
    asked = {each["sort"]: (each["asked"], each["helped"], each["question"]) for each in seen(room)["met"]}
    assert asked == {"count": (0, 0, ""), "side": (1, 1, "De quel côté ?")}


def test_nothing_of_an_evaluation_is_counted(room):
    room.act("plan", plan={**USUAL, "exam": True})
    sits(room, A, OWL)
    fails(room, A, OWL, times=5)
    found = seen(room)
    assert (found["children"], found["met"], found["next"]) == (1, [], None)
    room.act("plan", plan={**USUAL})
    fails(room, A, OWL)
    assert [each["sort"] for each in seen(room)["met"]] == ["count"]


def test_a_child_erased_amid_the_evening_leaves_nothing_of_it(room):
    sits(room, A, OWL)
    sits(room, B, FOX, level=FIRST)
    fails(room, A, OWL)
    room.act("coach", profile=OWL, question="Où ?")
    room.act("erase", profile=OWL)
    assert seen(room) == {
        "day": day_of(room.now),
        "children": 1,
        "met": [],
        "next": {"pack": PACK, "level": FIRST, "children": 1, "sort": ""},
    }
    assert OWL not in str([each.value for each in room.store.rows("child")])


def test_a_clock_put_back_a_day_tells_of_the_day_it_shows(room):
    room.now += 5 * DAY
    sits(room, A, OWL)
    fails(room, A, OWL)
    room.now -= DAY
    assert seen(room)["children"] == 0, "that evening is not yet, by this clock"
    fails(room, A, OWL)
    goes(room, A, OWL, "open")
    assert (seen(room)["day"], seen(room)["children"]) == (day_of(room.now), 1)
    room.now += DAY
    assert [each["freed"] for each in seen(room)["met"]] == [0]


def test_who_put_all_away_sees_the_evening_and_the_next_one_begins_anew(room):
    sits(room, A, OWL)
    fails(room, A, OWL)
    room.act("tidy")
    assert len(seen(room)["met"]) == 1
    room.now += 7 * DAY
    assert len(seen(room)["met"]) == 1, "the last evening, as long as nobody came"
    sits(room, B, FOX, level=FIRST)
    assert seen(room)["met"] == []
    room.now += EVENTS * DAY
    room.live.ages()
    assert room.live.room.child(OWL).met == ()


def test_five_misconceptions_at_most_those_that_most_met_first(room):
    sits(room, A, OWL)
    sits(room, B, FOX)
    for keys in met.MISCONCEPTIONS.values():
        fails(room, A, OWL, {**TURNS, "key": keys[0]})
    fails(room, B, FOX, SIDE)
    sorts = [each["sort"] for each in seen(room)["met"]]
    assert (len(sorts), sorts[0]) == (MOST, "side")


def test_a_win_that_is_lost_when_played_again_freed_nobody(room):
    sits(room, A, OWL)
    fails(room, A, OWL)
    goes(room, A, OWL, "win", stars=2, part=part(STAIRS, stars=2))
    assert [each["freed"] for each in seen(room)["met"]] == [1]
    win = next_win(room.live.room)
    assert win
    room.live.set(checked(room.live.room, win, None, lost=True))
    assert [each["freed"] for each in seen(room)["met"]] == [0]


def test_the_board_says_what_the_paper_says_and_alone_knows_who(room):
    sits(room, A, OWL)
    fails(room, A, OWL)
    status, board = told(room.get("board/met?language=fr", here=True))
    (card,) = board["met"]
    assert (status, board["children"], card.pop("profiles")) == (200, 1, [OWL])
    assert card["name"] == "Le compte des tours"
    text = " ".join(paper(room).split())
    for line in (board["title"], board["says"], board["next"], *card.values()):
        assert " ".join(line.replace("\u202f", " ").split()) in text.replace("\u202f", " "), line


def test_a_level_of_a_pack_is_named_with_the_pack_and_has_no_number_of_the_course(room):
    level = "mon niveau.yaml"
    pack = room.core.packs.add(level, LEVEL.encode(), data.text("fr"))
    id = room.core.packs.order(pack["key"])[0]
    room.join(A, OWL)
    goes(room, A, OWL, "open", level=id, pack=pack["key"])
    words = told(room.get("board/met?language=fr", here=True))[1]
    title = data.text("fr").pick(room.core.packs.level(pack["key"], id).title)
    named = title if title == pack["title"] else f"{title} ({pack['title']})"
    assert f"commencez par {named}" in words["next"].replace("\u00a0", " ")


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_misconception_has_its_sentences_and_each_of_its_keys_is_a_sentence(language):
    text = data.text(language)
    for sort, keys in met.MISCONCEPTIONS.items():
        for each in ("name", "says", "asks"):
            assert text.own(f"room.after.met.{sort}.{each}")
        assert all(text.own(key) for key in keys), keys
    assert len(met.SORT_OF) == sum(map(len, met.MISCONCEPTIONS.values())), "a key has one sort"


keys = st.sampled_from(["say.wrong_side", "run.endless", "x"])
steps = st.tuples(st.sampled_from(["run", "win"]), keys, st.sampled_from([FIRST, STAIRS]))


@given(st.lists(steps, max_size=60))
def test_what_is_met_is_what_failed_alike_and_comes_back_from_its_record(told):
    mets: met.Mets = ()
    last, same, most = None, 0, {}
    for at, (kind, key, level) in enumerate(told):
        if kind == "win":
            mets, last = met.won(mets, PACK, level), None
            continue
        same, last = (same + 1 if (key, level) == last else 1), (key, level)
        ran: Ran = {"key": key, "say": "", "won": False}
        mets = met.failed(mets, event(1, "run", [OWL], level=level), ran, same, float(at))
        most[last] = max(most.get(last, 0), same)
    assert {(each.key, each.level) for each in mets} == {each for each, n in most.items() if n >= met.ALIKE}
    child = Child(OWL, met=mets)
    assert record.read(Child, record.written(child)) == child
    old = {name: value for name, value in json.loads(record.written(child)).items() if name != "met"}
    assert record.read(Child, json.dumps(old)).met == ()
