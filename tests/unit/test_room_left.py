"""What is left of an evening: a table for a spreadsheet, a zip with a page to read, slips to cut out."""

import csv
import io
import re
import zipfile
from datetime import datetime, timedelta
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mutated_packs import LEVEL

from codeweek import data
from codeweek.blocks.blockly import save
from codeweek.levels.programs import catalogue_of, read_in
from codeweek.play import builtin
from codeweek.progress.course import SHIPPED
from codeweek.progress.progress import Progress
from codeweek.progress.transfer import childfile, transfer_code
from codeweek.progress.transfer.transfer_content import SETTINGS, VERSION, course
from codeweek.room.adult_acts import act
from codeweek.room.hearing import hear, seat
from codeweek.room.plan import USUAL
from codeweek.room.room import Room
from codeweek.server.exports.day_results import all_days, last_day
from codeweek.server.exports.evening_report import COLUMNS, bundle, table
from codeweek.server.exports.family_sheets import CROWD, MANY, slips
from codeweek.server.rooms.pack_store import PackStore
from codeweek.server.rooms.program_replay import Replay

FRENCH, ENGLISH = data.text("fr"), data.text("en")
OWL, FOX = "owl-green", "fox-blue"
HERE, THERE = "a" * 32, "b" * 32
STAIRS, FLOWER = "04-la-ronde/05-l-escalier", "05-la-tortue-geometre/10-mon-dessin"
NOON = datetime(2026, 11, 27, 12).timestamp()
NASTY = '<script>alert(1)</script> " &'
LOST = {"key": "run.wall", "say": "Aïe", "won": False}


def put(shelf, name, content):
    return shelf.add(name, content, FRENCH)


@pytest.fixture
def shelf(tmp_path):
    return PackStore(tmp_path)


@pytest.fixture(scope="module")
def replay():
    worker = Replay()
    yield worker
    worker.close()


def program(id, source=""):
    level = builtin.level(id)
    return save(read_in(level, source or level.solution).script, catalogue_of(level))


def told(room, profile, level, kind="win", at=NOON, pack=SHIPPED, machine=HERE, **more):
    base = {"n": room.machine(machine).last + 1, "profiles": [profile], "pack": pack, "level": level}
    return hear(room, machine, {**base, "kind": kind, **({"stars": 2} if kind == "win" else {}), **more}, at)


def sitting(*profiles):
    room = Room("here")
    for machine, profile in zip((HERE, THERE), profiles, strict=False):
        room, _ = seat(room, machine, profile, NOON)
    return room


def file(*levels, stars=3, **programs):
    progress = Progress(
        stars=dict.fromkeys(levels, stars), programs=programs, last=levels[-1] if levels else ""
    )
    return {"version": 2, "profile": OWL, "courses": {SHIPPED: progress.to_json()}, "settings": {}}


def rows(room, shelf, text=FRENCH, now=NOON + 60):
    found = table(last_day(room, shelf, now), shelf, text).decode("utf-8-sig")
    lines = csv.reader(io.StringIO(found), delimiter=";" if text is FRENCH else ",")
    head, *others = lines
    assert head == [text(f"room.after.table.{name}") for name in COLUMNS]
    return [dict(zip(COLUMNS, each, strict=True)) for each in others]


def test_a_row_of_the_table_tells_what_a_child_did_on_a_level(shelf):
    room = act(sitting(OWL), "sticker", {"profile": OWL, "number": 7}, NOON)
    room = told(room, OWL, STAIRS, "run", ran=LOST)
    room = told(room, OWL, STAIRS, "hint", hints=2)
    room = told(told(room, OWL, STAIRS), OWL, "", "leave")
    (row,) = rows(room, shelf)
    assert row == {
        "animal": "Hibou vert",
        "machine": "7",
        "exam": "non",
        "pack": "",
        "chapter": "4",
        "level": "5",
        "title": FRENCH.pick(builtin.level(STAIRS).title),
        "won": "oui",
        "stars": "2",
        "tries": "1",
        "hints": "2",
        "help": "avec aide",
        "both": "",
        "checked": "annoncé par la machine",
        "day": "2026-11-27",
        "time": "12:00",
    }
    assert rows(room, shelf, ENGLISH)[0]["animal"] == "Green owl"


def test_an_evaluation_has_rows_of_its_own_that_say_so(shelf):
    room = told(sitting(OWL), OWL, STAIRS, stars=3)
    room = act(room, "plan", {"plan": {**USUAL, "exam": True}}, NOON + 10)
    room = told(room, OWL, STAIRS, at=NOON + 20, stars=1)
    assert [(row["exam"], row["stars"], row["help"]) for row in rows(room, shelf)] == [
        ("non", "3", "sans aide"),
        ("oui", "1", "sans aide"),
    ]


