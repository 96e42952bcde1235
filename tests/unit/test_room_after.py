"""What the adult asks of the server's core: a child seen, packs put in, a session opened, what is left."""

import asyncio
import io
import json
import time
import zipfile

import pytest
from mutated_packs import LEVEL
from room_driver import FIRST, FOX, OWL, PACK, STAIRS, A, B, event, opened, part, told

from codeweek import data
from codeweek.blocks.blockly import save
from codeweek.levels.programs import catalogue_of, read_in
from codeweek.play import builtin
from codeweek.server.keeping.room_store import StoreError
from codeweek.server.requests.session_plan import written
from codeweek.server.rooms.core_work import Core, confirm, confirm_one

FRENCH, ENGLISH = data.text("fr"), data.text("en")
WORD = "mot-secret-de-zoe"
ADULTS = [
    ("GET", f"board/child/{OWL}"),
    ("GET", "course"),
    ("POST", "packs"),
    ("POST", "plan"),
    ("POST", "plan/file"),
    ("GET", "session.zip"),
    ("GET", "session.csv"),
    ("GET", "slips"),
    ("GET", "family"),
]


def program(source, id=STAIRS):
    level = builtin.level(id)
    return save(read_in(level, source).script, catalogue_of(level))


RIGHT = program(builtin.level(STAIRS).solution)


def won(n, stars=3, blocks=RIGHT, profiles=(OWL,)):
    ran = {"key": "say.success", "say": "Bravo", "won": True}
    return event(n, "win", profiles, STAIRS, ran=ran, stars=stars, part=part(STAIRS, blocks, stars))


@pytest.fixture
def room(tmp_path):
    with opened(tmp_path) as found:
        found.join(A, OWL)
        yield found


@pytest.mark.parametrize(("method", "path"), ADULTS)
def test_a_child_who_asks_is_refused_and_nothing_is_put_in(room, method, path):
    answer = room.get(path) if method == "GET" else room.post(path, LEVEL.encode())
    assert told(answer) == (401, {"why": "adult"})
    assert not room.core.packs.kept


@pytest.mark.parametrize(("language", "python"), [("fr", "avancer()"), ("en", "move()")])
def test_a_child_is_seen_with_its_program_and_what_the_core_says_of_it(room, language, python):
    blocks = program("avancer()")
    room.tell(A, event(1, level=STAIRS, part=part(STAIRS, blocks)))
    status, seen = told(room.get(f"board/child/{OWL}?language={language}", here=True))
    assert (status, seen["python"].strip(), seen["note"]) == (200, python, "")
    assert (seen["again"]["won"], bool(seen["again"]["say"])) == (False, True)
    assert seen["title"] == data.text(language).pick(builtin.level(STAIRS).title)
    assert seen["row"]["profile"] == OWL


@pytest.mark.parametrize("blocks", [{"blocks": 3}, {"x": [1]}, {"blocks": {"blocks": [{"type": "<b>"}]}}])
def test_a_program_that_cannot_be_read_is_told_in_a_sentence_and_not_passed_on(room, blocks):
    room.tell(A, event(1, level=STAIRS, part=part(STAIRS, blocks)))
    status, seen = told(room.get(f"board/child/{OWL}", here=True))
    assert status == 200
    assert seen["program"] is None or "<b>" not in json.dumps(seen["program"])
    assert seen["note"] or not seen["python"]


@pytest.mark.parametrize("profile", [FOX, "nobody", "../owl-green", "owl-green/x"])
def test_a_child_who_is_not_there_is_not_found(room, profile):
    assert room.get(f"board/child/{profile}", here=True).status == 404


def test_the_levels_to_choose_from_are_those_of_the_course_and_of_the_packs(room):
    room.post("packs?name=x.yaml", LEVEL.encode(), here=True)
    status, found = told(room.get("course", here=True, accept_language="en-GB,en;q=0.9,fr;q=0.5"))
    assert (status, [each["title"] for each in found]) == (200, [ENGLISH.pick(builtin.pack().title), "Trial"])


def test_a_pack_put_in_by_the_adult_goes_to_any_machine(room):
    status, added = told(room.post("packs?name=x.yaml", LEVEL.encode(), here=True))
    assert (status, added["title"], added["problems"]) == (200, "Essai", [])
    answer = room.get(f"packs/{added['sum']}.zip")
    assert (answer.status, answer.headers["Content-Type"], len(answer.body)) == (
        200,
        "application/zip",
        added["size"],
    )
    assert zipfile.ZipFile(io.BytesIO(answer.body)).namelist() == ["x.yaml"]


@pytest.mark.parametrize("sum", ["0" * 64, "..%2froom.db", "x"])
def test_a_pack_that_is_not_there_is_not_found(room, sum):
    assert room.get(f"packs/{sum}.zip").status == 404


