"""Small rules that the window and the page both have say the same: on real plays, and on anything."""

import json
from dataclasses import replace
from itertools import product
from types import SimpleNamespace

import door_requests as requests
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from codeweek import data
from codeweek.app import run_view
from codeweek.app.film_scenes import FilmScenes
from codeweek.app.motion import Moment, posed, sprites_at, swapping
from codeweek.app.run_view import heard_of_tick
from codeweek.blocks import blockly
from codeweek.blocks.read import read
from codeweek.desktop.pages import problem_report
from codeweek.desktop.painting import plain_theme
from codeweek.desktop.painting.fonts import _SPACES as GAPS
from codeweek.levels import programs
from codeweek.packs.story.story_types import THINGS as WORN
from codeweek.play import builtin, life, session
from codeweek.play.feedback.level_voice import MARK, parts
from codeweek.play.film import Film
from codeweek.play.life import InTurn
from codeweek.play.rider import Rider, aboard
from codeweek.progress import course, exercise, numbered, story_progress
from codeweek.progress import map_way as ways
from codeweek.progress.progress import Progress
from codeweek.progress.transfer.transfer_content import ANIMALS
from codeweek.progress.who import TINTS
from codeweek.scene import FACES, HERO, Image, Scene, Sprite
from codeweek.web_api import describe, serialize
from codeweek.web_api.api import PageApi

