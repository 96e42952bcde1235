"""Laws of changing the map of a turtle level by hand: its file is still read, all else is as it was."""

from functools import cache
from pathlib import Path

from hypothesis import assume, given
from hypothesis import strategies as st

from codeweek.authoring.draft.level_acts import act, new
from codeweek.authoring.draft.paper import RUNGS, paper
from codeweek.authoring.draft.show import read_level, shown
from codeweek.levels.files.yaml_nodes import read
from codeweek.worlds.turtle.state import COLUMNS, ROWS
from codeweek.worlds.turtle.turtle_map import WIDTHS, parse_map

FILES = sorted((Path(__file__).parents[2] / "levels").glob("*/*.yaml"))
HARD = """\
# Un dessin, écrit à la main
titre: Deux   # un titre
monde: tortue
cartes:  # deux feuilles
  - départ: [ -60 ,  0 ]   # à gauche
    cap:  haut  # vers le haut
    # la feuille
    feuille:   300
  - {cap: 45, cache: true, position_libre: true}
blocs: [avancer, tourner_gauche]
solution: |
  avancer(40)
  # la fin
# au revoir"""
BARE = HARD.replace(HARD[HARD.index("cartes") : HARD.index("blocs")], "carte:   # rien\n")
BARE = BARE.replace("au revoir", "adieu")


@cache
def turtles() -> list[str]:
    texts = [path.read_bytes().decode() for path in FILES]
    shipped = [text for text in texts if "kind: turtle" in text or "monde: tortue" in text]
    return [*shipped, HARD, HARD.replace("\n", "\r\n"), BARE, new("fr", "turtle"), new("en", "turtle")]


drafts = st.deferred(lambda: st.sampled_from(turtles()))
places = st.integers(-3000, 3000) | st.floats(-700, 700, allow_nan=False)
doings = st.fixed_dictionaries(
    {"do": st.just("turtle")},
    optional={
        "map": st.integers(0, 1),
        "heading": st.integers(-800, 800),
        "sheet": st.none() | st.sampled_from(RUNGS) | st.integers(-10, 6000),
        "free": st.booleans(),
    },
)
placed = st.builds(lambda doing, x, y: {**doing, "x": x, "y": y}, doings, places, places)


def maps(draft: str) -> list:
    root, _ = read(draft)
    assert root is not None
    tree = root.plain
    found = next((tree[key] for key in ("map", "maps", "carte", "cartes") if key in tree), None)
    return [] if found is None else found if isinstance(found, list) else [found]


def without_map(draft: str) -> list[str]:
    """The lines that say something else than the maps."""
    root, _ = read(draft)
    assert root is not None
    lines = draft.splitlines()
    key = next((root.keys[key] for key in ("map", "maps", "carte", "cartes") if key in root.value), None)
    if key is None:
        return lines
    end = next((n for n in range(key.line, len(lines)) if lines[n][:1] not in (" ", "#", "")), len(lines))
    return lines[: key.line - 1] + lines[end:]


@given(drafts, st.lists(doings | placed, max_size=6))
def test_after_any_acts_the_sheets_are_read_and_every_other_line_is_as_it_was(draft, whats):
    before = draft
    for what in whats:
        draft = act(draft, what)
    assert without_map(draft) == without_map(before)
    for map in maps(draft):
        known = {"départ": "start", "depart": "start", "cap": "heading", "feuille": "sheet"}
        known |= {"position_libre": "free_position"}
        fields = {known.get(key, key): each for key, each in (map or {}).items()}
        fields = {key: each for key, each in fields.items() if key not in ("cache", "hidden")}
        assert parse_map(fields)[1] == ()
    _, problems = read_level(draft)
    assert {problem.key for problem in problems} <= {"level.model_off_sheet"}


@given(drafts, places, places, st.sampled_from(RUNGS))
def test_the_turtle_is_where_it_is_put_or_at_the_nearest_edge(draft, x, y, width):
    world = shown(act(draft, {"do": "turtle", "x": x, "y": y, "sheet": width}))[0].world
    half = width / 2, width * ROWS / COLUMNS / 2
    for wanted, there, most in zip((x, y), world.at, half, strict=True):
        assert abs(there) <= most
        assert there == round(wanted) or (abs(wanted) > most - 1 and abs(there) > most - 1)
    assert (world.sheet.unit * COLUMNS, world.sheet.given) == (width, True)


@given(drafts, st.integers(-800, 800))
def test_a_heading_is_read_back_and_the_old_one_gives_the_same_start_again(draft, degrees):
    before = shown(draft)[0].world
    turned = act(draft, {"do": "turtle", "heading": degrees})
    assert shown(turned)[0].world.heading == degrees % 360
    assert shown(act(turned, {"do": "turtle", "heading": before.heading}))[0].world == before


@given(drafts)
def test_what_the_hand_is_shown_changes_nothing_when_it_is_given_back(draft):
    seen = [each.paper for each in shown(draft)]
    for number, each in enumerate(seen):
        if not each["fitted"]:
            what = {name: each[name] for name in ("x", "y", "heading", "free")}
            assert act(draft, {"do": "turtle", "map": number, "sheet": each["width"], **what}) == draft


@given(drafts, st.integers(WIDTHS[0], WIDTHS[1]))
def test_the_next_widths_are_on_both_sides_and_within_the_bounds(draft, width):
    seen = paper(shown(act(draft, {"do": "turtle", "sheet": width}))[0].world)
    assert seen["width"] == width
    assert seen["narrower"] is None if width == WIDTHS[0] else WIDTHS[0] <= seen["narrower"] < width
    assert seen["wider"] is None if width == WIDTHS[1] else width < seen["wider"] <= WIDTHS[1]


@given(drafts, st.booleans())
def test_a_drawing_that_may_be_anywhere_is_said_or_not_and_back_is_the_same_start(draft, free):
    before = shown(draft)[0].world
    assume(before.sheet.free != free)
    there = act(draft, {"do": "turtle", "free": free})
    assert shown(there)[0].world.sheet.free is free
    assert shown(act(there, {"do": "turtle", "free": not free}))[0].world == before
