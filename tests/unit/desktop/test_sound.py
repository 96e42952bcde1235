"""Sounds play when they can, and SDL is told what it needs."""

import os

import pytest

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

import pygame

from codeweek.desktop.environment import prepare
from codeweek.desktop.sound.sounds import NAMES, Sounds


def test_every_effect_plays_where_there_is_a_sound_card() -> None:
    sounds = Sounds()
    assert sounds.open()
    for name in NAMES:
        sounds.play(name)
    assert pygame.mixer.get_busy()
    pygame.mixer.quit()


def test_nothing_plays_when_the_person_wants_silence() -> None:
    sounds = Sounds(on=False)
    assert sounds.open()
    sounds.play("win")
    assert not pygame.mixer.get_busy()
    pygame.mixer.quit()


def test_a_computer_without_a_sound_card_is_only_silent(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise pygame.error("no sound card")

    monkeypatch.setattr(pygame.mixer, "init", refuse)
    sounds = Sounds()
    assert not sounds.open()
    sounds.play("win")


def test_what_a_person_set_for_sdl_is_left_alone() -> None:
    environment = {"SDL_FRAMEBUFFER_ACCELERATION": "1"}
    prepare(environment, "linux")
    assert environment["SDL_FRAMEBUFFER_ACCELERATION"] == "1"
    assert environment["SDL_VIDEO_X11_WMCLASS"] == "codeweek"


@pytest.mark.parametrize(("platform", "told"), [("linux", True), ("win32", False), ("darwin", False)])
def test_only_linux_is_told_not_to_accelerate(platform: str, told: bool) -> None:
    environment: dict[str, str] = {}
    prepare(environment, platform)
    assert ("SDL_FRAMEBUFFER_ACCELERATION" in environment) is told
