"""What children met: runs that failed alike, by what was told of them, and whether they won since."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from codeweek.room.room_json import Event, Ran

ALIKE = 2  # runs in a row: once is an attempt
MOST = 30  # of one child, the newest


@dataclass(frozen=True)
class Met:
    """Runs on a level that failed alike; `key` of the sentence, `since` the first of them, `at` the last.

    `freed`: the level is won since.
    """

    key: str
    pack: str
    level: str
    since: float
    at: float
    freed: bool = False


Mets = tuple[Met, ...]


def failed(mets: Mets, event: Event, ran: Ran, same: int, at: float) -> Mets:
    """Those after one more run that failed like the one before: `same` in a row."""
    if same < ALIKE:
        return mets
    place = (ran["key"], event["pack"], event["level"])
    before = next((met for met in mets if (met.key, met.pack, met.level) == place), None)
    others = tuple(met for met in mets if met is not before)
    if before is None:
        return (*others, Met(*place, at, at))[-MOST:]
    return (*others, replace(before, at=max(before.at, at), freed=False))


def won(mets: Mets, pack: str, level: str, freed: bool = True) -> Mets:
    """Those after a win of a level, or after it was lost when it was played again."""
    return tuple(replace(met, freed=freed) if (met.pack, met.level) == (pack, level) else met for met in mets)


# The misconceptions that a sentence tells of. What it says of nothing but the place is not one of them.
MISCONCEPTIONS: Mapping[str, tuple[str, ...]] = {
    "count": ("say.wrong_count_loop",),
    "close": ("say.wrong_said_close",),
    "past": ("say.goal_passed", "say.went_on", "say.drawing_extra"),
    "short": ("say.goal_missed_short", "say.drawing_missing"),
    "side": ("say.wrong_side", "say.facing_wrong"),
    "path": ("say.bump_wall", "say.out_of_grid"),
    "place": ("say.nothing_to_pick", "say.walked_past", "say.dropped_outside", "say.empty_bag"),
    "left": ("say.items_left", "say.pots_left", "say.paint_left"),
    "question": (
        *("say.if_never_true", "say.asked_once", "say.while_never_started", "say.until_never_started"),
        *("say.while_ended", "say.until_ended", "say.nothing_to_pick_sensor"),
    ),
    "endless": ("run.endless", "run.budget", "say.talks_on", "say.draws_on", "say.plays_on"),
    "inside": (
        *("say.empty_repeat", "say.empty_while", "say.empty_if", "say.empty_else", "say.empty_define"),
        "say.loose_blocks",
    ),
    "maps": ("say.one_test_fails", "say.wrong_said_one_map", "console.one_fails", "console.hidden_fails"),
    "box": (
        *("say.box_stays", "say.wrong_said_fixed", "say.wrong_said_last", "say.box_never_used"),
        *("say.box_never_filled", "say.box_never_filled_no", "say.box_never_filled_yes"),
        *("say.undefined_var", "run.undefined_name", "run.undefined_name_near"),
    ),
    "define": (
        *("say.never_called", "say.parameter_missing", "run.too_deep", "run.undefined_function"),
        *("run.defined_later", "run.other_box", "run.nothing_here", "run.nothing_given"),
    ),
    "index": ("run.index_outside", "run.index_outside_list", "run.index_outside_text"),
    "sorts": ("run.text_and_number", "run.text_and_number_of", "run.mixed_kinds", "run.mixed_kinds_of"),
    "drawing": ("say.drawing_differs",),
    "pen": ("say.drawing_pen_up", "say.drawing_pen_stayed_up"),
    "rest": ("music.missed.early", "music.missed.late"),
}
SORT_OF = {key: sort for sort, keys in MISCONCEPTIONS.items() for key in keys}
