"""What a machine invents: a win that its program does not win, a file of stars that nobody has earned."""

import asyncio
import csv
import io
import json
import zipfile
from html import unescape

import pytest
from evaluated_class import own
from room_driver import FIRST, FOX, OWL, PACK, STAIRS, A, B, event, part, told

from codeweek import data
from codeweek.blocks.blockly import save
from codeweek.levels.programs import catalogue_of, read_in, read_only
from codeweek.play import builtin, predict
from codeweek.play.inquiry import inquires
from codeweek.progress.transfer.transfer_content import ANIMALS
from codeweek.room.claims import MOST
from codeweek.server.rooms.core_work import Core, confirm_one
from codeweek.server.rooms.program_replay import Played, play_again

FRENCH = data.text("fr")
COURSE = [level.id for level in builtin.pack().levels]


def program(level, source=""):
    there = builtin.level(level)
    return save(read_in(there, source or there.solution).script, catalogue_of(there))


FORESEEN, WITNESS = "01-la-fusee/06b-encore", "15-l-agence/03-le-temoin-trop-sur"  # E1, and map 2
RIGHT, WRONG = program(STAIRS), program(STAIRS, "avancer()")


@pytest.fixture
def played(room, replay):
    """Plays all again that there is to play."""

    def play():
        while asyncio.run(confirm_one(room.live, Core(room.core.packs, replay))):
            pass

    room.join(A, OWL)
    return play


def won(n, blocks, level=STAIRS, stars=3):
    return event(n, "win", level=level, stars=stars, part=part(level, blocks, stars, saved=n + 1))


def file(programs=None, levels=(STAIRS,), stars=3):
    course = {
        "version": 1,
        "stars": dict.fromkeys(levels, stars),
        "programs": programs or {},
        "saved": dict.fromkeys(programs or {}, 5),
        "alone": [*levels],
        "medals": [*levels],
    }
    return {"version": 2, "profile": OWL, "courses": {PACK: course}, "settings": {}}


def hand_in(room, file):
    answer = room.post("file", {"machine": A, "profile": OWL, "file": file})
    assert answer.status == 200
    room.now += 10
    return json.loads(answer.body)["file"]


def table(room):
    """The rows of what is left of the evening."""
    text = room.get("session.csv?language=fr", here=True).body.decode("utf-8-sig")
    head, *rows = csv.reader(io.StringIO(text), delimiter=";")
    return [dict(zip(head, each, strict=True)) for each in rows]


def page(room, what):
    found = room.get(f"{what}?language=fr", here=True).body.decode()
    return unescape(found).replace("\u00a0", " ")


def marks(room):
    """How many items have a level that the evaluation counts as won."""
    return room.get("evaluation.csv?language=fr", here=True).body.decode("utf-8-sig").count("niveau réussi")


def stars_in_zip(room):
    with zipfile.ZipFile(io.BytesIO(room.get("session.zip?language=fr", here=True).body)) as there:
        (name,) = (each for each in there.namelist() if each.endswith("owl-green.json"))
        course = json.loads(there.read(name))["courses"].get(PACK, {})
    return course.get("stars", {}), course.get("medals", [])


def test_a_forged_win_has_no_star_on_board_table_diploma_file_nor_evaluation(room, played):
    room.tell(A, won(1, WRONG))
    played()
    row = room.row(OWL)
    assert (row["stars"], row["wins"], row["lost"]) == (0, 0, 1)
    (line,) = table(room)
    told_of = [line[name].replace("\u00a0", " ") for name in ("Réussi", "Étoiles", "Contrôle")]
    assert told_of == ["non", "0", "rejoué par la salle : ne gagne pas"]
    assert "A joué avec codeweek." in page(room, "family")
    assert FRENCH("room.after.family.elsewhere", n=1) not in page(room, "family")
    assert stars_in_zip(room) == ({}, [])
    assert marks(room) == 0


@pytest.mark.parametrize(
    ("kind", "stars", "there"), [("build", 3, {}), ("win", 0, {}), ("win", 1, {STAIRS: 1})]
)
def test_only_a_win_brings_stars_into_the_file_and_no_more_than_it_tells(room, kind, stars, there):
    room.join(A, OWL)
    room.tell(A, event(1, kind, level=STAIRS, stars=stars, part=part(STAIRS, WRONG, 3)))
    assert told(room.join(A, OWL))[1]["file"]["courses"][PACK]["stars"] == there


