"""Laws of a pack being made: order is kept, no level is lost, and a zip of it is itself."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from codeweek import data
from codeweek.authoring.draft.level_acts import new as new_level
from codeweek.authoring.pack_draft.pack_acts import ACTS, act
from codeweek.authoring.pack_draft.pack_files import given as zip_of
from codeweek.authoring.pack_draft.pack_files import new, taken
from codeweek.authoring.pack_draft.pack_outline import Files, outline
from codeweek.authoring.pack_draft.pack_view import view
from codeweek.packs.archive import unzip
from codeweek.packs.load import of_texts
from codeweek.packs.planned import is_played

FRESH = {"fr": new_level("fr"), "en": new_level("en")}
languages = st.sampled_from(["fr", "en"])
titles = st.sampled_from(
    ["Le pont", "Le pont", "2", "10", "L'été : #1", " ", "été", 'dit « "oui" »', "no", "\ud800"]
)
small = st.integers(-1, 4)
STRUCTURE = (
    "add",
    "add_beside",
    "duplicate",
    "move",
    "add_chapter",
    "remove_chapter",
    "move_chapter",
    "set_chapter",
    "set",
    "rename",
)


@st.composite
def edits(draw: st.DrawFn, names: tuple[str, ...] = STRUCTURE) -> dict[str, Any]:
    name = draw(st.sampled_from(names))
    field = draw(
        st.sampled_from(["title", "author", "licence", "cover", "look", "idea", "version", "nothing"])
    )
    value = draw(titles | st.sampled_from(["jungle", "cave", ""]))
    level = draw(st.integers(0, 5))  # which one, made a file below
    return {
        "do": name,
        "chapter": draw(small),
        "place": draw(small),
        "field": field,
        "value": value,
        "title": value,
        "level": level,
        "beside": draw(st.lists(titles, max_size=3)) if name == "add_beside" else [],
    }


def called(title: object, language: str) -> str:
    """A level with a title."""
    readable = str(title).encode("utf-8", "replace").decode()
    return FRESH[language].replace("Mon premier niveau", readable)


def done(files: Files, what: dict[str, Any], language: str) -> Files:
    told = outline(files)
    assert told is not None
    names = told.levels
    file = names[what["level"] % len(names)] if names else "none"
    text, texts = called(what["title"], language), [called(each, language) for each in what["beside"]]
    return act(files, {**what, "file": file, "text": text, "texts": texts}, language)


def order(files: Files) -> list[list[str]]:
    told = outline(files)
    assert told is not None
    return [list(each.levels) for each in told.chapters]


@st.composite
def packs(draw: st.DrawFn) -> tuple[Files, str]:
    language = draw(languages)
    files = new(draw(titles).encode("utf-8", "replace").decode(), language)
    for what in draw(st.lists(edits(), max_size=8)):
        files = done(files, what, language)
    return files, language


@given(packs())
def test_a_zip_of_a_pack_is_the_pack_when_it_is_opened_again(found: tuple[Files, str]) -> None:
    files, language = found
    read, problems = unzip(zip_of(files))
    assert not problems
    assert taken(read, language).files == files


@given(packs(), edits(("move", "remove_chapter", "move_chapter", "set", "set_chapter", "add_chapter")))
def test_no_level_is_lost_or_changed_by_another_order(found: tuple[Files, str], what: dict[str, Any]) -> None:
    files, language = found
    after = done(files, what, language)
    assert {n: t for n, t in after.items() if is_played(n)} == {
        n: t for n, t in files.items() if is_played(n)
    }
    assert sorted(n for each in order(after) for n in each) == sorted(
        n for each in order(files) for n in each
    )


@given(packs(), small, small, st.integers(0, 9))
def test_a_level_is_moved_to_its_place_and_the_others_keep_theirs(
    found: tuple[Files, str], chapter: int, place: int, which: int
) -> None:
    files, language = found
    before = order(files)
    names = [name for each in before for name in each]
    if not names or not 0 <= chapter < len(before):
        return
    name = names[which % len(names)]
    after = order(act(files, {"do": "move", "file": name, "chapter": chapter, "place": place}, language))
    wanted = [[n for n in each if n != name] for each in before]
    assert [[n for n in each if n != name] for each in after] == wanted
    assert after[chapter][max(0, min(place, len(wanted[chapter])))] == name


@given(packs(), st.lists(titles, max_size=3), st.integers(0, 9))
def test_levels_that_are_added_beside_one_follow_it_in_their_order_and_the_others_keep_theirs(
    found: tuple[Files, str], beside: list[str], which: int
) -> None:
    files, language = found
    before = order(files)
    names = [name for each in before for name in each]
    if not names:
        return
    name, texts = names[which % len(names)], [called(each, language) for each in beside]
    after = act(files, {"do": "add_beside", "file": name, "texts": texts}, language)
    assert [[n for n in each if n in files] for each in order(after)] == before
    chapter = next(each for each in order(after) if name in each)
    place = chapter.index(name) + 1
    assert [after[n] for n in chapter[place : place + len(texts)]] == texts
    assert len(after) == len(files) + len(texts)


@given(packs())
def test_what_is_shown_is_what_is_played(found: tuple[Files, str]) -> None:
    files, language = found
    shown = view(files, data.text(language))
    played = of_texts(files)
    assert [[row["file"] for row in each["levels"]] for each in shown.chapters] == [
        [level.file for level in each.levels] for each in played.chapters
    ]
    assert {problem.key for problem in played.problems} <= {"level.missing", "pack.no_level"}
    assert ("pack.no_level" in {p.key for p in played.problems}) <= bool(shown.todo)


@given(
    packs(), st.lists(st.sampled_from(["a.yaml", "x/b.yml", "x/y/b.yaml", "10.yaml", "2.yaml"]), unique=True)
)
def test_levels_in_no_chapter_are_put_in_one_and_told(found: tuple[Files, str], loose: list[str]) -> None:
    files, language = found
    got = taken({**files, **{name: FRESH[language] + f"# {name}\n" for name in loose}}, language)
    assert len(got.added) == len(loose)
    played = order(got.files)
    assert played[-1][len(played[-1]) - len(loose) :] == list(got.added)
    assert sorted(t for n, t in got.files.items() if is_played(n) and n in got.added) == sorted(
        FRESH[language] + f"# {name}\n" for name in loose
    )


def test_every_act_is_tried_by_these_laws() -> None:
    assert set(STRUCTURE) | {"remove", "write"} == set(ACTS)