def test_the_table_has_neither_machines_nor_anything_that_a_child_wrote(shelf):
    room = told(
        sitting(OWL), OWL, STAIRS, part={"programs": {STAIRS: {"word": NASTY}}}, ran={**LOST, "say": NASTY}
    )
    found = table(last_day(room, shelf, NOON), shelf, FRENCH).decode()
    assert HERE not in found
    assert "alert" not in found
    assert OWL not in found


@given(st.sampled_from("=+-@＝＋－＠\t\r\n ;,\"'") | st.text(max_size=3), st.text(max_size=6))
def test_no_cell_is_a_formula_whatever_a_machine_calls_a_level(tmp_path_factory, first, rest):
    shelf = PackStore(tmp_path_factory.mktemp("any"))
    room = told(sitting(OWL), OWL, f"{first}{rest}1", pack=f"{first}x{rest}")
    for row in rows(room, shelf):
        for name, cell in row.items():
            assert not cell.startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r"))
            assert "\n" not in cell
            assert name != "stars" or cell == "2"


def test_a_pack_is_named_by_its_title_which_is_no_formula_either(shelf):
    pack = put(shelf, "x.yaml", LEVEL.replace("{fr: Essai, en: Trial}", "'=1+1'").encode())
    room = told(sitting(OWL), OWL, shelf.pack(pack["key"]).levels[0].id, pack=pack["key"])
    (row,) = rows(room, shelf)
    assert (row["pack"], row["title"], row["level"]) == ("'=1+1", "'=1+1", "1")


MIDNIGHT = datetime(2026, 11, 27)


@pytest.mark.parametrize(("at", "there"), [(MIDNIGHT - timedelta(seconds=1), False), (MIDNIGHT, True)])
def test_the_last_day_begins_at_midnight(shelf, at, there):
    room = told(sitting(FOX), FOX, STAIRS)
    room, _ = seat(room, THERE, OWL, at.timestamp())
    room = told(room, OWL, STAIRS, at=at.timestamp(), machine=THERE)
    day = last_day(room, shelf, NOON + 60)
    assert (OWL in day.profiles) == there
    assert FOX in day.profiles
    assert {each.profile for each in day.done} == {*day.profiles}


def test_the_next_morning_the_day_is_still_that_of_the_evening(shelf):
    day = last_day(told(sitting(OWL), OWL, STAIRS), shelf, NOON + 20 * 3600)
    assert (day.date, day.profiles) == (MIDNIGHT, (OWL,))


def test_children_who_were_put_away_after_the_evening_are_in_it_and_erased_ones_are_not(shelf):
    room = act(told(sitting(OWL, FOX), OWL, STAIRS), "tidy", {}, NOON + 60)
    assert last_day(room, shelf, NOON + 120).profiles == (FOX, OWL)
    room = act(room, "erase", {"profile": OWL}, NOON + 60)
    assert last_day(room, shelf, NOON + 120).profiles == (FOX,)


def unzipped(room, shelf, replay, files, text=FRENCH):
    day, days = last_day(room, shelf, NOON + 60), all_days(room, shelf, NOON + 60)
    found = bundle(day, days, files, shelf, replay, text)
    with zipfile.ZipFile(io.BytesIO(found)) as archive:
        assert archive.testzip() is None
        assert {each.date_time[:3] for each in archive.infolist()} == {(2026, 11, 27)}
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_zip_has_the_programs_the_pictures_and_the_file_of_each_child(shelf, replay):
    room = told(told(sitting(OWL), OWL, STAIRS), OWL, FLOWER)
    there = file(STAIRS, FLOWER, **{STAIRS: program(STAIRS), FLOWER: program(FLOWER)})
    found = unzipped(room, shelf, replay, lambda _profile: there)
    assert sorted(found) == [
        "seance-2026-11-27/evaluation.csv",
        "seance-2026-11-27/evaluation.html",
        "seance-2026-11-27/evaluation.ods",
        "seance-2026-11-27/hibou-vert/04-05-l-escalier.py",
        "seance-2026-11-27/hibou-vert/05-10-mon-dessin-1.svg",
        "seance-2026-11-27/hibou-vert/05-10-mon-dessin.py",
        "seance-2026-11-27/hibou-vert/codeweek-owl-green.json",
        "seance-2026-11-27/index.html",
        "seance-2026-11-27/resultats.csv",
    ]
    python = found["seance-2026-11-27/hibou-vert/04-05-l-escalier.py"].decode()
    level = builtin.level(STAIRS)
    own = read_in(level, python.partition("\n")[2]).script
    assert own.blocks == read_in(level, level.solution).script.blocks
    brought = childfile.read(found["seance-2026-11-27/hibou-vert/codeweek-owl-green.json"].decode(), "")
    assert brought.courses[SHIPPED].stars == {STAIRS: 3, FLOWER: 3}
    assert brought.courses[SHIPPED].programs == there["courses"][SHIPPED]["programs"]
    assert found["seance-2026-11-27/hibou-vert/05-10-mon-dessin-1.svg"].startswith(b"<svg")