def test_a_win_that_its_program_wins_counts_everywhere(room, played):
    room.tell(A, won(1, RIGHT))
    assert marks(room) == 0, "until it is played again"
    assert FRENCH("evaluation.unplayed", n=1).replace("\u00a0", " ") in page(room, "evaluation")
    played()
    assert room.row(OWL)["stars"] == 3
    assert table(room)[0]["Contrôle"] == FRENCH("room.after.checked")
    assert "A réussi 1 défi avec codeweek : 3 étoiles." in page(room, "family")
    assert stars_in_zip(room)[0] == {STAIRS: 3}
    assert marks(room) > 0
    assert FRENCH("evaluation.unplayed", n=1).replace("\u00a0", " ") not in page(room, "evaluation")


def test_a_win_that_cannot_be_played_is_told_as_it_was_but_no_evaluation_counts_it(room, played):
    room.tell(A, won(1, {"blocks": 3}))
    played()
    assert room.row(OWL)["stars"] == 3
    assert table(room)[0]["Contrôle"] == FRENCH("room.after.told")
    assert marks(room) == 0


@pytest.mark.parametrize("mode", ["run", "make"])
def test_what_is_only_told_counts_in_no_evaluation_and_what_is_only_run_is_not_said_to_be_told(
    room, played, mode
):
    level = next(level.id for level in builtin.pack().levels if level.mode == mode)
    room.tell(A, event(1, "win", level=level, stars=3, part={"version": 1, "stars": {level: 3}}))
    played()
    assert marks(room) == 0
    assert (FRENCH("evaluation.unplayed", n=1).replace("\u00a0", " ") in page(room, "evaluation")) == (
        mode == "make"
    )


@pytest.mark.parametrize(
    ("level", "guess", "stars", "state"),
    [
        (FORESEEN, {"choice": 3}, 3, "checked"),
        (FORESEEN, {"foreseen": "E1"}, 3, "checked"),
        (FORESEEN, {"foreseen": "B1"}, 1, "checked"),
        (FORESEEN, {"choice": 99}, 1, "checked"),
        (FORESEEN, None, 3, "told"),
        (WITNESS, {"choice": 1}, 3, "checked"),
        (WITNESS, {"choice": 0}, 0, "lost"),
        (WITNESS, {"foreseen": "x"}, 3, "told"),
        (WITNESS, None, 3, "told"),
    ],
)
def test_a_win_by_an_answer_counts_once_the_answer_was_judged_again(room, played, level, guess, stars, state):
    told_of = {"guess": guess} if guess else {}
    room.tell(A, event(1, "win", level=level, stars=3, part={"version": 1, "stars": {level: 3}}, **told_of))
    assert (marks(room), table(room)[0]["Contrôle"]) == (0, FRENCH("room.after.told"))
    played()
    assert (row := room.row(OWL))["stars"] == stars
    assert row["lost"] == (state == "lost")
    assert table(room)[0]["Contrôle"].replace("\u00a0", " ") == FRENCH(f"room.after.{state}").replace(
        "\u00a0", " "
    )
    assert (marks(room) > 0) == (state == "checked")


ASKED = [level for level in builtin.pack().levels if level.predict and read_only(level)]


@pytest.mark.parametrize("level", ASKED, ids=lambda level: level.id)
def test_of_the_answers_to_a_question_of_the_course_one_is_worth_three_stars(level):
    offered = range(len(predict.ballot(level, FRENCH)))
    found = [play_again(level, None, "fr", {"choice": number}).stars for number in offered]
    assert found.count(3) == 1
    assert {*found} - {3} == {None if inquires(level) else 1}
    assert play_again(level, None, "fr") == Played(None, None)


EXERCISES = [level for level in builtin.pack().levels if level.parts]


@pytest.mark.parametrize("level", EXERCISES, ids=lambda level: level.id)
def test_an_answer_to_nothing_shows_no_exercise_to_be_won(level):
    """The answers of its parts are not told: its own program wins whatever they were."""
    assert play_again(level, None, "fr", {"choice": 0}) == Played(None, None)


