"""A tune is listened to in the window: what is heard, what is seen, and what is kept of it."""

import io
import wave
from array import array
from itertools import pairwise

import pygame
import pytest
from goertzel import SCALE, loudness
from page_driver import Visit

from codeweek.desktop.pages import tune_bar
from codeweek.desktop.pages.level_page import LevelPage
from codeweek.play.tune.note_times import RATE
from codeweek.worlds.music import looks

LEVEL = """\
title: Petit air
kind: musique
mode: debug
class: CM1
toolbox: [play, rest, voice, repeat]
given: |
  jouer("do")
  jouer("mi")
  jouer("fa")
  jouer("do", 2)
solution: |
  jouer("do")
  jouer("mi")
  jouer("sol")
  jouer("do", 2)
"""


class Card:
    """Stands for the sounds of the app: keeps the files that are begun."""

    def __init__(self, on=True):
        self.on, self.volume, self.softer = on, 0.6, False
        self.begun, self.stopped, self.effects, self.sounding = [], 0, [], False

    def open(self):
        return True

    def play(self, name):
        self.effects.append(name)

    def begin(self, file):
        self.begun.append(file)
        self.sounding = True

    def stop(self):
        self.stopped += 1
        self.sounding = False


@pytest.fixture
def visit(tmp_path):
    made = Visit(tmp_path)
    made.app.sounds = Card()
    return made


def _ran(visit: Visit) -> LevelPage:
    page = visit.written(LEVEL)
    visit.press("run")
    visit.until(lambda: page.film.ended and page.film.told)
    return page


def _heard(file):
    with wave.open(io.BytesIO(file)) as reader:
        return [value / 32767 for value in array("h", reader.readframes(reader.getnframes()))]


def _loudest(samples, among=(1, 3, 4, 5)):
    found = {degree: loudness(samples, hertz, RATE) for degree, hertz in SCALE.items() if degree in among}
    return max(found, key=found.__getitem__)


def _line(page: LevelPage):
    """The x of the line that moves."""
    return [shape.points[0][0] for shape in page.scenes.over if getattr(shape, "colour", "") == looks.OFF]


