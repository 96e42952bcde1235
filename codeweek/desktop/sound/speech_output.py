"""What makes speech heard: clips in the mixer's stream of music, or the computer's own voice."""

import contextlib
import io
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence

import pygame

from codeweek.play.read_aloud import Clip, sound

LOUDER = 1.4  # than effects: words must be understood


class ClipPlayer:
    """One clip at a time, if there is a sound card."""

    volume = 1.0

    @property
    def there(self) -> bool:
        """Whether anything can be heard."""
        return pygame.mixer.get_init() is not None

    def play(self, clip: Clip) -> None:
        """Begin a clip; one that is not there, or cannot be played, is silent."""
        if not self.there or self.volume <= 0:
            return
        with contextlib.suppress(pygame.error, OSError):
            pygame.mixer.music.load(io.BytesIO(sound(clip)), "mp3")
            pygame.mixer.music.set_volume(min(1.0, LOUDER * self.volume))
            pygame.mixer.music.play()

    def stop(self) -> None:
        """Be silent at once."""
        if self.there:
            pygame.mixer.music.stop()


Command = Sequence[str]
NAMES = {"fr": "Thomas", "en": "Daniel"}  # of voices that every macOS has
POWERSHELL = (
    "[Console]::InputEncoding = [Text.Encoding]::UTF8; Add-Type -AssemblyName System.Speech;"
    " $s = New-Object System.Speech.Synthesis.SpeechSynthesizer;"
    " $v = $s.GetInstalledVoices() | Where-Object {{ $_.Enabled -and"
    " $_.VoiceInfo.Culture.TwoLetterISOLanguageName -eq '{language}' }} | Select-Object -First 1;"
    " if (!$v) {{ exit 3 }}; $s.SelectVoice($v.VoiceInfo.Name); $s.Speak([Console]::In.ReadToEnd())"
)
HIDDEN = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # of Windows: no console


def command(
    language: str, platform: str = sys.platform, found: Callable[[str], object] = shutil.which
) -> Command:
    """What speaks a text that it is given; nothing where the system has no such program."""
    if platform == "win32":
        script = POWERSHELL.format(language=language)
        return ("powershell", "-NoProfile", "-NonInteractive", "-Command", script)
    if platform == "darwin":
        return ("say", "-v", NAMES[language], "-f", "-") if language in NAMES else ()
    if found("espeak-ng"):
        return ("espeak-ng", "-v", language, "-s", "140", "--stdin")
    if found("spd-say"):
        return ("spd-say", "--wait", "--pipe-mode", "--language", language)
    return ()


class SystemVoice:
    """Speaks one text at a time; a voice that turned out not to be there is not asked again."""

    def __init__(self, command: Callable[[str], Command] = command) -> None:
        self._command = command
        self._commands: dict[str, Command] = {}
        self._process: subprocess.Popen[bytes] | None = None
        self._language = ""

    def speaks(self, language: str) -> bool:
        """Whether it has a voice for a language, as far as is known."""
        if language not in self._commands:
            self._commands[language] = self._command(language)
        return bool(self._commands[language])

    def say(self, words: str, language: str) -> None:
        """Begin to say it."""
        self.stop()
        if not self.speaks(language):
            return
        self._language = language
        pipe, quiet = subprocess.PIPE, subprocess.DEVNULL
        try:
            started = subprocess.Popen(
                self._commands[language], stdin=pipe, stdout=quiet, stderr=quiet, creationflags=HIDDEN
            )
        except OSError:
            self._commands[language] = ()
            return
        self._process = started
        with contextlib.suppress(OSError):  # it may have ended already
            assert started.stdin
            started.stdin.write(words.encode())
            started.stdin.close()

    def speaking(self) -> bool:
        """Whether it is still saying it."""
        ended = self._process.poll() if self._process else 0
        if ended is None:
            return True
        if ended and self._process:
            self._commands[self._language] = ()  # there is no such voice
        self._process = None
        return False

    def stop(self) -> None:
        """Be silent at once."""
        process, self._process = self._process, None
        if process is None or process.poll() is not None:
            return
        process.kill()
        process.wait()
        if self._commands[self._language][:1] == ("spd-say",):  # it is not itself that speaks
            subprocess.run(["spd-say", "--cancel"], check=False, stderr=subprocess.DEVNULL)


def silent(_language: str) -> Command:
    """No voice at all: of a window that nobody hears."""
    return ()