@pytest.mark.parametrize(
    "guess", [{}, {"choice": -1}, {"choice": True}, {"choice": 1, "foreseen": 2}, {"foreseen": [1]}, "E1"]
)
def test_an_answer_of_another_shape_is_refused_by_its_name(room, guess):
    room.join(A, OWL)
    answer = room.tell(A, event(1, "win", level=FORESEEN, stars=3, guess=guess))
    assert told(answer)[1]["refused"] == [{"n": 1, "why": "guess"}]


@pytest.mark.parametrize("programs", [{}, {STAIRS: WRONG}, {STAIRS: {"blocks": 3}}])
def test_a_forged_file_has_no_star_on_board_table_diploma_nor_evaluation(room, played, programs):
    for each in range(2):
        hand_in(room, file(programs, [*COURSE[:30], STAIRS]))
        assert room.row(OWL)["stars"] == 0, each
        assert "A joué avec codeweek." in page(room, "family")
        played()
    assert room.row(OWL)["stars"] == 0
    assert table(room) == []
    there = page(room, "family")
    assert "A joué avec codeweek." in there
    assert 'class="medals"' not in there
    assert FRENCH("room.after.family.elsewhere", n=31).replace("\u00a0", " ") in there
    assert marks(room) == 0


def test_a_file_of_what_a_child_did_at_home_counts_once_its_programs_were_played(room, played):
    hand_in(room, file({STAIRS: RIGHT}))
    assert "A joué avec codeweek." in page(room, "family")
    played()
    assert "A réussi 1 défi avec codeweek : 3 étoiles." in page(room, "family")


def test_a_program_that_wins_is_played_when_it_comes_after_one_that_did_not(room, played):
    for programs in ({STAIRS: WRONG}, {STAIRS: RIGHT}):
        found = file(programs)
        found["courses"][PACK]["saved"] = {STAIRS: 5 + (programs[STAIRS] is RIGHT)}
        hand_in(room, found)
        played()
    assert "A réussi 1 défi avec codeweek : 3 étoiles." in page(room, "family")


def test_a_win_that_lost_does_not_come_back_by_the_machines_whole_file(room, played):
    room.tell(A, won(1, WRONG))
    played()
    brought = hand_in(room, file({STAIRS: WRONG}))
    assert brought["courses"][PACK]["stars"] == {}
    played()
    assert told(room.join(A, OWL, file({STAIRS: WRONG})))[1]["file"]["courses"][PACK]["stars"] == {}
    assert stars_in_zip(room) == ({}, [])
    assert room.row(OWL)["stars"] == 0


def test_what_the_room_has_seen_stays_whatever_a_file_says(room, played):
    room.tell(A, won(1, RIGHT, stars=2))
    played()
    hand_in(room, file({STAIRS: WRONG}, stars=3))
    played()
    assert "A réussi 1 défi avec codeweek : 2 étoiles." in page(room, "family")


def test_what_a_child_brings_when_it_sits_down_is_a_file_too(room, played):
    room.join(B, FOX, file({}, COURSE[:5]))
    played()
    assert FRENCH("room.after.family.elsewhere", n=5).replace("\u00a0", " ") in page(room, "family")


def test_there_is_room_for_a_claim_of_each_level_of_a_course():
    assert 2 * len(COURSE) < MOST


@pytest.mark.parametrize(("levels", "kept"), [(40, 40), (41, 40)])
def test_a_file_of_more_levels_than_any_course_has_fills_nothing(monkeypatch, room, played, levels, kept):
    monkeypatch.setattr("codeweek.room.claims.MOST", 40)
    hand_in(room, file({}, [f"level-{n}" for n in range(levels)]))
    child = room.live.room.child(OWL)
    assert len(child.claims) == kept
    assert len(room.live.files.of(OWL)["courses"][PACK]["stars"]) == kept
    played()


def test_of_an_erased_child_no_claim_is_left(room, played):
    hand_in(room, file({}, COURSE[:5]))
    room.act("erase", profile=OWL)
    played()
    assert OWL not in room.live.room.children


