"""The film of the README is of the window as it is now: it is played here again, without being written."""

import importlib.util
from pathlib import Path

from PIL import Image

from codeweek.desktop.pages.win import Win

ROOT = Path(__file__).parent.parent.parent
SPEC = importlib.util.spec_from_file_location("make_animation", ROOT / "tools" / "make_animation.py")
MAKER = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(MAKER)


def test_the_film_goes_wrong_once_and_ends_with_three_stars(tmp_path, monkeypatch):
    monkeypatch.setattr(MAKER, "TURN", 0.2)
    film = MAKER.Film(tmp_path)
    MAKER.stumble(film)
    assert list(film.saved["tries"].values()) == [1]
    assert not film.saved["stars"]
    MAKER.mend(film)
    assert isinstance(film.page, Win)
    assert list(film.saved["stars"].values()) == [3]


def test_the_film_is_small_enough_for_a_slow_line():
    path = ROOT / "docs" / "pictures" / "film.webp"
    with Image.open(path) as moving:
        assert moving.size == MAKER.SHOWN
        assert moving.n_frames > 100
    assert path.stat().st_size < 1_500_000
