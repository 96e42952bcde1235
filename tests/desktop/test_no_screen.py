"""Where there is no screen, or no sound card, the game says what to do, or plays all the same."""

import os
import subprocess
import sys

import pytest
from real_window import Desk

from codeweek.desktop.sound.sounds import Sounds

SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "XDG_RUNTIME_DIR", "SDL_", "CODEWEEK_UNSEEN")
NOT_HERE = "Il n'y a pas d'écran ici"
NOWHERE = {"DISPLAY": ":7654"}


def bare(**more):
    """The environment of who plays, without a screen but for what is given."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(SCREENS)}
    return {**kept, **more}


def ended(*words, language="fr", **environment):
    """How the game ends when it is started there, and what it says."""
    command = [sys.executable, "-m", "codeweek", f"--language={language}", *words]
    done = subprocess.run(command, env=bare(**environment), capture_output=True, text=True, timeout=20)
    assert done.stdout == ""
    return done.returncode, done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a screen")
@pytest.mark.parametrize(("words", "environment"), [((), {}), (("play",), NOWHERE), (("edit",), {})])
def test_without_a_screen_the_game_says_so_and_what_to_do(words, environment):
    code, said = ended(*words, **environment)
    assert (code, said.count("\n")) == (2, 1)
    assert said.startswith(NOT_HERE)
    assert "`make serve`" in said


def test_without_a_screen_it_is_said_in_english_when_asked():
    code, said = ended(language="en")
    assert (code, said.count("\n")) == (2, 1)
    assert said.startswith("There is no screen here")
    assert "`make serve`" in said


@pytest.mark.parametrize("driver", ["dummy", "offscreen"])
def test_a_video_driver_that_shows_nothing_is_named(driver):
    code, said = ended(SDL_VIDEODRIVER=driver)
    assert (code, said.count("\n")) == (2, 1)
    assert said.startswith(f"SDL_VIDEODRIVER={driver} ne montre la fenêtre à personne")


def test_a_video_driver_that_is_not_there_is_named():
    code, said = ended(SDL_VIDEODRIVER="nothing")
    assert (code, said.count("\n")) == (2, 1)
    assert "SDL_VIDEODRIVER=nothing" in said


def test_a_window_that_nobody_sees_opens_where_tests_ask_for_it(tmp_path):
    there = bare(SDL_VIDEODRIVER="dummy", CODEWEEK_UNSEEN="1", CODEWEEK_HOME=str(tmp_path))
    with subprocess.Popen([sys.executable, "-m", "codeweek"], env=there) as opened:
        with pytest.raises(subprocess.TimeoutExpired):
            opened.wait(4)
        opened.kill()


def test_on_a_screen_and_without_a_sound_card_the_window_opens(display, tmp_path, monkeypatch, capfd):
    for name in [name for name in os.environ if name.startswith(SCREENS)]:
        monkeypatch.delenv(name)
    desk = Desk(display, tmp_path, [sys.executable, "-m", "codeweek"])
    desk.environment["SDL_AUDIODRIVER"] = "alsa"  # which complains where it finds no card
    try:
        desk.open()
        assert desk.process.poll() is None
    finally:
        desk.close()
    assert "ALSA" not in capfd.readouterr().err


def test_a_sound_card_that_is_not_there_is_silence(monkeypatch):
    monkeypatch.setenv("SDL_AUDIODRIVER", "nothing")
    import pygame

    pygame.mixer.quit()
    sounds = Sounds()
    try:
        assert not sounds.open()
        sounds.play("step")
    finally:
        pygame.mixer.quit()