@pytest.mark.parametrize(("path", "content"), [("packs", b"PK nothing"), ("packs?name=a.yaml", b"title: [")])
def test_a_file_that_is_no_pack_is_told_why_in_sentences(room, path, content):
    status, found = told(room.post(path, content, here=True))
    assert status == 400
    assert found["why"] == " ".join(found["problems"]) != ""


def test_a_file_that_is_another_thing_is_told_to_be_no_pack_and_no_line_of_it_is_named(room):
    status, found = told(room.post("packs?name=courses.odt", b"bonjour", here=True))
    assert (status, len(found["problems"])) == (400, 1)
    assert ".zip" in found["why"]
    assert "niveau" not in found["why"].split("(.zip)")[0]


def test_a_text_that_may_be_a_level_is_told_of_by_its_own_name(room):
    status, found = told(room.post("packs?name=courses.txt", b"bonjour", here=True))
    assert (status, found["why"].split(":")[0]) == (400, "courses.txt")


def test_a_level_in_a_text_file_goes_to_the_machines_as_a_level(room):
    status, added = told(room.post("packs?name=x.txt", LEVEL.encode(), here=True))
    assert (status, added["title"]) == (200, "Essai")
    answer = room.get(f"packs/{added['sum']}.zip")
    assert zipfile.ZipFile(io.BytesIO(answer.body)).namelist() == ["x.yaml"]


@pytest.mark.parametrize(("size", "status"), [(20_000_000, 400), (20_000_001, 413)])
def test_a_pack_may_have_twenty_million_bytes(room, size, status):
    assert room.post("packs", b"PK" + bytes(size - 2), here=True).status == status


def test_a_disk_that_is_full_is_told(room, monkeypatch):
    def refuses(_path, _content):
        raise OSError

    monkeypatch.setattr("codeweek.server.rooms.pack_store.save", refuses)
    assert told(room.post("packs?name=x.yaml", LEVEL.encode(), here=True)) == (507, {"why": "disk"})


def test_a_session_is_kept_in_a_file_and_opened_again(room):
    added = json.loads(room.post("packs?name=x.yaml", LEVEL.encode(), here=True).body)
    pack = {name: added[name] for name in ("key", "title", "sum", "size")}
    level = {"pack": pack["key"], "level": "x"}
    plan = {
        "title": "Mardi",
        "levels": [level],
        "packs": [pack],
        "hints": True,
        "solutions": False,
        "exam": False,
    }
    answer = room.post("plan/file", plan, here=True)
    assert answer.status == 200
    room.core.packs.clear()
    assert told(room.post("plan", answer.body, here=True)) == (200, {"plan": plan, "missing": []})
    assert room.get(f"packs/{pack['sum']}.zip").status == 200
    assert room.act("plan", plan=plan).status == 200
    assert room.orders(A)["plan"] == plan


def test_a_wrong_file_is_no_session_and_a_wrong_plan_no_file(room):
    assert told(room.post("plan", b"{}", here=True))[1]["why"] == FRENCH("room.after.no_session")
    answer = room.post("plan?language=en", b"{}", here=True)
    assert told(answer)[1]["why"] == ENGLISH("room.after.no_session")
    assert told(room.post("plan/file", {"levels": 3}, here=True)) == (400, {"why": "plan"})
    assert written(room.live.room.lead.plan, room.core.packs)


@pytest.mark.parametrize(
    ("path", "kind", "name"),
    [
        ("session.zip", "application/zip", "seance-1970-01-12.zip"),
        ("session.csv", "text/csv; charset=utf-8", "resultats-1970-01-12.csv"),
    ],
)
def test_what_is_left_of_the_evening_is_a_file_with_its_date(room, path, kind, name):
    room.tell(A, won(1))
    answer = room.get(f"{path}?language=fr", here=True)
    assert (answer.status, answer.headers["Content-Type"]) == (200, kind)
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    assert (b"Hibou vert" in answer.body) == path.endswith("csv")


@pytest.mark.parametrize("what", ["slips", "family"])
def test_what_is_printed_is_a_page_in_the_language_of_the_board(room, what):
    french, english = (room.get(f"{what}?language={each}", here=True) for each in ("fr", "en"))
    assert french.headers["Content-Type"].startswith("text/html")
    assert "Hibou vert" in french.body.decode()
    assert "Green owl" in english.body.decode()


def confirmed(room, replay):
    return asyncio.run(confirm_one(room.live, Core(room.core.packs, replay)))


def test_a_win_is_played_again_and_then_checked_on_the_board(room, replay):
    room.tell(A, won(1))
    assert not room.row(OWL)["checked"]
    assert confirmed(room, replay)
    assert room.row(OWL)["checked"]
    assert not confirmed(room, replay)


