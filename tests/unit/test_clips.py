"""The clips that come with codeweek say what their list says; a text without its own is a warning."""

import json

import make_voices
import pygame
import pytest
import voice_texts

from codeweek import data
from codeweek.play.read_aloud import FOLDER, load, name, parts

LANGUAGES = list(make_voices.LANGUAGES)
FRAME = 0.16  # seconds that an MP3 may be longer than what is in it


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_clip_is_named_by_its_words_and_none_is_left_over(language):
    listed = make_voices.entries(language)
    assert all(name(language, told["text"]) == clip for clip, told in listed.items())
    there = {path.stem for path in data.folder(FOLDER).glob("*.mp3")}
    assert listed.keys() <= there
    assert there == {clip for each in LANGUAGES for clip in make_voices.entries(each)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_clips_of_a_language_are_small_and_short(language):
    listed = make_voices.entries(language)
    folder = data.folder(FOLDER)
    assert sum((folder / f"{clip}.mp3").stat().st_size for clip in listed) <= make_voices.MOST
    assert max(told["seconds"] for told in listed.values()) < 6


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_clip_lasts_as_long_as_its_list_says(language):
    pygame.mixer.init(22050, -16, 1, 512)
    listed = make_voices.entries(language)
    for clip in list(listed)[::20]:
        sound = pygame.mixer.Sound(data.folder(FOLDER) / f"{clip}.mp3")
        assert listed[clip]["seconds"] <= sound.get_length() + FRAME
        assert sound.get_length() <= listed[clip]["seconds"] + FRAME
    pygame.mixer.quit()


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_text_of_priorities_1_to_4_has_its_clip(language):
    """What a child who cannot read needs to play alone; `make voices` makes those of new texts."""
    text = data.text(language)
    clips = load(text)
    told = {each.words for each in voice_texts.all_texts(text) if each.order <= 4}
    assert len(told) > 100
    assert [words for words in told if not parts(words, "", clips, False)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_nearly_every_text_that_matters_can_be_read_without_a_voice_of_the_computer(language):
    """All of them when the clips are made; a text that was changed since is a warning of `make check`."""
    text = data.text(language)
    clips = load(text)
    told = {each.words for each in voice_texts.all_texts(text) if each.order <= 6}
    silent = [words for words in told if not parts(words, "", clips, False)]
    assert len(told) > 200
    assert len(silent) <= len(told) / 10, silent


def test_a_missing_clip_and_one_that_nothing_says_are_told_and_nothing_else(monkeypatch, tmp_path):
    listed = make_voices.entries("fr")
    gone = next(iter(listed))
    text = listed.pop(gone)["text"]
    (tmp_path / "fr.json").write_text(json.dumps({**listed, "0" * 16: {"text": "Miaou."}}), encoding="utf-8")
    before = set(make_voices.problems("fr"))
    monkeypatch.setattr(make_voices, "FOLDER", tmp_path)
    monkeypatch.setattr(make_voices, "_file", lambda clip: data.folder(FOLDER) / f"{clip}.mp3")
    told = set(make_voices.problems("fr")) - before
    assert {f"fr: no clip says « {text} »", "fr: nothing says « Miaou. » any more"} <= told
    assert len(told) == 3  # the file of what nothing says is not there either


def test_a_recording_of_a_person_is_never_made_again(monkeypatch, tmp_path):
    words = {"a" * 16: "Bonjour.", "b" * 16: "Au revoir."}
    said = []
    monkeypatch.setattr(make_voices, "FOLDER", tmp_path)
    monkeypatch.setattr(make_voices, "wanted", lambda _language: {"a" * 16: "Bonjour."})
    monkeypatch.setattr(make_voices, "_pico", lambda *asked: said.append(asked) or 1.0)
    by_hand = {clip: {"text": text, "seconds": 1.0, "by": make_voices.PERSON} for clip, text in words.items()}
    (tmp_path / "fr.json").write_text(json.dumps(by_hand), encoding="utf-8")
    for clip in words:
        (tmp_path / f"{clip}.mp3").write_bytes(b"a voice")
    make_voices.make("fr")
    assert not said
    assert make_voices.entries("fr") == by_hand  # also the one that no text asks for now
    assert (tmp_path / f"{'b' * 16}.mp3").read_bytes() == b"a voice"