CHAPTERS = builtin.pack().chapters
EXERCISES = [level for level in builtin.pack().levels if level.parts]
AWAY = "avancer()\navancer()\n" + "pivoter_gauche()\n" * 3
LAPS = f"{AWAY}for _ in range(9):\n    for _ in range(4):\n        avancer()\n        pivoter_gauche()\n"
FEW = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def near(value):
    """A value where a hundredth of a cell is nothing."""
    if isinstance(value, dict):
        return {key: near(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [near(each) for each in value]
    return pytest.approx(value, abs=0.01) if type(value) in (int, float) else value


def seen_and_heard(level, script, trail="", worn=""):
    """Of every step of every map: both pictures of it, the way there, its sound and its block.

    `trail` and `worn`: what the child wears.
    """
    playback = session.play(level, script, "fr")
    film = Film(level, 4.0)
    film.take(playback)
    stage, found = FilmScenes(film, trail), []
    for map, trace in enumerate(playback.traces):
        film.head.show(map)
        steps = []
        for index in range(len(trace) + 1):
            film.head.seek(index)
            moments = [stage.moment(None, None, True, eyes) for eyes in (False, True)]
            seen = [
                {**serialize.moving(each.after), "trail": serialize.shapes(each.trail)} for each in moments
            ]
            block = film.step.block if film.step else None
            steps.append({"seen": seen, "sound": run_view.sound(stage, script, worn), "block": block})
        found.append(steps)
    return found


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda chapter: chapter.folder)
def test_every_step_of_a_solution_is_seen_and_heard_alike_whatever_is_worn(page, chapter):
    door, number = PageApi(), CHAPTERS.index(chapter)
    trail, worn = (["", *WORN[kind]] for kind in ("trail", "sound"))
    trail, worn = trail[number % len(trail)], worn[number % len(worn)]
    for level in (chapter.levels[0], chapter.levels[-1]):
        script = programs.solution(level).script
        asked = {"level": level.id, "script": describe.dressed(level, script), "wears": worn}
        played = json.loads(door.handle(requests.asked("play", language="fr", **asked)))
        told = describe.level(level, data.text("fr"))
        answer = page("film", {"level": told, "played": played, "leaves": trail})
        assert answer == near(seen_and_heard(level, script, trail, worn))


def test_the_way_of_a_long_walk_is_as_long_in_both(page):
    door = PageApi()
    opened = json.loads(door.handle(requests.asked("open", name="tout.yaml", text=requests.FREE)))
    level = door.packs.opened[opened["pack"]["key"]].levels[0]
    script = read(programs.catalogue_of(level), LAPS).script
    asked = {"pack": opened["pack"]["key"], "level": level.id, "script": blockly.save(script)}
    played = json.loads(door.handle(requests.asked("play", language="fr", **asked)))
    answer = page("film", {"level": opened["pack"]["chapters"][0]["levels"][0], "played": played})
    assert answer == near(seen_and_heard(level, script))


def test_numbers_change_places_on_the_same_way(page):
    level = next(each for each in builtin.pack().levels if each.id.endswith("07-la-bulle"))
    script = programs.solution(level).script
    film, seen = Film(level, 4.0), 0
    film.take(session.play(level, script, "fr"))
    stage = FilmScenes(film)
    for index in range(1, len(film.traces[0]) + 1):
        film.head.seek(index)
        before, after = stage.scene(index - 1), stage.scene(index)
        for part in (0.0, 0.3, 1.0):
            swap = swapping(Moment(before, after, part))
            asked = {"before": serialize.moving(before), "after": serialize.moving(after), "part": part}
            told = page("swap", asked)
            assert (told is None) == (swap is None)
            if swap and told:
                seen += 1
                assert told["stays"] == near(serialize.shapes(swap.stays))
                assert told["goes"] == near(serialize.shapes(swap.goes))
    assert seen >= 2


SENTENCES = st.lists(st.one_of(st.just(MARK), st.text(max_size=4)), max_size=7).map("".join)


@FEW
@given(SENTENCES)
def test_the_place_in_a_sentence_is_the_same_words(page, sentence):
    assert page("parts", sentence) == list(parts(sentence))


@FEW
@given(st.text("abI -«»?!:▶\n", max_size=40))
@example("Pilote, donne-moi tes flèches !")
@example("Touche « Possible ? », puis range-les.")
def test_the_page_ends_lines_only_where_the_window_does(page, words):
    pieces = [piece for piece, _whole in page("pieces", words)]
    assert "".join(pieces) == words
    window = [word for line in words.split("\n") for word in GAPS.split(line) if word]
    assert [piece for piece in pieces if piece not in (" ", "\n")] == window


@pytest.mark.parametrize(
    ("words", "whole"),
    [
        ("Pilote, donne-moi tes flèches !", ["donne-moi", "flèches !"]),
        ("Touche « Possible ? ».", ["« Possible ? »."]),
        ("Choisis, puis ▶. Here I am!", ["puis ▶.", "I am!"]),
        ("a-" * 14, ["a-" * 14]),
        ("a-" * 15, []),  # it might be wider than its room
    ],
)
def test_a_browser_is_told_where_no_line_may_end(page, words, whole):
    assert [piece for piece, kept in page("pieces", words) if kept] == whole


CAUSES = st.lists(
    st.lists(
        st.text(st.characters(codec="utf-8"), max_size=20)
        | st.sampled_from(
            [
                "2026-12-01 10:00",
                "codeweek 0.1.0, Python 3.13.2, emscripten: play",
                "  codeweek/play/judge.py:12 judged",
                "ValueError: Lucas",
                "Python ended: PythonError: Lucas",
                '  File "/lib/codeweek/play/judge.py", line 3, in judged',
                "Python's worker: Uncaught RangeError: Lucas",
                "0.1.0 TypeError: Lucas",
                "    at put (https://ecole.example/lucas/main-A1.js:2:30)",
                "put@http://192.168.1.7:8000/main-A1.js:2:30",
            ]
        ),
        max_size=5,
    ).map("\n".join),
    max_size=12,
)


@FEW
@given(CAUSES, st.sampled_from(data.WHOLE))
def test_the_file_about_a_problem_says_the_same(page, causes, language):
    facts = {"version": "0.1.0", "system": "Mozilla/5.0 (X11; Linux)", "size": "1366 × 768"}
    text = data.text(language)
    file = {"language": language, "one": [], "messages": {"ui": {"problem": text.table("ui")["problem"]}}}
    assert page("problem", file, facts, causes) == problem_report.content(text, "page", facts, causes)


WHOLE = st.integers(-9, 9) | st.booleans() | st.none() | st.text(st.characters(codec="utf-8"), max_size=3)
VALUES = st.recursive(
    WHOLE, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("aZé9_", max_size=2), inner)
)
NUMBERED = st.lists(
    st.fixed_dictionaries(
        {"saved": st.integers(0, 5), "program": st.dictionaries(st.sampled_from("ab"), st.integers(0, 2))}
    ),
    max_size=8,
)