@pytest.mark.parametrize("source", ["avancer()", "while True:\n    avancer()\n    pivoter_gauche()"])
def test_a_win_that_was_played_again_and_lost_has_no_star_on_the_board(room, replay, source):
    room.act("goal", stars=40)
    room.tell(A, won(1, 3, program(source)))
    assert (room.row(OWL)["stars"], room.board()["goal"]["now"]) == (3, 3)
    assert confirmed(room, replay)
    row = room.row(OWL)
    assert (row["stars"], row["wins"], row["lost"], row["status"]) == (0, 0, 1, "ran")
    assert room.board()["goal"]["now"] == 0
    assert not confirmed(room, replay)


def test_a_win_that_cannot_be_played_again_stays_as_it_was_told(room, replay):
    room.tell(A, won(1, 1, {"blocks": 3}))
    assert confirmed(room, replay)
    row = room.row(OWL)
    assert (row["checked"], row["stars"], row["lost"]) == (False, 1, 0)
    assert not confirmed(room, replay)


def test_a_win_on_a_level_that_is_not_here_stays_as_it_was_told(room, replay):
    there = {"pack": "maison", "level": "99-unknown/1"}
    assert room.tell(A, {**won(1), **there, "part": part("99-unknown/1", RIGHT)}).status == 200
    assert confirmed(room, replay)
    assert not room.row(OWL)["checked"]


def test_a_disk_that_refuses_stops_no_win_from_being_played(room, replay, monkeypatch):
    def refuses(_change):
        raise StoreError("full")

    room.tell(A, won(1))
    with monkeypatch.context() as full:
        full.setattr(room.store, "keep", refuses)
        assert confirmed(room, replay)
    assert room.row(OWL)["checked"]


def test_rooms_that_share_a_worker_wait_for_it_in_no_thread(room):
    busy, most = [], []

    class Slow:
        turn = asyncio.Lock()

        def played(self, *_what):
            busy.append(1)
            most.append(len(busy))
            time.sleep(0.02)
            busy.pop()

    async def many():
        core = Core(room.core.packs, Slow())
        await asyncio.gather(*(confirm_one(room.live, core) for _ in range(5)))

    room.tell(A, won(1))
    asyncio.run(many())
    assert max(most) == 1


def test_wins_are_played_while_the_room_is_open(room, replay):
    room.tell(A, won(1))

    async def open_for_a_while():
        task = asyncio.create_task(confirm(room.live, Core(room.core.packs, replay)))
        end = time.monotonic() + 20
        while not room.live.room.child(OWL).results[PACK, STAIRS, False].checked and time.monotonic() < end:
            await asyncio.sleep(0.02)
        task.cancel()

    asyncio.run(open_for_a_while())
    assert room.row(OWL)["checked"]


def test_a_note_that_a_machine_hides_in_a_program_does_not_go_to_the_projector(room):
    blocks = program("avancer()")
    blocks["blocks"]["blocks"][0]["next"]["block"]["icons"] = {"comment": {"text": WORD}}
    room.tell(A, event(1, level=STAIRS, part=part(STAIRS, blocks)))
    assert room.act("show", profiles=[OWL]).status == 200
    (shown,) = room.board()["shown"]
    assert WORD not in json.dumps(shown)
    assert shown["program"] == program("avancer()")


@pytest.mark.parametrize(
    ("level", "blocks"), [(STAIRS, {"blocks": 3}), ("99-unknown/1", program("avancer()"))]
)
def test_a_program_that_the_core_cannot_read_is_not_shown(room, level, blocks):
    room.tell(A, event(1, level=level, part=part(level, blocks)))
    assert told(room.act("show", profiles=[OWL])) == (400, {"why": "profiles"})
    assert room.board()["shown"] == []


def test_of_a_child_erased_for_good_no_word_is_left_on_the_disk(tmp_path):
    def kept():
        return b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())

    with opened(tmp_path) as room:
        room.join(A, OWL, mark="1" * 32)
        room.join(B, FOX)
        room.tell(
            A,
            event(
                1, level=FIRST, part=part(FIRST, {"word": WORD}), ran={"key": "x", "say": WORD, "won": False}
            ),
        )
        room.act("show", profiles=[OWL])
        assert WORD.encode() in kept()
        room.act("erase", profile=OWL)
        assert WORD.encode() not in kept()
        assert room.get(f"board/child/{OWL}", here=True).status == 404
        assert "Hibou" not in room.get("session.csv", here=True).body.decode()
        assert "Hibou" not in room.get("slips", here=True).body.decode()
        assert [(each["mark"], each["profile"]) for each in room.orders(A)["erase"]] == [("1" * 32, "")]
        assert room.orders(B)["erase"] == []
        assert [each["profile"] for each in room.board()["rows"]] == [FOX]
    assert WORD.encode() not in kept()
    assert OWL.encode() not in kept()


def test_a_machine_that_was_forgotten_is_not_there_after_a_new_start(tmp_path):
    with opened(tmp_path) as room:
        room.join(A, OWL)
        room.act("tidy")
        room.now += 31 * 24 * 3600
        room.live.ages()
        assert not room.live.room.machines
    with opened(tmp_path) as room:
        assert not room.live.room.machines
        assert [*room.live.room.children] == [OWL]