def test_children_whom_one_machine_has_invented_are_erased_together_and_nobody_else(room):
    invented = [f"{animal}-pink" for animal in ANIMALS[:6]]
    for profile in invented:
        assert room.join(A, profile).status == 200
    room.join(B, FOX)
    moved = invented[-1]
    room.act("tidy")
    room.act("untidy")
    assert room.join(B, moved).status == 403
    (asker,) = room.row(moved)["asking"]
    room.act("allow", profile=moved, number=asker["number"])
    assert room.join(B, moved).status == 200
    room.tell(B, event(1, "win", [moved], FIRST, stars=1))
    there = json.loads(room.get(f"board/child/{invented[0]}", here=True).body)["brought"]
    assert there == sorted(invented[1:-1]), "not who has played elsewhere"
    assert json.loads(room.get(f"board/child/{moved}", here=True).body)["brought"] == []
    assert told(room.act("erase", profile=invented[0], others="all")) == (400, {"why": "others"})
    left = invented[1]
    others = [each for each in (*there, FOX, moved, "nobody") if each != left]
    assert room.act("erase", profile=invented[0], others=others).status == 200
    assert {*room.live.room.children} == {FOX, moved, left}


SOLO = "04-la-ronde/09-les-terrasses"
THREE = (STAIRS, "04-la-ronde/06-le-rang-de-ballons", SOLO)


def states(room, profile):
    """What a child is said to have reached of repeating."""
    head, *rows = csv.reader(
        io.StringIO(room.get("evaluation.csv?language=fr", here=True).body.decode("utf-8-sig")), delimiter=";"
    )
    place = next(n for n, item in enumerate(head) if item.startswith("C3.1"))
    name = {OWL: "Hibou vert", FOX: "Renard bleu"}[profile]
    return next(row[place].partition(" (")[0] for row in rows if row[0] == name)


@pytest.mark.parametrize(
    ("later", "ago", "state"), [(0, 0, "commencé seul"), (0, 2, "commencé seul"), (2, 0, "atteint")]
)
def test_the_days_of_an_evaluation_are_those_of_the_server_whatever_a_machine_says(
    room, played, later, ago, state
):
    for n, level in enumerate(THREE, 1):
        room.tell(A, {**won(n, own(OWL, builtin.level(level)), level), "ago": ago * 86_400 * (n < 3)})
        room.now += later * 86_400 * (n == 2)
    assert states(room, OWL) == "vu"
    played()
    assert states(room, OWL) == state


def test_a_win_that_was_only_told_brings_no_day_to_one_that_is_played_again(room, played):
    room.tell(A, won(1, {"blocks": 3}, THREE[0]))  # which cannot be played
    room.now += 86_400
    for n, level in enumerate(THREE, 2):
        room.tell(A, won(n, own(OWL, builtin.level(level)), level))
    played()
    assert states(room, OWL) == "commencé seul"


def test_what_two_won_at_one_machine_neither_did_alone(room, played):
    room.join(A, FOX)
    room.tell(A, {**won(1, RIGHT), "profiles": [OWL, FOX]})
    played()
    assert (states(room, OWL), states(room, FOX)) == ("fait avec aide", "fait avec aide")


def test_who_tells_the_program_of_another_child_on_a_later_day_did_not_do_it_alone(room, played):
    program = own(OWL, builtin.level(STAIRS))
    room.tell(A, won(1, program))
    room.now += 86_400
    room.join(B, FOX)
    room.tell(B, {**won(1, program), "profiles": [FOX]})
    played()
    assert (states(room, OWL), states(room, FOX)) == ("commencé seul", "fait avec aide")


def test_the_table_of_an_evaluation_is_given_as_a_sheet_of_an_office_and_as_nothing_that_there_is_not(room):
    answer = room.get("evaluation.ods?language=fr", here=True)
    assert answer.body[30:38] == b"mimetype"
    assert room.get("evaluation.xls", here=True).status == 404
    assert room.get("evaluation.ods").status == 401


@pytest.mark.parametrize(("days", "there"), [(1, True), (29.9, True), (30.1, False)])
def test_an_evaluation_is_of_all_the_days_that_a_room_keeps_and_the_table_of_the_last_one(
    room, played, days, there
):
    room.tell(A, won(1, RIGHT))
    played()
    room.now += days * 86_400
    room.join(B, FOX)
    room.tell(B, {**won(1, own(FOX, builtin.level(STAIRS))), "profiles": [FOX]})
    evaluation = room.get("evaluation.csv?language=fr", here=True).body.decode("utf-8-sig")
    assert ("Hibou vert" in evaluation, "Renard bleu" in evaluation) == (there, True)
    assert [next(iter(row.values())) for row in table(room)] == ["Renard bleu"]