class Reading(HTMLParser):
    """What a browser would make of a page: its elements, the words in it."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.attributes, self.words = [], set(), []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data):
        self.words.append(data)


def test_a_word_that_a_child_wrote_is_a_word_on_the_page(shelf, replay):
    level = builtin.level(STAIRS)
    there = file(STAIRS, **{STAIRS: program(STAIRS, f"# {NASTY}\navancer()")})
    room = told(told(sitting(OWL), OWL, STAIRS), OWL, NASTY, pack=NASTY)
    index = unzipped(room, shelf, replay, lambda _profile: there)["seance-2026-11-27/index.html"].decode()
    page = Reading(index)
    assert "script" not in page.tags
    assert not [name for name in page.attributes if name.startswith("on")]
    assert sum(NASTY in each for each in page.words) == 2
    assert FRENCH.pick(level.title) in index


BROKEN = {"courses": {SHIPPED: {"programs": {STAIRS: {"blocks": 5}}}}}


@pytest.mark.parametrize("strange", [{}, {"courses": 3}, BROKEN])
def test_a_file_that_cannot_be_read_is_in_the_zip_as_it_is(shelf, replay, strange):
    found = unzipped(told(sitting(OWL), OWL, STAIRS), shelf, replay, lambda _profile: strange)
    assert not [name for name in found if name.endswith(".py")]
    assert any(name.endswith(".json") for name in found)


def test_a_name_that_a_machine_gives_to_a_level_leads_nowhere_in_the_zip(shelf, replay):
    room = told(sitting(OWL), OWL, "../../../etc/passwd", pack="..")
    there = file(**{"../../../etc/passwd": {"blocks": {}}})
    for name in unzipped(room, shelf, replay, lambda _profile: there):
        assert re.fullmatch(r"seance-2026-11-27/([a-z-]+/)?[a-z0-9.-]+", name)
        assert ".." not in name


def slip_words(page):
    return [re.findall(r"<li>(.*?)</li>", each) for each in page.split("<article>")[1:]]


@pytest.mark.parametrize(("text", "language"), [(FRENCH, "fr"), (ENGLISH, "en")])
def test_the_words_of_a_slip_give_the_child_its_stars_back(shelf, text, language):
    there = file(*course(VERSION).ids[:17], stars=2) | {"settings": {"theme": "night", "zoom": 1.3}}
    page = slips(last_day(sitting(OWL), shelf, NOON), lambda _profile: there, text)
    (words,) = slip_words(page)
    carried = transfer_code.read(" ".join(map(unescape, words)), language)
    assert (carried.profile, carried.progress.stars) == (OWL, dict.fromkeys(course(VERSION).ids[:17], 2))
    assert carried.settings["theme"] == "night"


@pytest.mark.parametrize(("children", "sheets"), [(1, 1), (8, 1), (9, 2)])
def test_eight_slips_go_on_a_sheet(shelf, children, sheets):
    room = Room("here")
    for number in range(children):
        colour = ("blue", "green", "yellow", "orange", "pink", "purple")[number % 6]
        profile = f"{('owl', 'fox')[number // 6]}-{colour}"
        room, _ = seat(room, f"{number:032x}", profile, NOON)
    page = slips(last_day(room, shelf, NOON), lambda _profile: {}, FRENCH)
    assert page.count("<section>") == sheets
    assert page.count("<article>") == children


def test_many_words_are_smaller_so_that_all_are_on_the_slip(shelf):
    ids = course(VERSION).ids
    settings = {name: values[-1] for name, (_, values) in SETTINGS.items()}
    told = {id: 1 + (number * number) % 3 for number, id in enumerate(ids) if number % 7}
    many = file() | {"settings": settings}
    many["courses"][SHIPPED] = Progress(stars=told, last=ids[3]).to_json()
    page = slips(last_day(sitting(OWL), shelf, NOON), lambda _profile: many, FRENCH)
    (words,) = slip_words(page)
    size = "crowd" if len(words) > CROWD else "many" if len(words) > MANY else ""
    assert len(words) > MANY
    assert f'<ol class="{size}">' in page


def test_nobody_has_played_is_said_in_a_sentence(shelf, replay):
    day = last_day(Room("here"), shelf, NOON)
    assert FRENCH("room.after.nobody") in unescape(slips(day, lambda _profile: {}, FRENCH))
    found = unzipped(Room("here"), shelf, replay, lambda _profile: {})
    (index,) = (text.decode() for name, text in found.items() if name.endswith("index.html"))
    assert FRENCH("room.after.nobody") in unescape(index)
