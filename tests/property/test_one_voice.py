"""Whatever a child touches, at most one voice speaks, and the effects are softer just as long."""

from math import inf

from hypothesis import given
from hypothesis import strategies as st

from codeweek import data
from codeweek.desktop.pages.reading_aloud import Reading
from codeweek.desktop.sound.speech_output import SystemVoice, command
from codeweek.desktop.sound.voice import SLOWER, START, SpokenText, Voice
from codeweek.play.read_aloud import Clip, Clips, parts

CLIPPED = {words: Clip(words, seconds, "") for words, seconds in (("Un.", 1.0), ("Deux.", 0.5))}
TEXTS = [
    SpokenText("Un."),
    SpokenText("Un. Deux."),
    SpokenText("Trois."),
    SpokenText("Quatre.", "Deux."),
    SpokenText(""),
]


class Ears:
    """Plays clips and speaks, never both at once. A text of the system takes two seconds."""

    def __init__(self, system: bool) -> None:
        self.sounding, self.has, self.left, self.there = "", system, 0.0, True
        self.heard: list[str] = []

    def play(self, clip: Clip) -> None:
        self.begin(clip.name)

    def say(self, words: str, _language: str) -> None:
        self.left = 2.0
        self.begin(words)

    def begin(self, words: str) -> None:
        assert not self.sounding
        self.sounding = words
        self.heard.append(words)

    def speaks(self, _language: str) -> bool:
        return self.has

    def speaking(self) -> bool:
        return self.left > 0

    def stop(self) -> None:
        self.sounding, self.left = "", 0.0


def made(system: bool) -> tuple[Voice, Ears, list[bool]]:
    ears, softer = Ears(system), [False]
    voice = Voice(ears, ears, softer.append)
    voice.speak(data.text("fr"))
    voice._clips["fr"] = Clips({}, CLIPPED)
    return voice, ears, softer


ACTS = st.one_of(
    st.tuples(st.just("say"), st.lists(st.sampled_from(TEXTS), max_size=3)),
    st.tuples(st.just("stop"), st.none()),
    st.tuples(st.just("wait"), st.floats(0.01, 0.4)),
    st.tuples(st.just("language"), st.sampled_from(["fr", "en"])),
)


@given(st.booleans(), st.lists(ACTS, max_size=12))
def test_one_voice_speaks_and_what_is_lit_is_what_is_read(system: bool, acts: list) -> None:
    voice, ears, softer = made(system)
    for name, value in acts:
        if name == "say":
            voice.say(*value)
        elif name == "stop":
            voice.stop()
        elif name == "language":
            voice.speak(data.text(value))
        else:
            ears.left = max(0.0, ears.left - value)
            voice.pass_time(value)
        assert bool(ears.sounding) == voice.speaking == bool(voice.reading) == softer[-1]
        if voice.lit:
            assert voice.lit.shown == voice.reading
            assert voice.reading[voice.lit.start : voice.lit.end].strip()
    for _second in range(60):
        ears.left = max(0.0, ears.left - 1)
        voice.pass_time(1.0)
    assert not voice.speaking
    assert voice.lit is None
    assert not ears.sounding


def test_a_text_is_read_by_its_clips_then_by_the_system_then_in_other_words() -> None:
    for system, heard in ((True, ["Un.", "Deux.", "Trois.", "Quatre."]), (False, ["Un.", "Deux.", "Deux."])):
        voice, ears, _softer = made(system)
        voice.say(*TEXTS[1:])
        while voice.speaking:
            ears.left = max(0.0, ears.left - 0.1)
            voice.pass_time(0.1)
        assert ears.heard == heard


def test_a_voice_of_the_system_that_never_ends_is_waited_for_so_long_and_no_longer() -> None:
    voice, ears, _softer = made(True)
    voice.say(SpokenText("Trois."), SpokenText("Un."))
    ears.left = inf
    (part,) = parts("Trois.", "", voice.clips, True)
    longest = SLOWER * part.seconds + START
    voice.pass_time(longest - 0.01)
    assert ears.sounding == "Trois."
    voice.pass_time(0.02)
    assert ears.heard == ["Trois.", "Un."]


def test_nothing_is_read_over_a_run_and_a_run_that_begins_is_silence() -> None:
    voice, ears, _softer = made(False)
    reading = Reading(voice, lambda: True)
    reading.arrive(SpokenText("Un."), SpokenText("Deux."))
    assert ears.sounding == "Un."
    reading.follow(SpokenText("Deux."), True)
    assert not ears.sounding
    reading.follow(SpokenText("Un."), True)
    assert not ears.sounding
    reading.follow(SpokenText("Un."), False)  # it is over: what came of it
    assert ears.sounding == "Un."
    reading.press(SpokenText("Un."))  # the speaker of what is read
    assert not ears.sounding


def test_who_does_not_want_to_be_read_to_hears_what_a_speaker_reads_and_no_more() -> None:
    voice, ears, _softer = made(False)
    reading = Reading(voice, lambda: False)
    reading.arrive(SpokenText("Un."), SpokenText("Deux."))
    reading.follow(SpokenText("Deux."), False)
    assert not ears.heard
    reading.press(SpokenText("Un."))
    assert ears.sounding == "Un."
    reading.follow(SpokenText("Deux. "), False)  # what was read stands there no more
    assert not ears.sounding


def test_a_system_without_a_voice_of_that_language_is_not_asked_again() -> None:
    system = SystemVoice(lambda _language: ("sh", "-c", "exit 3"))
    assert system.speaks("fr")
    system.say("Bonjour", "fr")
    while system.speaking():
        pass
    assert not system.speaks("fr")
    absent = SystemVoice(lambda _language: ("/nowhere/at/all",))
    absent.say("Bonjour", "fr")
    assert not absent.speaking()
    assert not absent.speaks("fr")


def test_a_voice_of_the_system_is_silent_at_once() -> None:
    system = SystemVoice(lambda _language: ("sleep", "60"))
    system.say("Bonjour", "fr")
    assert system.speaking()
    system.stop()
    assert not system.speaking()
    assert system.speaks("fr")


def test_each_system_has_its_own_way_to_speak() -> None:
    assert command("fr", "linux", lambda name: name == "spd-say")[0] == "spd-say"
    assert command("fr", "linux", lambda _name: True)[:3] == ("espeak-ng", "-v", "fr")
    assert command("fr", "linux", lambda _name: None) == ()
    assert command("en", "darwin")[0] == "say"
    assert command("es", "darwin") == ()
    assert "-eq 'fr'" in command("fr", "win32")[-1]