@FEW
@given(VALUES)
def test_a_program_has_one_text_in_both(page, value):
    assert page("canon", value) == numbered.canon(value)


@FEW
@given(NUMBERED, st.integers(1, 4))
def test_the_same_programs_are_the_newest(page, programs, most):
    newest = numbered.newest(numbered.read(programs), most)
    assert page("newest", programs, most) == numbered.written(newest)


@FEW
@given(st.integers(0, 5), st.integers(0, 3), st.integers(0, 3), st.integers(0, 3))
def test_the_bulb_glows_for_the_same_child(page, tries, stars, read, hints):
    level = SimpleNamespace(id="a", hints=("",) * hints)
    progress = Progress(tries={"a": tries}, stars={"a": stars}, hints={"a": read})
    asked = {"id": "a", "hints": [""] * hints}
    assert page("wants", asked, progress.to_json()) == course.wants_hint(level, progress)


WHOLE_LIFE = [
    life.Seen(quiet, asks, problem, playing, end, effect, lit)
    for quiet, end in product((0.0, life.SLEEP - 0.1, life.SLEEP), ("", *life.ENDS))
    for asks, problem, playing, lit in product((False, True), repeat=4)
    for effect in ("", "bump", "pick", "drop", "say")
]


def test_the_hero_feels_and_the_pilot_does_the_same_whatever_is_seen(page):
    assert page("feels", [vars(seen) for seen in WHOLE_LIFE]) == [
        [life.face(seen), life.pilot(seen)] for seen in WHOLE_LIFE
    ]


@FEW
@given(st.lists(st.tuples(st.sampled_from("ab"), st.lists(st.sampled_from("xyz"), max_size=3)), max_size=9))
def test_heroes_say_their_lines_in_the_same_turn(page, lists):
    turns = InTurn()
    assert page("inTurn", lists) == [turns.next(name, things) or "" for name, things in lists]


PLACES = st.integers(0, 6).map(lambda half: half / 2)
HEROES = st.builds(
    Sprite,
    st.just(HERO),
    st.sampled_from([*(f"{folder}/hero" for folder in life.JOYS), "turtle/studio/hero_up"]),
    PLACES,
    PLACES,
    st.sampled_from([0.54, 0.9]),
    st.sampled_from([0.0, 90.0, 180.0, 270.0]),
    effect=st.sampled_from(["", "bump", "pick"]),
    face=st.sampled_from(["", "", "glad"]),
)
CARRIED = Sprite("basket", "robot/space/item", 0.17, 0.68, 0.34, label="2")
THINGS = st.sampled_from([(), (CARRIED,), (Sprite("item-A1", "robot/space/item", 1.5, 0.5, 0.62),)])
SECONDS = st.none() | st.integers(0, 40).map(lambda tenth: tenth / 10)


@FEW
@given(HEROES, HEROES, THINGS, THINGS, st.integers(0, 10), SECONDS, SECONDS, st.sampled_from(["", *FACES]))
def test_a_hero_walks_turns_bumps_and_rejoices_alike(page, old, new, had, has, tenth, clock, cheer, face):
    before, after = (Scene(4, 4, (), (*things, hero)) for things, hero in ((had, old), (has, new)))
    moment = Moment(before, after, tenth / 10, clock, cheer, face=face)
    ours = [vars(posed(sprite, moment)) for sprite in sprites_at(moment)]
    told = {"before": serialize.moving(before), "after": serialize.moving(after)}
    assert page(
        "painted", {**told, "part": tenth / 10, "clock": clock, "cheer": cheer, "face": face}
    ) == near(ours)


@FEW
@given(
    HEROES,
    st.sampled_from(ANIMALS),
    st.sampled_from(sorted(TINTS)),
    st.sampled_from(["", *WORN["hat"]]),
    st.integers(-40, 400),
)
def test_an_animal_sits_alike_in_every_hero(page, hero, animal, colour, hat, lean):
    told = serialize.moving(Scene(4, 4, (), (hero,)))["sprites"][0]
    ours = list(aboard(hero, Rider(animal, TINTS[colour], hat), lean))
    drawn = serialize.scene(Scene(4, 4, tuple(ours)))["background"]
    assert page("boarded", told, {"animal": animal, "colour": colour}, hat, lean) == near(drawn)


