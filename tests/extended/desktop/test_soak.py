"""The children of `make soak`: a moment of them on the window, and that they see what is lost."""

import json

import pytest
from page_driver import FOX, PACK, Visit
from soaked import soaked

from codeweek.app.journey import SHIPPED, Journey
from codeweek.blocks import blockly
from codeweek.levels.program_translation import spoken
from codeweek.levels.programs import solution
from soak.__main__ import grown
from soak.desktop.laws import Broken, Laws

SHORT = ("--seed", 1, "--day", 3, "--acts", 80)
LEVEL = PACK.levels[0].id
NAMED = PACK.level("10-mes-blocs/02-la-marche")  # its programs have names, in each language


def program(level, language="fr"):
    return blockly.save(solution(spoken(level, language)).script)


ONE, OTHER = program(PACK.levels[0]), program(PACK.levels[1])


def test_children_play_on_the_window_and_the_same_seed_plays_the_same():
    one, other = soaked("desktop", *SHORT), soaked("desktop", *SHORT)
    assert one["failures"] == []
    assert one["acts"] == 80
    assert one["levels"] > 1
    assert (one["counts"], one["wins"], one["levels"]) == (other["counts"], other["wins"], other["levels"])


def kept(visit, progress):
    journey = Journey(visit.store, FOX, PACK, SHIPPED)
    journey.keep(progress(journey.progress))


LOSSES = {
    "stars": lambda course: course["stars"].clear(),
    "program": lambda course: course["programs"].clear(),
    "changed, which nobody saw": lambda course: course["programs"].update({LEVEL: OTHER}),
    "gallery": lambda course: course["gallery"].clear(),
}


@pytest.mark.parametrize("said", LOSSES)
def test_what_is_lost_is_seen(said):
    visit = Visit()
    laws = Laws(visit.store.folder)
    kept(visit, lambda progress: progress.won(LEVEL, 2).saved(LEVEL, ONE).kept(LEVEL, ONE))
    laws.before([])
    laws.after([])
    file = visit.store.folder / f"{FOX.name}.json"
    saved = json.loads(file.read_text(encoding="utf-8"))
    LOSSES[said](saved["courses"][SHIPPED])
    file.write_text(json.dumps(saved), encoding="utf-8")
    with pytest.raises(Broken, match=said):
        laws.after([])


def test_names_in_another_language_are_no_loss():
    visit = Visit()
    laws = Laws(visit.store.folder)
    french, english = (program(NAMED, language) for language in ("fr", "en"))
    kept(visit, lambda progress: progress.saved(NAMED.id, french))
    laws.after([])
    kept(visit, lambda progress: progress.saved(NAMED.id, english))
    laws.after([])
    assert french != english


def test_a_file_that_is_gone_or_no_json_is_seen():
    visit = Visit()
    laws = Laws(visit.store.folder)
    kept(visit, lambda progress: progress.won(LEVEL, 2))
    laws.after([])
    file = visit.store.folder / f"{FOX.name}.json"
    file.write_text("{", encoding="utf-8")
    with pytest.raises(ValueError, match="line 1"):
        laws.after([])
    file.unlink()
    with pytest.raises(Broken, match="is gone"):
        laws.after([])


def test_memory_that_climbs_is_told_from_memory_that_comes_and_goes():
    flat = [[100 * i, 100 + 10 * (i % 3)] for i in range(60)]
    leak = [[100 * i, 100 + i] for i in range(60)]
    filling = [[100 * i, min(100, 5 * i)] for i in range(60)]
    assert abs(grown(flat, 6000)) < 3
    assert 38 < grown(leak, 6000) < 42
    assert grown(filling, 6000) < 1
