"""The clips that come with codeweek say what their list says; a text without its own is a warning."""

import io
import json

import make_voices
import pygame
import pytest
import voice_texts

from codeweek import data
from codeweek.diagnostic import Diagnostic
from codeweek.play import builtin
from codeweek.play.feedback.level_voice import voice
from codeweek.play.read_aloud import FOLDER, load, name, parts, sentences, signs, sound, spoken
from codeweek.progress.doors import DOORS

LANGUAGES = list(make_voices.LANGUAGES)
LONGEST = 14  # seconds of a sentence
FRAME = 0.16  # seconds that an MP3 may be longer than what is in it


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_clip_is_named_by_its_words_and_none_is_left_over(language):
    listed = make_voices.entries(language)
    assert all(name(language, told["text"]) == clip for clip, told in listed.items())
    there = {path.name for path in data.folder(FOLDER).glob("*.mp3")}
    assert there == {told["file"] for each in LANGUAGES for told in make_voices.entries(each).values()}
    for file in {told["file"] for told in listed.values()}:
        at = 0
        for told in (told for told in listed.values() if told["file"] == file):
            assert told["at"] == at
            at += told["size"]
        assert at == (data.folder(FOLDER) / file).stat().st_size


def test_each_chapter_has_its_file_and_what_several_say_is_in_one() -> None:
    folders = {chapter.folder for chapter in builtin.pack().chapters}
    for language in LANGUAGES:
        files = {told["file"] for told in make_voices.entries(language).values()}
        names = (*folders, make_voices.FIRST, make_voices.COMMON, make_voices.COMMON_RUNS)
        assert files == {f"{name}.{language}.mp3" for name in names}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_heard_until_the_first_win_is_in_one_small_file(language):
    told, text = make_voices.placed(language), data.text(language)
    first = {words for words, file in told.values() if file == f"{make_voices.FIRST}.{language}.mp3"}
    level = builtin.pack().levels[0]
    heard = [text.pick(level.story), voice(text, level).tell(Diagnostic("ui.start.run"))]
    heard += [text(f"ui.doors.{door.name}") for door in DOORS]
    for words in heard:
        assert {spoken(part, signs(text)) for _start, part in sentences(words)} <= first, words
    assert (data.folder(FOLDER) / f"{make_voices.FIRST}.{language}.mp3").stat().st_size <= 80_000


def test_the_clips_of_all_languages_are_small_and_short():
    listed = [told for language in LANGUAGES for told in make_voices.entries(language).values()]
    assert sum(told["size"] for told in listed) <= make_voices.MOST
    assert max(told["seconds"] for told in listed) < LONGEST


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_clip_lasts_as_long_as_its_list_says(language):
    pygame.mixer.init(22050, -16, 1, 512)
    for clip in list(load(data.text(language)).by_words.values())[::60]:
        heard = pygame.mixer.Sound(io.BytesIO(sound(clip)))
        assert clip.seconds <= heard.get_length() + FRAME
        assert heard.get_length() <= clip.seconds + FRAME
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
    told = listed.pop(gone)
    listed["0" * 16] = {**told, "text": "Miaou.", "file": "none.fr.mp3"}
    (tmp_path / "fr.json").write_text(json.dumps(listed), encoding="utf-8")
    before = set(make_voices.problems("fr"))
    for path in data.folder(FOLDER).glob("*.mp3"):
        (tmp_path / path.name).symlink_to(path)
    monkeypatch.setattr(make_voices, "FOLDER", tmp_path)
    assert set(make_voices.problems("fr")) - before == {
        f"fr: no clip says « {told['text']} »",
        "fr: nothing says « Miaou. » any more",
        "fr: clips/none.fr.mp3 is listed, and not there",
    }


def test_a_recording_of_a_person_is_never_made_again_and_only_what_is_missing_is_made(monkeypatch, tmp_path):
    words = {"a" * 16: "Bonjour.", "b" * 16: "Au revoir.", "c" * 16: "Encore."}
    asked = {name: (words[name], "one.fr.mp3") for name in ("a" * 16, "c" * 16)}
    monkeypatch.setattr(make_voices, "FOLDER", tmp_path)
    monkeypatch.setattr(make_voices, "placed", lambda _language: asked)
    monkeypatch.setattr(make_voices, "_pico", lambda _language, said, _file: (said.encode(), 1.0))
    monkeypatch.setattr(make_voices, "_encoded", lambda path: (path.read_bytes(), 2.0))
    make_voices.make("fr")
    (tmp_path / f"{'a' * 16}.wav").write_bytes(b"a voice")
    make_voices.record("fr", tmp_path)
    asked.pop("a" * 16)
    monkeypatch.setattr(make_voices, "_pico", None)
    make_voices.make("fr")
    entries = make_voices.entries("fr")
    assert {name: told["by"] for name, told in entries.items()} == {
        "a" * 16: make_voices.PERSON,  # also the one that no text asks for now
        "c" * 16: make_voices.PICO,
    }
    found = (tmp_path / "one.fr.mp3").read_bytes()
    assert {found[told["at"] :][: told["size"]] for told in entries.values()} == {b"a voice", b"Encore."}