def test_before_a_run_only_the_model_can_be_heard(visit):
    page = visit.written(LEVEL)
    assert page.session.tune.offered == ["model"]
    assert not visit.find("listen", "mine").enabled
    visit.press("listen", "model")
    whole = _heard(visit.app.sounds.begun[-1])
    assert len(whole) == 5 * RATE // 2
    assert [_loudest(whole[at : at + RATE // 4]) for at in range(0, 2 * RATE, RATE // 2)] == [1, 3, 5, 1]


def test_what_the_child_wrote_is_heard_and_a_line_shows_where(visit):
    page = _ran(visit)
    visit.press("listen", "mine")
    whole = _heard(visit.app.sounds.begun[-1])
    assert [_loudest(whole[at : at + RATE // 4]) for at in range(0, 2 * RATE, RATE // 2)] == [1, 3, 4, 1]
    places = []
    for _beat in range(4):
        visit.wait(0.5)
        places += _line(page)
    steps = [after - before for before, after in pairwise(places)]
    assert len(places) == 4
    assert all(abs(step - steps[0]) < 0.02 and step > 0 for step in steps)
    assert visit.find("listen", "mine").spoken == "Arrêter la musique"
    visit.wait(1)
    assert page.scenes.over == ()
    assert page.session.tune.way == ""
    assert visit.find("listen", "mine").spoken == "Écouter mon air"


def test_the_notes_that_sound_are_lit(visit):
    page = _ran(visit)
    visit.press("listen", "mine")
    lights = []
    for _note in range(3):
        visit.wait(0.25)
        lights.append([s for s in page.scenes.over if getattr(s, "fill", "") == looks.LIT])
        visit.wait(0.25)
    assert [len(each) for each in lights] == [1, 1, 1]
    assert [each[0].x for each in lights] == sorted({each[0].x for each in lights})


def test_both_end_with_the_note_that_differs(visit):
    page = _ran(visit)
    assert page.session.tune.offered == ["mine", "model", "both"]
    visit.press("listen", "both")
    whole = _heard(visit.app.sounds.begun[-1])
    mine, model = whole[RATE : RATE + RATE // 4], whole[3 * RATE : 3 * RATE + RATE // 4]
    assert (_loudest(mine), _loudest(model)) == (4, 5)
    assert len(whole) == 2 * (3 * RATE // 2) + RATE // 2  # the last note of neither


def test_a_press_while_it_plays_ends_it_and_so_does_whatever_moves_the_film(visit):
    page = _ran(visit)
    for act in (lambda: visit.press("listen", "mine"), lambda: visit.press("step_back")):
        visit.press("listen", "mine")
        assert page.session.tune.way == "mine"
        act()
        visit.wait(0.1)
        assert page.session.tune.way == ""
        assert page.scenes.over == ()


def test_nothing_is_heard_once_the_child_has_left(visit):
    page = _ran(visit)
    visit.press("listen", "model")
    before = visit.app.sounds.stopped
    visit.key(pygame.K_ESCAPE)
    visit.press("back") if visit.page is page else None
    assert visit.page is not page
    assert visit.app.sounds.stopped > before


def test_each_step_of_the_film_is_heard_and_a_silence_is_not(visit):
    page = visit.written(LEVEL.replace('  jouer("fa")\n', "  silence(1)\n", 1))
    begun = visit.app.sounds.begun
    heard = []
    for _step in range(4):
        before = len(begun)
        visit.press("step")
        heard.append(_loudest(_heard(begun[-1])[: RATE // 4]) if len(begun) > before else None)
    assert heard == [1, 3, None, 1]
    assert not set(visit.app.sounds.effects) & {"note4", "note6", "step"}
    assert page.film.head.player.index == 4


def test_the_note_of_a_step_is_heard_while_a_tune_plays(visit):
    page = _ran(visit)
    visit.press("restart")
    visit.press("listen", "model")
    visit.press("step")
    visit.wait(0.2)
    assert page.session.tune.way == ""
    assert visit.app.sounds.sounding


def test_without_sound_the_line_moves_all_the_same(visit):
    visit.app.sounds = Card(on=False)
    page = _ran(visit)
    visit.press("listen", "model")
    visit.wait(0.6)
    assert visit.app.sounds.begun == []
    assert len(_line(page)) == 1


def test_the_sound_is_kept_beside_the_pictures_each_time_in_a_file_of_its_own(visit, tmp_path):
    page = _ran(visit)
    assert tune_bar.keep(page.session, tmp_path) != tune_bar.keep(page.session, tmp_path)
    files = sorted(tmp_path.glob("*.wav"))
    assert [file.name for file in files] == ["level-1.wav", "level-2.wav"]
    assert len(_heard(files[0].read_bytes())) == 5 * RATE // 2
    visit.press("keep_sound")
    assert visit.page.path.suffix == ".wav"


def test_a_folder_that_refuses_is_told(visit, tmp_path):
    page = _ran(visit)
    (tmp_path / "file").write_text("")
    assert tune_bar.keep(page.session, tmp_path / "file" / "under") is None
    assert tune_bar.keep_score(page.session, tmp_path / "file" / "under") is None


def test_the_score_is_kept_of_what_is_written_now(visit, tmp_path):
    page = visit.written(LEVEL)
    assert not visit.find("keep_score").enabled
    visit.press("step")
    visit.press("step")
    assert tune_bar.keep_score(page.session, tmp_path) == tmp_path / "level-1.svg"
    score = (tmp_path / "level-1.svg").read_text(encoding="utf-8")
    assert "Petit air" in score
    assert (score.count(">do</text>"), score.count(">mi</text>"), score.count(">fa</text>")) == (1, 1, 0)
    visit.press("keep_score")
    assert visit.page.path.suffix == ".svg"


def test_what_is_to_be_foreseen_is_not_heard_before(visit):
    foreseen = LEVEL.replace("mode: debug", "mode: predict").replace("given", "solution", 1)
    foreseen = (
        foreseen[: foreseen.rindex("solution")] + "predict: {ask: tune, choices: [do mi fa do:2, do]}\n"
    )
    page = visit.written(foreseen)
    assert page.session.tune.offered == ["A", "B"]  # the answers, not what is right


def test_each_answer_of_a_prediction_is_heard(visit):
    page = visit.level(15, 1)
    assert [widget.label for widget in page.widgets if widget.action == "listen"] == ["A", "B", "C"]
    for letter, heard in zip("ABC", ([1, 2, 3, 1, 1, 2], [1, 1, 2, 2, 3, 3], [1, 2, 3, 1]), strict=True):
        visit.press("listen", letter)
        whole = _heard(visit.app.sounds.begun[-1])
        found = [_loudest(whole[at : at + RATE // 4], (1, 2, 3)) for at in range(0, len(whole), RATE // 2)]
        assert found[: len(heard)] == heard
        assert page.scenes.over == ()
        assert visit.find("listen", letter).spoken == "Arrêter la musique"
    visit.press("listen", "C")
    assert page.session.tune.way == ""
    assert visit.find("listen", "C").spoken == "Écouter la réponse C"
    assert not [widget for widget in page.widgets if widget.action in ("keep_sound", "keep_score")]
    assert page.guess.chosen is None  # who listens has not answered


def test_other_levels_have_nothing_to_listen_to(visit):
    page = visit.level(1, 1)
    assert page.session.tune.offered == ()
    assert not [widget for widget in page.widgets if widget.action == "listen"]