@FEW
@given(HEROES, HEROES, THINGS, THINGS, st.booleans())
def test_a_tick_of_a_game_sounds_alike(page, old, new, had, has, pressed):
    before, now = (Scene(4, 4, (), (*things, hero)) for things, hero in ((had, old), (has, new)))
    assert page("heard", serialize.moving(before), serialize.moving(now), pressed) == heard_of_tick(
        before, now, pressed
    )


@FEW
@given(st.integers(0, 24), st.integers(300, 2600), st.integers(100, 1800), st.sampled_from(["LAND", "LEVEL"]))
def test_the_way_through_the_map_is_the_same(page, count, width, height, kind):
    found = ways.way(count, width, height, getattr(ways, kind))
    assert page("way", count, width, height, kind) == near(vars(found))


IDS = [level.id for level in CHAPTERS[0].levels]
TOUCHED = st.sets(st.sampled_from([IDS[0], *IDS[-3:], CHAPTERS[1].levels[0].id]))


@FEW
@given(TOUCHED, TOUCHED, TOUCHED)
def test_a_chapter_opens_with_its_comic_and_ends_with_it_for_the_same_children(page, won, tried, built):
    progress = Progress(dict.fromkeys(won, 2), dict.fromkeys(tried, 1), programs={id: {} for id in built})
    chapter = {
        "comic": True,
        "levels": [{"id": level.id, "mode": level.mode} for level in CHAPTERS[0].levels],
    }
    answer = page("told", chapter, progress.to_json())
    pack = builtin.pack()
    assert answer == [
        story_progress.opens(pack, progress, CHAPTERS[0]),
        story_progress.is_done(progress, CHAPTERS[0]),
    ]


@FEW
@given(st.sampled_from(EXERCISES), st.lists(st.integers(0, 3), min_size=6, max_size=6), st.booleans())
def test_an_exercise_is_worth_the_same_and_its_parts_open_alike(page, level, earned, unlocked):
    stars = {part.id: n for part, n in zip(level.parts, earned, strict=False) if n}
    progress = Progress(stars, unlocked=unlocked)
    told = [
        {"id": each["id"], "part": each["part"]} for each in describe.level(level, data.text("fr"))["parts"]
    ]
    assert page("exercise", told, stars, unlocked) == {
        "points": [*exercise.points(level, stars)],
        "worth": exercise.worth(level, stars),
        "played": exercise.part_to_play(level, progress).id,
        "open": [exercise.is_open(level, progress, part) for part in level.parts],
        "of": [level.id] * len(level.parts),
    }


@pytest.mark.parametrize("cast", [False, True], ids=["a board", "a comic"])
@pytest.mark.parametrize("dress", [plain_theme.LIGHT, plain_theme.DARK], ids=["light", "dark"])
def test_both_shells_paint_the_same_of_a_scene_in_the_sober_look(page, dress, cast):
    worn = replace(dress, cast=cast)
    for chapter in CHAPTERS:
        level = chapter.levels[-1]
        scene = programs.kind_of(level).picture(level.maps[0].world, level.look)
        kept = (worn.shape(shape) for shape in (*scene.background, *scene.marks, *scene.rim))
        shapes = tuple(shape for shape in kept if shape)
        images = [shape.image for shape in shapes if isinstance(shape, Image)]
        images += [sprite.image for sprite in scene.sprites]
        mine = serialize.scene(replace(scene, sprites=tuple(map(worn.sprite, scene.sprites))))
        theirs = page("sober", serialize.scene(scene), dress is plain_theme.DARK, cast)
        assert near(theirs) == near(
            [serialize.shapes(shapes), mine["sprites"], [worn.outlines(image) for image in images]]
        )


@FEW
@example(won=[True, False, False, True], here=1)
@example(won=[False] * 8 + [True], here=0)
@given(won=st.lists(st.booleans(), min_size=1, max_size=8), here=st.integers(-1, 8))
def test_the_way_is_gold_in_both_where_the_child_went_and_nowhere_else(page, won, here):
    gold = ways.walked(won, here)
    assert page("walked", won, here) == gold
    for at, bend in enumerate(gold):
        assert bend == (won[at] and (won[at + 1] or here == at + 1))
